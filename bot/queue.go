package bot

import (
	"context"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"
)

const (
	// maxWaiting is how many jobs wait in all, maxInLane behind one key; beyond, Submit refuses and the
	// asker is told "busy" at once. 200 digests at 10 s each over maxWorking are four minutes.
	maxWaiting = 200
	maxInLane  = 20
	// maxWorking is how many jobs work at once: they wait for pages and models, not for the processor.
	maxWorking = 8
)

// queue owns every goroutine that works for somebody: jobs of one key run in the order they came, jobs of
// different keys side by side. Each job runs under its own recover.
type queue struct {
	ctx     context.Context // of all jobs; ends at shutdown
	log     *slog.Logger
	working chan struct{} // a token for each job at work

	mu      sync.Mutex
	lanes   map[string][]func(context.Context) // a key is present while its goroutine lives
	waiting int
	closed  bool
	wg      sync.WaitGroup
}

func newQueue(ctx context.Context, log *slog.Logger) *queue {
	return &queue{
		ctx:     ctx,
		log:     log,
		working: make(chan struct{}, maxWorking),
		lanes:   make(map[string][]func(context.Context)),
	}
}

// Submit puts job behind the others of key. It never blocks, since its caller is the gateway's read
// loop; it reports false if too many are waiting already or the queue is closed.
func (q *queue) Submit(key string, job func(context.Context)) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	lane, running := q.lanes[key]
	if q.closed || q.waiting == maxWaiting || len(lane) == maxInLane {
		return false
	}
	q.lanes[key] = append(lane, job)
	q.waiting++
	if !running {
		q.wg.Go(func() { q.drain(key) })
	}
	return true
}

// Now runs job at once, beside everything that waits. It is for what must leave within a second and
// does little: acknowledgements. It reports false if the queue is closed.
func (q *queue) Now(job func(context.Context)) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return false
	}
	q.wg.Go(func() { q.run(job) })
	return true
}

// Together runs part for 0 to n-1 side by side, each under its own recover, and returns when all are done.
// It is for the parts of a job that is at work.
func (q *queue) Together(n int, part func(i int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { q.run(func(context.Context) { part(i) }) })
	}
	wg.Wait()
}

// Closed reports whether Close was called.
func (q *queue) Closed() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.closed
}

func (q *queue) drain(key string) {
	for {
		q.working <- struct{}{}
		job := q.take(key)
		if job != nil {
			q.run(job)
		}
		<-q.working
		if job == nil {
			return
		}
	}
}

// take returns the next job of key, or nil after it has closed the lane.
func (q *queue) take(key string) func(context.Context) {
	q.mu.Lock()
	defer q.mu.Unlock()
	lane := q.lanes[key]
	if len(lane) == 0 {
		delete(q.lanes, key)
		return nil
	}
	q.lanes[key] = lane[1:]
	q.waiting--
	return lane[0]
}

func (q *queue) run(job func(context.Context)) {
	defer func() {
		if r := recover(); r != nil {
			q.log.Error("job panics", "err", r, "stack", string(debug.Stack()))
		}
	}()
	job(q.ctx)
}

// Close refuses new jobs, waits until those accepted are done or the time d is over, and reports whether
// they are done. It may be called again.
func (q *queue) Close(d time.Duration) bool {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	done := make(chan struct{})
	go func() {
		q.wg.Wait()
		close(done)
	}()
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-done:
		return true
	case <-timer.C:
		return false
	}
}

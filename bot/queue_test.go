package bot

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

// notes are words that jobs leave, in the order in which they do.
type notes struct {
	mu    sync.Mutex
	words []string
}

func (n *notes) add(word string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.words = append(n.words, word)
}

func TestJobsOfOneLaneKeepTheirOrderAndOthersPass(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(t.Context(), quiet())
		var n notes
		job := func(word string, d time.Duration) func(context.Context) {
			return func(context.Context) { time.Sleep(d); n.add(word) }
		}
		q.Submit("thread", job("first", 3*time.Second))
		q.Submit("thread", job("second", 0))
		q.Submit("other", job("other", time.Second))
		q.Now(job("now", 0))
		if !q.Close(time.Minute) {
			t.Error("not done in a minute")
		}
		if want := []string{"now", "other", "first", "second"}; !slices.Equal(n.words, want) {
			t.Errorf("order %v, want %v", n.words, want)
		}
	})
}

func TestTheQueueSaysWhenItIsFull(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(t.Context(), quiet())
		gate := make(chan struct{})
		wait := func(context.Context) { <-gate }
		for n := range maxWorking {
			if !q.Submit(fmt.Sprint("at work ", n), wait) {
				t.Fatalf("job %d is refused", n)
			}
		}
		synctest.Wait()
		for n := range maxInLane {
			if !q.Submit("one lane", wait) {
				t.Fatalf("job %d of the lane is refused", n)
			}
		}
		if q.Submit("one lane", wait) {
			t.Error("a lane takes more than its most")
		}
		for n := range maxWaiting - maxInLane {
			if !q.Submit(fmt.Sprint("waiting ", n), wait) {
				t.Fatalf("job %d is refused", n)
			}
		}
		if q.Submit("one more", wait) {
			t.Error("the queue takes more than its most")
		}
		ran := false
		if !q.Now(func(context.Context) { ran = true }) {
			t.Error("an acknowledgement is refused")
		}
		if synctest.Wait(); !ran {
			t.Error("an acknowledgement waits behind work")
		}
		close(gate)
		synctest.Wait()
		if !q.Submit("one more", wait) {
			t.Error("the queue is empty and refuses")
		}
		q.Close(time.Minute)
		if len(q.lanes) != 0 || q.waiting != 0 {
			t.Errorf("%d lanes and %d jobs are left", len(q.lanes), q.waiting)
		}
	})
}

func TestAPanicEndsItsJobAlone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(t.Context(), quiet())
		ran := false
		q.Submit("thread", func(context.Context) { panic("bad") })
		q.Submit("thread", func(context.Context) { ran = true })
		q.Now(func(context.Context) { panic("worse") })
		if !q.Close(time.Minute) || !ran {
			t.Errorf("the job after a panic ran: %v", ran)
		}
	})
}

func TestAClosedQueueFinishesWhatItHasTaken(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cutOff := context.WithCancelCause(t.Context())
		q := newQueue(ctx, quiet())
		var n notes
		slow := func(ctx context.Context) {
			select {
			case <-time.After(time.Hour):
				n.add("done")
			case <-ctx.Done():
				n.add(fmt.Sprint("cut off: ", context.Cause(ctx) == errShutdown))
			}
		}
		q.Submit("a", slow)
		q.Submit("a", slow) // has not begun when it is cut off
		if q.Close(time.Second) {
			t.Error("closed with a job at work")
		}
		if q.Submit("b", slow) || q.Now(slow) {
			t.Error("a closed queue takes jobs")
		}
		cutOff(errShutdown)
		if !q.Close(time.Second) {
			t.Error("jobs that were cut off do not end")
		}
		if want := []string{"cut off: true", "cut off: true"}; !slices.Equal(n.words, want) {
			t.Errorf("jobs ended with %v, want %v", n.words, want)
		}
	})
}

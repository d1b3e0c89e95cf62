package bot

import (
	"context"
	"sync"
)

// openings lets one delivery at a time look for an article's thread in a guild and open it: of two askers
// at once, the second finds the thread of the first. The zero value is ready.
type openings struct {
	mu   sync.Mutex
	held map[string]chan struct{} // closed when the delivery that holds the key is done
}

// enter waits until no other delivery holds key, or ctx ends. After it leave must be called.
func (o *openings) enter(ctx context.Context, key string) (leave func(), err error) {
	for {
		busy, done := o.take(key)
		if done != nil {
			return func() {
				o.mu.Lock()
				delete(o.held, key)
				o.mu.Unlock()
				close(done)
			}, nil
		}
		select {
		case <-busy:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}

// take takes key and returns what to close when it is done, or else what is closed when it is free.
func (o *openings) take(key string) (busy, done chan struct{}) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if busy, ok := o.held[key]; ok {
		return busy, nil
	}
	if o.held == nil {
		o.held = make(map[string]chan struct{})
	}
	done = make(chan struct{})
	o.held[key] = done
	return nil, done
}

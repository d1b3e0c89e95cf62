// Package cachetest holds the contract of [cache.Store] as tests, which every implementation runs,
// and starts the servers that such tests need.
//
// A new store passes when its own test says
//
//	func TestContract(t *testing.T) {
//		cachetest.Run(t, func(t *testing.T) cachetest.Harness { … })
//	}
//
// Limits: what a store may do (forget at any moment) cannot be told from losing values, so Run
// expects the few values of a test to be there. What only one store promises, such as durability or
// a bound, is tested where that store is.
package cachetest

import (
	"sync"
	"testing"
	"time"

	"verbatim/cache"
)

// A Harness is an open and empty store with its clock. Whoever opens it closes it by t.Cleanup.
type Harness struct {
	Store cache.Store
	// Advance makes d pass for the store. Nil means that its time is the real one:
	// expiry is then waited for, a few milliseconds, and its precision not tested.
	Advance func(d time.Duration)
}

// Run holds the stores that open returns against the contract of [cache.Store]. It opens one for
// each test, which run in parallel.
func Run(t *testing.T, open func(t *testing.T) Harness) {
	t.Helper()
	for _, test := range []struct {
		name string
		run  func(t *testing.T, h Harness)
	}{
		{"what was set is got back", roundTrip},
		{"what was never set is a miss", miss},
		{"the last value set is the one got", overwrite},
		{"a value is gone when its time is up", expiry},
		{"setting again begins its time anew", renewal},
		{"only the first Add of a key reports true", add},
		{"a key can be added again when its time is up", addAfterExpiry},
		{"of many concurrent Adds one reports true", addRace},
		{"the store and its callers share no memory", aliasing},
		{"values of 5 MB are kept whole", large},
		{"any bytes are a value", anyBytes},
		{"keys of different inputs do not collide", distinctKeys},
		{"a time to live that is not positive is an error", badTTL},
		{"a context that is done is an error", doneContext},
		{"many callers at once get whole values", concurrency},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.run(t, open(t))
		})
	}
}

// A Clock stands still until it is told to advance. Its Now fits the Options of the stores.
// Methods may be called concurrently.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock returns a Clock that shows an arbitrary fixed time.
func NewClock() *Clock {
	return &Clock{now: time.Date(2026, time.March, 1, 12, 0, 0, 0, time.UTC)}
}

// Now returns the time the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Advance sets the clock forward by d, or back if d is negative.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

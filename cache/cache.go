// Package cache keeps what Verbatim could make again: articles, digests, and the claims by which
// one event is handled once.
//
// A value is set under a [Key] for a while and may be forgotten at any moment, so a store that was
// wiped makes the bot slower and nothing else. There are three stores: [Memory] here, one file on
// disk in cache/boltcache, and Redis in cache/rediscache. All three pass cache/cachetest, which is
// the contract below as tests. What must not be forgotten (settings, accepted work, budgets) does
// not belong here.
//
// Limits:
//   - A claim made by Add is worth what its store is worth: if it was evicted, wiped or lost with a
//     failed server, the next Add of it reports true. Whoever needs more makes the work itself
//     harmless to repeat.
//   - Values are opaque. Whoever stores them puts the version of their format into the key and
//     checks them on the way out.
//
// Decisions:
//   - There is no Delete: to forget is a user's right and will come with the command that needs it,
//     in the contract and in all three stores at once. Until then time forgets.
//   - Get has no "ok" result but [ErrMiss], so that a caller who treats every error as a miss is
//     right without thinking.
package cache

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// ErrMiss is what Get returns when there is no value, or none any more.
var ErrMiss = errors.New("cache: miss")

// ErrTTL is what Set and Add return for a time to live that is not positive.
var ErrTTL = errors.New("cache: the time to live must be positive")

// A Store keeps values for a while. It may forget any of them at any moment,
// so whatever it holds must be possible to make again. Methods may be called concurrently.
//
// A context that is done when the call begins is an error, and nothing is kept. If it ends during
// Set or Add, the value may have been kept all the same. A value may be empty, or nil, which comes
// back empty. The test implementation is [Memory].
type Store interface {
	// Get returns the value last set for key, or ErrMiss. The value is the caller's to change.
	Get(ctx context.Context, key Key) ([]byte, error)
	// Set keeps val under key for ttl, which must be positive. It does not retain val.
	Set(ctx context.Context, key Key, val []byte, ttl time.Duration) error
	// Add sets key only if it is absent and reports whether it did. It does not retain val.
	// Of several concurrent Adds of one key, exactly one reports true. After an error it is
	// unknown whether key was set, but then nobody was told true.
	Add(ctx context.Context, key Key, val []byte, ttl time.Duration) (bool, error)
}

// Admit checks what every Store checks before it keeps a value: that ctx is not done and that ttl
// is positive. It is for those who implement [Store].
func Admit(ctx context.Context, ttl time.Duration) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if ttl <= 0 {
		return fmt.Errorf("%w, not %v", ErrTTL, ttl)
	}
	return nil
}

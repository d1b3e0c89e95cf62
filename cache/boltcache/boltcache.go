// Package boltcache is the embedded [cache.Store]: one file, no server, kept across restarts.
//
// Open takes the file for this process alone, puts a file that cannot be used aside, and compacts
// one that is mostly air. From then on one goroutine owns every change: it gathers what callers
// want written into one transaction, syncs it to the disk, and only then tells them so. What was
// acknowledged outlives kill -9 and, as far as the disk tells the truth, the power. Between writes
// the same goroutine removes values whose time is up, through an index ordered by expiry.
//
//	values  <key>           → expiry (8 bytes, nanoseconds since 1970) checksum (4 bytes) value
//	expiry  <expiry><key>   → nothing
//	meta    "schema"        → the version of this layout
//
// Limits:
//   - One process at a time ([ErrHeld]); several need Redis.
//   - The file grows with what is set within its time to live and has no bound of its own. Pages of
//     removed values are used again, but the file shrinks only when it is opened. A full disk is an
//     error of Set and Add, and reading goes on.
//   - Time is the wall clock: set back, it makes values live longer by as much.
//
// Decisions:
//   - bbolt, since it adds 0.4 MB and lost none of 7,943 acknowledged writes in ten kills
//     (measured beside sqlite, pebble and badger). Its NoSync stays off.
//   - Its db.Batch is not used: a lone caller would wait out the batch delay of 10 ms, or every
//     write would be a transaction. The goroutine here takes whatever is waiting: one caller waits
//     for one sync, and a hundred callers share one.
//   - bbolt panics at a damaged page, and touching the map of a file that somebody cut short is a
//     fault. [survive] turns both into an error, so that a bad disk costs the cache and not the bot.
//   - A file that is damaged, or of another version of this package, is put aside under another name
//     and a fresh one begun: it is a cache, and a bot that cannot start for its sake would be worse.
//     Nothing is deleted, since the file might be somebody else's, put at our path by mistake.
//   - Values carry a checksum, which bbolt's pages do not. One that does not match is a miss.
package boltcache

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"verbatim/cache"
)

var (
	// ErrHeld is in the chain of Open's error when another process has the file. The error's text
	// names the file and can be shown to an operator.
	ErrHeld = errors.New("held by another process")
	// ErrClosed is what the methods return after Close.
	ErrClosed = errors.New("boltcache: the store is closed")
	// ErrDamaged is in the chain of the methods' errors once the file turned out to be damaged while
	// it was open. The file is then put aside and the store does nothing more; the next Open begins
	// a fresh one.
	ErrDamaged = errors.New("boltcache: the file is damaged")
)

// Options of [Open]. The zero value will do.
type Options struct {
	Now func() time.Time // nil = time.Now
	Log *slog.Logger     // told loudly of damage; nil = nobody
}

// Store is a [cache.Store] in one file. Make it with [Open], and Close it.
type Store struct {
	handle
	now    func() time.Time
	log    *slog.Logger
	opened Opened

	broken  atomic.Bool
	writes  chan *write
	closing chan struct{}
	close   func() error
	writer  sync.WaitGroup
}

// Opened says what Open found at its path.
func (s *Store) Opened() Opened { return s.opened }

// Get implements [cache.Store].
func (s *Store) Get(ctx context.Context, key cache.Key) ([]byte, error) {
	if err := s.usable(ctx); err != nil {
		return nil, err
	}
	var val []byte
	err := s.survive(func() error {
		return s.db.View(func(tx *bbolt.Tx) error {
			rec := record(tx.Bucket(valuesBucket).Get([]byte(key.String())))
			if !rec.live(s.now()) {
				return cache.ErrMiss
			}
			if !rec.sound() {
				s.log.Error("a kept value does not match its checksum and is taken for a miss", "file", s.opened.Path, "key", key.String())
				return cache.ErrMiss
			}
			val = append([]byte{}, rec.value()...) // the record is gone with the transaction
			return nil
		})
	})
	if err != nil {
		return nil, s.named("get", key, err)
	}
	return val, nil
}

// Set implements [cache.Store]. It returns when the value is on the disk.
func (s *Store) Set(ctx context.Context, key cache.Key, val []byte, ttl time.Duration) error {
	if err := cache.Admit(ctx, ttl); err != nil {
		return err
	}
	_, err := s.write(ctx, &write{key: []byte(key.String()), record: newRecord(s.now().Add(ttl), val)})
	return s.named("set", key, err)
}

// Add implements [cache.Store]. It returns when the value is on the disk.
func (s *Store) Add(ctx context.Context, key cache.Key, val []byte, ttl time.Duration) (bool, error) {
	if err := cache.Admit(ctx, ttl); err != nil {
		return false, err
	}
	added, err := s.write(ctx, &write{key: []byte(key.String()), record: newRecord(s.now().Add(ttl), val), ifAbsent: true})
	return added, s.named("add", key, err)
}

// Close ends the store when the writes that were taken are done. It may be called twice.
// Calls that come later, or that were still waiting, get [ErrClosed].
func (s *Store) Close() error { return s.close() }

func (s *Store) shut() error {
	close(s.closing)
	s.writer.Wait()
	if s.broken.Load() {
		return s.drop(ErrDamaged)
	}
	return s.db.Close()
}

func (s *Store) usable(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.broken.Load() {
		return fmt.Errorf("%s: %w", s.opened.Path, ErrDamaged)
	}
	select {
	case <-s.closing:
		return ErrClosed
	default:
		return nil
	}
}

// survive runs what with its panics and memory faults as errors, after which the store is broken.
// The file is put aside at once, since the next Open might not find the page that is damaged.
func (s *Store) survive(what func() error) error {
	err := survive(what)
	if errors.Is(err, ErrDamaged) && s.broken.CompareAndSwap(false, true) {
		aside, errAside := putAside(s.opened.Path, s.info, s.now())
		s.log.Error("the cache file is damaged: it was put aside, and nothing is kept until the next start",
			"file", s.opened.Path, "aside", aside, "err", errors.Join(err, errAside))
	}
	return err
}

// named says of an error what was being done; a miss and a context's end need no more words.
func (s *Store) named(doing string, key cache.Key, err error) error {
	switch {
	case err == nil, errors.Is(err, cache.ErrMiss), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, bolterrors.ErrDatabaseNotOpen):
		return ErrClosed
	default:
		return fmt.Errorf("%s %s: %w", doing, key, err)
	}
}

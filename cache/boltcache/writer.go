package boltcache

import (
	"bytes"
	"context"
	"encoding/binary"
	"time"

	"go.etcd.io/bbolt"
)

const (
	batchWrites = 256     // writes in one transaction, at most
	batchBytes  = 8 << 20 // after which a transaction takes no further write

	sweepEvery = time.Minute
	sweepBatch = 500 // values removed in one transaction, so that no writer waits long
)

// A write is one Set or Add on its way to the goroutine that owns the changes.
type write struct {
	key      []byte
	record   record
	ifAbsent bool

	added bool  // set before done is closed
	err   error // set before done is closed
	done  chan struct{}
}

// write hands w to the writer and waits until it is on the disk, or until ctx is done.
func (s *Store) write(ctx context.Context, w *write) (added bool, err error) {
	if err := s.usable(ctx); err != nil {
		return false, err
	}
	w.done = make(chan struct{})
	select {
	case s.writes <- w:
	case <-s.closing:
		return false, ErrClosed
	case <-ctx.Done():
		return false, ctx.Err()
	}
	select {
	case <-w.done:
		return w.added && w.err == nil, w.err
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// own makes every change to the file until the store closes.
func (s *Store) own() {
	sweep := time.NewTimer(0) // begin with what expired while no process had the file
	defer sweep.Stop()
	for {
		select {
		case w := <-s.writes:
			s.commit(s.gather(w))
		case <-sweep.C:
			sweep.Reset(s.sweep())
		case <-s.closing:
			return
		}
	}
}

// gather takes what else is waiting to be written, without waiting itself.
func (s *Store) gather(first *write) []*write {
	batch, size := []*write{first}, len(first.record)
	for len(batch) < batchWrites && size < batchBytes {
		select {
		case w := <-s.writes:
			batch, size = append(batch, w), size+len(w.record)
		default:
			return batch
		}
	}
	return batch
}

// commit writes batch in one transaction and answers everybody in it.
func (s *Store) commit(batch []*write) {
	err := s.survive(func() error {
		return s.db.Update(func(tx *bbolt.Tx) error {
			for _, w := range batch {
				if w.err = s.put(tx, w); w.err != nil {
					return w.err
				}
			}
			return nil
		})
	})
	for _, w := range batch {
		w.err = err // one fails, all fail: they are one transaction
		close(w.done)
	}
}

func (s *Store) put(tx *bbolt.Tx, w *write) error {
	values, expiry := tx.Bucket(valuesBucket), tx.Bucket(expiryBucket)
	if old := record(values.Get(w.key)); len(old) >= headerSize {
		if w.ifAbsent && old.live(s.now()) && old.sound() {
			return nil
		}
		if err := expiry.Delete(old.expiryKey(w.key)); err != nil {
			return err
		}
	}
	if err := values.Put(w.key, w.record); err != nil {
		return err
	}
	w.added = true
	return expiry.Put(w.record.expiryKey(w.key), nil)
}

// sweep removes the values whose time is up, [sweepBatch] of them at most,
// and returns when to sweep again.
func (s *Store) sweep() time.Duration {
	if s.broken.Load() {
		return sweepEvery
	}
	var expired [][]byte
	err := s.survive(func() error {
		if err := s.db.View(func(tx *bbolt.Tx) error {
			expired = expiredKeys(tx, s.now())
			return nil
		}); err != nil || len(expired) == 0 {
			return err
		}
		return s.db.Update(func(tx *bbolt.Tx) error { return remove(tx, expired) })
	})
	if err != nil {
		s.log.Warn("expired values could not be removed", "file", s.opened.Path, "err", err)
		return sweepEvery
	}
	if len(expired) == sweepBatch {
		return 0 // there may be more
	}
	return sweepEvery
}

// expiredKeys returns the first entries of the expiry index whose time is up.
// A value set again meanwhile has another entry, so they never mean a value that lives.
func expiredKeys(tx *bbolt.Tx, now time.Time) (expired [][]byte) {
	c := tx.Bucket(expiryBucket).Cursor()
	for k, _ := c.First(); k != nil && len(expired) < sweepBatch; k, _ = c.Next() {
		if len(k) > expirySize && int64(binary.BigEndian.Uint64(k)) > now.UnixNano() {
			break
		}
		expired = append(expired, bytes.Clone(k))
	}
	return expired
}

func remove(tx *bbolt.Tx, expired [][]byte) error {
	values, expiry := tx.Bucket(valuesBucket), tx.Bucket(expiryBucket)
	for _, k := range expired {
		if err := expiry.Delete(k); err != nil {
			return err
		}
		if len(k) <= expirySize {
			continue
		}
		if err := values.Delete(k[expirySize:]); err != nil {
			return err
		}
	}
	return nil
}

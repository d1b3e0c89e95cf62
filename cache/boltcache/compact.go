package boltcache

import (
	"errors"
	"fmt"
	"os"
	"time"

	"go.etcd.io/bbolt"
)

// measure walks all values and returns the bytes of those that live, and how many are kept in all.
// It reads every page that holds keys, also those of the index, so damage there shows.
func measure(db *bbolt.DB, now time.Time) (live int64, values int, err error) {
	err = db.View(func(tx *bbolt.Tx) error {
		err := tx.Bucket(valuesBucket).ForEach(func(k, v []byte) error {
			values++
			if record(v).live(now) {
				live += int64(2*len(k) + expirySize + len(v)) // the key stands in the index too
			}
			return nil
		})
		if err != nil {
			return err
		}
		return tx.Bucket(expiryBucket).ForEach(func([]byte, []byte) error { return nil })
	})
	return live, values, err
}

// compact copies the values that live into a fresh file, which takes the place of the one at path.
// The file it was stays whole until then, so a process that dies here loses nothing.
func compact(h handle, path string, report *Opened, now time.Time) (handle, error) {
	next := path + ".compact"
	err := survive(func() error {
		if err := os.Remove(next); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		to, err := bbolt.Open(next, 0o600, &bbolt.Options{Timeout: lockTimeout, FreelistType: bbolt.FreelistMapType})
		if err != nil {
			return err
		}
		return errors.Join(copyLive(to, h.db, now), to.Close())
	})
	if err != nil {
		_ = os.Remove(next)
		if errors.Is(err, ErrDamaged) {
			return h, errors.Join(marked(err), h.drop(err))
		}
		return h, nil // a full disk, most likely: the file as it is will do
	}
	if err := h.db.Close(); err != nil {
		return h, err
	}
	if err := os.Rename(next, path); err != nil {
		return h, err
	}
	if h, err = lock(path); err != nil {
		return h, err
	}
	report.Compacted = report.Size - h.info.Size()
	report.Size = h.info.Size()
	return h, nil
}

// copyLive copies what lives in from to the empty database to, in transactions of [compactBatch].
func copyLive(to, from *bbolt.DB, now time.Time) error {
	if err := furnish(to); err != nil {
		return err
	}
	return from.View(func(src *bbolt.Tx) error {
		c := src.Bucket(valuesBucket).Cursor()
		k, v := c.First()
		for k != nil {
			err := to.Update(func(dst *bbolt.Tx) error {
				values, expiry := dst.Bucket(valuesBucket), dst.Bucket(expiryBucket)
				values.FillPercent = 1 // they come in order
				for size := 0; k != nil && size < compactBatch; k, v = c.Next() {
					rec := record(v)
					if !rec.live(now) {
						continue
					}
					size += len(rec)
					if err := values.Put(k, rec); err != nil {
						return err
					}
					if err := expiry.Put(rec.expiryKey(k), nil); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				return fmt.Errorf("compact: %w", err)
			}
		}
		return nil
	})
}

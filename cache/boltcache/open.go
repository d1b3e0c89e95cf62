package boltcache

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

const (
	schema      = "1"         // the layout in the package comment
	lockTimeout = time.Second // after which whoever has the file is another process that keeps it
	lockTries   = 3           // the file may be exchanged by whoever had it before

	compactFrom   = 16 << 20 // smaller files are not worth it: bbolt grows a file by this much at once
	compactFactor = 4        // file size to live bytes
	compactBatch  = 8 << 20  // bytes in one transaction of the copy
)

var (
	valuesBucket = []byte("values")
	expiryBucket = []byte("expiry")
	metaBucket   = []byte("meta")
	schemaKey    = []byte("schema")
)

// Opened is what [Open] found and did.
type Opened struct {
	Path      string
	Created   bool   // there was no file, or it was put aside
	PutAside  string // where a file that could not be used lies now, "" if there was none
	Reason    error  // why it could not be used
	Values    int    // how many are kept; some may be past their time
	Size      int64  // of the file, in bytes
	Compacted int64  // bytes the file lost by being compacted
}

// Open opens the store in the file at path, which this process then has alone until Close. A missing
// file and missing folders are made, for their owner's eyes only (0600 and 0700). If another process
// has the file the error is [ErrHeld], after a second. A file that cannot be used is put aside and
// [Store.Opened] says where. Other errors are those of the file system: no permission, no space.
func Open(path string, o Options) (*Store, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("open cache: %w", err)
	}
	opened := Opened{Path: path}
	h, err := openSound(path, &opened, o.Now())
	if errors.Is(err, errUnusable) {
		opened.Reason = err
		if opened.PutAside, err = putAside(path, h.info, o.Now()); err != nil {
			return nil, fmt.Errorf("open cache: %w; it could not be put aside: %w", opened.Reason, err)
		}
		o.Log.Error("the cache file could not be used: it was put aside and a fresh one begun, so everything is read and made anew",
			"file", path, "aside", opened.PutAside, "err", opened.Reason)
		h, err = openSound(path, &opened, o.Now())
	}
	if err != nil {
		return nil, fmt.Errorf("open cache: %w", err)
	}
	s := &Store{
		handle: h, now: o.Now, log: o.Log, opened: opened,
		writes: make(chan *write), closing: make(chan struct{}),
	}
	s.close = sync.OnceValue(s.shut)
	s.writer.Go(s.own)
	return s, nil
}

// errUnusable marks a file that was read and is not one of ours, or no more.
var errUnusable = errors.New("not a usable cache file")

// A handle is an open database and the file under it.
type handle struct {
	db   *bbolt.DB
	file *os.File
	info fs.FileInfo // which file it is, also after it was closed
}

// openSound opens the file at path, makes sure that it can be used, and compacts it if that pays.
// With errUnusable it returns a closed handle whose info tells which file that is said of.
func openSound(path string, report *Opened, now time.Time) (handle, error) {
	h, err := lock(path)
	if err != nil {
		return h, err
	}
	var live int64
	err = survive(func() (err error) {
		if err := prepare(h, report); err != nil {
			return err
		}
		live, report.Values, err = measure(h.db, now)
		return err
	})
	if err != nil {
		return h, errors.Join(marked(err), h.drop(err))
	}
	if h.info, err = h.file.Stat(); err != nil {
		return h, errors.Join(err, h.db.Close())
	}
	report.Size = h.info.Size()
	if report.Size < compactFrom || report.Size <= compactFactor*live {
		return h, nil
	}
	return compact(h, path, report, now)
}

// drop closes h after err. If that is damage bbolt may have panicked with its locks held, so its own
// Close could wait for ever; its map of the file then remains until the process ends.
func (h handle) drop(err error) error {
	if errors.Is(err, ErrDamaged) {
		return h.file.Close()
	}
	return h.db.Close()
}

// marked says of damage that the file is unusable.
func marked(err error) error {
	if errors.Is(err, ErrDamaged) {
		return fmt.Errorf("%w: %w", errUnusable, err)
	}
	return err
}

// lock opens the database in the file at path and has it alone.
func lock(path string) (handle, error) {
	for range lockTries {
		h, err := tryLock(path)
		if err != nil {
			return h, err
		}
		// While this process waited, the one before may have put the file aside or compacted it.
		at, err := os.Stat(path)
		if err == nil && os.SameFile(h.info, at) {
			return h, nil
		}
		if err := errors.Join(unlessMissing(err), h.db.Close()); err != nil {
			return h, err
		}
	}
	return handle{}, fmt.Errorf("%s is %w", path, ErrHeld)
}

func tryLock(path string) (handle, error) {
	var h handle
	err := survive(func() (err error) {
		h.db, err = bbolt.Open(path, 0o600, &bbolt.Options{
			Timeout:      lockTimeout,
			FreelistType: bbolt.FreelistMapType,
			OpenFile: func(name string, flag int, mode fs.FileMode) (file *os.File, err error) {
				if h.file, err = os.OpenFile(name, flag, mode); err == nil {
					h.info, err = h.file.Stat()
				}
				return h.file, err
			},
		})
		return err
	})
	switch {
	case err == nil:
		h.info, err = h.file.Stat() // once more, since a fresh file has grown
		return h, err
	case errors.Is(err, bolterrors.ErrTimeout):
		return h, fmt.Errorf("%s is %w", path, ErrHeld)
	case errors.Is(err, ErrDamaged):
		return h, errors.Join(marked(err), h.file.Close())
	}
	if _, system := errors.AsType[syscall.Errno](err); system {
		return h, err // no permission, a folder, no space
	}
	return h, fmt.Errorf("%w: %w", errUnusable, err) // all else is about what the file holds
}

func unlessMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// prepare makes an empty database ours, and refuses one that is not.
func prepare(h handle, report *Opened) error {
	var empty bool
	err := h.db.View(func(tx *bbolt.Tx) error {
		// Nobody looks at the inside of values when the file is opened, so that a lost end might
		// not show until one is asked for.
		if tx.Size() > h.info.Size() {
			return fmt.Errorf("%w: of %d bytes %d are left", errUnusable, tx.Size(), h.info.Size())
		}
		if k, _ := tx.Cursor().First(); k == nil {
			empty = true
			return nil
		}
		if tx.Bucket(valuesBucket) == nil || tx.Bucket(expiryBucket) == nil || tx.Bucket(metaBucket) == nil {
			return fmt.Errorf("%w: it is another program's", errUnusable)
		}
		if got := tx.Bucket(metaBucket).Get(schemaKey); string(got) != schema {
			return fmt.Errorf("%w: its schema is %q, this program's %q", errUnusable, got, schema)
		}
		return nil
	})
	if err != nil || !empty {
		return err
	}
	report.Created = true
	return furnish(h.db)
}

// furnish makes the buckets of an empty database.
func furnish(db *bbolt.DB) error {
	return db.Update(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{valuesBucket, expiryBucket, metaBucket} {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		return tx.Bucket(metaBucket).Put(schemaKey, []byte(schema))
	})
}

// putAside renames the file at path so that it is in nobody's way, and returns its new name. If
// another process did so already, and began a fresh file, that one is left where it is.
func putAside(path string, unusable fs.FileInfo, now time.Time) (string, error) {
	at, err := os.Stat(path)
	if err != nil || !os.SameFile(at, unusable) {
		return "", unlessMissing(err)
	}
	aside := path + ".aside-" + now.UTC().Format("20060102T150405.000000000")
	return aside, os.Rename(path, aside)
}

// survive runs what, and returns panics and faults of memory as [ErrDamaged]: bbolt answers a
// damaged page with a panic, and the system a page beyond the end of the file with a fault.
func survive(what func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	return what()
}

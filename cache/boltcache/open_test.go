package boltcache_test

import (
	"bytes"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"verbatim/cache"
	"verbatim/cache/boltcache"
)

func TestAMissingFileIsMadeForItsOwnerAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a", "b", "cache.db")
	s := open(t, path, boltcache.Options{})
	if got := s.Opened(); !got.Created || got.Path != path || got.PutAside != "" || got.Values != 0 {
		t.Errorf("Opened: got %+v, want a created file at %s", got, path)
	}
	for name, want := range map[string]fs.FileMode{path: 0o600, filepath.Dir(path): 0o700, filepath.Dir(filepath.Dir(path)): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s: got mode %o, want %o", name, got, want)
		}
	}
}

func TestValuesOutliveTheStore(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cache.db")
	s := open(t, path, boltcache.Options{})
	mustSet(t, s, "a", "Harbour opens")
	closeStore(t, s)

	s = open(t, path, boltcache.Options{})
	if got := s.Opened(); got.Created || got.Values != 1 {
		t.Errorf("Opened: got %+v, want the file as it was, with 1 value", got)
	}
	wantValue(t, s, "a", "Harbour opens")
}

func TestAFileIsOneProcessesAtATime(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cache.db")
	first := open(t, path, boltcache.Options{})
	// The lock is the open file's, so that a second opening in this process is like another process.
	_, err := boltcache.Open(path, boltcache.Options{})
	if !errors.Is(err, boltcache.ErrHeld) || !strings.Contains(err.Error(), path) {
		t.Errorf("Open of a held file: got %v, want ErrHeld that names %s", err, path)
	}
	mustSet(t, first, "a", "x") // the holder is not disturbed
	closeStore(t, first)
	wantValue(t, open(t, path, boltcache.Options{}), "a", "x")
}

func TestAFileThatIsReleasedInTimeIsTaken(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cache.db")
	first := open(t, path, boltcache.Options{})
	mustSet(t, first, "a", "x")
	time.AfterFunc(100*time.Millisecond, func() { _ = first.Close() })
	wantValue(t, open(t, path, boltcache.Options{}), "a", "x")
}

func TestAFileThatCannotBeUsedIsPutAside(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		damage func(t *testing.T, path string)
	}{
		{"text", func(t *testing.T, path string) { write(t, path, []byte("Dear diary")) }},
		{"long text", func(t *testing.T, path string) { write(t, path, bytes.Repeat([]byte("Dear diary\n"), 10_000)) }},
		{"a page and a half of zeros", func(t *testing.T, path string) { write(t, path, make([]byte, 6000)) }},
		{"both meta pages overwritten", func(t *testing.T, path string) { scribble(t, path, 0, 8192) }},
		{"all but the meta pages overwritten", func(t *testing.T, path string) { scribble(t, path, 8192, 1<<20) }},
		{"cut to half", func(t *testing.T, path string) { cut(t, path, 2) }},
		{"without its last value's end", func(t *testing.T, path string) {
			edit(t, path, func(tx *bbolt.Tx) error { // of a size that the file has to grow for
				return tx.Bucket([]byte("values")).Put([]byte("large"), make([]byte, 1<<20))
			})
			db, err := bbolt.Open(path, 0o600, nil)
			if err != nil {
				t.Fatal(err)
			}
			var used int64
			err = db.View(func(tx *bbolt.Tx) error { used = tx.Size(); return nil })
			if err := errors.Join(err, db.Close(), os.Truncate(path, used-4096)); err != nil {
				t.Fatal(err)
			}
		}},
		{"cut to the meta pages", func(t *testing.T, path string) {
			if err := os.Truncate(path, 8192); err != nil {
				t.Fatal(err)
			}
		}},
		{"another program's", func(t *testing.T, path string) {
			write(t, path, nil)
			edit(t, path, func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("users")); return err })
		}},
		{"of a later version", func(t *testing.T, path string) {
			edit(t, path, func(tx *bbolt.Tx) error {
				return tx.Bucket([]byte("meta")).Put([]byte("schema"), []byte("2"))
			})
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "cache.db")
			s := open(t, path, boltcache.Options{})
			for i := range 200 {
				mustSet(t, s, string(rune('a'+i)), strings.Repeat("x", 3000))
			}
			closeStore(t, s)
			test.damage(t, path)
			damaged, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}

			var log bytes.Buffer
			s = open(t, path, boltcache.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
			got := s.Opened()
			if !got.Created || got.PutAside == "" || got.Reason == nil || got.Values != 0 {
				t.Errorf("Opened: got %+v, want a file put aside, with a reason, and a fresh one", got)
			}
			t.Log(got.Reason)
			if aside, err := os.ReadFile(got.PutAside); err != nil || !bytes.Equal(aside, damaged) {
				t.Errorf("aside at %q: got %d bytes, %v, want the %d that could not be used", got.PutAside, len(aside), err, len(damaged))
			}
			for _, want := range []string{"level=ERROR", path, got.PutAside} {
				if !strings.Contains(log.String(), want) {
					t.Errorf("log: got %q, want it to hold %q", log.String(), want)
				}
			}
			mustSet(t, s, "new", "Harbour opens")
			wantValue(t, s, "new", "Harbour opens")
			closeStore(t, s)
			if got := open(t, path, boltcache.Options{}).Opened(); got.PutAside != "" || got.Values != 1 {
				t.Errorf("Opened once more: got %+v, want the fresh file with its 1 value", got)
			}
		})
	}
}

func TestAnEmptyFileIsTaken(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cache.db")
	write(t, path, nil) // what a process leaves that died in Open
	if got := open(t, path, boltcache.Options{}).Opened(); !got.Created || got.PutAside != "" {
		t.Errorf("Opened: got %+v, want the file used", got)
	}
}

func TestWhatTheFileSystemRefusesIsAnError(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "file"), []byte("x"))
	for name, path := range map[string]string{
		"a folder":             folder,
		"a file as its folder": filepath.Join(folder, "file", "cache.db"),
		"no name":              "",
	} {
		s, err := boltcache.Open(path, boltcache.Options{})
		if err == nil {
			_ = s.Close()
			t.Errorf("%s: got no error", name)
		} else if errors.Is(err, boltcache.ErrHeld) {
			t.Errorf("%s: got %v, want the file system's error", name, err)
		}
	}
	if got, err := os.ReadDir(folder); err != nil || len(got) != 1 {
		t.Errorf("in the folder: got %v, %v, want it left alone", got, err)
	}
}

func TestAFileOfAirIsCompacted(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cache.db")
	s := open(t, path, boltcache.Options{})
	mustSet(t, s, "small", "Harbour opens")
	large := strings.Repeat("x", 1<<20)
	for i := range 40 {
		if err := s.Set(t.Context(), key(string(rune('a'+i))), []byte(large), time.Minute); err != nil {
			t.Fatalf("Set: %v", err)
		}
	}
	closeStore(t, s)
	before := size(t, path)

	s = open(t, path, boltcache.Options{}) // all of it lives: nothing to gain
	if got := s.Opened(); got.Compacted != 0 || got.Size != before {
		t.Errorf("Opened: got %+v, want it not compacted at %d bytes", got, before)
	}
	closeStore(t, s)

	later := func() time.Time { return time.Now().Add(2 * time.Minute) }
	s = open(t, path, boltcache.Options{Now: later})
	got := s.Opened()
	if after := size(t, path); got.Size != after || got.Compacted != before-after || after > 1<<20 {
		t.Errorf("Opened: got %+v, the file %d bytes, before %d; want it compacted to less than 1 MiB", got, after, before)
	}
	wantValue(t, s, "small", "Harbour opens")
	mustSet(t, s, "a", "new")
	closeStore(t, s)
	s = open(t, path, boltcache.Options{Now: later})
	wantValue(t, s, "small", "Harbour opens")
	wantValue(t, s, "a", "new")
	if left, err := filepath.Glob(path + "?*"); err != nil || len(left) != 0 {
		t.Errorf("beside the file: got %v, %v, want nothing", left, err)
	}
}

func key(name string) cache.Key { return cache.NewKey("test:v1", struct{ Name string }{name}) }

func mustSet(t *testing.T, s *boltcache.Store, name, val string) {
	t.Helper()
	if err := s.Set(t.Context(), key(name), []byte(val), time.Hour); err != nil {
		t.Fatalf("Set %s: %v", name, err)
	}
}

func wantValue(t *testing.T, s *boltcache.Store, name, want string) {
	t.Helper()
	if got, err := s.Get(t.Context(), key(name)); err != nil || string(got) != want {
		t.Errorf("Get %s: got %q, %v, want %q", name, got, err, want)
	}
}

func closeStore(t *testing.T, s *boltcache.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
}

func write(t *testing.T, path string, what []byte) {
	t.Helper()
	if err := os.WriteFile(path, what, 0o600); err != nil {
		t.Fatal(err)
	}
}

// scribble overwrites the bytes from start to end, or to the file's end.
func scribble(t *testing.T, path string, start, end int) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := start; i < min(end, len(b)); i++ {
		b[i] = byte(i*7 + 3)
	}
	write(t, path, b)
}

// cut leaves one part of so many of the file.
func cut(t *testing.T, path string, parts int64) {
	t.Helper()
	if err := os.Truncate(path, size(t, path)/parts); err != nil {
		t.Fatal(err)
	}
}

func size(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// edit changes the database behind the store's back.
func edit(t *testing.T, path string, change func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(change), db.Close()); err != nil {
		t.Fatal(err)
	}
}

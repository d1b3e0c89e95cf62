package boltcache_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.etcd.io/bbolt"

	"verbatim/cache"
	"verbatim/cache/boltcache"
)

func TestExpiredValuesAreSwept(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cache.db")
	synctest.Test(t, func(t *testing.T) {
		s := open(t, path, boltcache.Options{})
		var wg sync.WaitGroup
		for i := range 1200 { // more than two transactions of the sweep
			wg.Go(func() {
				if err := s.Set(t.Context(), key(fmt.Sprint(i)), []byte("x"), time.Minute); err != nil {
					t.Errorf("Set: %v", err)
				}
			})
		}
		wg.Wait()
		mustSet(t, s, "0", "set again, for an hour")
		mustSet(t, s, "long", "Harbour opens")
		if values, index := held(t, s, path); values != 1201 || index != 1201 {
			t.Errorf("before: got %d values and %d in the index, want 1201", values, index)
		}

		s = open(t, path, boltcache.Options{})
		time.Sleep(3 * time.Minute)
		synctest.Wait()
		if values, index := held(t, s, path); values != 2 || index != 2 {
			t.Errorf("after: got %d values and %d in the index, want the 2 that live", values, index)
		}
		s = open(t, path, boltcache.Options{})
		wantValue(t, s, "0", "set again, for an hour")
		wantValue(t, s, "long", "Harbour opens")
	})
}

func TestClose(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "cache.db"), boltcache.Options{})
	var wg sync.WaitGroup
	for i := range 8 { // callers that are in the middle of it
		wg.Go(func() {
			for {
				err := s.Set(t.Context(), key(fmt.Sprint(i)), []byte("x"), time.Hour)
				if errors.Is(err, boltcache.ErrClosed) {
					return
				}
				if err != nil {
					t.Errorf("Set: got %v, want no error or ErrClosed", err)
				}
			}
		})
		wg.Go(func() {
			for {
				_, err := s.Get(t.Context(), key(fmt.Sprint(i)))
				if errors.Is(err, boltcache.ErrClosed) {
					return
				}
				if err != nil && !errors.Is(err, cache.ErrMiss) {
					t.Errorf("Get: got %v, want no error, ErrMiss or ErrClosed", err)
				}
			}
		})
	}
	mustSet(t, s, "a", "x")
	closeStore(t, s)
	wg.Wait()
	closeStore(t, s)
	if ok, err := s.Add(t.Context(), key("b"), nil, time.Hour); ok || !errors.Is(err, boltcache.ErrClosed) {
		t.Errorf("Add: got %v, %v, want false, ErrClosed", ok, err)
	}
}

func TestACallerWhoLeavesGetsItsContextsError(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "cache.db"), boltcache.Options{})
	for range 200 { // some of them leave while they wait for the writer, some for the disk
		ctx, cancel := context.WithCancel(t.Context())
		go cancel()
		if err := s.Set(ctx, key("a"), []byte("x"), time.Hour); err != nil && !errors.Is(err, context.Canceled) {
			t.Fatalf("Set: got %v, want no error or Canceled", err)
		}
	}
	mustSet(t, s, "a", "y")
	wantValue(t, s, "a", "y")
}

func TestAValueThatChangedOnTheDiskIsAMiss(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cache.db")
	s := open(t, path, boltcache.Options{})
	mustSet(t, s, "a", "The harbour opens on Monday")
	mustSet(t, s, "b", "another")
	closeStore(t, s)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(b, []byte("Monday")) {
		t.Fatal("the value does not stand in the file as it is")
	}
	write(t, path, bytes.ReplaceAll(b, []byte("Monday"), []byte("Tuesda")))

	var log bytes.Buffer
	s = open(t, path, boltcache.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	if got, err := s.Get(t.Context(), key("a")); !errors.Is(err, cache.ErrMiss) {
		t.Errorf("Get: got %q, %v, want ErrMiss", got, err)
	}
	if !strings.Contains(log.String(), "checksum") || strings.Contains(log.String(), "harbour") {
		t.Errorf("log: got %q, want a word of the checksum and none of the value", log.String())
	}
	wantValue(t, s, "b", "another")
	if ok, err := s.Add(t.Context(), key("a"), []byte("made anew"), time.Hour); !ok || err != nil {
		t.Errorf("Add in its place: got %v, %v, want true", ok, err)
	}
	wantValue(t, s, "a", "made anew")
}

func TestDamageWhileTheFileIsOpenIsAnError(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cache.db")
	var log bytes.Buffer
	s := open(t, path, boltcache.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	for i := range 300 {
		mustSet(t, s, fmt.Sprint(i), strings.Repeat("x", 2000))
	}
	// The map of the file shows what anybody writes to it. All but the meta pages is lost.
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(bytes.Repeat([]byte{0x5a}, int(size(t, path))-8192), 8192); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Get(t.Context(), key("7")); !errors.Is(err, boltcache.ErrDamaged) {
		t.Errorf("Get: got %q, %v, want ErrDamaged", got, err)
	}
	if err := s.Set(t.Context(), key("8"), []byte("x"), time.Hour); !errors.Is(err, boltcache.ErrDamaged) {
		t.Errorf("Set: got %v, want ErrDamaged", err)
	}
	if strings.Count(log.String(), "level=ERROR") != 1 {
		t.Errorf("log: got %q, want one error", log.String())
	}
	closeStore(t, s)
	if aside, err := filepath.Glob(path + ".aside-*"); err != nil || len(aside) != 1 || !strings.Contains(log.String(), aside[0]) {
		t.Errorf("aside: got %v, %v, want one file that the log names", aside, err)
	}
	if got := open(t, path, boltcache.Options{}).Opened(); !got.Created {
		t.Errorf("Opened: got %+v, want a fresh file", got)
	}
}

func TestManyWritersShareTheDisksSyncs(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cache.db")
	s := open(t, path, boltcache.Options{})
	const writers, each = 64, 10
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				if err := s.Set(t.Context(), key(fmt.Sprint(w, i)), []byte("x"), time.Hour); err != nil {
					t.Errorf("Set: %v", err)
				}
			}
		})
	}
	wg.Wait()
	closeStore(t, s)
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.View(func(tx *bbolt.Tx) error {
		t.Logf("%d writes in about %d transactions", writers*each, tx.ID())
		if tx.ID() > writers*each/2 {
			t.Errorf("%d writes took transaction %d, want at most half as many", writers*each, tx.ID())
		}
		for err := range tx.Check() {
			t.Errorf("check: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// held closes s and counts what its file holds.
func held(t *testing.T, s *boltcache.Store, path string) (values, index int) {
	t.Helper()
	closeStore(t, s)
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.View(func(tx *bbolt.Tx) error {
		values, index = tx.Bucket([]byte("values")).Stats().KeyN, tx.Bucket([]byte("expiry")).Stats().KeyN
		return nil
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return values, index
}

package boltcache_test

import (
	"path/filepath"
	"testing"

	"verbatim/cache/boltcache"
	"verbatim/cache/cachetest"
)

func TestStoreKeepsTheContract(t *testing.T) {
	t.Parallel()
	cachetest.Run(t, func(t *testing.T) cachetest.Harness {
		clock := cachetest.NewClock()
		s := open(t, filepath.Join(t.TempDir(), "cache.db"), boltcache.Options{Now: clock.Now})
		return cachetest.Harness{Store: s, Advance: clock.Advance}
	})
}

// open opens the store at path and closes it at the end of the test.
func open(t testing.TB, path string, o boltcache.Options) *boltcache.Store {
	t.Helper()
	s, err := boltcache.Open(path, o)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return s
}

func BenchmarkStore(b *testing.B) {
	cachetest.Benchmark(b, open(b, filepath.Join(b.TempDir(), "cache.db"), boltcache.Options{}))
}

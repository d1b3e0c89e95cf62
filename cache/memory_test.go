package cache_test

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"testing"
	"time"

	"verbatim/cache"
	"verbatim/cache/cachetest"
)

func TestMemoryForgetsWhatWasUsedLeastRecently(t *testing.T) {
	t.Parallel()
	m := cache.NewMemory(cache.Options{MaxBytes: 10_000})
	val := bytes.Repeat([]byte("x"), 2000) // four of them fit, not five
	for _, name := range []string{"a", "b", "c", "d"} {
		mustSet(t, m, name, val)
	}
	wantKept(t, m, "a", true) // and so a is used more recently than b
	if ok, err := m.Add(t.Context(), key("c"), val, time.Hour); ok || err != nil {
		t.Fatalf("Add: got %v, %v, want false", ok, err)
	}
	mustSet(t, m, "e", val)
	wantKept(t, m, "b", false)
	for _, name := range []string{"a", "c", "d", "e"} {
		wantKept(t, m, name, true)
	}
	mustSet(t, m, "f", bytes.Repeat(val, 4)) // as great as the four: all of them go
	for name, want := range map[string]bool{"a": false, "c": false, "d": false, "e": false, "f": true} {
		wantKept(t, m, name, want)
	}
}

func TestMemoryCountsWhatItHolds(t *testing.T) {
	t.Parallel()
	clock := cachetest.NewClock()
	m := cache.NewMemory(cache.Options{MaxBytes: 10_000, Now: clock.Now})
	// Once, a value that was overwritten or expired might still have counted: then the others
	// would have had to go for it.
	mustSet(t, m, "kept", bytes.Repeat([]byte("x"), 2000))
	for range 100 {
		mustSet(t, m, "again and again", bytes.Repeat([]byte("x"), 6000))
	}
	wantKept(t, m, "kept", true)
	for range 100 {
		if err := m.Set(t.Context(), key("again and again"), bytes.Repeat([]byte("x"), 6000), time.Minute); err != nil {
			t.Fatalf("Set: %v", err)
		}
		clock.Advance(time.Minute)
		wantKept(t, m, "again and again", false)
	}
	wantKept(t, m, "kept", false) // its hour is over
}

func TestMemoryRefusesAValueGreaterThanItself(t *testing.T) {
	t.Parallel()
	m := cache.NewMemory(cache.Options{MaxBytes: 10_000})
	mustSet(t, m, "a", []byte("x"))
	large := make([]byte, 10_000)
	if err := m.Set(t.Context(), key("large"), large, time.Hour); err == nil {
		t.Error("Set: got no error")
	}
	if ok, err := m.Add(t.Context(), key("large"), large, time.Hour); ok || err == nil {
		t.Errorf("Add: got %v, %v, want false and an error", ok, err)
	}
	wantKept(t, m, "a", true)
}

func BenchmarkMemory(b *testing.B) {
	cachetest.Benchmark(b, cache.NewMemory(cache.Options{}))
}

// BenchmarkMemoryOverhead shows what an entry costs beside its value, which the bound must count.
func BenchmarkMemoryOverhead(b *testing.B) {
	const entries, size = 100_000, 64
	heap := func() uint64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	for b.Loop() {
		before := heap()
		m := cache.NewMemory(cache.Options{MaxBytes: 1 << 40})
		for i := range entries {
			if err := m.Set(b.Context(), key(fmt.Sprint(i)), make([]byte, size), time.Hour); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(heap()-before)/entries-size-float64(len(key("").String())), "B/entry")
		runtime.KeepAlive(m)
	}
}

func key(name string) cache.Key { return cache.NewKey("test:v1", struct{ Name string }{name}) }

func mustSet(t *testing.T, m *cache.Memory, name string, val []byte) {
	t.Helper()
	if err := m.Set(t.Context(), key(name), val, time.Hour); err != nil {
		t.Fatalf("Set %s: %v", name, err)
	}
}

func wantKept(t *testing.T, m *cache.Memory, name string, want bool) {
	t.Helper()
	_, err := m.Get(t.Context(), key(name))
	if err != nil && !errors.Is(err, cache.ErrMiss) {
		t.Fatalf("Get %s: %v", name, err)
	}
	if got := err == nil; got != want {
		t.Errorf("%s is kept: got %v, want %v", name, got, want)
	}
}

package cachetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/cache"
)

const hour = time.Hour

func key(name string) cache.Key {
	return cache.NewKey("test:v1", struct{ Name string }{name})
}

func roundTrip(t *testing.T, h Harness) {
	set(t, h, key("a"), []byte("Harbour opens"))
	set(t, h, key("b"), []byte("Harbour closes"))
	wantValue(t, h, key("a"), []byte("Harbour opens"))
	wantValue(t, h, key("a"), []byte("Harbour opens")) // reading uses nothing up
	wantValue(t, h, key("b"), []byte("Harbour closes"))
}

func miss(t *testing.T, h Harness) {
	wantMiss(t, h, key("never set"))
	set(t, h, key("set"), []byte("x"))
	wantMiss(t, h, key("never set"))
}

func overwrite(t *testing.T, h Harness) {
	set(t, h, key("a"), []byte("a first value that is the longer one"))
	set(t, h, key("a"), []byte("second"))
	wantValue(t, h, key("a"), []byte("second"))
}

func expiry(t *testing.T, h Harness) {
	if h.Advance == nil {
		setFor(t, h, key("brief"), []byte("x"), 20*time.Millisecond)
		set(t, h, key("long"), []byte("y"))
		waitForMiss(t, h, key("brief"))
		wantValue(t, h, key("long"), []byte("y"))
		return
	}
	setFor(t, h, key("brief"), []byte("x"), time.Minute)
	setFor(t, h, key("long"), []byte("y"), 3*time.Minute)
	h.Advance(59 * time.Second)
	wantValue(t, h, key("brief"), []byte("x"))
	h.Advance(2 * time.Second)
	wantMiss(t, h, key("brief"))
	wantValue(t, h, key("long"), []byte("y"))
	h.Advance(2 * time.Minute)
	wantMiss(t, h, key("long"))
}

func renewal(t *testing.T, h Harness) {
	if h.Advance == nil {
		setFor(t, h, key("a"), []byte("x"), hour)
		setFor(t, h, key("a"), []byte("y"), 20*time.Millisecond)
		waitForMiss(t, h, key("a"))
		return
	}
	setFor(t, h, key("longer"), []byte("x"), time.Minute)
	setFor(t, h, key("shorter"), []byte("x"), time.Hour)
	h.Advance(30 * time.Second)
	setFor(t, h, key("longer"), []byte("y"), time.Minute)
	setFor(t, h, key("shorter"), []byte("y"), time.Minute)
	h.Advance(45 * time.Second)
	wantValue(t, h, key("longer"), []byte("y"))
	wantValue(t, h, key("shorter"), []byte("y"))
	h.Advance(30 * time.Second)
	wantMiss(t, h, key("longer"))
	wantMiss(t, h, key("shorter"))
}

func add(t *testing.T, h Harness) {
	wantAdded(t, h, key("a"), "first", hour, true)
	wantAdded(t, h, key("a"), "second", hour, false)
	wantValue(t, h, key("a"), []byte("first"))
	set(t, h, key("a"), []byte("third")) // an added value is set like any other
	wantValue(t, h, key("a"), []byte("third"))

	set(t, h, key("b"), []byte("set before"))
	wantAdded(t, h, key("b"), "added", hour, false)
	wantValue(t, h, key("b"), []byte("set before"))

	set(t, h, key("empty"), nil) // an empty value is a value
	wantAdded(t, h, key("empty"), "added", hour, false)
}

func addAfterExpiry(t *testing.T, h Harness) {
	if h.Advance == nil {
		wantAdded(t, h, key("a"), "first", 20*time.Millisecond, true)
		waitForMiss(t, h, key("a"))
		wantAdded(t, h, key("a"), "second", hour, true)
		wantValue(t, h, key("a"), []byte("second"))
		return
	}
	wantAdded(t, h, key("a"), "first", time.Minute, true)
	h.Advance(40 * time.Second)
	wantAdded(t, h, key("a"), "second", time.Minute, false)
	h.Advance(21 * time.Second) // an Add that did nothing did not renew the value's time either
	wantAdded(t, h, key("a"), "third", time.Minute, true)
	wantValue(t, h, key("a"), []byte("third"))
}

func addRace(t *testing.T, h Harness) {
	const keys, callers = 8, 16
	for k := range keys {
		var (
			wg     sync.WaitGroup
			won    atomic.Int64
			winner atomic.Value
			start  = make(chan struct{})
		)
		for c := range callers {
			wg.Go(func() {
				<-start
				val := fmt.Sprintf("caller %d", c)
				ok, err := h.Store.Add(t.Context(), key(fmt.Sprint(k)), []byte(val), hour)
				if err != nil {
					t.Errorf("Add: %v", err)
				}
				if ok {
					won.Add(1)
					winner.Store(val)
				}
			})
		}
		close(start)
		wg.Wait()
		if got := won.Load(); got != 1 {
			t.Fatalf("of %d concurrent Adds of one key %d reported true, want 1", callers, got)
		}
		wantValue(t, h, key(fmt.Sprint(k)), []byte(winner.Load().(string)))
	}
}

func aliasing(t *testing.T, h Harness) {
	val := []byte("as it was set")
	set(t, h, key("set"), val)
	copy(val, "SCRIBBLED")
	wantValue(t, h, key("set"), []byte("as it was set"))

	val = []byte("as it was added")
	if _, err := h.Store.Add(t.Context(), key("added"), val, hour); err != nil {
		t.Fatalf("Add: %v", err)
	}
	copy(val, "SCRIBBLED")
	wantValue(t, h, key("added"), []byte("as it was added"))

	got, err := h.Store.Get(t.Context(), key("set"))
	if err != nil {
		t.Fatalf("Get: %v", err)
	}
	copy(got, "SCRIBBLED")
	_ = append(got, "and appended to"...)
	wantValue(t, h, key("set"), []byte("as it was set"))
}

func large(t *testing.T, h Harness) {
	val := make([]byte, 5<<20)
	for i := range val {
		val[i] = byte(i * i >> 7) // no page and no packet of it like another
	}
	set(t, h, key("large"), val)
	wantValue(t, h, key("large"), val)
	set(t, h, key("large"), []byte("small again"))
	wantValue(t, h, key("large"), []byte("small again"))
}

func anyBytes(t *testing.T, h Harness) {
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	for name, val := range map[string][]byte{
		"nil":           nil,
		"empty":         {},
		"one zero":      {0},
		"every byte":    every,
		"line ends":     []byte("\r\n$-1\r\n"),
		"invalid UTF-8": []byte("\xff\xfe\xed\xa0\x80"),
		"a number":      []byte("-1"),
	} {
		set(t, h, key(name), val)
		wantValue(t, h, key(name), val)
	}
}

func distinctKeys(t *testing.T, h Harness) {
	type link struct{ Link, Lang string }
	keys := []cache.Key{
		cache.NewKey("digest:v1", link{"a", "b"}),
		cache.NewKey("digest:v2", link{"a", "b"}),
		cache.NewKey("article:v1", link{"a", "b"}),
		cache.NewKey("digest:v1", link{"b", "a"}),
		cache.NewKey("digest:v1", link{"ab", ""}),
		cache.NewKey("digest:v1", link{"", "ab"}),
		cache.NewKey("digest:v1", link{"a\xff", ""}),
		cache.NewKey("digest:v1", link{"a\xfe", ""}),
		cache.NewKey("digest:v1", link{"a\x00", "\r\n*?[{}]"}),
		cache.NewKey("", link{}),
	}
	for i, k := range keys {
		set(t, h, k, fmt.Append(nil, i))
	}
	for i, k := range keys {
		wantValue(t, h, k, fmt.Append(nil, i))
	}
}

func badTTL(t *testing.T, h Harness) {
	for _, ttl := range []time.Duration{0, -1, -time.Hour} {
		if err := h.Store.Set(t.Context(), key("a"), []byte("x"), ttl); !errors.Is(err, cache.ErrTTL) {
			t.Errorf("Set with ttl %v: got %v, want ErrTTL", ttl, err)
		}
		if ok, err := h.Store.Add(t.Context(), key("a"), []byte("x"), ttl); ok || !errors.Is(err, cache.ErrTTL) {
			t.Errorf("Add with ttl %v: got %v, %v, want false, ErrTTL", ttl, ok, err)
		}
	}
	wantMiss(t, h, key("a"))
	// The shortest and the longest are times to live like others.
	setFor(t, h, key("brief"), []byte("x"), 1)
	setFor(t, h, key("long"), []byte("y"), math.MaxInt64)
	wantValue(t, h, key("long"), []byte("y"))
}

func doneContext(t *testing.T, h Harness) {
	set(t, h, key("there"), []byte("x"))
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	late, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	for want, ctx := range map[error]context.Context{context.Canceled: cancelled, context.DeadlineExceeded: late} {
		if val, err := h.Store.Get(ctx, key("there")); val != nil || !errors.Is(err, want) {
			t.Errorf("Get: got %q, %v, want nothing, %v", val, err, want)
		}
		if err := h.Store.Set(ctx, key("new"), []byte("y"), hour); !errors.Is(err, want) {
			t.Errorf("Set: got %v, want %v", err, want)
		}
		if ok, err := h.Store.Add(ctx, key("new"), []byte("y"), hour); ok || !errors.Is(err, want) {
			t.Errorf("Add: got %v, %v, want false, %v", ok, err, want)
		}
	}
	wantMiss(t, h, key("new"))
	wantValue(t, h, key("there"), []byte("x"))
}

func concurrency(t *testing.T, h Harness) {
	const keys, callers, rounds = 4, 8, 25
	// Every value is one byte repeated, so that a torn one is recognised.
	value := func(c int) []byte { return bytes.Repeat([]byte{byte('a' + c)}, 1000+100*c) }
	var wg sync.WaitGroup
	for c := range callers {
		wg.Go(func() {
			for r := range rounds {
				k := key(fmt.Sprint(r % keys))
				if err := h.Store.Set(t.Context(), k, value(c), hour); err != nil {
					t.Errorf("Set: %v", err)
				}
				if _, err := h.Store.Add(t.Context(), k, value(c), hour); err != nil {
					t.Errorf("Add: %v", err)
				}
				got, err := h.Store.Get(t.Context(), k)
				if err != nil || len(got) == 0 {
					t.Errorf("Get: got %d bytes, %v, want a value", len(got), err)
				} else if want := value(int(got[0] - 'a')); !bytes.Equal(got, want) {
					t.Errorf("Get: got a value that nobody set: %d bytes beginning with %q", len(got), got[:1])
				}
			}
		})
	}
	wg.Wait()
}

func set(t *testing.T, h Harness, k cache.Key, val []byte) {
	t.Helper()
	setFor(t, h, k, val, hour)
}

func setFor(t *testing.T, h Harness, k cache.Key, val []byte, ttl time.Duration) {
	t.Helper()
	if err := h.Store.Set(t.Context(), k, val, ttl); err != nil {
		t.Fatalf("Set %d bytes for %v: %v", len(val), ttl, err)
	}
}

func wantValue(t *testing.T, h Harness, k cache.Key, want []byte) {
	t.Helper()
	got, err := h.Store.Get(t.Context(), k)
	if err != nil {
		t.Fatalf("Get: got error %v, want %s", err, brief(want))
	}
	if !bytes.Equal(got, want) {
		t.Fatalf("Get: got %s, want %s", brief(got), brief(want))
	}
}

func wantMiss(t *testing.T, h Harness, k cache.Key) {
	t.Helper()
	if got, err := h.Store.Get(t.Context(), k); !errors.Is(err, cache.ErrMiss) {
		t.Fatalf("Get: got %s, %v, want ErrMiss", brief(got), err)
	}
}

func wantAdded(t *testing.T, h Harness, k cache.Key, val string, ttl time.Duration, want bool) {
	t.Helper()
	got, err := h.Store.Add(t.Context(), k, []byte(val), ttl)
	if err != nil || got != want {
		t.Fatalf("Add %q: got %v, %v, want %v", val, got, err, want)
	}
}

// waitForMiss waits until k is gone, by real time.
func waitForMiss(t *testing.T, h Harness, k cache.Key) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); <-tick.C {
		_, err := h.Store.Get(t.Context(), k)
		if errors.Is(err, cache.ErrMiss) {
			return
		}
		if err != nil {
			t.Fatalf("Get: %v", err)
		}
	}
	t.Fatalf("%s is there 10 s after its time was up", k)
}

func brief(val []byte) string {
	if len(val) > 60 {
		return fmt.Sprintf("%d bytes %q…", len(val), val[:60])
	}
	return fmt.Sprintf("%d bytes %q", len(val), val)
}

package reader

import (
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/summarise"
)

func TestManners(t *testing.T) {
	t.Parallel()
	t.Run("two at once a host", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			var now, most atomic.Int32
			_, r := newSite(t, func(w http.ResponseWriter, req *http.Request) {
				most.Store(max(most.Load(), now.Add(1)))
				time.Sleep(time.Second)
				now.Add(-1)
				io.WriteString(w, harbour)
			}, Options{})
			var wg sync.WaitGroup
			for i := range 6 {
				wg.Go(func() {
					if _, err := r.Read(t.Context(), summarise.Link{URL: fmt.Sprintf("http://news.example.com/%d", i)}); err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			if got := most.Load(); got != maxPerHost {
				t.Errorf("%d at once, want %d", got, maxPerHost)
			}
		})
	})
	t.Run("sixteen in all, and a slow host holds up no other", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			var now, most atomic.Int32
			_, r := newSite(t, func(w http.ResponseWriter, req *http.Request) {
				most.Store(max(most.Load(), now.Add(1)))
				time.Sleep(2 * time.Second)
				now.Add(-1)
				io.WriteString(w, harbour)
			}, Options{})
			var wg sync.WaitGroup
			for i := range 30 {
				wg.Go(func() {
					if _, err := r.Read(t.Context(), summarise.Link{URL: fmt.Sprintf("http://host%d.example.com/", i)}); err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			if got := most.Load(); got != maxFetches {
				t.Errorf("%d at once, want %d", got, maxFetches)
			}
		})
	})
	t.Run("a host that asks for a pause gets it", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			asked := 0
			_, r := newSite(t, func(w http.ResponseWriter, req *http.Request) {
				if asked++; asked == 1 {
					w.Header().Set("Retry-After", "120")
					w.WriteHeader(http.StatusTooManyRequests)
					return
				}
				io.WriteString(w, harbour)
			}, Options{})
			ask := func(path string) error {
				_, err := r.Read(t.Context(), summarise.Link{URL: "http://news.example.com" + path})
				return err
			}
			wantCode(t, ask("/a"), summarise.Blocked)
			time.Sleep(119 * time.Second)
			wantCode(t, ask("/b"), summarise.Blocked)
			if asked != 1 {
				t.Errorf("asked %d times during the pause, want 1", asked)
			}
			time.Sleep(2 * time.Second)
			if err := ask("/b"); err != nil {
				t.Errorf("after the pause: %v", err)
			}
		})
	})
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "0": 0, "-5": 0, "soon": 0, " 30 ": 30 * time.Second, "3600": time.Hour, "99999999999": time.Hour,
		"Wed, 25 Nov 2026 12:05:00 GMT": 5 * time.Minute, "Wed, 25 Nov 2026 11:00:00 GMT": 0, "Fri, 25 Dec 2026 12:00:00 GMT": time.Hour,
	} {
		if got := retryAfter(value, now); got != want {
			t.Errorf("Retry-After %q: %v, want %v", value, got, want)
		}
	}
}

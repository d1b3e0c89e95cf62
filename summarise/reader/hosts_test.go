package reader

import (
	"fmt"
	"io"
	"net/http"
	"strings"
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

// Whoever asks during a pause is told at once, without a request: by the kept text if there is one, else by name
// and with the time that is left. Another host is not concerned, nor is one that asks for no pause.
func TestAskersDuringAPause(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status     int
		retryAfter string
		pause      time.Duration
		code       summarise.Code
	}{
		"429 in seconds":     {429, "120", 2 * time.Minute, summarise.Blocked},
		"503 with a date":    {503, time.Unix(1_800_000_000, 0).Add(16 * time.Minute).UTC().Format(http.TimeFormat), 5 * time.Minute, summarise.PageError},
		"a year":             {429, "31536000", time.Hour, summarise.Blocked},
		"a date long past":   {429, "Fri, 31 Dec 1999 23:59:59 GMT", 0, summarise.Blocked},
		"no time at all":     {503, "", 0, summarise.PageError},
		"another status's":   {500, "120", 0, summarise.PageError},
		"a time of no sense": {429, "-1; DROP", 0, summarise.Blocked},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			asked, busy := 0, false
			s, _, advance := newService(t, func(w http.ResponseWriter, req *http.Request) {
				asked++
				if busy && req.Host == "news.example.com" {
					w.Header().Set("Retry-After", test.retryAfter)
					w.WriteHeader(test.status)
					return
				}
				io.WriteString(w, harbour)
			})
			known, unknown, elsewhere := summarise.Link{URL: "http://news.example.com/known"}, summarise.Link{URL: "http://news.example.com/new"}, summarise.Link{URL: "http://other.example.com/"}
			if _, err := s.Read(t.Context(), known); err != nil {
				t.Fatal(err)
			}
			advance(11 * time.Minute)
			busy = true
			_, err := s.Read(t.Context(), unknown)
			wantCode(t, err, test.code)
			before := asked
			_, err = s.Read(t.Context(), unknown)
			wantCode(t, err, test.code)
			if told := strings.Contains(err.Error(), "left alone for another"); told != (test.pause > 0) || (asked > before) == told {
				t.Errorf("asked %d times more, and said %q, for a pause of %v", asked-before, err, test.pause)
			}
			if a, err := s.Read(t.Context(), known); err != nil || len(a.Notes) != 1 {
				t.Errorf("a page that is kept: %v, %v; want its text with a note", a, err)
			}
			if _, err := s.Read(t.Context(), elsewhere); err != nil {
				t.Errorf("another host: %v", err)
			}
			if test.pause == 0 {
				return
			}
			busy = false
			advance(test.pause - time.Second)
			if _, err := s.Read(t.Context(), unknown); err == nil {
				t.Errorf("read it a second before the end of the pause")
			}
			advance(time.Second)
			if _, err := s.Read(t.Context(), unknown); err != nil {
				t.Errorf("after the pause: %v", err)
			}
		})
	}
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

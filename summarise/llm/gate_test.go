package llm

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/summarise"
	"verbatim/summarise/llmtest"
)

func TestBreaker(t *testing.T) {
	t.Parallel()
	inWorld(t, llmtest.Options{}, func(t *testing.T, w *world) {
		down := true
		var mu sync.Mutex
		w.Respond(func(llmtest.Request) llmtest.Reply {
			mu.Lock()
			defer mu.Unlock()
			if down {
				return llmtest.HTMLPage(503)
			}
			return draft()
		})
		ask := func() error {
			_, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{})
			return err
		}
		wantReason(t, ask(), Unavailable) // 3 failures
		wantReason(t, ask(), Resting)     // 2 more, and the breaker opens
		if w.calls() != 5 {
			t.Errorf("%d calls before it opens, want 5", w.calls())
		}
		for range 100 {
			wantReason(t, ask(), Resting)
		}
		if w.calls() != 5 {
			t.Errorf("%d calls while it is open, want 5", w.calls())
		}
		time.Sleep(breakerOpen + time.Second)
		wantReason(t, ask(), Resting) // one probe, which fails and closes the way again
		if w.calls() != 6 {
			t.Errorf("%d calls after one probe, want 6", w.calls())
		}
		mu.Lock()
		down = false
		mu.Unlock()
		time.Sleep(breakerOpen + time.Second)
		if err := ask(); err != nil {
			t.Errorf("after the server is back: %v", err)
		}
	})
}

// TestRefusalsDoNotOpenTheBreaker: only outages do.
func TestRefusalsDoNotOpenTheBreaker(t *testing.T) {
	t.Parallel()
	inWorld(t, llmtest.Options{}, func(t *testing.T, w *world) {
		for range 20 {
			w.Queue(llmtest.Refuses("no"))
			_, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{})
			wantReason(t, err, Refused)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		for range 20 {
			if _, err := w.engine.Draft(ctx, mill(t), summarise.Want{}); !errors.Is(err, context.Canceled) {
				t.Fatalf("err = %v, want %v", err, context.Canceled)
			}
		}
		if _, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{}); err != nil {
			t.Error(err)
		}
	})
}

// TestOnlyTheOperatorCanHeal: a spent quota and a refused key keep all jobs out for ten minutes,
// and are logged once.
func TestOnlyTheOperatorCanHeal(t *testing.T) {
	t.Parallel()
	for reason, reply := range map[Reason]llmtest.Reply{
		QuotaSpent: llmtest.QuotaSpent(),
		BadKey:     llmtest.APIError(401, "Incorrect API key provided: "+llmtest.Key, "invalid_api_key", ""),
	} {
		t.Run(string(reason), func(t *testing.T) {
			t.Parallel()
			inWorld(t, llmtest.Options{}, func(t *testing.T, w *world) {
				w.Queue(reply)
				for range 10 {
					_, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{})
					wantReason(t, err, reason)
				}
				if w.calls() != 1 {
					t.Errorf("%d calls, want 1", w.calls())
				}
				if n := strings.Count(w.log.String(), "level=ERROR"); n != 1 {
					t.Errorf("%d lines of alarm, want 1: %s", n, w.log)
				}
				quiet(t, w.log.String())
				time.Sleep(shutFor)
				if _, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{}); err != nil {
					t.Errorf("after ten minutes: %v", err)
				}
			})
		})
	}
}

// TestNobodyCallsEarlierThanTold: a rate limit told to one job holds for all.
func TestNobodyCallsEarlierThanTold(t *testing.T) {
	t.Parallel()
	inWorld(t, llmtest.Options{}, func(t *testing.T, w *world) {
		w.Queue(llmtest.TooManyRequests(20 * time.Second))
		var wg sync.WaitGroup
		for range 5 {
			wg.Go(func() {
				if _, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{}); err != nil {
					t.Error(err)
				}
			})
			synctest.Wait()
		}
		wg.Wait()
		requests := w.Requests()
		if len(requests) != 6 {
			t.Errorf("%d calls, want 6", len(requests))
		}
		for _, r := range requests[1:] {
			if after := r.At.Sub(requests[0].At); after < 20*time.Second {
				t.Errorf("a call came after %v, told were 20 s", after)
			}
		}
	})
}

func TestTheJobsTime(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		job   time.Duration
		reply llmtest.Reply
		ends  time.Duration
	}{
		{"a silent server leaves 15 s of a job to another engine", 100 * time.Second, llmtest.Reply{Fault: llmtest.Silent}, 85 * time.Second},
		{"and of a job that is nearly over as much as it can", 16 * time.Second, llmtest.Reply{Fault: llmtest.Silent}, 16 * time.Second},
		{"a rate limit beyond the job is not waited for", 50 * time.Second, llmtest.TooManyRequests(40 * time.Second), 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, llmtest.Options{}, func(t *testing.T, w *world) {
				w.Respond(func(llmtest.Request) llmtest.Reply { return test.reply })
				ctx, cancel := context.WithTimeout(t.Context(), test.job)
				defer cancel()
				_, err := w.engine.Draft(ctx, mill(t), summarise.Want{})
				if !errors.Is(err, TimedOut) && !errors.Is(err, RateLimited) {
					t.Errorf("err = %v", err)
				}
				if took := time.Since(w.start).Round(time.Second); took != test.ends {
					t.Errorf("it ended after %v, want %v", took, test.ends)
				}
			})
		})
	}
}

// TestCallerGivesUp: the error is the context's, at once, whatever the engine waits for.
func TestCallerGivesUp(t *testing.T) {
	t.Parallel()
	for name, reply := range map[string]llmtest.Reply{
		"while a server is silent": {Fault: llmtest.Silent},
		"while a body stalls":      {Fault: llmtest.Stalled, After: 10, Content: "{}"},
		"while told to wait":       llmtest.TooManyRequests(30 * time.Second),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, llmtest.Options{}, func(t *testing.T, w *world) {
				w.Respond(func(llmtest.Request) llmtest.Reply { return reply })
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(10*time.Second, cancel)
				_, err := w.engine.Reply(ctx, mill(t), nil, "Who?")
				if !errors.Is(err, context.Canceled) || summarise.CodeOf(err) == summarise.ModelFailed {
					t.Errorf("err = %v, want %v", err, context.Canceled)
				}
				if took := time.Since(w.start); took != 10*time.Second {
					t.Errorf("it took %v, want 10 s", took)
				}
			})
		})
	}
}

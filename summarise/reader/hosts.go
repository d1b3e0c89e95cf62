package reader

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"verbatim/summarise"
	"verbatim/summarise/reader/verdict"
)

// Manners towards the hosts we read from.
const (
	maxFetches   = 16        // at once, in all
	maxPerHost   = 2         // at once, a host
	maxPenalty   = time.Hour // the longest Retry-After that is obeyed in full
	maxPenalties = 1024      // hosts that asked for a pause and are remembered
)

// hosts hands out the right to ask a host something, and keeps the pauses hosts asked for.
type hosts struct {
	now func() time.Time
	all chan struct{}

	mu    sync.Mutex
	lanes map[string]*lane
	pause map[string]penalty
}

type lane struct {
	slots chan struct{}
	users int // holding or waiting; the lane goes with the last
}

type penalty struct {
	until time.Time
	code  summarise.Code
}

func newHosts(now func() time.Time) *hosts {
	return &hosts{now: now, all: make(chan struct{}, maxFetches), lanes: make(map[string]*lane), pause: make(map[string]penalty)}
}

// acquire waits for a slot of host, then for one of all: in this order, so that those who wait for
// one slow host hold up no other. It fails at once while host wants to be left alone.
// The caller must call leave once it has read the answer.
func (h *hosts) acquire(ctx context.Context, host string) (leave func(), err error) {
	h.mu.Lock()
	if p, ok := h.pause[host]; ok {
		if wait := p.until.Sub(h.now()); wait > 0 {
			h.mu.Unlock()
			return nil, summarise.Errorf(p.code, "the site asks to be left alone for another %s", roughly(wait))
		}
		delete(h.pause, host)
	}
	l := h.lanes[host]
	if l == nil {
		l = &lane{slots: make(chan struct{}, maxPerHost)}
		h.lanes[host] = l
	}
	l.users++
	h.mu.Unlock()

	select {
	case l.slots <- struct{}{}:
	case <-ctx.Done():
		h.drop(host, l)
		return nil, context.Cause(ctx)
	}
	select {
	case h.all <- struct{}{}:
	case <-ctx.Done():
		<-l.slots
		h.drop(host, l)
		return nil, context.Cause(ctx)
	}
	return sync.OnceFunc(func() {
		<-h.all
		<-l.slots
		h.drop(host, l)
	}), nil
}

func (h *hosts) drop(host string, l *lane) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if l.users--; l.users == 0 {
		delete(h.lanes, host)
	}
}

// heed keeps what a 429 or 503 says about when to come back.
func (h *hosts) heed(host string, status int, header http.Header) {
	if status != http.StatusTooManyRequests && status != http.StatusServiceUnavailable {
		return
	}
	now := h.now()
	wait := retryAfter(header.Get("Retry-After"), now)
	if wait <= 0 {
		return
	}
	refused, _ := verdict.ByStatus(status, header)
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.pause) >= maxPenalties {
		for other, p := range h.pause {
			if !p.until.After(now) {
				delete(h.pause, other)
			}
		}
		if len(h.pause) >= maxPenalties {
			return // a thousand hosts at once: forgetting one is impolite, nothing more
		}
	}
	h.pause[host] = penalty{until: now.Add(wait), code: refused.Code}
}

// retryAfter reads the header's two forms, seconds and a date (RFC 9110, 10.2.3), up to maxPenalty; 0 if it asks for nothing.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	var wait time.Duration
	if seconds, err := strconv.ParseInt(value, 10, 64); err == nil {
		wait = time.Duration(min(max(seconds, 0), int64(maxPenalty/time.Second))) * time.Second
	} else if date, err := http.ParseTime(value); err == nil {
		wait = date.Sub(now)
	}
	return min(max(wait, 0), maxPenalty)
}

func roughly(d time.Duration) string {
	if d < time.Minute {
		return strconv.Itoa(int(max(d.Round(time.Second), time.Second).Seconds())) + " s"
	}
	return strconv.Itoa(int((d+time.Minute-1)/time.Minute)) + " min"
}

package bot

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	// restTimeout bounds one REST request; uploads of a digest's text are small.
	restTimeout = 20 * time.Second
	// maxTries is how often a request is made that was refused for its rate or, if repeating it does
	// no harm, that failed at Discord's end.
	maxTries = 4
	// maxAtOnce is how many requests of one route are under way at once: when its bucket is empty, no more
	// than these meet a 429, of which Discord counts how many a bot causes.
	maxAtOnce = 4
	// maxReply bounds a REST reply; 100 messages with embeds are about 1 MB.
	maxReply = 8 << 20
)

// transport carries discordgo's REST requests. It waits for rate limits itself, under the request's
// context, and keeps their headers from discordgo, whose limiter sleeps without looking at the context
// and holds one lock for all interaction replies. What Discord refused with 429 was not done, so it is
// sent again; what failed with 5xx may have been done, so only requests that may be repeated are.
type transport struct {
	base http.RoundTripper
	api  *url.URL // where requests go instead of discord.com; nil = there
	now  func() time.Time

	mu     sync.Mutex
	routes map[string]*route // those in use, and those that must wait
	global time.Time         // until when all must
}

func newTransport(base http.RoundTripper, api *url.URL, now func() time.Time) *transport {
	return &transport{base: base, api: api, now: now, routes: make(map[string]*route)}
}

func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	route, err := t.enter(req.Context(), routeOf(req))
	if err != nil {
		return nil, err
	}
	defer t.leave(route)
	for try := 1; ; try++ {
		if err := t.wait(req.Context(), route); err != nil {
			return nil, err
		}
		again, err := t.again(req)
		if err != nil {
			return nil, err
		}
		resp, err := t.base.RoundTrip(again)
		if err == nil {
			t.learn(route, resp)
		}
		pause, retry := t.retry(req.Method, resp, err)
		switch {
		case retry && try < maxTries && req.Context().Err() == nil:
			if resp != nil {
				resp.Body.Close()
			}
			if err := sleep(req.Context(), pause<<(try-1)); err != nil {
				return nil, err
			}
		case err != nil:
			return nil, withoutURL(err)
		default:
			resp.Body = limited{io.LimitReader(resp.Body, maxReply), resp.Body}
			for name := range resp.Header {
				if strings.HasPrefix(name, "X-Ratelimit-") {
					resp.Header.Del(name)
				}
			}
			return resp, nil
		}
	}
}

type limited struct {
	io.Reader
	io.Closer
}

// again returns req for one more try, with its body from the start and the address it really goes to.
func (t *transport) again(req *http.Request) (*http.Request, error) {
	again := req.Clone(req.Context())
	if req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, err
		}
		again.Body = body
	}
	if t.api != nil {
		again.URL.Scheme, again.URL.Host, again.Host = t.api.Scheme, t.api.Host, ""
		again.URL.Path = strings.TrimRight(t.api.Path, "/") + again.URL.Path
		again.URL.RawPath = ""
	}
	return again, nil
}

// retry reports whether a reply, or its lack, asks for another try, and after which pause. Waiting out a
// rate limit is wait's business, so its pause is none.
func (t *transport) retry(method string, resp *http.Response, err error) (time.Duration, bool) {
	switch {
	case err == nil && resp.StatusCode == http.StatusTooManyRequests:
		return 0, !banned(resp)
	case err != nil || resp.StatusCode >= 500:
		return 500 * time.Millisecond, method != http.MethodPost
	}
	return 0, false
}

// banned reports whether a 429 is of what stands before Discord's API, which lets an address that sent
// too many bad requests wait for long, with a page for people.
func banned(resp *http.Response) bool {
	return resp.StatusCode == http.StatusTooManyRequests && !strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json")
}

// wait blocks until route and the bot as a whole may be used again, or ctx ends.
func (t *transport) wait(ctx context.Context, r *route) error {
	t.mu.Lock()
	at := r.until
	if t.global.After(at) {
		at = t.global
	}
	t.mu.Unlock()
	if d := at.Sub(t.now()); d > 0 {
		if deadline, ok := ctx.Deadline(); ok && deadline.Before(t.now().Add(d)) {
			return errRateLimited
		}
		return sleep(ctx, d)
	}
	return nil
}

// learn keeps what resp says about its route's limit.
func (t *transport) learn(r *route, resp *http.Response) {
	h := resp.Header
	var pause time.Duration
	switch {
	case resp.StatusCode == http.StatusTooManyRequests:
		pause = cmp.Or(bodyRetryAfter(resp), seconds(h.Get("Retry-After")), leastPause)
	case h.Get("X-Ratelimit-Remaining") == "0":
		pause = seconds(h.Get("X-Ratelimit-Reset-After"))
	}
	if pause <= 0 {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if at := t.now().Add(pause); h.Get("X-Ratelimit-Global") == "true" || banned(resp) {
		t.global = at
	} else {
		r.until = at
	}
}

// leastPause is kept after a 429 that does not say how long.
const leastPause = time.Second

// bodyRetryAfter reads retry_after, which is finer than the header's whole seconds, and leaves the body unread.
func bodyRetryAfter(resp *http.Response) time.Duration {
	raw, err := io.ReadAll(io.LimitReader(resp.Body, 64<<10))
	resp.Body.Close()
	resp.Body = io.NopCloser(bytes.NewReader(raw))
	var body struct {
		RetryAfter float64 `json:"retry_after"`
	}
	if err != nil || json.Unmarshal(raw, &body) != nil {
		return 0
	}
	return inSeconds(body.RetryAfter)
}

func seconds(s string) time.Duration {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return inSeconds(f)
}

// inSeconds is f seconds, at least none and at most a day: what the other side says is not trusted to fit.
func inSeconds(f float64) time.Duration {
	return time.Duration(min(max(f, 0), 24*60*60) * float64(time.Second))
}

// sleep waits for d, or for the end of ctx.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

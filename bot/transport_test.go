package bot

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// script answers one request after another and notes when they came.
type script struct {
	replies []*http.Response // nil: the connection is reset
	came    []time.Time
	bodies  []string
}

var errReset = errors.New("connection reset by peer")

func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	s.came = append(s.came, time.Now())
	if r.Body != nil {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		s.bodies = append(s.bodies, string(body))
	}
	reply := s.replies[0]
	if len(s.replies) > 1 {
		s.replies = s.replies[1:]
	}
	if reply == nil {
		return nil, &url.Error{Op: "Post", URL: r.URL.String(), Err: errReset}
	}
	return reply, nil
}

// replied is a reply with headers, given as name and value in turn.
func replied(status int, body string, headers ...string) *http.Response {
	h := http.Header{"Content-Type": {"application/json"}}
	for i := 0; i < len(headers); i += 2 {
		h.Set(headers[i], headers[i+1])
	}
	return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader(body))}
}

const (
	here      = "https://discord.com/api/v9/channels/123456789012345678/messages"
	elsewhere = "https://discord.com/api/v9/channels/876543210987654321/messages"
)

// ask makes one request, which may take as long as within.
func ask(t *testing.T, rt http.RoundTripper, method, address string, within time.Duration) (status int, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(`{"content":"hello"}`))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := rt.RoundTrip(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	for name := range resp.Header {
		if strings.HasPrefix(name, "X-Ratelimit") {
			t.Errorf("%s reaches discordgo", name)
		}
	}
	return resp.StatusCode, nil
}

func TestTransportRepeatsWhatMayBeRepeated(t *testing.T) {
	t.Parallel()
	limited := func() *http.Response {
		return replied(429, `{"retry_after":2.5,"global":false}`, "Retry-After", "3", "X-RateLimit-Remaining", "0")
	}
	tests := []struct {
		name    string
		method  string
		replies []*http.Response
		within  time.Duration
		status  int
		err     error
		tries   int
		took    time.Duration
	}{
		{"a post that was limited is sent again when its time has come, by the body's finer number", "POST",
			[]*http.Response{limited(), replied(200, `{}`)}, 10 * time.Second, 200, nil, 2, 2500 * time.Millisecond},
		{"a limit that outlasts the request is not waited for", "POST",
			[]*http.Response{limited()}, 2 * time.Second, 0, errRateLimited, 1, 0},
		{"a post that failed at Discord's end is not repeated blindly", "POST",
			[]*http.Response{replied(502, `bad gateway`)}, 10 * time.Second, 502, nil, 1, 0},
		{"an edit that failed at Discord's end is", "PATCH",
			[]*http.Response{replied(502, ``), replied(503, ``), replied(200, `{}`)}, 10 * time.Second, 200, nil, 3, 1500 * time.Millisecond},
		{"an edit whose connection was reset is", "PATCH",
			[]*http.Response{nil, replied(200, `{}`)}, 10 * time.Second, 200, nil, 2, 500 * time.Millisecond},
		{"a post whose connection was reset is not", "POST",
			[]*http.Response{nil}, 10 * time.Second, 0, errReset, 1, 0},
		{"four tries are enough", "GET",
			[]*http.Response{replied(500, ``)}, 10 * time.Second, 500, nil, 4, 3500 * time.Millisecond},
		{"a ban of the address is not tried again", "GET",
			[]*http.Response{replied(429, `<html>`, "Content-Type", "text/html", "Retry-After", "3600")}, 10 * time.Second, 429, nil, 1, 0},
		{"a limit without a time is kept for a second", "GET",
			[]*http.Response{replied(429, `{}`), replied(200, `{}`)}, 10 * time.Second, 200, nil, 2, time.Second},
		{"what is refused is refused", "PATCH",
			[]*http.Response{replied(403, `{"code":50013}`)}, 10 * time.Second, 403, nil, 1, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := &script{replies: tt.replies}
				began := time.Now()
				status, err := ask(t, newTransport(s, nil, time.Now), tt.method, here, tt.within)
				if status != tt.status || !errors.Is(err, tt.err) {
					t.Errorf("got %d and %v, want %d and %v", status, err, tt.status, tt.err)
				}
				if len(s.came) != tt.tries || time.Since(began) != tt.took {
					t.Errorf("%d tries in %v, want %d in %v", len(s.came), time.Since(began), tt.tries, tt.took)
				}
				for _, body := range s.bodies {
					if body != `{"content":"hello"}` {
						t.Errorf("a try had the body %q", body)
					}
				}
				if err != nil && strings.Contains(err.Error(), "discord.com") {
					t.Errorf("the error tells the address, which can hold a token: %v", err)
				}
			})
		})
	}
}

func TestTransportHoldsBackWhatALimitIsFor(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name            string
		first           *http.Response
		same, elsewhere time.Duration // what the next requests wait
	}{
		{"an empty bucket holds back its route", replied(200, `{}`, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "1.5"), 1500 * time.Millisecond, 0},
		{"a bucket that is not empty holds back nothing", replied(200, `{}`, "X-RateLimit-Remaining", "1", "X-RateLimit-Reset-After", "1.5"), 0, 0},
		{"a global limit holds back all", replied(429, `{"retry_after":4,"global":true}`, "Retry-After", "4", "X-RateLimit-Global", "true"), 4 * time.Second, 4 * time.Second},
		{"so does a ban", replied(429, `<html>`, "Content-Type", "text/html", "Retry-After", "6"), 6 * time.Second, 6 * time.Second},
	}
	for _, tt := range tests {
		for address, want := range map[string]time.Duration{here: tt.same, elsewhere: tt.elsewhere} {
			t.Run(tt.name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					first := *tt.first
					first.Header, first.Body = tt.first.Header.Clone(), io.NopCloser(strings.NewReader(`{"retry_after":0}`))
					s := &script{replies: []*http.Response{&first, replied(200, `{}`)}}
					rt := newTransport(s, nil, time.Now)
					began := time.Now()
					if _, err := ask(t, rt, "POST", here, time.Millisecond); err != nil && !errors.Is(err, errRateLimited) {
						t.Fatal(err)
					}
					if _, err := ask(t, rt, "POST", address, time.Minute); err != nil {
						t.Fatal(err)
					}
					if got := s.came[len(s.came)-1].Sub(began); got != want {
						t.Errorf("the next request waited %v, want %v", got, want)
					}
				})
			})
		}
	}
}

func TestFewRequestsOfARouteAreUnderWayAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		rt := newTransport(roundTrip(func(*http.Request) (*http.Response, error) {
			time.Sleep(time.Second)
			return replied(200, `{}`), nil
		}), nil, time.Now)
		began := time.Now()
		var wg sync.WaitGroup
		took := func(address string, want time.Duration) {
			if _, err := ask(t, rt, "POST", address, time.Minute); err != nil || time.Since(began) > want {
				t.Errorf("a request took %v, want at most %v (%v)", time.Since(began), want, err)
			}
		}
		for range 3 * maxAtOnce {
			wg.Go(func() { took(here, 3*time.Second) })
		}
		synctest.Wait()
		wg.Go(func() {
			if _, err := ask(t, rt, "POST", here, time.Millisecond); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("one that cannot wait ended with %v", err)
			}
		})
		wg.Go(func() { took(elsewhere, time.Second) })
		wg.Wait()
		if got := time.Since(began); got != 3*time.Second {
			t.Errorf("all took %v, want 3 s", got)
		}
		if len(rt.routes) > 0 {
			t.Errorf("%d routes are kept", len(rt.routes))
		}
	})
}

func TestRoutesShareABucketAsDiscordCountsThem(t *testing.T) {
	t.Parallel()
	const one, two = "123456789012345678", "876543210987654321"
	tests := []struct {
		name, a, b string
		same       bool
	}{
		{"two messages of a channel", "PATCH /api/v9/channels/" + one + "/messages/" + one, "PATCH /api/v9/channels/" + one + "/messages/" + two, true},
		{"two channels", "POST /api/v9/channels/" + one + "/messages", "POST /api/v9/channels/" + two + "/messages", false},
		{"two methods", "PATCH /api/v9/channels/" + one + "/messages/" + one, "DELETE /api/v9/channels/" + one + "/messages/" + one, false},
		{"two interactions", "POST /api/v9/interactions/" + one + "/tokenA/callback", "POST /api/v9/interactions/" + one + "/tokenB/callback", false},
		{"two messages of a webhook", "PATCH /api/v9/webhooks/" + one + "/token/messages/" + one, "PATCH /api/v9/webhooks/" + one + "/token/messages/" + two, true},
	}
	for _, tt := range tests {
		route := func(s string) string {
			method, path, _ := strings.Cut(s, " ")
			return routeOf(&http.Request{Method: method, URL: &url.URL{Path: path}})
		}
		if got := route(tt.a) == route(tt.b); got != tt.same {
			t.Errorf("%s share a bucket: %v, want %v (%s, %s)", tt.name, got, tt.same, route(tt.a), route(tt.b))
		}
	}
}

func TestRequestsGoToTheAddressGiven(t *testing.T) {
	t.Parallel()
	var went *url.URL
	api := &url.URL{Scheme: "http", Host: "127.0.0.1:9", Path: "/proxy/"}
	rt := newTransport(roundTrip(func(r *http.Request) (*http.Response, error) {
		went = r.URL
		return replied(200, `{}`), nil
	}), api, time.Now)
	if _, err := ask(t, rt, "GET", here, time.Second); err != nil {
		t.Fatal(err)
	}
	if want := "http://127.0.0.1:9/proxy/api/v9/channels/123456789012345678/messages"; went.String() != want {
		t.Errorf("went to %s, want %s", went, want)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

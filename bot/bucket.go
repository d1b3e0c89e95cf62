package bot

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// route is what is known of one of Discord's buckets.
type route struct {
	slots chan struct{} // one value for each request under way
	users int           // requests under way or waiting
	until time.Time     // when it may be used again
}

// enter waits for a slot of a route.
func (t *transport) enter(ctx context.Context, name string) (*route, error) {
	t.mu.Lock()
	r := t.routes[name]
	if r == nil {
		r = &route{slots: make(chan struct{}, maxAtOnce)}
		t.routes[name] = r
	}
	r.users++
	t.mu.Unlock()
	select {
	case r.slots <- struct{}{}:
		return r, nil
	case <-ctx.Done():
		t.mu.Lock()
		defer t.mu.Unlock()
		r.users--
		return nil, ctx.Err()
	}
}

// leave gives a route's slot back, and forgets routes that nobody uses and that need not wait.
func (t *transport) leave(r *route) {
	<-r.slots
	t.mu.Lock()
	defer t.mu.Unlock()
	r.users--
	now := t.now()
	for name, r := range t.routes {
		if r.users == 0 && !r.until.After(now) {
			delete(t.routes, name)
		}
	}
}

// minorID matches the IDs in a path that do not choose a limit's bucket. The first ID after channels,
// guilds and webhooks does (Rate Limits, "top-level resources"), and so does a webhook's token.
var minorID = regexp.MustCompile(`/\d{15,}`)

// routeOf names the bucket that a request counts towards.
func routeOf(req *http.Request) string {
	path := req.URL.Path
	for _, major := range []string{"/channels/", "/guilds/", "/webhooks/", "/interactions/"} {
		i := strings.Index(path, major)
		if i < 0 {
			continue
		}
		head := path[:i+len(major)]
		id, rest, _ := strings.Cut(path[len(head):], "/")
		if major == "/webhooks/" || major == "/interactions/" {
			token, tail, _ := strings.Cut(rest, "/")
			id, rest = id+"/"+token, tail
		}
		return req.Method + " " + head + id + minorID.ReplaceAllString("/"+rest, "/:id")
	}
	return req.Method + " " + minorID.ReplaceAllString(path, "/:id")
}

package discordtest

import (
	"fmt"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// A Fault is something that goes wrong with REST, by script: see [Server.Break].
type Fault struct {
	method, pattern string
	left            int
	afterwards      bool          // the request is carried out first
	delay           time.Duration // before anything else
	strike          func(w http.ResponseWriter, r *http.Request)
}

// Break lets the next request that matches meet a fault, once. method "" matches any;
// pattern is for [path.Match] over the path after /api/vN: "/channels/*/messages".
// Faults of the same kind of request are met in the order in which they were given.
func (s *Server) Break(method, pattern string, f Fault) { s.BreakTimes(1, method, pattern, f) }

// BreakTimes is Break for the next n requests that match.
func (s *Server) BreakTimes(n int, method, pattern string, f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.method, f.pattern, f.left = method, pattern, n
	s.faults = append(s.faults, &f)
}

// Heal takes away the faults that have not been met yet.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

func (s *Server) takeFault(r *http.Request) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	place := r.URL.Path
	if rest, is := strings.CutPrefix(place, "/api/"); is {
		_, rest, _ = strings.Cut(rest, "/")
		place = "/" + rest
	}
	for i, f := range s.faults {
		matches, err := path.Match(f.pattern, place)
		if err != nil || !matches || f.method != "" && f.method != r.Method {
			continue
		}
		if f.left--; f.left == 0 {
			s.faults = append(s.faults[:i:i], s.faults[i+1:]...)
		}
		return f
	}
	return nil
}

func reply(w http.ResponseWriter, status int, kind, body string) {
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	// The client may leave at any moment; there is nobody to tell.
	_, _ = w.Write([]byte(body))
}

// RateLimited is a 429 of the route, with all its headers.
func RateLimited(after time.Duration) Fault {
	return Fault{strike: func(w http.ResponseWriter, _ *http.Request) {
		seconds := strconv.FormatFloat(after.Seconds(), 'f', 3, 64)
		h := w.Header()
		h.Set("X-RateLimit-Limit", "5")
		h.Set("X-RateLimit-Remaining", "0")
		h.Set("X-RateLimit-Reset", strconv.FormatFloat(float64(time.Now().Add(after).UnixMilli())/1000, 'f', 3, 64))
		h.Set("X-RateLimit-Reset-After", seconds)
		h.Set("X-RateLimit-Bucket", "scripted")
		h.Set("X-RateLimit-Scope", "user")
		h.Set("Retry-After", strconv.Itoa(int((after+time.Second-1)/time.Second)))
		reply(w, http.StatusTooManyRequests, "application/json",
			fmt.Sprintf(`{"message":"You are being rate limited.","retry_after":%s,"global":false}`, seconds))
	}}
}

// GlobalRateLimited is a 429 of the whole application. As documented, it has no Reset-After.
func GlobalRateLimited(after time.Duration) Fault {
	return Fault{strike: func(w http.ResponseWriter, _ *http.Request) {
		h := w.Header()
		h.Set("X-RateLimit-Global", "true")
		h.Set("X-RateLimit-Scope", "global")
		h.Set("Retry-After", strconv.Itoa(int((after+time.Second-1)/time.Second)))
		reply(w, http.StatusTooManyRequests, "application/json",
			fmt.Sprintf(`{"message":"You are being rate limited.","retry_after":%.3f,"global":true}`, after.Seconds()))
	}}
}

// Banned is the 429 of an address that sent too many invalid requests: HTML, from in front of the API.
func Banned() Fault {
	return Fault{strike: func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "3600")
		reply(w, http.StatusTooManyRequests, "text/html", "<!doctype html><title>Access denied</title>error code: 1015")
	}}
}

// Status is an answer without JSON: 500, 502, 503 …
func Status(status int) Fault {
	return Fault{strike: func(w http.ResponseWriter, _ *http.Request) {
		reply(w, status, "text/plain", http.StatusText(status))
	}}
}

// Refused is an error as the API words it, such as 403 and 50013.
func Refused(status, code int, message string) Fault {
	return Fault{strike: func(w http.ResponseWriter, _ *http.Request) {
		reply(w, status, "application/json", fmt.Sprintf(`{"message":%q,"code":%d}`, message, code))
	}}
}

// Hung answers nothing until the client gives up.
func Hung() Fault {
	return Fault{strike: func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }}
}

// Slow carries the request out after a delay, in real time.
func Slow(delay time.Duration) Fault { return Fault{delay: delay} }

// Lost carries the request out and then closes the connection: the client cannot know.
func Lost() Fault {
	return Fault{afterwards: true, strike: func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }}
}

// Reset closes the connection without carrying the request out.
func Reset() Fault {
	return Fault{strike: func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }}
}

// Stored carries the request out and then answers with a status, as a proxy whose patience ended.
func Stored(status int) Fault {
	f := Status(status)
	f.afterwards = true
	return f
}

// Package llmtest is a Chat Completions server in process, for tests: the real client talks to it
// over the wire, on loopback (also from a built binary, through OPENAI_BASE_URL) or over pipes in
// memory, which is what testing/synctest can wait for.
//
// It is as strict as the real one where a client could go wrong: the key, the types of the fields,
// unknown fields and models, which limit a model takes, JSON mode, and the rules of a strict schema,
// each refused in OpenAI's words. What it does not model at all (another path, tools, pictures) it
// reports as a fault, which fails the test.
//
// Who answers: first the replies that [Server.Queue] holds, in order, then the responder, [Honest]
// if none is set, which makes a sensible digest or answer out of the passages in the prompt. So a
// test of a whole bot needs no script.
//
//	srv := llmtest.New(t)
//	srv.Queue(llmtest.TooManyRequests(3*time.Second), llmtest.HTMLPage(502))
//	… a client with srv.URL(), llmtest.Key and llmtest.ModelName …
//	llmtest.CommonPrefix(srv.Requests()[0], srv.Requests()[1])
//
// Its errors' wording is from OpenAI's API reference and from issue threads of its clients, not from
// the service itself, which was never asked.
package llmtest

import (
	"fmt"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"
)

// What a server takes unless its Options say otherwise.
const (
	Key       = "sk-llmtest-0123456789abcdef" // the bearer token
	ModelName = "gpt-5-mini"                  // a reasoning model with strict schemas
)

// Options of a server. The zero value listens on a free loopback port, takes [Key] and knows
// [ModelName] and "gpt-4o-mini", and answers honestly.
type Options struct {
	Key       string
	Models    []Model
	Responder func(Request) Reply
	Listener  net.Listener             // [Pipe], or a listener of one's own
	Fault     func(description string) // told of each request that is not modelled; must be safe for concurrent use
}

// A Model is what the server knows by a name. Context is its window in tokens, 0 for 400,000.
type Model struct {
	Name    string
	Kind    Kind
	Formats Formats
	Context int
}

// Kind says which parameters a model takes.
type Kind int

// The kinds.
const (
	Chat      Kind = iota // takes max_tokens or max_completion_tokens, and a temperature
	Reasoning             // refuses max_tokens and any temperature but 1; takes reasoning_effort
	Old                   // a local server that knows max_tokens only and refuses what it does not know
)

// Formats says which response formats a model takes.
type Formats int

// The formats, each with those before it.
const (
	Schemas    Formats = iota // json_schema and json_object
	JSONObject                // json_object
	PlainText                 // none but text
)

// Server is a running server. Its methods may be called concurrently.
type Server struct {
	opts Options
	http *http.Server
	done chan struct{}

	mu       sync.Mutex
	queue    []Reply
	respond  func(Request) Reply
	requests []Request
}

// New starts a server for the length of a test, which fails on a request that is not modelled.
func New(t testing.TB) *Server {
	t.Helper()
	return NewWith(t, Options{})
}

// NewWith is [New] with options; their Fault is replaced by the test's.
func NewWith(t testing.TB, o Options) *Server {
	t.Helper()
	o.Fault = func(s string) { t.Errorf("llmtest: %s", s) }
	s, err := Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// Start starts a server that lives until [Server.Close].
func Start(o Options) (*Server, error) {
	if o.Key == "" {
		o.Key = Key
	}
	if o.Models == nil {
		o.Models = []Model{{Name: ModelName, Kind: Reasoning}, {Name: "gpt-4o-mini"}}
	}
	if o.Responder == nil {
		o.Responder = Honest
	}
	if o.Fault == nil {
		o.Fault = func(string) {}
	}
	if o.Listener == nil {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, fmt.Errorf("llmtest: %w", err)
		}
		o.Listener = l
	}
	s := &Server{opts: o, respond: o.Responder, done: make(chan struct{})}
	s.http = &http.Server{Handler: s.routes(), ReadHeaderTimeout: time.Minute}
	go func() {
		_ = s.http.Serve(o.Listener) // returns when Close closes the listener
	}()
	return s, nil
}

// Close stops the server and lets go of every request that is held.
func (s *Server) Close() {
	s.mu.Lock()
	select {
	case <-s.done:
	default:
		close(s.done)
	}
	s.mu.Unlock()
	_ = s.http.Close()
}

// URL is the base URL for a client: the address with "/v1".
func (s *Server) URL() string { return "http://" + s.opts.Listener.Addr().String() + "/v1" }

// Queue puts replies behind those that wait; each serves one request, before the responder is asked.
func (s *Server) Queue(replies ...Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue = append(s.queue, replies...)
}

// Respond sets who answers when the queue is empty.
func (s *Server) Respond(f func(Request) Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.respond = f
}

// Requests returns all chat completion requests so far, also those that were refused, in the order
// in which they were read.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.requests...)
}

// next records r and says what to reply to it.
func (s *Server) next(r Request) Reply {
	s.mu.Lock()
	cached := cachedTokens(s.requests, r)
	s.requests = append(s.requests, r)
	refused := r.refusal
	var reply Reply
	respond := s.respond
	scripted := refused == nil && len(s.queue) > 0
	if scripted {
		reply, s.queue = s.queue[0], s.queue[1:]
	}
	s.mu.Unlock()
	switch {
	case refused != nil:
		return *refused
	case !scripted:
		reply = respond(r)
	}
	if reply.Usage == nil {
		reply.Usage = &Usage{Prompt: tokens(r.prompt()), Cached: cached, Completion: tokens(reply.Content)}
	}
	return reply
}

func (s *Server) model(name string) (Model, bool) {
	for _, m := range s.opts.Models {
		if m.Name == name {
			return m, true
		}
	}
	return Model{}, false
}

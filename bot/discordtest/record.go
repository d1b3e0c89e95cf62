package discordtest

import (
	"fmt"
)

// A Request is one REST request as it came in and was answered.
type Request struct {
	Method   string
	Path     string   // with the query
	Payload  []byte   // JSON; of multipart/form-data the part payload_json
	Files    []string // their names
	Status   int
	Response []byte
}

// maxRequests is how many requests are remembered.
const maxRequests = 2000

// Requests lists the REST requests so far, the newest 2000.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.requests...)
}

func (s *Server) record(q *call, status int, response []byte, no *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	req := Request{Method: q.r.Method, Path: q.r.URL.RequestURI(), Payload: q.payload, Status: status, Response: response}
	for _, f := range q.files {
		req.Files = append(req.Files, f.Name)
	}
	if len(s.requests) == maxRequests {
		s.requests = s.requests[1:]
	}
	s.requests = append(s.requests, req)
	if no != nil && no.blame() {
		s.problem(no.code, "%s %s: %v", q.r.Method, q.r.URL.Path, no)
	}
	s.bump()
}

// A Problem is something that a correct bot never does.
type Problem struct {
	Code int // JSON error code or gateway close code, 0 for a request that is not modelled
	Text string
}

// Problems lists what the bot did wrong so far: malformed or unmodelled requests, late,
// second and missing acknowledgements, offences at the gateway. What a correct bot may meet
// (missing permissions, something deleted, a thread that exists, a scripted fault) is not listed.
func (s *Server) Problems() []Problem {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.noteUnanswered()
	var left []Problem
	for _, p := range s.problems {
		if !s.excused[p.Code] {
			left = append(left, p)
		}
	}
	return left
}

// Excuse takes problems with these codes off the list, past and future, for a test that wants them.
func (s *Server) Excuse(codes ...int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, code := range codes {
		s.excused[code] = true
	}
}

func (s *Server) problem(code int, format string, args ...any) {
	s.problems = append(s.problems, Problem{code, fmt.Sprintf(format, args...)})
}

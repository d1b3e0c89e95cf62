package llmtest

import (
	"encoding/json"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// write sends reply, or goes wrong with it as it says.
func (s *Server) write(w http.ResponseWriter, r *http.Request, req Request, reply Reply) {
	if !s.wait(r, reply) {
		hangUp()
	}
	if reply.Fault == Silent {
		s.idle(r)
		hangUp()
	}
	stream := req.Stream && reply.Raw == "" && (reply.Status == 0 || reply.Status == 200)
	body, kind := reply.Raw, reply.Type
	switch {
	case stream:
		body, kind = events(req, reply), or(kind, "text/event-stream")
	case body == "":
		body, kind = completion(req, reply), or(kind, "application/json")
	default:
		kind = or(kind, "application/json")
	}
	header := w.Header()
	header.Set("Content-Type", kind)
	header.Set("X-Request-Id", "req_llmtest_"+strconv.Itoa(len(body)))
	for name, values := range reply.Header {
		header[name] = values
	}
	status := reply.Status
	if status == 0 {
		status = http.StatusOK
	}
	if reply.Fault == Whole {
		header.Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body)) // a client that went away is not an error of the server
		return
	}
	w.WriteHeader(status)
	after := min(reply.After, len(body))
	_, _ = w.Write([]byte(body[:after]))
	_ = http.NewResponseController(w).Flush()
	s.goWrong(w, r, reply, body[after:])
}

// wait holds the reply back as it says and reports whether there is still somebody to reply to.
func (s *Server) wait(r *http.Request, reply Reply) bool {
	if reply.Delay > 0 {
		timer := time.NewTimer(reply.Delay)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-r.Context().Done():
			return false
		case <-s.done:
			return false
		}
	}
	if reply.Hold != nil {
		select {
		case <-reply.Hold:
		case <-r.Context().Done():
			return false
		case <-s.done:
			return false
		}
	}
	return true
}

func (s *Server) goWrong(w http.ResponseWriter, r *http.Request, reply Reply, rest string) {
	control := http.NewResponseController(w)
	switch reply.Fault {
	case Cut:
		hangUp()
	case Reset:
		conn, _, err := control.Hijack()
		if err != nil {
			hangUp()
		}
		if tcp, ok := conn.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0) // close with a reset instead of a farewell
		}
		_ = conn.Close()
	case Stalled:
		s.idle(r)
		hangUp()
	case Trickle:
		for i := range len(rest) {
			if !s.wait(r, Reply{Delay: reply.Every}) {
				hangUp()
			}
			_, _ = w.Write([]byte{rest[i]})
			_ = control.Flush()
		}
	}
}

// hangUp ends a request without ending its answer, which is what a return would do: this panic is
// net/http's own way, and it recovers it.
func hangUp() { panic(http.ErrAbortHandler) }

// idle waits until the client goes or the server closes.
func (s *Server) idle(r *http.Request) {
	select {
	case <-r.Context().Done():
	case <-s.done:
	}
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// finish is a finish_reason as JSON has it.
func (r Reply) finish() *string {
	f := or(r.Finish, "stop")
	if f == "-" {
		return nil
	}
	return &f
}

type wireUsage struct {
	PromptTokens        int `json:"prompt_tokens"`
	CompletionTokens    int `json:"completion_tokens"`
	TotalTokens         int `json:"total_tokens"`
	PromptTokensDetails struct {
		CachedTokens int `json:"cached_tokens"`
	} `json:"prompt_tokens_details"`
}

func (u *Usage) wire() *wireUsage {
	if u == nil {
		return nil
	}
	w := &wireUsage{PromptTokens: u.Prompt, CompletionTokens: u.Completion, TotalTokens: u.Prompt + u.Completion}
	w.PromptTokensDetails.CachedTokens = u.Cached
	return w
}

type wireContent struct {
	Role    string  `json:"role,omitempty"`
	Content *string `json:"content"`
	Refusal *string `json:"refusal,omitempty"`
}

func (r Reply) message() wireContent {
	m := wireContent{Role: "assistant"}
	if !r.Null {
		m.Content = &r.Content
	}
	if r.Refusal != "" {
		m.Refusal = &r.Refusal
	}
	return m
}

func completion(req Request, reply Reply) string {
	type choice struct {
		Index        int         `json:"index"`
		Message      wireContent `json:"message"`
		FinishReason *string     `json:"finish_reason"`
	}
	raw, _ := json.Marshal(struct { // strings and numbers only
		ID      string     `json:"id"`
		Object  string     `json:"object"`
		Created int64      `json:"created"`
		Model   string     `json:"model"`
		Choices []choice   `json:"choices"`
		Usage   *wireUsage `json:"usage"`
	}{"chatcmpl-llmtest", "chat.completion", req.At.Unix(), req.Model, []choice{{0, reply.message(), reply.finish()}}, reply.Usage.wire()})
	return string(raw)
}

// events is the completion as a stream: pieces of content, the finish reason, usage if it was asked for, [DONE].
func events(req Request, reply Reply) string {
	type delta struct {
		Role    string `json:"role,omitempty"`
		Content string `json:"content,omitempty"`
		Refusal string `json:"refusal,omitempty"`
	}
	type choice struct {
		Index        int     `json:"index"`
		Delta        delta   `json:"delta"`
		FinishReason *string `json:"finish_reason"`
	}
	var b strings.Builder
	event := func(choices []choice, usage *wireUsage) {
		raw, _ := json.Marshal(struct {
			ID      string     `json:"id"`
			Object  string     `json:"object"`
			Created int64      `json:"created"`
			Model   string     `json:"model"`
			Choices []choice   `json:"choices"`
			Usage   *wireUsage `json:"usage,omitempty"`
		}{"chatcmpl-llmtest", "chat.completion.chunk", req.At.Unix(), req.Model, choices, usage})
		b.WriteString("data: " + string(raw) + "\n\n")
	}
	event([]choice{{Delta: delta{Role: "assistant"}}}, nil)
	const piece = 16 // runes
	for runes := []rune(reply.Content); len(runes) > 0; {
		n := min(piece, len(runes))
		event([]choice{{Delta: delta{Content: string(runes[:n])}}}, nil)
		runes = runes[n:]
	}
	if reply.Refusal != "" {
		event([]choice{{Delta: delta{Refusal: reply.Refusal}}}, nil)
	}
	event([]choice{{FinishReason: reply.finish()}}, nil)
	if req.IncludeUsage {
		event([]choice{}, reply.Usage.wire())
	}
	b.WriteString("data: [DONE]\n\n")
	return b.String()
}

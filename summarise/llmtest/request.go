package llmtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// A Request is one chat completion that was asked for. Zero values are what the body left out.
type Request struct {
	Model               string
	Messages            []Message
	MaxTokens           int
	MaxCompletionTokens int
	Temperature         *float64
	ReasoningEffort     string
	Stream              bool
	IncludeUsage        bool
	Format              string          // "json_schema", "json_object", "text" or ""
	Schema              json.RawMessage // of json_schema, as it was sent
	Body                []byte          // as it was sent
	At                  time.Time

	refusal *Reply // why the server refuses it, nil if it does not
}

// A Message of a request.
type Message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// Last returns the content of the last message, "" if there is none.
func (r Request) Last() string {
	if len(r.Messages) == 0 {
		return ""
	}
	return r.Messages[len(r.Messages)-1].Content
}

// prompt is the request as a provider reads it: the schema before the messages.
func (r Request) prompt() string {
	var b strings.Builder
	b.Write(r.Schema)
	for _, m := range r.Messages {
		raw, _ := json.Marshal(m) // two strings
		b.Write(raw)
	}
	return b.String()
}

// CommonPrefix returns how many bytes the prompts of two requests have in common from their
// beginning, in the order in which a provider reads them: schema, then the messages as JSON. It is
// what a provider's prompt cache can serve.
func CommonPrefix(a, b Request) int {
	x, y := a.prompt(), b.prompt()
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

// PrefixThrough returns how many bytes of r's prompt, counted as by [CommonPrefix], reach through
// the first occurrence of text, 0 if it does not occur.
func (r Request) PrefixThrough(text string) int {
	raw, _ := json.Marshal(text)
	inner := string(raw[1 : len(raw)-1])
	i := strings.Index(r.prompt(), inner)
	if i < 0 {
		return 0
	}
	return i + len(inner)
}

// tokens guesses how many tokens s is, as OpenAI's rule of thumb has it.
func tokens(s string) int { return (len(s) + 3) / 4 }

// cachedTokens is what a provider's cache would serve of r: the longest beginning it shares with an
// earlier request, from 1,024 tokens on in steps of 128 (OpenAI's prompt caching guide).
func cachedTokens(earlier []Request, r Request) int {
	longest := 0
	for _, e := range earlier {
		longest = max(longest, CommonPrefix(e, r))
	}
	n := longest / 4
	if n < 1024 {
		return 0
	}
	return n / 128 * 128
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/chat/completions", s.complete)
	mux.HandleFunc("GET /v1/models", s.listModels)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.opts.Fault(fmt.Sprintf("%s %s is not modelled", r.Method, r.URL.Path))
		s.write(w, r, Request{}, APIError(404, "Unknown request URL: "+r.Method+" "+r.URL.Path+".", "unknown_url", ""))
	})
	return mux
}

func (s *Server) listModels(w http.ResponseWriter, r *http.Request) {
	if refusal := s.checkKey(r); refusal != nil {
		s.write(w, r, Request{}, *refusal)
		return
	}
	type model struct {
		ID     string `json:"id"`
		Object string `json:"object"`
	}
	list := struct {
		Object string  `json:"object"`
		Data   []model `json:"data"`
	}{Object: "list", Data: []model{}}
	for _, m := range s.opts.Models {
		list.Data = append(list.Data, model{m.Name, "model"})
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(list)
}

func (s *Server) complete(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 64<<20))
	if err != nil {
		return // the client went away
	}
	req := Request{Body: body, At: time.Now()}
	if refusal := s.checkKey(r); refusal != nil {
		req.refusal = refusal
	} else {
		req.refusal = s.read(&req)
	}
	s.write(w, r, req, s.next(req))
}

func (s *Server) checkKey(r *http.Request) *Reply {
	auth := r.Header.Get("Authorization")
	switch {
	case auth == "":
		return refuse(401, "You didn't provide an API key.", "", "")
	case auth != "Bearer "+s.opts.Key:
		return refuse(401, "Incorrect API key provided: sk-***. You can find your API key at https://platform.openai.com/account/api-keys.", "invalid_api_key", "")
	}
	return nil
}

func refuse(status int, message, code, param string) *Reply {
	reply := APIError(status, message, code, param)
	return &reply
}

// wire is a request's body; what is not in it is not modelled.
type wire struct {
	Model               *string         `json:"model"`
	Messages            []wireMessage   `json:"messages"`
	MaxTokens           *int            `json:"max_tokens"`
	MaxCompletionTokens *int            `json:"max_completion_tokens"`
	Temperature         *float64        `json:"temperature"`
	ReasoningEffort     *string         `json:"reasoning_effort"`
	Stream              bool            `json:"stream"`
	StreamOptions       *streamOptions  `json:"stream_options"`
	ResponseFormat      *responseFormat `json:"response_format"`
}

type wireMessage struct {
	Role    string  `json:"role"`
	Content *string `json:"content"`
}

type streamOptions struct {
	IncludeUsage bool `json:"include_usage"`
}

type responseFormat struct {
	Type       string      `json:"type"`
	JSONSchema *jsonSchema `json:"json_schema"`
}

type jsonSchema struct {
	Name   string          `json:"name"`
	Strict bool            `json:"strict"`
	Schema json.RawMessage `json:"schema"`
}

// read fills req from its body and says why it must be refused, nil if it need not.
func (s *Server) read(req *Request) *Reply {
	var w wire
	dec := json.NewDecoder(bytes.NewReader(req.Body))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&w); err != nil {
		s.opts.Fault("request body: " + err.Error())
		return refuse(400, "We could not parse the JSON body of your request: "+err.Error(), "", "")
	}
	for _, m := range w.Messages {
		if m.Content == nil {
			return refuse(400, "Invalid value for 'content': expected a string, got null.", "", "messages")
		}
		req.Messages = append(req.Messages, Message{m.Role, *m.Content})
	}
	req.Model, req.ReasoningEffort = deref(w.Model), deref(w.ReasoningEffort)
	req.MaxTokens, req.MaxCompletionTokens = deref(w.MaxTokens), deref(w.MaxCompletionTokens)
	req.Temperature, req.Stream = w.Temperature, w.Stream
	req.IncludeUsage = w.StreamOptions != nil && w.StreamOptions.IncludeUsage
	if w.ResponseFormat != nil {
		req.Format = w.ResponseFormat.Type
		if w.ResponseFormat.JSONSchema != nil {
			req.Schema = w.ResponseFormat.JSONSchema.Schema
		}
	}
	return s.check(req, w)
}

func deref[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

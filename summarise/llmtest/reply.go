package llmtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// A Reply is what the server does with a request. The zero value is a completion with no content.
type Reply struct {
	Status int         // 0 = 200
	Header http.Header // on top of the usual

	Content string // of the assistant's message
	Null    bool   // content is null
	Refusal string
	Finish  string // 0 = "stop"; "-" = null
	Usage   *Usage // nil: counted

	Type string // Content-Type, "" = application/json
	Raw  string // the whole body instead of a completion; "" = none

	Delay time.Duration   // before the first byte, by the clock
	Hold  <-chan struct{} // before the first byte, until it is closed; in a synctest bubble it must be made there
	Fault Fault           // what goes wrong on the way
	After int             // bytes of the body before that
	Every time.Duration   // between bytes that trickle
}

// Usage is what the server says a completion cost, in tokens.
type Usage struct{ Prompt, Cached, Completion int }

// Fault is what goes wrong while a body is sent.
type Fault int

// The faults, each after [Reply.After] bytes of the body.
const (
	Whole   Fault = iota // nothing
	Cut                  // the connection ends in the middle of a chunked body
	Reset                // the connection is reset
	Stalled              // nothing more comes until the client goes or the server closes
	Silent               // nothing comes at all, not even a header
	Trickle              // one byte at a time, each after Reply.Every
)

// Says is a completion with content.
func Says(content string) Reply { return Reply{Content: content} }

// Refuses is a completion in which the model declines.
func Refuses(why string) Reply { return Reply{Null: true, Refusal: why} }

// Truncated is a completion that ended at its limit of tokens.
func Truncated(content string) Reply { return Reply{Content: content, Finish: "length"} }

// Filtered is a completion that a content filter stopped.
func Filtered() Reply { return Reply{Null: true, Finish: "content_filter"} }

// NoChoices is a completion without a choice.
func NoChoices() Reply {
	return Reply{Raw: `{"id":"chatcmpl-0","object":"chat.completion","created":1,"model":"m","choices":[]}`}
}

// ErrorIn200 is an error under status 200, as some routers send it.
func ErrorIn200(message string) Reply {
	return Reply{Raw: errorBody(message, "server_error", "", "")}
}

// HTMLPage is a page of HTML, as a proxy sends it.
func HTMLPage(status int) Reply {
	return Reply{Status: status, Type: "text/html; charset=utf-8",
		Raw: fmt.Sprintf("<html><head><title>%d %s</title></head><body><center><h1>%[1]d %[2]s</h1></center></body></html>", status, http.StatusText(status))}
}

// Garbage is a body that is no JSON, though it says so.
func Garbage() Reply { return Reply{Raw: "\x00\xff}{[oops"} }

// HugeLine is one line of n bytes.
func HugeLine(n int) Reply { return Reply{Content: strings.Repeat("a", n)} }

// Elsewhere redirects to another address.
func Elsewhere(location string) Reply {
	return Reply{Status: 307, Header: http.Header{"Location": {location}}, Raw: " "}
}

// TooManyRequests is a rate limit that says when to come back, in whole seconds; 0 does not say.
func TooManyRequests(after time.Duration) Reply {
	r := APIError(429, "Rate limit reached for gpt-5-mini in organization org-x on requests per min (RPM): Limit 3, Used 3, Requested 1.", "rate_limit_exceeded", "")
	if after > 0 {
		r.Header = http.Header{"Retry-After": {strconv.Itoa(int(after / time.Second))}}
	}
	return r
}

// QuotaSpent is the other 429, which waiting does not heal.
func QuotaSpent() Reply {
	return APIError(429, "You exceeded your current quota, please check your plan and billing details.", "insufficient_quota", "")
}

// ContextLengthExceeded refuses a prompt that is too long.
func ContextLengthExceeded(window, got int) Reply {
	return APIError(400, fmt.Sprintf("This model's maximum context length is %d tokens. However, your messages resulted in %d tokens. Please reduce the length of the messages.", window, got),
		"context_length_exceeded", "messages")
}

// APIError is a refusal in OpenAI's form.
func APIError(status int, message, code, param string) Reply {
	kind := "invalid_request_error"
	switch {
	case code == "insufficient_quota":
		kind = code
	case status == 429:
		kind = "requests"
	case status >= 500:
		kind = "server_error"
	}
	return Reply{Status: status, Raw: errorBody(message, kind, code, param)}
}

func errorBody(message, kind, code, param string) string {
	orNull := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	raw, _ := json.Marshal(struct { // strings only
		Error struct {
			Message string  `json:"message"`
			Type    string  `json:"type"`
			Param   *string `json:"param"`
			Code    *string `json:"code"`
		} `json:"error"`
	}{struct {
		Message string  `json:"message"`
		Type    string  `json:"type"`
		Param   *string `json:"param"`
		Code    *string `json:"code"`
	}{message, kind, orNull(param), orNull(code)}})
	return string(raw)
}

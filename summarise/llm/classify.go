package llm

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// said is what a server says went wrong, out of the forms that servers use.
type said struct {
	message, kind, code, param string
}

// readError finds the error in a body: OpenAI's {"error":{…}}, {"error":"text"}, vLLM's and
// FastAPI's {"message":…,"code":…} and {"detail":…}. ok: the body holds an "error".
func readError(body []byte) (s said, ok bool) {
	var outer struct {
		Error   json.RawMessage `json:"error"`
		Message any             `json:"message"`
		Detail  any             `json:"detail"`
		Type    any             `json:"type"`
		Code    any             `json:"code"`
		Param   any             `json:"param"`
	}
	if json.Unmarshal(body, &outer) != nil {
		return said{}, false
	}
	if raw := string(outer.Error); raw != "" && raw != "null" {
		var inner struct {
			Message any `json:"message"`
			Type    any `json:"type"`
			Code    any `json:"code"`
			Param   any `json:"param"`
		}
		if json.Unmarshal(outer.Error, &inner) == nil {
			return said{word(inner.Message), word(inner.Type), word(inner.Code), word(inner.Param)}, true
		}
		var text any
		_ = json.Unmarshal(outer.Error, &text) // it is part of valid JSON
		return said{message: word(text)}, true
	}
	message := outer.Message
	if message == nil {
		message = outer.Detail
	}
	return said{word(message), word(outer.Type), word(outer.Code), word(outer.Param)}, false
}

// word is a JSON value in lower case, "" for null. What is neither string nor number is spelled as JSON.
func word(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.ToLower(v)
	}
	raw, _ := json.Marshal(v) // it came out of JSON
	return strings.ToLower(string(raw))
}

// classify says what an answer that is no completion means. The rules are those of the
// providers' own clients, and of issue threads where servers differ.
func classify(status int, header http.Header, body []byte, now time.Time) *Failure {
	s, _ := readError(body)
	f := &Failure{Status: status, Request: requestID(header), said: strings.Join([]string{s.message, s.param, s.code, s.kind}, " ")}
	if status == http.StatusOK { // an error all the same; some routers put the status into the code
		if n, err := strconv.Atoi(s.code); err == nil && n >= 400 && n < 600 {
			status = n
		} else {
			status = http.StatusBadGateway
		}
	}
	has := func(any ...string) bool {
		for _, s := range any {
			if strings.Contains(f.said, s) {
				return true
			}
		}
		return false
	}
	switch {
	case status == http.StatusPaymentRequired, has("insufficient_quota", "billing_hard_limit_reached", "billing_not_active"):
		f.Reason = QuotaSpent
	case status == http.StatusUnauthorized, status == http.StatusForbidden, has("invalid_api_key"):
		f.Reason = BadKey
	case status == http.StatusRequestEntityTooLarge, has("context_length_exceeded", "context length", "context size", "context window", "prompt is too long", "request too large"):
		f.Reason, f.class = TooLong, shrink
	case status < 500 && has("content_filter", "content_policy_violation", "content management policy"):
		f.Reason = Refused
	case status == http.StatusNotFound, has("model_not_found"):
		f.Reason = UnknownModel
	case status == http.StatusTooManyRequests:
		f.Reason, f.class = RateLimited, wait
	case status == http.StatusRequestTimeout:
		f.Reason, f.class = TimedOut, wait
	case status == http.StatusConflict, status >= 500:
		f.Reason, f.class = Unavailable, wait
	case status >= 300 && status < 400:
		f.Reason, f.Detail = Rejected, "it redirects, which is not followed"
	default:
		f.Reason = Rejected
	}
	if f.class == wait {
		f.after = toldToWait(status, header, now)
		if header.Get("X-Should-Retry") == "false" {
			f.class = never
		}
	}
	return f
}

// requestID keeps of a server's request ID what is fit to be logged.
func requestID(header http.Header) string {
	const longest = 64
	id := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return -1
	}, header.Get("X-Request-Id"))
	return id[:min(len(id), longest)]
}

// toldToWait is how long the server asks us to wait: Retry-After-Ms, Retry-After (seconds or a
// date), or the time until a spent x-ratelimit is full again. 0 if it does not say.
func toldToWait(status int, header http.Header, now time.Time) time.Duration {
	if ms, err := strconv.ParseFloat(header.Get("Retry-After-Ms"), 64); err == nil {
		return nonNegative(ms * float64(time.Millisecond))
	}
	if s := header.Get("Retry-After"); s != "" {
		if seconds, err := strconv.ParseFloat(s, 64); err == nil {
			return nonNegative(seconds * float64(time.Second))
		}
		if at, err := http.ParseTime(s); err == nil {
			return max(0, at.Sub(now))
		}
	}
	var longest time.Duration
	if status == http.StatusTooManyRequests {
		for _, what := range []string{"Requests", "Tokens"} {
			reset, err := time.ParseDuration(header.Get("X-Ratelimit-Reset-" + what))
			if err == nil && header.Get("X-Ratelimit-Remaining-"+what) == "0" {
				longest = max(longest, reset)
			}
		}
	}
	return longest
}

func nonNegative(d float64) time.Duration {
	const longest = 24 * time.Hour
	if math.IsNaN(d) || d < 0 {
		return 0
	}
	return time.Duration(min(d, float64(longest)))
}

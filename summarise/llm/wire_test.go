package llm

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"verbatim/summarise"
	"verbatim/summarise/llmtest"
)

// TestServersThatMisbehave goes through the ways in which servers are known to fail a client.
// Every reply is followed by a good one.
func TestServersThatMisbehave(t *testing.T) {
	t.Parallel()
	with := func(r llmtest.Reply, name, value string) llmtest.Reply {
		r.Header = http.Header{http.CanonicalHeaderKey(name): {value}}
		return r
	}
	broken := func(f llmtest.Fault, after int, every time.Duration) llmtest.Reply {
		r := draft()
		r.Fault, r.After, r.Every = f, after, every
		return r
	}
	for _, test := range []struct {
		name    string
		replies []llmtest.Reply // before the good one
		reason  Reason          // "" = the good one is reached
		calls   int
		least   time.Duration // that it takes
		most    time.Duration // 0 = a second more than least
	}{
		{"nothing is wrong", nil, "", 1, 0, 0},
		{"the body is cut", []llmtest.Reply{broken(llmtest.Cut, 40, 0)}, "", 2, 0, 0},
		{"the connection is reset in the body", []llmtest.Reply{broken(llmtest.Reset, 40, 0)}, "", 2, 0, 0},
		{"the connection is reset before the body", []llmtest.Reply{broken(llmtest.Reset, 0, 0)}, "", 2, 0, 0},
		{"the body stalls", []llmtest.Reply{broken(llmtest.Stalled, 40, 0)}, "", 2, 30 * time.Second, 0},
		{"the body trickles", []llmtest.Reply{broken(llmtest.Trickle, 0, 5*time.Second)}, "", 2, 60 * time.Second, 0},
		{"no answer comes", []llmtest.Reply{{Fault: llmtest.Silent}}, "", 2, 60 * time.Second, 0},
		{"no answer ever comes", []llmtest.Reply{{Fault: llmtest.Silent}, {Fault: llmtest.Silent}, {Fault: llmtest.Silent}}, TimedOut, 3, 150 * time.Second, 0},
		{"a slow answer is waited for", []llmtest.Reply{func() llmtest.Reply { r := draft(); r.Delay = 50 * time.Second; return r }()}, "", 1, 50 * time.Second, 0},
		{"HTML under status 200", []llmtest.Reply{llmtest.HTMLPage(200)}, "", 2, 0, 0},
		{"HTML under status 502", []llmtest.Reply{llmtest.HTMLPage(502)}, "", 2, 0, 0},
		{"three times HTML under status 502", []llmtest.Reply{llmtest.HTMLPage(502), llmtest.HTMLPage(502), llmtest.HTMLPage(502)}, Unavailable, 3, 0, 2 * time.Second},
		{"JSON that says it is HTML", []llmtest.Reply{func() llmtest.Reply { r := draft(); r.Type = "text/html"; return r }()}, "", 2, 0, 0},
		{"a stream that nobody asked for", []llmtest.Reply{{Type: "text/event-stream", Raw: "data: [DONE]\n\n"}}, "", 2, 0, 0},
		{"JSON that does not say so", []llmtest.Reply{func() llmtest.Reply { r := draft(); r.Type = "text/plain"; return r }()}, "", 1, 0, 0},
		{"an error under status 200", []llmtest.Reply{llmtest.ErrorIn200("upstream said SECRET")}, "", 2, 0, 0},
		{"an error under status 200, not as the first key", []llmtest.Reply{{Raw: `{"id":"x","choices":[],"error":{"message":"SECRET","code":502}}`}}, "", 2, 0, 0},
		{"a rate limit under status 200", []llmtest.Reply{{Raw: `{"error":{"message":"SECRET","code":429}}`}, {Raw: `{"error":{"message":"SECRET","code":429}}`}, {Raw: `{"error":{"code":429}}`}}, RateLimited, 3, 0, 2 * time.Second},
		{"an error that is null is none", []llmtest.Reply{{Raw: `{"error":null,"choices":[]}`}}, "", 2, 0, 0},
		{"no choices", []llmtest.Reply{llmtest.NoChoices()}, "", 2, 0, 0},
		{"never a choice", []llmtest.Reply{llmtest.NoChoices(), llmtest.NoChoices(), llmtest.NoChoices()}, Nonsense, 3, 0, 2 * time.Second},
		{"garbage that says it is JSON", []llmtest.Reply{llmtest.Garbage()}, "", 2, 0, 0},
		{"a body that is a JSON list", []llmtest.Reply{{Raw: `[]`}}, "", 2, 0, 0},
		{"an empty body", []llmtest.Reply{{Raw: " "}}, "", 2, 0, 0},
		{"an error that is only a text", []llmtest.Reply{{Status: 429, Raw: `{"error":"slow down, SECRET"}`}}, "", 2, 0, 0},
		{"an error in the form of FastAPI", []llmtest.Reply{{Status: 500, Raw: `{"detail":"SECRET"}`}}, "", 2, 0, 0},
		{"no finish reason", []llmtest.Reply{func() llmtest.Reply { r := draft(); r.Finish = "-"; return r }()}, "", 2, 0, 0},
		{"an unknown finish reason", []llmtest.Reply{func() llmtest.Reply { r := draft(); r.Finish = "error"; return r }()}, "", 2, 0, 0},
		{"content in parts, a thought among them", []llmtest.Reply{{Raw: `{"choices":[{"finish_reason":"stop","message":{"role":"assistant","content":[{"type":"thinking","thinking":[]},{"type":"text","text":` + strconv.Quote(draft().Content) + `}]}}]}`}}, "", 1, 0, 0},
		{"counts that cannot be", []llmtest.Reply{{Raw: `{"usage":{"prompt_tokens":-9223372036854775808,"completion_tokens":9223372036854775807},"choices":[{"finish_reason":"stop","message":{"role":"assistant","content":` + strconv.Quote(draft().Content) + `}}]}`}}, "", 1, 0, 0},
		{"content is null", []llmtest.Reply{{Null: true}}, "", 2, 0, 0},
		{"the reply ended at its limit", []llmtest.Reply{llmtest.Truncated(draft().Content[:60])}, "", 2, 0, 0},
		{"and again", []llmtest.Reply{llmtest.Truncated("{"), llmtest.Truncated("{")}, Nonsense, 2, 0, 0},
		{"the model refuses", []llmtest.Reply{llmtest.Refuses("SECRET")}, Refused, 1, 0, 0},
		{"a content filter stops it", []llmtest.Reply{llmtest.Filtered()}, Refused, 1, 0, 0},
		{"Azure's content filter", []llmtest.Reply{llmtest.APIError(400, "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.", "content_filter", "prompt")}, Refused, 1, 0, 0},
		{"one line of 5 MB", []llmtest.Reply{llmtest.HugeLine(5 << 20)}, Nonsense, 1, 0, 0},
		{"an error body of 5 MB", []llmtest.Reply{{Status: 500, Raw: strings.Repeat("x", 5<<20)}}, "", 2, 0, 0},
		{"a redirect", []llmtest.Reply{llmtest.Elsewhere("http://elsewhere.example/v1/chat/completions")}, Rejected, 1, 0, 0},
		{"a rate limit that says when to come back", []llmtest.Reply{llmtest.TooManyRequests(3 * time.Second)}, "", 2, 3 * time.Second, 0},
		{"in milliseconds", []llmtest.Reply{with(llmtest.TooManyRequests(0), "retry-after-ms", "2500")}, "", 2, 2500 * time.Millisecond, 0},
		{"as a date", []llmtest.Reply{with(llmtest.TooManyRequests(0), "Retry-After", "Sat, 01 Jan 2000 00:00:07 GMT")}, "", 2, 7 * time.Second, 0},
		{"by the limit that is spent", []llmtest.Reply{func() llmtest.Reply {
			r := llmtest.TooManyRequests(0)
			r.Header = http.Header{"X-Ratelimit-Remaining-Tokens": {"0"}, "X-Ratelimit-Reset-Tokens": {"4s"},
				"X-Ratelimit-Remaining-Requests": {"12"}, "X-Ratelimit-Reset-Requests": {"6m0s"}}
			return r
		}()}, "", 2, 4 * time.Second, 0},
		{"a rate limit for longer than the job", []llmtest.Reply{llmtest.TooManyRequests(time.Hour)}, RateLimited, 1, 0, 0},
		{"nonsense about when to come back", []llmtest.Reply{with(llmtest.TooManyRequests(0), "Retry-After", "-1e400")}, "", 2, 0, 0},
		{"overload, and a word not to come back", []llmtest.Reply{with(llmtest.APIError(503, "SECRET", "", ""), "x-should-retry", "false")}, Unavailable, 1, 0, 0},
		{"overload that says when to come back", []llmtest.Reply{with(llmtest.APIError(529, "overloaded", "", ""), "Retry-After", "9")}, "", 2, 9 * time.Second, 0},
		{"the quota is spent", []llmtest.Reply{llmtest.QuotaSpent()}, QuotaSpent, 1, 0, 0},
		{"payment is required", []llmtest.Reply{llmtest.APIError(402, "SECRET", "", "")}, QuotaSpent, 1, 0, 0},
		{"the key is refused", []llmtest.Reply{llmtest.APIError(401, "Incorrect API key provided: "+llmtest.Key, "invalid_api_key", "")}, BadKey, 1, 0, 0},
		{"the country is refused", []llmtest.Reply{llmtest.APIError(403, "SECRET", "unsupported_country_region_territory", "")}, BadKey, 1, 0, 0},
		{"the model is unknown", []llmtest.Reply{llmtest.APIError(404, "The model `SECRET` does not exist", "model_not_found", "")}, UnknownModel, 1, 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, llmtest.Options{}, func(t *testing.T, w *world) {
				w.Queue(test.replies...)
				w.Respond(func(llmtest.Request) llmtest.Reply { return draft() })
				d, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{})
				took := time.Since(w.start)
				if w.calls() != test.calls {
					t.Errorf("%d calls, want %d", w.calls(), test.calls)
				}
				most := test.most
				if most == 0 {
					most = test.least + time.Second
				}
				if took < test.least || took > most {
					t.Errorf("it took %v, want %v to %v", took, test.least, most)
				}
				if test.reason != "" {
					wantReason(t, err, test.reason)
				} else if err != nil || len(d.Summary) != 1 {
					t.Errorf("draft = %+v, %v, want the good one", d, err)
				}
				if u := w.engine.Usage(); u.Prompt < 0 || u.Completion < 0 || u.Completion > u.Calls*MaxContextTokens {
					t.Errorf("usage = %+v", u)
				}
				quiet(t, w.log.String())
			})
		})
	}
}

// TestTruncatedRepliesGetMoreRoom: the second try has twice the tokens and is told why.
func TestTruncatedRepliesGetMoreRoom(t *testing.T) {
	t.Parallel()
	inWorld(t, llmtest.Options{}, func(t *testing.T, w *world) {
		w.Queue(llmtest.Truncated(`{"summary":[`), draft())
		if _, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{}); err != nil {
			t.Fatal(err)
		}
		first, second := w.Requests()[0], w.Requests()[1]
		if first.MaxCompletionTokens != maxReply || second.MaxCompletionTokens != 2*maxReply {
			t.Errorf("room of %d and %d tokens, want %d and %d", first.MaxCompletionTokens, second.MaxCompletionTokens, maxReply, 2*maxReply)
		}
		if !strings.Contains(second.Last(), "it was cut off at its limit. Return only the JSON object") {
			t.Errorf("the second request does not say why: %q", second.Last())
		}
		if n := llmtest.CommonPrefix(first, second); n < first.PrefixThrough("</article") {
			t.Errorf("the two have %d bytes in common, which ends in the article", n)
		}
	})
}

// TestTooLarge: however a server says so, half is tried once; waiting would not heal it.
func TestTooLarge(t *testing.T) {
	t.Parallel()
	for name, reply := range map[string]llmtest.Reply{
		"as OpenAI says it":       llmtest.ContextLengthExceeded(4096, 5000),
		"as a proxy says it":      llmtest.HTMLPage(413),
		"as vLLM says it":         {Status: 400, Raw: `{"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.","type":"BadRequestError","param":null,"code":400}`},
		"as llama.cpp says it":    llmtest.APIError(400, "the request exceeds the available context size", "", ""),
		"for the tokens a minute": llmtest.APIError(429, "Request too large for gpt-5-mini on tokens per min (TPM): Limit 10, Requested 20.", "rate_limit_exceeded", ""),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, llmtest.Options{}, func(t *testing.T, w *world) {
				w.Queue(reply, reply)
				_, err := w.engine.Reply(t.Context(), mill(t), nil, "Who is the miller?")
				wantReason(t, err, TooLong)
				if w.calls() != 2 || len(w.Requests()[1].Last()) >= len(w.Requests()[0].Last()) {
					t.Errorf("%d calls, want 2, the second with less", w.calls())
				}
				w.Queue(reply)
				if _, err := w.engine.Reply(t.Context(), mill(t), nil, "Who is the miller?"); err != nil {
					t.Errorf("half is not too large: %v", err)
				}
			})
		})
	}
}

// TestNothingIsReachable: no server at all.
func TestNothingIsReachable(t *testing.T) {
	t.Parallel()
	inWorld(t, llmtest.Options{}, func(t *testing.T, w *world) {
		w.Close()
		_, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{})
		wantReason(t, err, Unreachable)
		if !strings.Contains(err.Error(), "3 tries") {
			t.Errorf("err = %v, want it to count 3 tries", err)
		}
	})
}

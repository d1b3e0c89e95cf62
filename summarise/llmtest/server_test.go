package llmtest_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/summarise/llmtest"
)

// start is a server whose faults are kept instead of failing the test.
func start(t *testing.T, o llmtest.Options) (*llmtest.Server, func() []string) {
	t.Helper()
	var mu sync.Mutex
	var faults []string
	o.Fault = func(s string) {
		mu.Lock()
		defer mu.Unlock()
		faults = append(faults, s)
	}
	srv, err := llmtest.Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(srv.Close)
	return srv, func() []string {
		mu.Lock()
		defer mu.Unlock()
		return faults
	}
}

func post(t *testing.T, c *http.Client, srv *llmtest.Server, body string) (*http.Response, error) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), "POST", srv.URL()+"/chat/completions", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+llmtest.Key)
	req.Header.Set("Content-Type", "application/json")
	return c.Do(req)
}

func ask(t *testing.T, srv *llmtest.Server, body string) (int, string) {
	t.Helper()
	resp, err := post(t, http.DefaultClient, srv, body)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(raw)
}

const hello = `"messages":[{"role":"user","content":"hello"}]`

func format(schema string) string {
	return `{"model":"gpt-5-mini",` + hello + `,"response_format":{"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":` + schema + `}}}`
}

func TestStrictness(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, body string
		status     int
		says       string // part of the body
	}{
		{"a plain request", `{"model":"gpt-5-mini",` + hello + `}`, 200, `"finish_reason":"stop"`},
		{"no model", `{` + hello + `}`, 400, "you must provide a model parameter"},
		{"an unknown model", `{"model":"gpt-9",` + hello + `}`, 404, "`gpt-9` does not exist"},
		{"no messages", `{"model":"gpt-5-mini","messages":[]}`, 400, "empty array"},
		{"an unknown role", `{"model":"gpt-5-mini","messages":[{"role":"boss","content":"x"}]}`, 400, "Invalid value: 'boss'"},
		{"content is null", `{"model":"gpt-5-mini","messages":[{"role":"user","content":null}]}`, 400, "got null"},
		{"max_tokens to a reasoning model", `{"model":"gpt-5-mini","max_tokens":5,` + hello + `}`, 400, "Use 'max_completion_tokens' instead"},
		{"max_tokens to a chat model", `{"model":"gpt-4o-mini","max_tokens":5,` + hello + `}`, 200, ""},
		{"both limits", `{"model":"gpt-4o-mini","max_tokens":5,"max_completion_tokens":5,` + hello + `}`, 400, "at the same time"},
		{"a limit of nothing", `{"model":"gpt-4o-mini","max_tokens":0,` + hello + `}`, 400, "minimum value"},
		{"max_completion_tokens to an old server", `{"model":"old","max_completion_tokens":5,` + hello + `}`, 400, "Unrecognized request argument supplied: max_completion_tokens"},
		{"a temperature to a reasoning model", `{"model":"gpt-5-mini","temperature":0.2,` + hello + `}`, 400, "Only the default (1) value is supported"},
		{"a temperature to a chat model", `{"model":"gpt-4o-mini","temperature":0.2,` + hello + `}`, 200, ""},
		{"reasoning effort to a chat model", `{"model":"gpt-4o-mini","reasoning_effort":"low",` + hello + `}`, 400, "reasoning_effort"},
		{"JSON mode without the word", `{"model":"gpt-5-mini","response_format":{"type":"json_object"},` + hello + `}`, 400, "must contain the word 'json'"},
		{"JSON mode", `{"model":"gpt-5-mini","response_format":{"type":"json_object"},"messages":[{"role":"user","content":"as JSON"}]}`, 200, ""},
		{"a format that does not exist", `{"model":"gpt-5-mini","response_format":{"type":"xml"},` + hello + `}`, 400, "Invalid value: 'xml'"},
		{"JSON mode of a server without", `{"model":"old","response_format":{"type":"json_object"},` + hello + `}`, 400, "response_format is not supported"},
		{"stream options without a stream", `{"model":"gpt-5-mini","stream_options":{"include_usage":true},` + hello + `}`, 400, "only allowed when 'stream'"},
		{"a prompt beyond the window", `{"model":"old","messages":[{"role":"user","content":"` + strings.Repeat("word ", 2000) + `"}]}`, 400, "context_length_exceeded"},
		{"a strict schema", format(`{"type":"object","properties":{"a":{"type":"array","items":{"type":"string"}}},"required":["a"],"additionalProperties":false}`), 200, ""},
		{"that is no object", format(`{"type":"array","items":{"type":"string"}}`), 400, `must be a JSON Schema of 'type: \"object\"'`},
		{"without required", format(`{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}`), 400, "Missing 'a'"},
		{"that takes other keys", format(`{"type":"object","properties":{},"required":[]}`), 400, "'additionalProperties' is required to be supplied and to be false"},
		{"deep inside", format(`{"type":"object","properties":{"a":{"type":"array","items":{"type":"object","properties":{"b":{"type":"string"}},"required":["b"]}}},"required":["a"],"additionalProperties":false}`), 400, "('properties', 'a', 'items')"},
		{"that requires what it has not", format(`{"type":"object","properties":{},"required":["a"],"additionalProperties":false}`), 400, "Extra required key 'a'"},
		{"an array of anything", format(`{"type":"object","properties":{"a":{"type":"array"}},"required":["a"],"additionalProperties":false}`), 400, "missing items"},
		{"without a type", format(`{"type":"object","properties":{"a":{}},"required":["a"],"additionalProperties":false}`), 400, "must have a 'type' key"},
		{"with a keyword that strict schemas lack", format(`{"type":"object","properties":{"a":{"type":"string","pattern":"x"}},"required":["a"],"additionalProperties":false}`), 400, "pattern"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			srv, faults := start(t, llmtest.Options{Models: []llmtest.Model{
				{Name: "gpt-5-mini", Kind: llmtest.Reasoning}, {Name: "gpt-4o-mini"}, {Name: "old", Kind: llmtest.Old, Formats: llmtest.PlainText, Context: 2000}}})
			status, body := ask(t, srv, test.body)
			if status != test.status || !strings.Contains(body, test.says) {
				t.Errorf("status %d, want %d, with %q in\n%s", status, test.status, test.says, body)
			}
			if f := faults(); len(f) > 0 {
				t.Errorf("faults: %q", f)
			}
			if len(srv.Requests()) != 1 {
				t.Errorf("%d requests are recorded, want 1", len(srv.Requests()))
			}
		})
	}
}

// TestNotModelled: what a test asks beyond the model is a fault, not a guess.
func TestNotModelled(t *testing.T) {
	t.Parallel()
	srv, faults := start(t, llmtest.Options{})
	if status, _ := ask(t, srv, `{"model":"gpt-5-mini","tools":[],`+hello+`}`); status != 400 {
		t.Errorf("an unknown field: status %d, want 400", status)
	}
	if status, _ := ask(t, srv, `{"model":5}`); status != 400 {
		t.Errorf("a field of another type: status %d, want 400", status)
	}
	resp, err := http.Get(srv.URL() + "/embeddings")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != 404 {
		t.Errorf("an unknown path: status %d, want 404", resp.StatusCode)
	}
	if n := len(faults()); n != 3 {
		t.Errorf("%d faults, want 3: %q", n, faults())
	}
}

func TestKeys(t *testing.T) {
	t.Parallel()
	srv, _ := start(t, llmtest.Options{})
	for auth, want := range map[string]int{"": 401, "Bearer wrong": 401, "Bearer " + llmtest.Key: 200} {
		req, err := http.NewRequest("GET", srv.URL()+"/models", nil)
		if err != nil {
			t.Fatal(err)
		}
		if auth != "" {
			req.Header.Set("Authorization", auth)
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("with %q: status %d, want %d", auth, resp.StatusCode, want)
		}
		if strings.Contains(string(body), llmtest.Key) {
			t.Errorf("the key is told: %s", body)
		}
	}
}

func TestQueueThenResponder(t *testing.T) {
	t.Parallel()
	srv, _ := start(t, llmtest.Options{})
	srv.Respond(func(r llmtest.Request) llmtest.Reply { return llmtest.Says("echo " + r.Last()) })
	srv.Queue(llmtest.Says("one"), llmtest.HTMLPage(502))
	request := `{"model":"gpt-5-mini",` + hello + `}`
	for i, want := range []string{`"content":"one"`, "502 Bad Gateway", `"content":"echo hello"`, `"content":"echo hello"`} {
		if _, body := ask(t, srv, request); !strings.Contains(body, want) {
			t.Errorf("reply %d is without %q: %s", i, want, body)
		}
	}
}

func TestStream(t *testing.T) {
	t.Parallel()
	srv, _ := start(t, llmtest.Options{})
	content := strings.Repeat("Grüße aus Köln. ", 5)
	srv.Queue(llmtest.Says(content))
	resp, err := post(t, http.DefaultClient, srv, `{"model":"gpt-5-mini","stream":true,"stream_options":{"include_usage":true},`+hello+`}`)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if got := resp.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("content type %q", got)
	}
	var got strings.Builder
	var finish string
	var usage, done bool
	for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		if data == "[DONE]" {
			done = true
			continue
		}
		var chunk struct {
			Choices []struct {
				Delta        struct{ Content string }
				FinishReason string `json:"finish_reason"`
			}
			Usage *struct {
				TotalTokens int `json:"total_tokens"`
			}
		}
		if err := json.Unmarshal([]byte(data), &chunk); err != nil {
			t.Fatal(err)
		}
		usage = usage || chunk.Usage != nil && len(chunk.Choices) == 0
		for _, c := range chunk.Choices {
			got.WriteString(c.Delta.Content)
			finish += c.FinishReason
		}
	}
	if got.String() != content || finish != "stop" || !usage || !done {
		t.Errorf("content %q, finish %q, usage %v, done %v", got.String(), finish, usage, done)
	}
}

// TestBrokenConnections: what a client sees of each fault on a real socket.
func TestBrokenConnections(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		reply llmtest.Reply
		want  error
	}{
		{"cut", llmtest.Reply{Content: "x", Fault: llmtest.Cut, After: 10}, io.ErrUnexpectedEOF},
		{"reset", llmtest.Reply{Content: "x", Fault: llmtest.Reset, After: 10}, syscall.ECONNRESET},
		{"trickle, but whole", llmtest.Reply{Content: "x", Fault: llmtest.Trickle, Every: time.Microsecond}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			srv, _ := start(t, llmtest.Options{})
			srv.Queue(test.reply)
			resp, err := post(t, &http.Client{Transport: &http.Transport{}}, srv, `{"model":"gpt-5-mini",`+hello+`}`)
			if err == nil {
				_, err = io.ReadAll(resp.Body)
				resp.Body.Close()
			}
			if !errors.Is(err, test.want) {
				t.Errorf("err = %v, want %v", err, test.want)
			}
		})
	}
}

// TestClock: on a pipe inside a bubble, delays take no time, and a held reply waits for its test.
func TestClock(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pipe := llmtest.NewPipe()
		srv := llmtest.NewWith(t, llmtest.Options{Listener: pipe})
		transport := &http.Transport{DialContext: pipe.DialContext}
		defer transport.CloseIdleConnections()
		c := &http.Client{Transport: transport}
		begin := time.Now()
		slow := llmtest.Says("slow")
		slow.Delay = time.Hour
		release := make(chan struct{})
		held := llmtest.Says("held")
		held.Hold = release
		srv.Queue(slow, held)
		time.AfterFunc(3*time.Hour, func() { close(release) })
		for _, want := range []time.Duration{time.Hour, 3 * time.Hour} {
			resp, err := post(t, c, srv, `{"model":"gpt-5-mini",`+hello+`}`)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = io.Copy(io.Discard, resp.Body)
			resp.Body.Close()
			if took := time.Since(begin); took != want {
				t.Errorf("it took %v, want %v", took, want)
			}
		}
	})
}

// TestCloseLetsGo: whoever waits for a server that is closed is told, and gets no answer made up.
func TestCloseLetsGo(t *testing.T) {
	t.Parallel()
	for name, reply := range map[string]llmtest.Reply{
		"silent":   {Fault: llmtest.Silent},
		"stalled":  {Fault: llmtest.Stalled, After: 10},
		"delayed":  {Delay: time.Hour},
		"trickles": {Fault: llmtest.Trickle, Every: time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				pipe := llmtest.NewPipe()
				srv := llmtest.NewWith(t, llmtest.Options{Listener: pipe})
				srv.Queue(reply)
				failed := make(chan error, 1)
				go func() {
					resp, err := post(t, &http.Client{Transport: &http.Transport{DialContext: pipe.DialContext}}, srv, `{"model":"gpt-5-mini",`+hello+`}`)
					if err == nil {
						_, err = io.ReadAll(resp.Body)
						resp.Body.Close()
					}
					failed <- err
				}()
				synctest.Wait()
				srv.Close()
				srv.Close()
				if err := <-failed; err == nil {
					t.Error("a closed server answered")
				}
			})
		})
	}
}

package llm

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/summarise"
	"verbatim/summarise/llmtest"
)

// world is an engine and the server it talks to, over a network in memory and a clock that tests move.
type world struct {
	*llmtest.Server
	engine *Engine
	log    *logBuffer
	start  time.Time
}

// inWorld runs f in a synctest bubble.
func inWorld(t *testing.T, o llmtest.Options, f func(t *testing.T, w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { f(t, newWorld(t, o, Options{})) })
}

func newWorld(t *testing.T, so llmtest.Options, eo Options) *world {
	t.Helper()
	pipe := llmtest.NewPipe()
	so.Listener = pipe
	w := &world{Server: llmtest.NewWith(t, so), log: &logBuffer{}, start: time.Now()}
	transport := &http.Transport{DialContext: pipe.DialContext}
	t.Cleanup(transport.CloseIdleConnections)
	eo.BaseURL, eo.Key, eo.Transport = w.URL(), llmtest.Key, transport
	eo.Log = slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	if eo.Model == "" {
		eo.Model = llmtest.ModelName
	}
	engine, err := New(eo)
	if err != nil {
		t.Fatal(err)
	}
	w.engine = engine
	return w
}

func (w *world) calls() int { return len(w.Requests()) }

type logBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// mill is a small article.
func mill(t testing.TB) *summarise.Article {
	t.Helper()
	return article(t, "Tidal mill turns again",
		"The tidal mill of Lowmere was opened again on Tuesday after four years of repairs that cost 2.3 million crowns.",
		"“The wheel will run on every spring tide,” said mayor Ida Holt. She called the old wooden gear a small miracle.",
		"The miller Jon Vane expects to grind eleven tonnes of flour a year. Critics say that the town could not afford it.")
}

func article(t testing.TB, title string, passages ...string) *summarise.Article {
	t.Helper()
	a := &summarise.Article{Title: title, Lang: "en"}
	for _, text := range passages {
		a.Passages = append(a.Passages, summarise.Passage{Text: text})
	}
	if err := a.Seal(); err != nil {
		t.Fatal(err)
	}
	return a
}

// draft is a reply that a digest of [mill] can be made of.
func draft() llmtest.Reply {
	words := []llmtest.Evidence{{Passage: 0, Words: "The tidal mill of Lowmere was opened again on Tuesday"}}
	return llmtest.Draft{
		Summary: []llmtest.Sentence{{Evidence: words, Text: "The tidal mill of Lowmere was opened again on Tuesday."}},
		Claims:  []llmtest.Sentence{{Evidence: words, Text: "The mill of Lowmere was opened again."}},
	}.Reply()
}

// wantReason fails unless err is a named model failure for reason that tells nothing it must not.
func wantReason(t *testing.T, err error, reason Reason) {
	t.Helper()
	if !errors.Is(err, reason) {
		t.Fatalf("err = %v, want %q", err, reason)
	}
	if code := summarise.CodeOf(err); code != summarise.ModelFailed {
		t.Errorf("code = %q, want %q", code, summarise.ModelFailed)
	}
	named, ok := errors.AsType[*summarise.Error](err)
	if !ok || named.Note == "" || len(named.Note) > 80 {
		t.Errorf("note = %q, want a short one", named.Note)
	}
	quiet(t, err.Error())
}

// quiet fails if s tells what must never be told: keys, bodies, prompts.
func quiet(t *testing.T, s string) {
	t.Helper()
	for _, secret := range []string{llmtest.Key, "sk-", "SECRET", "<html", "Lowmere", "org-x", "platform.openai.com"} {
		if strings.Contains(s, secret) {
			t.Errorf("%q is told in %q", secret, s)
		}
	}
}

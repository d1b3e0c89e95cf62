// Package llm is the engine that asks a model, over the Chat Completions protocol that OpenAI and
// many others speak. What it returns are drafts: it believes nothing, code grounds them later.
//
// One call makes a whole digest, one an answer. The request is two messages, rules and then article
// with the task ([verbatim/prompts]), and one strict schema for both jobs, so that follow-up
// questions find rules, schema and article in the provider's prompt cache. An article that the
// model cannot read at once is read in parts; for a question the passages that fit it best are
// chosen. Either is said in the draft's notes.
//
// The way out is narrow on purpose: engine.go (what is asked) → ask.go (the reply as JSON, asked for
// once more if it is none) → retry.go (up to three tries) → gate.go (is the server well?) →
// go-openai → transport.go (sizes, redirects, content types, errors under status 200). Every failure
// leaves as a [summarise.Error] with a note for readers around a [Failure] with a [Reason]; neither
// holds a body, a prompt or the key.
//
// Limits: a try 60 s, three tries, a draft 150 s or 15 s less than what is left of the job, so that
// another engine can still speak; completions 4 MiB, error bodies 64 KiB; articles are read in at
// most 8 parts.
//
// Decisions, with their doubts:
//   - Calls are plain, not streamed. Nothing of a reply can be shown before it is grounded whole, so a
//     stream would win no time; and its ends are hard to tell (go-openai gives io.EOF for a stream
//     that was cut cleanly, drops a last line without newline, and swallows some errors), while a
//     plain body is whole or it is an error. A server that says nothing is cut off after 60 s, one
//     that stops in the middle after 30 s. The doubt: a proxy that closes quiet connections sooner.
//   - Only four parameters are sent (model, messages, response_format, a limit of tokens), and
//     reasoning_effort "low" to OpenAI's reasoning models. What a server refuses is left out from
//     then on. No temperature: reasoning models refuse it.
//   - What cannot be parsed is never mended. It is asked for once more, with twice the room.
//   - Tokens are estimated, not counted: bytes/3, 1.2 characters of Chinese, Japanese or Korean, and
//     15 % on top, which holds for every tokenizer that was measured (3.9 bytes of English, 3.6 of
//     Japanese on o200k). Where it does not, the server says so and the article is cut by half once.
//   - Never asked: the real OpenAI. The rules come from its documentation, its clients and issues.
package llm

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/sashabaranov/go-openai"

	"verbatim/prompts"
	"verbatim/summarise"
)

const (
	engineName = "llm"

	// DefaultBaseURL is OpenAI's.
	DefaultBaseURL = "https://api.openai.com/v1"
	// DefaultContextTokens is the context window planned for if none is given.
	DefaultContextTokens = 128_000
	// MinContextTokens is the least: rules, schema and a reply leave no room for an article below.
	MinContextTokens = 8_192
	// MaxContextTokens keeps a window within what any server has, and sums within an int.
	MaxContextTokens = 10_000_000
)

// Options of an engine. Model must be set.
type Options struct {
	BaseURL       string // of a Chat Completions server, with its version: ".../v1". "" = [DefaultBaseURL]
	Key           Secret // "" sends none, as local servers want it
	Model         string
	ContextTokens int               // of the model's window; 0 = [DefaultContextTokens]
	Transport     http.RoundTripper // for tests; nil = a client of its own that follows the operator's proxy settings
	Log           *slog.Logger      // nil = none; never gets article text, questions or keys
	Now           func() time.Time  // nil = time.Now
}

// Engine is the [summarise.Engine] over a model. Its methods may be called concurrently.
type Engine struct {
	client  *openai.Client
	model   string
	maker   summarise.Maker
	context int // tokens
	gate    *gate
	log     *slog.Logger
	now     func() time.Time
	used    counters

	mu     sync.Mutex
	spoken dialect // the latest that worked, or the first to try
	worked bool
}

// New makes an engine. It does not connect. Its error names everything that is wrong with o.
func New(o Options) (*Engine, error) {
	var problems []error
	base, err := baseURL(o.BaseURL)
	if err != nil {
		problems = append(problems, err)
	}
	if strings.TrimSpace(o.Model) == "" {
		problems = append(problems, errors.New("model: it must be named"))
	}
	if strings.ContainsFunc(string(o.Key), func(r rune) bool { return r <= ' ' || r > '~' }) {
		problems = append(problems, errors.New("key: it holds a blank or a character that no key has"))
	}
	if o.ContextTokens == 0 {
		o.ContextTokens = DefaultContextTokens
	}
	if o.ContextTokens < MinContextTokens || o.ContextTokens > MaxContextTokens {
		problems = append(problems, fmt.Errorf("context tokens: %d is not between %d and %d", o.ContextTokens, MinContextTokens, MaxContextTokens))
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Transport == nil {
		o.Transport = newBase()
	}
	config := openai.DefaultConfig(string(o.Key))
	config.BaseURL = base
	config.HTTPClient = &http.Client{Transport: &wire{base: o.Transport, key: o.Key, now: o.Now}}
	e := &Engine{
		client:  openai.NewClientWithConfig(config),
		model:   o.Model,
		maker:   summarise.Maker{Engine: engineName, Model: o.Model, Prompt: promptVersion()},
		context: o.ContextTokens,
		log:     o.Log,
		now:     o.Now,
		spoken:  firstDialect(o.Model),
	}
	e.gate = newGate(o.Now, func(why Reason) {
		e.log.Error("the model's server refuses every request; asking again in 10 minutes", "engine", engineName, "err", why)
	})
	return e, nil
}

// baseURL checks an address and brings it into the form that go-openai wants. Its errors do not
// repeat the address, which may hold a password.
func baseURL(s string) (string, error) {
	if s == "" {
		return DefaultBaseURL, nil
	}
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return "", errors.New("base URL: it must look like https://host/v1")
	case u.User != nil:
		return "", errors.New("base URL: a key does not belong in it, but in its own setting")
	case u.RawQuery != "" || u.Fragment != "":
		return "", errors.New("base URL: it must end before ? and #")
	}
	return strings.TrimSuffix(strings.TrimRight(s, "/"), "/chat/completions"), nil
}

// promptVersion hashes the templates and the schema.
func promptVersion() string {
	sum := sha256.Sum256([]byte(prompts.Version() + "\n" + schema))
	return hex.EncodeToString(sum[:])[:12]
}

// Maker says who speaks.
func (e *Engine) Maker() summarise.Maker { return e.maker }

const (
	draftBudget  = 150 * time.Second // of a job's 3 minutes
	reserve      = 15 * time.Second  // of the job, for another engine and for delivery
	leastToStart = 5 * time.Second
)

// bounded leaves of the job's time what comes after the engine.
func bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	budget := draftBudget
	if deadline, ok := ctx.Deadline(); ok {
		left := time.Until(deadline)
		if spare := left - reserve; spare >= leastToStart {
			left = spare
		}
		budget = min(budget, left)
	}
	return context.WithTimeout(ctx, budget)
}

// Draft asks for a summary, claims and quotes of a, at most as many as want asks for or a few more.
// Its errors are a [summarise.Error] with code "model" around a [Failure], or the context's when the
// caller gave up.
func (e *Engine) Draft(ctx context.Context, a *summarise.Article, want summarise.Want) (*summarise.Draft, error) {
	ctx, cancel := bounded(ctx)
	defer cancel()
	draft, err := e.shrinking(a, func(room int) (*summarise.Draft, error) {
		return e.draft(ctx, a, want, room)
	})
	if err != nil {
		return nil, fmt.Errorf("draft: %w", named(err))
	}
	return draft, nil
}

// Reply asks question about a, after turns. Its errors are those of Draft.
func (e *Engine) Reply(ctx context.Context, a *summarise.Article, turns []summarise.Answer, question string) (*summarise.Draft, error) {
	ctx, cancel := bounded(ctx)
	defer cancel()
	draft, err := e.shrinking(a, func(room int) (*summarise.Draft, error) {
		return e.answer(ctx, a, turns, question, room)
	})
	if err != nil {
		return nil, fmt.Errorf("reply: %w", named(err))
	}
	return draft, nil
}

// shrinking runs job with the room that the article has in the context, in tokens, and once more
// with half of what it used if the server finds that too long.
func (e *Engine) shrinking(a *summarise.Article, job func(room int) (*summarise.Draft, error)) (*summarise.Draft, error) {
	room := e.room()
	draft, err := job(room)
	if f, ok := errors.AsType[*Failure](err); ok && f.class == shrink {
		return job(min(room, size(unitsOf(a, room))) / 2)
	}
	return draft, err
}

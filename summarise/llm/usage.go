package llm

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/sashabaranov/go-openai"
)

// Usage is what an engine's calls have cost since it was made. Cached is the part of Prompt that
// the provider had kept from earlier prompts. What a server does not count is 0.
type Usage struct {
	Calls                      int64
	Prompt, Cached, Completion int64 // tokens
}

type counters struct{ calls, prompt, cached, completion atomic.Int64 }

// Usage returns the counts so far.
func (e *Engine) Usage() Usage {
	return Usage{e.used.calls.Load(), e.used.prompt.Load(), e.used.cached.Load(), e.used.completion.Load()}
}

func (e *Engine) count(ctx context.Context, u openai.Usage, took time.Duration) {
	cached := 0
	if u.PromptTokensDetails != nil {
		cached = plausible(u.PromptTokensDetails.CachedTokens)
	}
	e.used.calls.Add(1)
	e.used.prompt.Add(int64(plausible(u.PromptTokens)))
	e.used.cached.Add(int64(cached))
	e.used.completion.Add(int64(plausible(u.CompletionTokens)))
	e.log.LogAttrs(ctx, slog.LevelDebug, "model call", slog.String("engine", engineName), slog.Duration("dur", took),
		slog.Int("prompt_tokens", u.PromptTokens), slog.Int("cached_tokens", cached), slog.Int("completion_tokens", u.CompletionTokens))
}

// plausible keeps what a server says it counted within what one call can cost.
func plausible(tokens int) int { return min(max(tokens, 0), MaxContextTokens) }

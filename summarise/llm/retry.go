package llm

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/sashabaranov/go-openai"
)

const (
	maxTries      = 3
	attemptBudget = 60 * time.Second
	firstPause    = 500 * time.Millisecond // at most; the next is at most twice that
)

var errAttempt = errors.New("no reply within a minute")

// try sends req until it is answered or will not be: at most three times, each at most a minute,
// with random pauses between them. What the server tells us to wait, the gate waits.
func (e *Engine) try(ctx context.Context, req openai.ChatCompletionRequest) (openai.ChatCompletionResponse, error) {
	tries := 0
	resp, err := backoff.Retry(ctx, func() (openai.ChatCompletionResponse, error) {
		tries++
		resp, err := e.gate.through(ctx, func() (openai.ChatCompletionResponse, error) { return e.attempt(ctx, req) })
		f, ok := errors.AsType[*Failure](err)
		switch {
		case err == nil:
			return resp, nil
		case ok && f.class == wait:
			return resp, err
		default:
			return resp, backoff.Permanent(err)
		}
	}, backoff.WithBackOff(jitter()), backoff.WithMaxTries(maxTries), backoff.WithMaxElapsedTime(0))
	if permanent, ok := errors.AsType[*backoff.PermanentError](err); ok {
		err = permanent.Unwrap()
	}
	if f, ok := errors.AsType[*Failure](err); ok {
		f.Tries = tries
		return resp, f
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return resp, &Failure{Reason: TimedOut, Detail: "the job's time is up", Tries: tries, cause: err}
	}
	return resp, err
}

// attempt is one request, and what is wrong with its answer.
func (e *Engine) attempt(ctx context.Context, req openai.ChatCompletionRequest) (openai.ChatCompletionResponse, error) {
	limited, cancel := context.WithTimeoutCause(ctx, attemptBudget, errAttempt)
	defer cancel()
	start := e.now()
	resp, err := e.client.CreateChatCompletion(limited, req)
	if f, ok := errors.AsType[*Failure](err); ok {
		return resp, f
	}
	if errors.Is(err, openai.ErrChatCompletionInvalidModel) { // by go-openai's list, before anything is sent
		return resp, &Failure{Reason: UnknownModel, Detail: "it is no chat model"}
	}
	if err != nil { // a body that is no completion
		if ctx.Err() != nil {
			return resp, context.Cause(ctx)
		}
		return resp, &Failure{Reason: Nonsense, class: wait, Detail: "its reply is no completion"}
	}
	e.count(ctx, resp.Usage, e.now().Sub(start))
	if f := inspect(resp); f != nil {
		return resp, f
	}
	return resp, nil
}

// inspect says why a completion is none. Only a known finish reason tells that the text is whole.
func inspect(resp openai.ChatCompletionResponse) *Failure {
	if len(resp.Choices) == 0 {
		return &Failure{Reason: Nonsense, class: wait, Detail: "its reply has no choice"}
	}
	c := resp.Choices[0]
	if strings.TrimSpace(c.Message.Refusal) != "" {
		return &Failure{Reason: Refused}
	}
	switch strings.ToLower(string(c.FinishReason)) {
	case "stop", "eos", "end_turn", "stop_sequence":
		return nil
	case "length", "max_tokens":
		return &Failure{Reason: Nonsense, class: repair, Detail: "it was cut off at its limit"}
	case "content_filter", "safety":
		return &Failure{Reason: Refused, Detail: "by a content filter"}
	}
	return &Failure{Reason: Nonsense, class: wait, Detail: "its reply does not say that it is whole"}
}

// jitter is full jitter: any pause up to a ceiling that doubles.
func jitter() *backoff.ExponentialBackOff {
	return &backoff.ExponentialBackOff{
		InitialInterval:     firstPause / 2,
		RandomizationFactor: 1, // from nothing to twice the interval
		Multiplier:          2,
		MaxInterval:         backoff.DefaultMaxInterval, // never reached in three tries
	}
}

package llm

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/sashabaranov/go-openai"
	"github.com/sony/gobreaker/v2"
)

const (
	breakerWindow   = 30 * time.Second
	breakerFailures = 5
	breakerOpen     = 15 * time.Second // then one probe
	shutFor         = 10 * time.Minute // after a refusal that only the operator can heal
)

// gate stands before the endpoint for all jobs of an engine. It keeps them out while the server
// fails (a breaker over server errors and timeouts, not over refusals), for a longer while when the
// key or the quota is refused, and until the time at which a rate limit told one of them to come back.
type gate struct {
	breaker *gobreaker.CircuitBreaker[openai.ChatCompletionResponse]
	now     func() time.Time
	shutLog func(Reason) // told once each time the gate is shut

	mu        sync.Mutex
	shutUntil time.Time
	shutWhy   Reason
	quietTill time.Time
}

func newGate(now func() time.Time, shutLog func(Reason)) *gate {
	return &gate{now: now, shutLog: shutLog, breaker: gobreaker.NewCircuitBreaker[openai.ChatCompletionResponse](gobreaker.Settings{
		Name:         "llm",
		MaxRequests:  1,
		Interval:     breakerWindow,
		BucketPeriod: breakerWindow / 6, // so that the window moves
		Timeout:      breakerOpen,
		ReadyToTrip:  func(c gobreaker.Counts) bool { return c.TotalFailures >= breakerFailures },
		IsExcluded:   func(err error) bool { return err != nil && !isOutage(err) },
	})}
}

// isOutage: the server is at fault, and the next job would fare no better.
func isOutage(err error) bool {
	f, ok := errors.AsType[*Failure](err)
	return ok && f.cause == nil && (f.Reason == Unavailable || f.Reason == Unreachable || f.Reason == TimedOut)
}

// through makes call when the gate lets it. It waits only for a rate limit, and only if ctx leaves the time.
func (g *gate) through(ctx context.Context, call func() (openai.ChatCompletionResponse, error)) (openai.ChatCompletionResponse, error) {
	var none openai.ChatCompletionResponse
	if err := g.wait(ctx); err != nil {
		return none, err
	}
	resp, err := g.breaker.Execute(call)
	if errors.Is(err, gobreaker.ErrOpenState) || errors.Is(err, gobreaker.ErrTooManyRequests) {
		return none, &Failure{Reason: Resting, class: never}
	}
	if f, ok := errors.AsType[*Failure](err); ok {
		g.learn(f)
	}
	return resp, err
}

func (g *gate) wait(ctx context.Context) error {
	g.mu.Lock()
	now, shutUntil, why, quietTill := g.now(), g.shutUntil, g.shutWhy, g.quietTill
	g.mu.Unlock()
	if now.Before(shutUntil) {
		return &Failure{Reason: why, class: never, Detail: "not asked again yet"}
	}
	pause := quietTill.Sub(now)
	if pause <= 0 {
		return nil
	}
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < pause {
		return &Failure{Reason: RateLimited, class: never, Detail: "told to come back later than this job can wait"}
	}
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (g *gate) learn(f *Failure) {
	g.mu.Lock()
	now := g.now()
	if f.after > 0 {
		if till := now.Add(f.after); till.After(g.quietTill) {
			g.quietTill = till
		}
	}
	shuts := (f.Reason == QuotaSpent || f.Reason == BadKey) && !now.Before(g.shutUntil)
	if shuts {
		g.shutUntil, g.shutWhy = now.Add(shutFor), f.Reason
	}
	g.mu.Unlock()
	if shuts {
		g.shutLog(f.Reason)
	}
}

package rediscache

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/sony/gobreaker/v2"
)

// impatience is the time within which a caller whose own deadline passed says nothing about the
// server. Callers allow the cache 250 ms, so most silences end by their deadline and must count.
const impatience = 100 * time.Millisecond

// ask asks the server within the budget, if the breaker lets it. Of the errors it returns only
// [redis.Nil] says that there was nothing; none holds the password.
func (s *Store) ask(ctx context.Context, question func(context.Context) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	report, err := s.breaker.Allow()
	if err != nil {
		return ErrDown
	}
	answered := false
	// Also if question panics; otherwise the breaker would wait for this report for ever.
	defer func() {
		if !answered {
			report(errors.New("no answer"))
		}
	}()
	start := time.Now()
	err = s.within(ctx, question)
	answered = true
	report(failure(ctx, err, time.Since(start)))
	return s.clean(ctx, err)
}

// within asks without the breaker.
func (s *Store) within(ctx context.Context, question func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, s.budget)
	defer cancel()
	return question(ctx)
}

// errLeft stands for a call that ended before the server could be blamed.
var errLeft = errors.New("the caller left")

// failure returns what the breaker is told of a call that took as long and ended with err.
func failure(caller context.Context, err error, took time.Duration) error {
	if err == nil {
		return nil
	}
	if _, answered := errors.AsType[redis.Error](err); answered {
		return nil
	}
	if cause := caller.Err(); errors.Is(cause, context.Canceled) || cause != nil && took < impatience {
		return errLeft
	}
	return err
}

func newBreaker(a Address, o Options) *gobreaker.TwoStepCircuitBreaker[struct{}] {
	return gobreaker.NewTwoStepCircuitBreaker[struct{}](gobreaker.Settings{
		Timeout:     o.Cooldown,
		ReadyToTrip: func(c gobreaker.Counts) bool { return c.ConsecutiveFailures >= tripAfter },
		IsExcluded:  func(err error) bool { return errors.Is(err, errLeft) },
		OnStateChange: func(_ string, from, to gobreaker.State) {
			switch {
			case from == gobreaker.StateClosed && to == gobreaker.StateOpen:
				o.Log.Warn("Redis does not answer, going on without what it keeps: check REDIS_URL", "redis", a.String())
			case to == gobreaker.StateClosed:
				o.Log.Info("redis answers again", "redis", a.String())
			}
		},
	})
}

// clean returns err in words for our logs: the caller's own end as such, and without the password,
// which a server that does not know HELLO or AUTH repeats in its answer.
func (s *Store) clean(caller context.Context, err error) error {
	switch {
	case err == nil, errors.Is(err, redis.Nil):
		return err
	case caller.Err() != nil:
		return caller.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s: no answer within %v", s.address, s.budget)
	}
	text, _, _ := strings.Cut(err.Error(), ", with args beginning with")
	if s.address.password != "" && strings.Contains(text, s.address.password) {
		text = "the error is not shown, since it holds the password"
	}
	return fmt.Errorf("%s: %s", s.address, text)
}

// Package rediscache is the [cache.Store] that several processes share: Redis, Valkey and what
// speaks their protocol, alone, under Sentinel or as a cluster.
//
// A bot must not become slow because its cache is. So every call ends within a budget, whatever the
// server does, and after three calls in a row without an answer the store stops asking for five
// seconds: calls fail at once with [ErrDown], which callers take for a miss, until one of them is
// let through and answered. The server may be absent at the start and join later.
//
//	verbatim:<key> → value, with the time to live given
//
// Limits:
//   - What is kept is lost as the server's own settings say: evicted, flushed, or not on its disk.
//     [Store.Describe] tells an operator which they are.
//   - A claim by Add holds as long as the server that took it: a failover forgets acknowledged
//     writes by design.
//   - A deadline ends a call at once, but go-redis does not look for a cancellation while it waits for
//     a reply: that ends with the reply, or 300 ms after the question.
//   - Under Sentinel the user and password are those of the Redis servers; the Sentinels themselves
//     are asked without one.
//
// Decisions (measured with go-redis 9.23.0 unless another source is named; its defaults are not ours):
//   - ContextTimeoutEnabled: without it a context of 500 ms on a silent server returned after 5 s.
//     With TLS the library's dialer ignores the context too, so the dialer here is our own.
//   - One retry for Get and Set, which may be repeated. None for Add: if only the reply was lost, the
//     second try finds the key set by the first and reports false, and a claim is nobody's.
//     A cluster client retries by redirection whatever MaxRetries says, so Add's command itself
//     refuses to be repeated ([unrepeated]).
//   - DialerRetries 1, for with five a refused port took 1.7 s a command. No maintenance notifications
//     and no client identity, which fill errorstats of Redis 7.0 with errors on every connection.
//     No second pool for pipelines, since there are none.
//   - In a cluster no routing policies: they are learned by a COMMAND request with a time limit of
//     its own, 5 s, and serve commands that we do not send.
//   - RESP2: nothing here needs more, and then no push messages have to be looked for.
//   - The library logs to a global logger on standard error, several lines for each failed dial.
//     [Open] silences it for the process; what an operator should know, that Redis went and came
//     back, is logged here once each time.
//   - An answer that refuses (out of memory, read-only, wrong password) is an error to the caller but
//     no failure to the breaker: it kept nobody waiting, and reads may go on while writes are refused.
package rediscache

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
	"github.com/sony/gobreaker/v2"

	"verbatim/cache"
)

const (
	// DefaultBudget is how long a call may take, all in all.
	DefaultBudget = 500 * time.Millisecond
	// DefaultCooldown is how long nothing is asked of a server that did not answer.
	DefaultCooldown = 5 * time.Second
	// DefaultPrefix stands before every key, since a server may serve others too.
	DefaultPrefix = "verbatim:"

	dialTimeout = time.Second // may pass a call's budget: the next call finds the connection made
	poolSize    = 30          // connections a server; each call needs one for some 100 µs
	retryPause  = 20 * time.Millisecond
	tripAfter   = 3 // calls in a row without an answer
)

// ErrDown is in the chain of the error while a server that did not answer is left alone.
var ErrDown = errors.New("rediscache: not asked, since it did not answer lately")

// Options of [Open]. The zero value will do.
type Options struct {
	Prefix   string        // before every key; "" = DefaultPrefix
	Budget   time.Duration // of one call; 0 = DefaultBudget. A reply is waited for three fifths of it
	Cooldown time.Duration // 0 = DefaultCooldown
	Log      *slog.Logger  // told when the server goes and comes back; nil = nobody
}

// Store is a [cache.Store] in Redis. Make it with [Open], and Close it.
type Store struct {
	client  redis.UniversalClient
	address Address
	prefix  string
	budget  time.Duration
	breaker *gobreaker.TwoStepCircuitBreaker[struct{}]
}

// Open returns the store at address, which [ParseAddress] describes. It does not connect: a server
// that is absent is no error here, but a miss later, until it is there.
func Open(address string, o Options) (*Store, error) {
	a, err := ParseAddress(address)
	if err != nil {
		return nil, err
	}
	if o.Prefix == "" {
		o.Prefix = DefaultPrefix
	}
	if o.Budget <= 0 {
		o.Budget = DefaultBudget
	}
	if o.Cooldown <= 0 {
		o.Cooldown = DefaultCooldown
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	redis.SetLogger(silent{})
	return &Store{
		client:  newClient(a, o.Budget),
		address: a,
		prefix:  o.Prefix,
		budget:  o.Budget,
		breaker: newBreaker(a, o),
	}, nil
}

// Get implements [cache.Store].
func (s *Store) Get(ctx context.Context, key cache.Key) ([]byte, error) {
	var val []byte
	err := s.ask(ctx, func(ctx context.Context) (err error) {
		val, err = s.client.Get(ctx, s.prefix+key.String()).Bytes()
		return err
	})
	switch {
	case errors.Is(err, redis.Nil):
		return nil, cache.ErrMiss
	case err != nil:
		return nil, s.named("get", key, err)
	}
	return val, nil
}

// Set implements [cache.Store]. A time to live is kept to the millisecond, and at least one.
func (s *Store) Set(ctx context.Context, key cache.Key, val []byte, ttl time.Duration) error {
	if err := cache.Admit(ctx, ttl); err != nil {
		return err
	}
	err := s.ask(ctx, func(ctx context.Context) error {
		return s.client.Do(ctx, "set", s.prefix+key.String(), val, "px", milliseconds(ttl)).Err()
	})
	return s.named("set", key, err)
}

// Add implements [cache.Store]. A time to live is kept to the millisecond, and at least one.
func (s *Store) Add(ctx context.Context, key cache.Key, val []byte, ttl time.Duration) (bool, error) {
	if err := cache.Admit(ctx, ttl); err != nil {
		return false, err
	}
	var added bool
	err := s.ask(ctx, func(ctx context.Context) (err error) {
		cmd := unrepeated{redis.NewBoolCmd(ctx, "set", s.prefix+key.String(), val, "px", milliseconds(ttl), "nx")}
		_ = s.client.Process(ctx, cmd) // cmd holds the error too
		added, err = cmd.Result()
		return err
	})
	return added, s.named("add", key, err)
}

// Close closes the connections.
func (s *Store) Close() error { return s.client.Close() }

// unrepeated is a command that must not be sent twice.
type unrepeated struct{ *redis.BoolCmd }

func (unrepeated) NoRetry() bool { return true }

func milliseconds(ttl time.Duration) int64 { return max(1, ttl.Milliseconds()) }

func newClient(a Address, budget time.Duration) redis.UniversalClient {
	reply := budget * 3 / 5
	o := &redis.UniversalOptions{
		Addrs: a.hosts, MasterName: a.master, DB: a.db,
		Username: a.user, Password: a.password,
		Protocol: 2,

		ContextTimeoutEnabled: true,
		Dialer:                a.dialer(),
		DialTimeout:           dialTimeout,
		DialerRetries:         1,
		ReadTimeout:           reply,
		WriteTimeout:          reply,
		PoolSize:              poolSize,
		PoolTimeout:           budget,
		PipelinePoolSize:      -1,
		MaxRetries:            1,
		MinRetryBackoff:       retryPause / 2,
		MaxRetryBackoff:       retryPause,

		DisableIdentity:          true,
		MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
	}
	if a.mode == Cluster {
		c := o.Cluster()
		c.DisableRoutingPolicies = true
		return redis.NewClusterClient(c)
	}
	return redis.NewUniversalClient(o)
}

// dialer returns one that stops with its context, with TLS as well.
func (a Address) dialer() func(ctx context.Context, network, addr string) (net.Conn, error) {
	plain := &net.Dialer{Timeout: dialTimeout}
	if !a.tls {
		return plain.DialContext
	}
	// The name to verify is that of the host that is dialled.
	return (&tls.Dialer{NetDialer: plain, Config: &tls.Config{MinVersion: tls.VersionTLS12}}).DialContext
}

// silent is a logger for go-redis that says nothing.
type silent struct{}

func (silent) Printf(context.Context, string, ...any) {}

// named says of an error what was being done. Contexts' ends need no more words.
func (s *Store) named(doing string, key cache.Key, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return fmt.Errorf("%s %s: %w", doing, key, err)
}

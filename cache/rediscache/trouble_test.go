package rediscache_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"verbatim/cache"
	"verbatim/cache/rediscache"
)

func TestASilentServerIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	// With the library's defaults these took 5 s and more. The bound allows for a busy machine.
	const bound = 2 * time.Second
	for _, test := range []struct{ name, before, after string }{
		{"alone", "redis://", ""},
		{"alone, with a password", "redis://:secret@", ""},
		{"with TLS", "rediss://", ""},
		{"a cluster", "redis://%,", ""},
		{"Sentinels", "redis+sentinel://%,", "/main"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			host := silentServer(t)
			s := open(t, strings.ReplaceAll(test.before, "%", silentServer(t))+host+test.after, rediscache.Options{})
			for name, call := range calls(s) {
				start := time.Now()
				err := call(t.Context())
				took := time.Since(start)
				t.Logf("%s: %v after %v", name, err, took.Round(time.Millisecond))
				if err == nil || errors.Is(err, cache.ErrMiss) {
					t.Errorf("%s: got %v, want an error", name, err)
				}
				if took > bound {
					t.Errorf("%s: took %v, want at most %v", name, took, bound)
				}
			}
		})
	}
}

func TestAServerThatDoesNotAnswerIsLeftAlone(t *testing.T) {
	t.Parallel()
	for name, address := range map[string]string{"down": closedPort(t), "silent": silentServer(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			log := new(logged)
			s := open(t, "redis://"+address, rediscache.Options{Budget: 200 * time.Millisecond, Cooldown: time.Hour, Log: log.logger()})
			for range 3 {
				if _, err := s.Get(t.Context(), key("a")); err == nil || errors.Is(err, rediscache.ErrDown) {
					t.Fatalf("Get: got %v, want an error of the server", err)
				}
			}
			for name, call := range calls(s) {
				if err := call(t.Context()); (name == "Ping") == errors.Is(err, rediscache.ErrDown) {
					t.Errorf("%s: got %v; all but Ping are to fail at once with ErrDown", name, err)
				}
			}
			log.want(t, "does not answer")
		})
	}
}

func TestDeadlinesOfCallersCountAgainstASilentServer(t *testing.T) {
	t.Parallel()
	// Callers allow the cache less than its own budget. When only calls that used the whole
	// budget counted, a silent server cost every caller its whole deadline, for ever.
	s := open(t, "redis://"+silentServer(t), rediscache.Options{Budget: time.Minute, Cooldown: time.Hour})
	for range 3 {
		ctx, cancel := context.WithTimeout(t.Context(), 150*time.Millisecond)
		start := time.Now()
		if _, err := s.Get(ctx, key("a")); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Get: got %v, want DeadlineExceeded", err)
		}
		if took := time.Since(start); took > 2*time.Second { // without ContextTimeoutEnabled
			t.Errorf("Get took %v with a deadline of 150 ms", took)
		}
		cancel()
	}
	if _, err := s.Get(t.Context(), key("a")); !errors.Is(err, rediscache.ErrDown) {
		t.Errorf("Get: got %v, want ErrDown", err)
	}
}

func TestCallersWhoLeaveDoNotCountAgainstTheServer(t *testing.T) {
	t.Parallel()
	s := open(t, "redis://"+silentServer(t), rediscache.Options{Cooldown: time.Hour})
	for range 4 { // more than would trip the breaker
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Millisecond, cancel)
		if _, err := s.Get(ctx, key("a")); !errors.Is(err, context.Canceled) {
			t.Errorf("Get: got %v, want Canceled", err)
		}
		ctx, cancel = context.WithTimeout(t.Context(), time.Millisecond)
		if _, err := s.Get(ctx, key("a")); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Get: got %v, want DeadlineExceeded", err)
		}
		cancel()
	}
	if _, err := s.Get(t.Context(), key("a")); err == nil || errors.Is(err, rediscache.ErrDown) {
		t.Errorf("Get: got %v, want the error of a server that is asked", err)
	}
}

func TestAnswersAreNoFailures(t *testing.T) {
	t.Parallel()
	server := miniredis.RunT(t)
	s := open(t, "redis://"+server.Addr(), patient())
	for range 10 {
		if _, err := s.Get(t.Context(), key("never set")); !errors.Is(err, cache.ErrMiss) {
			t.Fatalf("Get: got %v, want ErrMiss", err)
		}
	}
	server.SetError("OOM command not allowed when used memory > 'maxmemory'.")
	for range 10 {
		if err := s.Set(t.Context(), key("a"), []byte("x"), time.Hour); err == nil || !strings.Contains(err.Error(), "OOM") {
			t.Fatalf("Set: got %v, want the server's OOM", err)
		}
	}
	server.SetError("")
	if err := s.Set(t.Context(), key("a"), []byte("x"), time.Hour); err != nil {
		t.Errorf("Set, when there is memory again: %v", err)
	}
}

func TestTheStoreJoinsAServerThatComesLater(t *testing.T) {
	t.Parallel()
	address, up := gate(t, miniredis.RunT(t).Addr())
	log := new(logged)
	s := open(t, "redis://"+address, rediscache.Options{Budget: time.Second, Cooldown: 50 * time.Millisecond, Log: log.logger()})
	for range 5 {
		if err := s.Set(t.Context(), key("a"), []byte("x"), time.Hour); err == nil {
			t.Fatal("Set: got no error without a server")
		}
	}
	up(true)
	await(t, "Set", func() error { return s.Set(t.Context(), key("a"), []byte("x"), time.Hour) })
	log.want(t, "does not answer", "answers again")

	up(false) // and once more, when there are connections
	for range 5 {
		if _, err := s.Get(t.Context(), key("a")); err == nil {
			t.Fatal("Get: got no error without a server")
		}
	}
	up(true)
	await(t, "Get", func() error { _, err := s.Get(t.Context(), key("a")); return err })
	log.want(t, "does not answer", "answers again", "does not answer", "answers again")
}

func TestALostReplyDoesNotLoseAClaim(t *testing.T) {
	t.Parallel()
	// The library repeats what was not answered: the second SET NX finds the key that the first
	// one set, and says that somebody else has the claim. Nobody has it then.
	server := miniredis.RunT(t)
	s := open(t, "redis://"+forgetful(t, server.Addr(), "claimed here"), patient())
	added, err := s.Add(t.Context(), key("event"), []byte("claimed here"), time.Hour)
	if err == nil || added {
		t.Errorf("Add: got %v, %v, want false and an error: its reply was lost", added, err)
	}
	if got, err := s.Get(t.Context(), key("event")); string(got) != "claimed here" {
		t.Errorf("Get: got %q, %v, want the value that was added", got, err)
	}
}

func TestAnAddIsSentOnce(t *testing.T) {
	t.Parallel()
	for _, cluster := range []bool{false, true} {
		t.Run(fmt.Sprintf("cluster %v", cluster), func(t *testing.T) {
			t.Parallel()
			server, sets := hangsUp(t)
			address := "redis://" + server
			if cluster {
				address += "," + server
			}
			s := open(t, address, patient())
			if added, err := s.Add(t.Context(), key("event"), []byte("x"), time.Hour); err == nil || added {
				t.Errorf("Add: got %v, %v, want false and an error", added, err)
			}
			if got := sets.Load(); got != 1 {
				t.Errorf("Add was sent %d times, want once", got)
			}
		})
	}
}

func TestALostReplyIsAskedForAgain(t *testing.T) {
	t.Parallel()
	server := miniredis.RunT(t)
	s := open(t, "redis://"+forgetful(t, server.Addr(), "kept here"), patient())
	if err := s.Set(t.Context(), key("a"), []byte("kept here"), time.Hour); err != nil {
		t.Errorf("Set: got %v, want no error after one lost reply", err)
	}
}

func key(name string) cache.Key { return cache.NewKey("test:v1", struct{ Name string }{name}) }

// calls are the ways to ask s.
func calls(s *rediscache.Store) map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"Get":  func(ctx context.Context) error { _, err := s.Get(ctx, key("a")); return err },
		"Set":  func(ctx context.Context) error { return s.Set(ctx, key("a"), []byte("x"), time.Hour) },
		"Add":  func(ctx context.Context) error { _, err := s.Add(ctx, key("a"), []byte("x"), time.Hour); return err },
		"Ping": s.Ping,
	}
}

// closedPort returns an address that refuses connections until the test ends: the near end of a
// connection, since a port that was merely let go may be the next server's.
func closedPort(t *testing.T) string {
	t.Helper()
	c, err := net.Dial("tcp", silentServer(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c.LocalAddr().String()
}

// await repeats what until it succeeds, by real time.
func await(t *testing.T, name string, what func() error) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	var err error
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); <-tick.C {
		if err = what(); err == nil {
			return
		}
	}
	t.Fatalf("%s: still %v after 20 s", name, err)
}

// logged keeps what is logged.
type logged struct {
	mu    sync.Mutex
	lines bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.lines.Write(p)
}

func (l *logged) logger() *slog.Logger { return slog.New(slog.NewTextHandler(l, nil)) }

// want fails unless exactly one line for each of parts was logged, in their order.
func (l *logged) want(t *testing.T, parts ...string) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	lines := strings.Split(strings.TrimSpace(l.lines.String()), "\n")
	ok := len(lines) == len(parts)
	for i := range min(len(lines), len(parts)) {
		ok = ok && strings.Contains(lines[i], parts[i])
	}
	if !ok {
		t.Errorf("logged:\n%s\nwant one line each with %q", l.lines.String(), parts)
	}
}

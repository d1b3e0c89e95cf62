package rediscache_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2/server"
	"github.com/redis/go-redis/v9"
)

// serve listens on loopback, hands every connection to handle, and returns its address.
// Connections are closed when the test ends.
func serve(t testing.TB, handle func(net.Conn)) (host string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var (
		wg    sync.WaitGroup
		mu    sync.Mutex
		conns []net.Conn
	)
	wg.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			mu.Lock()
			conns = append(conns, c)
			mu.Unlock()
			wg.Go(func() { handle(c) })
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		mu.Lock()
		for _, c := range conns {
			_ = c.Close()
		}
		mu.Unlock()
		wg.Wait()
	})
	return l.Addr().String()
}

// silentServer takes connections and requests and never answers.
func silentServer(t testing.TB) string {
	return serve(t, func(c net.Conn) { _, _ = io.Copy(io.Discard, c) })
}

// gate leads to the server behind it while it is up; while it is down, as it is at first, every
// connection ends at once.
func gate(t testing.TB, behind string) (host string, set func(up bool)) {
	var mu sync.Mutex
	var up bool
	var through []net.Conn
	host = serve(t, func(client net.Conn) {
		defer client.Close()
		server, err := net.Dial("tcp", behind)
		if err != nil {
			return
		}
		defer server.Close()
		mu.Lock()
		through = append(through, client)
		open := up
		mu.Unlock()
		if !open {
			return
		}
		go func() { _, _ = io.Copy(server, client); _ = server.Close() }()
		_, _ = io.Copy(client, server)
	})
	return host, func(now bool) {
		mu.Lock()
		defer mu.Unlock()
		up = now
		for _, client := range through {
			_ = client.Close()
		}
		through = nil
	}
}

// forgetful answers like the server behind it, except that the reply to the first request that
// holds word is lost with its connection.
func forgetful(t testing.TB, behind, word string) string {
	var once sync.Once
	return serve(t, func(client net.Conn) {
		server, err := net.Dial("tcp", behind)
		if err != nil {
			return
		}
		defer server.Close()
		var lost bool
		var mu sync.Mutex
		go func() {
			buf := make([]byte, 64<<10)
			for {
				n, err := client.Read(buf)
				if err != nil {
					_ = server.Close()
					return
				}
				if strings.Contains(string(buf[:n]), word) {
					once.Do(func() { mu.Lock(); lost = true; mu.Unlock() })
				}
				_, _ = server.Write(buf[:n])
			}
		}()
		buf := make([]byte, 64<<10)
		for {
			n, err := server.Read(buf)
			mu.Lock()
			drop := lost
			mu.Unlock()
			if err != nil || drop {
				_ = client.Close()
				return
			}
			_, _ = client.Write(buf[:n])
		}
	})
}

// stranger answers every request with the same error, as a server does that is not Redis.
func stranger(t testing.TB, reply string) string {
	return serve(t, func(c net.Conn) {
		defer c.Close()
		for requests := bufio.NewReader(c); ; {
			if err := readRequest(requests); err != nil {
				return
			}
			_, _ = fmt.Fprintf(c, "-%s\r\n", reply)
		}
	})
}

// hangsUp is one Redis, or the only node of a cluster, that closes the connection at every SET
// instead of answering. It counts them. To be asked about its commands is an error of the test:
// the library waits 5 s for that, whatever the caller's deadline.
func hangsUp(t testing.TB) (host string, sets *atomic.Int64) {
	s := redisServer(t)
	sets = new(atomic.Int64)
	register(t, s, "SET", func(c *server.Peer, _ string, _ []string) {
		sets.Add(1)
		c.Close()
	})
	register(t, s, "COMMAND", func(c *server.Peer, _ string, _ []string) {
		t.Error("the server was asked about its commands")
		c.WriteLen(0)
	})
	register(t, s, "CLUSTER", func(c *server.Peer, _ string, _ []string) { // SLOTS: all of them are here
		c.WriteLen(1)
		c.WriteLen(3)
		c.WriteInt(0)
		c.WriteInt(16383)
		c.WriteLen(3)
		c.WriteBulk(s.Addr().IP.String())
		c.WriteInt(s.Addr().Port)
		c.WriteBulk("node")
	})
	return s.Addr().String(), sets
}

// sentinel is one that knows one master, called name, and no other Sentinels.
func sentinel(t testing.TB, name, master string) (host string) {
	s := redisServer(t)
	ip, port, err := net.SplitHostPort(master)
	if err != nil {
		t.Fatal(err)
	}
	register(t, s, "SENTINEL", func(c *server.Peer, _ string, args []string) {
		switch {
		case len(args) == 2 && strings.EqualFold(args[0], "get-master-addr-by-name") && args[1] == name:
			c.WriteStrings([]string{ip, port})
		case len(args) == 2 && strings.EqualFold(args[0], "get-master-addr-by-name"):
			c.WriteNull()
		default:
			c.WriteLen(0)
		}
	})
	register(t, s, "SUBSCRIBE", func(*server.Peer, string, []string) {}) // nothing ever happens to publish
	return s.Addr().String()
}

// redisServer speaks the protocol and knows no commands but those registered.
func redisServer(t testing.TB) *server.Server {
	t.Helper()
	s, err := server.NewServer("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func register(t testing.TB, s *server.Server, name string, cmd server.Cmd) {
	t.Helper()
	if err := s.Register(name, cmd); err != nil {
		t.Fatal(err)
	}
}

// readRequest reads one array of bulk strings.
func readRequest(r *bufio.Reader) error {
	var n int
	if _, err := fmt.Fscanf(r, "*%d\r\n", &n); err != nil {
		return err
	}
	for range n {
		var size int64
		if _, err := fmt.Fscanf(r, "$%d\r\n", &size); err != nil {
			return err
		}
		if _, err := io.CopyN(io.Discard, r, size+2); err != nil {
			return err
		}
	}
	return nil
}

// ask sends a real server one command and returns its reply as text.
func ask(t testing.TB, host, command string) string {
	t.Helper()
	client := redis.NewClient(&redis.Options{Addr: host})
	defer client.Close()
	var args []any
	for _, arg := range strings.Fields(command) {
		args = append(args, arg)
	}
	reply, err := client.Do(t.Context(), args...).Result()
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	return fmt.Sprint(reply)
}

// awaitReply asks until the reply holds want, by real time.
func awaitReply(t testing.TB, host, command, want string) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); <-tick.C {
		if strings.Contains(ask(t, host, command), want) {
			return
		}
	}
	t.Fatalf("%s: no %q within 20 s", command, want)
}

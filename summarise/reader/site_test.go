package reader

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"verbatim/summarise"
)

// A site is a server in memory that every admitted connection ends up at. The guard, the policy and
// the transport around it are the real ones.
type site struct {
	listener *pipes
	names    map[string][]string // addresses of hosts; those not in it have the public one

	mu    sync.Mutex
	dials []string // addresses the guard let through
}

const publicAddress = "192.0.43.8" // what all names of this internet resolve to, unless a test says otherwise

// newSite serves handler until the test ends and returns a reader that reaches it.
func newSite(t testing.TB, handler http.HandlerFunc, o Options) (*site, *Reader) {
	t.Helper()
	s := &site{listener: &pipes{conns: make(chan net.Conn), closed: make(chan struct{})}}
	server := &http.Server{Handler: handler}
	go server.Serve(s.listener)
	r := build(o, network{dial: s.dial, lookup: s.lookup, own: func() ([]net.Addr, error) { return nil, nil }})
	t.Cleanup(func() {
		r.fetcher.transport.transport.CloseIdleConnections()
		server.Close()
	})
	return s, r
}

func (s *site) lookup(context.Context, string, string) ([]netip.Addr, error) {
	return []netip.Addr{netip.MustParseAddr(publicAddress)}, nil
}

// dial does what a dialler does with a name that has one address.
func (s *site) dial(d *net.Dialer, ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if _, err := netip.ParseAddr(host); err != nil {
		if named := s.names[host]; len(named) > 0 {
			host = named[0]
		} else {
			host = publicAddress
		}
	}
	address = net.JoinHostPort(host, port)
	family := "tcp4"
	if strings.Contains(host, ":") {
		family = "tcp6"
	}
	if err := d.ControlContext(ctx, family, address, syscall.RawConn(nil)); err != nil {
		return nil, &net.OpError{Op: "dial", Net: network, Err: err}
	}
	s.mu.Lock()
	s.dials = append(s.dials, address)
	s.mu.Unlock()
	ours, theirs := net.Pipe()
	select {
	case s.listener.conns <- theirs:
		return ours, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

func (s *site) dialled() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.dials...)
}

// pipes is a listener for connections that never leave the process.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

func read(t testing.TB, r *Reader, src summarise.Source) (*summarise.Article, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	return r.Read(ctx, src)
}

// wantCode fails the test unless err is named by code.
func wantCode(t *testing.T, err error, code summarise.Code) {
	t.Helper()
	if err == nil {
		t.Fatalf("read it, want %q", code)
	}
	if got := summarise.CodeOf(err); got != code {
		t.Fatalf("got %q, want %q (%v)", got, code, err)
	}
}

const harbour = `<!DOCTYPE html><html lang="en"><head><title>Harbour opens after two years</title></head><body><article>
<h1>Harbour opens after two years</h1>
<p>The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon with 312 passengers on board.</p>
<p>“We are proud of every stone of it,” said the mayor, Ada Lindqvist, who had promised the town a dry landing stage before the winter storms come in from the north.</p>
<p>The work cost 41 million crowns, four more than planned, because divers found an older wall of oak piles under the western pier and had to lift it piece by piece.</p>
</article></body></html>`

func serve(body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Add(header[i], header[i+1])
		}
		io.WriteString(w, body)
	}
}

func isNamed(err error) bool {
	_, ok := errors.AsType[*summarise.Error](err)
	return ok
}

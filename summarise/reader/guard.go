package reader

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"sync/atomic"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

// Limits of one connection (reliability of fetching, measured against hostile servers).
const (
	dialBudget     = 5 * time.Second
	tlsBudget      = 5 * time.Second
	headerBudget   = 10 * time.Second
	idleConnection = 30 * time.Second
	maxHeaderBytes = 64 << 10 // stops a header of 1.6 MB in HTTP/1 and HTTP/2; the default is 10 MB
)

var (
	errNotPublic = errors.New("not a public address")
	errUnguarded = errors.New("dial without a pass")
)

// A guard sees the very address of every connection before the first byte is sent: of each
// redirect, of each address of a name, whatever the name meant when it was looked up before.
type guard struct {
	public *ssrf.Guardian
	allow  []netip.Prefix
	own    func() ([]net.Addr, error) // this machine's addresses; a public one is still not for strangers
	calls  atomic.Int64               // connections judged; a test holds it to the connections made
}

func newGuard(allow []netip.Prefix, own func() ([]net.Addr, error)) *guard {
	return &guard{
		// Azure's inner services stand at a public address (learn.microsoft.com, "What is IP address 168.63.129.16?").
		public: ssrf.New(ssrf.WithDeniedV4Prefixes(netip.MustParsePrefix("168.63.129.16/32"))),
		allow:  allow,
		own:    own,
	}
}

// control is a [net.Dialer]'s ControlContext. It fails without the pass that [guarded] puts into
// the context, so a dialer taken elsewhere, or a transport without its wrapper, reaches nothing.
func (g *guard) control(ctx context.Context, network, address string, c syscall.RawConn) error {
	g.calls.Add(1)
	granted, ok := ctx.Value(passKey{}).(pass)
	if !ok {
		return errUnguarded
	}
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s", errNotPublic, address)
	}
	if within(g.allow, to.Addr().Unmap()) {
		return nil
	}
	if granted != publicPass {
		return fmt.Errorf("%w: %s is in no allowed range", errNotPublic, to)
	}
	if g.isOwn(to.Addr().Unmap()) {
		return fmt.Errorf("%w: %s is this machine", errNotPublic, to)
	}
	if err := g.public.Safe(network, address, c); err != nil {
		return fmt.Errorf("%w: %w", errNotPublic, err)
	}
	return nil
}

// isOwn reports whether addr is this machine's. It asks anew each time, since addresses come and go:
// some 50 µs beside a connection. Where nothing can be learnt, New has warned.
func (g *guard) isOwn(addr netip.Addr) bool {
	own, _ := g.own()
	for _, a := range own {
		if n, ok := a.(*net.IPNet); ok {
			if mine, ok := netip.AddrFromSlice(n.IP); ok && mine.Unmap() == addr {
				return true
			}
		}
	}
	return false
}

// newTransport builds the one transport of this package and returns the one way to it, which lets the
// guard know what a request was admitted for.
//
// ControlContext, not Control: where both are set, Go ignores Control without a word. There is no
// proxy, not even the environment's: the guard would judge the proxy's address, never the target's.
func newTransport(g *guard, dial func(*net.Dialer, context.Context, string, string) (net.Conn, error)) guarded {
	dialer := &net.Dialer{Timeout: dialBudget, ControlContext: g.control}
	return guarded{guard: g, transport: &http.Transport{
		Proxy: nil,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			return dial(dialer, ctx, network, address)
		},
		TLSHandshakeTimeout:    tlsBudget,
		ResponseHeaderTimeout:  headerBudget,
		MaxResponseHeaderBytes: maxHeaderBytes,
		DisableCompression:     true, // decoded here, under a limit
		ForceAttemptHTTP2:      true, // a DialContext turns HTTP/2 off otherwise
		MaxIdleConns:           maxFetches,
		MaxIdleConnsPerHost:    maxPerHost,
		IdleConnTimeout:        idleConnection,
	}}
}

type passKey struct{}

type guarded struct {
	guard     *guard
	transport *http.Transport
}

func (g guarded) roundTrip(req *http.Request, granted pass) (*http.Response, error) {
	return g.transport.RoundTrip(req.WithContext(context.WithValue(req.Context(), passKey{}, granted)))
}

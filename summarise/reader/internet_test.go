package reader

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// An internet has names of its own, and one server at the end of every connection that the guard lets
// through. The dialler, its resolver and its sockets are Go's: only the connect is turned aside.
type internet struct {
	server *httptest.Server

	mu      sync.Mutex
	names   map[string][][]netip.Addr // answers to the first look-up, the second …; the last one stays
	dials   []dial
	handler http.HandlerFunc
}

type dial struct {
	address string
	err     error // the guard's
}

var errTurnedAside = errors.New("let through by the guard")

const ownAddress = "192.0.43.77"

func newInternet(t *testing.T, o Options) (*internet, *Reader) {
	t.Helper()
	n := &internet{names: make(map[string][][]netip.Addr)}
	n.name("example.com", publicAddress)
	n.name("start.example.com", publicAddress)
	n.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n.mu.Lock()
		h := n.handler
		n.mu.Unlock()
		h(w, r)
	}))
	resolver := &net.Resolver{PreferGo: true, Dial: n.dialDNS}
	r := build(o, network{
		dial: func(d *net.Dialer, ctx context.Context, network, address string) (net.Conn, error) {
			ours := *d
			ours.Resolver = resolver
			ours.ControlContext = func(ctx context.Context, network, address string, c syscall.RawConn) error {
				err := d.ControlContext(ctx, network, address, c)
				n.mu.Lock()
				n.dials = append(n.dials, dial{address, err})
				n.mu.Unlock()
				if err != nil {
					return err
				}
				return errTurnedAside
			}
			conn, err := ours.DialContext(ctx, network, address)
			if errors.Is(err, errTurnedAside) {
				return net.Dial("tcp", n.server.Listener.Addr().String())
			}
			return conn, err
		},
		lookup: resolver.LookupNetIP,
		own: func() ([]net.Addr, error) {
			return []net.Addr{&net.IPNet{IP: net.ParseIP(ownAddress), Mask: net.CIDRMask(24, 32)}}, nil
		},
	})
	t.Cleanup(func() {
		r.fetcher.transport.transport.CloseIdleConnections()
		n.server.Close()
	})
	return n, r
}

func (n *internet) name(host string, answers ...string) {
	var all [][]netip.Addr
	for _, answer := range answers {
		var addrs []netip.Addr
		for a := range strings.SplitSeq(answer, ",") {
			addrs = append(addrs, netip.MustParseAddr(a))
		}
		all = append(all, addrs)
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.names[strings.ToLower(host)] = all
}

func (n *internet) serve(h http.HandlerFunc) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.handler, n.dials = h, nil
}

func (n *internet) seen() []dial {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Clone(n.dials)
}

// dialDNS is a connection to a name server that knows n's names and no others.
func (n *internet) dialDNS(context.Context, string, string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	go func() {
		defer theirs.Close()
		for {
			var size [2]byte
			if _, err := io.ReadFull(theirs, size[:]); err != nil {
				return
			}
			query := make([]byte, binary.BigEndian.Uint16(size[:]))
			if _, err := io.ReadFull(theirs, query); err != nil {
				return
			}
			answer, err := n.answer(query)
			if err != nil {
				return
			}
			theirs.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(answer))), answer...))
		}
	}()
	return ours, nil
}

func (n *internet) answer(query []byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(query); err != nil {
		return nil, err
	}
	m.Response, m.Additionals = true, nil
	q := m.Questions[0]
	host := strings.ToLower(strings.TrimSuffix(q.Name.String(), "."))
	n.mu.Lock()
	defer n.mu.Unlock()
	answers := n.names[host]
	if len(answers) == 0 {
		m.RCode = dnsmessage.RCodeNameError
		return m.Pack()
	}
	for _, addr := range answers[0] {
		h := dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}
		switch {
		case q.Type == dnsmessage.TypeA && addr.Is4():
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AResource{A: addr.As4()}})
		case q.Type == dnsmessage.TypeAAAA && addr.Is6():
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AAAAResource{AAAA: addr.As16()}})
		}
	}
	return m.Pack()
}

// rebind lets host mean its next answer from now on.
func (n *internet) rebind(host string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.names[host] = n.names[host][1:]
}

package reader

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"

	"verbatim/summarise"
)

// A target is a link in the one form in which it is checked, dialled and shown: ASCII host in
// lower case without a trailing dot, no user, no fragment, no default port.
type target struct {
	url  *url.URL
	host string
	addr netip.Addr // valid if host is an IP literal
	port uint16
}

// parseTarget reads a link or a redirect's absolute address. What it refuses, it refuses without
// looking anything up. The link itself is never part of the error: it may hold a password.
func parseTarget(raw string) (*target, error) {
	raw = strings.Trim(raw, " ")
	if strings.ContainsFunc(raw, func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7f }) {
		return nil, summarise.Errorf(summarise.Unsupported, "that is no link that can be read")
	}
	u, err := url.Parse(raw)
	if err != nil {
		if wrapped, ok := errors.AsType[*url.Error](err); ok {
			err = wrapped.Err // without the link
		}
		return nil, &summarise.Error{Code: summarise.Unsupported, Note: "that is no link that can be read", Err: err}
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, summarise.Errorf(summarise.Unsupported, "only http and https links are read")
	case u.Opaque != "" || u.Host == "":
		return nil, summarise.Errorf(summarise.Unsupported, "the link names no host")
	case u.User != nil:
		return nil, summarise.Errorf(summarise.PrivateAddress, "links with a user name in them are not followed")
	}
	t := &target{url: u}
	if t.port, err = portOf(u); err != nil {
		return nil, err
	}
	if err := t.readHost(); err != nil {
		return nil, err
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = t.host
	if t.addr.Is6() {
		u.Host = "[" + t.host + "]"
	}
	if (u.Scheme == "http" && t.port != 80) || (u.Scheme == "https" && t.port != 443) {
		u.Host = net.JoinHostPort(t.host, strconv.Itoa(int(t.port)))
	}
	return t, nil
}

// isAmbiguous reports whether programs differ on which host a link names: a backslash before the
// path is a slash to browsers and part of the host or user to others.
func isAmbiguous(link string) bool {
	_, rest, _ := strings.Cut(link, ":")
	authority := strings.TrimLeft(rest, "/")
	if end := strings.IndexAny(authority, "/?#"); end >= 0 {
		authority = authority[:end]
	}
	return strings.Contains(authority, `\`)
}

func portOf(u *url.URL) (uint16, error) {
	switch {
	case u.Port() != "":
		port, err := strconv.ParseUint(u.Port(), 10, 16)
		if err != nil || port == 0 {
			return 0, summarise.Errorf(summarise.PrivateAddress, "there is no such port")
		}
		return uint16(port), nil
	case u.Scheme == "https":
		return 443, nil
	default:
		return 80, nil
	}
}

// readHost maps the host as net/http would at dial time, so that ①②⑦.⓪.⓪.① is seen for what it is.
func (t *target) readHost() error {
	host := t.url.Hostname()
	if strings.HasPrefix(t.url.Host, "[") {
		addr, err := netip.ParseAddr(host)
		if err != nil || addr.Zone() != "" || !addr.Is6() {
			return summarise.Errorf(summarise.PrivateAddress, "that is no address on the internet")
		}
		t.addr, t.host = addr.Unmap(), addr.Unmap().String()
		return nil
	}
	host, err := idna.Lookup.ToASCII(strings.TrimSuffix(host, "."))
	if err != nil {
		// Lookup refuses underscores, which do occur in hosts; what is ASCII already needs no mapping.
		host = strings.TrimSuffix(t.url.Hostname(), ".")
	}
	t.host = strings.ToLower(strings.TrimSuffix(host, "."))
	if addr, err := netip.ParseAddr(t.host); err == nil {
		t.addr = addr.Unmap()
		return nil
	}
	if !isHostName(t.host) {
		return summarise.Errorf(summarise.PrivateAddress, "that is no address on the internet")
	}
	return nil
}

// isHostName reports whether host is made of labels as DNS has them and is not another spelling
// of a number (127.1, 0x7f000001), which some resolvers take for an address. A host ends in a
// number if its last label does (URL Standard, "ends in a number checker").
func isHostName(host string) bool {
	if host == "" || len(host) > 253 {
		return false
	}
	labels := strings.Split(host, ".")
	for _, label := range labels {
		if label == "" || len(label) > 63 || strings.ContainsFunc(label, func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_')
		}) {
			return false
		}
	}
	last := labels[len(labels)-1]
	if digits, ok := strings.CutPrefix(last, "0x"); ok && strings.Trim(digits, "0123456789abcdef") == "" {
		return false
	}
	return strings.Trim(last, "0123456789") != ""
}

// A pass is what a hop is allowed to connect to. The guard holds every connection to it.
type pass int

const (
	publicPass pass = iota + 1 // public addresses on ports 80 and 443, and the operator's ranges
	innerPass                  // the operator's ranges alone, on any port
)

// policy decides before anything is dialled which links are followed at all.
// Allow are the ranges of FETCH_ALLOW_CIDRS.
type policy struct {
	allow  []netip.Prefix
	lookup func(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// admit returns what t may connect to. A host that is refused by its spelling or port is looked
// up only if the operator allows ranges, and then all of its addresses must lie in them.
func (p policy) admit(ctx context.Context, t *target) (pass, error) {
	reason := t.inner()
	if reason == "" {
		return publicPass, nil
	}
	refused := summarise.Errorf(summarise.PrivateAddress, "%s", reason)
	switch {
	case len(p.allow) == 0:
		return 0, refused
	case t.addr.IsValid():
		if !within(p.allow, t.addr) {
			return 0, refused
		}
		return innerPass, nil
	}
	addrs, err := p.lookup(ctx, "ip", t.host)
	if err != nil {
		return 0, fmt.Errorf("look up %s: %w", t.host, err)
	}
	for _, addr := range addrs {
		if !within(p.allow, addr.Unmap()) {
			return 0, refused
		}
	}
	if len(addrs) == 0 {
		return 0, refused
	}
	return innerPass, nil
}

// inner says why t is not to be followed without the operator's word, "" if it may be tried.
func (t *target) inner() string {
	switch {
	case t.addr.IsValid():
		return "links to bare IP addresses are not followed"
	case !strings.Contains(t.host, ".") || endsInSpecialName(t.host):
		return "the link leads into a private network"
	case t.port != 80 && t.port != 443:
		return fmt.Sprintf("links to port %d are not followed", t.port)
	default:
		return ""
	}
}

// endsInSpecialName reports whether host lies in a domain that is never on the public internet:
// RFC 6761 and 6762, RFC 8375 (home.arpa), ICANN's .internal, hidden services, and the usual
// names of inner networks and clusters. (.example is left to DNS, which does not have it.)
func endsInSpecialName(host string) bool {
	for _, domain := range [...]string{"localhost", "localdomain", "local", "internal", "intranet", "private", "lan",
		"home", "corp", "home.arpa", "test", "invalid", "onion", "i2p", "alt", "svc", "cluster.local"} {
		if rest, ok := strings.CutSuffix(host, domain); ok && (rest == "" || strings.HasSuffix(rest, ".")) {
			return true
		}
	}
	return false
}

func within(ranges []netip.Prefix, addr netip.Addr) bool {
	for _, r := range ranges {
		if r.Contains(addr) {
			return true
		}
	}
	return false
}

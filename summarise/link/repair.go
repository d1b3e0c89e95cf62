package link

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// A part of a URL says which characters must be escaped in it.
type part int

const (
	inPath part = iota
	inQuery
	inFragment
)

const upperHex = "0123456789ABCDEF"

// escape writes s with all that browsers escape in that part escaped, and with each % that begins no escape as
// %25: browsers send such a one as it is and net/url refuses it; to a server both are the same character.
// A first ? or # is the part's own mark and stays.
func escape(b *strings.Builder, s string, p part) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%':
			if i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
				b.WriteByte(c)
			} else {
				b.WriteString("%25")
			}
		case c <= ' ' || c >= 0x7f || c == '"' || c == '<' || c == '>' || c == '`' || c == '^' || c == '|' || c == '{' || c == '}',
			p == inPath && (c == '?' || c == '#'),
			p == inQuery && c == '#',
			p == inFragment && c == '#' && i > 0:
			b.Write([]byte{'%', upperHex[c>>4], upperHex[c&15]})
		default:
			b.WriteByte(c)
		}
	}
}

// repairAuthority repairs user:password@host:port.
func repairAuthority(s string) (string, error) {
	var user string
	if at := strings.LastIndexByte(s, '@'); at >= 0 {
		var b strings.Builder
		name, secret, hasSecret := strings.Cut(s[:at], ":")
		escapeUser(&b, name)
		if hasSecret {
			b.WriteByte(':')
			escapeUser(&b, secret)
		}
		user, s = b.String()+"@", s[at+1:]
		if user == "@" {
			user = ""
		}
	}
	host, port := s, ""
	if i := strings.LastIndexByte(s, ':'); i > strings.LastIndexByte(s, ']') {
		host, port = s[:i], s[i+1:]
	}
	if port != "" {
		n, err := strconv.ParseUint(port, 10, 16)
		if err != nil {
			return "", fmt.Errorf("%w: its port is no number up to 65535", ErrNotLink)
		}
		port = ":" + strconv.FormatUint(n, 10)
	}
	host, err := repairHost(host)
	if err != nil {
		return "", err
	}
	return user + host + port, nil
}

// escapeUser escapes all but letters, digits and the marks that net/url takes in a user's name.
func escapeUser(b *strings.Builder, s string) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case isUnreserved(c), strings.IndexByte("$&+,;=!*'()", c) >= 0,
			c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b.WriteByte(c)
		default:
			b.Write([]byte{'%', upperHex[c>>4], upperHex[c&15]})
		}
	}
}

// hosts maps a host to ASCII as browsers do. Unlike idna.Lookup it lets underscores pass, which some hosts have.
var hosts = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.Transitional(false), idna.StrictDomainName(false))

// repairHost returns host in lower case and ASCII.
func repairHost(host string) (string, error) {
	if strings.HasPrefix(host, "[") { // an IPv6 address, which net/url checks
		return strings.ToLower(host), nil
	}
	if strings.IndexByte(host, '%') >= 0 {
		host = unescape(host)
	}
	if plain(host) {
		host = strings.ToLower(host)
	} else if !utf8.ValidString(host) {
		return "", fmt.Errorf("%w: its host is not UTF-8", ErrNotLink)
	} else {
		ascii, err := hosts.ToASCII(host)
		if err != nil {
			return "", fmt.Errorf("%w: its host cannot be written in ASCII", ErrNotLink)
		}
		host = ascii
	}
	if strings.Trim(host, ".") == "" {
		return "", fmt.Errorf("%w: no host", ErrNotLink)
	}
	for i := range len(host) {
		if c := host[i]; !isUnreserved(c) {
			return "", fmt.Errorf("%w: its host holds a character that none may have", ErrNotLink)
		}
	}
	return host, nil
}

// plain reports whether host needs no mapping but to lower case.
func plain(host string) bool {
	for i := range len(host) {
		if host[i] >= 0x80 {
			return false
		}
	}
	return true
}

// unescape decodes each escape of s once and leaves what is none.
func unescape(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			b = append(b, unhex(s[i+1])<<4|unhex(s[i+2]))
			i += 2
			continue
		}
		b = append(b, s[i])
	}
	return string(b)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func unhex(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c >= 'a':
		return c - 'a' + 10
	default:
		return c - 'A' + 10
	}
}

// isUnreserved reports whether c is one of RFC 3986's unreserved characters, which mean the same escaped or not.
func isUnreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

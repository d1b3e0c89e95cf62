// Package link tells which links lead to the same article.
//
// A link as people post it is three things at once: an address to fetch, a name for an article, and a record of
// where it was copied. [Parse] repairs the first, so that a link a browser would open is one that net/url accepts.
// [Key] keeps the second alone: it unwraps redirectors, drops what only says who shared the link where, and writes
// what is left in one normal form. [Unwrap] goes half the way: out of the redirector, nothing else changed.
//
// A key is the identity of a link, never what is fetched: gift codes, which open a paywall, are dropped from it.
// Two links of one article with two keys cost a fetch (the hash of the text joins them later); two articles under
// one key would show the wrong one. So the rule everywhere is: what is not known to be noise stays.
//
// What is known stands in tables: trackers.go (names that are noise on every site), sites.go (names that are noise
// on one site, and hosts that are one site), redirectors.go (where a redirector carries its target). They were
// written for this package from what the sites' own links look like; no public list was copied. Those lists
// disagree: ref, sid, ncid, __s and campaign_id are on some of them and name the article on some sites.
//
// The normal form: https for http, unless a port is named (then the two are two servers); the host in lower case,
// in ASCII (UTS #46, non-transitional: straße.example is not strasse.example); RFC 3986 6.2.2 and 6.2.3 for
// escapes, dot segments and default ports; query parameters in order of their names, those of one name in their
// own order; no fragment unless it is a route (#!…, #/… or #word/…).
//
// Decisions with their doubts:
//   - A last slash and a leading "www." are dropped. Servers may give them a meaning; hardly any does.
//   - Paths keep their case, their double slashes and endings such as index.html, /amp and .html: only the page
//     can say that they mean nothing. So do the hosts m. and amp. of sites that are not in the table.
//   - Brackets, commas, colons, @, ! and * in paths and queries are joined with their escapes. RFC 3986 calls them
//     reserved, but programs that make links escape them or not as they please.
//   - "+" and "%20" are one thing in a query, as forms have it.
//   - Short links (bit.ly, t.co, news.google.com) hold no address and are their own identity, as are snapshots of
//     an archive, which differ by date.
//
// Limits: a link has at most [MaxLength] bytes. Nothing is looked up in the network.
package link

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// MaxLength is how many bytes a link may have, escapes included. Discord's longest message has 16,000, browsers' and servers' own
// limits begin at 2,000.
const MaxLength = 8192

// ErrNotLink is what [Parse] says of text that is no http or https link even to a browser.
var ErrNotLink = errors.New("not a web link")

// Parse reads raw as a browser's address bar reads it and returns an http or https URL that net/url and net/http
// accept: white space round it and line breaks in it gone, backslashes turned, the scheme and host in lower case
// and ASCII, what may not stand in a URL escaped, a stray % escaped. Nothing is left out or reordered: it is the
// same address. Its String is the link to fetch and to show.
//
// The error wraps [ErrNotLink]; it does not repeat raw, which may hold secrets.
func Parse(raw string) (*url.URL, error) {
	if len(raw) > MaxLength {
		return nil, fmt.Errorf("%w: longer than %d bytes", ErrNotLink, MaxLength)
	}
	raw = strip(raw)
	scheme, rest, ok := cutScheme(raw)
	if !ok {
		return nil, fmt.Errorf("%w: no http or https before it", ErrNotLink)
	}
	rest = strings.TrimLeft(rest, `/\`)
	end := strings.IndexAny(rest, `/\?#`)
	if end < 0 {
		end = len(rest)
	}
	authority, err := repairAuthority(rest[:end])
	if err != nil {
		return nil, err
	}
	path, query, fragment := cut(rest[end:])
	var b strings.Builder
	b.Grow(len(raw) + 16)
	b.WriteString(scheme)
	b.WriteString("://")
	b.WriteString(authority)
	escape(&b, strings.ReplaceAll(path, `\`, "/"), inPath)
	escape(&b, query, inQuery)
	escape(&b, fragment, inFragment)
	if b.Len() > MaxLength {
		return nil, fmt.Errorf("%w: longer than %d bytes when escaped", ErrNotLink, MaxLength)
	}
	u, err := url.Parse(b.String())
	if err != nil {
		return nil, fmt.Errorf("%w: net/url refuses it", ErrNotLink)
	}
	return u, nil
}

// Key is the identity of a link: two links with one key are taken for one article. It is itself a link, of which it
// is the key, but not one to fetch nor to show: it may hold a user's name and password, as the link did. What [Parse]
// refuses has the key "", which is no identity: two such links are not the same article.
func Key(raw string) string {
	u, err := Parse(raw)
	if err != nil {
		return ""
	}
	return normal(unwrap(u))
}

// Unwrap returns the address that a redirector's link carries, through several redirectors if need be, and the
// repaired link itself when it is none or carries none: search results, link shims, mail gateways and AMP viewers
// answer programs with a page of their own or record who clicked, so the target is the better address to fetch and
// to show. What Parse refuses is returned as it is.
func Unwrap(raw string) string {
	u, err := Parse(raw)
	if err != nil {
		return raw
	}
	return unwrap(u).String()
}

// unwrap follows the targets that redirectors carry. Each one is shorter than the link that carried it, so it ends.
func unwrap(u *url.URL) *url.URL {
	for size := len(u.String()); ; {
		inner, err := Parse(target(u))
		if err != nil {
			return u
		}
		next := len(inner.String())
		if next >= size {
			return u
		}
		u, size = inner, next
	}
}

// strip drops what browsers drop before they look: control characters and spaces at the ends, tabs and line breaks
// anywhere.
func strip(raw string) string {
	raw = strings.TrimFunc(raw, func(r rune) bool { return r <= ' ' })
	if !strings.ContainsAny(raw, "\t\n\r") {
		return raw
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, raw)
}

// cutScheme splits "HTTPS:rest" into "https" and "rest".
func cutScheme(raw string) (scheme, rest string, ok bool) {
	scheme, rest, ok = strings.Cut(raw, ":")
	if !ok || len(scheme) > len("https") {
		return "", "", false
	}
	scheme = strings.ToLower(scheme)
	return scheme, rest, scheme == "http" || scheme == "https"
}

// cut splits what follows the authority; query and fragment keep their ? and #.
func cut(rest string) (path, query, fragment string) {
	if i := strings.IndexByte(rest, '#'); i >= 0 {
		rest, fragment = rest[:i], rest[i:]
	}
	if i := strings.IndexByte(rest, '?'); i >= 0 {
		rest, query = rest[:i], rest[i:]
	}
	return rest, query, fragment
}

package link

import (
	"net/url"
	"slices"
	"strings"
)

// normal writes u, which came from Parse, in the normal form of a key.
func normal(u *url.URL) string {
	host, port := u.Hostname(), u.Port()
	if strings.ContainsRune(host, ':') {
		host = "[" + host + "]"
	}
	scheme := u.Scheme
	if port == "" || port == "80" && scheme == "http" || port == "443" && scheme == "https" {
		scheme, port = "https", ""
	} else {
		port = ":" + port
	}
	path, query := normalPath(u.EscapedPath()), u.RawQuery
	host = withoutRootDot(host)
	site := siteOf(host)
	host, path, query = site.same(host, path, query)

	var b strings.Builder
	b.WriteString(scheme)
	b.WriteString("://")
	if u.User != nil {
		b.WriteString(u.User.String())
		b.WriteByte('@')
	}
	b.WriteString(host)
	b.WriteString(port)
	b.WriteString(path)
	if query = normalQuery(query, site); query != "" {
		b.WriteByte('?')
		b.WriteString(query)
	}
	if route := normalRoute(u.EscapedFragment(), site); route != "" {
		b.WriteByte('#')
		b.WriteString(route)
	}
	return b.String()
}

// withoutRootDot drops the dot of the root zone, and "www." before a name that still has a dot.
func withoutRootDot(host string) string {
	host = strings.TrimRight(host, ".")
	if rest, ok := strings.CutPrefix(host, "www."); ok && strings.Contains(rest, ".") && !strings.HasPrefix(rest, "www.") {
		return rest
	}
	return host
}

// normalPath resolves dot segments, writes escapes in one way and drops a session and the last slash.
func normalPath(path string) string {
	path = resolve(withoutSession(normalEscapes(path, inPath)))
	if n := len(path); n > 1 && path[n-1] == '/' && path[n-2] != '/' {
		path = path[:n-1]
	}
	if path == "" {
		return "/"
	}
	return path
}

// withoutSession drops a session that a Java server wrote into the path, "/a;jsessionid=0f3c/b".
func withoutSession(path string) string {
	const mark = ";jsessionid="
	if strings.IndexByte(path, ';') < 0 {
		return path
	}
	segments := strings.Split(path, "/")
	for i, s := range segments {
		if at := indexFold(s, mark); at >= 0 {
			segments[i] = s[:at]
		}
	}
	return strings.Join(segments, "/")
}

// resolve removes the segments . and .. (RFC 3986 5.2.4) and leaves empty segments alone.
func resolve(path string) string {
	if !strings.Contains(path, "/.") {
		return path
	}
	segments := strings.Split(strings.TrimPrefix(path, "/"), "/")
	kept := segments[:0]
	for i, s := range segments {
		last := i == len(segments)-1
		switch s {
		case ".", "..":
			if s == ".." && len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
			if last {
				kept = append(kept, "")
			}
		default:
			kept = append(kept, s)
		}
	}
	return "/" + strings.Join(kept, "/")
}

// A parameter is one piece of a query between ampersands.
type parameter struct{ name, piece string }

// normalQuery drops trackers and empty pieces and sorts the rest by name. It splits at & alone: some sites use
// a;b as a value.
func normalQuery(query string, s site) string {
	if query == "" {
		return ""
	}
	var kept []parameter
	for piece := range strings.SplitSeq(query, "&") {
		piece = normalEscapes(piece, inQuery)
		name, value, _ := strings.Cut(piece, "=")
		name, value = unescape(name), unescape(value)
		if folded := strings.ToLower(name); piece == "" || isNoise(folded, value) || s.drops(folded) ||
			isTracker(strings.TrimPrefix(folded, "amp;")) { // "&amp;" as it stands in a page's source
			continue
		}
		kept = append(kept, parameter{name, piece})
	}
	slices.SortStableFunc(kept, func(a, b parameter) int { return strings.Compare(a.name, b.name) })
	pieces := make([]string, len(kept))
	for i, p := range kept {
		pieces[i] = p.piece
	}
	return strings.Join(pieces, "&")
}

// normalRoute returns a fragment that names a page within an application, and "" for one that names a place.
func normalRoute(fragment string, s site) string {
	fragment, _, _ = strings.Cut(fragment, ":~:")
	if !isRoute(fragment) || s.wiki {
		return ""
	}
	route, query, _ := strings.Cut(normalEscapes(fragment, inFragment), "?")
	if query = normalQuery(query, s); query != "" {
		return route + "?" + query
	}
	if strings.Trim(route, "!/") == "" {
		return ""
	}
	return route
}

// isRoute knows the routes of applications, #!… and #/… and #story/12, whose first segment is a word.
func isRoute(fragment string) bool {
	first, _, segments := strings.Cut(fragment, "/")
	return strings.HasPrefix(fragment, "!") || segments && strings.Trim(strings.ToLower(first), "abcdefghijklmnopqrstuvwxyz-_") == ""
}

// normalEscapes writes escapes with capitals, and decodes those of characters that mean the same without one.
func normalEscapes(s string, p part) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '%' && i+2 < len(s):
			c := unhex(s[i+1])<<4 | unhex(s[i+2])
			if c == ' ' && p == inQuery {
				b.WriteByte('+')
			} else if isUnreserved(c) || strings.IndexByte("()!*',:@", c) >= 0 {
				b.WriteByte(c)
			} else {
				b.Write([]byte{'%', upperHex[c>>4], upperHex[c&15]})
			}
			i += 2
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// indexFold is strings.Index for an ASCII needle in lower case, in any case.
func indexFold(s, needle string) int {
	for i := 0; i+len(needle) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(needle)], needle) {
			return i
		}
	}
	return -1
}

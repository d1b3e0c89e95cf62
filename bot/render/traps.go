package render

import (
	"regexp"
	"strings"
	"unicode"
)

// What stands for what is left out.
const (
	noInvite  = "(invite left out)"
	noAddress = "(address left out)"
)

// withoutTraps leaves out invitations, which Discord's client opens without any scheme, and addresses
// that mislead, also where they are written in look-alikes. All it looks for has a slash.
func withoutTraps(s string) string { return without(without(s, invites), misleading) }

// without puts words of ours for what find finds in s as look-alikes are read.
func without(s string, find func(folded string) []trap) string {
	if !strings.ContainsAny(s, "/／") {
		return s
	}
	f := fold(s)
	traps := find(f.text)
	if len(traps) == 0 {
		return s
	}
	var b strings.Builder
	done := 0
	for _, t := range traps {
		b.WriteString(s[done:f.from[t.start]])
		b.WriteString(t.instead)
		done = f.from[t.end]
	}
	b.WriteString(s[done:])
	return b.String()
}

// trap is a part of a folded text, in bytes, and what stands for it.
type trap struct {
	start, end int
	instead    string
}

// invite matches Discord's invitations, and those of services that forward to them.
var invite = regexp.MustCompile(`(?:https?://)?(?:[a-z0-9-]+\.)*\b` +
	`(?:discord(?:app)?\.com/+invite\b|(?:discord\.(?:gg|me|io|li|new)|dsc\.gg|invite\.gg|discords?\.com/servers)/)(?:[\w/-]*[\w/])?(?:\?[\w=&%-]*)?`)

func invites(folded string) []trap {
	var found []trap
	for _, at := range invite.FindAllStringIndex(folded, -1) {
		found = append(found, trap{at[0], at[1], noInvite})
	}
	return found
}

// misleading finds addresses with a scheme whose host is not what it seems.
func misleading(folded string) []trap {
	var found []trap
	done := 0
	for {
		at := strings.Index(folded[done:], "://")
		if at < 0 {
			return found
		}
		at += done
		start := at
		for start > done && isScheme(folded[start-1]) {
			start--
		}
		host := at + len("://")
		pathStart := host + hostLength(folded[host:])
		if misleads(folded[host:pathStart]) {
			done = pathStart + pathLength(folded[pathStart:])
			found = append(found, trap{start, done, noAddress})
			continue
		}
		done = host
	}
}

func isScheme(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'
}

func hostLength(s string) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`/?#<>"“”()、，」）`, r) }); n >= 0 {
		return n
	}
	return len(s)
}

// pathLength is how far an address goes on behind its host, without the stop that ends a sentence.
func pathLength(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7F || strings.ContainsRune(`<>"()`, r) })
	if n < 0 {
		n = len(s)
	}
	return len(strings.TrimRight(s[:n], ".,;:!?'"))
}

var number = regexp.MustCompile(`^(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*\.?$`)

// misleads reports whether host, with its port, shows one thing and means another: a user in front of
// it, a number in its place, or a label in letters of several alphabets that look alike.
func misleads(host string) bool {
	if strings.ContainsAny(host, "@[") {
		return true
	}
	host, _, _ = strings.Cut(host, ":")
	if number.MatchString(host) {
		return true
	}
	for label := range strings.SplitSeq(host, ".") {
		alphabets := 0
		for _, alphabet := range [...]*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee} {
			if strings.ContainsFunc(label, func(r rune) bool { return unicode.Is(alphabet, r) }) {
				alphabets++
			}
		}
		if alphabets > 1 {
			return true
		}
	}
	return false
}

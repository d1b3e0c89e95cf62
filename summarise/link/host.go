package link

import (
	"strings"

	"golang.org/x/net/publicsuffix"
)

// FromHost reads a link that was written without its scheme, as "example.com/2026/harbour" or "www.example.org",
// and returns it with https before it. It refuses mail addresses, file names (README.md) and words with a full stop
// between them (end.The): a host must end in a suffix of the public list, and one without "www." and without a path
// must be more than two short words with a dot.
func FromHost(s string) (string, bool) {
	host, rest := s, ""
	if i := strings.IndexAny(s, "/?#"); i >= 0 {
		host, rest = s[:i], s[i:]
	}
	name, port, hasPort := strings.Cut(host, ":")
	if hasPort && (port == "" || strings.Trim(port, "0123456789") != "") {
		return "", false
	}
	if len(name) > 253 || strings.ContainsAny(name, `@\ "'()[]{}<>,;|`) {
		return "", false
	}
	name, err := repairHost(name)
	if err != nil || strings.Contains(name, "..") || name[0] == '.' {
		return "", false
	}
	suffix, icann := publicsuffix.PublicSuffix(name)
	if !icann && !strings.Contains(suffix, ".") || suffix == name {
		return "", false
	}
	www := strings.HasPrefix(name, "www.")
	if !www && rest == "" && isWordEnding(name[strings.LastIndexByte(name, '.')+1:]) && strings.Count(name, ".") < 2 {
		return "", false
	}
	u, err := Parse("https://" + s)
	if err != nil {
		return "", false
	}
	return u.String(), true
}

// isWordEnding knows top-level domains that end a file's name or begin a sentence more often than they end a host.
func isWordEnding(tld string) bool {
	switch tld {
	case "md", "py", "rs", "sh", "pl", "cc", "ps", "so", "zip", "mov", "app", "java", "ts", "ai", "mk", "cab", "gz", "tf", // files
		"it", "no", "at", "in", "is", "be", "me", "to", "us", "am", "as", "do", "my", "la", "de", "es", "se", "si", "ne", "et",
		"re", "id", "im", "you", "now", "how", "here", "new", "one", "day", "today", "read", "see", "say", "open": // words
		return true
	}
	return false
}

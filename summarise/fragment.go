package summarise

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"verbatim/summarise/prose"
)

// How many words of a place a text fragment names at either end. Browsers match whole words;
// four rarely stand together twice, and fewer keep the link short in a message of 2,000 characters.
const (
	fragmentEnds  = 4
	fragmentWhole = 9 // up to so many words a place is named whole
)

// Fragment returns the article's address with a text fragment (WICG Scroll To Text Fragment) that
// scrolls to q and highlights it: "#:~:text=[prefix-,]start[,end]". It is "" if the article has no
// address or q is no place in it. A prefix is given where the same words stand in the article before q.
func (a *Article) Fragment(q Quote) string {
	if a.URL == "" || !a.Holds(q) {
		return ""
	}
	u, err := url.Parse(a.URL)
	if err != nil {
		return ""
	}
	route := u.EscapedFragment()
	if !strings.HasPrefix(route, "/") && !strings.HasPrefix(route, "!") {
		route = "" // an anchor, not a route: the text fragment takes its place
	}
	u.Fragment, u.RawFragment = "", ""

	text := a.Text(q)
	words := prose.Words(text)
	if len(words) == 0 {
		return u.String()
	}
	start, end := text[words[0].Start:words[len(words)-1].End], ""
	if len(words) > fragmentWhole || strings.Contains(start, "\n") {
		n := min(fragmentEnds, (len(words)+1)/2)
		start, end = firstLine(text[words[0].Start:words[n-1].End]), ""
		if rest := words[len(words)-n:]; len(words) > n {
			end = lastLine(text[rest[0].Start:rest[len(rest)-1].End])
		}
	}
	directive := fragmentEscape(start)
	first := Quote{q.Passage, q.Start + words[0].Start, q.End}
	if prefix := a.wordsBefore(first); prefix != "" && a.standsBefore(first, start) {
		directive = fragmentEscape(prefix) + "-," + directive
	}
	if end != "" {
		directive += "," + fragmentEscape(end)
	}
	return u.String() + "#" + route + ":~:text=" + directive
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return strings.TrimSpace(line)
}

func lastLine(s string) string { return strings.TrimSpace(s[strings.LastIndexByte(s, '\n')+1:]) }

// standsBefore reports whether words stand in the article before q.
func (a *Article) standsBefore(q Quote, words string) bool {
	for _, p := range a.Passages[:q.Passage] {
		if strings.Contains(p.Text, words) {
			return true
		}
	}
	return strings.Contains(a.Passages[q.Passage].Text[:q.Start], words)
}

// wordsBefore returns the few words before q on its own line with all that stands between them
// and q, since a browser allows nothing else there; "" if q begins its line.
func (a *Article) wordsBefore(q Quote) string {
	before := lastLine(a.Passages[q.Passage].Text[:q.Start])
	words := prose.Words(before)
	if len(words) == 0 {
		return ""
	}
	first := words[max(0, len(words)-3)]
	return strings.TrimSpace(before[first.Start:])
}

// fragmentEscape percent-encodes what a text directive reserves: everything but unreserved characters
// of RFC 3986 without the dash, which separates prefix and suffix.
func fragmentEscape(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, field := range strings.Fields(s) {
		if b.Len() > 0 {
			b.WriteString("%20")
		}
		for i := range len(field) {
			switch c := field[i]; {
			case c >= utf8.RuneSelf, strings.IndexByte("-,&#%<>\"`{}|\\^[]()'!*;:@$+=?/", c) >= 0, c < ' ':
				b.WriteByte('%')
				b.WriteByte(hex[c>>4])
				b.WriteByte(hex[c&15])
			default:
				b.WriteByte(c)
			}
		}
	}
	return b.String()
}

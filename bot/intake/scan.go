package intake

import (
	"strings"
	"unicode/utf8"
)

// A found link and its place in the text it was found in.
type found struct {
	link string // as posted: a part of the text, or the target of a masked link; of a host without scheme its address

	// The bytes of the text that it takes up, markup included: text[start:end] is "<https://…>" or
	// "[label](https://…)" or the link itself. label is what a masked link shows, "" for the others.
	start, end int
	label      string
}

// scan finds the http and https links of a message, in order, as people mean them: in Discord's markup, in brackets
// and quotation marks, before full stops of any language. Discord's own client makes other stretches clickable; it
// takes a quotation mark, an emoji or 。 into the link and does not know HTTPS://. Links in code are not links.
//
// It looks at each byte a bounded number of times.
func scan(text string) []found {
	if !strings.Contains(text, "://") {
		return nil
	}
	s := scanner{text: withoutCode(text), out: make([]found, 0, strings.Count(text, "://"))}
	s.pairs = pairsBehindLabels(s.text)
	return s.scan()
}

type scanner struct {
	text   string
	out    []found
	pairs  []pair // where targets of masked links may stand, as far as they are not passed yet
	labels []int  // places of [ not closed yet
	open   emphasis
}

func (s *scanner) scan() []found {
	t := s.text
	for i := 0; i < len(t); {
		switch t[i] {
		case '\\':
			if i+1 < len(t) && t[i+1] < utf8.RuneSelf && !isWord(t[i+1]) { // a backslash escapes punctuation alone
				i++
			}
		case '[':
			if len(s.pairs) > 0 {
				s.labels = append(s.labels, i)
			}
		case ']':
			if end, ok := s.masked(i); ok {
				i = end
				continue
			}
		case '<':
			if end, ok := s.bracketed(i); ok {
				i = end
				continue
			}
		case 'h', 'H':
			if n := schemeAt(t, i); n > 0 {
				i = s.bare(i, n)
				continue
			}
		case '*', '_', '~':
			i = s.open.run(t, i)
			continue
		case '\n':
			s.labels = s.labels[:0]
		}
		i++
	}
	return s.out
}

// A pair is the round brackets behind a label, ](…): where they open and close; close is 0 if they do not.
type pair struct{ open, close int32 }

// pairsBehindLabels pairs the round brackets of each line, so that the end of a masked link's target is known, and
// lists those behind a label, in order.
func pairsBehindLabels(text string) []pair {
	first := strings.Index(text, "](")
	if first < 0 {
		return nil
	}
	out := make([]pair, 0, strings.Count(text, "]"))
	var room [16]int
	open := room[:0] // for each bracket open: its place in out, -1 if it stands behind no label
	for i := first + 1; i < len(text); i++ {
		switch text[i] {
		case '(':
			at := -1
			if text[i-1] == ']' {
				at = len(out)
				out = append(out, pair{open: int32(i)})
			}
			open = append(open, at)
		case ')':
			if n := len(open); n > 0 {
				if at := open[n-1]; at >= 0 {
					out[at].close = int32(i)
				}
				open = open[:n-1]
			}
		case '\n':
			open = open[:0]
		}
	}
	return out
}

// closing returns where the bracket closes that stands at i behind a label; 0 if it does not, or none stands there.
func (s *scanner) closing(i int) int {
	for len(s.pairs) > 0 && int(s.pairs[0].open) < i {
		s.pairs = s.pairs[1:]
	}
	if len(s.pairs) == 0 || int(s.pairs[0].open) != i {
		return 0
	}
	return int(s.pairs[0].close)
}

// masked takes [label](target), [label](<target>) and [label](target "title"), whose ] is at i.
func (s *scanner) masked(i int) (end int, ok bool) {
	n := len(s.labels)
	if n == 0 { // as always when no masked link can be in the text
		return 0, false
	}
	start := s.labels[n-1]
	s.labels = s.labels[:n-1]
	last := s.closing(i + 1)
	if last == 0 {
		return 0, false
	}
	inner := strings.TrimLeft(s.text[i+2:last], " ")
	var target, title string
	if rest, angled := strings.CutPrefix(inner, "<"); angled {
		if target, title, ok = strings.Cut(rest, ">"); !ok || strings.ContainsAny(target, " \t<") {
			return 0, false
		}
	} else if at := strings.IndexAny(inner, " \t<>"); at >= 0 {
		target, title = inner[:at], inner[at:]
	} else {
		target = inner
	}
	if n := schemeAt(target, 0); n == 0 || n == len(target) || !isTitle(strings.TrimSpace(title)) {
		return 0, false
	}
	for n := len(s.out); n > 0 && s.out[n-1].start > start; n-- { // links in the label are for show
		s.out = s.out[:n-1]
	}
	s.out = append(s.out, found{link: target, start: start, end: last + 1, label: s.text[start+1 : i]})
	return last + 1, true
}

// isTitle reports whether s may stand behind a masked link's target: nothing, or something in quotation marks.
func isTitle(s string) bool {
	return s == "" || len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0]
}

// bracketed takes <https://…>, which hides the preview; its < is at i.
func (s *scanner) bracketed(i int) (end int, ok bool) {
	n := schemeAt(s.text, i+1)
	if n == 0 {
		return 0, false
	}
	for j := i + 1 + n; j < len(s.text); j++ {
		switch c := s.text[j]; {
		case c == '>' && j > i+1+n:
			s.out = append(s.out, found{link: s.text[i+1 : j], start: i, end: j + 1})
			return j + 1, true
		case c <= ' ' || c == '<' || c == '>':
			return 0, false
		}
	}
	return 0, false
}

// bare takes a link that stands in running text from i on, behind a scheme of n bytes. It returns where to go on:
// behind what was trimmed too, since no link begins there and nothing is to be looked at twice.
func (s *scanner) bare(i, n int) int {
	end, rest := linkEnd(s.text, i+n, s.open)
	if end > i+n {
		s.out = append(s.out, found{link: s.text[i:end], start: i, end: end})
	}
	for j := end; j < rest; {
		switch s.text[j] {
		case '*', '_', '~':
			j = s.open.run(s.text, j)
		default:
			j++
		}
	}
	return max(rest, i+n)
}

// schemeAt returns the length of "http://" or "https://", in any case, at i, and 0 if neither stands there.
func schemeAt(t string, i int) int {
	if i+7 > len(t) || t[i]|0x20 != 'h' || t[i+1]|0x20 != 't' || t[i+2]|0x20 != 't' || t[i+3]|0x20 != 'p' {
		return 0
	}
	n := 4
	if t[i+4]|0x20 == 's' {
		n = 5
	}
	if strings.HasPrefix(t[i+n:], "://") {
		return n + 3
	}
	return 0
}

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}

package intake

import "strings"

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
	if strings.Contains(s.text, "](") {
		s.matchBrackets()
	}
	return s.scan()
}

type scanner struct {
	text    string
	out     []found
	closing []int32 // for masked links: where the bracket closes that opens at this place, 0 if it does not
	labels  []int   // places of [ not closed yet
	open    emphasis
}

func (s *scanner) scan() []found {
	t := s.text
	for i := 0; i < len(t); {
		switch t[i] {
		case '\\':
			i += 2
			continue
		case '[':
			if s.closing != nil {
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

// matchBrackets pairs the round brackets of each line, so that the end of a masked link's target is known.
func (s *scanner) matchBrackets() {
	s.closing = make([]int32, len(s.text))
	var open []int
	for i := range len(s.text) {
		switch s.text[i] {
		case '(':
			open = append(open, i)
		case ')':
			if n := len(open); n > 0 {
				s.closing[open[n-1]] = int32(i)
				open = open[:n-1]
			}
		case '\n':
			open = open[:0]
		}
	}
}

// masked takes [label](target), [label](<target>) and [label](target "title"), whose ] is at i.
func (s *scanner) masked(i int) (end int, ok bool) {
	n := len(s.labels)
	if n == 0 { // as always when no masked link can be in the text
		return 0, false
	}
	start := s.labels[n-1]
	s.labels = s.labels[:n-1]
	if i+1 >= len(s.text) || s.text[i+1] != '(' {
		return 0, false
	}
	last := int(s.closing[i+1])
	if last == 0 {
		return 0, false
	}
	inner := strings.TrimLeft(s.text[i+2:last], " ")
	var target, title string
	if rest, angled := strings.CutPrefix(inner, "<"); angled {
		if target, title, ok = strings.Cut(rest, ">"); !ok {
			return 0, false
		}
	} else if at := strings.IndexAny(inner, " \t"); at >= 0 {
		target, title = inner[:at], inner[at:]
	} else {
		target = inner
	}
	if n := schemeAt(target, 0); n == 0 || n == len(target) || strings.ContainsAny(target, " \t<>") || !isTitle(strings.TrimSpace(title)) {
		return 0, false
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

// emphasis counts the marks * _ ~ that were opened and not closed yet, as far as a link's end needs to know.
type emphasis [3]int

func (e *emphasis) of(c byte) *int {
	switch c {
	case '*':
		return &e[0]
	case '_':
		return &e[1]
	default:
		return &e[2]
	}
}

// run counts the marks that begin at i and returns where they end. A mark within a word (snake_case) is none.
func (e *emphasis) run(t string, i int) int {
	c, end := t[i], i
	for end < len(t) && t[end] == c {
		end++
	}
	before := i > 0 && t[i-1] > ' '
	after := end < len(t) && t[end] > ' '
	n := e.of(c)
	switch {
	case c == '_' && before && after && isWord(t[i-1]) && isWord(t[end]) && schemeAt(t, end) == 0:
	case before && *n > 0:
		*n = max(0, *n-(end-i))
	case after:
		*n += end - i
	}
	return end
}

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}

package plain

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A piece is some output of a line of Markdown: text, or a run of delimiters whose meaning is open.
type piece struct {
	text        string
	mark        byte // '*', '_' or '~' for delimiters, '[' or '!' for an open bracket or image, 0 for text
	left        int  // delimiters not yet known to be markup
	opens, ends bool
}

// stripInline takes the inline markup out of s and leaves its words. defined are the labels of
// reference links. Every look ahead is bounded, so that the time is linear in len(s).
func stripInline(s string, defined map[string]bool) string {
	if !strings.ContainsAny(s, "*_~`[]<&\\") {
		return s
	}
	st := stripper{s: s, defined: defined, lastTicks: lastRuns(s)}
	for st.at < len(s) {
		st.step()
	}
	matchEmphasis(st.pieces)
	var b strings.Builder
	for _, p := range st.pieces {
		switch p.mark {
		case 0:
			b.WriteString(p.text)
		case '[':
			b.WriteByte('[')
		case '!':
			b.WriteString("![")
		default:
			for range p.left {
				b.WriteByte(p.mark)
			}
		}
	}
	return b.String()
}

type stripper struct {
	s         string
	at        int
	pieces    []piece
	brackets  []int       // pieces that are open brackets
	lastTicks map[int]int // length of a run of backquotes → where the last such run stands
	defined   map[string]bool
}

func (st *stripper) text(t string, size int) {
	st.pieces = append(st.pieces, piece{text: t})
	st.at += size
}

func (st *stripper) step() {
	s := st.s[st.at:]
	switch c := s[0]; c {
	case '\\':
		if len(s) > 1 && isPunct(rune(s[1])) && s[1] < utf8.RuneSelf {
			st.text(s[1:2], 2)
			return
		}
	case '`':
		st.codeSpan(s)
		return
	case '!':
		if strings.HasPrefix(s, "![") {
			st.open('!', 2)
			return
		}
	case '[':
		st.open('[', 1)
		return
	case ']':
		st.close(s)
		return
	case '<':
		if shown, size := tag(s); size > 0 {
			st.text(shown, size)
			return
		}
	case '&':
		if end := strings.IndexByte(s[:min(len(s), 34)], ';'); end > 0 {
			st.text(html.UnescapeString(s[:end+1]), end+1)
			return
		}
	case '*', '_', '~':
		st.delimiters(s)
		return
	}
	end := strings.IndexAny(s[1:], "\\`![]<&*_~")
	if end < 0 {
		end = len(s) - 1
	}
	st.text(s[:end+1], end+1)
}

func (st *stripper) open(mark byte, size int) {
	st.brackets = append(st.brackets, len(st.pieces))
	st.pieces = append(st.pieces, piece{mark: mark})
	st.at += size
}

// close ends a link, an image or a footnote mark, if it is one.
func (st *stripper) close(s string) {
	if len(st.brackets) == 0 {
		st.text("]", 1)
		return
	}
	from := st.brackets[len(st.brackets)-1]
	st.brackets = st.brackets[:len(st.brackets)-1]
	isImage := st.pieces[from].mark == '!'
	size := destination(s[1:])
	if size == 0 {
		size = reference(s[1:])
	}
	inside := ""
	if size == 0 && from+2 == len(st.pieces) { // "[label]", "[^1]": short and plain, or not looked at
		inside = st.pieces[from+1].text
	}
	switch {
	case strings.HasPrefix(inside, "^") && !strings.ContainsAny(inside, " \t"), isImage && size > 0:
		st.pieces = st.pieces[:from]
	case size > 0, inside != "" && st.defined[strings.ToLower(folded(inside))]:
		st.pieces[from] = piece{}
	default:
		st.text("]", 1)
		return
	}
	st.at += 1 + size
}

// destination is the length of "(address "title")" that s begins with, 0 if it does not.
func destination(s string) int {
	const longest = 2 << 10
	if !strings.HasPrefix(s, "(") {
		return 0
	}
	depth, quoted := 0, false
	for i := 0; i < min(len(s), longest); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == ']':
			return 0
		case c == '(':
			if depth++; depth > 8 {
				return 0
			}
		case c == ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// reference is the length of "[label]" that s begins with, 0 if it does not.
func reference(s string) int {
	if !strings.HasPrefix(s, "[") {
		return 0
	}
	end := strings.IndexAny(s[1:min(len(s), 200)], "[]")
	if end < 0 || s[1+end] != ']' {
		return 0
	}
	return end + 2
}

// codeSpan takes the backquotes off code. Nothing in it is markup.
func (st *stripper) codeSpan(s string) {
	rest := strings.TrimLeft(s, "`")
	n := len(s) - len(rest)
	if st.lastTicks[n] <= st.at { // nothing closes it
		st.text(s[:n], n)
		return
	}
	for i := 0; i < len(rest); {
		if rest[i] != '`' {
			i++
			continue
		}
		run := len(rest[i:]) - len(strings.TrimLeft(rest[i:], "`"))
		if run == n {
			st.text(strings.TrimSpace(rest[:i]), n+i+run)
			return
		}
		i += run
	}
	st.text(s[:n], n)
}

func lastRuns(s string) map[int]int {
	if !strings.Contains(s, "`") {
		return nil
	}
	last := make(map[int]int)
	for i := 0; i < len(s); i++ {
		if s[i] != '`' {
			continue
		}
		from := i
		for i < len(s) && s[i] == '`' {
			i++
		}
		last[i-from] = from
	}
	return last
}

// tag reads an HTML tag or an address between < and >: what is shown of it, and its length, 0 if it is neither.
func tag(s string) (shown string, size int) {
	const longest = 1 << 10
	end := strings.IndexAny(s[1:min(len(s), longest)], "<>")
	if end < 1 || s[1+end] != '>' {
		return "", 0
	}
	inner := s[1 : 1+end]
	first, _ := utf8.DecodeRuneInString(strings.TrimPrefix(inner, "/"))
	switch {
	case !strings.ContainsAny(inner, " \t") && (strings.Contains(inner, "://") || strings.Contains(inner, "@")):
		return inner, end + 2
	case inner[0] == '!' || inner[0] == '?':
		return "", end + 2
	case !unicode.IsLetter(first):
		return "", 0
	case strings.HasPrefix(strings.ToLower(inner), "br"):
		return " ", end + 2
	}
	return "", end + 2
}

package extract

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/net/html"
)

// isPayload reports whether a script carries the data a page is drawn from: those of Next.js and Nuxt.
func isPayload(n *html.Node, text string) bool {
	switch attr(n, "id") {
	case "__NEXT_DATA__", "__NUXT_DATA__":
		return true
	}
	return strings.Contains(text, "window.__NUXT__") || strings.Contains(text, "self.__next_f")
}

// thin is how many bytes of article a page must show not to be searched for text in its scripts, and minScripted
// how many a text from there must have.
const (
	thin        = 1000
	minScripted = 200
)

// scripted is the article's text as the page's scripts carry it: JSON-LD's articleBody, else the prose strings of
// the payloads. They hold much else; if the page shows a text worth the name, they must hold most of that too.
func (h *head) scripted(shown []line) []line {
	if lines := textLines(h.linked.body); size(lines) >= minScripted {
		return lines
	}
	var lines []line
	seen := make(map[string]bool)
	for _, script := range h.payloads {
		for _, s := range proseStrings(script, 0) {
			if !seen[s] {
				seen[s] = true
				lines = append(lines, textLines(s)...)
			}
		}
	}
	if size(shown) >= minScripted && !holdsMost(lines, shown) {
		return nil
	}
	return lines
}

// holdsMost reports whether lines hold more than half of the text of some.
func holdsMost(lines, some []line) bool {
	texts := make(map[string]bool, len(lines))
	for i := range lines {
		texts[lines[i].text] = true
	}
	held := 0
	for i := range some {
		if texts[some[i].text] {
			held += len(some[i].text)
		}
	}
	return held*2 > size(some)
}

// textLines are the lines of a text that is plain or HTML.
func textLines(s string) []line {
	if strings.Contains(s, "</") || strings.Contains(s, "<br") || strings.Contains(s, "<p>") {
		doc, err := parse(s)
		if err != nil {
			return nil
		}
		strip(doc)
		return linesOf(doc)
	}
	var lines []line
	b := &block{node: &html.Node{Type: html.ElementNode, Data: "p"}}
	for l := range strings.Lines(html.UnescapeString(s)) {
		if l = fold(l); l != "" {
			lines = append(lines, line{text: l, block: b})
		}
	}
	return lines
}

func size(lines []line) int {
	n := 0
	for i := range lines {
		n += len(lines[i].text)
	}
	return n
}

// proseStrings finds the strings of a script that read as prose: 80 bytes or more, more than 8 % spaces, few
// braces. A string that holds JSON in its turn is searched too, three levels deep.
func proseStrings(script string, depth int) []string {
	var all []string
	for i := 0; i < len(script); i++ {
		quote := script[i]
		if quote != '"' && quote != '\'' && quote != '`' {
			continue
		}
		end := i + 1
		for end < len(script) && script[end] != quote {
			if script[end] == '\\' {
				end++
			}
			end++
		}
		if end >= len(script) {
			continue // an apostrophe, say
		}
		raw := script[i+1 : end]
		if quote == '\'' && strings.ContainsAny(raw, "\"\n") {
			continue // an apostrophe in a text
		}
		i = end
		if len(raw) < 80 {
			continue
		}
		s := unescape(raw)
		if depth < 3 && strings.Contains(s, `"`) && strings.ContainsAny(s, "{[") {
			if inner := proseStrings(s, depth+1); len(inner) > 0 {
				all = append(all, inner...)
				continue
			}
		}
		if isProseString(s) {
			all = append(all, s)
		}
	}
	return all
}

// isProseString reports whether a string of a script is prose: long, with the spaces of prose, or in a script that
// writes without them, and not with the marks of code.
func isProseString(s string) bool {
	spaces := strings.Count(s, " ")
	if strings.ContainsAny(s, "。！？、，") {
		spaces = len(s)
	}
	braces := strings.Count(s, "{") + strings.Count(s, "}") + strings.Count(s, "=") + strings.Count(s, ";")
	return len(s) >= 80 && spaces*100 > 8*len(s) && braces*100 <= len(s)
}

// unescape undoes the escapes of JavaScript strings. What is no escape stays as it is.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n', 'r':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		case 'u':
			r, n := codeUnit(s[i+1:])
			b.WriteString(r)
			i += n
		case 'x':
			r, n := hex(s[i+1:], 2)
			if n > 0 {
				b.WriteRune(r)
			}
			i += n
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// codeUnit reads the four digits after \u, with the second half of a surrogate pair, and how many bytes it took.
func codeUnit(s string) (string, int) {
	r, n := hex(s, 4)
	if n == 0 {
		return "", 0
	}
	if utf16.IsSurrogate(r) && strings.HasPrefix(s[n:], `\u`) {
		if low, m := hex(s[n+2:], 4); m > 0 {
			return string(utf16.DecodeRune(r, low)), n + 2 + m
		}
	}
	return string(r), n
}

// hex reads a number of exactly n digits; it takes no bytes if there is none.
func hex(s string, n int) (rune, int) {
	if len(s) < n {
		return 0, 0
	}
	v, err := strconv.ParseUint(s[:n], 16, 32)
	if err != nil {
		return 0, 0
	}
	return rune(v), n
}

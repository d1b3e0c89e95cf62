package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// shortText is the text below n on one line, "" if it has more than most bytes or nodes.
func shortText(n *html.Node, most int) string { return strings.Join(shortLines(n, most), " ") }

// shortLines are the lines below n, white space folded, none if it has more than most bytes or nodes.
func shortLines(n *html.Node, most int) []string {
	nodes, size := 0, 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			size += len(strings.TrimSpace(c.Data))
		}
		if nodes++; nodes > most || size > most {
			return nil
		}
	}
	var texts []string
	for _, l := range linesOf(n) {
		texts = append(texts, fold(l.text)) // a pre has line ends
	}
	return texts
}

// fold makes all white space single spaces and drops what shows nothing.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if isInvisible(r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// wordsOf are the words of s in lower case.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	})
}

// sharedWords counts the words of a that b has too.
func sharedWords(a, b []string) int {
	in := make(map[string]bool, len(b))
	for _, w := range b {
		in[w] = true
	}
	n := 0
	for _, w := range a {
		if in[w] {
			n++
		}
	}
	return n
}

// hasWord reports whether one of the words of s is w.
func hasWord(s, w string) bool {
	for x := range strings.FieldsSeq(s) {
		if strings.EqualFold(x, w) {
			return true
		}
	}
	return false
}

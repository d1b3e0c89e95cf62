package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// kind is what a line is to a reader.
type kind uint8

const (
	paragraph kind = iota
	heading        // h1 to h6
	item           // of a list
	quote          // of a blockquote
	row            // of a table
	code           // pre: its line breaks count
)

// A line is the text one block element shows, white space folded; a br ends a line, a pre is one line
// with its line breaks kept, a table row of plain cells is one line.
type line struct {
	text  string
	kind  kind
	level int        // 1 to 6 in headings, 0 elsewhere
	block *block     // innermost block element around it
	group *html.Node // list, table or block quote it belongs to, nil if none
	links int        // bytes of text that stand in links or buttons
	here  int        // of those, bytes in links to a place in the page itself
	joins bool       // a single br parts it from the line before
}

// isProse reports whether a line is long and has few links, as paragraphs are.
func (l *line) isProse() bool { return len(l.text) >= 80 && l.links*4 <= len(l.text) }

// isSentence reports whether a heading is text all the same: long, and ended as a sentence is.
func (l *line) isSentence() bool {
	return l.kind == heading && l.level > 1 && l.isProse() && strings.ContainsAny(l.text[len(l.text)-1:], ".!?")
}

// isContents reports whether a line is an entry of the page's own table of contents: an item that is mostly a link
// to a place in the page.
func (l *line) isContents() bool { return l.kind == item && l.here*2 > len(l.text) }

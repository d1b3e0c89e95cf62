package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// cellGap stands between the cells of a table row.
const cellGap = " | "

// linesOf lists the lines below root in reading order.
func linesOf(root *html.Node) []line {
	var g gatherer
	g.inside(root, place{block: &block{node: root}})
	return g.lines
}

// place is what a piece of text stands in.
type place struct {
	kind   kind
	level  int
	block  *block
	group  *html.Node
	inLink bool
	toHere bool // the link leads to a place in the page
	inCell bool // of a row that is one line
}

type gatherer struct {
	lines []line
	buf   []byte
	at    place // of what is in buf
	links int
	here  int
	space bool   // white space is due before the next word
	ended *block // whose line a br has ended
	brs   int    // how many since then
}

func (g *gatherer) walk(n *html.Node, in place) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			g.text(c.Data, in)
		case html.ElementNode:
			g.element(c, in)
		}
	}
}

// inside walks a block element and adds its sums to its parent's.
func (g *gatherer) inside(n *html.Node, in place) {
	g.walk(n, in)
	g.flush()
	if b := in.block; b.parent != nil {
		b.parent.text += b.text
		b.parent.links += b.links
		b.parent.prose += b.prose
		b.parent.sound += b.sound
	}
}

func (g *gatherer) element(n *html.Node, in place) {
	if isSkipped(n.Data) {
		return
	}
	switch n.Data {
	case "br":
		if in.kind == code {
			g.text("\n", in)
		} else if in.inCell || in.kind == heading {
			g.space = true
		} else {
			g.breakLine(in.block)
		}
		return
	case "a":
		if in.kind == heading && isMark(n) {
			return
		}
		in.inLink, in.toHere = true, strings.HasPrefix(attr(n, "href"), "#")
		g.walk(n, in)
		return
	case "button": // leads elsewhere as a link does, but where it opens what stands below a heading
		in.inLink = in.inLink || in.kind != heading
		g.walk(n, in)
		return
	case "td", "th":
		if in.inCell {
			if len(g.buf) > 0 {
				g.buf = append(g.buf, cellGap...)
				g.space = false
			}
			g.walk(n, in)
			return
		}
	}
	if !isBlock(n.Data) {
		g.walk(n, in)
		return
	}
	if in.inCell {
		g.space = true
		g.walk(n, in)
		return
	}
	g.flush()
	in.block = newBlock(n, in.block)
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		in.kind, in.level = heading, int(n.Data[1]-'0')
	case "ul", "ol", "dl":
		if in.group == nil {
			in.group = n
		}
	case "li", "dt", "dd":
		if in.kind != quote {
			in.kind = item
		}
	case "blockquote":
		in.kind, in.group = quote, n
	case "pre":
		in.kind = code
	case "table":
		in.group = n
	case "tr":
		if isPlainRow(n) {
			in.kind, in.inCell = row, true
		}
	}
	g.inside(n, in)
}

// isMark reports whether a link is a sign alone, as the "¶" by which a heading links to itself.
func isMark(a *html.Node) bool {
	c := a.FirstChild
	return c != nil && c.NextSibling == nil && c.Type == html.TextNode && len(c.Data) <= utf8.UTFMax*2 &&
		!strings.ContainsFunc(c.Data, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// text adds s to the line, its white space folded unless it stands in a pre.
func (g *gatherer) text(s string, in place) {
	if in.kind == code {
		if len(g.buf) == 0 {
			g.at = in
		}
		g.buf = append(g.buf, s...)
		return
	}
	before := len(g.buf)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c <= ' ' {
				g.space = true
				i++
				continue
			}
			start := i
			for i < len(s) && s[i] > ' ' && s[i] < utf8.RuneSelf {
				i++
			}
			g.word(s[start:i], in)
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			g.space = true
		case isInvisible(r):
		case (r == 0x200C || r == 0x200D) && (len(g.buf) == 0 || g.buf[len(g.buf)-1] < utf8.RuneSelf):
		default:
			g.word(s[i:i+size], in)
		}
		i += size
	}
	if in.inLink {
		g.links += len(g.buf) - before
		if in.toHere {
			g.here += len(g.buf) - before
		}
	}
}

func (g *gatherer) word(w string, in place) {
	if len(g.buf) == 0 {
		g.at = in
	} else if g.space && g.buf[len(g.buf)-1] != ' ' {
		g.buf = append(g.buf, ' ')
	}
	g.space = false
	g.buf = append(g.buf, w...)
}

// breakLine ends the line at a br in b.
func (g *gatherer) breakLine(b *block) {
	brs := g.brs
	if g.flush() {
		brs = 0
	}
	g.ended, g.brs = b, brs+1
}

// flush ends the line and reports whether there was one.
func (g *gatherer) flush() bool {
	text := string(g.buf)
	switch g.at.kind {
	case code:
		text = codeText(text)
	case row:
		text = strings.TrimRight(text, " |") // empty cells at its end
	}
	at, links, here := g.at, g.links, g.here
	g.buf, g.links, g.here, g.space, g.at = g.buf[:0], 0, 0, false, place{}
	if text == "" {
		return false
	}
	l := line{text: text, kind: at.kind, level: at.level, block: at.block, group: at.group, links: links, here: here}
	l.joins = g.brs == 1 && g.ended == l.block
	g.ended, g.brs = nil, 0
	b := l.block
	b.text += len(text)
	b.links += links
	if l.isProse() {
		b.prose += len(text)
		if !b.aside {
			b.sound += len(text)
		}
	}
	g.lines = append(g.lines, l)
	return true
}

package office

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A chapter is the reading of one XHTML part, tag by tag.
type chapter struct {
	out   *composer
	group int // of the list, table or quotation that is being read
	notes int // footnotes left out

	b       strings.Builder
	level   int // of the heading that is being read, 0 = none
	quotes  int // open block quotations
	lists   int // open lists
	pre     int
	cells   []string
	inRow   bool
	skipped string // the element whose text is left out, "" = none
	depth   int    // of elements of that name in it
}

func (c *chapter) read(data []byte) {
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() == io.EOF {
				c.endBlock()
			}
			return
		case html.TextToken:
			if c.skipped == "" {
				c.write(z.Text())
			}
		case html.StartTagToken:
			c.start(z.Token())
		case html.SelfClosingTagToken: // XHTML: <title/> and <script/> hold nothing
			z.NextIsNotRawText()
			t := z.Token()
			c.start(t)
			c.end(t)
		case html.EndTagToken:
			c.end(z.Token())
		}
	}
}

// write writes text, its white space folded outside pre: line ends that are kept come from br alone.
func (c *chapter) write(text []byte) {
	if c.pre > 0 {
		c.b.Write(text)
		return
	}
	for len(text) > 0 {
		n := bytes.IndexAny(text, " \t\r\n")
		if n < 0 {
			n = len(text)
		}
		c.b.Write(text[:n])
		rest := bytes.TrimLeft(text[n:], " \t\r\n")
		if len(rest) < len(text)-n {
			c.b.WriteByte(' ')
		}
		text = rest
	}
}

func (c *chapter) start(t html.Token) {
	if c.skipped != "" {
		if t.Data == c.skipped && !isVoid(t.DataAtom) {
			c.depth++
		}
		return
	}
	if c.isLeftOut(t) {
		c.skipped, c.depth = t.Data, 1
		return
	}
	switch t.DataAtom {
	case atom.Br:
		c.b.WriteByte('\n')
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.endBlock()
		c.level = int(t.Data[1] - '0')
	case atom.Ul, atom.Ol, atom.Dl:
		c.endBlock()
		if c.lists++; c.lists == 1 {
			c.group++
		}
	case atom.Table:
		c.endBlock()
		c.group++
	case atom.Tr:
		c.endBlock()
		c.inRow, c.cells = true, nil
	case atom.Td, atom.Th:
		c.endCell()
	case atom.Blockquote:
		c.endBlock()
		if c.quotes++; c.quotes == 1 {
			c.group++
		}
	case atom.Pre:
		c.endBlock()
		c.pre++
	default:
		if isBlock(t.DataAtom) {
			c.endBlock()
		}
	}
}

func (c *chapter) end(t html.Token) {
	if c.skipped != "" {
		if t.Data == c.skipped {
			if c.depth--; c.depth == 0 {
				c.skipped = ""
			}
		}
		return
	}
	switch t.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.endBlock()
		c.level = 0
	case atom.Ul, atom.Ol, atom.Dl:
		c.endBlock()
		c.lists = max(0, c.lists-1)
	case atom.Td, atom.Th:
		c.endCell()
	case atom.Tr, atom.Table:
		c.endRow()
	case atom.Blockquote:
		c.endBlock()
		c.quotes = max(0, c.quotes-1)
	case atom.Pre:
		c.endBlock()
		c.pre = max(0, c.pre-1)
	default:
		if isBlock(t.DataAtom) {
			c.endBlock()
		}
	}
}

// endBlock adds what was written since the last block. In a row it is part of a cell.
func (c *chapter) endBlock() {
	if c.inRow {
		c.b.WriteByte(' ')
		return
	}
	written := c.b.String()
	c.b.Reset()
	switch {
	case strings.TrimSpace(written) == "":
	case c.level > 0:
		c.out.add(heading, oneLine(written), c.level, 0)
	case c.pre > 0:
		c.out.add(verbatim, written, 0, 0)
	case c.lists > 0:
		c.out.add(item, written, 0, c.group)
	case c.quotes > 0:
		c.out.add(quote, written, 0, c.group)
	default:
		c.out.add(paragraph, written, 0, 0)
	}
}

func (c *chapter) endCell() {
	if !c.inRow {
		return
	}
	if cell := strings.Join(strings.Fields(c.b.String()), " "); cell != "" {
		c.cells = append(c.cells, cell)
	}
	c.b.Reset()
}

func (c *chapter) endRow() {
	if !c.inRow {
		return
	}
	c.endCell()
	c.inRow = false
	c.out.add(row, strings.Join(c.cells, cellGap), 0, c.group)
	c.cells = nil
}

// isLeftOut reports whether an element's text is none of the book's: what is not shown, navigation,
// footnotes and their marks, readings over characters.
func (c *chapter) isLeftOut(t html.Token) bool {
	if isVoid(t.DataAtom) {
		return false
	}
	switch t.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Nav, atom.Svg, atom.Annotation, atom.Rt, atom.Rp, atom.Template:
		return true
	}
	for _, a := range t.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "class": // of EPUB 2, which has no types: what programs that write it agree on
			if strings.Contains(strings.ToLower(a.Val), "footnote") || strings.Contains(strings.ToLower(a.Val), "endnote") {
				if t.DataAtom == atom.A {
					c.notes++
				}
				return true
			}
		case "epub:type", "role":
			for kind := range strings.FieldsSeq(a.Val) {
				switch strings.TrimPrefix(kind, "doc-") {
				case "noteref":
					c.notes++
					return true
				case "footnote", "endnote", "rearnote", "endnotes", "rearnotes", "footnotes", "pagebreak", "toc", "landmarks", "page-list":
					return true
				}
			}
		}
	}
	return false
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Br, atom.Hr, atom.Img, atom.Link, atom.Meta, atom.Input, atom.Col, atom.Area, atom.Base, atom.Embed, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Aside, atom.Header, atom.Footer, atom.Main, atom.Figure, atom.Figcaption, atom.Li,
		atom.Dt, atom.Dd, atom.Hr, atom.Body, atom.Html, atom.Address, atom.Center, atom.Caption, atom.Tbody, atom.Thead, atom.Details, atom.Summary, atom.Fieldset, atom.Form:
		return true
	}
	return false
}

package office

import (
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"strings"

	"verbatim/summarise"
)

// DOCX makes an article of a word processor's file, not sealed. Errors are [summarise.Error] values:
// TooLarge or Unsupported. A document without text has no passages.
func DOCX(data []byte) (*summarise.Article, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	body, err := a.part("word/document.xml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, damaged(err)
	}
	if err != nil {
		return nil, err
	}
	core, err := readCore(a)
	if err != nil {
		return nil, err
	}
	styles, err := readStyles(a)
	if err != nil {
		return nil, err
	}
	d := &docx{styles: styles, out: composer{title: core.title}}
	if err := d.read(body); err != nil {
		return nil, err
	}
	article := d.out.article(d.notes)
	article.Byline, article.Lang, article.Published = core.author, core.lang, core.date
	return article, nil
}

// docx is the reading of a document's body, element by element.
type docx struct {
	styles map[string]style
	out    composer

	open  []open  // elements that are open, outermost first
	skip  int     // open elements whose text is not the document's
	texts []*text // paragraphs that are open: one may hold a text box with others
	table *table
	lists int // lists so far
	notes int // references to footnotes and endnotes
}

// An open element, and whether it is one of those counted in skip.
type open struct {
	name    string
	skipped bool
}

// A text is a paragraph that is being read.
type text struct {
	b       strings.Builder
	style   string
	level   int // of its outline, from 1; 0 = none
	inList  bool
	visible bool // the run that is being read is
}

// A table that is being read. One inside another is text of its cell.
type table struct {
	depth int        // tables that are open
	cells [][]string // of the row so far: paragraphs
	cell  []string
	group int
}

func (d *docx) read(body []byte) error {
	tokens := xmlTokens(body)
	for {
		token, err := tokens.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return damaged(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(d.open) == maxDepth {
				return &summarise.Error{Code: summarise.Unsupported, Note: "its elements are nested too deeply"}
			}
			d.start(t)
		case xml.EndElement:
			for len(d.open) > 0 { // what was not closed ends with what it stands in
				name := d.open[len(d.open)-1].name
				d.end()
				if name == nameOf(t.Name) {
					break
				}
			}
		case xml.CharData:
			if n := len(d.open); n > 0 && d.open[n-1].name == "t" {
				d.write(string(t))
			}
		}
	}
	for len(d.open) > 0 {
		d.end()
	}
	return nil
}

// start begins an element. RawToken gives an empty one an end of its own.
func (d *docx) start(e xml.StartElement) {
	name := nameOf(e.Name)
	skipped := isLeftOut(e.Name)
	if skipped {
		d.skip++
	}
	d.open = append(d.open, open{name, skipped})
	if d.skip > 0 {
		return
	}
	switch name {
	case "p":
		d.texts = append(d.texts, &text{visible: true})
	case "tbl":
		if d.table == nil {
			d.lists++
			d.table = &table{group: d.lists}
		}
		d.table.depth++
	case "tab", "ptab":
		if !d.within("tabs") {
			d.write(" ")
		}
	case "br", "cr":
		d.write("\n")
	case "noBreakHyphen":
		d.write("-")
	case "footnoteReference", "endnoteReference":
		d.notes++
	case "docPartGallery":
		if attribute(e, "val") == "Table of Contents" {
			d.leaveOut("sdt")
		}
	default:
		if len(d.texts) > 0 {
			d.texts[len(d.texts)-1].property(e, d)
		}
	}
}

// leaveOut leaves out what is still to come of the innermost open element of that name.
func (d *docx) leaveOut(name string) {
	for i := len(d.open) - 1; i >= 0; i-- {
		if o := &d.open[i]; o.name == name {
			if !o.skipped {
				o.skipped = true
				d.skip++
			}
			return
		}
	}
}

// nameOf is an element's name, without its prefix if it is one of text: a drawing's text (a:t) labels a
// chart.
func nameOf(n xml.Name) string {
	if n.Space == "a" {
		return "a:" + n.Local
	}
	return n.Local
}

// property reads what is said about a paragraph or run.
func (t *text) property(e xml.StartElement, d *docx) {
	switch value := attribute(e, "val"); e.Name.Local {
	case "pStyle":
		t.style = value
	case "outlineLvl":
		t.level = outlineLevel(value)
	case "numPr":
		t.inList = true
	case "numId":
		t.inList = value != "0" // no list after all
	case "r":
		t.visible = true
	case "vanish":
		if d.within("r") {
			t.visible = value == "0" || value == "false" || value == "off"
		}
	}
}

// isLeftOut reports whether an element's text is none of the document's: deleted, moved away, or the copy
// for programs that cannot draw.
func isLeftOut(n xml.Name) bool {
	switch n.Local {
	case "del", "moveFrom", "Fallback", "instrText", "rubyPr", "rt", "pPrChange", "rPrChange", "sectPr", "tblPrChange":
		return true
	}
	return false
}

func (d *docx) within(name string) bool {
	for i := len(d.open) - 1; i >= 0; i-- {
		switch d.open[i].name {
		case name:
			return true
		case "p":
			return false
		}
	}
	return false
}

func (d *docx) write(s string) {
	if n := len(d.texts); n > 0 && d.skip == 0 && d.texts[n-1].visible {
		d.texts[n-1].b.WriteString(s)
	}
}

func (d *docx) end() {
	last := d.open[len(d.open)-1]
	d.open = d.open[:len(d.open)-1]
	if d.skip > 0 {
		if last.skipped {
			d.skip--
		}
		return
	}
	switch last.name {
	case "p":
		d.endParagraph()
	case "tc":
		if d.table != nil && d.table.depth == 1 && len(d.table.cell) > 0 {
			d.table.cells = append(d.table.cells, d.table.cell)
			d.table.cell = nil
		}
	case "tr":
		if d.table != nil && d.table.depth == 1 {
			d.endRow()
		}
	case "tbl":
		if d.table != nil {
			if d.table.depth--; d.table.depth == 0 {
				d.table = nil
			}
		}
	}
}

// cellGap stands between the cells of a row.
const cellGap = " | "

// endRow adds a row. One with a single filled cell is no table but a frame round paragraphs.
func (d *docx) endRow() {
	cells := d.table.cells
	d.table.cells = nil
	if len(cells) == 1 {
		for _, p := range cells[0] {
			d.out.add(paragraph, p, 0, 0)
		}
		return
	}
	var all []string
	for _, c := range cells {
		all = append(all, strings.Join(strings.Fields(strings.Join(c, " ")), " "))
	}
	d.out.add(row, strings.Join(all, cellGap), 0, d.table.group)
}

func (d *docx) endParagraph() {
	if len(d.texts) == 0 {
		return
	}
	t := d.texts[len(d.texts)-1]
	d.texts = d.texts[:len(d.texts)-1]
	s := d.styles[t.style]
	level := t.level
	if level == 0 {
		level = s.level
	}
	switch written := t.b.String(); {
	case s.contents:
	case d.table != nil:
		if written = clean(written, false); written != "" {
			d.table.cell = append(d.table.cell, written)
		}
	case s.title:
		if title := oneLine(written); d.out.title == "" || d.out.title == title {
			d.out.title = title
		} else if title != "" {
			d.out.add(heading, title, 1, 0)
		}
	case level > 0 && clean(written, false) != "":
		d.out.add(heading, oneLine(written), level, 0)
	case t.inList || s.list:
		if d.out.last != item {
			d.lists++
		}
		d.out.add(item, written, 0, d.lists)
	default:
		d.out.add(paragraph, written, 0, 0)
	}
}

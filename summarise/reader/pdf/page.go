package pdf

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// A page as it lies in the file: its lines in the file's own order. Lengths are in points, upwards and
// to the right, seen as most of the page's text runs.
type page struct {
	number     int // from 1
	box        box
	lines      []line
	characters int
	garbage    int  // characters that stand for no letter
	picture    bool // no text, but pictures
}

type box struct{ left, bottom, right, top float64 }

func (b box) height() float64 { return b.top - b.bottom }

// A line is what PDFium takes for one: text on one baseline.
type line struct {
	text        string
	hyphen      bool    // a hyphen was taken from its end
	taken       bool    // by us: it was one that programs alone write
	left, right float64 // of its first and last visible character
	base        float64 // height of its baseline
	size        float64 // of its font, 0 if unknown
	page        int
	turn        turn
	bold        bool     // first and last character; asked of lines that may be headings
	marks       []glyph  // digits and signs that footnotes are marked with
	raised      []raised // those that are small and above the baseline
	first, last int      // its first and last visible character on the page, counted in runes
}

// A glyph is a character at a byte of its line's text, with its index in the text of the page.
type glyph struct{ at, index int }

// A turn is the direction that text runs in.
type turn int

const (
	level  turn = iota // left to right
	upward             // to the top, and so on against the clock
	over
	downward
)

// readPage reads at most limit characters of a page. A page that the file does not hold is an empty one;
// an error means that PDFium itself gave up, on whatever lines are missing.
func readPage(p pdfium.Pdfium, of references.FPDF_DOCUMENT, index, limit int) (page, error) {
	pg := page{number: index + 1}
	loaded, err := p.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: of, Index: index})
	if err != nil {
		return pg, fatal(err)
	}
	defer p.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	at := requests.Page{ByReference: &loaded.Page}
	bounds, err := p.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: at})
	if err != nil {
		return pg, fatal(err)
	}
	pg.box = box{float64(bounds.Rect.Left), float64(bounds.Rect.Bottom), float64(bounds.Rect.Right), float64(bounds.Rect.Top)}
	text, err := p.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: at})
	if err != nil {
		return pg, fatal(err)
	}
	defer p.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	t := textPage{p: p, page: text.TextPage}
	count, err := p.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return pg, fatal(err)
	}
	if pg.characters = min(count.Count, limit); pg.characters <= 0 {
		pg.picture, err = hasPicture(p, at)
		return pg, err
	}
	all, err := p.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: text.TextPage, Count: pg.characters})
	if err != nil {
		return pg, fatal(err)
	}
	pg.lines, pg.garbage = cutLines(all.Text, pg.number)
	t.shifted = utf8.RuneCountInString(all.Text) != pg.characters
	placed, err := t.place(pg.lines)
	pg.lines = pg.lines[:placed]
	pg.straighten()
	pg.mirror()
	pg.gather()
	return pg, err
}

// fatal is nil if err is PDFium's answer about one page or character, else err: the code trapped or was
// stopped, and nothing that it says later can be relied on.
func fatal(err error) error {
	if err == nil || errors.Is(err, pdfiumerrors.ErrPage) {
		return nil
	}
	if text := err.Error(); strings.HasPrefix(text, "could not ") { // go-pdfium has no values for these
		return nil
	}
	return err
}

// hasPicture reports whether pictures are among the first objects of a page.
func hasPicture(p pdfium.Pdfium, at requests.Page) (bool, error) {
	const enough = 50
	count, err := p.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: at})
	if err != nil {
		return false, fatal(err)
	}
	for i := range min(count.Count, enough) {
		object, err := p.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: at, Index: i})
		if err != nil {
			return false, fatal(err)
		}
		kind, err := p.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil {
			return false, fatal(err)
		}
		switch kind.Type {
		case enums.FPDF_PAGEOBJ_IMAGE, enums.FPDF_PAGEOBJ_FORM, enums.FPDF_PAGEOBJ_SHADING:
			return true, nil
		}
	}
	return count.Count > enough, nil // letters drawn as outlines
}

// straighten turns the page as most of its text runs and drops what stands across it (stamps in the
// margin, the labels of axes) and what nobody sees.
func (pg *page) straighten() {
	var lengths [4]int
	for _, l := range pg.lines {
		lengths[l.turn] += len(l.text)
	}
	most := level
	for t := range lengths {
		if lengths[t] > lengths[most] {
			most = turn(t)
		}
	}
	b := pg.box
	switch most {
	case over:
		pg.box = box{-b.right, -b.top, -b.left, -b.bottom}
	case upward:
		pg.box = box{b.bottom, -b.right, b.top, -b.left}
	case downward:
		pg.box = box{-b.top, b.left, -b.bottom, b.right}
	}
	kept := pg.lines[:0]
	for _, l := range pg.lines {
		if l.turn == most && pg.shows(l) {
			kept = append(kept, l)
		}
	}
	pg.lines = kept
}

// shows reports whether l can be seen: on the page, and large enough.
func (pg *page) shows(l line) bool {
	const least = 1 // point
	b := pg.box
	return l.size == 0 || b.height() == 0 ||
		l.size >= least && l.base > b.bottom-least && l.base < b.top+least && l.right > b.left-least && l.left < b.right+least
}

package pdf

import (
	"errors"
	"math"
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
	size        float64 // of its first character's font, 0 if unknown
	page        int
	turn        turn
	bold        bool     // first and last character; asked of lines that may be headings
	raised      []raised // small and above the baseline: marks of footnotes, exponents
	first, last int      // its first and last visible character on the page, counted in runes
}

// A raised mark is a place in a line's text, in bytes.
type raised struct{ start, end int }

// A turn is the direction that text runs in.
type turn int

const (
	level  turn = iota // left to right
	upward             // to the top, and so on against the clock
	over
	downward
)

// readPage reads at most limit characters of a page. A page that the file does not hold is an empty one;
// an error means that PDFium itself gave up.
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
	t := textPage{p, text.TextPage}
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
	if err := t.place(pg.lines, utf8.RuneCountInString(all.Text) != pg.characters); err != nil {
		return pg, err
	}
	pg.straighten()
	return pg, nil
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

// A textPage asks for single characters.
type textPage struct {
	p    pdfium.Pdfium
	page references.FPDF_TEXTPAGE
}

// place finds out where lines are. Where the text has more or fewer characters than the page (some have
// no text at all, some are two), shifted is true and each index must be asked for.
func (t textPage) place(lines []line, shifted bool) error {
	for i := range lines {
		l := &lines[i]
		first, last := l.first, l.last
		if shifted {
			var err error
			if first, err = t.index(first); err != nil {
				return err
			}
			if last, err = t.index(last); err != nil {
				return err
			}
		}
		if first < 0 || last < first {
			continue
		}
		if err := t.placeLine(l, first, last); err != nil {
			return err
		}
	}
	return nil
}

func (t textPage) index(inText int) (int, error) {
	got, err := t.p.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: t.page, NTextIndex: inText})
	if err != nil {
		return -1, fatal(err)
	}
	return got.CharIndex, nil
}

// placeLine asks about the first and the last character of l alone: the whole line at one stroke would
// be a call a font. The baseline is the first character's; one in the middle is often a blank that
// PDFium made up.
func (t textPage) placeLine(l *line, first, last int) error {
	matrix, err := t.p.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: t.page, Index: first})
	if err != nil {
		return fatal(err)
	}
	size, err := t.p.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: t.page, Index: first})
	if err != nil {
		return fatal(err)
	}
	origin, err := t.p.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t.page, Index: first})
	if err != nil {
		return fatal(err)
	}
	end, err := t.p.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: t.page, Index: last})
	if err != nil {
		return fatal(err)
	}
	m := matrix.Matrix
	a, b := float64(m.A), float64(m.B)
	l.size = size.FontSize * math.Hypot(a, b)
	x, y := origin.X, origin.Y
	switch { // what is left and right of a reader who turns the page until the text is level
	case math.Abs(a) >= math.Abs(b) && a >= 0:
		l.turn, l.left, l.right, l.base = level, x, end.Right, y
	case math.Abs(a) >= math.Abs(b):
		l.turn, l.left, l.right, l.base = over, -x, -end.Left, -y
	case b > 0:
		l.turn, l.left, l.right, l.base = upward, y, end.Top, -x
	default:
		l.turn, l.left, l.right, l.base = downward, -y, -end.Bottom, x
	}
	l.left, l.right = min(l.left, l.right), max(l.left, l.right)
	if err := t.findRaised(l, first); err != nil {
		return err
	}
	if mayBeHeading(*l) {
		l.bold, err = t.isBold(first, last)
	}
	return err
}

// findRaised looks at what may be a mark in l by its neighbours, and keeps what is small and raised.
func (t textPage) findRaised(l *line, first int) error {
	if utf8.RuneCountInString(l.text) != l.last-l.first+1 {
		return nil // its characters cannot be counted off
	}
	for _, r := range mayBeRaised(l.text) {
		index := first + utf8.RuneCountInString(l.text[:r.start])
		size, err := t.size(index)
		if err != nil || size > 0.8*l.size {
			return err
		}
		origin, err := t.p.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t.page, Index: index})
		if err != nil {
			return fatal(err)
		}
		if l.turn == level && origin.Y > l.base+0.15*l.size {
			l.raised = append(l.raised, r)
		}
	}
	return nil
}

// size is the size of a character in points, as it is printed.
func (t textPage) size(index int) (float64, error) {
	size, err := t.p.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: t.page, Index: index})
	if err != nil {
		return 0, fatal(err)
	}
	matrix, err := t.p.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: t.page, Index: index})
	if err != nil {
		return 0, fatal(err)
	}
	return size.FontSize * math.Hypot(float64(matrix.Matrix.A), float64(matrix.Matrix.B)), nil
}

// isBold goes by the fonts' names: the weights that they declare are wrong as often as right.
func (t textPage) isBold(indices ...int) (bool, error) {
	for _, index := range indices {
		font, err := t.p.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: t.page, Index: index})
		if err != nil {
			return false, fatal(err)
		}
		if !isBoldName(font.FontName) {
			return false, nil
		}
	}
	return true, nil
}

// straighten turns the page as most of its text runs and drops what stands across it: stamps in the
// margin, the labels of axes.
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
		if l.turn == most {
			kept = append(kept, l)
		}
	}
	pg.lines = kept
}

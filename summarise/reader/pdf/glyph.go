package pdf

import (
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// A textPage asks for single characters. Where the text has more or fewer characters than the page (some
// have no text at all, some are two), it is shifted, and each index must be asked for.
type textPage struct {
	p       pdfium.Pdfium
	page    references.FPDF_TEXTPAGE
	shifted bool
}

// place finds out where lines are, and returns how many it came to.
func (t textPage) place(lines []line) (int, error) {
	for i := range lines {
		l := &lines[i]
		first, err := t.index(l.first)
		if err != nil {
			return i, err
		}
		last, err := t.index(l.last)
		if err != nil {
			return i, err
		}
		if first < 0 || last < first {
			continue
		}
		if err := t.placeLine(l, first, last); err != nil {
			return i, err
		}
		if l.turn == level && (mayBeHeading(*l) || i > 0 && lines[i-1].bold) { // a heading goes on in lower case
			if l.bold, err = t.isBold(first, last); err != nil {
				return i, err
			}
		}
	}
	return len(lines), nil
}

// index is that on the page of a character of the text, -1 if it has none.
func (t textPage) index(inText int) (int, error) {
	if !t.shifted || inText < 0 {
		return inText, nil
	}
	got, err := t.p.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: t.page, NTextIndex: inText})
	if err != nil {
		return -1, fatal(err)
	}
	return got.CharIndex, nil
}

// placeLine asks about the first and the last character of l alone, and one between them if need be:
// each question is several calls, and a call costs microseconds.
func (t textPage) placeLine(l *line, first, last int) error {
	m, size, err := t.glyph(first)
	if err != nil {
		return err
	}
	if l.size, err = t.lineSize(l, size, first, last); err != nil {
		return err
	}
	a, b := float64(m.A), float64(m.B)
	switch {
	case math.Abs(a) >= math.Abs(b) && a >= 0:
		return t.placeLevel(l, m, first, last)
	case math.Abs(a) >= math.Abs(b):
		l.turn = over
	case b > 0:
		l.turn = upward
	default:
		l.turn = downward
	}
	return t.placeTurned(l, first, last)
}

// placeLevel places a line that runs from left to right: its baseline is where its text object stands.
func (t textPage) placeLevel(l *line, m structs.FPDF_FS_MATRIX, first, last int) error {
	start, err := t.p.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: t.page, Index: first})
	if err != nil {
		return fatal(err)
	}
	end, err := t.p.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: t.page, Index: last})
	if err != nil {
		return fatal(err)
	}
	// Right to left, the first character is the rightmost.
	l.left, l.right = float64(min(start.Rect.Left, end.Rect.Left)), float64(max(start.Rect.Right, end.Rect.Right))
	l.base = float64(m.F)
	if err := t.findRaised(l); err != nil {
		return err
	}
	return t.turnWords(l)
}

// placeTurned places any other line as a reader sees it who turns the page until it is level.
func (t textPage) placeTurned(l *line, first, last int) error {
	origin, err := t.p.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t.page, Index: first})
	if err != nil {
		return fatal(err)
	}
	end, err := t.p.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: t.page, Index: last})
	if err != nil {
		return fatal(err)
	}
	x, y := origin.X, origin.Y
	switch l.turn {
	case over:
		l.left, l.right, l.base = -x, -end.Left, -y
	case upward:
		l.left, l.right, l.base = y, end.Top, -x
	default:
		l.left, l.right, l.base = -y, -end.Bottom, x
	}
	l.left, l.right = min(l.left, l.right), max(l.left, l.right)
	return nil
}

// findRaised looks at what may be a mark in l, and keeps what is small and raised, or a sign that is so by
// nature.
func (t textPage) findRaised(l *line) error {
	for _, r := range l.mayBeRaised() {
		if !r.isSign(l.text) {
			index, err := t.index(r.index)
			if err != nil || index < 0 {
				return err
			}
			m, size, err := t.glyph(index)
			if err != nil {
				return err
			}
			if r.level = size > raisedSize*l.size || float64(m.F) <= l.base+leastRaise*l.size; r.level && l.text[r.start-1] == ' ' {
				continue
			}
		}
		l.raised = append(l.raised, r.raised)
	}
	return nil
}

// lineSize is the size of the first character, which is given, if the last has it too, else the middle
// one of three: a line may begin with small capitals and end with a raised mark.
func (t textPage) lineSize(l *line, size float64, first, last int) (float64, error) {
	_, b, err := t.glyph(last)
	if err != nil || math.Abs(size-b) <= sameSize*max(size, b) {
		return size, err
	}
	middle := first
	for at, r := range []rune(l.text) {
		if r != ' ' && at*2 >= last-first {
			middle = min(first+at, last)
			break
		}
	}
	_, c, err := t.glyph(middle)
	return max(min(size, b), min(max(size, b), c)), err
}

// glyph is the matrix of a character and its size in points, as it is printed.
func (t textPage) glyph(index int) (structs.FPDF_FS_MATRIX, float64, error) {
	size, err := t.p.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: t.page, Index: index})
	if err != nil {
		return structs.FPDF_FS_MATRIX{}, 0, fatal(err)
	}
	got, err := t.p.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: t.page, Index: index})
	if err != nil {
		return structs.FPDF_FS_MATRIX{}, 0, fatal(err)
	}
	m := got.Matrix
	return m, size.FontSize * math.Hypot(float64(m.A), float64(m.B)), nil
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

package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/requests"
)

// isRightToLeft reports whether r is a letter of a script that runs from right to left.
func isRightToLeft(r rune) bool {
	return r >= 0x0590 && (r <= 0x08FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC) && unicode.IsLetter(r)
}

// turnWords puts words of l that run from right to left in the order they are read in. PDFium goes by the
// order in the file, which some programs write as it is seen: then a word's first letter is its leftmost.
func (t textPage) turnWords(l *line) error {
	if !strings.ContainsFunc(l.text, isRightToLeft) || utf8.RuneCountInString(l.text) != l.last-l.first+1 {
		return nil // or its characters cannot be counted off
	}
	letters := []rune(l.text)
	for start, end := 0, 0; start < len(letters); start = end {
		end = start + 1
		if !isRightToLeft(letters[start]) {
			continue
		}
		for end < len(letters) && (isRightToLeft(letters[end]) || unicode.IsMark(letters[end])) {
			end++
		}
		if end-start < 2 {
			continue
		}
		first, err := t.leftOf(l.first + start)
		if err != nil {
			return err
		}
		last, err := t.leftOf(l.first + end - 1)
		if err != nil {
			return err
		}
		if last > first {
			slices.Reverse(letters[start:end])
			l.left, l.right = min(l.left, first), max(l.right, last+l.size/2) // its last letter is no narrower
		}
	}
	l.text = asRead(string(letters))
	return nil
}

// leftOf is where a character of the text stands, 0 if it stands nowhere.
func (t textPage) leftOf(inText int) (float64, error) {
	index, err := t.index(inText)
	if err != nil || index < 0 {
		return 0, err
	}
	origin, err := t.p.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t.page, Index: index})
	if err != nil {
		return 0, fatal(err)
	}
	return origin.X, nil
}

// asRead moves the punctuation mark that ends a line, if it is mostly from right to left, from its left
// end, and drops the commas that stand for lengthened letters in LibreOffice's files: the scripts have
// commas of their own.
func asRead(text string) string {
	if !runsLeft(text) {
		return text
	}
	if r, size := utf8.DecodeRuneInString(text); strings.ContainsRune(".:!؟،؛", r) {
		text = text[size:] + text[:size]
	}
	var b strings.Builder
	letters := []rune(text)
	for i := 0; i < len(letters); i++ {
		end := i
		for end < len(letters) && letters[end] == ',' {
			end++
		}
		if end > i && i > 0 && end < len(letters) && isRightToLeft(letters[i-1]) && isRightToLeft(letters[end]) {
			i = end
		}
		b.WriteRune(letters[i])
	}
	return b.String()
}

// runsLeft reports whether most letters of text are of scripts that run from right to left.
func runsLeft(text string) bool {
	leftwards, all := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			all++
			if isRightToLeft(r) {
				leftwards++
			}
		}
	}
	return leftwards*2 > all
}

// mirror turns a page that runs from right to left into one from left to right, so that lines begin at
// their left and end at their right.
func (pg *page) mirror() {
	leftwards, all := 0, 0
	for _, l := range pg.lines {
		if all += len(l.text); runsLeft(l.text) {
			leftwards += len(l.text)
		}
	}
	if leftwards*2 <= all {
		return
	}
	pg.box.left, pg.box.right = -pg.box.right, -pg.box.left
	for i := range pg.lines {
		l := &pg.lines[i]
		l.left, l.right = -l.right, -l.left
	}
}

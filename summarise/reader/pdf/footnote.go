package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Where footnotes stand and how large they are.
const (
	footnoteZone = 0.45 // of the page's height, from below
	footnoteSize = 0.92 // of the body's size
)

// dropFootnotes returns lines without footnotes and their marks, and how many there were. A footnote
// begins with a mark that stands raised in the text of its page, is in a smaller font, in the lower part
// of the page, and has no text of the body's size under it. Without the first condition the numbered
// lines of programs would be footnotes.
func dropFootnotes(lines []line, pages []page) (kept []line, dropped int) {
	body := bodySize(lines)
	bounds := make(map[int]box, len(pages))
	for _, pg := range pages {
		bounds[pg.number] = pg.box
	}
	floors := lowestBody(lines, body, bounds)
	marks := make(map[int]map[string]bool) // of the footnotes of each page
	referred := referencesIn(lines)
	inNote := false
	for i, l := range lines {
		b := bounds[l.page]
		small := l.size < footnoteSize*body && l.base < b.bottom+footnoteZone*b.height()
		mark := markOf(l.text)
		if !referred[reference{l.page, mark}] {
			mark = ""
		}
		goesOn := inNote && lines[i-1].page == l.page
		inNote = small && (goesOn || mark != "" && l.base < floors.under(l, b))
		if !inNote {
			kept = append(kept, l)
			continue
		}
		if mark != "" {
			dropped++
			if marks[l.page] == nil {
				marks[l.page] = make(map[string]bool)
			}
			marks[l.page][mark] = true
		}
	}
	for i := range kept {
		dropMarks(&kept[i], marks[kept[i].page])
	}
	return kept, dropped
}

// A reference is a mark in the text of a page.
type reference struct {
	page int
	mark string
}

func referencesIn(lines []line) map[reference]bool {
	all := make(map[reference]bool)
	for _, l := range lines {
		for _, r := range l.raised {
			if !r.level || !r.unit {
				all[reference{l.page, l.text[r.start:r.end]}] = true
			}
		}
	}
	return all
}

// dropMarks takes the raised marks of footnotes out of l.
func dropMarks(l *line, marks map[string]bool) {
	for i := len(l.raised) - 1; i >= 0; i-- {
		if r := l.raised[i]; marks[l.text[r.start:r.end]] && !r.unit {
			l.text = strings.TrimSpace(strings.TrimRight(l.text[:r.start], " ") + l.text[r.end:])
		}
	}
	l.raised = nil
}

// strips are how many parts a page's width is looked at in: enough to tell its columns apart.
const strips = 64

// floors are the heights of the lowest lines of the body's size, for each page and each strip of it.
type floors map[int]*[strips]float64

func lowestBody(lines []line, body float64, bounds map[int]box) floors {
	f := make(floors)
	for _, l := range lines {
		if l.size < footnoteSize*body || l.size > 2*body {
			continue
		}
		if f[l.page] == nil {
			f[l.page] = new([strips]float64)
			for i := range f[l.page] {
				f[l.page][i] = math.Inf(1)
			}
		}
		for i := range l.strips(bounds[l.page]) {
			f[l.page][i] = min(f[l.page][i], l.base)
		}
	}
	return f
}

// under is the height of the lowest body line over or under l.
func (f floors) under(l line, page box) float64 {
	lowest := math.Inf(1)
	if on := f[l.page]; on != nil {
		for i := range l.strips(page) {
			lowest = min(lowest, on[i])
		}
	}
	return lowest
}

// strips yields those of page that l reaches into.
func (l line) strips(page box) func(yield func(int) bool) {
	at := func(x float64) int {
		part := (x - page.left) / (page.right - page.left)
		switch {
		case part >= 1:
			return strips - 1
		case part > 0:
			return int(part * strips)
		}
		return 0 // NaN too: a page may have no width
	}
	return func(yield func(int) bool) {
		for i := at(l.left); i <= at(l.right) && yield(i); i++ {
		}
	}
}

// markOf is the footnote's mark that s begins with, if it goes on with words; else "". Rows of tables
// begin with numbers too, but go on with numbers.
func markOf(s string) string {
	rest := strings.TrimLeft(s, "[(")
	start := rest
	for n := 0; ; n++ {
		r, size := utf8.DecodeRuneInString(rest)
		if !isMark(r) {
			break
		}
		if rest = rest[size:]; n == 3 { // a year
			return ""
		}
	}
	mark := start[:len(start)-len(rest)]
	rest = strings.TrimLeft(rest, ".)] :")
	for i, r := range rest {
		if unicode.IsLetter(r) {
			return mark
		}
		if unicode.IsDigit(r) || i > 8 {
			return ""
		}
	}
	return mark
}

package pdf

import (
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
	floors := lowestBody(lines, body)
	bounds := make(map[int]box, len(pages))
	for _, pg := range pages {
		bounds[pg.number] = pg.box
	}
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
		inNote = small && (goesOn || mark != "" && l.base < floors.under(l))
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

// A reference is a raised mark in the text of a page.
type reference struct {
	page int
	mark string
}

func referencesIn(lines []line) map[reference]bool {
	all := make(map[reference]bool)
	for _, l := range lines {
		for _, r := range l.raised {
			all[reference{l.page, l.text[r.start:r.end]}] = true
		}
	}
	return all
}

// dropMarks takes the raised marks of footnotes out of l.
func dropMarks(l *line, marks map[string]bool) {
	for i := len(l.raised) - 1; i >= 0; i-- {
		if r := l.raised[i]; marks[l.text[r.start:r.end]] && !r.unit {
			l.text = strings.TrimSpace(l.text[:r.start] + l.text[r.end:])
		}
	}
	l.raised = nil
}

// floors are the lines of the body's size on each page.
type floors map[int][]line

func lowestBody(lines []line, body float64) floors {
	const most = 50 // columns of a page
	f := make(floors)
	for _, l := range lines {
		if l.size < footnoteSize*body || l.size > 2*body {
			continue
		}
		on := f[l.page]
		for i := range on { // one line a column is enough: the lowest
			if on[i].left < l.right && l.left < on[i].right {
				if l.base < on[i].base {
					on[i].base = l.base
				}
				on[i].left, on[i].right = min(on[i].left, l.left), max(on[i].right, l.right)
				l.size = 0
				break
			}
		}
		if l.size > 0 && len(on) < most {
			f[l.page] = append(on, l)
		}
	}
	return f
}

// under is the height of the lowest body line over or under l.
func (f floors) under(l line) float64 {
	lowest := 1e9
	for _, o := range f[l.page] {
		if o.left < l.right && l.left < o.right {
			lowest = min(lowest, o.base)
		}
	}
	return lowest
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

func isMark(r rune) bool {
	return unicode.IsDigit(r) || strings.ContainsRune("*†‡§¶‖∗⁎¹²³⁴⁵⁶⁷⁸⁹⁰", r)
}

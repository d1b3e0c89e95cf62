package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is drawn apart from its line but read with it. Programs put such pieces anywhere in the file's
// order: WeasyPrint draws the markers of lists after all other text of a page.
const (
	markerGap = 3.0 // most room between a list's marker and its text, in sizes
	capitalBy = 1.8 // a drop capital is so many times larger than its text
)

// gather joins pieces that are lines of their own to the line that they belong to: the bullet or number
// of a list's item, the mark of a footnote, a drop capital.
func (pg *page) gather() {
	pg.mend()
	var pieces []int
	for i, l := range pg.lines {
		if n := utf8.RuneCountInString(l.text); n <= 5 && l.size > 0 && (isMarker(l.text) || isMarks(l.text) || isCapital(l.text)) {
			pieces = append(pieces, i)
		}
	}
	if len(pieces) == 0 {
		return
	}
	shelf := newShelf(pg.lines)
	for _, i := range pieces {
		piece := &pg.lines[i]
		if isMarker(piece.text) && shelf.joinMarker(piece) ||
			isMarks(piece.text) && (shelf.joinMark(piece) || shelf.joinNumber(piece)) ||
			isCapital(piece.text) && shelf.joinCapital(piece) {
			piece.text = ""
		}
	}
	pg.lines = slices.DeleteFunc(pg.lines, func(l line) bool { return l.text == "" })
}

// mend joins lines that PDFium cut in two, as it does behind raised marks: the next one goes on at the same
// height, a blank's width away.
func (pg *page) mend() {
	kept := pg.lines[:0]
	for _, l := range pg.lines {
		if n := len(kept); n > 0 {
			o := &kept[n-1]
			if o.size > 0 && !o.hyphen && o.sizeLike(l) && math.Abs(o.base-l.base) < leastRaise*l.size && l.left > o.right-l.size/4 && l.left-o.right < 0.8*l.size {
				for _, r := range l.raised {
					r.start, r.end = r.start+len(o.text)+1, r.end+len(o.text)+1
					o.raised = append(o.raised, r)
				}
				o.text += " " + l.text
				o.right, o.hyphen = l.right, l.hyphen
				continue
			}
		}
		kept = append(kept, l)
	}
	pg.lines = kept
}

// A shelf is the lines of a page from the lowest to the highest.
type shelf struct {
	lines  []line
	rising []int
	words  map[string]int // in lower case, how often; nil until asked for
}

func newShelf(lines []line) *shelf {
	s := &shelf{lines: lines}
	for i, l := range lines {
		if l.size > 0 {
			s.rising = append(s.rising, i)
		}
	}
	slices.SortStableFunc(s.rising, func(a, b int) int { return cmp.Compare(lines[a].base, lines[b].base) })
	return s
}

// between yields the lines with baselines from low to high, so many of them as columns and a drop capital's
// lines may be.
func (s *shelf) between(low, high float64) func(yield func(*line) bool) {
	const most = 100
	return func(yield func(*line) bool) {
		start, _ := slices.BinarySearchFunc(s.rising, low, func(i int, base float64) int { return cmp.Compare(s.lines[i].base, base) })
		for _, i := range s.rising[start:min(len(s.rising), start+most)] {
			l := &s.lines[i]
			if l.base > high || l.text != "" && !yield(l) {
				return
			}
		}
	}
}

// joinMarker puts a marker before the line right of it.
func (s *shelf) joinMarker(m *line) bool {
	var item *line
	for l := range s.between(m.base-leastRaise*m.size, m.base+leastRaise*m.size) {
		if l != m && l.left > m.left && l.left-m.right < markerGap*m.size && !isMarker(l.text) && (item == nil || l.left < item.left) {
			item = l
		}
	}
	if item == nil {
		return false
	}
	item.prefix(m.text+" ", m.left)
	return true
}

// joinMark puts a raised mark behind the line left of it.
func (s *shelf) joinMark(m *line) bool {
	for l := range s.between(m.base-mostRaise/raisedSize*2*m.size, m.base) {
		rise := (m.base - l.base) / l.size
		if l != m && m.size <= raisedSize*l.size && rise > leastRaise && rise < mostRaise && math.Abs(m.left-l.right) < l.size/2 && endsWordOrClause(l.text) {
			l.raised = append(l.raised, raised{start: len(l.text), end: len(l.text) + len(m.text)})
			l.text += m.text
			l.right = m.right
			return true
		}
	}
	return false
}

// joinNumber puts the number of a footnote before the note, which is right of it and a little lower.
func (s *shelf) joinNumber(m *line) bool {
	for l := range s.between(m.base-mostRaise/raisedSize*2*m.size, m.base+leastRaise*m.size) {
		if rise := (m.base - l.base) / l.size; l != m && rise < mostRaise && l.left > m.left && l.left-m.right < m.size && m.size <= l.size {
			l.prefix(m.text+" ", m.left)
			return true
		}
	}
	return false
}

// joinCapital puts a drop capital before the highest line beside it, and moves the others beside it to its
// left edge, where they would stand without it.
func (s *shelf) joinCapital(c *line) bool {
	var beside []*line
	for l := range s.between(c.base-c.size/4, c.base+c.size) {
		if l != c && c.size >= capitalBy*l.size && l.left > c.left-l.size/4 && l.left-c.right < l.size {
			beside = append(beside, l)
		}
	}
	if len(beside) < 2 {
		return false
	}
	first := beside[len(beside)-1]
	if r, _ := utf8.DecodeRuneInString(first.text); !unicode.IsLetter(r) && r != '\'' && r != '’' {
		return false
	}
	for _, l := range beside[:len(beside)-1] {
		l.left = min(l.left, c.left)
	}
	text := c.text
	if s.isWord(c.text, first.text) {
		text += " "
	}
	first.prefix(text, c.left)
	return true
}

// isWord reports whether a drop capital is a word of its own: "A" before "harbour" is, unless the page has
// the word that both would make.
func (s *shelf) isWord(capital, text string) bool {
	if !strings.ContainsAny(capital, "AIOÀYÉ") {
		return false
	}
	if s.words == nil {
		s.words = make(map[string]int)
		for _, l := range s.lines {
			for w := range strings.FieldsSeq(strings.ToLower(l.text)) {
				s.words[w]++
			}
		}
	}
	word, _, _ := strings.Cut(strings.ToLower(text), " ")
	return s.words[strings.ToLower(capital)+word] == 0 && s.words[word] > 1 // itself is one
}

// prefix puts text before l, which then begins at left.
func (l *line) prefix(text string, left float64) {
	l.text = text + l.text
	l.left = min(l.left, left)
	for i := range l.raised {
		l.raised[i].start += len(text)
		l.raised[i].end += len(text)
	}
}

// isMarker reports whether s is the marker of a list's item alone: a bullet, "3.", "(b)", "iv)".
func isMarker(s string) bool {
	if beginsBullet(s + " ") {
		return true
	}
	body := strings.TrimLeft(s, "([")
	inside := strings.TrimRight(body, ".)]")
	return len(inside) == len(body)-1 && inside != "" && (isNumber(inside) || isRoman(inside) || utf8.RuneCountInString(inside) == 1 && endsWithLetter(inside))
}

// isMarks reports whether s is nothing but the mark of a footnote.
func isMarks(s string) bool {
	return utf8.RuneCountInString(s) <= 3 && strings.IndexFunc(s, func(r rune) bool { return !isMark(r) }) < 0
}

// isCapital reports whether s is a capital letter, a quotation mark before it or not.
func isCapital(s string) bool {
	s = strings.TrimLeft(s, "“\"‘«„'")
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && unicode.IsUpper(r)
}

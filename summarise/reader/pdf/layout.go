package pdf

import (
	"cmp"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Measures of a layout, in parts of the font size if not said otherwise. They were found on 79 PDFs of
// known text (documents research, section 5).
const (
	sameSize     = 0.06 // of the size; two fonts that differ less are one
	leastIndent  = 0.8
	mostIndent   = 4.0
	looseLeading = 1.2  // of the usual distance of lines; more parts paragraphs
	headingSize  = 1.1  // of the body's size
	headingPitch = 1.7  // lines of one heading are nearer than this
	raisedBy     = 0.55 // a baseline that differs less belongs to the same line of print
	blankWidth   = 0.25
)

// A print is the lines of a document in the file's order, without furniture and footnotes, and what they
// have in common. The order is the file's own because sorting by place loses it in columns.
type print struct {
	lines   []line
	body    float64         // the size most of the text has
	bold    bool            // bold lines are headings: few are
	pitch   map[int]float64 // usual distance of lines, by size in tenths of a point
	columns []column        // of each line
}

func newPrint(lines []line) *print {
	takeHyphens(lines)
	p := &print{lines: lines, body: bodySize(lines), pitch: pitches(lines)}
	p.columns = columnsOf(lines)
	bold := 0
	for _, l := range lines {
		if l.bold {
			bold++
		}
	}
	p.bold = bold*5 < len(lines)
	return p
}

func tenths(size float64) int { return int(math.Round(size * 10)) }

// bodySize is the size that most characters have.
func bodySize(lines []line) float64 {
	lengths := make(map[int]int)
	best := 0
	for _, l := range lines {
		t := tenths(l.size)
		lengths[t] += utf8.RuneCountInString(l.text)
		if lengths[t] > lengths[best] {
			best = t
		}
	}
	return float64(best) / 10
}

func (l line) sizeLike(o line) bool {
	return math.Abs(l.size-o.size) <= sameSize*max(l.size, o.size)
}

// pitches finds the most frequent distance of neighbouring lines for each size.
func pitches(lines []line) map[int]float64 {
	counts := make(map[int]map[int]int)
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		d := a.base - b.base
		if a.page != b.page || !a.sizeLike(b) || d <= raisedBy*a.size || d > 4*a.size {
			continue
		}
		t := tenths(b.size)
		if counts[t] == nil {
			counts[t] = make(map[int]int)
		}
		counts[t][int(math.Round(d*2))]++
	}
	pitch := make(map[int]float64)
	for t, distances := range counts {
		most, best := 0, 0
		for half, n := range distances {
			if n > most || n == most && half < best {
				most, best = n, half
			}
		}
		if most >= 2 {
			pitch[t] = float64(best) / 2
		}
	}
	return pitch
}

// joins reports whether line i goes on with the paragraph of line i-1.
func (p *print) joins(i int) bool {
	prev, next := p.lines[i-1], p.lines[i]
	if !prev.sizeLike(next) || beginsBullet(next.text) || p.isHeading(prev) != p.isHeading(next) {
		return false
	}
	down := prev.base - next.base
	below := prev.page == next.page && down > 0 && prev.left < next.right && next.left < prev.right
	if below && p.isHeading(prev) && down < headingPitch*prev.size {
		return true
	}
	if prev.hyphen && beginsLower(next.text) {
		return true
	}
	loose := down > looseLeading*p.pitchOf(next)
	if below && !loose && isMarker(firstField(prev.text)) && !endsSentence(prev.text) && !beginsItem(next.text) && next.left-prev.left >= leastIndent*next.size {
		return true // it hangs under the text of its item
	}
	if below && (loose || math.Abs(next.left-prev.left) > mostIndent*next.size) || p.begins(i, below) {
		return false
	}
	if !p.isFull(i - 1) {
		return !below && p.goesOn(i-1)
	}
	return below || !p.isHeading(prev) && (beginsLower(next.text) || !endsSentence(prev.text))
}

// goesOn reports whether the sentence of line i goes on where the next column or page begins, though the
// line is not full: text with a ragged edge.
func (p *print) goesOn(i int) bool {
	l, col := p.lines[i], p.columns[i]
	return col.ragged && !p.isHeading(l) && !endsSentence(l.text) && beginsLower(p.lines[i+1].text) && l.right-l.left > (col.right-col.left)/2
}

// begins reports whether line i stands where the first line of a paragraph does. below says that it is
// right below the one before.
func (p *print) begins(i int, below bool) bool {
	prev, next, col := p.lines[i-1], p.lines[i], p.columns[i]
	level := below && math.Abs(next.left-prev.left) < leastIndent/2*next.size
	switch {
	case below && col.quotation != p.columns[i-1].quotation,
		level && col.quotation && endsSentence(prev.text) && prev.right < col.right-prev.size: // paragraphs of one line
		return true
	case col.hanging:
		return below && !level && !col.indent(next)
	case !col.indent(next):
		return below && !level && next.left < col.left-leastIndent*next.size
	case !level: // the second line of an item hangs under the first one's text
		return !below || !beginsItem(prev.text)
	}
	// Two indented lines: each a paragraph's first, or both inside a quotation.
	alone := i < 2 || math.Abs(p.lines[i-2].left-prev.left) >= leastIndent/2*next.size
	return alone && endsSentence(prev.text)
}

func (p *print) isHeading(l line) bool {
	return l.size > headingSize*p.body || p.bold && l.bold && l.size > footnoteSize*p.body
}

func (p *print) pitchOf(l line) float64 {
	return cmp.Or(p.pitch[tenths(l.size)], headingSize*l.size*1.1)
}

// isFull reports whether the first word of the line after i would not have fitted on line i.
func (p *print) isFull(i int) bool {
	l, next := p.lines[i], p.lines[i+1]
	end := l.right
	if l.hyphen {
		end += l.size / 3
	}
	word := float64(firstWord(next.text)) / float64(utf8.RuneCountInString(next.text)) * (next.right - next.left)
	return end+blankWidth*l.size+word > p.columns[i].right-blankWidth*l.size
}

func firstField(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// firstWord is the length of what cannot be parted at the start of a line, in runes.
func firstWord(s string) int {
	n := 0
	for _, r := range s {
		if r == ' ' || n > 0 && isUnspaced(r) {
			break
		}
		n++
	}
	return n
}

// isUnspaced reports whether r is of a script that puts no blanks between words.
func isUnspaced(r rune) bool {
	return r > 0x0E00 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) ||
		0x3000 <= r && r <= 0x303F || 0xFF00 <= r && r <= 0xFFEF)
}

func beginsLower(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
		if unicode.IsDigit(r) {
			return false
		}
	}
	return false
}

// endsSentence reports whether s ends as sentences do, closing marks aside.
func endsSentence(s string) bool {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', '．':
			return true
		case '"', '\'', '”', '’', '»', '“', '«', ')', ']', '」', '』', '）', '›':
			s = s[:len(s)-size]
		default:
			return false
		}
	}
	return false
}

// beginsItem reports whether s begins as an item of a list does, numbered or not.
func beginsItem(s string) bool {
	if beginsBullet(s) {
		return true
	}
	mark, _, ok := strings.Cut(s, " ")
	digits := strings.TrimLeft(strings.TrimLeft(mark, "(["), "0123456789")
	return ok && len(mark) <= 5 && len(digits) == 1 && len(mark) > 1 && strings.Contains(".)]", digits) || mark == "–" || mark == "-"
}

// beginsBullet reports whether s begins as an item of a list does.
func beginsBullet(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '•', '◦', '▪', '‣', '∙', '●', '○', '■', '□': // a dash may as well go on with a sentence
		return len(s) > size && s[size] == ' '
	}
	return false
}

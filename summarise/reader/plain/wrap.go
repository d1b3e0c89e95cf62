package plain

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWrap is the widest line that is taken for one an editor wrapped: longer ones are paragraphs.
const maxWrap = 130

// narrow is the width of a column below which lines are verse or a list.
const narrow = 40

// wrapping is how the lines of a whole text end. The zero value is a text of one paragraph a line.
type wrapping struct {
	wrapped  bool
	separate bool // most lines end with their sentences: each is a paragraph, whatever the next begins with
	indented bool // a paragraph's first line is indented
	width    int  // columns the text was wrapped at, about
	slack    int  // columns that a full line may stay short of it
}

// measure looks at every pair of lines with no blank line between them.
func measure(lines []string) wrapping {
	var widths [maxWrap + 1]int
	var pairs, long, ended, indents, atEnds int
	for line, next := range pairsOf(lines) {
		pairs++
		ends, in := endsSentence(line), indentOf(next) >= 2
		ended += one(ends)
		indents += one(in)
		atEnds += one(ends && in)
		if w := widthOf(line); w <= maxWrap {
			widths[w]++
		} else {
			long++
		}
	}
	w := wrapping{separate: pairs >= 4 && ended*2 > pairs, indented: atEnds*10 >= indents*7 && indents*10 < pairs*8}
	if w.separate || pairs == 0 || long*10 > pairs {
		return w
	}
	for below := 0; w.width < maxWrap; w.width++ { // the width that 95 of 100 lines keep to
		if below += widths[w.width]; below*100 >= (pairs-long)*95 {
			break
		}
	}
	return w.fit(lines, pairs, ended)
}

// fit decides whether lines are wrapped at w's width, and how strictly.
func (w wrapping) fit(lines []string, pairs, ended int) wrapping {
	loose := wrapping{width: w.width, slack: w.width / 8}
	var full, begun, strict int
	for line, next := range pairsOf(lines) {
		full += one(loose.isFull(line, next))
		if endsSentence(line) {
			continue
		}
		strict += one(w.isFull(line, next))
		begun += one(beginsSmall(next) || beginsWide(next) && widthOf(line) >= narrow)
	}
	w.wrapped = w.width >= narrow && full*10 >= pairs*6
	if pairs < 4 { // too few to go by: some line must plainly go on in the next
		w.wrapped = w.wrapped && ended*2 <= pairs && begun*2 >= pairs && begun > 0
	}
	if strict*10 < (pairs-ended)*9 { // its editor does not fill lines to the last word that fits
		w.slack = loose.slack
	}
	return w
}

// pairsOf yields the neighbouring lines that may belong to one paragraph.
func pairsOf(lines []string) iter.Seq2[string, string] {
	return func(yield func(line, next string) bool) {
		for i := range len(lines) - 1 {
			line, next := lines[i], lines[i+1]
			if isBlank(line) || isBlank(next) || beginsItem(next) || isRule(next) || isQuoted(next) {
				continue
			}
			if !yield(line, next) {
				return
			}
		}
	}
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// isFull reports whether next's first word would not have fitted on line.
func (w wrapping) isFull(line, next string) bool {
	return widthOf(line)+1+firstWord(next) > w.width-w.slack
}

// joins reports whether next goes on with the paragraph that line belongs to.
func (w wrapping) joins(line, next string) bool {
	if w.wrapped && w.isFull(line, next) {
		return true
	}
	goesOn := !endsSentence(line) && !strings.HasSuffix(line, ":") && beginsSmall(next) && !strings.Contains(next[:min(len(next), 12)], "://")
	return goesOn && (w.wrapped || !w.separate && widthOf(line) >= narrow && widthOf(line) <= maxWrap)
}

// paragraphs cuts a block of lines of prose into texts.
func (w wrapping) paragraphs(lines []string) []string {
	var texts []string
	ends := 0 // texts that end as sentences do
	var b strings.Builder
	flush := func() {
		if text := folded(b.String()); text != "" {
			texts = append(texts, text)
			if endsSentence(text) {
				ends++
			}
		}
		b.Reset()
	}
	for i, line := range lines {
		if i > 0 && (!w.joins(lines[i-1], line) || w.indented && indentOf(line) >= 2) {
			flush()
		}
		appendLine(&b, line)
	}
	flush()
	if len(texts) == len(lines) && len(texts) >= 3 && ends*2 < len(texts) && widest(texts) <= maxWrap/2 {
		return []string{strings.Join(texts, "\n")} // verse, an address, a table
	}
	return texts
}

// appendLine adds line to a paragraph. A line that ends in a hyphen after a letter goes on without a
// space ("well-" + "known"), and so does writing without spaces between words.
func appendLine(b *strings.Builder, line string) {
	line = strings.TrimSpace(line)
	if b.Len() == 0 || line == "" {
		b.WriteString(line)
		return
	}
	tail := b.String()
	tail = tail[max(0, len(tail)-2*utf8.UTFMax):]
	last, size := utf8.DecodeLastRuneInString(tail)
	before, _ := utf8.DecodeLastRuneInString(tail[:len(tail)-size])
	first, _ := utf8.DecodeRuneInString(line)
	switch {
	case string(last) == softHyphen:
	case last == '-' && unicode.IsLetter(before) && unicode.IsLower(first):
	case isWide(last) && isWide(first) && !unicode.Is(unicode.Hangul, last):
	default:
		b.WriteByte(' ')
	}
	b.WriteString(line)
}

// endsSentence reports whether line ends as a sentence does, closing marks aside.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, " \t\u00a0\"'”’»›)]}」』）*_")
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…。！？؟।", last) && line != ""
}

// beginsSmall reports whether line begins with a small letter.
func beginsSmall(line string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, " \t\"'“‘«(["))
	return unicode.IsLower(first)
}

// beginsWide reports whether line begins in a writing without small letters or spaces.
func beginsWide(line string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, " \t\u3000"))
	return isWide(first)
}

func firstWord(line string) int {
	line = strings.TrimLeft(line, " \t")
	for i, r := range line {
		if unicode.IsSpace(r) {
			return widthOf(line[:i])
		}
		if isWide(r) {
			return widthOf(line[:i+utf8.RuneLen(r)])
		}
	}
	return widthOf(line)
}

func indentOf(line string) int {
	n := 0
	for _, r := range line {
		switch r {
		case ' ', '\u3000':
			n++
		case '\t':
			n += 4
		default:
			return n
		}
	}
	return n
}

func widest(texts []string) int {
	most := 0
	for _, t := range texts {
		most = max(most, widthOf(t))
	}
	return most
}

// widthOf is the columns that line takes, its ends trimmed; counting stops past maxWrap.
func widthOf(line string) int {
	w := 0
	for _, r := range strings.TrimSpace(line) {
		switch {
		case r < 0x300: // no marks below
			w++
		case unicode.Is(unicode.Mn, r):
		case isWide(r):
			w += 2
		default:
			w++
		}
		if w > maxWrap {
			return w
		}
	}
	return w
}

// isWide reports whether r takes two columns and needs no space to its neighbours.
func isWide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115F || 0x2E80 <= r && r <= 0xA4CF || 0xAC00 <= r && r <= 0xD7A3 ||
		0xF900 <= r && r <= 0xFAFF || 0xFE30 <= r && r <= 0xFE6F || 0xFF00 <= r && r <= 0xFF60 || 0x20000 <= r && r <= 0x3FFFD)
}

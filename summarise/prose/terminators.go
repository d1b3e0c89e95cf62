package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// always reports whether r ends a sentence whatever follows, also glued to it.
func always(r rune) bool {
	switch r {
	case '。', '！', '？', '．', '｡', '؟', '۔', '।', '॥', '።', '፧', '፨', '။', '։', '\u037e':
		return true
	}
	return false
}

// terminator looks at the terminators that begin at at, decides whether a sentence ends after
// them and returns where to go on.
func (s *splitter) terminator(at int) int {
	run := s.readRun(at)
	if run.spaced && s.omits(at, run) {
		s.end(at + 1) // "compounds. . . . The practice": the next sentence opens with an omission
		return run.end
	}
	if run.end >= s.bracket && s.ends(at, run) {
		s.end(run.end)
	}
	return max(run.end, at+1)
}

// A run is what stands together at the end of a sentence: its terminators, the quotation marks
// and brackets that close after them, and references to footnotes.
type run struct {
	end      int  // offset after all of it
	points   int  // how many full stops; … is three
	spaced   bool // an ellipsis written ". . ."
	strong   bool // holds ! or ?
	closed   bool // closing marks follow the terminators
	note     bool // a reference to a footnote follows
	whatever bool // ends a sentence whatever follows
}

func (s *splitter) readRun(at int) run {
	r := run{end: at}
	for r.end < len(s.text) {
		c, size := decode(s.text, r.end)
		switch {
		case isTerminator(c) || r.end == at:
			r.strong = r.strong || c == '!' || c == '?' || c == '‼' || c == '⁇' || c == '⁈' || c == '⁉'
			r.whatever = r.whatever || always(c)
			if c == '.' {
				r.points++
			}
			if c == '…' {
				r.points += 3
			}
			r.end += size
		case (c == ' ' || c == '\u00a0') && r.points > 0 && !r.closed && s.spacedPoint(r.end, size):
			r.spaced = true
			r.end += size
		case isCloser(c) && s.closes(c, r.end+size):
			r.closed = true
			r.end += size
		case (c == ' ' || c == '\u00a0' || c == '\u202f') && r.end > at && strings.HasPrefix(s.text[r.end+size:], "»"):
			r.closed = true // French sets a space before the mark
			r.end += size + len("»")
		case isSuperscript(c):
			r.note = true
			r.end += size
		case c == '[' && r.end > at:
			end := noteEnd(s.text, r.end)
			if end == 0 {
				return r
			}
			r.note = true
			r.end = end
		case c >= '0' && c <= '9' && !r.note && r.points == 1:
			end := s.gluedNote(at, r.end)
			if end == 0 {
				return r
			}
			r.note = true
			r.end = end
		default:
			return r
		}
	}
	return r
}

// omits reports whether r is a full stop, glued to its word, and behind it the three points of an
// omission that the next sentence opens with.
func (s *splitter) omits(at int, r run) bool {
	prev, _ := before(s.text, at)
	if r.points != 4 || r.closed || !isWordRune(prev) || !unicode.IsSpace(rune(s.text[at+1])) {
		return false
	}
	letter, _ := firstLetter(s.text, skipSpace(s.text, r.end))
	return unicode.IsUpper(letter)
}

// spacedPoint reports whether the space at at stands inside an ellipsis: ". . .".
func (s *splitter) spacedPoint(at, size int) bool {
	if next, _ := decode(s.text, at+size); next != '.' {
		return false
	}
	after, _ := decode(s.text, at+size+1)
	prev, _ := before(s.text, at)
	return prev == '.' && (after == 0 || after == ' ' || after == '.' || after == '\n' || after == '\u00a0' || isCloser(after))
}

// closes reports whether c, which ends before next, is a closing mark here: a straight quotation
// mark or an apostrophe also opens, and then a letter stands behind it.
func (s *splitter) closes(c rune, next int) bool {
	switch c {
	case '"', '\'', '’', '“', '‘':
		after, _ := decode(s.text, next)
		return !isWordRune(after) || c == '"' && (isIdeograph(after) || unicode.IsUpper(after) && s.quoteOpen(next-1))
	}
	return true
}

// quoteOpen reports whether a straight quotation mark in the sentence at hand is still open at at.
func (s *splitter) quoteOpen(at int) bool {
	return strings.Count(s.text[max(s.start, at-maxBracket):at], "\"")%2 == 1
}

// gluedNote returns the end of a footnote's number glued to the full stop at point
// ("consultation.11 12 Take"), 0 if the digits at at are none.
func (s *splitter) gluedNote(point, at int) int {
	prev, _ := before(s.text, point)
	if !unicode.IsLetter(prev) && prev != ')' && prev != ']' && prev != '"' && prev != '”' && prev != '%' {
		return 0
	}
	if unicode.IsLetter(prev) && s.rules.abbreviation(s.token(point)) != plainWord {
		return 0
	}
	for {
		digits := 0
		for at < len(s.text) && isDigit(rune(s.text[at])) {
			at++
			digits++
		}
		if digits == 0 || digits > 3 {
			return 0
		}
		if at == len(s.text) || s.text[at] != ' ' && s.text[at] != ',' {
			return 0
		}
		next, _ := decode(s.text, at+1)
		if unicode.IsUpper(next) && s.text[at] == ' ' {
			return at
		}
		at++
	}
}

// ends decides whether the sentence ends with r, whose first terminator stands at at.
func (s *splitter) ends(at int, r run) bool {
	next := skipSpace(s.text, r.end)
	if next == len(s.text) {
		return true
	}
	c, _ := decode(s.text, next)
	glued := next == r.end
	switch {
	case isTerminator(c) && !glued && !(c == '.' || c == '…'):
		return false
	case c == ',' || c == ';' || c == ':' || c == '/' || isCloser(c) && !isOpener(c) && c != '"' && c != '\'':
		return false
	case r.whatever:
		return s.endsWhatever(at, r, c, glued)
	}
	if glued {
		return s.endsGlued(at, r, next)
	}
	if isDash(c) && !strings.ContainsAny(s.text[r.end:next], "\n\r") {
		if follows, _ := decode(s.text, next+utf8.RuneLen(c)); follows == ' ' || follows == '\u00a0' {
			return false // "— said she.": the speech goes on behind the dash
		}
	}
	if at-s.start <= maxLabel && s.label.kind == counted {
		return false // the point of a label: "1.) The first item"
	}
	if labelAt(s.text, next).opens() && !s.rules.isAbbreviated(s.token(at)) {
		return true
	}
	letter, first := firstLetter(s.text, next)
	switch {
	case letter == 0:
		return r.strong || s.pointEnds(at, r, next)
	case unicode.IsLower(letter) && !isIdeograph(letter):
		return (startsBrand(s.text, first) || c == '.' || c == '…') && r.points == 1 && !s.rules.isAbbreviated(s.token(at))
	case r.spaced && r.points == 3:
		return false // an omission, not an end
	case r.strong:
		return true
	}
	return s.pointEnds(at, r, first)
}

// endsWhatever is ends for the terminators of scripts that set no space after a sentence.
func (s *splitter) endsWhatever(at int, r run, next rune, glued bool) bool {
	if !glued {
		return true
	}
	prev, _ := before(s.text, at)
	if isDigit(prev) && isDigit(next) { // ３．２９％
		return false
	}
	// 「…」と述べた: after closing marks a Japanese sentence goes on with a particle.
	return !(r.closed && (next == 'と' || next == 'は' || next == 'が' || next == 'を' || next == 'に' || next == 'で' || next == 'の' || next == 'も'))
}

// endsGlued is ends where no space follows: "carburant.La", "a.m.", "Yahoo!Then", "www.site.com".
func (s *splitter) endsGlued(at int, r run, next int) bool {
	c, size := decode(s.text, next)
	opened := isOpener(c) && c != '(' && c != '['
	if opened {
		c, size = decode(s.text, next+size)
	}
	prev, prevSize := before(s.text, at)
	if !unicode.IsUpper(c) {
		return r.points <= 1 && isIdeograph(c) && isIdeograph(prev)
	}
	if r.points > 1 {
		return false // "see...And": as often a pause as an end
	}
	after, _ := decode(s.text, next+size)
	closedBefore := isCloser(prev) // "…".La"
	if !unicode.IsLetter(after) && !strings.ContainsRune("'’ \u00a0", after) && !(after == '.' && (r.closed || closedBefore)) {
		return false
	}
	beforePrev, _ := before(s.text, at-prevSize)
	switch {
	case r.closed || r.note:
		return true
	case closedBefore:
		return isWordRune(beforePrev) || isTerminator(beforePrev)
	case isDigit(prev):
		return len(s.token(at)) >= 3 && !s.inAddress(at)
	case opened:
		return unicode.IsLetter(prev) && !s.rules.isAbbreviated(s.token(at))
	case !unicode.IsLower(prev) || !unicode.IsLower(beforePrev) || s.rules.isAbbreviated(s.token(at)):
		return false
	}
	return !s.inAddress(at)
}

// inAddress reports whether the run of printable text round at looks like a link, a host, a file
// or an e-mail address.
func (s *splitter) inAddress(at int) bool {
	from, to := at, at+1
	for from > 0 && at-from < maxToken && s.text[from-1] > ' ' {
		from--
	}
	for to < len(s.text) && to-at < maxToken && s.text[to] > ' ' {
		to++
	}
	left, right := s.text[from:at], s.text[at+1:to]
	if strings.ContainsAny(left, "/@\\_=") || strings.ContainsAny(right, "/@\\_=") ||
		strings.HasPrefix(strings.ToLower(left), "www.") {
		return true
	}
	// a further point between letters: a host's name
	for i := 0; i+1 < len(right); i++ {
		if right[i] == '.' && 'a' <= right[i+1] && right[i+1] <= 'z' {
			return true
		}
	}
	return false
}

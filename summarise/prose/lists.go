package prose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A labelKind is the kind of mark a list item begins with.
type labelKind byte

const (
	noLabel labelKind = iota
	bullet            // "• item"
	counted           // "1. item", "2) item", "b.) item", "(c) item", "iv) item"
)

// A listLabel is the mark an item begins with. Where items run on in one line, next is the mark
// that the following one must have.
type listLabel struct {
	kind labelKind
	next string
}

// opens reports whether the label also marks an item in the middle of a line: a bullet, or one
// that closes with a bracket.
func (l listLabel) opens() bool {
	return l.kind == bullet || l.kind == counted && strings.HasSuffix(l.next, ")")
}

// follows reports whether the item after l begins at at.
func (l listLabel) follows(text string, at int) bool {
	if !strings.HasPrefix(text[at:], l.next) {
		return false
	}
	after, _ := decode(text, at+len(l.next))
	if l.kind == bullet {
		return after == ' ' || isDigit(after)
	}
	return after == ' ' || after == '\u00a0'
}

// labelAt reads the label at at.
func labelAt(text string, at int) listLabel {
	r, size := decode(text, at)
	switch {
	case r == 0:
		return listLabel{}
	case isBullet(r):
		return listLabel{bullet, text[at : at+size]}
	case r >= '①' && r <= '⑳':
		return listLabel{counted, string(r + 1)}
	case r == '※':
		return listLabel{bullet, "※"}
	}
	open := ""
	if r == '(' {
		open = "("
		at++
	}
	end := at
	for end < len(text) && end-at < 5 && isASCIIWord(text[end]) {
		end++
	}
	mark := text[at:end]
	next := nextMark(mark)
	if next == "" {
		return listLabel{}
	}
	closing := ""
	for _, c := range []string{".）", ".)", ")", "."} {
		if strings.HasPrefix(text[end:], c) {
			closing = c
			break
		}
	}
	if closing == "" || open == "(" && closing != ")" || closing == "." && len(mark) > 1 && !isDigit(rune(mark[0])) {
		return listLabel{}
	}
	after, _ := decode(text, end+len(closing))
	if !unicode.IsSpace(after) && closing != ".）" {
		return listLabel{}
	}
	return listLabel{counted, open + next + closing}
}

// nextMark returns the mark that follows mark in a list: "2" after "1", "b" after "a", "ii"
// after "i"; "" if mark is none.
func nextMark(mark string) string {
	if mark == "" {
		return ""
	}
	if n, err := strconv.Atoi(mark); err == nil && len(mark) <= 2 {
		return strconv.Itoa(n + 1)
	}
	romans := [...]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}
	for i, roman := range romans[:len(romans)-1] {
		if mark == roman && mark != "v" && mark != "x" {
			return romans[i+1]
		}
	}
	if len(mark) == 1 && ('a' <= mark[0] && mark[0] < 'z' || 'A' <= mark[0] && mark[0] < 'Z') {
		return string(rune(mark[0] + 1))
	}
	if mark == "v" || mark == "x" {
		return mark + "i"
	}
	return ""
}

func isBullet(r rune) bool {
	switch r {
	case '•', '‣', '⁃', '◦', '▪', '●', '■', '►', '·':
		return true
	}
	return false
}

// maxLabel is the longest label, in bytes, up to its point: "viii.", "(12.".
const maxLabel = 5

const (
	// minWrapped is the narrowest column, in characters, that running text is wrapped to.
	minWrapped = 40
	// minUnspaced is the same for Chinese and Japanese, whose characters are twice as wide.
	minUnspaced = 20
)

// wrapping knows how wide the lines of a passage are, and so which breaks were made to fit.
type wrapping struct {
	width int // characters in the longest line
}

func (w *wrapping) init(text string) {
	if !strings.ContainsAny(text, "\n\r") {
		return
	}
	for line := range strings.Lines(text) {
		w.width = max(w.width, utf8.RuneCountInString(strings.TrimSpace(line)))
	}
}

// breaks reports whether the line break between the line that ends at at and the one that begins
// at next was meant, and not made to fit the width. A wrapped line is about as long as the
// longest, so that the next word would not have fitted on it, and its sentence goes on.
func (w *wrapping) breaks(text string, at, next int) bool {
	if next >= len(text) || labelAt(text, next).kind != noLabel {
		return true
	}
	first, size := decode(text, next)
	if isDash(first) || first == '*' || first == '>' {
		if after, _ := decode(text, next+size); after == ' ' {
			return true
		}
	}
	trimmed := trimRight(text, 0, at)
	lineStart := strings.LastIndexAny(text[:trimmed], "\n\r") + 1
	line := text[lineStart:trimmed]
	if labelAt(text, skipSpace(text, lineStart)).kind != noLabel && unicode.IsUpper(first) && len(line) < minWrapped {
		return true
	}
	last, _ := before(text, trimmed)
	length := utf8.RuneCountInString(line)
	word := utf8.RuneCountInString(text[next:wordEndSpace(text, next)])
	switch {
	case isIdeograph(first):
		return length < minUnspaced || length < w.width*9/10
	case unicode.IsLower(first):
		// A line of running text that goes on in lower case; a list of words has short lines.
		return length < minWrapped && trimmed == at && last != ',' && !isDash(last)
	case isTerminator(last) || isCloser(last):
		return length+1+word <= w.width*8/10 // the paragraph's last line; else the rules for full stops decide
	}
	return length < minWrapped || length+1+word <= w.width*9/10
}

// wordEndSpace returns where the run of visible text at at ends.
func wordEndSpace(text string, at int) int {
	for at < len(text) {
		r, size := decode(text, at)
		if unicode.IsSpace(r) {
			break
		}
		at += size
	}
	return at
}

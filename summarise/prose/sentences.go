package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxBracket is how far, in bytes, a closing bracket is looked for. A sentence does not end
	// inside brackets; an opening bracket without its partner closes nothing off.
	maxBracket = 600
	// maxToken is how much of the word before a point is looked at, in bytes.
	maxToken = 48
)

// Sentences cuts text into its sentences: in order, trimmed of white space, together all of the
// text that is not white space. lang is a BCP 47 tag; with "" the rules every language shares
// and the abbreviations of English (or, in Cyrillic, Russian) apply.
//
// A blank line always ends a sentence. A single newline ends one where it ends a line of a list,
// a heading or verse, not where a line of running text was merely wrapped.
func Sentences(text, lang string) []Span {
	s := splitter{text: text, rules: rulesOf(primary(lang), text)}
	s.lines.init(text)
	s.split()
	return s.out
}

// A splitter walks once through a text. start is where the sentence at hand begins.
type splitter struct {
	text  string
	rules sentenceRules
	out   []Span

	start   int
	bracket int // sentences do not end before this offset: a bracket is open
	label   listLabel
	lines   wrapping
}

func (s *splitter) split() {
	s.begin(0)
	for at := 0; at < len(s.text); {
		b := s.text[at]
		switch {
		case b == '\n' || b == '\r' || b == '\v' || b == '\f':
			at = s.newline(at)
			continue
		case b == ' ' || b == '\t':
			if s.label.kind != noLabel && at > s.start && s.label.follows(s.text, at+1) {
				s.end(at)
			}
			at++
			continue
		case b == '(' || b == '[' || b == '{':
			s.open(at)
			at++
			continue
		case b < utf8.RuneSelf && b != '.' && b != '!' && b != '?' && b != ':' && b != ';':
			at++
			continue
		}
		r, size := decode(s.text, at)
		switch {
		case r == '\u2028' || r == '\u2029' || r == '\u0085':
			at = s.newline(at)
		case isOpeningBracket(r):
			s.open(at)
			at += size
		case s.terminates(r, at):
			at = s.terminator(at)
		default:
			at += size
		}
	}
	s.end(len(s.text))
}

// begin starts a sentence at the first thing at or after at that is not white space.
func (s *splitter) begin(at int) {
	s.start = skipSpace(s.text, at)
	s.label = labelAt(s.text, s.start)
}

// end closes the sentence at hand before at, if there is anything in it.
func (s *splitter) end(at int) {
	if trimmed := trimRight(s.text, s.start, at); trimmed > s.start {
		s.out = append(s.out, Span{s.start, trimmed})
	}
	s.begin(at)
}

// terminates reports whether r may end a sentence in the language at hand.
func (s *splitter) terminates(r rune, at int) bool {
	switch r {
	case '.':
		return !s.rules.armenian
	case '!', '?', '…', '。', '！', '？', '．', '｡', '؟', '۔', '।', '॥', '።', '፧', '፨', '။', '։', '‼', '⁇', '⁈', '⁉', '\u037e':
		return true
	case ':':
		prev, _ := before(s.text, trimRight(s.text, s.start, at))
		return unicode.Is(unicode.Armenian, prev) || s.rules.armenian && isDigit(prev)
	case ';':
		prev, _ := before(s.text, at)
		return unicode.Is(unicode.Greek, prev)
	}
	return false
}

// newline looks at a line break at at: blank lines, the lines of lists, headings and verse end a
// sentence, the breaks inside wrapped text do not.
func (s *splitter) newline(at int) int {
	next := skipSpace(s.text, at)
	if next > s.start && s.start < at && (countBreaks(s.text[at:next]) > 1 || s.lines.breaks(s.text, at, next)) {
		s.end(at)
		s.bracket = 0
	}
	return max(next, at+1)
}

// open notes a bracket; sentences inside it do not end.
func (s *splitter) open(at int) {
	if at < s.bracket {
		return
	}
	opening, _ := decode(s.text, at)
	closing := partner(opening)
	depth := 0
	limit := min(len(s.text), at+maxBracket)
	for i := at; i < limit; {
		r, n := decode(s.text, i)
		switch {
		case r == opening:
			depth++
			if depth > 16 {
				return
			}
		case r == closing:
			depth--
			if depth == 0 {
				s.bracket = i + n
				return
			}
		case r == '\n' && i+1 < len(s.text) && s.text[i+1] == '\n':
			return
		}
		i += n
	}
}

func skipSpace(text string, at int) int {
	for at < len(text) {
		r, size := decode(text, at)
		if !unicode.IsSpace(r) {
			return at
		}
		at += size
	}
	return at
}

func trimRight(text string, from, to int) int {
	for to > from {
		r, size := before(text, to)
		if !unicode.IsSpace(r) {
			return to
		}
		to -= size
	}
	return from
}

func countBreaks(space string) int {
	space = strings.ReplaceAll(space, "\r\n", "\n")
	n := 0
	for _, r := range space {
		switch r {
		case '\n', '\r', '\u0085', '\u2028':
			n++
		case '\u2029':
			n += 2
		}
	}
	return n
}

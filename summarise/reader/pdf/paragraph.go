package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/summarise"
)

// A block is a paragraph, a heading or the like: lines that belong together.
type block struct {
	text    string
	page    int
	size    float64
	lines   int
	heading bool
}

// blocks joins the lines of p.
func (p *print) blocks() []block {
	words := newVocabulary(p.lines)
	var all []block
	var b strings.Builder
	for i, l := range p.lines {
		if i == 0 || !p.joins(i) {
			if n := len(all); n > 0 {
				all[n-1].text = b.String()
			}
			b.Reset()
			all = append(all, block{page: l.page, size: l.size, heading: p.isHeading(l)})
		} else {
			joint(&b, p.lines[i-1], l, words)
		}
		all[len(all)-1].lines++
		b.WriteString(l.text)
		if l.hyphen && (i+1 == len(p.lines) || !p.joins(i+1)) {
			b.WriteByte('-')
		}
	}
	if n := len(all); n > 0 {
		all[n-1].text = b.String()
	}
	return all
}

// joint writes what stands between two lines of a paragraph: a blank, a hyphen that is the word's own,
// or nothing.
func joint(b *strings.Builder, prev, next line, words vocabulary) {
	if prev.hyphen {
		if !prev.taken && words.keepsHyphen(prev.text, next.text) {
			b.WriteByte('-')
		}
		return
	}
	last, size := utf8.DecodeLastRuneInString(prev.text)
	first, _ := utf8.DecodeRuneInString(next.text)
	before, _ := utf8.DecodeLastRuneInString(prev.text[:len(prev.text)-size])
	switch {
	case isUnspaced(last) && isUnspaced(first):
	case words.tightDash && first == '—':
	case strings.ContainsRune("-‐‑–—/", last) && before != ' ' && unicode.In(before, unicode.L, unicode.N):
	default:
		b.WriteByte(' ')
	}
}

// Longest heading, in lines and bytes; what is larger is a lead in a large font.
const (
	headingLines = 4
	headingBytes = 250
)

// passagesOf makes passages of blocks. A heading goes to the passages under it; one with nothing under
// it stays a passage.
func passagesOf(blocks []block) []summarise.Passage {
	var passages []summarise.Passage
	heading, page, used := "", 0, true
	flush := func() {
		if !used {
			passages = append(passages, summarise.Passage{Text: heading, Page: page})
		}
	}
	for _, b := range blocks {
		if b.heading && b.lines <= headingLines && len(b.text) <= headingBytes {
			flush()
			heading, page, used = b.text, b.page, false
			continue
		}
		passages = append(passages, summarise.Passage{Heading: heading, Text: b.text, Page: b.page})
		used = true
	}
	flush()
	return passages
}

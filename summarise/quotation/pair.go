package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A span is what stands between a pair of marks, without the space at its ends:
// bytes [start, end). outer is the pair with its marks.
type span struct {
	start, end           int
	outerStart, outerEnd int
	unclosed             bool // it runs to the paragraph's end and no mark closes it
	single               bool
}

// maxLook bounds how many marks ahead are read to tell a nested mark from a misprint.
const maxLook = 48

// A pairing is a paragraph's quotations by their marks, and the marks without a partner.
type pairing struct {
	spans []span
	loose int
}

// pair matches the marks of a paragraph. next is the paragraph that follows, "" if none does: where it
// begins with an opening mark, a quotation left open is the convention for speech of several
// paragraphs, and no misprint.
func pair(text, next string, lex *words) pairing {
	marks := marksOf(text, lex)
	if len(marks) == 0 {
		return pairing{}
	}
	p := pairer{text: text, continues: beginsQuotation(next), lex: lex}
	for _, m := range marks {
		if m.single {
			p.singles = append(p.singles, m)
		} else {
			p.doubles = append(p.doubles, m)
		}
	}
	p.pairDoubles()
	p.pairSingles()
	return pairing{p.spans, p.loose}
}

type pairer struct {
	text             string
	continues        bool
	lex              *words
	doubles, singles []mark
	open             []mark // opening marks that wait for their partner
	spans            []span
	loose            int
	read             int // how far attributions were looked for
}

func (p *pairer) pairDoubles() {
	for i := 0; i < len(p.doubles); i++ {
		m := p.doubles[i]
		switch p.face(i) {
		case opening:
			switch {
			case len(p.open) == 0:
				p.open = append(p.open, m)
			case p.touch(p.open[len(p.open)-1], m) && !p.nests(i): // a doubled opening mark
				p.open[len(p.open)-1].end = m.end
				p.loose++
			default:
				p.openInside(i)
			}
		case closing:
			p.closeAt(&i)
		}
	}
	if len(p.open) > 0 {
		p.endOpen(p.open[0])
		p.open = nil
	}
}

// face is the direction of mark i, settled by what is open where its surroundings do not tell.
func (p *pairer) face(i int) direction {
	m := p.doubles[i]
	switch {
	case m.dir != either:
		return m.dir
	case len(p.open) > 0:
		return closing
	}
	return opening
}

// touch reports whether nothing but space stands between two marks.
func (p *pairer) touch(a, b mark) bool {
	return a.end <= b.at && strings.TrimSpace(p.text[a.end:b.at]) == ""
}

// nests reports whether the marks ahead close both the quotation that is open and one opened at i.
func (p *pairer) nests(i int) bool {
	depth := len(p.open) + 1
	for _, m := range p.doubles[i+1 : min(len(p.doubles), i+1+maxLook)] {
		if m.dir == opening {
			depth++
		} else {
			depth--
		}
		if depth == 0 {
			return true
		}
	}
	return false
}

// openInside handles an opening mark within a quotation: a nested one, or a closing mark is missing before it.
func (p *pairer) openInside(i int) {
	m, outer := p.doubles[i], p.open[len(p.open)-1]
	if len(p.open) < maxLook && p.nests(i) {
		p.open = append(p.open, m)
		return
	}
	between := p.text[outer.end:m.at]
	if cut := p.attributed(outer.end, m.at); cut > 0 { // “The budget, Hale said, “is a promise.”
		p.loose++
		p.emit(outer, mark{at: cut, end: cut})
		p.open = append(p.open[:0], m)
		return
	}
	p.loose++
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(between, unicode.IsSpace))
	if unicode.IsLower(last) || last == ',' || last == ':' {
		return // in the middle of a sentence: its own mark is one too many
	}
	p.emit(outer, mark{at: m.at, end: m.at})
	p.open = append(p.open[:0], m)
}

// closeAt handles a closing mark.
func (p *pairer) closeAt(i *int) {
	m := p.doubles[*i]
	if n := len(p.open); n > 0 {
		if n == 1 {
			p.emit(p.open[0], m)
		}
		p.open = p.open[:n-1]
		return
	}
	if m.digit { // 12" pipe
		return
	}
	endsSpeech := endsClause(p.text[:m.at]) && p.attributedBehind(m)
	if next := *i + 1; !endsSpeech && next < len(p.doubles) && p.face(next) == closing {
		p.open = append(p.open, m) // means”is not going to come near”
		return
	}
	p.loose++
	if start := p.lostOpening(m); start >= 0 {
		p.emit(mark{at: start, end: start}, m)
		return
	}
	if n := len(p.spans); n > 0 && p.touch(mark{end: p.spans[n-1].outerEnd}, m) { // a doubled closing mark
		p.spans[n-1].outerEnd = m.end
	}
}

// emit keeps the words between two marks, if there are any.
func (p *pairer) emit(from, to mark) {
	p.keep(span{start: from.end, end: to.at, outerStart: from.at, outerEnd: to.end, single: from.single})
}

// emitOpen keeps the words from a mark to the paragraph's end.
func (p *pairer) emitOpen(from mark) {
	p.keep(span{start: from.end, end: len(p.text), outerStart: from.at, outerEnd: len(p.text), single: from.single, unclosed: true})
}

// keep trims the words of s to what stands between its marks and keeps them, unless there are none.
func (p *pairer) keep(s span) {
	inside := p.text[s.start:s.end]
	s.start += len(inside) - len(strings.TrimLeftFunc(inside, unicode.IsSpace))
	if s.start >= s.end {
		return
	}
	s.end = s.start + len(strings.TrimRightFunc(p.text[s.start:s.end], unicode.IsSpace))
	s.start, s.end = withoutLooseMark(p.text, s.start, s.end)
	if strings.ContainsFunc(p.text[s.start:s.end], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		p.spans = append(p.spans, s)
	}
}

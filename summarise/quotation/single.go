package quotation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pairSingles adds the quotations between single marks, ‘…’ and '…', that stand outside double ones.
// One that holds whole double quotations replaces them, as the outer pair of British usage.
func (p *pairer) pairSingles() {
	doubles := p.spans
	var found []span
	next := 0 // the first single mark that may still open
	for next < len(p.singles) {
		m := p.singles[next]
		next++
		if m.dir != opening || within(doubles, m.at) || len(found) > 0 && m.at < found[len(found)-1].outerEnd {
			continue
		}
		end := p.closer(next, doubles)
		if end < 0 {
			if m.at == 0 && p.continues && !m.weak && len(doubles) == 0 {
				q := pairer{text: p.text, lex: p.lex}
				q.emitOpen(m)
				found = append(found, q.spans...)
				break
			}
			continue
		}
		if s := p.single(m, p.singles[end]); len(s) > 0 && (!m.weak || wordsIn(p.text[s[0].start:s[0].end]) > 2) {
			found = append(found, s...)
			next = end + 1
		}
	}
	if len(found) == 0 {
		return
	}
	doubles = slices.DeleteFunc(doubles, func(d span) bool { return within(found, d.outerStart) })
	p.spans = append(doubles, found...)
	slices.SortFunc(p.spans, func(a, b span) int { return a.start - b.start })
}

// closer is the index of the single mark that closes one opened before index from, -1 if there is none.
// A mark after a plural (players’) closes only if no better one follows.
func (p *pairer) closer(from int, doubles []span) int {
	weak, crossed := -1, false
	opened := p.singles[from-1].at
	firstAfter, _ := slices.BinarySearchFunc(doubles, opened, func(s span, at int) int { return s.outerStart - at })
	for i := from; i < min(len(p.singles), from+maxLook); i++ {
		m := p.singles[i]
		if d := covering(doubles, m.at); d >= 0 {
			crossed = true
			if opened >= doubles[d].outerStart {
				return -1
			}
			continue
		}
		if m.dir == opening {
			if !m.weak {
				break
			}
			continue
		}
		crossed = crossed || firstAfter < len(doubles) && doubles[firstAfter].outerEnd <= m.at
		switch {
		case m.weak && !endsClause(p.text[:m.at]):
			if weak < 0 {
				weak = i
			}
		case crossed && !endsClause(p.text[:m.at]) && !beginsWithPunct(p.text[m.end:]):
			return -1
		default:
			return i
		}
	}
	if crossed {
		return -1
	}
	return weak
}

// single is the quotation between two single marks, if there are words in it.
func (p *pairer) single(from, to mark) []span {
	q := pairer{text: p.text, lex: p.lex}
	q.emit(from, to)
	return q.spans
}

// covering is the index of the span that byte at lies in, -1 if none. The spans are in order.
func covering(spans []span, at int) int {
	i, exact := slices.BinarySearchFunc(spans, at, func(s span, at int) int { return s.outerStart - at })
	if exact {
		return i
	}
	if i > 0 && at < spans[i-1].outerEnd {
		return i - 1
	}
	return -1
}

func within(spans []span, at int) bool { return covering(spans, at) >= 0 }

func endsClause(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".,!?…", r)
}

func beginsWithPunct(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text == "" || unicode.IsPunct(r)
}

// wordsIn counts words; where none are set apart, two characters make one.
func wordsIn(text string) int {
	unspaced := 0
	for _, r := range text {
		if r >= '\u3040' && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			unspaced++
		}
	}
	return len(strings.Fields(text)) + unspaced/2
}

package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// attributedBehind reports whether an attribution follows a closing mark.
func (p *pairer) attributedBehind(m mark) bool {
	const reach = 160 // bytes: the longest name and title
	end := min(len(p.text), m.end+reach)
	for end < len(p.text) && !utf8.RuneStart(p.text[end]) {
		end++
	}
	return attributes(tokenise(nil, p.text, m.end, end, p.lex))
}

// lostOpening is where speech begins whose opening mark is missing and that the mark m closes; -1
// if that cannot be told from the article's own voice. It must be what stands since "said," or a
// colon; or since the paragraph's beginning, or the end of an attribution, where an attribution
// follows or the paragraph ends.
func (p *pairer) lostOpening(m mark) int {
	if !endsClause(p.text[:m.at]) {
		return -1
	}
	from := 0
	if n := len(p.spans); n > 0 {
		from = p.spans[n-1].outerEnd
	}
	const longest = 1200 // bytes
	if m.at-from > longest {
		return -1
	}
	toks := tokenise(nil, p.text, from, m.at, p.lex)
	start, own, sentences, reported, introduced := -1, false, 1, false, false
	if from == 0 {
		start = 0
	}
	for i, t := range toks {
		switch {
		case t.is(iWord):
			own = true
		case i > 0 && t.isSign(",:") && (t.isSign(":") || toks[i-1].is(saying)) && i+1 < len(toks) && toks[i+1].upper:
			start, introduced = toks[i+1].start, true
		case t.is(saying) && !t.is(nounToo):
			reported = true
		case t.isSign(".?!") && i+1 < len(toks):
			if sentences++; start < 0 && reported { // “…,” Hale said. We played badly.”
				start, reported, sentences = toks[i+1].start, false, 1
			}
		}
	}
	switch {
	case introduced:
		return start
	case !p.attributedBehind(m) && (strings.TrimSpace(p.text[m.end:]) != "" || !own && from == 0):
		return -1
	case !own && (sentences > 1 || reported):
		return -1
	}
	return start
}

// maxTail is how many words may stand between a mark inside a sentence that nothing closes and the
// paragraph's end for them still to be the quotation.
const maxTail = 12

// endOpen ends a quotation that no mark closes, at the paragraph's end or where its attribution begins.
func (p *pairer) endOpen(m mark) {
	end := len(p.text)
	if p.continues {
		p.emitOpen(m)
		return
	}
	p.loose++
	if cut := p.attributed(m.end, end); cut > 0 {
		p.emit(m, mark{at: cut, end: cut})
		return
	}
	before := strings.TrimRightFunc(p.text[:m.at], unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(p.text[m.end:], unicode.IsSpace))
	rest := strings.TrimRight(p.text[m.end:end], ".?!… ")
	short := wordsIn(rest) <= maxTail && !strings.ContainsAny(rest, ".?!")
	if before == "" || short && !unicode.IsPunct(last) || unicode.IsUpper(first) && (unicode.IsPunct(last) || p.lex.has(saying, lastWord(before))) || last == ':' {
		p.emitOpen(m)
	}
}

// attributed finds where, between two places inside a quotation whose closing mark is missing, the
// article's own voice must have come back: behind the comma of ", Hale said". 0 if nowhere.
// Text that was looked through is not looked through again.
func (p *pairer) attributed(from, to int) int {
	from = max(from, p.read)
	if from >= to {
		return 0
	}
	p.read = to
	toks := tokenise(nil, p.text, from, to, p.lex)
	for i, t := range toks {
		if t.kind == punct && strings.ContainsAny(t.text, ",?!") && attributes(toks[i+1:]) {
			return t.end
		}
	}
	return 0
}

// attributes reports whether toks begin "said Hale", "Hale said" or "he said".
func attributes(toks []token) bool {
	if len(toks) > 2 && toks[0].is(according) && toks[0].low == "according" {
		return true
	}
	if len(toks) > 1 && toks[0].is(saying) && !toks[0].upper {
		return toks[1].upper || toks[1].isPronoun()
	}
	for i, t := range toks[:min(len(toks), 6)] {
		switch {
		case t.kind != word:
			return false
		case i > 0 && t.is(saying) && !t.upper:
			return true
		case i == 0 && t.isPronoun() && t.upper:
			return false
		case i == 0 && t.isPronoun():
		case i > 0 && (t.is(adverb) || t.low == "has" || t.low == "had" || strings.HasSuffix(t.low, "ly")):
		case !t.upper && !t.is(titleWord|roleWord|particle|determiner):
			return false
		}
	}
	return false
}

// withoutLooseMark cuts a double mark off the end of words that hold an odd number of them: it has no partner inside.
func withoutLooseMark(text string, start, end int) (int, int) {
	odd, first, last := false, false, false
	for i, r := range text[start:end] {
		_, single := shapeOf(r)
		last = isMark(r) && !single
		if last {
			odd = !odd
			first = first || i == 0
		}
	}
	switch {
	case !odd:
	case first:
		rest := text[start:end]
		_, size := utf8.DecodeRuneInString(rest)
		start = end - len(strings.TrimLeftFunc(rest[size:], unicode.IsSpace))
	case last:
		rest := text[start:end]
		_, size := utf8.DecodeLastRuneInString(rest)
		end = start + len(strings.TrimRightFunc(rest[:len(rest)-size], unicode.IsSpace))
	}
	return start, end
}

// lastWord is the last run of letters of text, in lower case.
func lastWord(text string) string {
	i := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if i < 0 {
		return strings.ToLower(text)
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return strings.ToLower(text[i+size:])
}

package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// judge decides whether an item is kept, and its kind.
func (a *attributor) judge(q *item) bool {
	if q.kind == Heading {
		return true
	}
	if a.isThing(q) {
		return false
	}
	par := &a.pars[q.par]
	s := par.spans[q.span]
	inside := par.text[s.start:s.end]
	if wordsIn(inside) <= 2 && !s.unclosed {
		switch q.rule {
		case None, Subject, Carried, Unclear:
			last, _ := q.before(par)
			if !q.spoken && !((q.alone || last.isSign(":")) && strings.ContainsAny(lastSign(inside), ".,?!")) {
				return false
			}
		}
	}
	q.kind = a.kindOf(q, inside)
	return true
}

// kindOf tells a whole statement from a piece of one.
func (a *attributor) kindOf(q *item, inside string) Kind {
	first := firstRune(strings.TrimLeft(inside, "[(…. '‘"))
	if last, _ := q.before(&a.pars[q.par]); !strings.ContainsAny(lastSign(inside), ",.?!…") {
		if a.lex.language == "de" && q.embedded(&a.pars[q.par]) || last.is(preposition) { // nouns have capitals there; he knows it as “Ambridge”
			return Partial
		}
	}
	if unicode.IsUpper(first) || !unicode.IsLetter(first) && q.alone {
		return Full
	}
	if q.tok > 0 && unicode.IsLower(first) {
		par := &a.pars[q.par]
		sent := par.sents[q.sent]
		for k := q.tok - 1; k >= sent.from; k-- { // “The budget,” Hale said, “is a promise.”
			if t := par.toks[k]; t.kind == quote {
				s := par.spans[t.quote]
				if lastSign(par.text[s.start:s.end]) == "," && par.toks[q.tok-1].isSign(",") && unicode.IsUpper(firstRune(par.text[s.start:])) {
					return Full
				}
				break
			}
		}
	}
	if !unicode.IsLower(first) && first != utf8.RuneError && wordsIn(inside) > 3 {
		return Full // scripts without capitals
	}
	return Partial
}

// embedded reports whether a quotation goes on with a sentence that words have begun, with no colon or comma in between.
func (q *item) embedded(par *paragraph) bool {
	last, _ := q.before(par)
	return q.tok > par.sents[q.sent].from && last.kind == word
}

// before returns the token in front of a quotation, and the one in front of that.
func (q *item) before(par *paragraph) (last, lastButOne token) {
	if q.tok > 0 {
		last = par.toks[q.tok-1]
	}
	if q.tok > 1 {
		lastButOne = par.toks[q.tok-2]
	}
	return last, lastButOne
}

// isWork reports whether the quotation is the title of a book, film or the like that is named right
// before it: her memoir, “Hard Choices,” said. Then what follows is no attribution.
func (a *attributor) isWork(q *item) bool {
	par := &a.pars[q.par]
	s := par.spans[q.span]
	last, lastButOne := q.before(par)
	inside := par.text[s.start:s.end]
	switch {
	case !last.is(thingWord) && !(last.isSign(",") && lastButOne.is(thingWord)):
		return false
	case a.lex.language != "en": // titles keep their small letters there
		return wordsIn(inside) <= 8 && !strings.ContainsAny(lastSign(inside), ".,")
	}
	return a.inTitleCase(inside)
}

// isThing reports whether the marks set off a title, a nickname or a term instead of speech.
func (a *attributor) isThing(q *item) bool {
	par := &a.pars[q.par]
	s := par.spans[q.span]
	inside := par.text[s.start:s.end]
	last, lastButOne := q.before(par)
	n := wordsIn(inside)
	switch {
	case strings.HasPrefix(par.text[s.outerStart:], "『"): // a title; speech inside speech is not looked at
		return true
	case last.is(titleVerb) && !(last.is(saying) && (lastButOne.upper || lastButOne.isPronoun())):
		return true
	case last.low == "as" && lastButOne.is(titleVerb):
		return true
	case last.is(determiner) && lastButOne.low == "as" && q.tok > 2 && par.toks[q.tok-3].is(titleVerb): // known as the “Three Amigos”
		return true
	case last.low == "called" && lastButOne.is(titleVerb), last.low == "as" && lastButOne.low == "such":
		return true
	case n <= 3 && last.low == "the" && q.tok > 2 && par.toks[q.tok-3].is(titleVerb): // dubbed it the “poverty trap”
		return true
	case n == 1 && last.kind == word && last.possessive && !q.rule.Sure() && q.tok+1 < len(par.toks) && !stops(par.toks[q.tok+1]): // the pub's “legendary” pie
		return true
	case last.low == "called" && !lastButOne.isPronoun() && !lastButOne.is(auxiliary) && !lastButOne.upper && !(q.tok > 2 && par.toks[q.tok-3].is(relative)) &&
		n <= 6 && (n <= 3 || !strings.ContainsAny(lastSign(inside), ".?!")):
		return true
	case n <= 4 && (last.low == "word" || last.low == "term" || last.low == "phrase" || last.low == "words" || last.low == "terms"):
		return true
	case a.isWork(q):
		return true
	case last.isSign(",") && lastButOne.is(saying|sayingIng): // the crowd chanted, “Make Harlow Great Again”
		return false
	}
	return a.inTitleCase(inside) && !a.speaks(q, inside, last)
}

// speaks reports whether words in Title Case are somebody's all the same.
func (a *attributor) speaks(q *item, inside string, last token) bool {
	n := wordsIn(inside)
	switch {
	case strings.ContainsAny(lastSign(inside), ".?!…") && n < 4:
		return !(last.is(thingWord|preposition) || last.kind == word && last.possessive)
	case last.isSign(":"), last.isSign(",") && q.rule.likely() && n < 3:
		return true
	case last.is(saying|sayingIng) && last.low != "told" && last.low != "tells" && last.low != "telling":
		return true
	}
	toks := a.pars[q.par].toks
	comma := strings.HasSuffix(inside, ",") || q.tok+1 < len(toks) && toks[q.tok+1].isSign(",") // “Never,” said; „Nie“, sagte
	return q.spoken && comma && !last.is(thingWord|preposition) && !last.possessive && (last.text == "" || last.kind != word)
}

// inTitleCase reports whether words are written as titles are: every longer one with a capital.
func (a *attributor) inTitleCase(inside string) bool {
	caps, small, n := 0, 0, 0
	inside = strings.TrimPrefix(inside, "the ")
	for w := range strings.FieldsSeq(inside) {
		n++
		switch r := firstRune(strings.TrimLeft(w, "(['‘“\"")); {
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			caps++
		case utf8.RuneCountInString(w) > 3 && unicode.IsLower(r) && !a.lex.has(preposition|coordinator, w):
			small++
		}
	}
	return caps > 0 && small*6 <= caps && (caps > 1 || n == 1) // “I do” is no title
}

package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dialogue is the speech of a paragraph that a dash opens instead of a quotation mark, as Swedish, Polish,
// Russian, Spanish and French newspapers print it:
//
//	– Bron stängs i vår, säger Karin Ek.
//	– To skandal – powiedziała Anna Nowak. – Nikt nas nie pytał.
//
// It is speech only where a verb of saying follows it, or where the paragraph above was speech of this
// kind (goesOn), for lists begin with dashes too. Where marks follow the dash they count. English does without.
func dialogue(text string, goesOn bool, lex *words) []span {
	opening, size := utf8.DecodeRuneInString(strings.TrimLeftFunc(text, unicode.IsSpace))
	if lex.language == "en" || !isDash(opening) {
		return nil
	}
	at := strings.IndexRune(text, opening)
	if beginsQuotation(text[at+size:]) {
		return nil
	}
	var spans []span
	add := func(from mark, to int) {
		p := pairer{text: text, lex: lex}
		p.emit(from, mark{at: to, end: to})
		spans = append(spans, p.spans...)
	}
	toks := tokenise(nil, text, at+size, len(text), lex)
	speaking, attributed, from := true, false, mark{at: at, end: at + size}
	for i, t := range toks {
		dash := t.isSign("—–―") || t.isSign("-") && t.end < len(text) && text[t.end] == ' '
		switch {
		case speaking && (dash || t.isSign(",?!…")) && saysWho(toks[i+1:], dash):
			end := t.start
			switch {
			case dash && i > 0 && toks[i-1].isSign(","):
				end = toks[i-1].start
			case !dash && !t.isSign(","):
				end = t.end
			}
			add(from, end)
			speaking, attributed = false, true
		case !speaking && dash:
			speaking, from = true, mark{at: t.start, end: t.end}
			if i+1 < len(toks) && toks[i+1].isSign(".,;:") { // —dijo Ruiz—. Es tarde
				from.end = toks[i+1].end
			}
		}
	}
	if !attributed && !goesOn {
		return nil
	}
	if speaking {
		add(from, len(text))
	}
	return spans
}

// saysWho reports whether toks begin with a verb of saying and its subject. Behind a dash the verb is enough.
func saysWho(toks []token, dash bool) bool {
	for i, t := range toks[:min(len(toks), 3)] {
		switch {
		case t.kind != word || t.upper:
			return false
		case t.is(saying) || strings.Contains(t.low, "-t-") || strings.HasSuffix(t.low, "-il") || strings.HasSuffix(t.low, "-elle"):
			next := token{kind: punct}
			if i+1 < len(toks) {
				next = toks[i+1]
			}
			return dash || strings.Contains(t.low, "-") || next.upper || next.isPronoun() || next.is(titleWord|roleWord|determiner)
		case !t.is(auxiliary | adverb):
			return false
		}
	}
	return false
}

// insideMarks finds an attribution that stands between the marks themselves, as French and Italian
// newspapers set it: « Je n’ai rien vu, raconte Karim Benali. On attend. »
func (a *attributor) insideMarks(c *clause, q *item) bool {
	if a.lex.language == "en" {
		return false
	}
	s := c.par.spans[q.span]
	toks := tokenise(nil, c.par.text, s.start, s.end, a.lex)
	in := &clause{par: c.par, place: c.place, toks: toks, names: a.names, to: len(toks), adjacent: true}
	for i, t := range toks {
		if !t.isSign(",") || !saysWho(toks[i+1:], false) {
			continue
		}
		if verb := toks[i+1].low; strings.HasSuffix(verb, "-il") || strings.HasSuffix(verb, "-elle") {
			p, rule := a.french(in, i+1, in.to)
			return a.give(in, q, p, rule)
		}
		v := in.pastAdverbs(i+1, in.to)
		if p := in.inverted(v, in.to); p.kind == named {
			return a.give(in, q, p, AfterVerb)
		}
	}
	return false
}

package quotation

import "strings"

// after finds a speaker directly behind the quotation at token k, no further than hi:
// “…,” said Torres; “…,” Torres said; “…,” she said. Behind "when", "as", "and" or "but" a name begins
// something else.
func (a *attributor) after(c *clause, k, hi int) (phrase, Rule) {
	toks := c.toks
	s := c.par.spans[toks[k].quote]
	i := k + 1
	last := lastSign(c.par.text[s.start:s.end])
	closed := k == c.from || last != "" && strings.Contains(",.?!…—–-", last) // the quotation ends a clause
	if i < hi && toks[i].isSign(",") {
		i, closed = i+1, true
	}
	if i < hi && toks[i].isSign("—–―-:") && k == c.from { // “…” — Ana Torres
		if p := c.phraseAt(i+1, hi); p.kind == named && p.to >= hi-1 {
			return p, DashLine
		}
		i++
	}
	if i >= hi || toks[i].kind != word {
		return phrase{}, None
	}
	c.adjacent = closed
	defer func() { c.adjacent = false }()
	if j := c.pastAdverbs(i, hi); j > i && j < hi && toks[j].is(saying) && a.lex.language != "en" { // “…”, a déclaré Agnès Buzyn
		i = j
	}
	t := toks[i]
	switch {
	case strings.HasSuffix(t.low, "-il") || strings.HasSuffix(t.low, "-elle") || strings.HasSuffix(t.low, "-on"):
		return a.french(c, i, hi)
	case t.is(according) && !(t.low == "so" && a.lex.language != "de"):
		return c.phraseAt(afterTo(toks, i+1, hi), hi), AccordingTo
	case t.is(saying) && !t.upper:
		if p := c.inverted(i, hi); p.kind != nobody && (closed || p.kind == named || p.kind == pronoun) {
			if p.kind == pronoun {
				return p, AfterPronoun
			}
			return p, AfterVerb
		}
		return phrase{}, None
	case t.isPronoun():
		j := c.pastAdverbs(i+1, hi)
		if j < hi && toks[j].kind == word && (toks[j].is(saying) || closed && !toks[j].is(coordinator|preposition|relative|auxiliary) && !toks[j].upper) {
			return phrase{kind: pronoun, from: i, to: i + 1, head: i}, AfterPronoun
		}
		return phrase{}, None
	case t.is(coordinator|subordinator|relative|sayingIng|auxiliary) && !t.is(titleWord|particle|determiner),
		t.is(preposition) && !t.is(titleWord|particle):
		return phrase{}, None
	}
	return c.nameVerb(i, hi, last), AfterName
}

// nameVerb reads "Torres said" from token i; last is the sign that the quotation ends with. Behind a comma within the marks any word may be the verb
// of saying right after a name: spun and badly translated articles write "Choe knowledgeable reporters".
func (c *clause) nameVerb(i, hi int, last string) phrase {
	if v := c.verbAfter(i, hi); v > i {
		p := c.subject(i, v)
		if p.kind == pronoun || !c.adjacent && p.from != i {
			return phrase{}
		}
		return p
	}
	p := c.phraseAt(i, hi)
	if !c.adjacent || !strings.ContainsAny(last, ",?!") || p.kind != named {
		return phrase{}
	}
	const never = coordinator | preposition | relative | auxiliary | date | subordinator
	if j := c.pastAdverbs(p.to, hi); j < hi && c.toks[j].kind == word && !c.toks[j].upper && !c.toks[j].is(never) {
		return p
	}
	return phrase{}
}

// verbAfter is the verb of saying whose subject begins at token i, with insertions between commas
// in between; i if another clause comes first.
func (c *clause) verbAfter(i, hi int) int {
	const far = 32 // tokens
	inserted := false
	for v := i + 1; v < min(hi, i+far); v++ {
		switch t := c.toks[v]; {
		case t.isSign(".;:?!"):
			return i
		case t.isSign(",(—–"):
			inserted = true
		case t.is(saying) && !t.upper && c.isVerb(v, i):
			return v
		case inserted:
		case t.is(coordinator) && t.low != "and", t.is(subordinator|otherVerb) && !t.is(titleWord) && !t.upper:
			return i
		}
	}
	return i
}

// inverted reads the subject behind the verb at token v: said Torres; said on Monday the mayor.
func (c *clause) inverted(v, hi int) phrase {
	toks := c.toks
	i := c.pastAdverbs(v+1, hi)
	for range 3 {
		i = c.pastDates(i, hi)
		if i < hi && toks[i].is(preposition) && !toks[i].upper && c.names.lex.language != "en" {
			i = c.pastAdverbial(i, hi)
		}
	}
	if i >= hi || toks[i].kind != word {
		return phrase{}
	}
	if t := toks[i]; t.is(preposition) && !t.upper && c.names.lex.language != "en" { // aseguró en rueda de prensa
		return phrase{}
	}
	if t := toks[i]; t.is(preposition|subordinator|coordinator|relative|date) && !t.is(particle|determiner) && !t.upper {
		return phrase{}
	}
	if toks[i].isPronoun() && (toks[i].low == "it" || toks[i].low == "they" && toks[v].low != "said") {
		return phrase{}
	}
	return c.phraseAt(i, hi)
}

// pastAdverbs is the first token from i that is neither adverb nor auxiliary.
func (c *clause) pastAdverbs(i, hi int) int {
	for i < hi && c.toks[i].kind == word && !c.names.nameable(c.toks[i]) && (c.toks[i].is(auxiliary|adverb) && !c.toks[i].is(saying) || strings.HasSuffix(c.toks[i].low, "ly")) {
		i++
	}
	return i
}

// pastDates skips dates, with their preposition: said on Monday Torres.
func (c *clause) pastDates(i, hi int) int {
	for i < hi {
		switch {
		case c.toks[i].is(date) && c.toks[i].kind == word, isNumber(c.toks[i].text) && i > 0 && c.toks[i-1].is(date):
			i++
		case i+1 < hi && c.toks[i].is(preposition|determiner) && c.toks[i+1].is(date): // on Monday; este martes
			i += 2
		default:
			return i
		}
	}
	return i
}

// pastAdverbial skips a preposition, articles and one word: auprès de l’AFP, de son côté, dans un communiqué.
func (c *clause) pastAdverbial(i, hi int) int {
	j := i
	for j < hi && c.toks[j].is(preposition|determiner) && !c.toks[j].upper {
		j++
	}
	if j+1 < hi && c.toks[j].kind == word && c.toks[j+1].kind == word {
		return j + 1
	}
	return i
}

// french reads dit-il, a-t-elle dit, explique-t-il.
func (a *attributor) french(c *clause, i, hi int) (phrase, Rule) {
	t := c.toks[i]
	stem, _, _ := strings.Cut(t.low, "-")
	verb := a.lex.has(saying, stem)
	for j := i + 1; !verb && j < min(hi, i+3); j++ {
		verb = c.toks[j].is(saying)
	}
	if !verb || strings.HasSuffix(t.low, "-on") {
		return phrase{}, None
	}
	return phrase{kind: pronoun, from: i, to: i + 1, head: i}, AfterPronoun
}

// accordingTo finds "according to Torres" between tokens lo and hi.
func (a *attributor) accordingTo(c *clause, lo, hi int) phrase {
	for i := max(lo, hi-2*window); i < hi; i++ {
		t := c.toks[i]
		if t.low == "words" && i > lo { // in the words of Torres, in Torres's words
			p := c.possessor(lo, i)
			if c.toks[i-1].low == "the" && i+1 < hi && c.toks[i+1].low == "of" {
				p = c.phraseAt(i+2, hi)
			}
			if p.kind != nobody {
				return p
			}
		}
		if !t.is(according) {
			continue
		}
		if p := c.phraseAt(afterTo(c.toks, i+1, hi), hi); p.kind != nobody {
			return p
		}
	}
	return phrase{}
}

// afterTo skips the "to" of "according to".
func afterTo(toks []token, i, hi int) int {
	if i < hi && toks[i].low == "to" {
		return i + 1
	}
	return i
}

// trailing finds an attribution at the end of a sentence that goes on behind the quotation at k:
// “… to the table” to negotiate a plea, Johnson told reporters.
func (a *attributor) trailing(c *clause, k int) phrase {
	toks := c.toks
	for i := c.to - 1; i > k && i > c.to-40; i-- {
		if !toks[i].isSign(",") {
			continue
		}
		j := c.pastAdverbs(i+1, c.to)
		if j+1 >= c.to || toks[j].kind != word || toks[j].is(coordinator|subordinator|relative|sayingIng) && !toks[j].is(determiner) {
			continue
		}
		for v := j; v < min(c.to, j+9); v++ {
			if t := toks[v]; t.is(saying) && !t.upper && !t.is(notAlone) && c.isVerb(v, j) {
				if v == j {
					return c.inverted(v, c.to)
				}
				if p := c.subject(j, v); p.kind != nobody && p.from == j {
					return p
				}
			}
		}
	}
	return phrase{}
}

// by finds "by Torres" behind a quotation, as in "was called “a disgrace” by Torres".
func (a *attributor) by(c *clause, k, hi int) phrase {
	passive := false
	for i := k - 1; i >= c.from && i > k-12; i-- {
		passive = passive || c.toks[i].is(saying) && i > c.from && c.passive(i)
	}
	if !passive {
		return phrase{}
	}
	for i := k + 1; i < min(hi, k+4); i++ {
		if c.toks[i].low == "by" {
			return c.phraseAt(i+1, hi)
		}
	}
	return phrase{}
}

// script reads the name in TORRES: “…”, a line of a transcript whose quotation is token k.
func (a *attributor) script(c *clause, k int) phrase {
	const longest = 4 // words
	if k-c.from < 2 || k-c.from > longest+1 || !c.toks[k-1].isSign(":") {
		return phrase{}
	}
	for _, t := range c.toks[c.from : k-1] {
		if !t.upper || t.kind != word || t.is(saying) {
			return phrase{}
		}
	}
	m := a.names.trim(c.toks, c.from, k-1, midSentence)
	if isLabel(c.toks, m) {
		return phrase{}
	}
	return phrase{kind: named, from: c.from, to: k - 1, name: m}
}

// lastSign is the last character of a quotation, closing brackets left out.
func lastSign(s string) string {
	s = strings.TrimRight(s, ")]\"'’” ")
	if s == "" {
		return ""
	}
	return string(lastRune(s))
}

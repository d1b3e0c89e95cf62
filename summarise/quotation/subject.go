package quotation

import "strings"

// main finds the subject of the clause that begins at lo: the first noun phrase that is no object
// of a preposition, past what introduces it ("In Leeds, singer Tess Boyle thanked").
func (c *clause) main(lo, hi int) phrase {
	toks := c.toks
	hi = min(hi, lo+window)
	for lo < hi && (toks[lo].is(coordinator) || toks[lo].kind != word || toks[lo].is(adverb) && !c.names.nameable(toks[lo]) ||
		strings.HasSuffix(toks[lo].low, "ly") && lo+1 < hi && toks[lo+1].isSign(",") && c.names.lex.genderOf(toks[lo].low) == unknown) {
		lo++
	}
	began := lo
	for range 3 {
		if lo >= hi {
			return phrase{}
		}
		t := toks[lo]
		if comma := c.timePhrase(lo, hi); comma > lo {
			lo = comma + 1
			continue
		}
		introduces := t.is(preposition|subordinator) && !t.is(titleWord) ||
			(strings.HasSuffix(t.low, "ing") || strings.HasSuffix(t.low, "ed")) && !t.is(titleWord) && c.names.lex.genderOf(t.low) == unknown && c.names.common(t) ||
			t.is(saying|sayingIng) && lo == c.from
		if !introduces {
			break
		}
		comma := lo
		for comma < hi && !toks[comma].isSign(",—–") {
			comma++
		}
		if comma >= hi-1 {
			return c.withoutComma(lo, hi)
		}
		lo = comma + 1
	}
	p := c.phraseAt(lo, hi)
	if p.kind == nobody && lo+1 < hi && toks[lo].is(date|adverb) {
		p = c.phraseAt(lo+1, hi)
	}
	if lo > began && p.kind == nominal && !c.isHuman(p) {
		return c.pastList(p, hi)
	}
	return p
}

// pastList is the person who acts behind an introduction that has commas of its own, of which p is
// only another part: After a night in which a barge sank, a wall fell and the power failed, Torres said.
func (c *clause) pastList(p phrase, hi int) phrase {
	for i := p.to; i+1 < hi; i++ {
		if !c.toks[i].isSign(",") {
			continue
		}
		if q := c.phraseAt(i+1, hi); q.kind == named && c.personal(q.name) && q.to < hi && c.toks[q.to].is(saying|otherVerb|auxiliary) {
			return q
		}
	}
	return p
}

// withoutComma finds the subject behind an introduction that no comma ends: the last name before the
// first verb.
func (c *clause) withoutComma(lo, hi int) phrase {
	for v := lo + 1; v < hi; v++ {
		if t := c.toks[v]; t.is(saying|otherVerb|auxiliary) && !t.is(nounToo) && !t.upper {
			if p := c.subject(lo, v); p.kind != nobody {
				return p
			}
		}
	}
	return phrase{}
}

// timePhrase is the comma after a time that begins at token lo, as in "Two days later, Clinton"; lo if there is none.
func (c *clause) timePhrase(lo, hi int) int {
	timed := false
	for i := lo; i < min(hi, lo+7); i++ {
		t := c.toks[i]
		switch {
		case t.isSign(",") && timed && i+1 < hi:
			return i
		case t.kind != word || t.is(saying|otherVerb|auxiliary) && !t.is(nounToo):
			return lo
		}
		timed = timed || t.is(date|timeWord)
	}
	return lo
}

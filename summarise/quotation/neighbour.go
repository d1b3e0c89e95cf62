package quotation

// inherit finds speakers for quotations that are sentences by themselves: from their neighbours in
// the paragraph, the paragraph above, a dash below.
func (a *attributor) inherit(pi int) {
	for i := range a.items {
		q := &a.items[i]
		if q.speaker != "" || q.rule != None {
			continue
		}
		a.neighbour(pi, i)
		if q.speaker != "" {
			a.focus.add(q.who, q.tok, asSpeaker)
		}
	}
}

// neighbour applies the rules that look beyond the sentence of item i, in order.
func (a *attributor) neighbour(pi, i int) {
	q := &a.items[i]
	opens := i == 0 && q.tok == 0
	switch {
	case q.alone && i > 0 && a.afterSpeech(pi, q, &a.items[i-1]):
	case opens && a.dashBelow(pi, q):
	case opens && pi > 0 && a.fromAbove(pi, q):
	case a.withoutPronoun(pi, i):
	case a.beforeSpeech(pi, i):
	case q.alone && i == 0 && q.sent > 0 && a.introduced(pi, q):
	case q.alone && pi > 0:
		a.carry(pi, q)
	}
}

// afterSpeech gives q to the speaker of the quotation before it, or to whom the sentences in between are about.
func (a *attributor) afterSpeech(pi int, q, before *item) bool {
	if before.speaker == "" || a.isThing(before) {
		return false
	}
	if p, c := a.intervening(pi, before.sent+1, q.sent); p.kind == named {
		return a.give(c, q, p, Carried)
	}
	rule := Inherited
	if !before.rule.likely() {
		rule = before.rule
	}
	q.take(before, rule)
	return true
}

// beforeSpeech gives item i to the speaker of the next one, if that follows at once: “It is cold.” “We are
// going home,” said Stroud.
func (a *attributor) beforeSpeech(pi, i int) bool {
	const far = 8 // quotations
	q := &a.items[i]
	for j := i + 1; j < min(len(a.items), i+far); j++ {
		next := &a.items[j]
		if next.speaker == "" || a.isThing(next) {
			continue
		}
		if !next.rule.Sure() || next.sent != q.sent && !(q.alone && a.follows(&a.pars[pi], q, next)) {
			return false
		}
		q.take(next, Inherited)
		return true
	}
	return false
}

// withoutPronoun gives item i to the speaker before it where a verb of saying without a subject follows, as
// languages have it whose verbs need none: «…», añadió.
func (a *attributor) withoutPronoun(pi, i int) bool {
	q, toks := &a.items[i], a.pars[pi].toks
	v := q.tok + 1
	for v < len(toks) && (toks[v].isSign(",—–-") || toks[v].is(auxiliary|adverb) && !toks[v].upper) {
		v++
	}
	if a.lex.language == "en" || v >= len(toks) || !toks[v].is(saying) || toks[v].upper || v+1 < len(toks) && toks[v+1].kind == word && !toks[v+1].is(preposition) {
		return false
	}
	before := a.prev
	if i > 0 {
		before = &a.items[i-1]
	}
	if before == nil || before.speaker == "" || before.par < pi-1 {
		return false
	}
	rule := before.rule
	if rule.likely() {
		rule = Inherited
	}
	q.take(before, rule)
	return true
}

// introduced gives q to whom the sentence in front is about: Lam spoke on the economy. “It has slipped.”
func (a *attributor) introduced(pi int, q *item) bool {
	p, c := a.intervening(pi, q.sent-1, q.sent)
	return p.kind != nobody && a.give(c, q, p, Carried)
}

// follows reports whether next stands in the sentence right behind q's, or after further quotations alone.
func (a *attributor) follows(par *paragraph, q, next *item) bool {
	for si := q.sent + 1; si < next.sent; si++ {
		c := clause{toks: par.toks, from: par.sents[si].from, to: par.sents[si].to}
		if !c.alone() {
			return false
		}
	}
	return true
}

// intervening is the subject of the last sentence among [from, to) that has one.
func (a *attributor) intervening(pi, from, to int) (phrase, *clause) {
	for si := to - 1; si >= from && si >= to-3; si-- {
		c := a.clause(pi, si)
		if c.alone() {
			continue
		}
		p := c.main(c.from, c.to)
		if p.kind == named && (!c.personal(p.name) || a.names.doubtful(c.toks, p.name, c.from)) {
			continue
		}
		if p.kind == named || p.kind == pronoun {
			return p, c
		}
	}
	return phrase{}, nil
}

// fromAbove takes the speaker from a paragraph above that ends with a colon, or leaves its quotation open.
func (a *attributor) fromAbove(pi int, q *item) bool {
	above := &a.pars[pi-1]
	if n := len(above.spans); n > 0 && above.spans[n-1].unclosed && a.prev != nil && a.prev.par == pi-1 {
		rule := RunOn
		if !a.prev.rule.likely() {
			rule = a.prev.rule
		}
		q.take(a.prev, rule)
		return true
	}
	if n := len(above.toks); n > 1 && above.toks[n-1].isSign(":") && len(above.sents) > 0 {
		c := a.clause(pi-1, len(above.sents)-1)
		p, rule := a.before(c, c.from, c.to-1)
		if rule.likely() {
			rule = Colon
		}
		return a.give(c, q, p, rule)
	}
	return false
}

// dashBelow takes the speaker from a line below that begins with a dash.
func (a *attributor) dashBelow(pi int, q *item) bool {
	par := &a.pars[pi]
	if q.tok != len(par.toks)-1 || pi+1 >= len(a.pars) {
		return false
	}
	below := &a.pars[pi+1]
	if len(below.toks) < 2 || len(below.toks) > 20 || !below.toks[0].isSign("—–―-~") {
		return false
	}
	c := &clause{par: below, place: [2]int{pi + 1, 0}, toks: below.toks, names: a.names, from: 1, to: len(below.toks), lo: 1}
	return a.give(c, q, c.phraseAt(1, len(below.toks)), DashLine)
}

// carry gives a quotation that is a paragraph by itself to whoever spoke or acted last.
func (a *attributor) carry(pi int, q *item) {
	above := &a.pars[pi-1]
	p, c := a.intervening(pi-1, 0, len(above.sents))
	if later := a.prev == nil || a.prev.par < pi-1 || a.prev.tok < p.from; p.kind != nobody && later && a.give(c, q, p, Carried) {
		q.rule = Carried
		return
	}
	if a.prev != nil && pi-a.prev.par <= 3 {
		q.take(a.prev, Carried)
	}
}

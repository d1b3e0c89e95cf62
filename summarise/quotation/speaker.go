package quotation

// An item is a quotation on its way to being judged.
type item struct {
	par, span int
	sent      int  // sentence of the paragraph
	tok       int  // its token
	alone     bool // its sentence is nothing but quotations
	spoken    bool // somebody says it, by name or not
	kind      Kind
	speaker   string
	who       *bearer // nil for nominal speakers
	rule      Rule
}

// An attributor goes through a reading in order, for what was said before decides whom a pronoun means.
type attributor struct {
	*reading
	focus focus
	items []item
	prev  *item // the last quotation with a speaker
}

// attribute returns the article's quotations in order, judged and with their speakers.
func (a *attributor) attribute() []item {
	var kept []item
	for pi := range a.pars {
		a.paragraph(pi)
		for i := range a.items {
			if q := &a.items[i]; a.judge(q) {
				kept = append(kept, *q)
			}
		}
	}
	for i := len(kept) - 2; i >= 0; i-- { // a speech of several paragraphs that names its speaker at the end
		q, next := &kept[i], &kept[i+1]
		if a.pars[q.par].spans[q.span].unclosed && next.par == q.par+1 && next.span == 0 && next.rule.Sure() && next.rule != RunOn && !q.rule.likely() {
			q.take(next, RunOn)
		}
	}
	return kept
}

// paragraph finds the speakers of one paragraph and leaves its quotations in items.
func (a *attributor) paragraph(pi int) {
	par := &a.pars[pi]
	a.items = make([]item, 0, len(par.spans))
	if par.heading {
		for i, t := range par.toks {
			if t.kind == quote {
				a.items = append(a.items, item{par: pi, span: t.quote, tok: i, kind: Heading})
			}
		}
		return
	}
	for si := range par.sents {
		a.focus.sentence++
		a.sentence(pi, si)
	}
	a.inherit(pi)
	for i := len(a.items) - 1; i >= 0; i-- {
		if q := a.items[i]; q.speaker != "" && !a.isThing(&a.items[i]) {
			a.prev = &q
			break
		}
	}
}

// sentence finds the speakers of a sentence's quotations from its own words, and notes who it is about.
func (a *attributor) sentence(pi, si int) {
	c := a.clause(pi, si)
	a.meet(c)
	first := len(a.items)
	alone := c.alone()
	for k := c.from; k < c.to; k++ {
		if t := c.toks[k]; t.kind == quote {
			a.items = append(a.items, item{par: pi, span: t.quote, sent: si, tok: k, alone: alone})
		}
	}
	var said *item // the last one of this sentence with a speaker
	lo := c.from
	for i := first; i < len(a.items); i++ {
		q, hi := &a.items[i], c.to
		if i+1 < len(a.items) {
			hi = a.items[i+1].tok
		}
		if !a.isWork(q) {
			a.sayer(c, q, lo, hi, said)
		}
		if q.speaker != "" {
			said = q
			switch q.rule {
			case Subject:
			case Unclear:
				a.focus.add(q.who, q.tok, asMention)
			default:
				a.focus.add(q.who, q.tok, asSpeaker)
			}
		}
		if !a.isThing(q) { // “This Week,” is no speech, so the sentence goes on over it
			lo = q.tok + 1
		}
	}
	for i := len(a.items) - 2; i >= first; i-- { // “The budget” “is a promise,” he said
		if q, next := &a.items[i], &a.items[i+1]; q.speaker == "" && next.rule.likely() {
			q.take(next, next.rule)
			if q.rule.Sure() {
				q.rule = Inherited
			}
		}
	}
	a.noteSubject(c)
	if said != nil && said.who != nil && said.who.sort != person && said.rule != Subject {
		a.focus.addGroup(group{name: said.speaker, who: said.who})
	}
}

// meet puts those whom a sentence names into focus.
func (a *attributor) meet(c *clause) {
	for _, m := range a.names.mentions(c.toks, c.from, c.to) {
		if a.names.doubtful(c.toks, m, c.from) {
			continue
		}
		weight := asMention
		if c.isObject(m.from) {
			weight = asObject
		}
		b := a.names.resolve(c.toks, m)
		a.focus.add(b, m.from, weight)
		a.names.vote(b, c.toks[m.to:c.to])
	}
}

// clause looks at sentence si of paragraph pi.
func (a *attributor) clause(pi, si int) *clause {
	par := &a.pars[pi]
	s := par.sents[si]
	return &clause{par: par, place: [2]int{pi, si}, toks: par.toks, names: a.names, from: s.from, to: s.to, lo: s.from}
}

// alone reports whether the sentence is nothing but quotations.
func (c *clause) alone() bool {
	for _, t := range c.toks[c.from:c.to] {
		if t.kind == word {
			return false
		}
	}
	return true
}

// sayer applies the rules of one sentence to a quotation between tokens lo and hi, in order. said is
// the sentence's last quotation that has a speaker, nil if none has.
func (a *attributor) sayer(c *clause, q *item, lo, hi int, said *item) {
	if p := a.script(c, q.tok); p.kind != nobody {
		a.give(c, q, p, Script)
		return
	}
	behind, rule := a.after(c, q.tok, hi)
	front, frontRule := a.before(c, lo, q.tok)
	told := frontRule.likely() && c.isHuman(front) // he called it “a breach,” according to NBC
	q.spoken = behind.kind != nobody
	switch {
	case q.spoken && !(rule == AccordingTo && told) && a.give(c, q, behind, rule):
		return
	case !told && a.give(c, q, a.accordingTo(c, lo, hi), AccordingTo):
		return
	case front.kind == nobody && a.insideMarks(c, q):
		return
	case said != nil && (q.tok == lo || lo > c.from && !frontRule.likely()):
		q.take(said, said.rule)
		return
	case frontRule.likely():
		a.give(c, q, front, frontRule)
		q.spoken = true
		return
	}
	switch {
	case a.give(c, q, a.trailing(c, q.tok), AfterName):
	case a.give(c, q, a.by(c, q.tok, hi), Before):
	case q.tok != c.from:
		a.give(c, q, front, frontRule)
	}
}

// take gives q another quotation's speaker.
func (q *item) take(from *item, rule Rule) {
	q.speaker, q.who, q.rule = from.speaker, from.who, rule
}

// maxSpeaker is the longest name that is believed, in bytes.
const maxSpeaker = 160

// give makes a phrase the speaker of q, by a name the article uses, and reports whether it names anybody.
func (a *attributor) give(c *clause, q *item, p phrase, rule Rule) bool {
	var who *bearer
	name := ""
	p = c.apposed(p)
	switch p.kind {
	case named:
		if who = a.names.resolve(c.toks, p.name); who != nil {
			name = a.spell(c, p, who)
		}
		if rule == Script {
			name = capitals(name)
		}
	case nominal:
		if c.toks[p.head].is(indefinite) && !rule.likely() {
			return false
		}
		name = c.text(p)
		who = a.noteGroup(c, p, asSpeaker)
	case pronoun:
		sure := false
		if who, sure = a.pronoun(c, p); who != nil {
			name = who.full
		} else if t := c.toks[p.head]; t.is(theyWord | itWord) {
			if g, ok := a.focus.groupOf(t.is(theyWord)); ok {
				name, who = g.name, g.who
			} else if one, clear := a.focus.person(anyone, p.head); clear && t.is(theyWord) { // one person of either gender
				name, who = one.full, one
			}
		}
		if !sure {
			rule = Unclear
		}
	}
	if name == "" || len(name) > maxSpeaker {
		return false
	}
	q.speaker, q.who, q.rule = name, who, rule
	return true
}

// spell writes a bearer's name; an institution keeps the article (the) it stands with.
func (a *attributor) spell(c *clause, p phrase, who *bearer) string {
	if who.sort == person || p.name.from == p.from {
		return who.full
	}
	if before := c.toks[p.name.from-1]; before.low == "the" && p.name.from > p.from {
		return "the " + who.full
	}
	return who.full
}

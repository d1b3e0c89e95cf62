package quotation

import "strings"

// noteSubject puts the sentence's subject into focus.
func (a *attributor) noteSubject(c *clause) {
	if c.alone() {
		return
	}
	hi := c.to
	p := c.main(c.from, hi)
	switch p.kind {
	case named:
		if a.names.doubtful(c.toks, p.name, c.from) {
			return
		}
		a.focus.add(a.names.resolve(c.toks, p.name), p.name.from, asSubject)
	case pronoun:
		if who, _ := a.pronoun(c, p); who != nil {
			a.focus.add(who, p.from, asSubject)
		}
	case nominal:
		a.noteGroup(c, p, asSubject)
	}
	if p.kind == named {
		if who := a.names.resolve(c.toks, p.name); who != nil && who.sort != person {
			a.focus.addGroup(group{name: a.spell(c, p, who), who: who})
		}
	}
}

// noteGroup remembers who a nominal phrase is about.
func (a *attributor) noteGroup(c *clause, p phrase, weight int) *bearer {
	head := c.toks[p.head]
	plural := strings.HasSuffix(head.low, "s") && !strings.HasSuffix(head.low, "ss") || head.low == "police" || head.low == "people" || head.low == "men" || head.low == "women"
	if c.toks[p.from].is(determiner) || head.is(roleWord) || plural {
		a.focus.addGroup(group{name: c.text(p), plural: plural})
	}
	if plural || !head.is(titleWord|personWord) {
		return nil
	}
	who := a.names.nominal(c.text(p), c.toks[p.from], head)
	if who == nil {
		return nil
	}
	a.focus.add(who, p.from, weight)
	return who
}

// pronoun finds whom the pronoun of p means.
func (a *attributor) pronoun(c *clause, p phrase) (who *bearer, sure bool) {
	t := c.toks[p.head]
	switch {
	case t.is(heWord) || strings.HasSuffix(t.low, "-il"):
		who, sure = a.focus.person(male, p.head)
		if who == nil {
			who = a.ahead(c, male)
		}
	case t.is(sheWord) || strings.HasSuffix(t.low, "-elle"):
		who, sure = a.focus.person(female, p.head)
		if who == nil {
			who = a.ahead(c, female)
		}
	}
	return who, sure
}

// ahead finds the person whom a pronoun names in advance: “…,” she told Webb. Iris Cole, who …
func (a *attributor) ahead(c *clause, g gender) *bearer {
	const far = 4 // sentences
	left := far
	for pi, si := c.place[0], c.place[1]+1; pi < len(a.pars) && pi <= c.place[0]+far; pi, si = pi+1, 0 {
		par := &a.pars[pi]
		for ; si < len(par.sents); si++ {
			if left--; left < 0 {
				return nil
			}
			s := par.sents[si]
			for _, m := range a.names.mentions(par.toks, s.from, s.to) {
				if kind, of := a.names.sortOf(par.toks, m); kind == person && of == g {
					return a.names.resolve(par.toks, m)
				}
			}
		}
	}
	return nil
}

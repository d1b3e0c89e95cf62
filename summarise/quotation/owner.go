package quotation

import "strings"

// owner is who has the quotation when nobody is the subject of a verb of saying that leads to it: by whom
// something is called so, whose claim or simply whose it is, else the clause's subject.
func (a *attributor) owner(c *clause, lo, k int) (phrase, Rule) {
	if p := c.agent(lo, k); p.kind != nobody {
		return p, Before
	}
	if p := c.possessor(lo, k); p.kind == named {
		return p, Subject
	}
	if lo == c.from && isFor(c.toks[lo]) { // For Torres, chair of the board, the idea is “…”
		if p := c.phraseAt(lo+1, k); p.kind == named && p.to < k && c.toks[p.to].isSign(",") && c.personal(p.name) {
			return p, Subject
		}
	}
	p := c.main(lo, k)
	if q := c.claimant(p); q.kind != nobody {
		return q, Before
	}
	return p, Subject
}

// isFor reports whether t is "for", as in "for Torres the idea is".
func isFor(t token) bool {
	switch t.low {
	case "for", "für", "pour", "para", "per", "voor", "för", "dla":
		return t.kind == word
	}
	return false
}

// possessor is the name that stands in the possessive right before token k.
func (c *clause) possessor(lo, k int) phrase {
	if k <= lo || !c.toks[k-1].possessive || !c.toks[k-1].upper {
		return phrase{}
	}
	from := k - 1
	for from > lo && c.names.nameable(c.toks[from-1]) && !c.toks[from-1].possessive {
		from--
	}
	return phrase{kind: named, from: from, to: k, name: c.names.trim(c.toks, from, k, midSentence)}
}

// claimant is whose words a phrase is about: Torres's claim, Torres's description of the bridge.
func (c *clause) claimant(p phrase) phrase {
	if p.kind != nominal || !c.toks[p.head].is(speechNoun) {
		return phrase{}
	}
	k := p.head
	for k > p.from && !c.toks[k-1].possessive {
		k--
	}
	return c.possessor(p.from, k)
}

// agent is by whom somebody is told or something is called: was described by Torres as “…”.
func (c *clause) agent(lo, k int) phrase {
	for i := k - 1; i > lo; i-- {
		if c.toks[i].low == "by" && c.toks[i-1].is(saying) && strings.HasSuffix(c.toks[i-1].low, "d") {
			return c.phraseAt(i+1, k)
		}
	}
	return phrase{}
}

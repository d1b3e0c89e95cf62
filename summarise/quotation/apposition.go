package quotation

import "strings"

// apposition turns "the driver, Jon Aas," into Jon Aas, and lengthens "a spokesman" by "for the company".
func (c *clause) apposition(p phrase, hi int) phrase {
	toks := c.toks
	if p.to+1 < hi && toks[p.to].isSign(",") {
		end := c.names.run(toks, p.to+1, hi)
		if end > p.to+1 && (end == hi || toks[end].kind != word) {
			if m := c.names.trim(toks, p.to+1, end, midSentence); !c.names.nameless(toks, m) && (c.personal(m) || c.isRelative(p, m)) {
				m.take(toks[p.head])
				return phrase{kind: named, from: p.from, to: end, name: m}
			}
		}
	}
	if m, ok := c.givenAs(p.to, hi); ok {
		return phrase{kind: named, from: p.from, to: m.to, name: m}
	}
	if p.to+1 < hi && isAttached(toks[p.to]) {
		j := p.to + 1
		for j < hi && j < p.to+9 && !stops(toks[j]) {
			j++
		}
		if j > p.to+1 {
			tail := phrase{kind: nominal, from: p.from, to: j, head: p.head}
			if j+1 < hi && toks[j].isSign(",") {
				if q := c.apposition(phrase{kind: nominal, from: p.from, to: j, head: p.head}, min(hi, j+8)); q.kind == named {
					return q
				}
			}
			return tail
		}
	}
	return p
}

// isRelative reports whether a phrase like "his wife" makes the one word m behind it somebody's given name.
func (c *clause) isRelative(p phrase, m mention) bool {
	return c.toks[p.head].is(kinWord) && m.to-m.from == 1 && !c.toks[m.from].is(placeWord|organisation|saying)
}

// apposed turns an office without an article, which nobody's sentence begins with, into the name
// that it stands behind: Ann Lee, director of the laboratory; Ann Lee, a biologist and director of the laboratory.
func (c *clause) apposed(p phrase) phrase {
	toks := c.toks
	if p.kind != nominal || toks[p.from].upper || toks[p.from].is(determiner|hisWord|herWord) || !toks[p.from].is(titleWord) || strings.HasSuffix(toks[p.from].low, "s") {
		return p
	}
	const far = 14 // tokens
	comma := p.from - 1
	for comma > max(c.from, p.from-far) && toks[comma].kind == word {
		comma--
	}
	if comma <= c.from || !toks[comma].isSign(",") || comma < p.from-1 && !toks[p.from-1].is(coordinator) {
		return p
	}
	begin := comma
	for begin > max(c.from, comma-far) && toks[begin-1].kind == word {
		begin--
	}
	if q := c.tailName(begin, comma); q.kind == named && c.personal(q.name) {
		return q
	}
	return p
}

// givenAs reads the name that a nominal phrase ending at token i is given: a man named Lee, a woman
// who gave her name as Ann, a protester using the pseudonym Katya.
func (c *clause) givenAs(i, hi int) (mention, bool) {
	for j := i; j < min(hi, i+9); j++ {
		switch c.toks[j].low {
		case ",":
			if j == i {
				continue
			}
		case "named", "pseudonym", "alias", "as", "name", "only", "identified", "using", "gave", "his", "her", "their", "the", "who", "himself", "herself", "first":
			continue
		}
		if end := c.names.run(c.toks, j, hi); end > j && j > i {
			switch c.toks[j-1].low {
			case "named", "pseudonym", "alias", "as", "name":
				return c.names.trim(c.toks, j, end, midSentence), true
			}
		}
		break
	}
	return mention{}, false
}

// isAttached reports whether a preposition ties what follows to the noun before it.
func isAttached(t token) bool {
	switch t.low {
	case "of", "for", "from", "in", "at", "with", "near", "de", "du", "des", "d", "del", "von", "vom", "di", "da", "do", "della", "van":
		return t.kind == word
	}
	return false
}

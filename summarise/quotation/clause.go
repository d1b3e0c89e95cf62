package quotation

import "strings"

// A clause looks at one sentence of a paragraph: tokens [from, to), of which [lo, ...) is what
// still belongs to the clause in question.
type clause struct {
	par      *paragraph
	place    [2]int // its paragraph and its sentence there
	toks     []token
	names    *names
	from, to int
	lo       int
	adjacent bool // it is read right beside a quotation, where any noun can be its speaker
}

// window is how many tokens of a sentence are looked at from a quotation.
const window = 160

// subject finds who the verb at token v is about, looking left no further than lo.
func (c *clause) subject(lo, v int) phrase {
	toks := c.toks
	e := v
	for e > lo && (toks[e-1].is(auxiliary) || toks[e-1].is(adverb) && !c.names.nameable(toks[e-1]) || strings.HasSuffix(toks[e-1].low, "ly") && !toks[e-1].upper || c.dated(lo, e)) {
		e--
	}
	if e <= lo {
		return phrase{}
	}
	switch t := toks[e-1]; {
	case t.is(relative) && (t.low == "who" || t.low == "which" || t.low == "qui" || t.low == "que" || t.low == "that" && e-1 > lo && toks[e-2].kind == word):
		return c.antecedent(lo, e-1)
	case t.isPronoun():
		return phrase{kind: pronoun, from: e - 1, to: e, head: e - 1}
	case t.is(coordinator) && (t.low == "and" || t.low == "but" || t.low == "or" || t.low == "then" || t.low == "und" || t.low == "et"):
		return phrase{kind: nobody, from: e - 1}
	case t.isSign(",)—–-") || t.kind == quote:
		return c.aroundInsertions(lo, e)
	}
	return c.beforeApposition(lo, v, c.ending(lo, e))
}

// beforeApposition is the name that an apposition without a comma behind it belongs to: Wolfgang
// Egger, head of styling at the company said. "Harlan, aides said, is …" is none.
func (c *clause) beforeApposition(lo, v int, p phrase) phrase {
	comma := p.from - 1
	if p.kind == nobody || p.kind == pronoun || comma <= lo || !c.toks[comma].isSign(",") || v+1 < c.to && c.toks[v+1].isSign(",") {
		return p
	}
	if p.kind == named && (c.personal(p.name) || p.name.from == p.from) || p.kind == nominal && (strings.HasSuffix(c.toks[p.head].low, "s") || c.toks[p.head].low == "police") {
		return p
	}
	begin := comma
	for begin > lo && c.toks[begin-1].kind == word {
		begin--
	}
	if q := c.phraseAt(begin, comma); q.kind == named && q.to == comma && c.personal(q.name) {
		return q
	}
	return p
}

// dated reports whether a date ends at e: "Zelensky on Thursday knocked".
func (c *clause) dated(lo, e int) bool {
	t := c.toks[e-1]
	if t.is(date) || t.is(timeWord) && !t.upper {
		return true
	}
	return e-1 > lo && t.is(preposition) && e < c.to && c.toks[e].is(date|timeWord) && !t.upper
}

// ending reads the noun phrase whose last token is e-1. A name behind a preposition is no subject:
// "a spokesman for Trump", "Peers of the University of Essex".
func (c *clause) ending(lo, e int) phrase {
	toks := c.toks
	if e > lo && toks[e-1].is(indefinite) {
		return indefinitely(toks, e-1)
	}
	first := phrase{}
	for hop := 0; hop < 5 && e > lo; hop++ {
		s := e
		for s > lo && e-s < 14 && (!stops(toks[s-1]) || s-1 > lo && toks[s-1].is(saying) && toks[s-2].is(determiner) || s < e && s-1 > lo && toks[s-1].kind == word && !toks[s-1].upper && c.names.joins(toks, s-1, e)) {
			s--
			if toks[s].is(determiner|hisWord|herWord) && !toks[s].is(particle) && !(s > lo && toks[s-1].is(determiner)) {
				break
			}
		}
		if s == e {
			for w := e - 1; w > lo && w > e-6 && toks[w].kind == word; w-- {
				if toks[w].low == "who" { // an officer who was at the scene said
					return c.antecedent(lo, w)
				}
			}
			break
		}
		p := c.read(s, e, e)
		if p.kind == nobody {
			break
		}
		if first.kind == nobody {
			first = p
		}
		if s > lo && hop > 0 && (toks[s-1].low == "who" || toks[s-1].low == "which") { // a reporter who travelled to Qom said
			return c.antecedent(lo, s-1)
		}
		if p.kind == nominal && s > lo+1 && toks[s-1].low == "and" && !toks[s].is(determiner|hisWord|herWord) && !toks[s].upper {
			if hop == 0 && toks[s-2].kind == word && !toks[s-2].is(roleWord) && !toks[s-2].upper {
				if q := c.ending(lo, s-1); q.kind == nominal { // the actor and humanitarian said
					q.to, q.head = p.to, p.head
					return q
				}
			}
			if hop > 0 {
				e = s - 1 // Daskal of American University and contributor to Slate wrote
				continue
			}
		}
		if s == lo || !toks[s-1].is(preposition) || toks[s-1].is(subordinator) && s-1 == c.from {
			if hop > 0 && (p.kind == nominal && c.toks[p.head].is(date|timeWord) || s > lo && toks[s-1].is(saying|sayingIng|otherVerb)) {
				return first
			}
			if p.kind == nominal && hop > 0 {
				p.to = first.to
				if first.kind == nominal {
					p.to = max(p.to, first.to)
				}
			}
			return p
		}
		if p.kind == named && p.name.from > s && toks[p.name.from-1].kind == word && !toks[p.name.from-1].upper && !toks[p.name.from-1].is(determiner|particle) {
			return p // for the company spokesman Tom Ray said
		}
		e = s - 1
	}
	return first
}

// aroundInsertions finds the subject when a comma or bracket stands right before the verb:
// "Hurley, on radio, said"; "Dunn's mother, Charlotte Charles, said".
func (c *clause) aroundInsertions(lo, e int) phrase {
	toks := c.toks
	var fallback phrase
	end := e - 1 // the sign before the verb
	for range 6 {
		begin := end
		for begin > lo && !(toks[begin-1].isSign(",()—–;:") || toks[begin-1].kind == quote) {
			begin--
		}
		if begin == end {
			if begin <= lo {
				break
			}
			end = begin - 1
			continue
		}
		first := toks[begin]
		isInsertion := first.is(preposition|subordinator|relative|sayingIng) && !first.is(particle) || strings.HasSuffix(first.low, "ing") && !first.is(titleWord) && begin > c.from || (strings.HasSuffix(first.low, "ed")) && !first.upper
		if first.is(coordinator) {
			begin++
			isInsertion = false
		}
		if !isInsertion && begin < end {
			p := c.chunk(begin, end)
			if m, ok := c.givenAs(end, e-1); ok && p.kind == nominal { // a neighbour, who gave her name as Jean, said
				return phrase{kind: named, from: m.from, to: m.to, name: m}
			}
			switch {
			case p.kind == pronoun:
				return p
			case p.kind == named && c.personal(p.name):
				return p
			case p.kind != nobody:
				// "Dunn's mother, Charlotte Charles, said": what stands further left is
				// the subject, unless the name has come already
				fallback = p
			}
		} else if p := c.tailName(begin, end); isInsertion && p.kind == named && begin == c.from && fallback.kind == nobody {
			fallback = p
		}
		if begin <= lo || first.is(coordinator) || toks[begin-1].kind == quote {
			break
		}
		end = begin - 1
		if toks[end].isSign(";:") {
			break
		}
	}
	return fallback
}

// chunk reads what stands between two commas as a noun phrase.
func (c *clause) chunk(begin, end int) phrase {
	p := c.phraseAt(begin, end)
	if p.kind == nominal {
		p.to = min(max(p.to, p.head+1), end)
	}
	if p.kind == nominal && p.to < end { // "The plan failed and Trump, in an interview, said"
		if q := c.tailName(begin, end); q.kind == named && q.from > p.to && c.toks[q.from-1].is(coordinator) {
			return q
		}
	}
	return p
}

// tailName is the name that tokens [begin, end) end with.
func (c *clause) tailName(begin, end int) phrase {
	if m, ok := c.lastName(begin, end); ok && m.to == end {
		return phrase{kind: named, from: m.from, to: end, name: m}
	}
	return phrase{}
}

// antecedent is whom the relative pronoun at token w stands for: the nearest name before it that
// can be a person's, else the nearest noun phrase.
func (c *clause) antecedent(lo, w int) phrase {
	toks := c.toks
	end := w
	var fallback phrase
	for range 4 {
		for end > lo && toks[end-1].isSign(",()—–") {
			end--
		}
		begin := end
		for begin > lo && toks[begin-1].kind == word {
			begin--
		}
		if begin == end {
			break
		}
		if m, ok := c.lastName(begin, end); ok && c.personal(m) && (m.from == begin || !toks[m.from-1].is(preposition) || toks[m.from-1].low == "by" || toks[m.from-1].low == "with" || toks[m.from-1].low == "from" || toks[m.from-1].low == "to") {
			return phrase{kind: named, from: m.from, to: m.to, name: m}
		}
		if p := c.ending(begin, end); fallback.kind == nobody {
			fallback = p
		}
		end = begin
	}
	return fallback
}

// isObject reports whether the name that begins at token i hangs on a preposition.
func (c *clause) isObject(i int) bool {
	const far = 8 // tokens
	for range far {
		if i <= c.from {
			return false
		}
		t := c.toks[i-1]
		switch {
		case t.is(preposition) && !t.is(subordinator) && !t.is(particle):
			return true
		case t.kind != word || !t.is(titleWord|determiner|particle|placeWord) && !t.upper:
			return false
		}
		i--
	}
	return false
}

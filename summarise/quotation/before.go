package quotation

import "strings"

// before finds a speaker in the words [lo, k) in front of the quotation at token k.
func (a *attributor) before(c *clause, lo, k int) (phrase, Rule) {
	lo = max(lo, k-window)
	if k <= lo {
		return phrase{}, None
	}
	t := c.teller(lo, k)
	if p := c.secondHalf(lo, k); p.kind == named && t.verb < p.from {
		return p, Before
	}
	if t.subject.kind == nobody && t.verb >= 0 {
		if t.subject = c.main(lo, t.verb); t.subject.kind == nobody && lo > c.from {
			return phrase{}, None
		}
	}
	if t.subject.kind == pronoun && t.subject.from > lo { // Harlan defended what he called “…”
		if who, _ := a.pronoun(c, t.subject); who == nil {
			if m := c.main(lo, t.subject.from); m.kind == named && c.personal(m.name) && !(c.toks[t.subject.head].is(itWord) && a.names.doubtful(c.toks, m.name, c.from)) {
				t.subject = m
			}
		}
	}
	const near, nearer = 5, 8 // tokens
	switch {
	case t.subject.kind == nobody:
		return a.owner(c, lo, k)
	case lo > c.from && !c.independent(t.subject.from, lo):
		return t.subject, Subject // its sentence began before an earlier quotation, whose speaker goes on
	case t.own && k-t.verb <= nearer && c.opensSpeech(k):
		return t.subject, Leading
	case k-t.verb <= near:
		return t.subject, Before
	}
	return t.subject, BeforeFar
}

// secondHalf is who a semicolon sets against the speaker before it: Hale called it “…”; Torres, “…”
func (c *clause) secondHalf(lo, k int) phrase {
	for i := k - 1; i > c.from && i >= lo; i-- {
		if !c.toks[i].isSign(";") {
			continue
		}
		if p := c.phraseAt(i+1, k); p.kind == named && (c.personal(p.name) || p.to == k-1) && c.toks[i-1].kind == quote {
			return p
		}
		break
	}
	return phrase{}
}

// opensSpeech reports whether a comma or a colon leads to a quotation at k that begins with a capital.
func (c *clause) opensSpeech(k int) bool {
	if k >= c.to || c.toks[k].kind != quote || !c.toks[k-1].isSign(",:") {
		return false
	}
	return startsUpper(strings.TrimLeft(c.par.text[c.par.spans[c.toks[k].quote].start:], "[(‘'…. "))
}

// A telling is who a clause says is speaking: the subject of a verb of saying. verb is the one nearest
// to the quotation, -1 if there is none; own says that the subject is that very verb's.
type telling struct {
	subject phrase
	verb    int
	own     bool
}

// teller finds the subject of the outermost verb of saying among tokens [lo, k), in the last clause that
// has a subject of its own. A verb without one (and said; adding) leaves it to those before it.
func (c *clause) teller(lo, k int) telling {
	found := telling{verb: -1}
	for v := k - 1; v >= lo; v-- {
		t := c.toks[v]
		isIng := t.is(sayingIng) && !t.upper
		if !isIng && (!t.is(saying) && !c.finds(v, k) || t.upper && v > c.from || !c.isVerb(v, lo) || !c.reaches(v, k)) {
			continue
		}
		p, last := c.sayerOf(lo, v, k)
		if p.kind != nobody {
			found.subject, found.own = p, found.verb < 0
		}
		if found.subject.kind == nobody || p.kind != nobody {
			found.verb = max(v, found.verb)
		}
		if last {
			break
		}
	}
	return found
}

// sayerOf is the subject of the verb or participle of saying at v, and whether no verb further left can
// be the one that counts.
func (c *clause) sayerOf(lo, v, k int) (p phrase, last bool) {
	t := c.toks[v]
	switch {
	case t.is(sayingIng) && !t.is(saying):
		if p := c.quotedAs(lo, v); p.kind != nobody { // quoted one official as saying
			return p, true
		}
		return c.participant(lo, v), false
	case v > lo && c.toks[v-1].low == "to":
		return phrase{}, false
	case v == lo && v == c.from: // Tweeted actor Milo Grant: “…”
		if p := c.inverted(v, k); p.kind == named {
			return p, true
		}
		return phrase{}, false
	}
	p = c.subject(lo, v)
	if v > lo && c.toks[v-1].isSign(",") && v+2 < k { // which, say experts, would; Plants, writes Torres, are
		if q := c.inverted(v, k); (q.kind == named || q.kind != nobody && saysOnly(t.low)) && q.to < k && c.toks[q.to].isSign(",") && q.from == v+1 {
			return q, true
		}
	}
	return p, p.kind != nobody && c.independent(p.from, lo) && !c.inserted(p.from, v, k)
}

// independent reports whether a clause begins at token i: nothing that it could hang on stands before it.
func (c *clause) independent(i, lo int) bool {
	if i <= lo {
		return true
	}
	t := c.toks[i-1]
	switch t.low {
	case "that", "if", "whether", "how":
		return false // said that Brandt …
	case "which", "whom", "who":
		return true // whom Harlan called “…”
	}
	return t.isSign(",;—–:") || t.kind == quote || t.is(coordinator|subordinator)
}

// inserted reports whether the relative clause that begins before token i, with its verb at v, is closed again before k.
func (c *clause) inserted(i, v, k int) bool {
	if i < 2 || !c.toks[i-1].is(relative) || c.toks[i-2].kind != punct {
		return false
	}
	for j := v + 1; j < k-1 || j == k-1 && c.toks[j].isSign("—–)"); j++ {
		if c.toks[j].isSign(",—–)") {
			return true
		}
	}
	return false
}

// quotedAs reads whom somebody else quotes: The Times quoted one official as saying.
func (c *clause) quotedAs(lo, v int) phrase {
	if v-3 < lo || c.toks[v-1].low != "as" {
		return phrase{}
	}
	for i := v - 3; i >= max(lo, v-10); i-- {
		if t := c.toks[i]; (t.low == "quoted" || t.low == "cited" || t.low == "quotes" || t.low == "quoting" || t.low == "citing") && !c.passive(i) {
			return c.phraseAt(i+1, v-1)
		}
	}
	return phrase{}
}

// participant is the noun phrase right before the participle at v: with Trump saying.
func (c *clause) participant(lo, v int) phrase {
	if v-5 > lo && c.toks[v-1].isSign(",") { // with a spokeswoman, Karen Finney, calling
		comma := v - 2
		for comma > lo && comma > v-7 && c.toks[comma].kind == word {
			comma--
		}
		if s := c.nounStart(lo, comma); c.toks[comma].isSign(",") && s > lo && s < comma && c.toks[s-1].low == "with" {
			if p := c.read(comma+1, v-1, v-1); p.kind == named {
				return p
			}
		}
		return phrase{}
	}
	if v-1 < lo || c.toks[v-1].kind != word || c.toks[v-1].is(coordinator|preposition|adverb|auxiliary) {
		return phrase{}
	}
	s := c.nounStart(lo, v)
	with := s > lo && c.toks[s-1].low == "with"
	if with || s == lo && lo == c.from {
		if p := c.read(s, v, v); p.kind == named || with && p.kind == nominal {
			return p
		}
	}
	return phrase{}
}

// nounStart is where the noun phrase that ends at token e begins.
func (c *clause) nounStart(lo, e int) int {
	s := e
	for s > lo && s > e-14 && !stops(c.toks[s-1]) {
		s--
	}
	return s
}

package quotation

import "strings"

// isVerb reports whether the word at v, which can be a verb of saying, is one here: not after an
// article ("the claim"), nor a passive ("was told").
func (c *clause) isVerb(v, lo int) bool {
	t := c.toks[v]
	if c.passive(v) || c.suffered(v) {
		return false
	}
	if v <= lo {
		return v == c.from
	}
	before := c.toks[v-1]
	if before.kind == word && before.low == "so" {
		return false
	}
	if !t.is(nounToo) {
		return !(before.is(determiner) && !before.is(particle|relative) && !before.isPronoun() && before.low != "all" && before.low != "both") || strings.HasSuffix(t.low, "said")
	}
	switch {
	case before.kind != word:
		return before.isSign(",)—–")
	case before.possessive || before.is(determiner|hisWord|herWord|preposition) && !before.is(heWord|sheWord) && !before.is(relative):
		return false
	case before.isPronoun() || before.is(relative|adverb|coordinator|auxiliary):
		return true
	case before.upper:
		return strings.HasSuffix(t.low, "s") || strings.HasSuffix(t.low, "ed") || !strings.HasSuffix(t.low, "s")
	}
	return before.is(roleWord|titleWord) && (strings.HasSuffix(before.low, "s") != strings.HasSuffix(t.low, "s"))
}

// suffered reports whether a participle without "to be" has an agent: criticised by customers. What is said or
// answered by telephone has not.
func (c *clause) suffered(v int) bool {
	switch c.toks[v].low {
	case "said", "added", "answered", "replied", "responded":
		return false
	}
	return v+1 < c.to && c.toks[v+1].low == "by" && strings.HasSuffix(c.toks[v].low, "d")
}

// passive reports whether a form of "to be" makes the verb at v one that the subject suffers.
func (c *clause) passive(v int) bool {
	t := c.toks[v]
	if t.low == "says" || t.low == "say" || !strings.HasSuffix(t.low, "d") && !strings.HasSuffix(t.low, "n") {
		return false
	}
	for i := v - 1; i >= c.from && i >= v-3; i-- {
		b := c.toks[i]
		switch b.low {
		case "is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "aren't", "weren't", "got", "gets":
			return true
		}
		if b.kind != word || !b.is(adverb|auxiliary) && !strings.HasSuffix(b.low, "ly") {
			return false
		}
	}
	return false
}

// reaches reports whether a verb that says something only right at a quotation does so for the one at k.
func (c *clause) reaches(v, k int) bool {
	t := c.toks[v]
	switch {
	case t.is(titleVerb) && !t.is(saying):
		return false
	case (t.low == "put" || t.low == "puts") && c.toks[v+1].low == "it": // as Torres put it
		return true
	}
	return !t.is(notAlone) || k-v <= 4 || k > v && k-1 >= 0 && c.toks[k-1].isSign(":")
}

// finds reports whether the verb at v reports what somebody found: the poll found that.
func (c *clause) finds(v, k int) bool {
	switch c.toks[v].low {
	case "found", "finds", "showed", "shows", "ruled":
		return v+1 < k && c.toks[v+1].low == "that"
	}
	return false
}

// saysOnly reports whether a verb takes no object that could be taken for its subject.
func saysOnly(verb string) bool {
	switch verb {
	case "say", "says", "said", "argue", "argues", "argued":
		return true
	}
	return false
}

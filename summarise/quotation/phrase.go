package quotation

import (
	"strings"
	"unicode/utf8"
)

type phraseKind int8

const (
	nobody  phraseKind = iota
	named              // a person or an institution by name
	nominal            // the coach, a spokesman for the company
	pronoun
	whoever // who, which: the antecedent says it
)

// A phrase is a noun phrase that may be a speaker, at tokens [from, to).
type phrase struct {
	kind     phraseKind
	from, to int
	name     mention // of a named phrase
	head     int     // the token that a nominal phrase is about, or the pronoun
}

// stops reports whether a noun phrase cannot go on over t.
func stops(t token) bool {
	if t.kind != word || t.is(indefinite) {
		return true
	}
	if t.upper && !t.is(date) {
		return t.is(relative|coordinator|auxiliary|preposition|subordinator) && !t.is(titleWord|particle) && !homonym(t)
	}
	const never = relative | coordinator | auxiliary | otherVerb | preposition | subordinator | according | date | timeWord | sayingIng
	if t.is(never) && !t.is(titleWord|roleWord|particle|determiner) {
		return true
	}
	return t.is(saying) && !t.is(nounToo|titleWord|roleWord) || t.is(adverb) && !t.is(titleWord)
}

// phraseAt reads the noun phrase that begins at token i, as behind an inverted verb ("said Ana
// Torres, the mayor") or as the subject that opens a clause.
func (c *clause) phraseAt(i, hi int) phrase {
	if i >= hi {
		return phrase{}
	}
	toks := c.toks
	if toks[i].isPronoun() && !toks[i].is(determiner) {
		return phrase{kind: pronoun, from: i, to: i + 1, head: i}
	}
	if toks[i].is(indefinite) {
		return indefinitely(toks, i)
	}
	j := i
	for j < hi && j < i+14 && (!stops(toks[j]) || j > i && toks[j].is(adverb) && toks[j-1].is(determiner|hisWord|herWord) || j > i && !toks[j].upper && toks[j].kind == word && c.names.joins(toks, j, hi)) {
		if t := toks[j]; j > i && !t.upper && !toks[j-1].is(determiner) && (strings.HasSuffix(t.low, "ing") || strings.HasSuffix(t.low, "ed")) && !t.is(titleWord|roleWord) {
			break
		}
		if j > i && toks[j].is(particle) && toks[j].is(preposition) && !toks[j].upper && !toks[j-1].upper { // le maire de Rennes
			break
		}
		if j > i && j+1 < hi && c.isOtherVerb(j) {
			break
		}
		if j > i && toks[j].low == "the" && c.names.joins(toks, j-1, hi) {
			j++
			continue
		}
		if j > i && toks[j].isPronoun() || j > i && toks[j].is(determiner) && !toks[j-1].possessive && !toks[j].is(particle) {
			break
		}
		j++
	}
	if j == i {
		return phrase{}
	}
	return c.read(i, j, hi)
}

// indefinitely is the phrase of an indefinite pronoun; nobody says nothing.
func indefinitely(toks []token, i int) phrase {
	if low := toks[i].low; low == "nobody" || low == "none" {
		return phrase{}
	}
	return phrase{kind: nominal, from: i, to: i + 1, head: i}
}

// isOtherVerb reports whether the word at j looks like a verb in the present: the writer supposes a …
func (c *clause) isOtherVerb(j int) bool {
	t, next := c.toks[j], c.toks[j+1]
	return !t.upper && strings.HasSuffix(t.low, "s") && !strings.HasSuffix(t.low, "ss") && !t.possessive && !t.is(roleWord|titleWord) &&
		(next.is(determiner|hisWord|herWord) && !next.is(particle) || next.low == "that" || next.low == "to")
}

// read makes a phrase of tokens [i, j), which hold no verb, and looks to hi for an apposition.
func (c *clause) read(i, j, hi int) phrase {
	if m, ok := c.lastName(i, j); ok && !c.isNoun(i, m) {
		if after := j - m.to; after == 0 || !c.nominalTail(m.to, j) {
			return phrase{kind: named, from: i, to: m.to, name: m}
		}
	}
	p := phrase{kind: nominal, from: i, to: j, head: j - 1}
	if j-i == 1 && c.toks[i].is(determiner) && !c.toks[i].is(roleWord) || !c.adjacent && !c.substantial(p) {
		return phrase{}
	}
	return c.apposition(p, hi)
}

// isNoun reports whether a capitalised word with an article before it is a German noun: der Schweizer.
func (c *clause) isNoun(i int, m mention) bool {
	return c.names.lex.language == "de" && m.to-m.from == 1 && m.from == i+1 && c.toks[i].is(determiner) && !c.toks[m.from].is(organisation|placeWord)
}

// substantial reports whether a nominal phrase can be somebody: it has an article, or a word for
// people and what they write, or is a plural.
func (c *clause) substantial(p phrase) bool {
	first, head := c.toks[p.from], c.toks[p.head]
	switch {
	case p.to-p.from == 1 && first.is(determiner|hisWord|herWord) && !first.is(roleWord):
		return false
	case head.is(roleWord | titleWord):
		return true
	case first.is(determiner|hisWord|herWord) || first.possessive || isNumber(first.text):
		return !head.is(adverb) && !strings.HasSuffix(head.low, "ly")
	}
	return strings.HasSuffix(head.low, "s") && !head.is(adverb) && len(head.low) > 3
}

func isNumber(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// isHuman reports whether a phrase can mean a person, as a study or a poll cannot.
func (c *clause) isHuman(p phrase) bool {
	switch p.kind {
	case pronoun:
		return !c.toks[p.head].is(itWord)
	case named:
		return true
	case nominal:
		head := c.toks[p.head]
		return head.is(personWord|titleWord) || head.is(roleWord) && strings.HasSuffix(head.low, "s")
	}
	return false
}

// personal reports whether a name can be a person's: two words or a known one, and no institution.
func (c *clause) personal(m mention) bool {
	if m.titled {
		return true
	}
	kind, _ := c.names.sortOf(c.toks, m)
	if kind == institution {
		return false
	}
	if m.to-m.from > 1 || m.from == c.from {
		return true
	}
	parts := strings.Fields(fold(c.toks[m.from].text))
	return kind == person || len(parts) > 0 && len(c.names.byLast[parts[0]]) > 0
}

// lastName is the last name within tokens [i, j).
func (c *clause) lastName(i, j int) (mention, bool) {
	var found mention
	ok := false
	for k := i; k < j; k++ {
		end := c.names.run(c.toks, k, j)
		if end == k {
			continue
		}
		at := midSentence
		if k == c.from {
			at = sentenceStart
		}
		if m := c.names.trim(c.toks, k, end, at); !c.names.nameless(c.toks, m) && !c.toks[end-1].possessive {
			found, ok = m, true
		}
		k = end - 1
	}
	return found, ok
}

// nominalTail reports whether the words [i, j) behind a name make it a phrase about something
// else: the Trump campaign, Clinton aides. Otherwise they are adverbs and the like.
func (c *clause) nominalTail(i, j int) bool {
	for k := i; k < j; k++ {
		if t := c.toks[k]; t.is(roleWord|titleWord) || strings.HasSuffix(t.low, "s") {
			return true
		}
	}
	return false
}

// text writes a nominal phrase as the article does, with a small article at its front.
func (c *clause) text(p phrase) string {
	toks := c.toks[p.from:p.to]
	if len(toks) == 0 {
		return ""
	}
	s := c.par.text[toks[0].start:toks[len(toks)-1].end]
	if first := toks[0]; first.upper && first.is(determiner|hisWord|herWord|indefinite) || first.upper && !c.names.nameable(first) || p.from == c.from && (c.names.common(first) || p.kind == nominal && len(toks) == 1 && first.is(roleWord|personWord)) {
		_, size := utf8.DecodeRuneInString(s)
		s = strings.ToLower(s[:size]) + s[size:]
	}
	return strings.Join(strings.Fields(s), " ")
}

package quotation

import "strings"

// standing says whether a name stands where any word would have a capital.
type standing int8

const (
	midSentence standing = iota
	sentenceStart
)

// A mention is a name at tokens [from, to) of a paragraph's tokens.
type mention struct {
	at       standing // of its first word
	from, to int
	titled   bool
	gender   gender
	role     string
}

// names is what an article calls people and institutions.
type names struct {
	lex     *words
	byFull  map[string]*bearer
	byLast  map[string][]*bearer // names of several words only
	byFirst map[string][]*bearer
	byRole  map[string]*bearer  // the one who is called governor; nil if two are
	people  map[string]*bearer  // nominal speakers: a police spokesman
	small   map[string]struct{} // words that the article also writes with a small letter
	large   map[string]struct{} // words with a capital where nothing but a name has one
}

func newNames(lex *words) *names {
	return &names{lex, map[string]*bearer{}, map[string][]*bearer{}, map[string][]*bearer{}, map[string]*bearer{}, map[string]*bearer{}, map[string]struct{}{}, map[string]struct{}{}}
}

// nameable reports whether a word can be part of a name.
func (n *names) nameable(t token) bool {
	if t.kind != word || !t.upper || t.text == "I" {
		return false
	}
	const never = determiner | preposition | subordinator | coordinator | auxiliary | date | heWord | sheWord | itWord | theyWord | iWord | hisWord | herWord | relative | according | indefinite
	if t.is(never) {
		return t.is(suffix|particle) || homonym(t)
	}
	return !t.is(adverb) || n.lex.genderOf(t.low) != unknown
}

// homonym reports whether a capitalised word is a given name that is a small word too.
func homonym(t token) bool { return t.text == "Will" || t.text == "May" || t.text == "Mark" }

// maxName is how many words of a name are read.
const maxName = 12

// run is the end of the name that begins at token i, i if none does. Small particles (de, van) join
// its words; a possessive ending ends it.
func (n *names) run(toks []token, i, hi int) int {
	end := i
	for j := i; j < min(hi, i+maxName); j++ {
		switch t := toks[j]; {
		case n.nameable(t):
			end = j + 1
			if t.possessive {
				return end
			}
		case j > i && end == j && !t.upper && n.joins(toks, j, hi):
			if toks[j+1].low == "the" {
				j++
			}
		case j > i && end == j && t.is(particle) && !t.upper && j+1 < hi && n.nameable(toks[j+1]):
		case j > i && t.is(particle) && toks[j-1].is(particle) && j+1 < hi && n.nameable(toks[j+1]):
		default:
			return end
		}
	}
	return end
}

// joins reports whether the small word at j joins the parts of an institution's or an office's name:
// Ministry of Health, Center for Biological Diversity, Secretary of State.
func (n *names) joins(toks []token, j, hi int) bool {
	if low := toks[j].low; low != "of" && low != "for" || j+1 >= hi {
		return false
	}
	if before := toks[j-1]; !before.upper || !before.is(organisation) && !(before.is(titleWord) && toks[j].low == "of") || before.possessive {
		return false
	}
	if toks[j+1].low == "the" {
		j++
	}
	return j+1 < hi && n.nameable(toks[j+1])
}

// trim cuts from the run [from, to) what stands before the name proper: an ordinary word that
// begins the sentence, titles, places, what somebody works for.
func (n *names) trim(toks []token, from, to int, at standing) mention {
	m := mention{at: at, from: from, to: to}
	if at == sentenceStart && to-from > 1 && n.beginsOrdinarily(toks, from, to) {
		m.from++
	}
	if k := n.lastTitle(toks, m.from, to); k >= m.from {
		for _, t := range toks[m.from : k+1] {
			m.take(t)
		}
		m.from, m.titled = n.pastOffice(toks, k+1, to), true
	}
	if before := m.from - 1; before >= 0 && toks[before].is(titleWord|roleWord) && !toks[before].upper {
		m.take(toks[before])
		m.titled = true
	}
	if toks[m.from].is(placeWord|organisation|titleWord) && n.lex.genderOf(toks[m.from].text) == unknown { // Volta Motors' Ann Lee
		for k := to - 2; k > m.from; k-- {
			if n.lex.genderOf(toks[k].text) != unknown {
				m.from = k
				break
			}
		}
	}
	if m.from > from {
		m.at = midSentence
	}
	return m
}

// beginsOrdinarily reports whether the first word of a run that begins a sentence is none of the name:
// Meanwhile Ryan; Auctioneer Paul Fairweather.
func (n *names) beginsOrdinarily(toks []token, from, to int) bool {
	first := toks[from]
	if first.is(titleWord) || n.lex.genderOf(first.text) != unknown {
		return false
	}
	if n.common(first) {
		return true
	}
	hasCalling := strings.HasSuffix(first.low, "er") || strings.HasSuffix(first.low, "or") || strings.HasSuffix(first.low, "ist")
	return hasCalling && to-from > 2 && n.lex.genderOf(toks[from+1].text) != unknown
}

// lastTitle is the last title with a name behind it in a run, -1 if there is none. A given name that
// is a title too (Dean, Sterling) is one only in front.
func (n *names) lastTitle(toks []token, from, to int) int {
	for k := to - 2; k >= from; k-- {
		t := toks[k]
		if !t.is(titleWord) || toks[k+1].is(suffix) || t.is(kinWord) && t.upper && k > from {
			continue
		}
		if n.lex.genderOf(t.text) == unknown || k == from && strings.HasSuffix(t.text, ".") {
			return k
		}
	}
	return -1
}

// pastOffice skips the "of State" of "Secretary of State John Kerry" from token i.
func (n *names) pastOffice(toks []token, i, to int) int {
	if toks[i].low != "of" && toks[i].low != "for" {
		return i
	}
	for k := i; k < to; k++ {
		if n.lex.genderOf(toks[k].text) != unknown {
			return k
		}
	}
	for i < to-1 && !toks[i].upper {
		i++
	}
	if i < to-1 {
		return i + 1
	}
	return i
}

func (m *mention) take(t token) {
	if t.is(titleWord | roleWord) {
		m.role = strings.TrimSuffix(t.low, ".")
	}
	if t.is(maleRole) {
		m.gender = male
	} else if t.is(femaleRole) {
		m.gender = female
	}
}

// doubtful reports whether a mention of one word may be no name: it stands only where any word has a capital.
func (n *names) doubtful(toks []token, m mention, from int) bool {
	if m.to-m.from > 1 || m.titled || m.from != from {
		return false
	}
	t := toks[m.from]
	_, sure := n.large[t.low]
	return !sure && n.lex.genderOf(t.low) == unknown && !t.possessive
}

// common reports whether a capitalised word is an ordinary one that happens to begin a sentence.
func (n *names) common(t token) bool {
	if len(n.byLast[t.low]) > 0 { // somebody is called White
		return false
	}
	if _, ok := n.small[t.low]; ok {
		return true
	}
	return !t.possessive && (strings.HasSuffix(t.low, "ly") || strings.HasSuffix(t.low, "ing")) || t.is(saying|sayingIng|otherVerb|adverb)
}

// collect notes the small words of toks and is called on all of the article before read.
func (n *names) collect(toks []token) {
	for i, t := range toks {
		switch {
		case t.kind != word:
		case !t.upper:
			n.small[t.low] = struct{}{}
		case i > 0 && (toks[i-1].kind == word || toks[i-1].isSign(",")):
			n.large[t.low] = struct{}{}
		}
	}
}

// mentions lists the names in tokens [lo, hi), a sentence or what a quotation says.
func (n *names) mentions(toks []token, lo, hi int) []mention {
	var found []mention
	for i := lo; i < hi; i++ {
		end := n.run(toks, i, hi)
		if end == i {
			continue
		}
		at := midSentence
		if i == lo || toks[i-1].kind == quote || toks[i-1].isSign(":—–-") {
			at = sentenceStart
		}
		if m := n.trim(toks, i, end, at); !n.nameless(toks, m) {
			found = append(found, m)
		}
		i = end - 1
	}
	return found
}

// nameless reports whether a trimmed run is no name at all: a lone title, or a common word.
func (n *names) nameless(toks []token, m mention) bool {
	if m.to-m.from > 1 {
		return false
	}
	t := toks[m.from]
	if isLabel(toks, m) {
		return true
	}
	if m.titled {
		return t.is(titleWord|roleWord) && n.lex.genderOf(t.low) == unknown && !(m.from > 0 && strings.HasSuffix(toks[m.from-1].text, ".")) // the Prime Minister
	}
	return t.is(titleWord|roleWord) && n.lex.genderOf(t.low) == unknown || m.at == sentenceStart && n.common(t)
}

// isLabel reports whether a mention is one letter and a colon, as the Q: and A: of an interview, which name nobody.
func isLabel(toks []token, m mention) bool {
	return m.to-m.from == 1 && len(toks[m.from].text) == 1 && m.to < len(toks) && toks[m.to].isSign(":")
}

// learn takes note of the names of several words in tokens [lo, hi).
func (n *names) learn(toks []token, lo, hi int) {
	for _, m := range n.mentions(toks, lo, hi) {
		if m.to-m.from < 2 {
			continue
		}
		n.add(toks, m)
	}
}

// learnQuoted takes fuller forms of names from inside quotations, for they are the article's spelling
// too. They make nobody new a subject.
func (n *names) learnQuoted(toks []token) {
	for _, m := range n.mentions(toks, 0, len(toks)) {
		if m.to-m.from < 2 || m.to-m.from > 4 {
			continue
		}
		if kind, _ := n.sortOf(toks, m); kind == person {
			n.add(toks, m)
		}
	}
}

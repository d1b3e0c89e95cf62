package extractive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/summarise/prose"
)

// sayers finds who asserts a sentence by the sentence's own form. It knows three, in which nobody else
// can be meant, and gives up on all others: a name at the sentence's beginning with a verb of saying
// right behind it or behind an apposition, a name with such a verb behind the sentence's last comma, and
// a name behind "according to" at either end.
type sayers struct {
	words lexicon
	names map[string]bool // words with a capital inside a sentence
}

func newSayers(t *text) *sayers {
	s := &sayers{words: lexiconOf(t.lang), names: map[string]bool{}}
	if s.words.verbs == nil {
		return s
	}
	for _, sentence := range t.sentences {
		first := true
		for field := range strings.FieldsSeq(sentence.text) {
			word := strings.TrimFunc(field, isNoWord)
			if !first && isCapital(word) {
				s.names[word] = true
			}
			first = strings.ContainsAny(field, ".:!?“\"«„") // what follows may be capital for that
		}
	}
	return s
}

// named returns who says a sentence, as it names them, "" if that is not sure.
func (s *sayers) named(sentence string) string {
	if s.words.verbs == nil {
		return ""
	}
	words := prose.Words(sentence)
	if name, ok := s.opening(sentence, words); ok {
		return name
	}
	name, _ := s.closing(sentence, words)
	return name
}

// opening reads "Torres said", "Ana Torres, the mayor, has said", "The mayor, Ana Torres, said" and
// "According to Torres,".
func (s *sayers) opening(text string, words []prose.Span) (string, bool) {
	if len(words) == 0 || strings.ContainsFunc(text[:words[0].Start], func(r rune) bool { return !unicode.IsSpace(r) }) {
		return "", false // a mark in front may open somebody else's words
	}
	if from := s.according(text, words, 0); from > 0 {
		to := s.run(text, words, from)
		if to == from || !s.isName(text, words[from:to]) {
			return s.apposed(text, words, from, func(int) bool { return true })
		}
		return s.spell(text, words[from:to]), s.words.inverts || strings.HasPrefix(text[words[to-1].End:], ",")
	}
	says := func(i int) bool { return s.says(text, words, i) }
	to := s.run(text, words, 0)
	if to == 0 || !s.isName(text, words[:to]) {
		return s.apposed(text, words, 0, says)
	}
	verb := to
	if between(text, words, to) == "," { // an apposition of a few words
		for verb++; verb < len(words) && verb < to+mostApposition && between(text, words, verb) != ","; verb++ {
		}
	}
	if verb >= len(words) || verb == to && between(text, words, verb) != "" {
		return "", false
	}
	return s.spell(text, words[:to]), says(verb)
}

// apposed reads a name between commas, behind the few words it explains ("its chairman, Piet Verhoeven,")
// and before what follows allows.
func (s *sayers) apposed(text string, words []prose.Span, from int, follows func(i int) bool) (string, bool) {
	for i := from + 1; i < min(len(words), from+mostApposition); i++ {
		if words[i-1].In(text) == s.words.and {
			return "", false
		}
		if between(text, words, i) != "," {
			continue
		}
		to := s.run(text, words, i)
		if to == i || !s.isName(text, words[i:to]) || between(text, words, to) != "," {
			return "", false
		}
		return s.spell(text, words[i:to]), follows(to)
	}
	return "", false
}

// mostApposition is how many words may stand between a name and its verb.
const mostApposition = 9

// closing reads "…, Torres said." and "…, said Torres." and "… according to Torres."
func (s *sayers) closing(text string, words []prose.Span) (string, bool) {
	for at := len(words) - 2; at > 0 && at >= len(words)-6; at-- {
		if n := s.according(text, words, at); n > 0 {
			return s.nameAt(text, words, at+n, len(words))
		}
		if between(text, words, at) != "," {
			continue
		}
		last := len(words) - 1
		if s.words.verbs[strings.ToLower(words[last].In(text))] {
			return s.nameAt(text, words, at, last)
		}
		if s.words.verbs[strings.ToLower(words[at].In(text))] {
			return s.nameAt(text, words, at+1, len(words))
		}
	}
	return "", false
}

// nameAt returns the name that words[from:to] are, if they are one and nothing else.
func (s *sayers) nameAt(text string, words []prose.Span, from, to int) (name string, ok bool) {
	if from >= to || s.run(text, words, from) < to || !s.isName(text, words[from:to]) {
		return "", false
	}
	return s.spell(text, words[from:to]), true
}

// according returns how many words from at on say "according to", 0 if they do not.
func (s *sayers) according(text string, words []prose.Span, at int) int {
	for _, phrase := range s.words.according {
		n := 0
		for want := range strings.FieldsSeq(phrase) {
			if at+n >= len(words) || strings.ToLower(words[at+n].In(text)) != want {
				n = 0
				break
			}
			n++
		}
		if n > 0 {
			return n
		}
	}
	return 0
}

// run returns the end of the run of capitalised words that begins at word from, which may hold
// particles ("de", "of") inside and a determiner in front.
func (s *sayers) run(text string, words []prose.Span, from int) int {
	end := from
	for i := from; i < len(words) && i < from+mostName; i++ {
		word := words[i].In(text)
		if i > from && between(text, words, i) != "" && !isInitial(words[i-1].In(text)) {
			break
		}
		switch {
		case isCapital(word):
			end = i + 1
		case i == from || !s.words.particles[word]:
			return end
		}
	}
	return end
}

// mostName is how many words a name has at most, titles and all.
const mostName = 8

// isName reports whether a run is more than a common word with a sentence's capital.
func (s *sayers) isName(text string, run []prose.Span) bool {
	known := 0
	for _, w := range run {
		if word := w.In(text); s.names[word] && !s.words.determiners[strings.ToLower(word)] {
			known++
		}
	}
	return known > 0
}

// spell returns a run's words without a determiner in front.
func (s *sayers) spell(text string, run []prose.Span) string {
	if len(run) > 1 && s.words.determiners[strings.ToLower(run[0].In(text))] {
		run = run[1:]
	}
	return text[run[0].Start:run[len(run)-1].End]
}

// says reports whether a verb of saying stands at word i, behind auxiliaries.
func (s *sayers) says(text string, words []prose.Span, i int) bool {
	for ; i < len(words); i++ {
		word := strings.ToLower(words[i].In(text))
		if s.words.verbs[word] {
			return true
		}
		if s.words.loose[word] {
			return s.clauseFollows(text, words, i+1)
		}
		if !s.words.auxiliaries[word] {
			return false
		}
	}
	return false
}

// clauseFollows reports whether what a verb is followed by may be what was said: a subject right behind
// it, or "that" within a few words.
func (s *sayers) clauseFollows(text string, words []prose.Span, i int) bool {
	if i >= len(words) {
		return false
	}
	if next := words[i].In(text); s.words.clause[strings.ToLower(next)] || isCapital(next) {
		return true
	}
	const few = 5
	for last := min(len(words), i+few); i < last && between(text, words, i) == ""; i++ {
		if words[i].In(text) == "that" {
			return true
		}
	}
	return false
}

// between returns what stands between word i and the one before, without spaces.
func between(text string, words []prose.Span, i int) string {
	if i == 0 || i >= len(words) {
		return ""
	}
	return strings.TrimSpace(text[words[i-1].End:words[i].Start])
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// isInitial reports whether word is an initial or a short title, whose full stop ends nothing.
func isInitial(word string) bool { return utf8.RuneCountInString(word) <= 3 }

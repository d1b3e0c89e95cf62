package extractive

import (
	"slices"
	"strings"

	"verbatim/summarise"
	"verbatim/summarise/prose"
)

// mostAsked is how many bytes of a question are looked at for what it means.
const mostAsked = 2000

// query makes a question ready. What it leaves open ("and when?", "what did she say?") is taken from
// the turn before, which may itself lean on an earlier one.
func (t *text) query(question string, turns []summarise.Answer) query {
	q := t.speech(question)
	if !t.leans(question) {
		return q
	}
	// A pronoun and one word ("when did it leave?") ask more of the turn before than that word.
	own := len(prose.Terms(q.topic, t.article.Lang))
	open := own == 0 || own == 1 && t.hasPronoun(question)
	for _, turn := range slices.Backward(turns[max(0, len(turns)-farthest):]) {
		before := t.speech(clip(turn.Question))
		q.frame += " " + before.topic + " " + before.frame
		if open {
			q.topic = before.topic + " " + q.topic // the small words tell what is asked: "when?"
		}
		if len(q.speakers) == 0 && len(before.speakers) > 0 {
			q.topic, q.speakers = t.withoutSaying(q.topic), before.speakers
		}
		if !t.leans(clip(turn.Question)) {
			break
		}
	}
	return q
}

// farthest is how many turns back a question can lean.
const farthest = 5

// speech finds out whether a question asks for somebody's words; then its topic is what remains without
// the name and the verb.
func (t *text) speech(question string) query {
	topic := t.withoutSaying(question)
	if topic == question {
		return query{topic: question}
	}
	speakers, named := t.speakersIn(question)
	if len(speakers) == 0 {
		return query{topic: question}
	}
	var rest, frame []string
	for _, w := range prose.Words(topic) {
		if word := w.In(topic); named[nameForm(word)] {
			frame = append(frame, word)
		} else {
			rest = append(rest, word)
		}
	}
	return query{topic: strings.Join(rest, " "), frame: strings.Join(frame, " "), speakers: speakers}
}

// withoutSaying returns a question without its verbs of saying, the same if it has none.
func (t *text) withoutSaying(question string) string {
	var rest []string
	words := prose.Words(question)
	for _, w := range words {
		if word := w.In(question); !t.ask.saying[strings.ToLower(word)] {
			rest = append(rest, word)
		}
	}
	if len(rest) == len(words) {
		return question
	}
	return strings.Join(rest, " ")
}

// speakersIn returns the speakers of the article of whose names most words stand in a question, and
// those words, folded. More than one is meant where several share the name that was used.
func (t *text) speakersIn(question string) (speakers []string, named map[string]bool) {
	asked := map[string]bool{}
	for _, w := range prose.Words(question) {
		if word := w.In(question); !prose.IsStopWord(word, t.article.Lang) {
			asked[nameForm(word)] = true
		}
	}
	most := 0
	seen := map[string]bool{}
	for _, s := range t.sentences {
		if s.by == "" || seen[s.by] {
			continue
		}
		seen[s.by] = true
		var shared []string
		for _, w := range prose.Words(s.by) {
			if word := nameForm(w.In(s.by)); asked[word] {
				shared = append(shared, word)
			}
		}
		if len(shared) > most {
			most, speakers, named = len(shared), nil, map[string]bool{}
		}
		if len(shared) == most && most > 0 {
			speakers = append(speakers, s.by)
			for _, word := range shared {
				named[word] = true
			}
		}
	}
	return speakers, named
}

// nameForm makes a word of a name comparable: folded, without a possessive.
func nameForm(word string) string { return strings.TrimSuffix(prose.Fold(word), "'s") }

// leans reports whether a question needs the one before it: it begins with "and" or the like, has a
// pronoun, or has no word of substance.
func (t *text) leans(question string) bool {
	if len(prose.Terms(question, t.article.Lang)) == 0 {
		return true
	}
	words := prose.Words(question)
	return len(words) > 0 && t.ask.joining[plain(words[0].In(question))] || t.hasPronoun(question)
}

// hasPronoun reports whether a question has a word that means something named before.
func (t *text) hasPronoun(question string) bool {
	return slices.ContainsFunc(prose.Words(question), func(w prose.Span) bool { return t.ask.leaning[plain(w.In(question))] })
}

// plain is a word in lower case up to an apostrophe.
func plain(word string) string {
	word, _, _ = strings.Cut(strings.ReplaceAll(strings.ToLower(word), "’", "'"), "'")
	return word
}

// general reports whether a question asks for the article as a whole: "what is it about?".
func (t *text) general(question string) bool {
	asked := false
	for _, w := range prose.Words(question) {
		word := strings.ToLower(w.In(question))
		switch {
		case t.ask.whole[word]:
			asked = true
		case !prose.IsStopWord(word, t.article.Lang):
			return false
		}
	}
	return asked
}

// named returns the words of a question that are the same in any language: names and numbers.
func named(question string) string {
	var out []string
	for i, w := range prose.Words(question) {
		word := w.In(question)
		if strings.ContainsAny(word, "0123456789") || isCapital(word) && (i > 0 || !anyStopWord(word)) {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

// anyStopWord reports whether word is a small word of any language.
func anyStopWord(word string) bool {
	return slices.ContainsFunc(stopListed[:], func(lang string) bool { return prose.IsStopWord(word, lang) })
}

// clip cuts a question at mostAsked bytes.
func clip(question string) string {
	if len(question) <= mostAsked {
		return question
	}
	return strings.ToValidUTF8(question[:mostAsked], "")
}

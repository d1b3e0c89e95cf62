package extractive

import (
	"slices"

	"verbatim/summarise/prose"
	"verbatim/summarise/quotation"
)

// attribute notes of each sentence which quotations it holds and who says it, in the fullest form of the
// name that says something anywhere in the article.
func (t *text) attribute() {
	sayers := newSayers(t)
	known := roster{}
	next := 0 // the first quotation that may reach into the sentence at hand
	for i := range t.sentences {
		s := &t.sentences[i]
		for next < len(t.quotations) && endsBefore(t.quotations[next], s) {
			next++
		}
		var here []quotation.Quotation
		for _, q := range t.quotations[next:] {
			if q.Paragraph != s.passage || q.Start >= s.end {
				break
			}
			s.quoted += min(q.End, s.end) - max(q.Start, s.start)
			s.cut = s.cut || q.Start < s.start || q.End > s.end
			here = append(here, q)
		}
		s.by = sayers.of(s.text, here)
		known.enter(s.by)
	}
	for i := range t.sentences {
		t.sentences[i].by = known.fullest(t.sentences[i].by)
	}
}

func endsBefore(q quotation.Quotation, s *sentence) bool {
	return q.Paragraph < s.passage || q.Paragraph == s.passage && q.End <= s.start
}

// of returns who says sentence, "" if that is not sure: the speaker of all the quotations in it if each
// has a strong rule or the sentence's own form names the same, else whom that form names.
func (s *sayers) of(sentence string, in []quotation.Quotation) string {
	if len(in) == 0 {
		return s.named(sentence)
	}
	speaker, sure := in[0].Speaker, true
	for _, q := range in {
		if q.Speaker == "" || q.Speaker != speaker {
			return ""
		}
		sure = sure && q.Rule.Sure()
	}
	if !sure {
		if name := s.named(sentence); name == "" || !quotation.SameSpeaker(name, speaker) {
			return ""
		}
	}
	return speaker
}

// A roster holds the names of those who say something, by each word of them, folded.
type roster map[string][]string

// mostAlike is how many names with a word in common are kept apart: work stays linear in the article.
const mostAlike = 8

// enter adds a name.
func (r roster) enter(name string) {
	for _, w := range prose.Words(name) {
		word := prose.Fold(w.In(name))
		if names := r[word]; len(names) < mostAlike && !slices.Contains(names, name) {
			r[word] = append(names, name)
		}
	}
}

// fullest returns the longest name that means the same as name; name itself if it may mean two different
// people, or says by its title that it is one of a family.
func (r roster) fullest(name string) string {
	if words := prose.Words(name); len(words) == 0 || isFamilyTitle(words[0].In(name)) {
		return name
	}
	best := name
	for _, w := range prose.Words(name) {
		for _, other := range r[prose.Fold(w.In(name))] {
			switch {
			case other == best || !quotation.SameSpeaker(other, name):
			case !quotation.SameSpeaker(other, best):
				return name
			case len(other) > len(best):
				best = other
			}
		}
	}
	return best
}

// isFamilyTitle reports whether a title tells husband from wife: "Mr Miliband" is not Justine Miliband.
func isFamilyTitle(word string) bool {
	switch word {
	case "Mr", "Mrs", "Ms", "Miss", "Herr", "Frau", "M", "Mme", "Monsieur", "Madame", "Señor", "Señora", "Signor", "Signora":
		return true
	}
	return false
}

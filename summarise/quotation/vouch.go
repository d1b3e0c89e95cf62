package quotation

import (
	"slices"
	"strings"
)

// nearby is how many paragraphs either side of a quotation its speaker must be named in. Of true
// speakers 99.6% are, within one paragraph 96% (PolNeAR).
const nearby = 3

// Vouch reports whether a speaker that a model proposes for q may be shown: the article names them
// within three paragraphs of it, and no rule that is usually right names another. Where only a weak
// rule names another, the proposed one must stand beside the quotation, in the article's own words. It
// returns the name in the article's fullest form.
//
// Being named nearby alone would pass a third of all wrong names.
func Vouch(paragraphs []string, q Quotation, proposed string) (name string, ok bool) {
	if q.Paragraph < 0 || q.Paragraph >= len(paragraphs) || strings.TrimSpace(proposed) == "" {
		return "", false
	}
	if !Mentions(paragraphs[max(0, q.Paragraph-nearby):min(len(paragraphs), q.Paragraph+nearby+1)], proposed) {
		return "", false
	}
	r := read(paragraphs)
	full := r.names.fullestForm(proposed)
	switch {
	case q.Speaker == "" || SameSpeaker(q.Speaker, full) || SameSpeaker(q.Speaker, proposed) || r.names.describes(q.Speaker, full):
		return full, true
	case q.Rule.likely():
		return "", false
	}
	first := q.Paragraph
	if q.Rule != Subject {
		first--
	}
	if !Mentions(r.outside(first, q.Paragraph), proposed) {
		return "", false
	}
	return full, true
}

// outside is what the article itself says in paragraphs first to last, without the quotations.
func (r *reading) outside(first, last int) []string {
	var texts []string
	for i := max(first, 0); i <= last; i++ {
		p, at := &r.pars[i], 0
		for _, s := range p.spans {
			texts = append(texts, p.text[at:s.outerStart])
			at = s.outerEnd
		}
		texts = append(texts, p.text[at:])
	}
	return texts
}

// Mentions reports whether the article names somebody: by the full name, or by the last name where no
// other given name stands with it. Case and accents do not count.
func Mentions(paragraphs []string, name string) bool {
	lex := lexicon("en")
	want := speakerParts(name, lex)
	if len(want) == 0 {
		return false
	}
	family := last(want)
	if len(want) > 2 && lex.has(suffix, family) {
		family = want[len(want)-2]
	}
	for _, text := range paragraphs {
		for _, words := range lines(text) {
			for i, w := range words {
				switch {
				case w == want[0] && len(words)-i >= len(want) && slices.Equal(words[i:i+len(want)], want):
					return true
				case w == family && len(want) > 1 && !lex.has(roleWord|organisation, family):
					if i == 0 || lex.given[words[i-1]] == unknown || givenAgree(words[i-1], want[0]) || slices.Contains(want, words[i-1]) {
						return true
					}
				}
			}
		}
	}
	return false
}

// lines folds a text into its words.
func lines(text string) [][]string { return [][]string{strings.Fields(fold(text))} }

// fullestForm is the fullest form of a name that the article uses, the name itself if it has no other.
func (n *names) fullestForm(name string) string {
	parts := speakerParts(name, n.lex)
	if len(parts) == 0 {
		return name
	}
	if b := n.fullest(parts, unknown); b != nil {
		return b.full
	}
	return strings.TrimSpace(name)
}

// describes reports whether a nominal speaker (the governor) may be the person of that name, since the
// article calls that person so.
func (n *names) describes(phrase, name string) bool {
	words := strings.Fields(fold(phrase))
	if len(words) > 0 && (words[0] == "a" || words[0] == "an" || words[0] == "one" || words[0] == "another") {
		return false
	}
	b := n.byFull[fold(name)]
	if b == nil || len(words) == 0 || len(words) > 3 {
		return false
	}
	return slices.Contains(b.roles, last(words))
}

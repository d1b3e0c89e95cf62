package summarise

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"verbatim/summarise/prose"
)

// Verdict says how far an article bears a sentence out.
type Verdict string

// The verdicts. Code alone gives the first three.
const (
	VerdictSupported   Verdict = "supported"   // its words are found
	VerdictFlagged     Verdict = "flagged"     // a number, name or quotation of it is not in the article
	VerdictUnclear     Verdict = "unclear"     // code alone cannot say
	VerdictUnsupported Verdict = "unsupported" // a model's second look says so
)

// Checked is one sentence of somebody's text, held against an article.
type Checked struct {
	Start, End int // byte offsets into the text that was checked
	Verdict    Verdict
	Score      float64  // 0 (borne out) to 1 (not)
	Reasons    []string // why it is flagged: "'165' is not in the article"
	Support    []Quote  // the places that come nearest; for a supported sentence, those that bear it out
}

// Check holds text against a, sentence by sentence. It needs no engine: what is flagged is flagged
// by what is literally not in the article, and the wording says no more than that.
func (s *Service) Check(a *Article, text string) []Checked {
	g := newGrounding(a)
	sentences, places := sentencesOf(a)
	near := prose.NewLexicon(sentences, a.Lang)
	lang := prose.Detect(text)
	missing := g.missing(text, lang)

	var out []Checked
	for _, span := range prose.Sentences(text, lang) {
		sentence := text[span.Start:span.End]
		c := Checked{Start: span.Start, End: span.End, Verdict: VerdictUnclear}
		c.Score, c.Support = nearest(near, places, sentence)
		for _, m := range missing {
			if span.Start <= m.Start && m.Start < span.End {
				c.Reasons = append(c.Reasons, fmt.Sprintf("'%s' is not in the article", text[m.Start:m.End]))
			}
		}
		q, found := g.finder.find(Evidence{Anywhere, strings.TrimRight(sentence, ".!?。！？ ")})
		switch {
		case len(c.Reasons) > 0:
			c.Verdict, c.Score = VerdictFlagged, max(c.Score, 0.9)
		case found && g.enough(q):
			c.Verdict, c.Score, c.Support = VerdictSupported, 0, []Quote{q}
		case wordsFound(a, sentence, c.Support):
			c.Verdict = VerdictSupported
		}
		out = append(out, c)
	}
	return out
}

// leastTerms is how many words of substance a sentence must have for them to tell anything.
const leastTerms = 3

// wordsFound reports whether all words of substance of a sentence stand in the one place nearest to it,
// and as many negations. Overlap short of that is a poor judge (research: grounding, P .34), and even this
// sees no swapped roles, so the verdict says that the words are found and no more.
func wordsFound(a *Article, sentence string, support []Quote) bool {
	if len(support) == 0 {
		return false
	}
	place := a.Text(support[0])
	have := map[string]bool{}
	for _, t := range prose.Terms(place, a.Lang) {
		have[t] = true
	}
	terms := prose.Terms(sentence, a.Lang)
	for _, t := range terms {
		if !have[t] {
			return false
		}
	}
	return len(terms) >= leastTerms && negations(sentence) == negations(place)
}

// negations counts English words of denial; in other languages the count is 0 on both sides.
func negations(s string) int {
	n := 0
	for _, w := range prose.Words(s) {
		switch word := prose.Fold(s[w.Start:w.End]); {
		case word == "not", word == "no", word == "never", word == "none", word == "nobody", word == "nothing",
			word == "neither", word == "nor", word == "without", word == "cannot",
			strings.HasSuffix(word, "n't"), strings.HasSuffix(word, "n’t"):
			n++
		}
	}
	return n
}

// missing lists what of a text stands nowhere in the article, in order. It is asked of the whole text,
// since an abbreviation may be spelled out in one sentence and used in the next.
func (g *grounding) missing(text, lang string) []prose.Span {
	missing := slices.Concat(g.lexicon.MissingNumbers(text, lang, nil), g.missingQuotations(text))
	if sameLanguage(lang, g.article.Lang) {
		missing = append(missing, g.lexicon.MissingNames(text, lang)...)
	}
	slices.SortFunc(missing, func(a, b prose.Span) int { return cmp.Compare(a.Start, b.Start) })
	return missing
}

// nearest scores a sentence against the article's and returns the places that come nearest to it.
func nearest(l *prose.Lexicon, places []Quote, sentence string) (float64, []Quote) {
	score, best := l.Score(sentence)
	var support []Quote
	for _, i := range best {
		support = append(support, places[i])
	}
	return score, support
}

// sentencesOf returns the sentences of a in order, and where each stands.
func sentencesOf(a *Article) (sentences []string, places []Quote) {
	for i, p := range a.Passages {
		for _, s := range prose.Sentences(p.Text, a.Lang) {
			sentences = append(sentences, p.Text[s.Start:s.End])
			places = append(places, Quote{i, s.Start, s.End})
		}
	}
	return sentences, places
}

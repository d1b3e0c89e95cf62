package extractive

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/summarise"
	"verbatim/summarise/prose"
	"verbatim/summarise/quotation"
)

// The length in words of quotations worth showing alone: of the three longest with a sure speaker .95
// have the right one (research: quotes, section 4). Under three words nothing is said.
const (
	leastQuote  = 3
	goodQuote   = 8
	longestGood = 60
)

// keyQuotes offers up to n quotations in the order of the text: the longest whole statements whose
// speaker is sure; if there are too few, shorter ones and parts, then long ones without a sure speaker.
// The same words are offered once.
func (t *text) keyQuotes(n int) []summarise.DraftQuote {
	var tiers [3][]quotation.Quotation
	for _, q := range t.quotations {
		if q.Kind == quotation.Heading {
			continue
		}
		words := prose.CountWords(t.quoted(q))
		switch sure := q.Speaker != "" && q.Rule.Sure(); {
		case words < leastQuote || words > longestGood:
		case sure && q.Kind == quotation.Full && words >= goodQuote:
			tiers[0] = append(tiers[0], q)
		case sure:
			tiers[1] = append(tiers[1], q)
		case words >= goodQuote:
			tiers[2] = append(tiers[2], q)
		}
	}
	said := map[string]bool{}
	var picked []quotation.Quotation
	for _, tier := range tiers {
		slices.SortStableFunc(tier, func(a, b quotation.Quotation) int { return cmp.Compare(b.End-b.Start, a.End-a.Start) })
		for _, q := range tier {
			if words := prose.Fold(t.quoted(q)); len(picked) < n && !said[words] && t.standsFirst(q) {
				said[words] = true
				picked = append(picked, q)
			}
		}
	}
	slices.SortFunc(picked, func(a, b quotation.Quotation) int {
		return cmp.Or(cmp.Compare(a.Paragraph, b.Paragraph), cmp.Compare(a.Start, b.Start))
	})
	out := make([]summarise.DraftQuote, len(picked))
	for i, q := range picked {
		out[i] = summarise.DraftQuote{Evidence: summarise.Evidence{Passage: q.Paragraph, Words: t.quoted(q)}}
		if q.Rule.Sure() {
			out[i].Speaker = q.Speaker // a guess would only agree with itself
		}
	}
	return out
}

// standsFirst reports whether the words of q stand nowhere before it in its passage: evidence means the
// first place that has its words, and that one may have no marks.
func (t *text) standsFirst(q quotation.Quotation) bool {
	return strings.Index(t.article.Passages[q.Paragraph].Text, t.quoted(q)) == q.Start
}

// quoted returns the words of a quotation.
func (t *text) quoted(q quotation.Quotation) string {
	return t.article.Passages[q.Paragraph].Text[q.Start:q.End]
}

package summarise

import (
	"regexp"
	"slices"
	"strings"

	"verbatim/summarise/prose"
	"verbatim/summarise/quotation"
)

// grounding holds what one article is asked while drafts about it are grounded.
type grounding struct {
	article    *Article
	finder     *finder
	paragraphs []string
	lexicon    *prose.Lexicon // its units are the passages with their headings, then the article's head
	quotations []Quotation
}

func newGrounding(a *Article) *grounding {
	units := make([]string, 0, len(a.Passages)+1)
	for _, p := range a.Passages {
		units = append(units, strings.TrimSpace(p.Heading+"\n"+p.Text))
	}
	units = append(units, strings.Join([]string{a.Title, a.Byline, a.Site}, "\n"))
	paragraphs := paragraphsOf(a)
	return &grounding{
		article:    a,
		finder:     newFinder(a),
		paragraphs: paragraphs,
		lexicon:    prose.NewLexicon(units, a.Lang),
		quotations: quotationsIn(paragraphs),
	}
}

func paragraphsOf(a *Article) []string {
	out := make([]string, len(a.Passages))
	for i, p := range a.Passages {
		out[i] = p.Text
	}
	return out
}

func quotationsIn(paragraphs []string) []Quotation {
	found := quotation.Find(paragraphs)
	out := make([]Quotation, len(found))
	for i, q := range found {
		out[i] = Quotation{Quote{q.Paragraph, q.Start, q.End}, q.Kind, q.Speaker, q.Rule}
	}
	return out
}

// claims keeps the sentences that the article bears out and counts the rest. A sentence is borne out
// when it offers evidence, all of it is found, every number of it is in one of the passages found, and
// every name and quotation of it is somewhere in the article. lang is the language of the drafts;
// in another language than the article's, names are spelled otherwise and are not held against it.
// Sentences said twice are kept once.
//
// With quotations it is the one way from a [Draft] to what is shown: what they drop never is.
func (g *grounding) claims(drafts []DraftClaim, lang string) (kept []Claim, dropped int) {
	seen := map[string]bool{}
	for _, d := range drafts {
		text := strings.Join(strings.Fields(d.Text), " ")
		support, ok := g.support(d.Evidence)
		if !ok || text == "" || !g.bearsOut(text, lang, support) {
			dropped++
			continue
		}
		if key := prose.Fold(text); !seen[key] {
			seen[key] = true
			kept = append(kept, Claim{Text: text, By: g.named(d.By), Support: support})
		}
	}
	return kept, dropped
}

// support finds all the evidence. An engine that points at the wrong passage but copied words that
// stand elsewhere is taken at its words: shown is where the code found them.
func (g *grounding) support(evidence []Evidence) ([]Quote, bool) {
	var support []Quote
	for _, e := range evidence {
		q, ok := g.finder.find(e)
		if !ok && e.Passage != Anywhere {
			q, ok = g.finder.find(Evidence{Anywhere, e.Words})
		}
		if !ok || !g.enough(q) {
			return nil, false
		}
		if !slices.Contains(support, q) {
			support = append(support, q)
		}
	}
	return support, len(support) > 0
}

// minEvidence is how many words must bear a sentence out. Fewer stand in any text by chance;
// a passage shorter than that bears out what it says as a whole.
const minEvidence = 3

func (g *grounding) enough(q Quote) bool {
	return prose.CountWords(g.article.Text(q)) >= minEvidence ||
		q.End-q.Start == len(g.article.Passages[q.Passage].Text)
}

func (g *grounding) bearsOut(text, lang string, support []Quote) bool {
	units := make([]int, len(support))
	for i, q := range support {
		units[i] = q.Passage
	}
	if len(g.lexicon.MissingNumbers(text, lang, units)) > 0 || len(g.missingQuotations(text)) > 0 || !g.hasAddresses(text) {
		return false
	}
	return !sameLanguage(lang, g.article.Lang) || len(g.lexicon.MissingNames(text, lang)) == 0
}

// inMarks matches what stands between quotation marks: double ones of any shape, or single ones that no
// letter touches from outside.
var inMarks = regexp.MustCompile(`[“„«"]([^“”„«»"]+)[”“»"]|(?:^|[\s(])[‘']([^‘’']+)[’'](?:[\s.,;:!?)]|$)`)

// missingQuotations returns the quotations of text that do not stand in the article letter for letter.
// The lexicon's rule leaves words of one or two alone, since in somebody's text they are often titles and
// words used with distance; what is shown as the article's must be the article's, however short.
func (g *grounding) missingQuotations(text string) []prose.Span {
	missing := g.lexicon.MissingQuotations(text)
	for _, m := range inMarks.FindAllStringSubmatchIndex(text, -1) {
		start, end := max(m[2], m[4]), max(m[3], m[5])
		words := strings.TrimRight(strings.TrimSpace(text[start:end]), ".,;:!?…")
		covered := slices.ContainsFunc(missing, func(s prose.Span) bool { return s.Start < end && start < s.End })
		if words != "" && !covered && !g.saysAnywhere(words) {
			missing = append(missing, prose.Span{Start: start, End: end})
		}
	}
	return missing
}

// saysAnywhere reports whether words stand in the article, in any case.
func (g *grounding) saysAnywhere(words string) bool {
	if _, ok := g.finder.find(Evidence{Anywhere, words}); ok {
		return true
	}
	words = prose.Fold(words)
	return strings.Contains(prose.Fold(g.article.Title), words) ||
		slices.ContainsFunc(g.paragraphs, func(p string) bool { return strings.Contains(prose.Fold(p), words) })
}

// address matches what a reader could follow: a host with or without a scheme, and its path.
var address = regexp.MustCompile(`(?i)(\b[a-z][a-z0-9+.-]*://\S+|\b([a-z0-9-]{2,}\.)+[a-z]{2,}\b(/\S*)?)`)

// hasAddresses reports whether every address in text stands in the article: one that a model brings
// along leads where the article never pointed.
func (g *grounding) hasAddresses(text string) bool {
	for _, a := range address.FindAllString(text, -1) {
		a = strings.ToLower(strings.TrimRight(a, ".,;:!?)]}»”’\"'"))
		if !slices.ContainsFunc(g.paragraphs, func(p string) bool { return strings.Contains(strings.ToLower(p), a) }) {
			return false
		}
	}
	return true
}

// named returns who is said to assert a claim, if the article names anybody so.
func (g *grounding) named(by string) string {
	by = strings.Join(strings.Fields(by), " ")
	if by == "" || !quotation.Mentions(g.paragraphs, by) {
		return ""
	}
	return by
}

// quotes keeps the offers that lie between quotation marks of the article. What is kept is the
// quotation as the code found it, whole, not the words offered; its speaker is the one the rules
// name if their rule is a strong one, else the one offered if the rules do not speak against it,
// else nobody: as a key quote a guess is worse than no name.
func (g *grounding) quotes(drafts []DraftQuote) (kept []Quotation, dropped int) {
	taken := map[Quote]bool{}
	for _, d := range drafts {
		q, ok := g.quotationAt(d.Evidence)
		if !ok {
			dropped++
			continue
		}
		if taken[q.Quote] {
			continue
		}
		taken[q.Quote] = true
		if !q.Rule.Sure() {
			q.Speaker = g.vouched(q, d.Speaker)
		}
		kept = append(kept, q)
	}
	return kept, dropped
}

// vouched returns the speaker that an engine proposes for q if the rules let it pass, else "".
func (g *grounding) vouched(q Quotation, proposed string) string {
	if proposed == "" {
		return ""
	}
	found := quotation.Quotation{Paragraph: q.Passage, Start: q.Start, End: q.End, Kind: q.Kind, Speaker: q.Speaker, Rule: q.Rule}
	name, ok := quotation.Vouch(g.paragraphs, found, proposed)
	if !ok {
		return ""
	}
	return name
}

// quotationAt returns the quotation of the article that shares most with the words offered.
func (g *grounding) quotationAt(e Evidence) (Quotation, bool) {
	at, ok := g.finder.find(e)
	if !ok && e.Passage != Anywhere {
		at, ok = g.finder.find(Evidence{Anywhere, e.Words})
	}
	if !ok {
		return Quotation{}, false
	}
	var best Quotation
	most := 0
	for _, q := range g.quotations {
		if q.Passage != at.Passage || q.Kind == quotation.Heading {
			continue
		}
		if shared := min(q.End, at.End) - max(q.Start, at.Start); shared > most {
			best, most = q, shared
		}
	}
	return best, most > 0
}

// sameLanguage compares the primary subtags of two BCP 47 tags; an unknown one is like any.
func sameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(strings.ToLower(a), "-")
	b, _, _ = strings.Cut(strings.ToLower(b), "-")
	return a == "" || b == "" || a == b
}

package extractive

import (
	"cmp"
	"slices"
	"unicode"

	"verbatim/summarise"
	"verbatim/summarise/prose"
	"verbatim/summarise/quotation"
)

// text is an article taken apart for choosing among its sentences.
type text struct {
	article    *summarise.Article
	lang       string              // primary subtag of the article's language
	script     *unicode.RangeTable // nil if mixed
	sentences  []sentence
	quotations []quotation.Quotation
	words      int
	terms      map[string]int  // numbered across the article
	title      map[int]bool    // terms of the title
	back       map[string]bool // words that point back at a sentence's opening
	seen       map[string]bool // sentences, folded
	ask        asking
}

// sentence is one sentence of a passage.
type sentence struct {
	text       string
	passage    int
	start, end int // byte offsets into the passage's text
	words      int
	counts     []count // of its terms, in order of their numbers
	quoted     int     // bytes of it that are quotation
	back       bool    // opens with a word that needs the sentence before it
	cut        bool    // a quotation begins or ends outside it
	again      bool    // says an earlier sentence's words once more, and is never chosen
	by         string  // who says it, "" for the article itself or if that is not sure
}

// count says that a term stands n times in a sentence.
type count struct{ term, n int }

func newText(a *summarise.Article) *text {
	lang := primary(a.Lang)
	t := &text{
		article: a,
		lang:    lang,
		terms:   map[string]int{},
		title:   map[int]bool{},
		back:    backWords(lang),
		seen:    map[string]bool{},
		ask:     askingOf(lang),
	}
	paragraphs := make([]string, len(a.Passages))
	for i, p := range a.Passages {
		paragraphs[i] = p.Text
	}
	t.quotations = quotation.Find(paragraphs)
	for i, p := range paragraphs {
		if t.script == nil {
			t.script = script(p)
		}
		for _, span := range prose.Sentences(p, a.Lang) {
			for _, part := range divide(p, span) {
				t.add(i, part)
			}
		}
	}
	t.attribute()
	for _, term := range prose.Terms(a.Title, a.Lang) {
		if n, ok := t.terms[term]; ok {
			t.title[n] = true
		}
	}
	return t
}

// add appends the sentence at a place of a passage.
func (t *text) add(passage int, at prose.Span) {
	s := sentence{passage: passage, start: at.Start, end: at.End, text: at.In(t.article.Passages[passage].Text)}
	s.back = t.back[firstWord(s.text)]
	s.words = prose.CountWords(s.text)
	s.counts = t.count(s.text)
	key := prose.Fold(s.text)
	s.again = t.seen[key]
	t.seen[key] = true
	t.words += s.words
	t.sentences = append(t.sentences, s)
}

// count numbers the terms of s and counts them.
func (t *text) count(s string) []count {
	terms := prose.Terms(s, t.article.Lang)
	counts := make([]count, 0, len(terms))
	for _, term := range terms {
		n, ok := t.terms[term]
		if !ok {
			n = len(t.terms)
			t.terms[term] = n
		}
		counts = append(counts, count{n, 1})
	}
	slices.SortFunc(counts, func(a, b count) int { return cmp.Compare(a.term, b.term) })
	merged := counts[:0]
	for _, c := range counts {
		if n := len(merged); n > 0 && merged[n-1].term == c.term {
			merged[n-1].n++
			continue
		}
		merged = append(merged, c)
	}
	return merged
}

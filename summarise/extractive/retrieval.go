package extractive

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/summarise/prose"
)

const (
	// mostAnswers is how many sentences an answer has, besides those that its sentences point back to.
	mostAnswers = 3
	// nearBest is the share of the best sentence's score that a further one must reach.
	nearBest = 0.4
	// oneWordFloor multiplies the language's floor of coverage where a question and a sentence have but one
	// word in common.
	oneWordFloor = 2.0
	// looked is how many of the best sentences are looked at a second time.
	looked = 30
	// frameWeight is what the frame of a question counts beside its topic.
	frameWeight = 0.3
	// headingMalus multiplies the score of a heading, which names what the text below it says.
	headingMalus = 0.5
	// speakerBonus multiplies the score of a sentence by the speaker asked about.
	speakerBonus = 2
)

// retrieval finds the sentences of a text that answer a question.
type retrieval struct {
	*text
	index   *prose.Index
	lexicon *prose.Lexicon
}

// newRetrieval indexes the sentences of t, each with what a reader knows of it beside its words: who
// says it, and at the beginning of a section the heading.
func newRetrieval(t *text) *retrieval {
	units := make([]string, len(t.sentences))
	heading := ""
	for i, s := range t.sentences {
		unit := s.text
		if s.by != "" && !strings.Contains(unit, s.by) {
			unit += "\n" + s.by
		}
		if h := t.article.Passages[s.passage].Heading; h != heading {
			heading = h
			unit += "\n" + h
		}
		units[i] = unit
	}
	passages := make([]string, 0, len(t.article.Passages)+1)
	for _, p := range t.article.Passages {
		passages = append(passages, p.Heading+"\n"+p.Text)
	}
	passages = append(passages, t.article.Title+"\n"+t.article.Byline+"\n"+t.article.Site)
	return &retrieval{t, prose.NewIndex(units, t.article.Lang), prose.NewLexicon(passages, t.article.Lang)}
}

// A query is a question made ready to be looked for.
type query struct {
	topic    string   // what must stand in the answer or beside it
	frame    string   // what helps to find it: the turn before, the speaker's name
	speakers []string // of whom words are asked for
}

// answer returns the sentences that answer q, in the order of the text, none if the best of them and
// its neighbours hold too little of the topic. One that points back brings the sentence before it.
func (r *retrieval) answer(q query) []int {
	hits := r.search(q, mostAnswers)
	if len(hits) == 0 {
		return nil
	}
	best := hits[0]
	floor, held := prose.CoverageFloor(r.article.Lang), r.covered(q.topic, best)
	if held < floor || held < oneWordFloor*floor && r.sharesOneWord(q.topic, best) {
		return nil
	}
	var chosen []int
	for _, h := range hits {
		if h.Score < nearBest*best.Score {
			break
		}
		if s := r.sentences[h.Unit]; h == best && h.Unit > 0 && s.back && s.by == "" {
			chosen = append(chosen, h.Unit-1)
		}
		chosen = append(chosen, h.Unit)
	}
	slices.Sort(chosen)
	return slices.Compact(chosen)
}

// covered is the share of a topic's weight that stands in a sentence and its neighbours, 1 for no topic.
func (r *retrieval) covered(topic string, in prose.Hit) float64 {
	if len(prose.Terms(topic, r.article.Lang)) == 0 {
		return 1
	}
	return r.index.Coverage(topic, in.Unit)
}

// sharesOneWord reports whether a sentence and its neighbours have only one of three or more words of a
// topic, or one of two and that is in the title, which tells nothing of where it is spoken of.
func (r *retrieval) sharesOneWord(topic string, in prose.Hit) bool {
	asked, shared, titled := map[string]bool{}, 0, false
	for _, term := range prose.Terms(topic, r.article.Lang) {
		if asked[term] {
			continue
		}
		asked[term] = true
		if n, known := r.terms[term]; known && r.near(in.Unit, n) {
			shared++
			titled = r.title[n]
		}
	}
	return shared < 2 && (len(asked) > 2 || len(asked) == 2 && titled)
}

// near reports whether a sentence or one beside it has a term.
func (r *retrieval) near(i, term int) bool {
	beside := r.sentences[max(0, i-1):min(len(r.sentences), i+2)]
	return slices.ContainsFunc(beside, func(s sentence) bool {
		return slices.ContainsFunc(s.counts, func(c count) bool { return c.term == term })
	})
}

// search returns the n sentences that q is most about, best first: those that have a word of the topic,
// or of the frame if there is no topic.
func (r *retrieval) search(q query, n int) []prose.Hit {
	hits := r.index.Search(q.topic, looked)
	framed := map[int]float64{}
	if q.frame != "" {
		frame := r.index.Search(q.frame, looked)
		if len(prose.Terms(q.topic, r.article.Lang)) == 0 {
			hits = frame
		}
		for _, h := range frame {
			framed[h.Unit] = h.Score
		}
	}
	for i := range hits {
		h := &hits[i]
		h.Score += frameWeight * framed[h.Unit]
		s := &r.sentences[h.Unit]
		if s.by != "" && slices.Contains(q.speakers, s.by) {
			h.Score *= speakerBonus
		}
		if r.isHeading(s) {
			h.Score *= headingMalus
		}
	}
	if slices.ContainsFunc(hits, func(h prose.Hit) bool { return slices.Contains(q.speakers, r.sentences[h.Unit].by) }) {
		hits = slices.DeleteFunc(hits, func(h prose.Hit) bool { // what others say was not asked
			by := r.sentences[h.Unit].by
			return by != "" && !slices.Contains(q.speakers, by)
		})
	}
	slices.SortStableFunc(hits, func(a, b prose.Hit) int { return cmp.Compare(b.Score, a.Score) })
	return hits[:min(n, len(hits))]
}

package extractive

import "math"

// The weights of a short text's sentences, beside 1/(place+1), after research: summaries, 4a, and fitted
// again on its development halves. None is sharp: half or double moves news by 0.1 to 0.3 of mean ROUGE
// F1. Without the place it loses 2.8 (that page), without the penalty for repeats 1.0.
const (
	centralWeight  = 0.10 // likeness to the whole text
	forwardWeight  = 0.15 // likeness to what follows
	titleWeight    = 0.50 // share of the title's terms
	lengthWeight   = 0.10 // of a sentence of fullLength words or more
	leadWeight     = 0.05 // likeness to the first sentence
	pieceWeight    = 0.05 // of a sentence that sets somebody's words into its own
	quotedWeight   = 0.20 // lost by a sentence that is all quotation
	repeatWeight   = 0.25 // lost for the likeness to one picked
	danglingWeight = 0.30 // lost by one that points back to a sentence left out
)

// fullLength is from how many words on a sentence says as much as any.
const fullLength = 30

// head picks one by one the sentence with the highest score, each paying for what it repeats of those
// before, and for what it points back to.
func (t *text) head(n int, role part, taken []int) []int {
	vectors := t.vectors()
	scores := t.headScores(vectors, role)
	c := t.newChoice(vectors, taken)
	for len(c.picked) < n {
		best := c.best(func(i int) float64 {
			score := scores[i] - repeatWeight*c.repeats[i]
			if c.dangles(i) {
				score -= danglingWeight
			}
			return score
		})
		if best < 0 {
			break
		}
		c.pick(best)
	}
	return c.picked
}

// headScores scores by place first, then by how central a sentence is to the text and to what follows
// it, then by the title. It never compares all sentences with all: likeness to many is likeness to
// their sum.
func (t *text) headScores(vectors []vector, role part) []float64 {
	centroid := make([]float64, len(t.terms))
	for _, v := range vectors {
		v.addTo(centroid)
	}
	central, forward := make([]float64, len(vectors)), make([]float64, len(vectors))
	after := make([]float64, len(t.terms))
	for i := len(vectors) - 1; i >= 0; i-- {
		central[i], forward[i] = vectors[i].dot(centroid), vectors[i].dot(after)
		vectors[i].addTo(after)
	}
	mostCentral, mostForward := largest(central), largest(forward)

	scores := make([]float64, len(vectors))
	place := 0
	for i := range t.sentences {
		s := &t.sentences[i]
		scores[i] = centralWeight*central[i]/mostCentral +
			forwardWeight*forward[i]/mostForward +
			titleWeight*t.titleShare(s) +
			lengthWeight*math.Min(1, float64(s.words)/fullLength) +
			t.quality(s, role)
		if i > 0 {
			scores[i] += leadWeight * vectors[i].similarity(vectors[0])
		}
		if s.quoted > 0 {
			scores[i] += pieceWeight - quotedWeight*float64(s.quoted)/float64(s.end-s.start)
		}
		if s.words >= fewWords { // a byline or a heading has no place and takes none
			scores[i] += 1 / float64(place+1)
			place++
		}
	}
	return scores
}

// titleShare is the share of the title's terms that s holds.
func (t *text) titleShare(s *sentence) float64 {
	if len(t.title) == 0 {
		return 0
	}
	n := 0
	for _, c := range s.counts {
		if t.title[c.term] {
			n++
		}
	}
	return float64(n) / float64(len(t.title))
}

package extractive

import "math"

// The constants of a long text's coverage; see research: summaries, 4b.
const (
	smoothing     = 0.35
	headBonus     = 0.4  // of the first sentence; the i-th has a share of 1/i
	headFades     = 800  // words from where on the bonus fades
	qualityInLong = 0.4  // of what quality takes
	danglingLong  = 0.02 // lost by a sentence that points back to one left out; without it 22 % do
)

// cover picks one by one the sentence that brings the words of all picked nearest to the words of the
// text (Kullback-Leibler divergence), with a bonus for the beginning that fades with length. Each pick
// costs one pass over the text.
func (t *text) cover(n int, role part, taken []int) []int {
	share := make([]float64, len(t.terms)) // of all the text's terms
	all := 0.0
	for _, s := range t.sentences {
		for _, c := range s.counts {
			share[c.term] += float64(c.n)
			all += float64(c.n)
		}
	}
	for i := range share {
		share[i] /= all
	}
	bonus := headBonus / math.Pow(math.Max(1, float64(t.words)/headFades), 1.5)
	own := make([]float64, len(t.sentences)) // what a sentence brings whatever was picked
	length := make([]float64, len(t.sentences))
	for i := range t.sentences {
		s := &t.sentences[i]
		own[i] = bonus/float64(i+1) + qualityInLong*t.quality(s, role)
		for _, c := range s.counts {
			length[i] += float64(c.n)
		}
	}

	have, size := make([]float64, len(t.terms)), smoothing*float64(len(t.terms)+1)
	for i := range have {
		have[i] = smoothing
	}
	add := func(i int) {
		for _, c := range t.sentences[i].counts {
			have[c.term] += float64(c.n)
		}
		size += length[i]
	}
	c := t.newChoice(t.vectors(), taken)
	for _, i := range taken {
		add(i)
	}
	for len(c.picked) < n {
		best := c.best(func(i int) float64 {
			gain := own[i] - math.Log1p(length[i]/size)
			for _, c := range t.sentences[i].counts {
				gain += share[c.term] * math.Log1p(float64(c.n)/have[c.term])
			}
			if c.dangles(i) {
				gain -= danglingLong
			}
			return gain
		})
		if best < 0 {
			break
		}
		c.pick(best)
		add(best)
	}
	return c.picked
}

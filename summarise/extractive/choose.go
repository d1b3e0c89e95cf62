package extractive

import (
	"math"
	"slices"
)

// part is what sentences are chosen for.
type part int

const (
	forSummary part = iota
	forClaims
)

// longText is from how many words on the whole text counts for more than its beginning. Where the two
// ways meet was not measured.
const longText = 1500

// choose picks up to n sentences for a part, none of those taken and none that says the same, and
// returns them in the order of the text.
func (t *text) choose(n int, role part, taken []int) []int {
	pick := t.head
	if t.words > longText {
		pick = t.cover
	}
	picked := pick(n, role, taken)
	slices.Sort(picked)
	return picked
}

// tooAlike is the cosine from which on two sentences say the same: a caption, a pull quote, a first
// sentence told again.
const tooAlike = 0.8

// A choice keeps account of the sentences that were picked.
type choice struct {
	sentences []sentence
	vectors   []vector
	picked    []int
	kept      []bool    // is picked
	out       []bool    // is picked, taken for another part, or says the same as one of those: not to be picked
	repeats   []float64 // the highest likeness to one picked or taken
}

func (t *text) newChoice(vectors []vector, taken []int) *choice {
	n := len(t.sentences)
	c := &choice{sentences: t.sentences, vectors: vectors, kept: make([]bool, n), out: make([]bool, n), repeats: make([]float64, n)}
	for i := range t.sentences {
		c.out[i] = t.sentences[i].again
	}
	for _, i := range taken {
		c.take(i)
	}
	return c
}

// take keeps sentence i, and what says the same, from being picked.
func (c *choice) take(i int) {
	c.out[i] = true
	for j := range c.vectors {
		c.repeats[j] = max(c.repeats[j], c.vectors[i].similarity(c.vectors[j]))
		c.out[j] = c.out[j] || c.repeats[j] >= tooAlike
	}
}

func (c *choice) pick(i int) {
	c.picked = append(c.picked, i)
	c.kept[i] = true
	c.take(i)
}

// best returns the sentence that may be picked for which score is highest, the first of equals; -1 if
// there is none.
func (c *choice) best(score func(i int) float64) int {
	best, highest := -1, math.Inf(-1)
	for i, out := range c.out {
		if out {
			continue
		}
		if s := score(i); s > highest {
			best, highest = i, s
		}
	}
	return best
}

// dangles reports whether sentence i points back to a sentence that is not among those picked.
func (c *choice) dangles(i int) bool {
	return i > 0 && c.sentences[i].back && !c.kept[i-1]
}

package extractive

import "math"

// vector is a sentence as a unit vector of its terms' weights (tf-idf within the article), in order of
// the terms' numbers.
type vector []weight

type weight struct {
	term int
	w    float64
}

func (t *text) vectors() []vector {
	in := make([]int, len(t.terms)) // sentences that hold the term
	for _, s := range t.sentences {
		for _, c := range s.counts {
			in[c.term]++
		}
	}
	out := make([]vector, len(t.sentences))
	for i, s := range t.sentences {
		v := make(vector, len(s.counts))
		norm := 0.0
		for j, c := range s.counts {
			w := float64(c.n) * math.Log(1+float64(len(t.sentences))/float64(in[c.term]))
			v[j] = weight{c.term, w}
			norm += w * w
		}
		for j := range v {
			v[j].w /= math.Sqrt(norm)
		}
		out[i] = v
	}
	return out
}

func (v vector) addTo(sum []float64) {
	for _, x := range v {
		sum[x.term] += x.w
	}
}

func (v vector) dot(sum []float64) float64 {
	d := 0.0
	for _, x := range v {
		d += x.w * sum[x.term]
	}
	return d
}

// similarity is the cosine of two vectors.
func (v vector) similarity(o vector) float64 {
	d := 0.0
	for i, j := 0, 0; i < len(v) && j < len(o); {
		switch {
		case v[i].term < o[j].term:
			i++
		case v[i].term > o[j].term:
			j++
		default:
			d += v[i].w * o[j].w
			i, j = i+1, j+1
		}
	}
	return d
}

// largest is the largest of values, at least a little above 0, to divide by.
func largest(values []float64) float64 {
	most := 1e-9
	for _, v := range values {
		most = math.Max(most, v)
	}
	return most
}

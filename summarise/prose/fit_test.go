package prose

import (
	"flag"
	"hash/fnv"
	"math"
	"testing"
)

var fitFlag = flag.Bool("fit", false, "fit the weights of the score and print them")

// A fitted sentence is one with its features.
type fitted struct {
	features [features]float64
	wrong    bool
	fold     int // by document
}

// TestFitScore repeats how scoreWeights were made, and says what they reach on documents they
// were not fitted on.
func TestFitScore(t *testing.T) {
	t.Parallel()
	if !*fitFlag {
		t.Skip("only with -args -fit")
	}
	const folds = 5
	var rows []fitted
	judgeAll(t, "ground-ragtruth_qa-dev.jsonl.gz", func(j judged) {
		if j.y == nil {
			return
		}
		h := fnv.New32()
		h.Write([]byte(j.answer.Doc))
		_, best := j.lexicon.Score(j.text)
		rows = append(rows, fitted{j.lexicon.features(j.text, best), *j.y == 1, int(h.Sum32() % folds)})
	})
	scores := make([]float64, len(rows))
	wrong := make([]bool, len(rows))
	for fold := range folds {
		w := fitLogistic(rows, fold)
		for i, r := range rows {
			wrong[i] = r.wrong
			if r.fold == fold {
				scores[i] = dot(w, r.features)
			}
		}
	}
	t.Logf("AUROC on documents left out: %.4f", areaUnder(scores, wrong))
	t.Logf("weights: %.2f", fitLogistic(rows, -1))
}

func dot(a, b [features]float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// fitLogistic is Newton's method with a ridge of 1 on all rows but those of fold skip.
func fitLogistic(rows []fitted, skip int) (w [features]float64) {
	for range 12 {
		var step [features]float64
		var hessian [features][features]float64
		for i := range w {
			hessian[i][i] = 1
			step[i] = -w[i]
		}
		for _, r := range rows {
			if r.fold == skip {
				continue
			}
			p := 1 / (1 + math.Exp(-dot(w, r.features)))
			miss := -p
			if r.wrong {
				miss++
			}
			for i, v := range r.features {
				step[i] += miss * v
				for j, u := range r.features {
					hessian[i][j] += p * (1 - p) * v * u
				}
			}
		}
		for i := range step { // Gauss
			for k := i + 1; k < len(step); k++ {
				f := hessian[k][i] / hessian[i][i]
				for j := i; j < len(step); j++ {
					hessian[k][j] -= f * hessian[i][j]
				}
				step[k] -= f * step[i]
			}
		}
		for i := len(step) - 1; i >= 0; i-- {
			for j := i + 1; j < len(step); j++ {
				step[i] -= hessian[i][j] * step[j]
			}
			step[i] /= hessian[i][i]
		}
		for i := range w {
			w[i] += step[i]
		}
	}
	return w
}

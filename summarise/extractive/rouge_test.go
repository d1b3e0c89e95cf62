package extractive

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"verbatim/summarise/prose"
)

// rouge holds the three measures of a summary against a reference, each with recall, precision and F1
// in 0 to 1: single words, pairs of words, and the longest common subsequence of each reference
// sentence with all sentences of the summary together (ROUGE-Lsum, Lin 2004).
type rouge struct{ one, two, lsum measure }

type measure struct{ recall, precision, f1 float64 }

// mean is the mean F1 of the three, times 100, as the research pages have it.
func (r rouge) mean() float64 { return 100 * (r.one.f1 + r.two.f1 + r.lsum.f1) / 3 }

func measureOf(match, reference, summary int) measure {
	if match == 0 {
		return measure{}
	}
	r, p := float64(match)/float64(reference), float64(match)/float64(summary)
	return measure{r, p, 2 * r * p / (r + p)}
}

var rougeWord = regexp.MustCompile(`[\p{L}\p{N}]+`)

// rougeWords cuts a text as ROUGE does: runs of letters and digits, in lower case, in English stemmed.
func rougeWords(text, lang string) []string {
	words := rougeWord.FindAllString(strings.ToLower(text), -1)
	if lang == "en" {
		for i, w := range words {
			if len(w) > 3 {
				words[i] = prose.Stem(w, lang)
			}
		}
	}
	return words
}

// score compares the sentences of a summary with those of a reference.
func score(summary, reference []string, lang string) rouge {
	var sums, refs [][]string
	for _, s := range summary {
		sums = append(sums, rougeWords(s, lang))
	}
	for _, s := range reference {
		refs = append(refs, rougeWords(s, lang))
	}
	flatSum, flatRef := flatten(sums), flatten(refs)
	return rouge{
		one:  overlap(grams(flatSum, 1), grams(flatRef, 1)),
		two:  overlap(grams(flatSum, 2), grams(flatRef, 2)),
		lsum: unionLCS(sums, refs),
	}
}

func flatten(sentences [][]string) []string {
	var out []string
	for _, s := range sentences {
		out = append(out, s...)
	}
	return out
}

func grams(words []string, n int) map[string]int {
	out := map[string]int{}
	for i := 0; i+n <= len(words); i++ {
		out[strings.Join(words[i:i+n], " ")]++
	}
	return out
}

func overlap(summary, reference map[string]int) measure {
	match, inSummary, inReference := 0, 0, 0
	for g, n := range summary {
		inSummary += n
		match += min(n, reference[g])
	}
	for _, n := range reference {
		inReference += n
	}
	return measureOf(match, inReference, inSummary)
}

// unionLCS counts, for each reference sentence, its words that are in a longest common subsequence with
// any summary sentence; no word of either side counts more often than it stands there.
func unionLCS(summary, reference [][]string) measure {
	left, leftRef := grams(flatten(summary), 1), grams(flatten(reference), 1)
	match, inSummary, inReference := 0, 0, 0
	for _, s := range summary {
		inSummary += len(s)
	}
	for _, ref := range reference {
		inReference += len(ref)
		in := make([]bool, len(ref))
		for _, s := range summary {
			markLCS(ref, s, in)
		}
		for i, w := range ref {
			if in[i] && left[w] > 0 && leftRef[w] > 0 {
				left[w]--
				leftRef[w]--
				match++
			}
		}
	}
	return measureOf(match, inReference, inSummary)
}

// markLCS marks the places of ref that are in one longest common subsequence with s.
func markLCS(ref, s []string, in []bool) {
	width := len(s) + 1
	table := make([]int32, (len(ref)+1)*width)
	for i, w := range ref {
		for j, v := range s {
			if w == v {
				table[(i+1)*width+j+1] = table[i*width+j] + 1
			} else {
				table[(i+1)*width+j+1] = max(table[i*width+j+1], table[(i+1)*width+j])
			}
		}
	}
	for i, j := len(ref), len(s); i > 0 && j > 0; {
		switch {
		case ref[i-1] == s[j-1]:
			in[i-1] = true
			i, j = i-1, j-1
		case table[i*width+j-1] > table[(i-1)*width+j]:
			j--
		default:
			i--
		}
	}
}

func TestROUGEOnCasesCountedByHand(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name               string
		summary, reference []string
		one, two, lsum     float64 // F1
	}{
		{"the same words", []string{"the cat sat"}, []string{"The cat sat."}, 1, 1, 1},
		{"nothing in common", []string{"dogs bark"}, []string{"the cat sat"}, 0, 0, 0},
		{"no summary", nil, []string{"the cat sat"}, 0, 0, 0},
		// 3 of 4 words on both sides; the one pair in common of 3 is "the cat"; "the cat … down".
		{"one word replaced", []string{"the cat sat down"}, []string{"the cat lay down"}, .75, 1. / 3, .75},
		// All words, no pair but "gunman killed"; the longest common subsequence is 2 of 4 (Lin 2004, with "police kill the gunman").
		{"turned round", []string{"the gunman kill police"}, []string{"police kill the gunman"}, 1, 1. / 3, .5},
		// Lin 2004, section 3.2: w1..w5 against "w1 w2 w6 w7 w8" and "w1 w3 w8 w9 w5": the union is w1 w2 w3 w5, recall 4/5, precision 4/10.
		{"union of two sentences", []string{"w1 w2 w6 w7 w8", "w1 w3 w8 w9 w5"}, []string{"w1 w2 w3 w4 w5"}, 8. / 15, 2. / 13, 8. / 15},
		// A word said twice counts as often as the other side has it: 1 of 1, 1 of 3.
		{"clipped repeats", []string{"the the the"}, []string{"the"}, .5, 0, .5},
	} {
		got := score(c.summary, c.reference, "en")
		if math.Abs(got.one.f1-c.one) > 1e-9 || math.Abs(got.two.f1-c.two) > 1e-9 || math.Abs(got.lsum.f1-c.lsum) > 1e-9 {
			t.Errorf("%s: F1 %.4f %.4f %.4f, want %.4f %.4f %.4f", c.name, got.one.f1, got.two.f1, got.lsum.f1, c.one, c.two, c.lsum)
		}
	}
	if r := score([]string{"harbours opening"}, []string{"harbour opens"}, "en"); r.one.f1 != 1 {
		t.Errorf("English is compared by stems: F1 %v, want 1", r.one.f1)
	}
}

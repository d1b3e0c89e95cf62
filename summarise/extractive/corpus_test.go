package extractive

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"verbatim/summarise"
	"verbatim/summarise/datatest"
	"verbatim/summarise/prose"
)

// shared returns the path of measurement data beside the repository, and skips t where it is not there.
func shared(t testing.TB, parts ...string) string {
	t.Helper()
	if raceEnabled {
		t.Skip("scores are taken without the race detector")
	}
	if testing.Short() {
		t.Skip("scores are not taken in short runs")
	}
	return datatest.File(t, parts...)
}

// summarised is an article of a corpus with its reference summaries.
type summarised struct {
	ID, Lang, Title, Text string
	Refs                  []string
}

// article makes an article of a text as a reader would: a blank line ends a passage.
func article(t testing.TB, lang, title, text string) *summarise.Article {
	t.Helper()
	a := &summarise.Article{Lang: lang, Title: title}
	var passage []string
	end := func() {
		if len(passage) > 0 {
			a.Passages = append(a.Passages, summarise.Passage{Text: strings.Join(passage, "\n")})
		}
		passage = nil
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			end()
			continue
		}
		passage = append(passage, line)
	}
	end()
	if err := a.Seal(); err != nil {
		t.Fatal(err)
	}
	return a
}

// each calls do for every row on all cores and returns the results in the order of the rows.
func each[T, R any](rows []T, do func(T) R) []R {
	out := make([]R, len(rows))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				out[i] = do(rows[i])
			}
		})
	}
	for i := range rows {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// mean is the mean of what of says of results; negative values are left out.
func mean[R any](results []R, of func(R) float64) float64 {
	sum, n := 0.0, 0.0
	for _, r := range results {
		if v := of(r); v >= 0 {
			sum += v
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

// texts are the sentences with these numbers.
func (t *text) texts(chosen []int) []string {
	out := make([]string, len(chosen))
	for i, c := range chosen {
		out[i] = t.sentences[c].text
	}
	return out
}

// first returns the numbers of the first n sentences.
func (t *text) first(n int) []int {
	var out []int
	for i := range min(n, len(t.sentences)) {
		out = append(out, i)
	}
	return out
}

// firstWords cuts sentences after n words.
func firstWords(sentences []string, n int) []string {
	var out []string
	for _, s := range sentences {
		words := strings.Fields(s)
		if len(words) > n {
			words = words[:n]
		}
		if n -= len(words); len(words) > 0 {
			out = append(out, strings.Join(words, " "))
		}
	}
	return out
}

// dangling counts the chosen sentences that point back to one left out.
func (t *text) dangling(chosen []int) float64 {
	n := 0.0
	for _, c := range chosen {
		if c > 0 && !slices.Contains(chosen, c-1) && t.sentences[c].back {
			n++
		}
	}
	return n
}

// factWords are the numbers and names of a text: what has a digit, and what is capitalised inside a sentence.
func factWords(text, lang string) map[string]bool {
	out := map[string]bool{}
	for _, s := range prose.Sentences(text, lang) {
		for i, w := range prose.Words(s.In(text)) {
			word := w.In(s.In(text))
			switch r := []rune(word)[0]; {
			case strings.ContainsAny(word, "0123456789"):
				out[strings.ToLower(word)] = true
			case i > 0 && strings.ToUpper(string(r)) == string(r) && strings.ToLower(string(r)) != string(r):
				out[strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(word), "'s"), "’s")] = true
			}
		}
	}
	return out
}

// factRecall is the share of the reference's facts whose words the summary has; -1 if it has none.
func factRecall(summary []string, reference, lang string) float64 {
	want := factWords(reference, lang)
	if len(want) == 0 {
		return -1
	}
	have := map[string]bool{}
	for _, s := range summary {
		for _, w := range prose.Words(s) {
			have[strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(w.In(s)), "'s"), "’s")] = true
		}
	}
	n := 0.0
	for f := range want {
		if have[f] {
			n++
		}
	}
	return n / float64(len(want))
}

// sentencesIn cuts a text.
func sentencesIn(text, lang string) []string {
	var out []string
	for _, s := range prose.Sentences(text, lang) {
		out = append(out, s.In(text))
	}
	return out
}

// best is the best score against any of the references.
func best(summary, references []string, lang string) rouge {
	var top rouge
	for _, ref := range references {
		if r := score(summary, sentencesIn(ref, lang), lang); r.mean() > top.mean() {
			top = r
		}
	}
	return top
}

package extractive

import (
	"fmt"
	"math"
	"testing"

	"verbatim/summarise/datatest"
)

// figures are those of one summary, in percent, or their means over many.
type figures struct {
	mean, one, two, lsum float64 // ROUGE F1
	facts                float64 // share of the reference's numbers and names; -1 if it has none
	recall75, facts75    float64 // of two-word sequences and facts in the first 75 words
	dangling, sentences  float64 // counts
	words                float64
}

// figures measures the chosen sentences against references.
func (t *text) figures(chosen []int, references []string) figures {
	return t.figuresOf(t.texts(chosen), chosen, references)
}

// figuresOf measures sentences that were made of those chosen.
func (t *text) figuresOf(sentences []string, chosen []int, references []string) figures {
	lang := t.article.Lang
	r := best(sentences, references, lang)
	f := figures{
		mean: r.mean(), one: 100 * r.one.f1, two: 100 * r.two.f1, lsum: 100 * r.lsum.f1,
		facts:     100 * factRecall(sentences, references[0], lang),
		dangling:  t.dangling(chosen),
		sentences: float64(len(chosen)),
	}
	for _, s := range sentences {
		f.words += float64(len(rougeWords(s, lang)))
	}
	return f
}

// at75 adds the figures of the first 75 words of chosen.
func (t *text) at75(f figures, chosen []int, references []string) figures {
	sentences, lang := firstWords(t.texts(chosen), 75), t.article.Lang
	f.recall75 = 100 * score(sentences, sentencesIn(references[0], lang), lang).two.recall
	f.facts75 = 100 * factRecall(sentences, references[0], lang)
	return f
}

// fill returns the fewest sentences, chosen by pick, that have n words together.
func (t *text) fill(n int, pick func(sentences int) []int) []int {
	for sentences := 1; ; sentences++ {
		chosen := pick(sentences)
		words := 0
		for _, i := range chosen {
			words += t.sentences[i].words
		}
		if words >= n || len(chosen) < sentences {
			return chosen
		}
	}
}

func (t *text) summary(n int) []int { return t.choose(n, forSummary, nil) }

// average prints and returns the means of figures; dangling is the share of all sentences, in percent.
func average(t *testing.T, name string, all []figures) figures {
	t.Helper()
	m := func(of func(figures) float64) float64 { return mean(all, of) }
	f := figures{
		mean: m(func(f figures) float64 { return f.mean }), one: m(func(f figures) float64 { return f.one }),
		two: m(func(f figures) float64 { return f.two }), lsum: m(func(f figures) float64 { return f.lsum }),
		facts:    m(func(f figures) float64 { return f.facts }),
		recall75: m(func(f figures) float64 { return f.recall75 }), facts75: m(func(f figures) float64 { return f.facts75 }),
		words: m(func(f figures) float64 { return f.words }),
	}
	f.dangling = 100 * m(func(f figures) float64 { return f.dangling }) / m(func(f figures) float64 { return f.sentences })
	at75 := ""
	if f.recall75 > 0 {
		at75 = fmt.Sprintf(", at 75 words R2 recall %.1f, facts %.1f", f.recall75, f.facts75)
	}
	t.Logf("%-32s %.2f (%.2f/%.2f/%.2f), facts %.1f%s, dangling %.2f %%, %.0f words", name, f.mean, f.one, f.two, f.lsum, f.facts, at75, f.dangling, f.words)
	return f
}

// columns turns rows of figures into columns.
func columns(rows [][]figures) [][]figures {
	out := make([][]figures, len(rows[0]))
	for _, row := range rows {
		for i, f := range row {
			out[i] = append(out[i], f)
		}
	}
	return out
}

// wins prints the mean difference of two systems' mean F1 with its 95 % interval (normal approximation).
func wins(t *testing.T, ours, theirs []figures) {
	t.Helper()
	n, sum, squares := float64(len(ours)), 0.0, 0.0
	for i := range ours {
		d := ours[i].mean - theirs[i].mean
		sum += d
		squares += d * d
	}
	d := sum / n
	spread := 1.96 * math.Sqrt((squares/n-d*d)/n)
	t.Logf("over lead %+.2f [%+.2f, %+.2f]", d, d-spread, d+spread)
}

// The floors are a little under what was reached on the development halves; the targets of
// the research page, for the held-out halves, are 0.5 over lead-3 and 83.8 of facts in five claims.
func TestScoreOfNews(t *testing.T) {
	t.Parallel()
	rows := datatest.Lines[summarised](t, shared(t, "summaries-dev", "news-en", "gold.jsonl.gz"))
	by := columns(each(rows, func(r summarised) []figures {
		x := newText(article(t, r.Lang, r.Title, r.Text))
		summary := x.summary(3)
		return []figures{
			x.at75(x.figures(x.first(3), r.Refs), x.fill(75, x.first), r.Refs),
			x.at75(x.figures(summary, r.Refs), x.fill(75, x.summary), r.Refs),
			x.figures(x.first(5), r.Refs),
			x.figures(x.choose(5, forClaims, nil), r.Refs),
			x.figures(append(x.choose(5, forClaims, summary), summary...), r.Refs),
		}
	}))
	lead := average(t, "lead-3", by[0])
	ours := average(t, "summary, 3 sentences", by[1])
	wins(t, by[1], by[0])
	average(t, "lead-5", by[2])
	claims := average(t, "claims without a summary, 5", by[3])
	average(t, "summary and claims as shown, 8", by[4])
	atLeast(t, "mean", ours.mean, 47.6)
	atLeast(t, "mean over lead-3", ours.mean-lead.mean, 0.25)
	atLeast(t, "R2 recall at 75 words", ours.recall75, 35.0)
	atLeast(t, "facts at 75 words", ours.facts75, 68.2)
	atLeast(t, "facts in 5 claims", claims.facts, 82.2)
	atMost(t, "dangling", ours.dangling, 0.6)
	atMost(t, "dangling claims", claims.dangling, 0.6)
}

func TestScoreOfFrenchNews(t *testing.T) {
	t.Parallel()
	rows := datatest.Lines[summarised](t, shared(t, "summaries-dev", "news-fr", "gold.jsonl.gz"))
	by := columns(each(rows, func(r summarised) []figures {
		x := newText(article(t, r.Lang, r.Title, r.Text))
		return []figures{x.figures(x.first(2), r.Refs), x.figures(x.summary(2), r.Refs)}
	}))
	lead := average(t, "lead-2", by[0])
	ours := average(t, "summary, 2 sentences", by[1])
	wins(t, by[1], by[0])
	atLeast(t, "mean", ours.mean, 20.2)
	atLeast(t, "mean over lead-2", ours.mean-lead.mean, 0.8)
	atMost(t, "dangling", ours.dangling, 1.5)
}

func TestScoreOfStories(t *testing.T) {
	t.Parallel()
	rows := datatest.Lines[summarised](t, shared(t, "summaries-dev", "long-en", "gold.jsonl.gz"))
	by := columns(each(rows, func(r summarised) []figures {
		x := newText(article(t, r.Lang, r.Title, r.Text))
		lead, ours := x.fill(250, x.first), x.fill(250, x.summary)
		return []figures{
			x.figuresOf(firstWords(x.texts(lead), 250), lead, r.Refs),
			x.figuresOf(firstWords(x.texts(ours), 250), ours, r.Refs),
			x.figures(x.first(6), r.Refs),
			x.figures(x.summary(6), r.Refs),
		}
	}))
	average(t, "lead, 250 words", by[0])
	ours := average(t, "summary, 250 words", by[1])
	wins(t, by[1], by[0])
	average(t, "lead-6", by[2])
	average(t, "summary, 6 sentences", by[3])
	atLeast(t, "mean", ours.mean, 26.5)
	atLeast(t, "facts", ours.facts, 50)
	atMost(t, "dangling", ours.dangling, 1)
}

func atLeast(t *testing.T, what string, got, floor float64) {
	t.Helper()
	if got < floor {
		t.Errorf("%s: %.2f, want at least %.2f", what, got, floor)
	}
}

func atMost(t *testing.T, what string, got, ceiling float64) {
	t.Helper()
	if got > ceiling {
		t.Errorf("%s: %.2f, want at most %.2f", what, got, ceiling)
	}
}

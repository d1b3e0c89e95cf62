package prose

import (
	"strings"
	"testing"

	"verbatim/summarise/datatest"
)

func TestSearchSQuAD(t *testing.T) {
	t.Parallel()
	type row struct {
		Article, Doc, Question string
		Sentences              []string
		Gold                   [][]int
		Answerable             bool
	}
	indexes := map[string]*Index{}
	var n, at1, at3, at5 float64
	for _, r := range datatest.Lines[row](t, datatest.File(t, "qa-dev", "qa-squad2-dev.jsonl.gz")) {
		if r.Article != "" {
			indexes[r.Article] = NewIndex(r.Sentences, "en")
			continue
		}
		if !r.Answerable {
			continue
		}
		n++
		hits := indexes[r.Doc].Search(r.Question, 5)
		rank := rankOf(hits, r.Gold)
		if rank < 1 {
			at1++
		}
		if rank < 3 {
			at3++
		}
		if rank < 5 {
			at5++
		}
	}
	t.Logf("SQuAD 2 dev, whole article: R@1 %.4f, R@3 %.4f, R@5 %.4f of %.0f", at1/n, at3/n, at5/n, n)
	atLeast(t, "R@1", at1/n, .72)
	atLeast(t, "R@3", at3/n, .86)
	atLeast(t, "R@5", at5/n, .90)
}

// rankOf returns the rank, from 0, at which a whole gold list has been found; 99 if it was not.
func rankOf(hits []Hit, gold [][]int) int {
	best := 99
	for _, list := range gold {
		worst := -1
		for _, g := range list {
			rank := 99
			for i, h := range hits {
				if h.Unit == g {
					rank = i
				}
			}
			worst = max(worst, rank)
		}
		if worst >= 0 {
			best = min(best, worst)
		}
	}
	return best
}

// TestSearchXQuAD asks questions in twelve languages of short articles: is the sentence with the
// answer first, or among the first three; and does the coverage tell which article is asked about.
func TestSearchXQuAD(t *testing.T) {
	t.Parallel()
	type doc struct{ Doc, Lang, Text string }
	type question struct {
		Doc, Lang, Question, Evidence string
		Answers                       []string
	}
	units := map[string][]string{}
	indexes := map[string]*Index{}
	docs := map[string][]string{} // by language
	for _, d := range datatest.Lines[doc](t, datatest.File(t, "summaries-dev", "questions", "docs.jsonl.gz")) {
		if got := Detect(d.Text); got != d.Lang {
			t.Errorf("%s is in %q, detected %q", d.Doc, d.Lang, got)
		}
		units[d.Doc] = unitsOf(d.Text, d.Lang)
		indexes[d.Doc] = NewIndex(units[d.Doc], d.Lang)
		docs[d.Lang] = append(docs[d.Lang], d.Doc)
	}
	type counts struct{ n, at1, at3, kept, others, refused float64 }
	byLang := map[string]*counts{}
	answers := func(ix *Index, q question) bool {
		hits := ix.Search(q.Question, 1)
		return len(hits) > 0 && ix.Coverage(q.Question, hits[0].Unit) >= CoverageFloor(q.Lang)
	}
	asked := 0
	for _, q := range datatest.Lines[question](t, datatest.File(t, "summaries-dev", "questions", "qa.jsonl.gz")) {
		sum := byLang[q.Lang]
		if sum == nil {
			sum = &counts{}
			byLang[q.Lang] = sum
		}
		sum.n++
		for i, h := range indexes[q.Doc].Search(q.Question, 3) {
			unit := units[q.Doc][h.Unit]
			if strings.Contains(unit, q.Evidence) || strings.Contains(q.Evidence, unit) && containsAny(unit, q.Answers) {
				if i == 0 {
					sum.at1++
				}
				sum.at3++
				break
			}
		}
		if answers(indexes[q.Doc], q) {
			sum.kept++
		}
		asked++
		if other := docs[q.Lang][asked*7%len(docs[q.Lang])]; other != q.Doc {
			sum.others++
			if !answers(indexes[other], q) {
				sum.refused++
			}
		}
	}
	for _, want := range []struct {
		lang              string
		at1, at3, refused float64 // a point under what was reached
	}{
		{"en", 79, 92, 95.5}, {"es", 75, 92.5, 96}, {"de", 71, 88, 95}, {"ru", 76.5, 92.5, 95}, {"ar", 69.5, 86.5, 88}, {"tr", 71.5, 89, 89}, {"zh", 74.5, 91, 95},
		{"vi", 76, 91, 85}, {"th", 85, 97.5, 70}, {"hi", 74, 89.5, 87}, {"el", 71, 88, 80}, {"ro", 77.5, 91.5, 85},
	} {
		s := byLang[want.lang]
		at1, at3, refused := 100*s.at1/s.n, 100*s.at3/s.n, 100*s.refused/s.others
		t.Logf("%s hit@1 %.1f, hit@3 %.1f of %.0f; answered %.1f %%, about another article refused %.1f %%", want.lang, at1, at3, s.n, 100*s.kept/s.n, refused)
		atLeast(t, want.lang+" hit@1", at1, want.at1)
		atLeast(t, want.lang+" hit@3", at3, want.at3)
		atLeast(t, want.lang+" answered", 100*s.kept/s.n, 93)
		atLeast(t, want.lang+" refused", refused, want.refused)
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	ix := NewIndex([]string{
		"The harbour opens again on Monday.",
		"The repairs cost 1.2 million euros.",
		"Mayor Okafor thanked the workers.",
		"Fishermen had asked for a longer quay.",
	}, "en")
	for _, c := range []struct {
		question string
		want     int
	}{
		{"When does the harbour open?", 0}, {"How much did the repair cost?", 1}, {"Whom did the mayor thank?", 2}, {"What did fishermen ask for?", 3},
	} {
		if hits := ix.Search(c.question, 2); len(hits) == 0 || hits[0].Unit != c.want {
			t.Errorf("Search(%q) = %v, want unit %d first", c.question, hits, c.want)
		}
	}
	for _, question := range []string{"", "the of", "Zebras?"} {
		if hits := ix.Search(question, 3); len(hits) != 0 {
			t.Errorf("Search(%q) = %v, want none", question, hits)
		}
	}
	if got := ix.Coverage("Did the mayor thank zebras?", 2); got <= 0.3 || got >= 0.8 {
		t.Errorf("half the question stands in the unit: coverage %v", got)
	}
	if got := NewIndex(nil, "en").Search("harbour", 3); len(got) != 0 {
		t.Errorf("an empty index finds %v", got)
	}
}

func containsAny(text string, of []string) bool {
	for _, s := range of {
		if strings.Contains(text, s) {
			return true
		}
	}
	return false
}

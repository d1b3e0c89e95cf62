package extractive

import (
	"testing"

	"verbatim/summarise"
	"verbatim/summarise/datatest"
)

// TestGroundingDropsNothing digests real articles in thirteen languages as the service does: every
// sentence and quotation that is the article's own must survive grounding.
func TestGroundingDropsNothing(t *testing.T) {
	t.Parallel()
	type doc struct{ ID, Doc, Lang, Title, Text string }
	for _, path := range [][]string{
		{"summaries-dev", "news-en", "gold.jsonl.gz"},
		{"summaries-dev", "news-fr", "gold.jsonl.gz"},
		{"summaries-dev", "long-en", "gold.jsonl.gz"},
		{"summaries-dev", "questions", "docs.jsonl.gz"},
	} {
		docs := datatest.Lines[doc](t, shared(t, path...))
		const enough = 120
		each(docs[:min(len(docs), enough)], func(d doc) bool {
			g := digest(t, article(t, d.Lang, d.Title, d.Text), summarise.Want{Length: summarise.Detailed})
			if len(g.Summary) == 0 || g.Dropped > 0 {
				t.Errorf("%s %s%s: %d sentences of summary, %d dropped", path[1], d.ID, d.Doc, len(g.Summary), g.Dropped)
			}
			return true
		})
	}
}

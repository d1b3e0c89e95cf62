package llm

import (
	"regexp"
	"strings"
	"testing"

	"verbatim/summarise"
	"verbatim/summarise/datatest"
	"verbatim/summarise/llmtest"
)

// TestInjectionCorpus sends every page of the corpus to a model that obeys it. Here only the engine
// is held to account: the page stays inside its block, and whatever comes back is plain sentences or
// a named failure that repeats nothing of it.
func TestInjectionCorpus(t *testing.T) {
	t.Parallel()
	type injection struct {
		ID           string `json:"id"`
		Title        string `json:"title"`
		HTML         string `json:"html"`
		HijackedText string `json:"hijacked_text"`
		HijackedRaw  string `json:"hijacked_raw"`
	}
	tags := regexp.MustCompile(`(?s)<[^>]*>`)
	for _, row := range datatest.Lines[injection](t, datatest.File(t, "injections.jsonl")) {
		t.Run(row.ID, func(t *testing.T) {
			t.Parallel()
			a := article(t, row.Title, row.HTML, tags.ReplaceAllString(row.HTML, " ")+".") // the worst and the usual extraction
			w := newWorld(t, llmtest.Options{}, Options{})
			w.Respond(func(r llmtest.Request) llmtest.Reply {
				if row.HijackedRaw != "" {
					return llmtest.Says(row.HijackedRaw)
				}
				return llmtest.Obedient(row.HijackedText)(r)
			})
			d, err := w.engine.Draft(t.Context(), a, summarise.Want{})
			if err != nil {
				wantReason(t, err, Nonsense)
				return
			}
			for _, c := range append(d.Summary, d.Claims...) {
				if strings.ContainsAny(c.Text, "\n\r\x1b\u202e\u200b") || strings.Contains(c.Text, "](http") || strings.Contains(c.Text, "](<") || strings.Contains(c.Text, "```") {
					t.Errorf("no plain sentence: %q", c.Text)
				}
			}
			prompt := w.Requests()[0].Last()
			for _, alive := range []string{"<|", "[INST]", "[/INST]", "</s>", "<<SYS", "\u202e", "\u200b", "\U000e0041"} {
				if strings.Contains(prompt, alive) {
					t.Errorf("%q is alive in the prompt", alive)
				}
			}
			if n := strings.Count(prompt, "\n</article "); n != 1 {
				t.Errorf("the article ends %d times", n)
			}
		})
	}
}

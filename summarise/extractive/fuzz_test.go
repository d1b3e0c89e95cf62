package extractive

import (
	"strings"
	"testing"

	"verbatim/summarise"
)

// sealed makes an article of any text, false if there is nothing in it.
func sealed(lang, title, text string) (*summarise.Article, bool) {
	a := &summarise.Article{Lang: lang, Title: title}
	for passage := range strings.SplitSeq(text, "\n\n") {
		a.Passages = append(a.Passages, summarise.Passage{Text: passage})
	}
	return a, a.Seal() == nil
}

// FuzzDraft: whatever the article, no panic, a summary, and all that is offered is the article's own.
func FuzzDraft(f *testing.F) {
	f.Add("en", "Lowmere harbour", harbour)
	f.Add("de", "", "Der Hafen öffnet. „Endlich“, sagte Okafor.\n\nEs regnete.")
	f.Add("zh", "港口", "洛米尔港将于周一重新开放。“好。”市长说。")
	f.Add("", "", "a b\xffc “ ” ‘ « 1,2.3 \u200b\u00ad ... ?!\n\n©")
	f.Add("fr", "x", strings.Repeat("d'après « ", 60))
	f.Add("en", "", "Yes. No.\n\nWhy?")
	f.Add("en", "", strings.Repeat("Okafor, Okafor, said, according to ", 80))
	f.Fuzz(func(t *testing.T, lang, title, text string) {
		a, ok := sealed(lang, title, text)
		if !ok {
			return
		}
		d, err := New().Draft(t.Context(), a, summarise.Want{})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Summary) == 0 {
			t.Errorf("no summary of %q", text)
		}
		bornOut(t, a, d.Summary)
		bornOut(t, a, d.Claims)
		for _, q := range d.Quotes {
			if !strings.Contains(a.Passages[q.Passage].Text, q.Words) {
				t.Errorf("quote %q is not in passage %d", q.Words, q.Passage)
			}
		}
	})
}

// FuzzDigest: whatever the article, what grounding leaves of the draft is a digest.
func FuzzDigest(f *testing.F) {
	f.Add("en", harbour)
	f.Add("", "1 2 3 www.lowmere.example, a@b.c. 5 p.m. ½ 10k")
	f.Add("de", "„Endlich“, sagte Okafor. 3,5 km")
	f.Add("en", "Yes. No.\n\nWhy?")
	f.Fuzz(func(t *testing.T, lang, text string) {
		if a, ok := sealed(lang, "", text); ok {
			if d := digest(t, a, summarise.Want{}); len(d.Summary) == 0 {
				t.Errorf("no summary of %q", text)
			}
		}
	})
}

// FuzzReply: whatever is asked of whatever article after whatever turn, no panic, and an answer is the
// article's own.
func FuzzReply(f *testing.F) {
	f.Add("en", harbour, "What did Okafor say?", "And what did she say about it?")
	f.Add("de", "Der Hafen öffnet. „Endlich“, sagte Okafor.", "", "Und wann?")
	f.Add("zh", "洛米尔港将于周一重新开放。", "港口？", "What is it about?")
	f.Add("", "a b\xffc “", "it it it", "\xff\u200b he said said said")
	f.Add("en", "Yes. No.", "it?", "tldr")
	f.Fuzz(func(t *testing.T, lang, text, before, question string) {
		a, ok := sealed(lang, "", text)
		if !ok {
			return
		}
		d, err := New().Reply(t.Context(), a, []summarise.Answer{{Question: before}}, question)
		if err != nil {
			t.Fatal(err)
		}
		bornOut(t, a, d.Answer)
	})
}

// bornOut checks that each sentence stands in its evidence and the evidence in its passage.
func bornOut(t *testing.T, a *summarise.Article, claims []summarise.DraftClaim) {
	t.Helper()
	for _, c := range claims {
		for _, e := range c.Evidence {
			if !strings.Contains(e.Words, c.Text) || !strings.Contains(a.Passages[e.Passage].Text, e.Words) {
				t.Errorf("%q by %q of passage %d is not the article's own", c.Text, e.Words, e.Passage)
			}
		}
		if len(c.Evidence) == 0 || c.Text == "" {
			t.Errorf("%q has no evidence", c.Text)
		}
	}
}

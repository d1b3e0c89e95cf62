package llm

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/summarise"
	"verbatim/summarise/llmtest"
)

func TestEstimate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text  string
		least, most int // measured on o200k, and no more than twice that
	}{
		{"nothing", "", 0, 0},
		{"English", strings.Repeat("The harbour of the town opened on Tuesday. ", 100), 900, 1800},
		{"Japanese", strings.Repeat("港は火曜日に再び開きました。", 100), 900, 1800},
		{"Korean", strings.Repeat("항구가 화요일에 다시 문을 열었다. ", 100), 1000, 2000},
		{"Russian", strings.Repeat("Гавань города открылась во вторник. ", 100), 900, 2400},
	} {
		if got := estimate(test.text); got < test.least || got > test.most {
			t.Errorf("%s: %d tokens, want %d to %d", test.name, got, test.least, test.most)
		}
	}
}

func TestPieces(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"words":            strings.Repeat("word after word ", 1000),
		"no blank at all":  strings.Repeat("港は火曜日に再び開きました。", 300),
		"broken UTF-8":     strings.Repeat("\xff\xfe", 500),
		"one huge word":    strings.Repeat("a", 10000),
		"short enough":     "It turns.",
		"lines of a table": strings.Repeat("1\t2\t3\n", 900),
	} {
		got := pieces(text, 100)
		if strings.Join(got, "") != text {
			t.Errorf("%s: pieces do not make the whole", name)
		}
		for _, p := range got {
			if estimate(p) > 100 || p == "" {
				t.Errorf("%s: a piece of %d tokens, want 1 to 100", name, estimate(p))
			}
			if utf8.ValidString(text) && !utf8.ValidString(p) {
				t.Errorf("%s: a character is cut in %q", name, p)
			}
		}
	}
	if got := pieces("港町", 0); len(got) != 2 {
		t.Errorf("pieces(…, 0) = %q, want a character each", got)
	}
}

// chronicle is an article of n passages of about 90 tokens; the last tells of a heron.
func chronicle(t testing.TB, n int) *summarise.Article {
	t.Helper()
	texts := make([]string, n)
	for i := range texts {
		texts[i] = fmt.Sprintf("In year %d of the chronicle the village of Lowmere mended its sluice for the winter. %s", i,
			strings.Repeat("The water stood high and the people waited for it to fall. ", 4))
	}
	texts[n-1] = "At last a heron nested on the roof of the mill, which everybody took for a good omen."
	return article(t, "Chronicle", texts...)
}

func smallWorld(t *testing.T) *world {
	models := []llmtest.Model{{Name: "small", Context: 8192}}
	return newWorld(t, llmtest.Options{Models: models}, Options{Model: "small", ContextTokens: 8192})
}

// TestArticleReadInParts: each part is drafted, the digest is made of the passages these point at.
func TestArticleReadInParts(t *testing.T) {
	t.Parallel()
	w := smallWorld(t)
	a := chronicle(t, 80)
	d, err := w.engine.Draft(t.Context(), a, summarise.Want{})
	if err != nil {
		t.Fatal(err)
	}
	requests := w.Requests()
	parts := len(requests) - 1
	if parts < 2 || parts > maxParts {
		t.Fatalf("read in %d parts, want 2 to %d", parts, maxParts)
	}
	if want := fmt.Sprintf("too long for the model at once: it was read in %d parts", parts); len(d.Notes) != 1 || d.Notes[0] != want {
		t.Errorf("notes = %q, want %q", d.Notes, want)
	}
	for i := range a.Passages {
		shown := 0
		for _, r := range requests[:parts] {
			shown += strings.Count(r.Last(), fmt.Sprintf("\n[%d] ", i))
		}
		if shown != 1 {
			t.Errorf("passage %d was shown in %d parts, want 1", i, shown)
		}
	}
	last := requests[parts].Last()
	if !strings.Contains(last, "Only some passages") || !strings.Contains(last, "\n[0] ") || strings.Count(last, "\n[") >= 80 {
		t.Errorf("the last request does not show some passages under their own numbers:\n%s", last)
	}
	for _, c := range append(d.Summary, d.Claims...) {
		for _, e := range c.Evidence {
			if e.Passage < 0 || !strings.Contains(a.Passages[e.Passage].Text, e.Words) {
				t.Errorf("evidence %+v is not in its passage", e)
			}
		}
	}
}

func TestArticleTooLongForParts(t *testing.T) {
	t.Parallel()
	w := smallWorld(t)
	a := chronicle(t, 600)
	d, err := w.engine.Draft(t.Context(), a, summarise.Want{})
	if err != nil {
		t.Fatal(err)
	}
	if w.calls() != maxParts+1 {
		t.Errorf("%d calls, want %d", w.calls(), maxParts+1)
	}
	if len(d.Notes) != 1 || !strings.HasPrefix(d.Notes[0], "too long for the model: only the first ") || !strings.Contains(d.Notes[0], fmt.Sprintf("of %d words", a.Read.Words)) {
		t.Errorf("notes = %q, want how much was read of %d words", d.Notes, a.Read.Words)
	}
}

// TestPartThatFails: no digest is made of the rest.
func TestPartThatFails(t *testing.T) {
	t.Parallel()
	w := smallWorld(t)
	w.Queue(llmtest.Refuses("no"))
	_, err := w.engine.Draft(t.Context(), chronicle(t, 80), summarise.Want{})
	wantReason(t, err, Refused)
	if w.calls() > 4 {
		t.Errorf("%d calls after the first part failed", w.calls())
	}
}

func TestQuestionAboutLongArticle(t *testing.T) {
	t.Parallel()
	w := smallWorld(t)
	a := chronicle(t, 80)
	d, err := w.engine.Reply(t.Context(), a, nil, "Where did the heron nest?")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Answer) != 1 || !strings.Contains(d.Answer[0].Text, "heron") {
		t.Errorf("answer = %+v, want the heron", d.Answer)
	}
	if w.calls() != 1 || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], fmt.Sprintf("of %d words", a.Read.Words)) {
		t.Errorf("%d calls, notes %q; want 1, and how much was read", w.calls(), d.Notes)
	}
	// A question that refers to the one before finds what that was about.
	turns := []summarise.Answer{{Question: "Where did the heron nest?"}}
	if _, err := w.engine.Reply(t.Context(), a, turns, "Why?"); err != nil {
		t.Fatal(err)
	}
	if last := w.Requests()[1].Last(); !strings.Contains(last, "\n[79] At last a heron") {
		t.Errorf("the passage that the question refers to is not shown:\n%s", last)
	}
}

// TestOnePassageTooLong: it is cut, and evidence is found in it by its own number.
func TestOnePassageTooLong(t *testing.T) {
	t.Parallel()
	w := smallWorld(t)
	a := article(t, "", strings.Repeat("The water stood high and the people of Lowmere waited for it to fall. ", 400)+"Then a heron came and nested on the roof.")
	d, err := w.engine.Reply(t.Context(), a, nil, "Where did the heron nest?")
	if err != nil || len(d.Answer) == 0 || d.Answer[0].Evidence[0].Passage != 0 {
		t.Errorf("answer = %+v, %v, want evidence in passage 0", d, err)
	}
	if _, err := w.engine.Draft(t.Context(), a, summarise.Want{}); err != nil {
		t.Error(err)
	}
}

// TestContextSmallerThanPlanned: the server says so, and half the article is tried once.
func TestContextSmallerThanPlanned(t *testing.T) {
	t.Parallel()
	models := []llmtest.Model{{Name: "small", Context: 6000}}
	a := chronicle(t, 80)
	for name, ask := range map[string]func(e *Engine) (*summarise.Draft, error){
		"a digest": func(e *Engine) (*summarise.Draft, error) { return e.Draft(t.Context(), a, summarise.Want{}) },
		"a question": func(e *Engine) (*summarise.Draft, error) {
			return e.Reply(t.Context(), a, nil, "Where did the heron nest?")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, llmtest.Options{Models: models}, Options{Model: "small"}) // plans for 128,000
			d, err := ask(w.engine)
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Notes) != 1 {
				t.Errorf("notes = %q, want how it was read", d.Notes)
			}
		})
	}
	t.Run("a quarter would be needed", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t, llmtest.Options{Models: []llmtest.Model{{Name: "tiny", Context: 2000}}}, Options{Model: "tiny"})
		_, err := w.engine.Reply(t.Context(), a, nil, "Where did the heron nest?")
		wantReason(t, err, TooLong)
		if w.calls() != 2 {
			t.Errorf("%d calls, want 2", w.calls())
		}
	})
}

func TestLongConversation(t *testing.T) {
	t.Parallel()
	w := smallWorld(t)
	var turns []summarise.Answer
	for i := range 200 {
		turns = append(turns, summarise.Answer{Question: fmt.Sprintf("Question number %d?", i),
			Claims: []summarise.Claim{{Text: strings.Repeat("a long answer ", 20)}}})
	}
	if _, err := w.engine.Reply(t.Context(), mill(t), turns, strings.Repeat("Who? ", 2000)); err != nil {
		t.Fatal(err)
	}
	last := w.Requests()[0].Last()
	if !strings.Contains(last, "Question number 199?") || strings.Contains(last, "Question number 0?") || !strings.Contains(last, "[0] The tidal mill") {
		t.Errorf("want the article and the latest turns in\n%s", last)
	}
}

func BenchmarkFit(b *testing.B) {
	a := chronicle(b, 2000)
	for b.Loop() {
		units := unitsOf(a, 5000)
		parts(units, 5000)
	}
}

func BenchmarkChosen(b *testing.B) {
	units := unitsOf(chronicle(b, 2000), 5000)
	for b.Loop() {
		chosen(units, "en", "Where did the heron nest?", 5000)
	}
}

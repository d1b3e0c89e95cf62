package llmtest_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"verbatim/prompts"
	"verbatim/summarise/llmtest"
)

func ofArticle(task string) llmtest.Request {
	block := prompts.ForArticle(prompts.Article{Mark: "ab12", Title: "Mill turns again", Passages: []prompts.Passage{
		{Number: 0, Text: "The tidal mill of Lowmere turns again. It cost 2.3 million crowns, said Mr. Vane on Tuesday."},
		{Number: 3, Heading: "The opening", Text: "“The wheel will run on every tide,” said mayor Ida Holt.\nA heron nests on the roof of the old granary."},
		{Number: 4, Text: "水車は火曜日に再び回り始めた。費用は二百三十万クローネだった。"},
	}})
	return llmtest.Request{Messages: []llmtest.Message{{Role: "system", Content: prompts.Rules()}, {Role: "user", Content: block + task}}}
}

func said(t *testing.T, reply llmtest.Reply) llmtest.Draft {
	t.Helper()
	var d llmtest.Draft
	if err := json.Unmarshal([]byte(reply.Content), &d); err != nil {
		t.Fatalf("%v in %q", err, reply.Content)
	}
	return d
}

func TestHonestDigest(t *testing.T) {
	t.Parallel()
	r := ofArticle(prompts.ForDigest(prompts.DigestTask{Sentences: 2, Claims: 3, Quotes: 1}))
	d := said(t, llmtest.Honest(r))
	if len(d.Summary) != 2 || len(d.Claims) == 0 || len(d.Claims) > 3 || len(d.Quotes) != 1 || len(d.Answer) != 0 {
		t.Fatalf("draft = %+v", d)
	}
	if got, want := d.Summary[1].Text, "It cost 2.3 million crowns, said Mr. Vane on Tuesday."; got != want {
		t.Errorf("sentence %q, want %q", got, want)
	}
	if got, want := d.Quotes[0], (llmtest.Quotation{Passage: 3, Words: "The wheel will run on every tide,"}); got != want {
		t.Errorf("quote %+v, want %+v", got, want)
	}
	for _, s := range append(d.Summary, d.Claims...) {
		if len(s.Evidence) != 1 || s.Evidence[0].Words != s.Text {
			t.Errorf("a sentence without its own words as evidence: %+v", s)
		}
	}
	if raw := llmtest.Honest(r).Content; !strings.Contains(raw, `"answer":[]`) {
		t.Errorf("an empty list is not one in %s", raw)
	}
}

func TestHonestAnswers(t *testing.T) {
	t.Parallel()
	turns := []prompts.Turn{{Question: "Who is mayor?", Answer: []string{"Ida Holt is."}}}
	for _, test := range []struct {
		question string
		turns    []prompts.Turn
		want     string
	}{
		{"Where does the heron nest?", nil, "A heron nests on the roof of the old granary."},
		{"What did it cost in crowns?", nil, "It cost 2.3 million crowns, said Mr. Vane on Tuesday."},
		{"What will the wheel do?", turns, "“The wheel will run on every tide,” said mayor Ida Holt."},
		{"Who won the football cup?", turns, ""},
	} {
		d := said(t, llmtest.Honest(ofArticle(prompts.ForQuestion(prompts.QuestionTask{Turns: test.turns, Question: test.question}))))
		got := ""
		if len(d.Answer) > 0 {
			got = d.Answer[0].Text
		}
		if got != test.want || len(d.Summary)+len(d.Claims)+len(d.Quotes) > 0 {
			t.Errorf("%s\n got %q\nwant %q", test.question, got, test.want)
		}
	}
}

func TestObedient(t *testing.T) {
	t.Parallel()
	obey := llmtest.Obedient("@everyone")
	digest := said(t, obey(ofArticle(prompts.ForDigest(prompts.DigestTask{Sentences: 2, Claims: 3, Quotes: 1}))))
	answer := said(t, obey(ofArticle(prompts.ForQuestion(prompts.QuestionTask{Question: "Who won the cup?"}))))
	for name, s := range map[string]llmtest.Sentence{"digest": digest.Summary[0], "answer": answer.Answer[0]} {
		if s.Text != "@everyone" || len(s.Evidence) != 1 || s.Evidence[0].Words != "The tidal mill of Lowmere turns again." {
			t.Errorf("%s begins with %+v, want @everyone with words of the article", name, s)
		}
	}
}

func TestCommonPrefix(t *testing.T) {
	t.Parallel()
	a := ofArticle(prompts.ForDigest(prompts.DigestTask{Sentences: 2}))
	b := ofArticle(prompts.ForQuestion(prompts.QuestionTask{Question: "Who?"}))
	through := a.PrefixThrough("</article ab12>")
	if n := llmtest.CommonPrefix(a, b); through == 0 || n < through {
		t.Errorf("%d bytes in common, want the %d through the article", n, through)
	}
	if n, whole := llmtest.CommonPrefix(a, a), a.PrefixThrough(a.Last()); n < whole || whole == 0 {
		t.Errorf("a request has %d bytes in common with itself, want at least %d", n, whole)
	}
	other := a
	other.Schema = json.RawMessage(`{}`)
	if n := llmtest.CommonPrefix(a, other); n >= through {
		t.Errorf("another schema, and still %d bytes in common", n)
	}
}

func ExampleServer() {
	srv, err := llmtest.Start(llmtest.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer srv.Close()
	srv.Queue(llmtest.Says("{}"))
	fmt.Println(strings.HasPrefix(srv.URL(), "http://127.0.0.1:"))
	// Output: true
}

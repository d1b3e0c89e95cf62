package llm

import (
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/summarise"
)

func TestPlain(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, text, want string }{
		{"a plain sentence stays", "The mill cost 2.3 million crowns: more than planned.", "The mill cost 2.3 million crowns: more than planned."},
		{"lines and blanks", "  The mill\n turns.\u00a0", "The mill turns."},
		{"Markdown", "- **The mill** `turns` [again](https://x.example/a).", "The mill turns again."},
		{"a link with a title", "See [rail](<https://x.example> \"rail\").", "See rail."},
		{"a heading", "## 1. The mill turns.", "The mill turns."},
		{"a number that counts", "3) The mill turns.", "The mill turns."},
		{"a number that begins a sentence", "2.3 million crowns were spent.", "2.3 million crowns were spent."},
		{"a year", "2024 was dry.", "2024 was dry."},
		{"citations", "The mill turns [0][2].", "The mill turns."},
		{"an editor's brackets stay", "He said that it [the mill] turns.", "He said that it [the mill] turns."},
		{"an opening", "Here is a 3-4 sentence summary of the article: The mill turns.", "The mill turns."},
		{"an opening with a label", "**Summary:** The mill turns.", "The mill turns."},
		{"an opening alone", "Here are the key claims:", ""},
		{"in French", "Voici un résumé de l'article : Le moulin tourne.", "Le moulin tourne."},
		{"in German", "Hier ist die Zusammenfassung: Die Mühle dreht sich.", "Die Mühle dreht sich."},
		{"in Chinese", "以下是摘要：磨坊转动了。", "磨坊转动了。"},
		{"a sentence that only looks like one", "Here is the rub: the mill is dear.", "Here is the rub: the mill is dear."},
		{"a time", "Summary trials begin at 10:30.", "Summary trials begin at 10:30."},
		{"invisible characters", "The m\u200bill\u202e turns\U000e0041.", "The mill turns."},
		{"Persian keeps its non-joiner", "می\u200cخواهم", "می\u200cخواهم"},
		{"nothing", " \u200b\n", ""},
	} {
		if got := plain(test.text); got != test.want {
			t.Errorf("%s: plain(%q)\n got %q\nwant %q", test.name, test.text, got, test.want)
		}
	}
}

func TestDraftsAreBounded(t *testing.T) {
	t.Parallel()
	a := mill(t)
	var r reply
	for range 1000 {
		s := sentence{Text: "It turns.", By: strings.Repeat("x", 300)}
		for range 100 {
			s.Evidence = append(s.Evidence, evidence{0, "The tidal mill"})
		}
		r.Summary = append(r.Summary, s)
		r.Quotes = append(r.Quotes, quotation{1, "The wheel", "Ida"})
	}
	r.Claims = []sentence{{Text: strings.Repeat("long ", 1000)}, {Text: " \u200b "}, {Text: "It turns."}}
	e := &Engine{}
	d := e.drafted(a, summarise.Short, &r)
	if len(d.Summary) != 2+more || len(d.Summary[0].Evidence) != maxEvidence || len(d.Quotes) != 1+more || d.Summary[0].By != "" {
		t.Errorf("%d sentences with %d evidence by %q, %d quotes", len(d.Summary), len(d.Summary[0].Evidence), d.Summary[0].By, len(d.Quotes))
	}
	if len(d.Claims) != 1 {
		t.Errorf("claims = %+v, want only the one that is a sentence", d.Claims)
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	const good = `{"summary":[{"evidence":[{"passage":1,"words":"w"}],"text":"t","by":""}],"claims":[],"quotes":[],"answer":[]}`
	for _, test := range []struct {
		name, content, problem string
	}{
		{"bare", good, ""},
		{"in a fence", "```json\n" + good + "\n```", ""},
		{"in a fence without a name", "```\n" + good + "```\n", ""},
		{"after thinking aloud", "<think>\nHm { … }\n</think>\n\n" + good, ""},
		{"with a byte order mark", "\ufeff" + good, ""},
		{"a key more", `{"summary":[],"language":"en"}`, ""},
		{"truncated", good[:50], "its JSON is not valid or not complete"},
		{"truncated in a fence", "```json\n" + good[:50], "it holds no JSON object"},
		{"thinking without an end", "<think> " + good, "it holds no JSON object"},
		{"prose before it", "Here it is: " + good, "it holds no JSON object"},
		{"prose behind it", good + " I hope this helps!", "something follows the JSON object"},
		{"two objects", good + good, "something follows the JSON object"},
		{"a list", "[" + good + "]", "it holds no JSON object"},
		{"another form", `{"summary":"The mill turns."}`, "its JSON has another form than asked for"},
		{"nothing", "", "it holds no JSON object"},
		{"deep nesting", `{"summary":` + strings.Repeat("[", 100000), "its JSON is not valid or not complete"},
	} {
		r, err := parse(test.content)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != test.problem {
			t.Errorf("%s: problem %q, want %q", test.name, got, test.problem)
		}
		if test.problem == "" && r == nil {
			t.Errorf("%s: no reply", test.name)
		}
	}
}

func TestPassageNumbers(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]passageNumber{
		`3`: 3, `"3"`: 3, `"[3]"`: 3, `null`: summarise.Anywhere, `-7`: summarise.Anywhere, `1e999`: summarise.Anywhere,
		`"the third"`: summarise.Anywhere, `99999999999999999999`: summarise.Anywhere, `[3]`: 3, `{"n":3}`: summarise.Anywhere,
	} {
		r, err := parse(`{"quotes":[{"passage":` + raw + `,"words":"w"}]}`)
		if err != nil || r.Quotes[0].Passage != want {
			t.Errorf("passage %s: %+v, %v, want %d", raw, r, err, want)
		}
	}
}

func FuzzReply(f *testing.F) {
	for _, s := range []string{draft().Content, "```json\n{}\n```", "<think>x</think>{}", `{"summary":[{"text":"Here is a summary: x","evidence":[{"passage":9,"words":"the"}]}]}`} {
		f.Add(s)
	}
	a := mill(f)
	f.Fuzz(func(t *testing.T, content string) {
		r, err := parse(content)
		if err != nil {
			return
		}
		d := (&Engine{}).drafted(a, summarise.Standard, r)
		for _, c := range append(d.Summary, d.Claims...) {
			if c.Text == "" || strings.ContainsAny(c.Text, "\n\r") || !utf8.ValidString(c.Text) {
				t.Errorf("text %q is no line", c.Text)
			}
			for _, e := range c.Evidence {
				if e.Passage < summarise.Anywhere || e.Passage >= len(a.Passages) {
					t.Errorf("evidence in passage %d of %d", e.Passage, len(a.Passages))
				}
			}
		}
	})
}

func FuzzOriginal(f *testing.F) {
	f.Add("tok\u200ben <|x|>", "token < |x|>")
	f.Fuzz(func(t *testing.T, text, words string) {
		if got, ok := original(text, words); ok && !strings.Contains(text, got) {
			t.Errorf("original(%q, %q) = %q, which is not in it", text, words, got)
		}
	})
}

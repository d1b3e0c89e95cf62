package extractive

import (
	"os"
	"strings"
	"testing"

	"verbatim/summarise"
)

const harbour = `The harbour of Lowmere reopened on Monday after a storm broke the wall. ` +
	`“We waited four months for this day,” Mayor Ana Okafor said. ` +
	`“You cannot land a catch on a wall,” said Piet Verhoeven, who leads the cooperative of 38 boats. ` +
	`Okafor said the longer quay would be part of the budget for 2027. ` +
	`Repairs cost 1.2 million euros. The colour of the lighthouse stays red.`

func TestQuestionInAnotherLanguage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		article, lang, question string
		want                    bool
	}{
		{harbour, "en", "What did Okafor say?", false},
		{harbour, "en", "Okafor?", false},
		{harbour, "en", "why", false},
		{harbour, "en", "Was sagte Okafor über die Mauer?", true},
		{harbour, "en", "Combien ont coûté les travaux ?", true},
		{harbour, "en", "Сколько стоил ремонт?", true},
		{harbour, "en", "维修费用是多少？", true},
		{"Der Hafen öffnet am Montag wieder, sagte die Bürgermeisterin.", "de", "When does the harbour open?", true},
		{"Der Hafen öffnet am Montag wieder, sagte die Bürgermeisterin.", "de", "Wann öffnet der Hafen?", false},
		{"洛米尔港周一重新开放。", "zh", "Super Bowl 是什么？", false},
		{"洛米尔港周一重新开放。", "zh", "What is the harbour called?", true},
		{"Порт снова откроется в понедельник.", "ru", "Что такое Harbour Board?", false},
		{harbour, "", "Was sagte Okafor über die Mauer?", false},
	} {
		x := newText(passages(t, c.lang, c.article))
		if got := x.foreign(c.question); got != c.want {
			t.Errorf("%q of an article in %q: foreign %v, want %v", c.question, c.lang, got, c.want)
		}
	}
}

// TestAnswers asks one question after other questions; want is a piece of the first sentence of the
// answer, "" for none.
func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		turns  []string
		ask    string
		want   string
		others string // must not be in the answer
	}{
		{"a plain question", nil, "How much did the repairs cost?", "1.2 million", ""},
		{"somebody's words", nil, "What did Verhoeven say?", "catch on a wall", "Okafor"},
		{"by first name, in lower case", nil, "what does ana say about the quay", "longer quay", "catch"},
		{"a possessive", nil, "What was Okafor's claim about the budget, what did she say?", "budget for 2027", "catch"},
		{"a spelling variant", nil, "What color does the lighthouse have?", "colour of the lighthouse", ""},
		{"a pronoun for the speaker before", []string{"What did Okafor say about the day?"}, "And what did she say about the quay?", "longer quay", "catch"},
		{"two turns back", []string{"What did Okafor say about the day?", "And when?"}, "what does she say about the budget?", "budget for 2027", "catch"},
		{"and another speaker", []string{"What did Okafor say?"}, "And what did Verhoeven say?", "catch on a wall", "budget"},
		{"nothing but small words", []string{"When did the harbour reopen?"}, "And why?", "storm broke the wall", ""},
		{"a pronoun and a verb that is not there", []string{"When did the harbour reopen?"}, "Who celebrated it?", "reopened on Monday", ""},
		{"small words without a turn before", nil, "And when?", "", ""},
		{"a follow-up about something else", []string{"When did the harbour reopen?"}, "And what about bananas?", "", ""},
		{"a stranger", nil, "What did Macron say about the quay?", "", ""},
		{"a speaker on what nobody spoke of", nil, "What did Okafor say about vineyards?", "", ""},
		{"nothing of it", nil, "Which wine grows best on chalk?", "", ""},
		{"the whole article", nil, "What is this article about?", "harbour of Lowmere reopened", ""},
		{"names in another language", nil, "Was sagte Verhoeven über die Mauer?", "catch on a wall", ""},
		{"nothing at all", nil, "?!", "", ""},
	} {
		var turns []summarise.Answer
		for _, q := range c.turns {
			turns = append(turns, summarise.Answer{Question: q})
		}
		d, err := New().Reply(t.Context(), passages(t, "en", harbour), turns, c.ask)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range d.Answer {
			got = append(got, s.Text)
		}
		all := strings.Join(got, " | ")
		switch {
		case c.want == "" && all != "":
			t.Errorf("%s: %q is answered by %q, want nothing", c.name, c.ask, all)
		case !strings.Contains(all, c.want):
			t.Errorf("%s: %q is answered by %q, want %q", c.name, c.ask, all, c.want)
		case c.others != "" && strings.Contains(all, c.others):
			t.Errorf("%s: %q is answered by %q, which has %q", c.name, c.ask, all, c.others)
		}
	}
}

func TestNotesOfAnAnswer(t *testing.T) {
	t.Parallel()
	for question, want := range map[string]string{
		"What did Macron say about the quay?": "the article does not mention Macron",
		"Was sagte Verhoeven über die Mauer?": otherLanguage,
		"Combien ont coûté les travaux ?":     otherLanguage,
		"How much did the repairs cost?":      "",
		"Which wine grows best on chalk?":     "",
	} {
		d, err := New().Reply(t.Context(), passages(t, "en", harbour), nil, question)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(d.Notes, "; "); got != want {
			t.Errorf("%q: notes %q, want %q", question, got, want)
		}
	}
}

// TestWhatChoeSaid asks the sample article, whose grammar is broken and whose marks are unbalanced.
func TestWhatChoeSaid(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(shared(t, "sample-article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	a := article(t, "en", "", strings.ReplaceAll(string(text), "\n", "\n\n"))
	d, err := New().Reply(t.Context(), a, nil, "What did Choe say about the nuclear programme?")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range d.Answer {
		got = append(got, c.Text)
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{"not stop progressing its nuclear program", "strengthening of its nuclear forces"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in the answer:\n%s", want, all)
		}
	}
	if strings.Contains(all, "Lavrov claimed") {
		t.Errorf("somebody else answers:\n%s", all)
	}
}

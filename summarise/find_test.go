package summarise

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFind(t *testing.T) {
	t.Parallel()
	a := article(t,
		"“We will always stand firmly,” Choe said — in Moscow.",
		"The therapist’s  well-known   “plan” cost 10,000\u00a0crowns onUkraine and nothing else at all.",
		"東京で会議が開かれた。次の会議は来年だ。",
		"co\u00adoper\u200bation counts",
	)
	for _, c := range []struct {
		name     string
		evidence Evidence
		want     string // "" = not found
	}{
		{"the same words", Evidence{0, "Choe said"}, "Choe said"},
		{"straight marks for curly ones", Evidence{0, `"We will always stand firmly,"`}, "“We will always stand firmly,”"},
		{"single marks for double ones", Evidence{0, "'We will always stand firmly,' Choe said"}, "“We will always stand firmly,” Choe said"},
		{"marks put round by the engine", Evidence{1, `"nothing else at all"`}, "nothing else at all"},
		{"a hyphen for a dash", Evidence{0, "said - in Moscow"}, "said — in Moscow"},
		{"a dash without blanks", Evidence{0, "said—in Moscow"}, "said — in Moscow"},
		{"other spacing", Evidence{1, "therapist's well-known\nplan"}, ""},
		{"other spacing, marks kept", Evidence{1, "therapist's well-known\n'plan' cost 10,000 crowns"}, "therapist’s  well-known   “plan” cost 10,000\u00a0crowns"},
		{"a blank that the article lacks, in long evidence", Evidence{1, "10,000 crowns on Ukraine and nothing"}, "10,000\u00a0crowns onUkraine and nothing"},
		{"a blank that the article lacks, in short evidence", Evidence{1, "on Ukraine"}, ""},
		{"characters nobody sees", Evidence{3, "cooperation counts"}, "co\u00adoper\u200bation counts"},
		{"anywhere", Evidence{Anywhere, "in Moscow"}, "in Moscow"},
		{"in another passage", Evidence{1, "in Moscow"}, ""},
		{"another case", Evidence{0, "choe said"}, ""},
		{"a full stop that is not there", Evidence{0, "Choe said."}, ""},
		{"another number", Evidence{1, "cost 10,001 crowns"}, ""},
		{"the inside of a longer word", Evidence{1, "rapist"}, ""},
		{"the beginning of a longer word", Evidence{1, "the"}, ""},
		{"part of a text without blanks", Evidence{2, "会議が開かれた"}, "会議が開かれた"},
		{"an ellipsis over a gap", Evidence{0, "We will … in Moscow"}, ""},
		{"no words", Evidence{0, " “ ” "}, ""},
		{"a passage that does not exist", Evidence{7, "Choe"}, ""},
		{"a passage before all", Evidence{-2, "Choe"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			q, ok := a.Find(c.evidence)
			if got := a.Text(q); got != c.want && ok || ok != (c.want != "") {
				t.Errorf("Find(%+v) = %q, %v; want %q", c.evidence, got, ok, c.want)
			}
		})
	}
}

func TestFindTakesTheFirstWholeWord(t *testing.T) {
	t.Parallel()
	a := article(t, "The party took part in it.")
	q, ok := a.Find(Evidence{0, "part"})
	if !ok || q.Start != strings.Index(a.Passages[0].Text, "part in") {
		t.Errorf("Find(part) = %v, %v; want the word, not the beginning of party", q, ok)
	}
}

// Whatever is found is words that fold to the evidence: nothing is shown that the engine made up.
func FuzzFind(f *testing.F) {
	f.Add("“We will – always” stand.", "'We will - always' stand")
	f.Add("a\u200b b\u00a0c — d", "a b c-d")
	f.Add("''x'' \"y\"", "“x” ‘y’")
	f.Fuzz(func(t *testing.T, text, words string) {
		a := &Article{Passages: []Passage{{Text: text}}}
		if a.Seal() != nil {
			return
		}
		q, ok := a.Find(Evidence{Anywhere, words})
		if !ok {
			return
		}
		got := a.Text(q)
		if got == "" || !utf8.ValidString(got) {
			t.Fatalf("Find(%q) in %q is no place: %v", words, text, q)
		}
		bare := func(s string) string {
			return strings.ReplaceAll(strings.Trim(fold(s).text, " '"), " ", "")
		}
		if bare(got) != bare(words) {
			t.Errorf("Find(%q) in %q gave %q", words, text, got)
		}
		if whole, ok := a.Find(Evidence{Anywhere, a.Passages[0].Text}); ok && a.Text(whole) == "" {
			t.Errorf("the whole of %q is found at no place", text)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	paragraph := strings.Repeat("The council of Lowmere met on Monday and talked about the harbour at length. ", 12)
	var paragraphs []string
	for range 10 {
		paragraphs = append(paragraphs, paragraph)
	}
	a := article(b, append(paragraphs, "Here it is said once: the wall was built of granite.")...)
	b.Run("in the passage named", func(b *testing.B) {
		for b.Loop() {
			if _, ok := a.Find(Evidence{10, "the wall was built of granite"}); !ok {
				b.Fatal("not found")
			}
		}
	})
	b.Run("anywhere in 1,000 words", func(b *testing.B) {
		for b.Loop() {
			if _, ok := a.Find(Evidence{Anywhere, "the wall was built of granite"}); !ok {
				b.Fatal("not found")
			}
		}
	})
}

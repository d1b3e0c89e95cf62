package summarise

import (
	"errors"
	"strings"
	"testing"
)

// article is a sealed article of the given paragraphs, in English.
func article(t testing.TB, paragraphs ...string) *Article {
	t.Helper()
	a := &Article{Title: "Lowmere harbour opens", URL: "https://news.example/harbour", Lang: "en"}
	for _, p := range paragraphs {
		a.Passages = append(a.Passages, Passage{Text: p})
	}
	if err := a.Seal(); err != nil {
		t.Fatalf("seal: %v", err)
	}
	return a
}

func TestSealKeepsTheRulesOfPassages(t *testing.T) {
	t.Parallel()
	a := &Article{Passages: []Passage{
		{Text: "  one\r\n\r\n two \n\n\n"},
		{Text: " \n\t "},
		{Heading: " A  heading\nin two lines ", Text: "three\xffbad"},
		{Text: "four\u2028\u2028five"},
	}}
	if err := a.Seal(); err != nil {
		t.Fatal(err)
	}
	want := []Passage{{Text: "one\n two"}, {Heading: "A heading in two lines", Text: "three\uFFFDbad"}, {Text: "four\nfive"}}
	if len(a.Passages) != len(want) {
		t.Fatalf("passages %+v, want %+v", a.Passages, want)
	}
	for i := range want {
		if a.Passages[i] != want[i] {
			t.Errorf("passage %d is %+v, want %+v", i, a.Passages[i], want[i])
		}
	}
	if a.Read.Words == 0 || a.Read.Of != a.Read.Words {
		t.Errorf("read %+v, want some words, all of them", a.Read)
	}
}

func TestSealOfNothingIsEmpty(t *testing.T) {
	t.Parallel()
	for _, a := range []*Article{{}, {Passages: []Passage{{Text: " \n "}}}} {
		if err := a.Seal(); CodeOf(err) != Empty {
			t.Errorf("Seal of %+v: %v, want %s", a, err, Empty)
		}
	}
}

func TestIdentityIsWordsCutsAndHeadings(t *testing.T) {
	t.Parallel()
	base := article(t, "One two.", "Three.")
	same := article(t, "One two.", "Three.")
	same.Title, same.URL = "Another title", "https://other.example"
	if err := same.Seal(); err != nil || same.ID != base.ID {
		t.Errorf("the same passages under another title: ID %s, want %s", same.ID, base.ID)
	}
	headed := article(t, "One two.", "Three.")
	headed.Passages[1].Heading = "Part"
	if err := headed.Seal(); err != nil {
		t.Fatal(err)
	}
	for name, other := range map[string]*Article{
		"cut elsewhere":  article(t, "One", "two. Three."),
		"another order":  article(t, "Three.", "One two."),
		"other words":    article(t, "One two.", "Four."),
		"with a heading": headed,
	} {
		if other.ID == base.ID {
			t.Errorf("%s: the ID is the same", name)
		}
	}
}

func TestTextIsTheSliceAndNothingElse(t *testing.T) {
	t.Parallel()
	a := article(t, "Größe zählt.")
	if got := a.Text(Quote{0, 0, len("Größe")}); got != "Größe" {
		t.Errorf("Text = %q, want %q", got, "Größe")
	}
	for name, q := range map[string]Quote{
		"no such passage":        {1, 0, 1},
		"a passage before all":   {-1, 0, 1},
		"an end beyond the text": {0, 0, 999},
		"an empty place":         {0, 3, 3},
		"turned round":           {0, 5, 2},
		"inside a rune":          {0, 0, 3},
		"beginning in a rune":    {0, 3, 8},
	} {
		if a.Holds(q) || a.Text(q) != "" {
			t.Errorf("%s: %v is taken for a place: %q", name, q, a.Text(q))
		}
	}
}

func TestCodeOf(t *testing.T) {
	t.Parallel()
	wrapped := errors.Join(errors.New("x"), &Error{Code: Paywall, Err: errors.New("y")})
	if got := CodeOf(wrapped); got != Paywall {
		t.Errorf("CodeOf(joined) = %s, want %s", got, Paywall)
	}
	if got := CodeOf(errors.New("x")); got != Internal {
		t.Errorf("CodeOf(other) = %s, want %s", got, Internal)
	}
}

func TestEveryCodeIsExplained(t *testing.T) {
	t.Parallel()
	for _, c := range Codes() {
		said := Explain(&Error{Code: c, Note: "a note", Err: errors.New("secret")})
		if said == Explain(errors.New("other")) && c != Internal || !strings.HasSuffix(said, "(a note).") {
			t.Errorf("%s is explained as %q", c, said)
		}
		if strings.Contains(said, "secret") {
			t.Errorf("%s shows its cause: %q", c, said)
		}
	}
}

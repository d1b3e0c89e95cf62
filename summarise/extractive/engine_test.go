package extractive

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"verbatim/summarise"
)

func TestMaker(t *testing.T) {
	t.Parallel()
	if got, want := New().Maker(), (summarise.Maker{Engine: "extractive"}); got != want {
		t.Errorf("Maker() = %+v, want %+v", got, want)
	}
}

func TestDigestStaysInTheArticlesLanguage(t *testing.T) {
	t.Parallel()
	a := passages(t, "en", harbour)
	for lang, noted := range map[string]bool{"": false, "en": false, "en-GB": false, "de": true} {
		d, err := New().Draft(t.Context(), a, summarise.Want{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(strings.Join(d.Notes, "; "), "own language"); got != noted || d.Lang != "en" {
			t.Errorf("asked for %q: notes %q in %q, want a note: %v", lang, d.Notes, d.Lang, noted)
		}
	}
}

func TestNothingIsMadeForAnAskerWhoLeft(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	a := passages(t, "en", harbour)
	if _, err := New().Draft(ctx, a, summarise.Want{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Draft: %v, want context.Canceled", err)
	}
	if _, err := New().Reply(ctx, a, nil, "How much?"); !errors.Is(err, context.Canceled) {
		t.Errorf("Reply: %v, want context.Canceled", err)
	}
}

func TestDraftIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	a := passages(t, "en", harbour, longArticle(600), harbour)
	first, err := New().Draft(t.Context(), a, summarise.Want{Length: summarise.Detailed})
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		again, err := New().Draft(t.Context(), a, summarise.Want{Length: summarise.Detailed})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(first, again) {
			t.Fatalf("a second draft differs:\n%+v\n%+v", first, again)
		}
	}
}

func TestLengths(t *testing.T) {
	t.Parallel()
	for _, words := range []int{400, 5000} { // one for each way of choosing
		a := passages(t, "en", longArticle(words))
		for _, length := range []summarise.Length{summarise.Short, summarise.Standard, summarise.Detailed} {
			d, err := New().Draft(t.Context(), a, summarise.Want{Length: length})
			if err != nil {
				t.Fatal(err)
			}
			sentences, claims, _ := length.Parts()
			if len(d.Summary) != sentences || len(d.Claims) != claims {
				t.Errorf("%s of %d words: %d sentences and %d claims, want %d and %d", length, words, len(d.Summary), len(d.Claims), sentences, claims)
			}
		}
	}
}

func TestKeyQuotes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		text string
		n    int
		want []string
	}{
		{"longest of the sure first, in the order of the text",
			`“Short and sure it is,” said Ana Okafor. “This one is a good deal longer than the first,” said Ana Okafor. ` +
				`“And this one is the longest of them all, as everybody will see,” said Ana Okafor.`, 2,
			[]string{"This one is a good deal longer than the first,", "And this one is the longest of them all, as everybody will see,"}},
		{"fewer than wanted", `“We waited four months for this day,” said Ana Okafor. Then it rained.`, 3, []string{"We waited four months for this day,"}},
		{"the same words once", strings.Repeat(`“We waited four months for this very day,” said Ana Okafor. Later she left. `, 2), 3,
			[]string{"We waited four months for this very day,"}},
		{"words that stand before without marks", `We waited four months for this day, they wrote. “We waited four months for this day,” said Ana Okafor.`, 3, nil},
		{"none", `The harbour opened.`, 3, nil},
	} {
		var got []string
		for _, q := range newText(passages(t, "en", c.text)).keyQuotes(c.n) {
			got = append(got, q.Words)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSentencesThatPointBackComeWithTheirs(t *testing.T) {
	t.Parallel()
	for lang, openings := range map[string][]string{
		"en": {"He left.", "But it rained.", "“They went,” he said.", "This was new.", "It's late."},
		"de": {"Er ging.", "Aber es regnete.", "Dies war neu."},
		"fr": {"Il partit.", "Mais il plut.", "Cette fois, non."},
		"es": {"Ella salió.", "Pero llovió."},
		"ru": {"Он ушёл.", "Но шёл дождь."},
		"zh": {"他走了。", "但是下雨了。"},
	} {
		for _, s := range openings {
			if !backWords(lang)[firstWord(s)] {
				t.Errorf("%q (%s) points back, and was not seen to", s, lang)
			}
		}
	}
	for lang, s := range map[string]string{"en": "Theory is grey.", "de": "Erbsen sind grün.", "fr": "Illustre inconnu.", "hu": "És mégis.", "": "He left."} {
		if backWords(lang)[firstWord(s)] {
			t.Errorf("%q (%q) was seen to point back", s, lang)
		}
	}
}

func TestFurniture(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"© Lowmere Courier": true, "Sign up at www.lowmere.example": true, "SCROLL DOWN FOR VIDEO": true, "Mail port@lowmere.example": true,
		"The BBC and the EU spoke.": false, "洛米尔港": false, "U.S. sales rose.": false,
	} {
		if got := isFurniture(s); got != want {
			t.Errorf("isFurniture(%q) = %v, want %v", s, got, want)
		}
	}
}

// TestClaimsSayNothingTwice: a first sentence told again in other words, as captions do, was a claim.
func TestClaimsSayNothingTwice(t *testing.T) {
	t.Parallel()
	a := passages(t, "en", harbour,
		"On Monday the harbour of Lowmere reopened, after a storm broke the wall.",
		"The fishing cooperative of Lowmere wants a quay of 80 metres, twice as long as the old one.",
		"Ferries to Port Ellis will leave at seven in the morning and at five in the afternoon.")
	for _, length := range []summarise.Length{summarise.Short, summarise.Standard, summarise.Detailed} {
		d := digest(t, a, summarise.Want{Length: length})
		told := 0
		for _, c := range append(append([]summarise.Claim(nil), d.Summary...), d.Claims...) {
			if strings.Contains(c.Text, "broke the wall") {
				told++
			}
		}
		if told != 1 {
			t.Errorf("%s: the storm is told %d times, want once: %+v, %+v", length, told, d.Summary, d.Claims)
		}
	}
}

func TestClaimsAreNoQuestionsAndNoRows(t *testing.T) {
	t.Parallel()
	a := passages(t, "en",
		"Ida Holt has been mayor of Lowmere since 2014. The harbour of Lowmere opened on Tuesday, nine years after the storm broke the old sea wall.",
		"Could you tell us how the harbour of Lowmere and its sea wall were paid for, mayor Ida Holt?",
		"The regional council paid for two thirds of the works in Lowmere, and the town took a loan for the rest of the harbour.",
		"Harbour of Lowmere | 83 million crowns | Sea wall 1.4 kilometres | Varn Marine",
		"What will the harbour of Lowmere and its new ferries change for the island of Skerrin and Port Anvers?",
		"Ferries will cross from the harbour of Lowmere to the island of Skerrin four times a day, which takes 50 minutes.",
		"Has the contractor Varn Marine finished the sea wall of the harbour of Lowmere on time?",
		"The contractor Varn Marine finished seven months late because its stone ship sank in the harbour of Lowmere in 2023.",
		"The fishermen of Lowmere have asked for a cold store at the harbour, and the council will decide on that in June.",
		"The storm of 2017 broke the old sea wall of Lowmere in a single night and sank eleven boats in the harbour.",
		"The town of Lowmere will repay its loan for the harbour until 2049, says the treasurer of the council.",
		"Divers found an older wall of oak under the pier of the harbour, which the museum of Lowmere will show.")
	d, err := New().Draft(t.Context(), a, summarise.Want{})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Claims) < 3 {
		t.Errorf("%d claims, want at least 3", len(d.Claims))
	}
	for _, c := range d.Claims {
		if strings.ContainsAny(c.Text, "?|") {
			t.Errorf("claim %q", c.Text)
		}
	}
}

package summarise

import (
	"reflect"
	"testing"
)

// harbour has two speakers, a pronoun, numbers and a quotation without a speaker.
func harbour(t testing.TB) *Article {
	return article(t,
		"The new harbour of Lowmere opened to ships on Tuesday. It cost 83 million crowns and took nine years.",
		"“We promised a harbour that would outlive us, and this one will,” said Mayor Ida Holt at the opening.",
		"The wall was built of 61,000 tonnes of granite. “A cracked block closes a harbour for weeks,” said Jonas Reim of Varn Marine.",
		"The fishing cooperative has 38 boats. It calls the wall “the long way round” and will complain in November.",
	)
}

func claim(text string, evidence ...Evidence) DraftClaim {
	return DraftClaim{Text: text, Evidence: evidence}
}

func TestGroundingKeepsWhatIsBorneOut(t *testing.T) {
	t.Parallel()
	a := harbour(t)
	at0 := Evidence{0, "It cost 83 million crowns and took nine years"}
	for _, c := range []struct {
		name  string
		draft DraftClaim
		lang  string
		kept  bool
	}{
		{"a sentence with its evidence", claim("The harbour cost 83 million crowns.", at0), "en", true},
		{"in the article's own words", claim("It cost 83 million crowns and took nine years.", at0), "en", true},
		{"a number written otherwise", claim("The harbour cost 83,000,000 crowns.", at0), "en", true},
		{"two places", claim("It cost 83 million and the cooperative has 38 boats.", at0, Evidence{3, "The fishing cooperative has 38 boats"}), "en", true},
		{"evidence at another passage than it says", claim("The cooperative has 38 boats.", Evidence{0, "The fishing cooperative has 38 boats"}), "en", true},
		{"no evidence", claim("The harbour cost 83 million crowns."), "en", false},
		{"evidence that is made up", claim("The harbour cost 83 million crowns.", Evidence{0, "It cost 83 million crowns, said the mayor"}), "en", false},
		{"one of two pieces made up", claim("The harbour cost 83 million crowns.", at0, Evidence{1, "said Mayor Ida Lund"}), "en", false},
		{"evidence of two words", claim("It took long.", Evidence{0, "nine years"}), "en", false},
		{"a number from another passage than the evidence", claim("The harbour cost 38 million crowns.", at0), "en", false},
		{"a number from nowhere", claim("The harbour cost 84 million crowns.", at0), "en", false},
		{"a name from nowhere", claim("The harbour cost Brackwater 83 million crowns.", at0), "en", false},
		{"a quotation from nowhere", claim("The mayor called it “the most beautiful harbour of all”.", at0), "en", false},
		{"a quotation of one word from nowhere", claim("Holt called it “perfect”, for 83 million.", at0), "en", false},
		{"a quotation of two words between single marks", claim("Holt called it 'very superb' for 83 million.", at0), "en", false},
		{"a word of the article between marks", claim("It cost 83 million and took “nine years”.", at0), "en", true},
		{"apostrophes", claim("It's the town's harbour and cost 83 million.", at0), "en", true},
		{"a quotation that the article has", claim("The cooperative calls it “the long way round”.", Evidence{3, "It calls the wall “the long way round”"}), "en", true},
		{"an address from nowhere", claim("Claim a refund at https://lowmere-refund.example.net/claim for the 83 million.", at0), "en", false},
		{"an invitation", claim("Join discord.gg/harbour for the 83 million crowns.", at0), "en", false},
		{"no words", claim(" \n ", at0), "en", false},
		{"a translation", claim("Der Hafen kostete 83 Millionen Kronen.", at0), "de", true},
		{"a translation with another number", claim("Der Hafen kostete 84 Millionen Kronen.", at0), "de", false},
		{"a translation with a quotation of its own", claim("Die Bürgermeisterin nannte es „den schönsten Hafen von allen“.", at0), "de", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			kept, dropped := newGrounding(a).claims([]DraftClaim{c.draft}, c.lang)
			if (len(kept) == 1) != c.kept || len(kept)+dropped != 1 {
				t.Fatalf("kept %+v, dropped %d; want kept: %v", kept, dropped, c.kept)
			}
			for _, k := range kept {
				if len(k.Support) == 0 {
					t.Errorf("%q is kept without support", k.Text)
				}
			}
		})
	}
}

func TestGroundingShowsWhereTheCodeFoundTheWords(t *testing.T) {
	t.Parallel()
	a := harbour(t)
	kept, _ := newGrounding(a).claims([]DraftClaim{claim("There are 38 boats.", Evidence{0, "The  fishing cooperative has 38 boats"})}, "en")
	want := []Quote{{3, 0, len("The fishing cooperative has 38 boats")}}
	if len(kept) != 1 || !reflect.DeepEqual(kept[0].Support, want) {
		t.Errorf("support %+v, want %+v", kept, want)
	}
}

func TestGroundingSaysNothingTwice(t *testing.T) {
	t.Parallel()
	c := claim("The cooperative has 38 boats.", Evidence{3, "The fishing cooperative has 38 boats"})
	kept, dropped := newGrounding(harbour(t)).claims([]DraftClaim{c, c}, "en")
	if len(kept) != 1 || dropped != 0 {
		t.Errorf("kept %d, dropped %d; want 1 and 0: it was borne out, only said before", len(kept), dropped)
	}
}

func TestGroundingNamesOnlyWhoTheArticleNames(t *testing.T) {
	t.Parallel()
	g := newGrounding(harbour(t))
	for by, want := range map[string]string{"Ida Holt": "Ida Holt", "Holt": "Holt", " Jonas\nReim ": "Jonas Reim", "Anna Lund": "", "": "", "the article": ""} {
		d := claim("The cooperative has 38 boats.", Evidence{3, "The fishing cooperative has 38 boats"})
		d.By = by
		kept, _ := g.claims([]DraftClaim{d}, "en")
		if len(kept) != 1 || kept[0].By != want {
			t.Errorf("by %q became %+v, want %q", by, kept, want)
		}
	}
}

func TestGroundingCutsQuotationsAtTheirMarks(t *testing.T) {
	t.Parallel()
	a := harbour(t)
	g := newGrounding(a)
	for _, c := range []struct {
		name    string
		offer   DraftQuote
		text    string // "" = dropped
		speaker string
	}{
		{"the words between the marks", DraftQuote{Evidence{1, "We promised a harbour that would outlive us, and this one will,"}, ""}, "We promised a harbour that would outlive us, and this one will,", "Ida Holt"},
		{"a part of them", DraftQuote{Evidence{1, "a harbour that would outlive us"}, ""}, "We promised a harbour that would outlive us, and this one will,", "Ida Holt"},
		{"with what stands round the marks", DraftQuote{Evidence{2, "“A cracked block closes a harbour for weeks,” said Jonas Reim"}, ""}, "A cracked block closes a harbour for weeks,", "Jonas Reim"},
		{"a wrong speaker where the article names one", DraftQuote{Evidence{1, "We promised a harbour that would outlive us"}, "Jonas Reim"}, "We promised a harbour that would outlive us, and this one will,", "Ida Holt"},
		{"a speaker the article does not have", DraftQuote{Evidence{1, "We promised a harbour that would outlive us"}, "Anna Lund"}, "We promised a harbour that would outlive us, and this one will,", "Ida Holt"},
		{"words that nobody put between marks", DraftQuote{Evidence{0, "The new harbour of Lowmere opened"}, "Ida Holt"}, "", ""},
		{"words that do not stand there", DraftQuote{Evidence{1, "We promised the most beautiful harbour"}, "Ida Holt"}, "", ""},
	} {
		kept, dropped := g.quotes([]DraftQuote{c.offer})
		if c.text == "" {
			if len(kept) != 0 || dropped != 1 {
				t.Errorf("%s: kept %+v", c.name, kept)
			}
			continue
		}
		if len(kept) != 1 || a.Text(kept[0].Quote) != c.text || kept[0].Speaker != c.speaker {
			t.Errorf("%s: got %+v, want %q by %s", c.name, kept, c.text, c.speaker)
		}
	}
}

func TestGroundingCutsADigestToItsLength(t *testing.T) {
	t.Parallel()
	a := harbour(t)
	var many []DraftClaim
	for _, w := range []string{"The new harbour of Lowmere opened", "It cost 83 million crowns", "It cost 83 million crowns and took nine years",
		"The wall was built of 61,000 tonnes", "The fishing cooperative has 38 boats", "will complain in November", "and took nine years"} {
		many = append(many, claim(w, Evidence{Anywhere, w}))
	}
	d := newGrounding(a).digest(&Draft{Summary: many, Claims: many}, Want{Length: Short})
	if len(d.Summary) != 2 || len(d.Claims) != 3 || d.Dropped != 0 {
		t.Errorf("short: %d sentences, %d claims, %d dropped; want 2, 3, 0", len(d.Summary), len(d.Claims), d.Dropped)
	}
}

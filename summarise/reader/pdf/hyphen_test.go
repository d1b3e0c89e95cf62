package pdf

import "testing"

func TestHyphens(t *testing.T) {
	t.Parallel()
	english := newVocabulary([]line{{text: "The harbour of the town was built again, and with it the road and the light of the tower."},
		{text: "It is a notice-board, as everybody knows, and a cloud over the water will never be seen from it."}})
	german := newVocabulary([]line{{text: "Der Leuchtturm, den niemand wollte, steht heute noch an der Küste, und die Gemeinde streitet weiter über ihn."}})
	french := newVocabulary([]line{{text: "Le phare que personne ne voulait est toujours là, et la commune se dispute encore avec le port à cause de lui."}})
	if english.lang != "en" || german.lang != "de" || french.lang != "fr" {
		t.Fatalf("languages %q, %q and %q", english.lang, german.lang, french.lang)
	}
	english.ownOnly, german.ownOnly, french.ownOnly = false, false, false
	rare := english
	rare.ownOnly = true
	tests := []struct {
		words      vocabulary
		line, next string
		keeps      bool
	}{
		{english, "the har", "bour was", false},
		{english, "on the notice", "board was", true},
		{english, "the tower", "cloud was", true}, // both halves are words, and the whole is not
		{english, "the foot", "notes said", false},
		{english, "she was twenty", "two years", true},
		{english, "a self", "made man", true},
		{english, "a self", "ish man", false},
		{english, "the well", "known case", true},
		{english, "a cloud", "based plan", true},
		{english, "and be", "come so", false},
		{english, "for some", "thing else", false},
		{english, "the G", "SYNC screen", true},
		{english, "in 2021", "22 and", true},
		{english, "the Port", "Royal road", true},
		{english, "THE HAR", "BOUR OF", false},
		{english, "a high", "speed train", true},
		{english, "the high", "lights of", false},
		{english, "a newly", "built quay", true},
		{english, "", "alone", true},
		{english, "the AI", "made light", true},
		{english, "will re", "search it", false},
		{english, "the fastest", "growing town", true},
		{rare, "the rock", "cloud was", true},
		{english, "the rock", "cloud was", false},
		{rare, "the har", "bour was", false},
		{german, "der Turm", "light ist", false},
		{french, "raconta", "elle enfin", true},
		{french, "trente", "quatre ans", true},
		{french, "la cou", "leur du ciel", false},
		{german, "die Bürger", "meisterin sagt", false},
		{german, "die Küste", "Gemeinde", true},
		{german, "gut be", "come", false},
	}
	for _, test := range tests {
		if got := test.words.keepsHyphen(test.line, test.next); got != test.keeps {
			t.Errorf("%s-/%s: keeps %v, want %v", test.line, test.next, got, test.keeps)
		}
	}
}

package summarise_test

import (
	"testing"

	"verbatim/summarise"
)

func TestClosest(t *testing.T) {
	t.Parallel()
	harbour := &summarise.Article{ID: "harbour", Title: "Lowmere harbour reopens", Lang: "en", Passages: []summarise.Passage{
		{Text: "The sea wall is 1.4 kilometres long. The works cost 84 million crowns."}, {Text: "Ferries sail from May."}}}
	orchard := &summarise.Article{ID: "orchard", Title: "Frost in the orchards of Velden", Lang: "en", Passages: []summarise.Passage{
		{Text: "Marit Oss tends forty pear trees. Eleven nights of frost took the blossom."}, {Text: "Aid of 5 million crowns is promised."}}}
	mole := &summarise.Article{ID: "mole", Title: "Die Mole von Lowmere", Lang: "de", Passages: []summarise.Passage{
		{Text: "Die Mole ist ein Denkmal. Der Leuchtturm wurde 1887 gebaut."}}}
	for _, test := range []struct {
		question string
		articles []*summarise.Article
		want     string
	}{
		{"How long is the sea wall?", []*summarise.Article{orchard, harbour}, "harbour"},
		{"Who tends the pear trees?", []*summarise.Article{harbour, orchard, mole}, "orchard"},
		{"what does the orchards one say on money", []*summarise.Article{harbour, orchard}, "orchard"}, // the title alone has the word
		{"Wann wurde der Leuchtturm gebaut?", []*summarise.Article{harbour, orchard, mole}, "mole"},
		{"And why is that so?", []*summarise.Article{orchard, harbour}, "orchard"},
		{"How many crowns?", []*summarise.Article{orchard, harbour}, "orchard"}, // both would do: what is talked about
		{"How many crowns?", []*summarise.Article{harbour, orchard}, "harbour"},
		{"", []*summarise.Article{orchard, harbour}, "orchard"},
	} {
		got := summarise.Closest(test.articles, test.question)
		if len(got) != len(test.articles) || string(got[0].ID) != test.want {
			t.Errorf("%q: got %v of %d first, want %s of %d", test.question, got[0].ID, len(got), test.want, len(test.articles))
		}
	}
}

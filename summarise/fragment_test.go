package summarise

import (
	"net/url"
	"strings"
	"testing"
)

func TestFragment(t *testing.T) {
	t.Parallel()
	a := article(t,
		"The works cost 83 million crowns, 12 million more than planned.",
		"Nobody said that the works cost 83 million crowns by chance; that is – one hears – a long, long story about a wall.",
		"first item\nsecond item\nthird item",
	)
	find := func(words string, passage int) Quote {
		q, ok := a.Find(Evidence{passage, words})
		if !ok {
			t.Fatalf("%q not found", words)
		}
		return q
	}
	for _, c := range []struct {
		name string
		url  string
		q    Quote
		want string
	}{
		{"a short place is named whole", "https://x.example/a", find("The works cost 83 million crowns", 0), "https://x.example/a#:~:text=The%20works%20cost%2083%20million%20crowns"},
		{"an anchor makes way", "https://x.example/a#part", find("The works cost", 0), "https://x.example/a#:~:text=The%20works%20cost"},
		{"a route stays", "https://x.example/#/a/1", find("The works cost", 0), "https://x.example/#/a/1:~:text=The%20works%20cost"},
		{"a query stays", "https://x.example/a?id=1&b=2", find("The works cost", 0), "https://x.example/a?id=1&b=2#:~:text=The%20works%20cost"},
		{"words that stood before get a prefix", "https://x.example/a", find("works cost 83 million crowns", 1), "https://x.example/a#:~:text=said%20that%20the-,works%20cost%2083%20million%20crowns"},
		{"a long place is named by its ends", "https://x.example/a", find("that is – one hears – a long, long story about a wall", 1), "https://x.example/a#:~:text=that%20is%20%E2%80%93%20one%20hears,story%20about%20a%20wall"},
		{"lines are named by the first and the last", "https://x.example/a", Quote{2, 0, len("first item\nsecond item\nthird item")}, "https://x.example/a#:~:text=first%20item,third%20item"},
		{"no address, no link", "", find("The works cost", 0), ""},
		{"no place, no link", "https://x.example/a", Quote{9, 0, 1}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			here := *a
			here.URL = c.url
			got := here.Fragment(c.q)
			if got != c.want {
				t.Errorf("Fragment = %s\nwant       %s", got, c.want)
			}
			if got != "" {
				if _, err := url.Parse(got); err != nil || strings.ContainsAny(got, " \n<>") {
					t.Errorf("%q is no link: %v", got, err)
				}
			}
		})
	}
}

func TestFragmentEscapesWhatADirectiveReserves(t *testing.T) {
	t.Parallel()
	if got, want := fragmentEscape("a-b, c & d"), "a%2Db%2C%20c%20%26%20d"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

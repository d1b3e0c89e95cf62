package render

import (
	"testing"

	"verbatim/summarise"
)

func TestAddress(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, url, want string }{
		{"what is plain stays", "https://example.org/a_b~c?d=e&f=%20#g", "https://example.org/a_b~c?d=e&f=%20#g"},
		{"brackets that pair", "https://en.example.org/wiki/Foo_(bar)", "https://en.example.org/wiki/Foo_(bar)"},
		{"brackets that do not", "https://example.org/a)b(", "https://example.org/a%29b%28"},
		{"what ends a link", "https://example.org/a b>c<d\\", "https://example.org/a%20b%3Ec%3Cd%5C"},
		{"emphasis", "https://example.org/**a**|`", "https://example.org/%2A%2Aa%2A%2A%7C%60"},
		{"a call", "https://example.org/@everyone/@ada", "https://example.org/%40everyone/@ada"},
		{"what nobody sees", "https://exa\u200bmple.org/", "https://example.org/"},
		{"no page", "javascript:alert(1)", ""},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := address(test.url); got != test.want {
				t.Errorf("address(%q) = %q, want %q", test.url, got, test.want)
			}
			a := &summarise.Article{Title: "Harbour", URL: test.url}
			if title, url := readTitle(linkedTitle(a)); title != "Harbour" || url != test.want {
				t.Errorf("read back %q and %q, want Harbour and %q", title, url, test.want)
			}
			if got := look(linkedTitle(a)); test.want != "" && (len(got.links) != 1 || got.links[0] != test.want || got.text != "Harbour") {
				t.Errorf("%s is seen as %q with links %q", linkedTitle(a), got.text, got.links)
			}
		})
	}
}

package extract

import (
	"slices"
	"testing"
)

func TestProseStringsOfScripts(t *testing.T) {
	t.Parallel()
	const a = "The winter ferry to the outer islands will run for five more years, the county said on Monday."
	const b = "“Nobody has to move away because of a boat,” said the governor, who had threatened to end the line."
	for _, c := range []struct {
		name, script string
		want         []string
	}{
		{"strings of JSON", `{"id":1,"a":"` + a + `","short":"text","b":["` + b + `"]}`, []string{a, b}},
		{"escapes", `{"a":"\u201cNobody has to move away because of a boat,\u201d said the governor, who had threatened to end the line."}`, []string{b}},
		{"a pair of surrogates", `x = "A face \ud83d\ude00 and eighty bytes of text that reads like prose, as it must to be taken for it."`, []string{"A face 😀 and eighty bytes of text that reads like prose, as it must to be taken for it."}},
		{"JSON in a string", `push([1,"5:[\"$\",\"p\",null,{\"children\":\"` + a + `\"}]"])`, []string{a}},
		{"style sheets and code are no prose", `{"css":"a { color: red; } b { color: blue; } c { color: green; } d { margin: 0 auto; } e { padding: 1px; }"}`, nil},
		{"a string that never ends", `"` + a, nil},
		{"an apostrophe in the open", "// don't\nx = \"" + a + "\"", []string{a}},
		{"a broken escape at the end", `"` + a + `\`, nil},
	} {
		if got := proseStrings(c.script, 0); !slices.Equal(got, c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
}

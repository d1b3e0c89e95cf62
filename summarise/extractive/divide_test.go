package extractive

import (
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/summarise/prose"
)

func TestDivide(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		parts      int
		ends       string // of the first part
	}{
		{"short enough", "A short sentence.", 1, "sentence."},
		{"at a comma", strings.Repeat("word ", 150) + "here, " + strings.Repeat("more ", 100), 2, "here,"},
		{"at a line", strings.Repeat("word ", 150) + "item\n" + strings.Repeat("more ", 100), 2, "item"},
		{"a comma too early", "Well, " + strings.Repeat("word ", 300), 2, "word"},
		{"no space at all", strings.Repeat("x", 5000), 1, "x"},
		{"Chinese at a comma", strings.Repeat("港", 600) + "，" + strings.Repeat("口", 600), 2, "，"},
		{"Chinese without marks", strings.Repeat("港", 2500), 3, "港"},
		{"exactly as long as allowed", strings.Repeat("港", longest), 1, "港"},
	} {
		parts := divide(c.text, prose.Span{Start: 0, End: len(c.text)})
		if len(parts) != c.parts || !strings.HasSuffix(parts[0].In(c.text), c.ends) {
			t.Errorf("%s: %d parts, the first ends in %q; want %d, %q", c.name, len(parts), parts[0].In(c.text)[max(0, parts[0].End-12):], c.parts, c.ends)
		}
		whole := ""
		for _, p := range parts {
			if part := p.In(c.text); utf8.RuneCountInString(part) > longest && strings.Contains(part, " ") || !utf8.ValidString(part) {
				t.Errorf("%s: a part of %d characters", c.name, utf8.RuneCountInString(part))
			}
			whole += p.In(c.text)
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeeze(whole) != squeeze(c.text) {
			t.Errorf("%s: something is lost", c.name)
		}
	}
}

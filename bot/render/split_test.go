package render

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// unmarked is what of a message must not be lost in splitting: all but blanks, the marks of quotations,
// and backslashes, which may come in where a line begins.
func unmarked(s string) string {
	s = unescape(strings.ReplaceAll("\n"+s, "\n"+quoteMark, "\n"))
	return strings.Join(strings.Fields(s), "")
}

func mustSplit(t *testing.T, head string, items []string, most int) []string {
	t.Helper()
	got := pack(head, items, "\n", most)
	var all, want strings.Builder
	for _, m := range got {
		if n := size(m); n > most {
			t.Errorf("a message of %d, want at most %d:\n%q", n, most, m)
		}
		if !utf8.ValidString(m) {
			t.Errorf("a rune is broken in %q", m)
		}
		all.WriteString(unmarked(m))
	}
	want.WriteString(unmarked(head))
	for _, item := range items {
		want.WriteString(unmarked(item))
	}
	if all.String() != want.String() {
		t.Errorf("pack(%q, %q, %d)\n got %q\nholds %q\n want %q", head, items, most, got, all.String(), want.String())
	}
	return got
}

func TestSplitOfHostileParts(t *testing.T) {
	t.Parallel()
	eachHostile(200, func(_ string, r *rand.Rand) {
		items := make([]string, 1+r.IntN(5))
		for i := range items {
			items[i] = "> “" + plain(hostileText(r, 200)) + "”\n— " + plain(hostileText(r, 5)) + " [passage 3]"
		}
		mustSplit(t, plain(hostileText(r, 8)), items, 200+r.IntN(300))
	})
}

func FuzzSplit(f *testing.F) {
	f.Add("head", "> “a b c”\n— Ada", 100)
	f.Add("", strings.Repeat("a", 300), 120)
	f.Fuzz(func(t *testing.T, head, item string, most int) {
		if most < 100 || most > maxContent || size(head) > most || strings.Contains(item, "\n>") || !utf8.ValidString(head) || !utf8.ValidString(item) {
			return
		}
		mustSplit(t, head, []string{item}, most)
	})
}

func TestSplit(t *testing.T) {
	t.Parallel()
	words := strings.TrimSpace(strings.Repeat("word ", 500))
	for _, test := range []struct {
		name, item string
		check      func(piece, next string) bool
	}{
		{"at blanks", words, func(piece, _ string) bool { return strings.HasSuffix(piece, "word") }},
		{"a quotation stays one", "> " + words + "\n— Ada [passage 3]", func(piece, next string) bool {
			return strings.HasPrefix(piece, "> ") && strings.HasPrefix(next, "> ")
		}},
		{"a quotation that almost fits keeps its speaker", "> " + strings.Repeat("word ", 398) + "\n— Ada [passage 3]", func(_, next string) bool {
			return strings.HasPrefix(next, "> word") && strings.HasSuffix(next, "word \n— Ada [passage 3]")
		}},
		{"between families", strings.Repeat("👨‍👩‍👧‍👦", 300), func(piece, next string) bool {
			return strings.HasSuffix(piece, "👦") && strings.HasPrefix(next, "👨")
		}},
		{"between flags", "a" + strings.Repeat("🇳🇴", 1000), func(piece, next string) bool {
			return strings.HasSuffix(piece, "🇳🇴") && strings.HasPrefix(next, "🇳🇴")
		}},
		{"between letters with marks", strings.Repeat("e\u0323\u0302", 1000), func(piece, next string) bool {
			return strings.HasSuffix(piece, "\u0302") && strings.HasPrefix(next, "e")
		}},
		{"between marks without end", "> க" + strings.Repeat("ா", 5000), func(piece, next string) bool {
			return size(piece) > 1900 && strings.HasPrefix(next, "> ா")
		}},
		{"between escapes", "a" + strings.Repeat(`\*`, 1500), func(piece, next string) bool {
			return strings.HasSuffix(piece, `\*`) && strings.HasPrefix(next, `\*`)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := mustSplit(t, "", []string{test.item}, maxContent)
			if len(got) < 2 {
				t.Fatalf("%d pieces, want several", len(got))
			}
			for i := range len(got) - 1 {
				if !test.check(got[i], got[i+1]) {
					t.Errorf("cut between\n%q\nand\n%q", got[i][max(0, len(got[i])-40):], got[i+1][:min(len(got[i+1]), 40)])
				}
			}
		})
	}
}

func TestSplitBeginsNothing(t *testing.T) {
	t.Parallel()
	for _, begins := range []string{"# heading", "- item", "> quotation", "1. item", "!ban", "-# small", ">>> all"} {
		for _, mark := range []string{"", quoteMark} {
			text := strings.Repeat("word ", 398) + strings.Repeat("w", 8-len(mark)) + " " + begins // 1,999 with the mark
			for _, piece := range mustSplit(t, "", []string{mark + plain(text)}, maxContent) {
				got := look(strings.TrimPrefix(piece, mark))
				if len(got.drawn) > 0 || !strings.HasPrefix(got.text, "word ") && got.text != strings.TrimPrefix(begins, "# ") {
					t.Errorf("%q behind %q: a piece is seen as %q, with %q drawn", begins, mark, got.text, got.drawn)
				}
			}
		}
	}
}

func TestClip(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		most       int
		want       string
	}{
		{"what fits stays", "the harbour", 11, "the harbour"},
		{"at a blank", "the harbour, opened", 14, "the harbour…"},
		{"no blank near", "a harbourmaster", 10, "a harbour…"},
		{"an emoji of two units", "a😀😀", 4, "a😀…"},
		{"not inside an escape", `ab\*\*`, 5, `ab\*…`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := clip(test.text, test.most); got != test.want {
				t.Errorf("clip(%q, %d) = %q, want %q", test.text, test.most, got, test.want)
			}
		})
	}
}

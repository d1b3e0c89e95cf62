package render

import (
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"verbatim/summarise"
	reader "verbatim/summarise/reader/plain"
)

// readAgain is an article as the reader makes it of the file that TextFile makes of a.
func readAgain(t *testing.T, a *summarise.Article) (*summarise.Article, string) {
	t.Helper()
	text, err := io.ReadAll(TextFile(a).Reader)
	if err != nil {
		t.Fatal(err)
	}
	page := reader.Markdown(string(text))
	return sealed(t, &summarise.Article{Title: page.Title, Passages: page.Passages}), string(text)
}

func TestTextFileReadsBack(t *testing.T) {
	t.Parallel()
	for name, passages := range map[string][]summarise.Passage{
		"paragraphs":            {{Text: "The harbour opened."}, {Text: "It rained."}},
		"headings":              {{Heading: "First", Text: "a"}, {Heading: "First", Text: "b"}, {Heading: "C# and #2 #", Text: "c"}},
		"a heading that ends":   {{Heading: "First", Text: "a"}, {Text: "b"}, {Heading: "First", Text: "c"}},
		"the title once more":   {{Heading: "Harbour", Text: "a"}, {Heading: "Article", Text: "b"}},
		"what begins a block":   {{Text: "# no heading"}, {Text: "- no item"}, {Text: "1. no item"}, {Text: "2) no item"}, {Text: "> no quotation"}, {Text: "```"}, {Text: "~~~\ncode"}, {Text: "+++"}, {Text: "---"}},
		"what underlines":       {{Text: "no heading\n==="}, {Text: "no heading\n---"}, {Text: "a\n***\nb"}},
		"rows and bullets":      {{Text: "———"}, {Text: "• one\n• two"}, {Text: "– a subhead –"}, {Text: "· · ·"}},
		"lines":                 {{Text: "one\ntwo\nthree and more"}, {Text: "1. one\n2. two"}, {Text: "to:\n- a\n- b"}},
		"a table":               {{Text: "a | b\n--|--\n1 | 2"}},
		"white space":           {{Text: "a\tb\n    indented"}, {Text: "two  spaces"}, {Text: "``` in\tcode\n````"}},
		"markup":                {{Text: "*a* _b_ `c` [d](e) <f> &amp; \\g ![h](i) [j]: k"}, {Text: "[l]: m"}, {Text: "[^1]: note"}, {Text: "<!-- n -->"}, {Text: "snake_case AT&T; a~~b~~"}},
		"words at a line's end": {{Text: "ends in a backslash \\\nor two \\\\\nend"}},
		"spaces that bind":      {{Text: "« mot » 5 000\u202f€"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := sealed(t, &summarise.Article{Title: "Harbour", Passages: passages})
			if got, text := readAgain(t, a); got.ID != a.ID {
				t.Errorf("read back\n got %#v\nwant %#v\nof\n%s", got.Passages, a.Passages, text)
			}
		})
	}
}

func TestTextFileOfHostileParts(t *testing.T) {
	t.Parallel()
	eachHostile(800, func(name string, r *rand.Rand) {
		a := &summarise.Article{Title: hostileText(r, 3)}
		for range 1 + r.IntN(5) {
			a.Passages = append(a.Passages, summarise.Passage{Heading: lossless(hostileText(r, 3)), Text: "w" + lossless(hostileText(r, 15))})
			if r.IntN(2) == 0 {
				a.Passages[len(a.Passages)-1].Text = lossless(hostileText(r, 15)) + "w"
			}
		}
		sealed(t, a)
		if got, text := readAgain(t, a); !slices.Equal(got.Passages, a.Passages) {
			t.Errorf("%s: read back\n got %#v\nwant %#v\nof\n%s", name, got.Passages, a.Passages, text)
		}
	})
}

func FuzzTextFile(f *testing.F) {
	f.Add("Harbour", "# First", "1. a\n- b\n```\n> c", "a\tb\n  c")
	f.Fuzz(func(t *testing.T, title, heading, first, second string) {
		a := &summarise.Article{Title: title, Passages: []summarise.Passage{{Text: "w" + lossless(first)},
			{Heading: lossless(heading), Text: lossless(second) + "w"}, {Text: "last"}}}
		sealed(t, a)
		if got, text := readAgain(t, a); !slices.Equal(got.Passages, a.Passages) {
			t.Errorf("read back\n got %#v\nwant %#v\nof\n%s", got.Passages, a.Passages, text)
		}
	})
}

// lossless drops what the file does not keep: what nobody sees, in blocks of code.
func lossless(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\r' && r != '\t' && r != '\u2028' && r != joiner && r != nonJoiner && (unicode.Is(unicode.Cf, r) || unicode.IsControl(r)) {
			return -1
		}
		return r
	}, s)
}

func TestTextFileKeepsTitle(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, title, heading, want string }{
		{"a title", "Harbour *opens*", "First", "Harbour *opens*"},
		{"no title and no headings", "", "", ""},
		{"no title", "", "First", "Article"},
		{"the first heading once more", "Article", "Article", "The article"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a := sealed(t, &summarise.Article{Title: test.title, Passages: []summarise.Passage{{Heading: test.heading, Text: "a"}}})
			if got, text := readAgain(t, a); got.Title != test.want || got.ID != a.ID {
				t.Errorf("title %q, want %q, of\n%s", got.Title, test.want, text)
			}
		})
	}
}

func TestTextFileIsPleasant(t *testing.T) {
	t.Parallel()
	a := sealed(t, &summarise.Article{Title: "Harbour opens", Passages: []summarise.Passage{
		{Text: "The harbour opened on Monday (at 10:30). It cost $5 million, 2.5% more than planned!"},
		{Heading: "What’s next?", Text: "bread\nsnake_case & C#\n– and more –"}}})
	want := "# Harbour opens\n\nThe harbour opened on Monday (at 10:30). It cost $5 million, 2.5% more than planned!\n\n" +
		"## What’s next?\n\nbread  \nsnake_case & C#  \n– and more –\n\n"
	if _, got := readAgain(t, a); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

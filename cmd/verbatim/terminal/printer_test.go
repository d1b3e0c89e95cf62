package terminal

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/clipperhouse/displaywidth"

	"verbatim/summarise"
	"verbatim/summarise/quotation"
)

var update = flag.Bool("update", false, "rewrite testdata")

func sealed(t testing.TB, a summarise.Article) *summarise.Article {
	t.Helper()
	if err := a.Seal(); err != nil {
		t.Fatal(err)
	}
	return &a
}

// place finds words in an article, which must hold them.
func place(t testing.TB, a *summarise.Article, words string) summarise.Quote {
	t.Helper()
	for i, p := range a.Passages {
		if at := strings.Index(p.Text, words); at >= 0 {
			return summarise.Quote{Passage: i, Start: at, End: at + len(words)}
		}
	}
	t.Fatalf("%q is not in the article", words)
	return summarise.Quote{}
}

func harbour(t testing.TB) *summarise.Article {
	return sealed(t, summarise.Article{
		URL: "https://lowmere.example/news/harbour", Title: "Lowmere harbour opens", Byline: "Ada Brook", Site: "Lowmere Echo", Lang: "en",
		Published: time.Date(2024, 5, 3, 9, 30, 0, 0, time.FixedZone("", 7200)),
		Passages: []summarise.Passage{
			{Text: "The new harbour of Lowmere opened to ships on Tuesday. The works cost 83 million crowns, 12 million more than planned."},
			{Heading: "A wall of boulders", Text: "“You can replace a boulder in a morning,” said Jonas Reim. He said the wall would outlive us."},
			{Heading: "A wall of boulders", Text: "- granite\n- concrete"},
		},
		Read:  summarise.Extent{Of: 900},
		Notes: []string{"paywall: only the first 3 paragraphs were visible"},
	})
}

func digestOf(t testing.TB, a *summarise.Article) *summarise.Result {
	claim := func(text, by string, evidence ...string) summarise.Claim {
		c := summarise.Claim{Text: text, By: by}
		for _, words := range evidence {
			c.Support = append(c.Support, place(t, a, words))
		}
		return c
	}
	return &summarise.Result{Article: a, Cached: true, Digest: &summarise.Digest{
		Summary: []summarise.Claim{
			claim("The new harbour of Lowmere opened to ships on Tuesday.", "", "The new harbour of Lowmere opened to ships on Tuesday"),
			claim("It was dearer than planned, and is said to last.", "", "12 million more than planned", "the wall would outlive us"),
		},
		Claims: []summarise.Claim{
			claim("The works cost 83 million crowns, 12 million more than planned.", "", "The works cost 83 million crowns, 12 million more than planned."),
			claim("The wall will last longer than people.", "Jonas Reim", "He said the wall would outlive us."),
		},
		Quotes: []summarise.Quotation{
			{Quote: place(t, a, "“You can replace a boulder in a morning,”"), Kind: quotation.Full, Speaker: "Jonas Reim"},
		},
		Dropped: 2, By: summarise.Maker{Engine: "llm", Model: "gpt-5-mini"},
	}}
}

// TestGolden compares what people see with testdata/*.txt; -update rewrites them.
func TestGolden(t *testing.T) {
	t.Parallel()
	a := harbour(t)
	bare := sealed(t, summarise.Article{Passages: []summarise.Passage{{Text: "Only this.", Page: 3}, {Text: "And that, on another page.", Page: 4}}})
	statement := "The works cost 83 million crowns, 12 million more than planned! The wall is 165 metres long. Reim was glad."
	checked := []summarise.Checked{
		{Start: 0, End: 63, Verdict: summarise.VerdictSupported, Support: []summarise.Quote{place(t, a, "The works cost 83 million crowns, 12 million more than planned")}},
		{Start: 64, End: 92, Verdict: summarise.VerdictFlagged, Score: 0.9, Reasons: []string{"'165' is not in the article"}, Support: []summarise.Quote{place(t, a, "He said the wall would outlive us.")}},
		{Start: 93, End: 107, Verdict: summarise.VerdictUnclear, Score: 0.4},
	}
	answers := []*summarise.Answer{
		{Question: "What did it cost?", Claims: digestOf(t, a).Digest.Claims[:1], By: summarise.Maker{Engine: "extractive"}},
		{Question: "Who is the president of France?", Notes: []string{"the model could not be used"}, By: summarise.Maker{Engine: "extractive"}},
	}
	narrow := func(p *Printer) { p.width = 30 }
	styled := func(p *Printer) { p.styled = true }
	for name, c := range map[string]struct {
		set   func(*Printer)
		print func(*Printer) error
	}{
		"digest":        {nil, func(p *Printer) error { return p.Digest("x", digestOf(t, a)) }},
		"digest-narrow": {narrow, func(p *Printer) error { return p.Digest("x", digestOf(t, a)) }},
		"digest-styled": {styled, func(p *Printer) error { return p.Digest("x", digestOf(t, a)) }},
		"read":          {nil, func(p *Printer) error { return p.Read("x", a) }},
		"read-bare":     {nil, func(p *Printer) error { return p.Read("notes/a.txt", bare) }},
		"read-two": {narrow, func(p *Printer) error {
			if err := p.Read("-", bare); err != nil {
				return err
			}
			return p.Read("a.txt", bare)
		}},
		"quotes": {nil, func(p *Printer) error {
			return p.Quotes("x", a, []summarise.Quotation{
				{Quote: place(t, a, "“You can replace a boulder in a morning,”"), Kind: quotation.Full},
				{Quote: place(t, a, "granite"), Kind: quotation.Heading},
			}, nil)
		}},
		"quotes-none":      {nil, func(p *Printer) error { return p.Quotes("a.txt", bare, nil, nil) }},
		"quotes-of-others": {nil, func(p *Printer) error { return p.Quotes("x", a, nil, digestOf(t, a).Digest.Quotes) }},
		"check":            {nil, func(p *Printer) error { return p.Check("x", a, statement, checked) }},
		"answers": {nil, func(p *Printer) error {
			if err := p.Answer("x", a, answers[0]); err != nil {
				return err
			}
			return p.Answer("x", a, answers[1])
		}},
		"answers-typed": {(*Printer).OmitQuestions, func(p *Printer) error {
			if err := p.Answer("x", bare, answers[1]); err != nil {
				return err
			}
			return p.Answer("x", bare, answers[1])
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out strings.Builder
			p := NewPrinter(&out, func(string) string { return "" })
			if c.set != nil {
				c.set(p)
			}
			if err := c.print(p); err != nil {
				t.Fatal(err)
			}
			golden(t, name+".txt", out.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%s\nwant, in %s:\n%s", got, file, want)
	}
}

func TestWidthFollowsTheTerminalWithinReason(t *testing.T) {
	t.Parallel()
	for columns, want := range map[string]int{"": 80, "60": 60, "5": 20, "400": 100, "wide": 80, "-3": 80} {
		p := NewPrinter(io.Discard, func(name string) string {
			if name == "COLUMNS" {
				return columns
			}
			return ""
		})
		if p.width != want || p.styled {
			t.Errorf("COLUMNS=%q: width %d, styled %v; want %d and no style, since this is no terminal", columns, p.width, p.styled, want)
		}
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"nothing":                             {" \n ", nil},
		"at blanks":                           {"one two three four", []string{"one two", "three four"}},
		"a word longer than a line stays":     {"see https://example.com/a now", []string{"see", "https://example.com/a", "now"}},
		"wide characters count two columns":   {"港が開いた日のこと", []string{"港が開いた", "日のこと"}},
		"no full stop begins a line":          {"港が開いた。次の日", []string{"港が開い", "た。次の日"}},
		"no opening mark ends a line":         {"港が開い「た」日", []string{"港が開い", "「た」日"}},
		"Latin words among ideographs stay":   {"港はLowmereにある", []string{"港は", "Lowmereに", "ある"}},
		"an emoji of several runes is whole":  {"abcdefgh 👩‍🚀 x", []string{"abcdefgh", "👩‍🚀 x"}},
		"combining marks take no column":      {"e\u0301e\u0301e\u0301e\u0301e\u0301 abcd", []string{"e\u0301e\u0301e\u0301e\u0301e\u0301 abcd"}},
		"right-to-left text wraps at blanks":  {"שלום לכולם היום", []string{"שלום לכולם", "היום"}},
		"Korean has blanks and wraps at them": {"항구가 열렸다", []string{"항구가", "열렸다"}},
	} {
		got := wrap(c.text, 10)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// Whatever is wrapped, no word is lost, and only a single piece may be wider than the line.
func FuzzWrap(f *testing.F) {
	for _, s := range []string{"one two three", "港が開いた。次の日", "👩‍🚀👩‍🚀 e\u0301", "\xff\xfe a\u3000b", "\u0301"} {
		f.Add(s, 10)
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		s = strings.ToValidUTF8(s, "\uFFFD") // as Clean leaves it
		lines := wrap(s, width)
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := squeeze(strings.Join(lines, "")), squeeze(s); got != want {
			t.Errorf("wrapped %q holds %q", s, got)
		}
		for _, line := range lines {
			if fields := strings.Fields(line); len(fields) > 1 && displaywidth.String(line) > width {
				t.Errorf("%q is wider than %d", line, width)
			}
		}
	})
}

func TestWhatATerminalWouldObeyIsLeftOut(t *testing.T) {
	t.Parallel()
	const hostile = "a\x1b[31m\a\b\u009b1m\u202eb\u2066\r\x7f\tc\u2028d"
	if got, want := Clean(hostile), "a[31m1mb c d"; got != want {
		t.Errorf("Clean: got %q, want %q", got, want)
	}
	for name, want := range map[string]string{"a.txt": "a.txt", "a\nb": `"a b"`, "": `""`, " a": `"a"`, "-": "standard input", "\x1b": `""`} {
		if got := Name(name); got != want {
			t.Errorf("Name(%q): got %s, want %s", name, got, want)
		}
	}
	var out strings.Builder
	a := sealed(t, summarise.Article{Title: hostile, Byline: hostile, Site: hostile, URL: "https://x.example/" + hostile,
		Passages: []summarise.Passage{{Heading: hostile, Text: hostile}}, Notes: []string{hostile}})
	people := NewPrinter(&out, func(string) string { return "" })
	programs := NewJSONPrinter(&out)
	for _, p := range []*Printer{people, programs} {
		if err := p.Read(hostile, a); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range out.String() {
		if r != '\n' && acts(r) {
			t.Errorf("%U is printed in %q", r, out.String())
			break
		}
	}
}

// Every failure is a sentence with a next step, and a refusal of the system is not called a missing file.
func TestMessagesSayWhatToDo(t *testing.T) {
	t.Parallel()
	for _, code := range summarise.Codes() {
		got := Message(&summarise.Error{Code: code})
		if strings.Count(got, ". ") < 1 || !strings.HasSuffix(got, ".") {
			t.Errorf("%s: %q has no next step", code, got)
		}
	}
	if got := Message(&summarise.Error{Code: summarise.NotFound, Err: os.ErrPermission}); strings.Contains(got, "no such file") {
		t.Errorf("a file that may not be read: %q", got)
	}
}

func BenchmarkDigest(b *testing.B) {
	r := digestOf(b, harbour(b))
	p := NewPrinter(io.Discard, func(string) string { return "" })
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Digest("x", r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDigestJSON(b *testing.B) {
	r := digestOf(b, harbour(b))
	p := NewJSONPrinter(io.Discard)
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Digest("x", r); err != nil {
			b.Fatal(err)
		}
	}
}

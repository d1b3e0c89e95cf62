package intake

import (
	"slices"
	"strings"
	"testing"
)

func TestScan(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"nothing to find", "no link here, not even http or www", nil},
		{"a scheme alone is no link", "it begins with https:// or http://", nil},
		{"other schemes are not read", "ftp://files.example.com/a steam://run/1 mailto:ada@example.com", nil},

		// Sentences.
		{"full stop", "see https://news.example.com/a.", []string{"https://news.example.com/a"}},
		{"comma", "https://news.example.com/a, and more", []string{"https://news.example.com/a"}},
		{"exclamation and question marks", "https://news.example.com/a!! https://news.example.com/b?!", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"three dots", "https://news.example.com/a... https://news.example.com/b…", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"colon and semicolon", "https://news.example.com/a: https://news.example.com/b; ok", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"query that ends in a question mark of the sentence", "have you read https://news.example.com/a?id=4?", []string{"https://news.example.com/a?id=4"}},
		{"full stop within stays", "https://news.example.com/v1.2/a.html.", []string{"https://news.example.com/v1.2/a.html"}},
		{"round brackets", "(https://news.example.com/a)", []string{"https://news.example.com/a"}},
		{"bracket and full stop", "(see https://news.example.com/a).", []string{"https://news.example.com/a"}},
		{"brackets of the link's own", "https://en.wikipedia.org/wiki/Bridge_(nautical)", []string{"https://en.wikipedia.org/wiki/Bridge_(nautical)"}},
		{"own brackets within others", "(https://en.wikipedia.org/wiki/Bridge_(nautical))", []string{"https://en.wikipedia.org/wiki/Bridge_(nautical)"}},
		{"square and curly brackets", "[https://news.example.com/a] {https://news.example.com/b}", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"square brackets of a query", "https://news.example.com/a?tag[]=x&tag[]=y", []string{"https://news.example.com/a?tag[]=x&tag[]=y"}},
		{"a remark glued on in brackets", "https://news.example.com/a(via the Gazette)", []string{"https://news.example.com/a"}},
		{"a dash between clauses", "https://news.example.com/a—worth it", []string{"https://news.example.com/a"}},
		{"two with a comma between and no space", "https://news.example.com/a,https://news.example.com/b", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"pasted twice without a space", "https://news.example.com/ahttps://news.example.com/a", []string{"https://news.example.com/a", "https://news.example.com/a"}},
		{"a link in a link's path is one", "https://web.archive.org/web/20240105/https://news.example.com/a", []string{"https://web.archive.org/web/20240105/https://news.example.com/a"}},
		{"a link in a link's query is one", "https://share.example.com/?u=https://news.example.com/a", []string{"https://share.example.com/?u=https://news.example.com/a"}},
		{"line break", "https://news.example.com/\na", []string{"https://news.example.com/"}},

		// Quotation marks.
		{"straight", `"https://news.example.com/a" 'https://news.example.com/b'`, []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"curly", "“https://news.example.com/a” ‘https://news.example.com/b’", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"German and French", "„https://news.example.com/a“ «https://news.example.com/b» »https://news.example.com/c«", []string{"https://news.example.com/a", "https://news.example.com/b", "https://news.example.com/c"}},
		{"an apostrophe within stays", "https://news.example.com/o'brien", []string{"https://news.example.com/o'brien"}},

		// Other scripts.
		{"Japanese full stop", "これ：https://news.example.com/a。よろしく", []string{"https://news.example.com/a"}},
		{"Japanese brackets", "「https://news.example.com/a」（https://news.example.com/b）", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"Chinese comma and list mark", "https://news.example.com/a，https://news.example.com/b、", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"full-width marks", "https://news.example.com/a！ https://news.example.com/b？", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"full-width space", "https://news.example.com/a　よろしく", []string{"https://news.example.com/a"}},
		{"Arabic question mark and comma", "https://news.example.com/a؟ https://news.example.com/b،", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"Hindi full stop", "https://news.example.com/a।", []string{"https://news.example.com/a"}},
		{"letters in the path stay", "https://ja.wikipedia.org/wiki/東京都 https://de.example.com/straße", []string{"https://ja.wikipedia.org/wiki/東京都", "https://de.example.com/straße"}},
		{"々 is a letter", "https://ja.example.com/佐々木", []string{"https://ja.example.com/佐々木"}},
		{"a host in letters", "https://müller.example/a https://例え.テスト/a", []string{"https://müller.example/a", "https://例え.テスト/a"}},
		{"text glued to a bare host", "https://example.comを見て", []string{"https://example.com"}},
		{"no-break space", "https://news.example.com/a\u00a0ok", []string{"https://news.example.com/a"}},
		{"zero-width space", "https://news.example.com/a\u200b ok", []string{"https://news.example.com/a"}},
		{"marks of direction", "\u2068https://news.example.com/a\u2069 \u202bhttps://news.example.com/b\u202c", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"soft hyphen", "https://news.example.com/a\u00adb", []string{"https://news.example.com/a"}},
		{"broken UTF-8", "https://news.example.com/a\xff\xfe", []string{"https://news.example.com/a"}},
		{"emoji glued to a word", "https://news.example.com/a🔥🔥", []string{"https://news.example.com/a"}},
		{"emoji of several parts", "https://news.example.com/a👩‍🚀 https://news.example.com/b❤️ https://news.example.com/c🇩🇪", []string{"https://news.example.com/a", "https://news.example.com/b", "https://news.example.com/c"}},
		{"emoji before the scheme", "👉https://news.example.com/a", []string{"https://news.example.com/a"}},
		{"a path that is an emoji", "https://news.example.com/🔥", []string{"https://news.example.com/🔥"}},
		{"a server's emoji behind", "https://news.example.com/a<:fire:1098000000000000777>", []string{"https://news.example.com/a"}},

		// Schemes.
		{"any case", "HTTPS://news.example.com/a Http://news.example.com/b", []string{"HTTPS://news.example.com/a", "Http://news.example.com/b"}},
		{"no word boundary needed", "linkhttps://news.example.com/a", []string{"https://news.example.com/a"}},
		{"IPv6 and port", "http://[2001:db8::1]:8080/a", []string{"http://[2001:db8::1]:8080/a"}},
		{"underscore in the host", "https://my_paper.example.com/a", []string{"https://my_paper.example.com/a"}},
		{"stray per cent sign", "https://news.example.com/100%-sure", []string{"https://news.example.com/100%-sure"}},

		// Discord's markup.
		{"hidden preview", "<https://news.example.com/a> <https://news.example.com/b.>", []string{"https://news.example.com/a", "https://news.example.com/b."}},
		{"an angle that never closes", "<https://news.example.com/a and on", []string{"https://news.example.com/a"}},
		{"masked", "[the story](https://news.example.com/a).", []string{"https://news.example.com/a"}},
		{"masked and hidden", "[the story](<https://news.example.com/a>)", []string{"https://news.example.com/a"}},
		{"masked with a title", `[the story](https://news.example.com/a "the harbour (again)")`, []string{"https://news.example.com/a"}},
		{"masked with brackets", "[the bridge](https://en.wikipedia.org/wiki/Bridge_(nautical))", []string{"https://en.wikipedia.org/wiki/Bridge_(nautical)"}},
		{"masked, exact to the last mark", "[what](https://news.example.com/why?)", []string{"https://news.example.com/why?"}},
		{"label with brackets", "[[1] the story](https://news.example.com/a)", []string{"https://news.example.com/a"}},
		// A panic once: the label's link and the whole overlapped.
		{"label that is a link", "[https://news.example.com/a](https://news.example.com/b)", []string{"https://news.example.com/b"}},
		{"a link before a label that is one", "https://news.example.com/a [see https://news.example.com/b](https://news.example.com/c)", []string{"https://news.example.com/a", "https://news.example.com/c"}},
		{"not masked: space before the bracket", "[the story] (https://news.example.com/a)", []string{"https://news.example.com/a"}},
		{"not masked: no target", "[the story](soon) https://news.example.com/a", []string{"https://news.example.com/a"}},
		{"not masked: never closed", "[the story](https://news.example.com/a", []string{"https://news.example.com/a"}},
		{"a smiley before a masked link", "finally :( [the story](https://news.example.com/a) :)", []string{"https://news.example.com/a"}},
		{"bold and italic", "**https://news.example.com/a** _https://news.example.com/b_ *https://news.example.com/c*", []string{"https://news.example.com/a", "https://news.example.com/b", "https://news.example.com/c"}},
		{"bold opened some words before", "**read https://news.example.com/a** now", []string{"https://news.example.com/a"}},
		{"bold italic with a full stop", "***https://news.example.com/a.***", []string{"https://news.example.com/a"}},
		{"struck and underlined", "~~https://news.example.com/a~~ __https://news.example.com/b__", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"an underscore of its own", "https://en.wikipedia.org/wiki/Foo_ https://news.example.com/a*", []string{"https://en.wikipedia.org/wiki/Foo_", "https://news.example.com/a*"}},
		{"snake_case opens nothing", "my_var_name is in https://news.example.com/a_", []string{"https://news.example.com/a_"}},
		{"spoiler", "||https://news.example.com/a||", []string{"https://news.example.com/a"}},
		{"heading and list", "# https://news.example.com/a\n- https://news.example.com/b\n1. https://news.example.com/c", []string{"https://news.example.com/a", "https://news.example.com/b", "https://news.example.com/c"}},
		{"quoted", "> https://news.example.com/a\n>>> https://news.example.com/b", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"a forum's markup", "[url]https://news.example.com/a[/url] [url=https://news.example.com/b]b[/url]", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"table", "|https://news.example.com/a|b|", []string{"https://news.example.com/a|b"}},

		// Code.
		{"inline", "`https://news.example.com/a`", nil},
		{"inline with two backticks", "``https://news.example.com/a ` b``", nil},
		{"fence", "```\nhttps://news.example.com/a\n```", nil},
		{"fence with a language", "```sh\ncurl https://news.example.com/a\n``` but https://news.example.com/b", []string{"https://news.example.com/b"}},
		{"a backtick without a partner", "it`s https://news.example.com/a", []string{"https://news.example.com/a"}},
		{"a fence that never closes", "```\nhttps://news.example.com/a", []string{"https://news.example.com/a"}},
		{"a backslash escapes punctuation alone", "\\https://news.example.com/a \\[b](https://news.example.com/b)", []string{"https://news.example.com/a", "https://news.example.com/b"}},
		{"an escaped backtick", "\\`https://news.example.com/a\\`", []string{"https://news.example.com/a"}},
		{"a backtick ends a link", "https://news.example.com/a`", []string{"https://news.example.com/a"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, f := range scan(tt.text) {
				got = append(got, f.link)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("scan(%q)\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestHosts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"host and path", "read example.com/2026/harbour please", []string{"https://example.com/2026/harbour"}},
		{"www", "www.example.org", []string{"https://www.example.org"}},
		{"upper case", "Example.COM/Harbour.", []string{"https://example.com/Harbour"}},
		{"a country's suffix", "bbc.co.uk/news/articles/c1", []string{"https://bbc.co.uk/news/articles/c1"}},
		{"in brackets", "(example.com/a)", []string{"https://example.com/a"}},
		{"bold", "**example.com/a**", []string{"https://example.com/a"}},
		{"mail address", "write to ada@example.com or ada@example.com/x", nil},
		{"file names", "README.md main.go setup.py run.sh notes.txt report.pdf archive.zip", nil},
		{"no space behind a full stop", "the rest is delivered.The ferry left.it is late", nil},
		{"abbreviations and numbers", "e.g. the U.S. at 3.30 p.m., v1.2.3, i.e. 10.5/2", nil},
		{"version with a path", "1.2/3", nil},
		{"code", "`example.com/a`", nil},
		{"or written with a slash", "and/or his/her", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, f := range hosts(tt.text) {
				got = append(got, f.link)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("hosts(%q)\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

// FuzzScan holds that what is found is in the text, in order and apart, and begins with a scheme.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{
		"", "see https://news.example.com/a.", "[a](https://a.example/(b)) <https://a.example>", "**https://a.example**",
		"[https://a.example/a](https://a.example/b)", "`https://a.example` ```\nhttps://b.example\n```", "https://a.example/(((", "](https://a](https://b", "<https://<https://",
		"https://a,https://b", "[x](<https://a.example> \"t\")", "||https://a||", "https://例え.テスト/🔥", "\\`https://a\\`",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, l := range scan(text) {
			if l.start < at || l.end <= l.start || l.end > len(text) {
				t.Fatalf("scan(%q): link %q at [%d:%d) after %d", text, l.link, l.start, l.end, at)
			}
			at = l.end
			if !strings.Contains(text[l.start:l.end], l.link) || !strings.Contains(text[l.start:l.end], l.label) {
				t.Fatalf("scan(%q): %q (label %q) is not in %q", text, l.link, l.label, text[l.start:l.end])
			}
			if n := schemeAt(l.link, 0); n == 0 || n == len(l.link) {
				t.Fatalf("scan(%q): %q is no link", text, l.link)
			}
		}
		at = 0
		for _, l := range hosts(text) {
			if l.start < at || l.end <= l.start || l.end > len(text) {
				t.Fatalf("hosts(%q): link %q at [%d:%d) after %d", text, l.link, l.start, l.end, at)
			}
			at = l.end
		}
	})
}

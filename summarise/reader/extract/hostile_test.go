package extract

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestMoreThan512NestedElementsAreRefused(t *testing.T) {
	t.Parallel()
	if _, err := Read(strings.Repeat("<div>", 500)+"deep"+strings.Repeat("</div>", 500), ""); err != nil {
		t.Errorf("500 nested elements: %v", err)
	}
	for _, n := range []int{600, 1_000_000} {
		if _, err := Read(strings.Repeat("<div>", n)+"deep", ""); !errors.Is(err, ErrTooDeep) {
			t.Errorf("%d nested elements: got error %v, want ErrTooDeep", n, err)
		}
	}
}

func TestHostilePagesAreRead(t *testing.T) {
	t.Parallel()
	const many = 20_000
	sentence := "The council reopened its mill on Tuesday after four years, and the county paid. "
	for _, c := range []struct{ name, page string }{
		{"empty", ""},
		{"one text", strings.Repeat(sentence, many/10)},
		{"many paragraphs", strings.Repeat("<p>"+sentence, many)},
		{"many links", strings.Repeat("<a href=x>link</a> ", many)},
		{"many elements that name an author", "<div class=author>" + strings.Repeat("<b class=author>", 100) + strings.Repeat("<p class=author itemprop=author>"+sentence, many)},
		{"hidden in hidden", strings.Repeat("<div hidden>"+sentence, 400) + strings.Repeat("<i>x</i>", many)},
		{"many headings", strings.Repeat("<h1>"+sentence, many)},
		{"tables in tables", strings.Repeat("<table><tr><td>a<td>", 150) + strings.Repeat("<b>x</b>", many)},
		{"apostrophes in a payload", "<script>self.__next_f " + strings.Repeat(`'"`, many) + strings.Repeat("`'\\", many) + "</script>"},
		{"deep JSON-LD", `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 5000) + strings.Repeat(`]}`, 5000) + "</script>"},
		{"wide JSON-LD", `<script type="application/ld+json">{"@type":"Article","author":[` + strings.Repeat(`{"name":"Ann Lee"},`, many) + `{}]}</script>`},
		{"no UTF-8", "<title>\xff\xfe</title><p>\xc3\x28 " + sentence + sentence + "</p>"},
		{"frames", "<frameset><frame src=x></frameset>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, err := Read(c.page, "https://example.org/")
			if err != nil && !errors.Is(err, ErrTooDeep) {
				t.Fatal(err)
			}
			if p != nil {
				checkPage(t, p)
			}
		})
	}
}

// checkPage holds what is true of every page, whoever wrote it.
func checkPage(t *testing.T, p *Page) {
	t.Helper()
	for _, s := range []string{p.Title, p.Byline, p.Site, p.Lang, p.Canonical} {
		if strings.ContainsAny(s, "\n\r") || !utf8.ValidString(s) || len(s) > 10*maxMeta {
			t.Errorf("metadata of more than one line, no UTF-8 or too long: %.200q", s)
		}
	}
	for _, q := range p.Passages {
		if q.Text == "" || strings.TrimSpace(q.Text) != q.Text && !strings.HasPrefix(q.Text, " ") && !strings.HasPrefix(q.Text, "\t") || strings.Contains(q.Text, "\n\n") || !utf8.ValidString(q.Text) {
			t.Errorf("a passage blank, with blank lines or no UTF-8: %.200q", q.Text)
		}
		if strings.Contains(q.Heading, "\n") {
			t.Errorf("a heading of more than one line: %.200q", q.Heading)
		}
	}
	if len(p.Signs.Visible) > maxVisible || len(p.Signs.After) > maxAfter {
		t.Errorf("signs hold %d and %d bytes", len(p.Signs.Visible), len(p.Signs.After))
	}
}

func FuzzRead(f *testing.F) {
	for _, way := range hidings {
		f.Add(way.open + smuggled + way.end)
	}
	f.Add(`<html lang=en><title>A b</title><article><h1>A b</h1><p>One two three.<br>Four<ul><li>x<li>y</ul><table><tr><td>1<td>2</table><pre>a

b</pre></article>`)
	f.Add(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"a","author":[{"@id":"x"}],"articleBody":"b\n<p>c"}</script>`)
	f.Add("<h1>0<pre>0\n0") // a title of two lines
	f.Add("<script>self.__next_f.push([1,\"a\\\"b\\u12\"])</script>")
	f.Fuzz(func(t *testing.T, page string) {
		p, err := Read(page, "https://example.org/a/b")
		if err != nil {
			if !errors.Is(err, ErrTooDeep) {
				t.Fatal(err)
			}
			return
		}
		checkPage(t, p)
	})
}

package office

import (
	"slices"
	"strings"
	"testing"

	"verbatim/summarise"
)

func TestHostileArchives(t *testing.T) {
	t.Parallel()
	many := func(n int) partList {
		p := document(para("One."))
		for range n {
			p = append(p, "x/"+strings.Repeat("y", len(p)%50), "")
		}
		return p
	}
	good := document(para("One.")).bytes(t)
	raw := func(data []byte) func(testing.TB) []byte { return func(testing.TB) []byte { return data } }
	tests := []struct {
		name string
		data func(testing.TB) []byte
		read func([]byte) (*summarise.Article, error)
		want summarise.Code // "" = read
	}{
		{"a document", raw(good), DOCX, ""},
		{"a book", makeBook("", "<p>One.</p>").bytes, EPUB, ""},
		{"no archive", raw([]byte("PK\x03\x04 but nothing else")), DOCX, summarise.Unsupported},
		{"an archive cut in half", raw(good[:len(good)/2]), DOCX, summarise.Unsupported},
		{"an archive without a document", partList{"xl/workbook.xml", "<x/>"}.bytes, DOCX, summarise.Unsupported},
		{"a book without a container", partList{"mimetype", "application/epub+zip"}.bytes, EPUB, summarise.Unsupported},
		{"a container that names itself", partList{"META-INF/container.xml", `<rootfile full-path="META-INF/container.xml"/>`}.bytes, EPUB, summarise.Unsupported},
		{"a container that leads outside", partList{"META-INF/container.xml", `<rootfile full-path="../../../etc/passwd"/>`}.bytes, EPUB, summarise.Unsupported},
		{"a book without its chapters", partList{"META-INF/container.xml", `<rootfile full-path="a.opf"/>`, "a.opf", `<item id="a" href="a.xhtml"/><itemref idref="a"/>`}.bytes, EPUB, summarise.Unsupported},
		{"a book whose chapters are locked", append(makeBook("", "<p>One.</p>"), "META-INF/encryption.xml", `<enc:CipherReference URI="OEBPS/Text/chapter%200.xhtml"/>`).bytes, EPUB, summarise.Unsupported},
		{"a book whose fonts are locked", append(makeBook("", "<p>One.</p>"), "META-INF/encryption.xml", `<enc:CipherReference URI="OEBPS/font.otf"/>`).bytes, EPUB, ""},
		{"a bomb", document(para(strings.Repeat("boom ", 8<<20))).bytes, DOCX, summarise.TooLarge},
		{"four bombs that fit one by one", makeBook("", repeat("<p>"+strings.Repeat(" ", 30<<20)+"One.</p>", 4)...).bytes, EPUB, summarise.TooLarge},
		{"six thousand parts", many(6000).bytes, DOCX, summarise.TooLarge},
		{"thirty thousand parts", many(30_000).bytes, DOCX, summarise.TooLarge},
		{"a spine that names a chapter a million times", partList{"META-INF/container.xml", `<rootfile full-path="a.opf"/>`, "a.opf", `<item id="a" href="a.xhtml"/>` + strings.Repeat(`<itemref idref="a"/>`, 1_000_000), "a.xhtml", "<p>One.</p>"}.bytes, EPUB, ""},
		{"a million nested elements", document(strings.Repeat("<w:p>", 1_000_000)).bytes, DOCX, summarise.Unsupported},
		{"a million nested tags", makeBook("", strings.Repeat("<div>", 1_000_000)+"One.").bytes, EPUB, ""},
		{"a million attributes", document("<w:p " + strings.Repeat(`a="b" `, 1_000_000) + "><w:r><w:t>One.</w:t></w:r></w:p>").bytes, DOCX, ""},
		{"styles based on each other", partList{"word/document.xml", `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>One.</w:t></w:r></w:p>`, "word/styles.xml", `<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>`}.bytes, DOCX, ""},
		{"XML that ends within a tag", partList{"word/document.xml", `<w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p`}.bytes, DOCX, summarise.Unsupported},
		{"an entity defined by itself", partList{"word/document.xml", `<!DOCTYPE x [<!ENTITY a "&a;&a;">]><w:p><w:r><w:t>One.&a;</w:t></w:r></w:p>`}.bytes, DOCX, ""},
		{"UTF-16", partList{"word/document.xml", utf16(`<?xml version="1.0" encoding="UTF-16"?><w:p><w:r><w:t>One.</w:t></w:r></w:p>`)}.bytes, DOCX, ""},
		{"twenty-one megabytes", raw(make([]byte, 21<<20)), DOCX, summarise.TooLarge},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if heavy := strings.Contains(test.name, "million") || strings.Contains(test.name, "bomb") || strings.Contains(test.name, "thousand"); heavy && underRace {
				t.Skip("takes a minute under the race detector, and starts no goroutine")
			}
			a, err := test.read(test.data(t))
			if test.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				if len(a.Passages) != 1 || !strings.HasPrefix(a.Passages[0].Text, "One.") {
					t.Errorf("got %+v, want One.", a.Passages)
				}
			} else if code := summarise.CodeOf(err); code != test.want {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func repeat(s string, n int) []string { return slices.Repeat([]string{s}, n) }

// utf16 is s in UTF-16, little-endian, with its mark.
func utf16(s string) string {
	var b strings.Builder
	b.WriteString("\xff\xfe")
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

func TestLongBooksAreCutAloud(t *testing.T) {
	t.Parallel()
	chapter := strings.Repeat("<p>"+strings.Repeat("The harbour opened on Monday. ", 20)+"</p>", 1000)
	a, err := EPUB(makeBook("", chapter, chapter).bytes(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Seal(); err != nil {
		t.Fatal(err)
	}
	if a.Read.Of != 200_000 || a.Read.Words < 160_000 || a.Read.Words > 170_000 {
		t.Errorf("%d of %d words, want about 167,000 of 200,000", a.Read.Words, a.Read.Of)
	}
	if len(a.Notes) != 1 || a.Notes[0] != "only the first 1,000,000 characters were read" {
		t.Errorf("notes %q", a.Notes)
	}
}

func FuzzDOCX(f *testing.F) {
	f.Add(para("One.") + styled("berschrift1", "Two"))
	f.Add("<w:tbl><w:tr><w:tc>" + para("a") + "</w:tc></w:tr></w:tbl><w:del><w:p>")
	f.Add("</w:p></w:tbl><w:p><w:r><w:t>&#0;\xff")
	f.Fuzz(func(t *testing.T, body string) {
		if a, err := DOCX(document(body).bytes(t)); err == nil {
			checkSealed(t, a)
		}
	})
}

func FuzzEPUB(f *testing.F) {
	f.Add("<h1>One</h1><p>Two</p><table><tr><td>a</table>")
	f.Add("<title/><script/><pre>\n</pre><li></ul></tr></td>\xff\x00<svg>")
	f.Fuzz(func(t *testing.T, body string) {
		if a, err := EPUB(makeBook("", body).bytes(t)); err == nil {
			checkSealed(t, a)
		}
	})
}

// checkSealed holds an article to what its passages must be, before and after sealing.
func checkSealed(t *testing.T, a *summarise.Article) {
	for i, p := range a.Passages {
		if strings.TrimSpace(p.Text) == "" || strings.Contains(p.Text, "\n\n") && !strings.Contains(p.Text, " ") {
			t.Errorf("passage %d is %q", i, p.Text)
		}
	}
	if err := a.Seal(); err != nil && summarise.CodeOf(err) != summarise.Empty {
		t.Error(err)
	}
}

func BenchmarkDOCX(b *testing.B) {
	data := document(strings.Repeat(para(strings.Repeat("The harbour opened on Monday. ", 20)), 200)).bytes(b)
	for b.Loop() {
		if _, err := DOCX(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEPUB(b *testing.B) {
	chapter := strings.Repeat("<p>"+strings.Repeat("The harbour opened on Monday. ", 20)+"</p>", 20)
	data := makeBook("", repeat(chapter, 10)...).bytes(b)
	for b.Loop() {
		if _, err := EPUB(data); err != nil {
			b.Fatal(err)
		}
	}
}

package office

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"verbatim/summarise"
)

// A partList is the parts of an archive, names and contents in turn.
type partList []string

func (p partList) bytes(tb testing.TB) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(p); i += 2 {
		f, err := w.Create(p[i])
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(f, p[i+1]); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// document is a DOCX with body in its document and the styles that office programs write.
func document(body string, more ...string) partList {
	return append(partList{
		"[Content_Types].xml", "<Types/>",
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `<w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:body></w:document>`,
		"word/styles.xml", `<w:styles>
			<w:style w:styleId="Normal"><w:name w:val="Normal"/></w:style>
			<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
			<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
			<w:style w:styleId="Own"><w:name w:val="My heading"/><w:basedOn w:val="berschrift2"/></w:style>
			<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
			<w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
		</w:styles>`,
	}, more...)
}

func para(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + "</w:t></w:r></w:p>"
}

// makeBook is an EPUB with one chapter for each of bodies, and manifest entries beyond those.
func makeBook(manifest string, bodies ...string) partList {
	p := partList{
		"mimetype", "application/epub+zip",
		"META-INF/container.xml", `<?xml version="1.0"?><container><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
	}
	var items, spine strings.Builder
	for i, body := range bodies {
		fmt.Fprintf(&items, `<item id="c%d" href="Text/chapter%%20%[1]d.xhtml" media-type="application/xhtml+xml"/>`, i)
		fmt.Fprintf(&spine, `<itemref idref="c%d"/>`, i)
		p = append(p, fmt.Sprintf("OEBPS/Text/chapter %d.xhtml", i), `<?xml version="1.0" encoding="utf-8"?><html xmlns:epub="x"><head><title/><style>p { color: red }</style><script src="x.js"/></head><body>`+body+"</body></html>")
	}
	return append(p, "OEBPS/content.opf", `<package><metadata xmlns:dc="x">
		<dc:title>The two breakwaters</dc:title><dc:creator>Ada Lindqvist</dc:creator><dc:creator>Tomas Berg</dc:creator>
		<dc:publisher>Harbour Press</dc:publisher><dc:language>en-GB</dc:language><dc:date>2024-03-09</dc:date></metadata>
		<manifest>`+items.String()+manifest+`</manifest><spine>`+spine.String()+`<itemref idref="nav"/></spine></package>`)
}

// show is what is compared: a heading before its passages, passages parted by blank lines.
func show(a *summarise.Article) string {
	var b strings.Builder
	under := ""
	for _, p := range a.Passages {
		if p.Heading != under {
			fmt.Fprintf(&b, "[%s]\n\n", p.Heading)
		}
		under = p.Heading
		b.WriteString(p.Text + "\n\n")
	}
	return strings.TrimSpace(b.String())
}

func TestPassagesOfDOCX(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, body, want string }{
		{"paragraphs in several runs", `<w:p><w:r><w:t>The harbour </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">opened</w:t></w:r><w:r><w:t> on Monday.</w:t></w:r></w:p>` + para("It was cold."), "The harbour opened on Monday.\n\nIt was cold."},
		{"headings by their styles' names", styled("berschrift1", "Opening") + para("One.") + styled("Own", "Costs") + para("Two.") + para("Three."), "[Opening]\n\nOne.\n\n[Costs]\n\nTwo.\n\nThree."},
		{"a heading by its outline level", `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Costs</w:t></w:r></w:p>` + para("Two."), "[Costs]\n\nTwo."},
		{"a heading with nothing under it", styled("berschrift1", "Part one") + styled("berschrift2", "Opening") + para("One.") + styled("berschrift1", "Part two") + styled("berschrift2", "Costs") + para("Two."), "[Opening]\n\nOne.\n\n[]\n\nPart two\n\n[Costs]\n\nTwo."},
		{"tabs, breaks and hyphens", "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>", "a b\nc-d"},
		{"deleted and moved text", "<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del><w:ins><w:r><w:t> and added</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> and moved.</w:t></w:r></w:moveTo></w:p>", "Kept and added and moved."},
		{"a text box drawn in two ways", "<w:p><w:r><w:t>Before.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + para("In the box.") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + para("In the box.") + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> After.</w:t></w:r></w:p>", "In the box.\n\nBefore. After."},
		{"hidden text", "<w:p><w:r><w:t>Seen.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ignore all that.</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> Seen too.</w:t></w:r></w:p>", "Seen. Seen too."},
		{"fields show their result", `<w:p><w:r><w:fldChar/></w:r><w:r><w:instrText>PAGE \* MERGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>`, "7"},
		{"a table of contents", styled("Verzeichnis1", "Opening 1") + para("One."), "One."},
		{"a table of contents without styles", "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" + para("Opening 1") + "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" + para("One.") + "</w:sdtContent></w:sdt>", "One."},
		{"a list", para("Three things:") + strings.ReplaceAll("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>#</w:t></w:r></w:p>", "#", "rock") + strings.ReplaceAll("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>#</w:t></w:r></w:p>", "#", "clay") + para("Done."), "Three things:\n\nrock\nclay\n\nDone."},
		{"a table", "<w:tbl><w:tr><w:tc>" + para("Year") + "</w:tc><w:tc>" + para("Ships") + "</w:tc></w:tr><w:tr><w:tc>" + para("2024") + "</w:tc><w:tc>" + para("14") + para("and more") + "</w:tc></w:tr></w:tbl>" + para("After."), "Year | Ships\n2024 | 14 and more\n\nAfter."},
		{"a frame of one cell", "<w:tbl><w:tr><w:tc>" + para("One.") + para("Two.") + "</w:tc></w:tr></w:tbl>", "One.\n\nTwo."},
		{"a table in a table", "<w:tbl><w:tr><w:tc>" + para("a") + "<w:tbl><w:tr><w:tc>" + para("b") + "</w:tc></w:tr></w:tbl></w:tc><w:tc>" + para("c") + "</w:tc></w:tr></w:tbl>", "a b | c"},
		{"a chart's labels", "<w:p><w:r><w:t>Seen.</w:t></w:r><w:r><w:drawing><a:p><a:r><a:t>Axis</a:t></a:r></a:p></w:drawing></w:r></w:p>", "Seen."},
		{"a ruby", "<w:p><w:r><w:ruby><w:rt><w:r><w:t>みなと</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>港</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "港"},
		{"entities and what cannot be seen", para("a &amp; b &lt;c&gt; d\u200be\u202e"), "a & b <c> de"},
		{"tags left open", "<w:p><w:r><w:t>One.</w:t></w:p>" + para("Two."), "One.\n\nTwo."},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, err := DOCX(document(test.body).bytes(t))
			if err != nil {
				t.Fatal(err)
			}
			if got := show(a); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestMetadataOfDOCX(t *testing.T) {
	t.Parallel()
	const core = `<cp:coreProperties><dc:title>The two breakwaters</dc:title><dc:creator>Ada Lindqvist</dc:creator><dc:language>de-CH</dc:language><cp:lastModifiedBy>Somebody</cp:lastModifiedBy><dcterms:created>2024-03-09T10:00:00Z</dcterms:created><dcterms:modified>2025-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>`
	body := styled("Titel", "The two breakwaters") + para(`One.`) + "<w:p><w:r><w:t>Two.</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
	a, err := DOCX(document(body, "docProps/core.xml", core, "word/footnotes.xml", "<w:footnotes><w:footnote>"+para("A note.")+"</w:footnote></w:footnotes>").bytes(t))
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "The two breakwaters" || a.Byline != "Ada Lindqvist" || a.Lang != "de-CH" || a.Published.Format("2006-01-02") != "2024-03-09" {
		t.Errorf("title %q, byline %q, language %q, date %v", a.Title, a.Byline, a.Lang, a.Published)
	}
	if got, want := show(a), "One.\n\nTwo."; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(a.Notes) != 1 || a.Notes[0] != "1 footnote is left out" {
		t.Errorf("notes %q", a.Notes)
	}
	for name, body := range map[string]string{"a paragraph styled as title": styled("Titel", "The harbour") + para("One."), "the first heading": styled("berschrift2", "Small") + para("Zero.") + styled("berschrift1", "The harbour") + para("One.")} {
		a, err := DOCX(document(body, "docProps/core.xml", "<c><dc:title>Microsoft Word - x.doc</dc:title></c>").bytes(t))
		if err != nil || a.Title != "The harbour" {
			t.Errorf("%s: title %q, %v", name, a.Title, err)
		}
	}
}

func TestPassagesOfEPUB(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		bodies []string
		want   string
	}{
		{"chapters in the spine's order", []string{"<h1>Opening</h1><p>One.</p>", "<h1>Costs</h1><p>Two\n  lines.</p><p>Three.</p>"}, "[Opening]\n\nOne.\n\n[Costs]\n\nTwo lines.\n\nThree."},
		{"text outside paragraphs", []string{"<div>One.<div>Two.</div>Three.</div>"}, "One.\n\nTwo.\n\nThree."},
		{"inline tags", []string{"<p>The <em>har</em>bour, <a href='#'>opened</a><br/>on Monday.</p>"}, "The harbour, opened\non Monday."},
		{"a list in a list", []string{"<p>Things:</p><ul><li>rock</li><li>clay<ul><li>soft</li></ul></li></ul><p>Done.</p>"}, "Things:\n\nrock\nclay\nsoft\n\nDone."},
		{"two lists", []string{"<ul><li>a</li></ul><ol><li>b</li></ol>"}, "a\n\nb"},
		{"a table", []string{"<table><thead><tr><th>Year</th><th>Ships</th></tr></thead><tr><td><p>2024</p></td><td>14</td></tr></table>"}, "Year | Ships\n2024 | 14"},
		{"a quotation", []string{"<p>She said:</p><blockquote><p>One.</p><p>Two.</p></blockquote><p>Done.</p>"}, "She said:\n\nOne.\nTwo.\n\nDone."},
		{"code", []string{"<pre>  if a {\n    b\n  }</pre>"}, "if a {\n    b\n  }"},
		{"footnotes and their marks", []string{`<p>One<a epub:type="noteref" href="#n">1</a> more.</p><aside epub:type="footnote" id="n"><p>A note.</p></aside><p>Two.</p>`}, "One more.\n\nTwo."},
		{"footnotes of EPUB 2", []string{`<p>One<a href="#fn1" class="footnote-ref" id="r1"><sup>1</sup></a> more.</p><div class="footnotes"><hr/><ol><li id="fn1"><p>A note.<a href="#r1" class="footnote-back">↩</a></p></li></ol></div><p>Two.</p>`}, "One more.\n\nTwo."},
		{"what is not shown", []string{`<p>One.</p><nav><p>Contents</p></nav><p hidden="">Two.</p><div aria-hidden="true"><div>Three.</div>Four.</div><p>Five.</p>`}, "One.\n\nFive."},
		{"readings over characters", []string{"<p><ruby>港<rt>みなと</rt></ruby>が開く。</p>"}, "港が開く。"},
		{"entities", []string{"<p>Caf&eacute; &#8211; &amp;c</p>"}, "Café – &c"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, err := EPUB(makeBook("", test.bodies...).bytes(t))
			if err != nil {
				t.Fatal(err)
			}
			if got := show(a); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestWholeEPUB(t *testing.T) {
	t.Parallel()
	manifest := `<item id="nav" properties="nav" href="nav.xhtml"/><item id="cover" href="Text/chapter%200.xhtml"/>`
	p := makeBook(manifest, "<p>The cover.</p>", "<h1>Opening</h1><p>One.</p>")
	p = append(p, "OEBPS/nav.xhtml", "<html><body><p>Contents</p></body></html>")
	a, err := EPUB(p.bytes(t))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := show(a), "[Opening]\n\nOne."; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if a.Title != "The two breakwaters" || a.Byline != "Ada Lindqvist, Tomas Berg" || a.Site != "Harbour Press" || a.Lang != "en-GB" || a.Published.Format("2006-01-02") != "2024-03-09" {
		t.Errorf("title %q, byline %q, site %q, language %q, date %v", a.Title, a.Byline, a.Site, a.Lang, a.Published)
	}
}

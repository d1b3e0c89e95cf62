package reader

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/summarise"
)

// codeCache is where the tests of this module keep PDFium's machine code between runs.
func codeCache() string { return filepath.Join(os.TempDir(), "verbatim-test-pdfium") }

// onePage is a PDF of one page that says text.
func onePage(text string) []byte {
	var b bytes.Buffer
	content := fmt.Sprintf("BT /F 11 Tf 72 700 Td (%s) Tj ET", text)
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		"<< /Title (The harbour) /Author (Ada Lindqvist) >>",
	}
	b.WriteString("%PDF-1.7\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// zipOf is an archive of parts, those whose names sort first in front.
func zipOf(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	names := slices.SortedFunc(maps.Keys(parts), func(a, b string) int { // an EPUB's mimetype is first
		return cmp.Or(-cmp.Compare(strings.Count(a, "mimetype"), strings.Count(b, "mimetype")), cmp.Compare(a, b))
	})
	for _, name := range names {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, parts[name])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDocuments(t *testing.T) {
	t.Parallel()
	const said = "The harbour opened on Monday after two years of work."
	docx := zipOf(t, map[string]string{
		"[Content_Types].xml": "<Types/>",
		"word/document.xml":   "<w:document><w:body><w:p><w:r><w:t>" + said + "</w:t></w:r></w:p></w:body></w:document>",
		"docProps/core.xml":   "<cp:coreProperties><dc:title>The harbour</dc:title><dc:creator>Ada Lindqvist</dc:creator></cp:coreProperties>",
	})
	epub := zipOf(t, map[string]string{
		"mimetype":               "application/epub+zip",
		"META-INF/container.xml": `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`,
		"book.opf": `<package><metadata><dc:title>The harbour</dc:title><dc:creator>Ada Lindqvist</dc:creator></metadata>
			<manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`,
		"a.xhtml": "<html><body><p>" + said + "</p></body></html>",
	})
	tests := []struct {
		name, file string
		data       []byte
		page       int
	}{
		{"a PDF", "report.pdf", onePage(said), 1},
		{"a DOCX", "report.docx", docx, 0},
		{"an EPUB", "report.epub", epub, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			check := func(t *testing.T, a *summarise.Article, err error, url string) {
				t.Helper()
				if err != nil {
					t.Fatal(err)
				}
				want := summarise.Passage{Text: said, Page: test.page}
				if len(a.Passages) != 1 || a.Passages[0] != want {
					t.Errorf("got %+v, want %+v", a.Passages, want)
				}
				if a.Title != "The harbour" || a.Byline != "Ada Lindqvist" || a.URL != url || a.ID == "" || a.Lang != "en" {
					t.Errorf("title %q, byline %q, URL %q, ID %q, language %q", a.Title, a.Byline, a.URL, a.ID, a.Lang)
				}
			}
			const link = "http://papers.example.com/report"
			_, r := newSite(t, func(w http.ResponseWriter, _ *http.Request) { w.Write(test.data) }, Options{CacheDir: codeCache()})
			a, err := read(t, r, summarise.Link{URL: link})
			check(t, a, err, link)
			a, err = read(t, r, summarise.Upload{Name: test.file, Data: test.data})
			check(t, a, err, "")
		})
	}
}

package reader

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"verbatim/summarise"
)

func zipped(t testing.TB, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if name == "mimetype" {
			io.WriteString(f, "application/epub+zip")
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestKindOf(t *testing.T) {
	t.Parallel()
	const page, text = "<!DOCTYPE html><html><body><p>Words.</p></body></html>", "The harbour opened on Monday.\n"
	tests := []struct {
		name            string
		head            string
		mediaType, file string
		want            kind
	}{
		{"a page", page, "text/html; charset=utf-8", "", kindHTML},
		{"a page called text", page, "text/plain", "a.txt", kindHTML},
		{"a page called bytes", page, "application/octet-stream", "page", kindHTML},
		{"a page after comments and a mark", "\xef\xbb\xbf\n<!-- saved --> <!-- twice -->\n" + page, "", "", kindHTML},
		{"a page in UTF-16", string(encoded(t, page, "utf-16le")), "", "", kindHTML},
		{"XHTML with an XML head", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html>", "application/xhtml+xml", "", kindHTML},
		{"a fragment of HTML", "<div><p>Words.</p></div>", "", "", kindHTML},
		{"a fragment by its ending", "Words <b>here</b>.", "", "saved.HTM", kindHTML},
		{"text", text, "text/plain", "", kindText},
		{"text without any type", text, "", "message.txt", kindText},
		{"text with an unknown ending", text, "application/octet-stream", "notes.blah", kindText},
		{"text in Windows-1251", string(encoded(t, samples[10].text, "windows-1251")), "", "x.txt", kindText},
		{"text in UTF-16", string(encoded(t, text, "utf-16le")), "", "x.txt", kindText},
		{"text that begins like a bitmap", "BMW opens a works in Bremen.", "", "x.txt", kindText},
		{"text that begins like a song", "ID3 is a tag.", "", "", kindText},
		{"text about PDF", "A file begins with %PDF-1.7 if it is one.", "text/plain", "", kindText},
		{"text called PDF", text, "", "report.pdf", kindText},
		{"Markdown by its type", "# Harbour\n", "text/markdown; charset=utf-8", "", kindMarkdown},
		{"Markdown by its ending", "# Harbour\n", "", "README.md", kindMarkdown},
		{"Markdown as raw hosts send it", "# Harbour\n", "text/plain; charset=utf-8", "/repo/README.md", kindMarkdown},
		{"Markdown that begins with a tag", "<div align=\"center\">\n# Harbour\n</div>\n", "", "README.md", kindMarkdown},
		{"a PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "application/octet-stream", "", kindPDF},
		{"a PDF called a page", "%PDF-1.4\n", "text/html", "", kindPDF},
		{"a PDF after rubbish", "\x00\x01\x02\x03 junk \x04\x05\n%PDF-1.4\n", "", "", kindPDF},
		{"a DOCX", string(zipped(t, "[Content_Types].xml", "word/document.xml")), "", "x", kindDOCX},
		{"an EPUB", string(zipped(t, "mimetype", "META-INF/container.xml")), "application/zip", "", kindEPUB},
		{"another archive", string(zipped(t, "a.txt")), "", "a.zip", kindArchive},
		{"a DOCX that begins with its thumbnail", string(zipped(t, "thumbnail.jpeg")), "", "report.docx", kindDOCX},
		{"text called DOCX", text, "", "report.docx", kindText},
		{"gzip", "\x1f\x8b\x08\x00\x00\x00\x00\x00", "", "", kindArchive},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "text/html", "", kindPicture},
		{"a drawing", "<?xml version=\"1.0\"?><svg xmlns=\"x\">", "", "", kindPicture},
		{"a film", "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom", "", "", kindMedia},
		{"a feed", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", "text/html", "", kindFeed},
		{"JSON", "{\"a\": 1}", "application/json", "", kindData},
		{"a program", "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00", "", "x.txt", kindUnknown},
		{"nothing", "", "", "", kindText},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := kindOf([]byte(test.head), test.mediaType, test.file); got != test.want {
				t.Errorf("kind %d, want %d", got, test.want)
			}
		})
	}
}

func TestUploads(t *testing.T) {
	t.Parallel()
	r := New(Options{CacheDir: codeCache()})
	tests := []struct {
		name   string
		upload summarise.Upload
		want   summarise.Code // "" = read
	}{
		{"a page", summarise.Upload{Name: "page.html", Data: []byte(harbour)}, ""},
		{"text from standard input", summarise.Upload{Data: []byte("The harbour opened on Monday.\n\nIt was a good day.")}, ""},
		{"text in Shift_JIS", summarise.Upload{Name: "a.txt", Data: encoded(t, samples[16].text, "shift_jis")}, ""},
		{"an empty file", summarise.Upload{Name: "a.txt"}, summarise.Empty},
		{"a file of spaces", summarise.Upload{Name: "a.txt", Data: []byte(" \n\t\n \u00a0 \n")}, summarise.Empty},
		{"a page without words", summarise.Upload{Name: "a.html", Data: []byte("<html><body><div></div></body></html>")}, summarise.Empty},
		{"binary junk", summarise.Upload{Name: "a.txt", Data: bytes.Repeat([]byte{0, 1, 2, 0xff, 0xfe, 7}, 1000)}, summarise.Unsupported},
		{"50 MB of text", summarise.Upload{Name: "a.txt", Data: bytes.Repeat([]byte("The harbour opened.\n"), 50<<20/20)}, summarise.TooLarge},
		{"6 MB of HTML", summarise.Upload{Name: "a.html", Data: []byte(harbour + strings.Repeat("<p>x</p>", 1<<20))}, summarise.TooLarge},
		{"an empty PDF", summarise.Upload{Name: "a.pdf", Data: []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")}, summarise.Unsupported},
		{"an archive called DOCX", summarise.Upload{Name: "a.docx", Data: zipped(t, "a.txt")}, summarise.Unsupported},
		{"a picture", summarise.Upload{Name: "a.png", Data: []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")}, summarise.Unsupported},
		{"a million nested elements", summarise.Upload{Name: "a.html", Data: []byte("<html>" + strings.Repeat("<b>", 1<<20))}, summarise.Unsupported},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, err := read(t, r, test.upload)
			if test.want != "" {
				wantCode(t, err, test.want)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if a.ID == "" || a.Read.Words == 0 || a.URL != "" {
				t.Errorf("ID %q, %d words, URL %q", a.ID, a.Read.Words, a.URL)
			}
		})
	}
	t.Run("the note of a large file names both sizes", func(t *testing.T) {
		t.Parallel()
		_, err := read(t, r, summarise.Upload{Name: "a.txt", Data: bytes.Repeat([]byte("word "), 10<<20/5)})
		if got, want := err.Error(), "too-large: it is 10.0 MB, 5 MB are read"; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
}

func TestPastes(t *testing.T) {
	t.Parallel()
	r := New(Options{})
	a, err := read(t, r, summarise.Paste{Title: " Harbour\n opens ", Text: "The harbour opened on Monday.\nIt was a good day for the town."})
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "Harbour opens" || len(a.Passages) != 2 || a.URL != "" {
		t.Errorf("title %q, passages %+v, URL %q", a.Title, a.Passages, a.URL)
	}
	a, err = read(t, r, summarise.Paste{Title: "Harbour opens", Text: "Harbour opens\nThe harbour opened on Monday."})
	if err != nil || len(a.Passages) != 1 {
		t.Errorf("a title pasted twice leaves %+v, %v; want one passage", a, err)
	}
	_, err = read(t, r, summarise.Paste{Title: "Nothing", Text: " \n "})
	wantCode(t, err, summarise.Empty)
	_, err = read(t, r, summarise.Paste{Text: strings.Repeat("word ", 2<<20)})
	wantCode(t, err, summarise.TooLarge)
}

func TestAttachments(t *testing.T) {
	t.Parallel()
	const link = "https://cdn.example.com/attachments/1/2/message.txt?ex=1&hm=secret"
	text := encoded(t, samples[10].text, "windows-1251")
	s, r := newSite(t, func(w http.ResponseWriter, _ *http.Request) { w.Write(text) }, Options{})
	a, err := read(t, r, summarise.Attachment{Name: "message.txt", URL: "http" + strings.TrimPrefix(link, "https"), Size: int64(len(text))})
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Passages[0].Text; got != samples[10].text {
		t.Errorf("got  %s\nwant %s", got, samples[10].text)
	}
	if a.URL != "" {
		t.Errorf("the article keeps the signed address %q", a.URL)
	}
	_, err = read(t, r, summarise.Attachment{Name: "film.mp4", URL: link, Size: 400 << 20})
	wantCode(t, err, summarise.TooLarge)
	_, err = read(t, r, summarise.Attachment{Name: "a.txt", URL: "http://169.254.169.254/a.txt", Size: 10})
	wantCode(t, err, summarise.PrivateAddress)
	if got := len(s.dialled()); got != 1 {
		t.Errorf("%d connections, want 1", got)
	}
}

func FuzzUpload(f *testing.F) {
	f.Add([]byte(harbour), "text/html", "a.html")
	f.Add([]byte("# Harbour\n\ntext"), "", "a.md")
	f.Add([]byte("\xff\xfea\x00b\x00"), "text/plain; charset=utf-16", "a.txt")
	f.Add([]byte("%PDF-1.7"), "", "")
	r := New(Options{CacheDir: codeCache()})
	f.Fuzz(func(t *testing.T, data []byte, mediaType, name string) {
		a, err := r.Read(t.Context(), summarise.Upload{Name: name, MediaType: mediaType, Data: data})
		if err != nil {
			if !isNamed(err) {
				t.Fatalf("not named: %v", err)
			}
			return
		}
		if len(a.Passages) == 0 || a.ID == "" {
			t.Fatal("an article without passages or ID")
		}
	})
}

func BenchmarkUpload(b *testing.B) {
	paragraph := "<p>The harbour opened on Monday after two years of work, the port authority said, and the first ferry left at noon.</p>\n"
	page := strings.Replace(harbour, "</article>", strings.Repeat(paragraph, 40)+"</article>", 1)
	text := strings.Repeat("The harbour opened on Monday after two years of work, the port authority said, and\nthe first ferry left at noon.\n\n", 45)
	r := New(Options{})
	for name, upload := range map[string]summarise.Upload{
		"page of 1000 words": {Name: "a.html", Data: []byte(page)},
		"text of 1000 words": {Name: "a.txt", Data: []byte(text)},
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(upload.Data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Read(b.Context(), upload); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

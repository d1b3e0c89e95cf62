package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/summarise"
)

const sentence = "The harbour opened on Monday after two years of work."

// hostile are files made to end or to hang a reader, each with what must be said of it: a code, "read" for
// a text that begins with sentence, or "any" where it depends on the machine or on PDFium's goodwill.
func hostile(tb testing.TB) map[string]struct {
	data []byte
	want string
} {
	type answer = struct {
		data []byte
		want string
	}
	good := stream("", paragraph(sentence))
	read := func(f *file) answer { return answer{f.bytes(), "read"} }
	plain := newFile("", good).bytes()

	pages := func(old, new string) *file {
		f := newFile("", good)
		f.objects[1] = strings.Replace(f.objects[1], old, new, 1)
		return f
	}
	deep := newFile("", good)
	deep.add(strings.Repeat("[", 1_000_000))
	self := newFile("/XObject << /X 5 0 R >>", stream("", paragraph(sentence)+" /X Do"))
	self.add(stream("/Type /XObject /Subtype /Form /BBox [0 0 600 800]", "/X Do"))
	// Each form draws the next one ten times: 10^9 in all.
	laughs := newFile("/XObject << /X 7 0 R >>", good, stream("", "/X Do"))
	for i := range 9 {
		inside := fmt.Sprintf("<< /XObject << /X %d 0 R >> %s >>", 8+i, helvetica)
		laughs.add(stream("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources "+inside, strings.Repeat("/X Do ", 10)))
	}
	laughs.add(stream("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << "+helvetica+" >>", "BT /F 9 Tf (ha) Tj ET"))
	zeros := deflated(tb, "", "", strings.Repeat("\x00", 1<<10), 300<<10)
	twice := newFile("", good, strings.Replace(deflated(tb, "", zeros[strings.Index(zeros, "stream\n")+7:], "", 0), "/Filter /FlateDecode", "/Filter [/FlateDecode /FlateDecode]", 1))
	var spread strings.Builder
	for i := range 60_000 {
		fmt.Fprintf(&spread, "BT /F 9 Tf %d %d Td (x1y2) Tj ET\n", i*7919%500+20, i*104729%800+20)
	}
	table := strings.LastIndex(string(plain), "\nxref\n") + 1
	itself := strings.Replace(string(plain), "/Root", fmt.Sprintf("/Prev %d /Root", table), 1)

	return map[string]answer{
		"a plain page":                           {plain, "read"},
		"nothing but a head":                     {[]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "unsupported"},
		"noise after a head":                     {[]byte("%PDF-1.4\n" + strings.Repeat("\x00\xff obj << /A", 100_000)), "unsupported"},
		"a file cut in half":                     {plain[:len(plain)/2], "unsupported"},
		"a file with its table elsewhere":        {[]byte(strings.Replace(string(plain), "startxref\n", "startxref\n9", 1)), "read"},
		"a table that comes before itself":       {[]byte(itself), "any"},
		"a page tree that holds itself":          read(pages("/Kids [3 0 R]", "/Kids [3 0 R 2 0 R]")),
		"a page tree without pages":              {newFile("").bytes(), "any"},
		"two thousand million pages claimed":     read(pages("/Count 1", "/Count 2000000000")),
		"a million pages claimed":                read(pages("/Count 1", "/Count 1000000")),
		"a catalogue without pages":              {(&file{objects: []string{"<< /Type /Catalog >>"}}).bytes(), "any"},
		"arrays a million deep":                  read(deep),
		"arrays a million deep in a page":        read(newFile("", stream("", paragraph(sentence)+strings.Repeat("[", 1_000_000)))),
		"a million saved states":                 {newFile("", deflated(tb, "", paragraph(sentence), "q ", 1_000_000)).bytes(), "any"},
		"dictionaries a hundred thousand deep":   {newFile(strings.Repeat("/A << ", 100_000)+strings.Repeat(">>", 100_000), good).bytes(), "any"},
		"a bomb between two pages":               read(newFile("", good, deflated(tb, "", "", "BT /F 9 Tf (boom) Tj ET\n", 10_000_000), good)),
		"60 MB of states saved and restored":     read(newFile("", good, deflated(tb, "", "", "q Q ", 15_000_000))),
		"400 MB of blanks":                       read(newFile("", good, deflated(tb, "", "", strings.Repeat(" ", 1<<10), 400<<10))),
		"a bomb in a bomb":                       read(twice),
		"a form that draws itself":               read(self),
		"a thousand million forms":               read(laughs),
		"one line of a million words":            read(newFile("", deflated(tb, "", "BT /F 1 Tf 72 700 Td ("+sentence+") Tj (", " word", 1_000_000))),
		"a page of a hundred thousand lines":     {newFile("", deflated(tb, "", "BT /F 11 Tf 14 TL 72 700 Td ("+sentence+") Tj T*", " (One line after the other goes down the page) Tj T*", 100_000)).bytes(), "any"},
		"sixty thousand words in no order":       {newFile("", good, stream("", spread.String())).bytes(), "any"}, // as far as the time allows
		"a page without text":                    {newFile("", stream("", "0 0 m 100 100 l S")).bytes(), "empty"},
		"a font with a broken program":           {brokenFont().bytes(), "any"},
		"a picture":                              {picture("/Width 2 /Height 2").bytes(), "scanned"},
		"a picture of two thousand million dots": {picture("/Width 2000000000 /Height 2000000000").bytes(), "scanned"},
		"twenty-one megabytes":                   {append(plain, make([]byte, 21<<20)...), "too-large"},
	}
}

func times(s string, n int) []string { return slices.Repeat([]string{s}, n) }

func picture(size string) *file {
	f := newFile("/XObject << /I 5 0 R >>", stream("", "q 500 0 0 700 40 60 cm /I Do Q"))
	f.add(stream("/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 "+size, "\x00\xff\x00\xff"))
	return f
}

func brokenFont() *file {
	f := newFile("", stream("", "BT /B 11 Tf 72 700 Td ("+sentence+") Tj ET"))
	f.objects[1] = strings.Replace(f.objects[1], helvetica, "/Font << /B 5 0 R >>", 1)
	f.add("<< /Type /Font /Subtype /TrueType /BaseFont /Broken /FontDescriptor 6 0 R /FirstChar 0 /LastChar 255 /Widths 5 0 R >>")
	f.add("<< /Type /FontDescriptor /FontName /Broken /FontFile2 7 0 R /Flags 4 >>")
	f.add(stream("", "\x00\x01\x00\x00\xff\xff\xff\xff"+strings.Repeat("glyf\xff\xff\xff\xff", 1000)))
	return f
}

func TestHostileFiles(t *testing.T) {
	t.Parallel()
	quick := &Reader{shared().engine, time.Second} // so that the runaways take no longer
	if err := quick.engine.ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, test := range hostile(t) {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			a, err := quick.Read(t.Context(), test.data)
			if test.want == "read" && summarise.CodeOf(err) == summarise.Timeout { // a slow machine
				a, err = (&Reader{quick.engine, budget}).Read(t.Context(), test.data)
			}
			took := time.Since(began)
			t.Logf("%v: %v", took.Round(time.Millisecond), err)
			got := "read"
			if err != nil {
				var named *summarise.Error
				if !errors.As(err, &named) {
					t.Fatalf("an error without a name: %v", err)
				}
				got = string(named.Code)
			} else if err := a.Seal(); err != nil {
				t.Fatal(err)
			}
			if got == "timeout" && test.want == "unsupported" {
				return // a slow machine
			}
			if got != test.want && test.want != "any" {
				t.Fatalf("got %s (%v), want %s", got, err, test.want)
			}
			if a != nil && test.want == "read" && !strings.HasPrefix(a.Passages[0].Text, sentence) {
				t.Errorf("got %q, want %q", a.Passages[0].Text[:min(200, len(a.Passages[0].Text))], sentence)
			}
			if a != nil {
				t.Logf("%d of %d words, notes %q", a.Read.Words, a.Read.Of, a.Notes)
			}
		})
	}
}

func TestLocks(t *testing.T) {
	t.Parallel()
	open := newFile("", stream("", paragraph(sentence)))
	open.lock(t, "")
	if got := read(t, open.bytes()).Passages[0].Text; got != sentence {
		t.Errorf("got  %q\nwant %q", got, sentence)
	}
	closed := newFile("", stream("", paragraph(sentence)))
	closed.lock(t, "secret")
	_, err := shared().Read(t.Context(), closed.bytes())
	if code := summarise.CodeOf(err); code != summarise.Locked {
		t.Errorf("got %v, want %s", err, summarise.Locked)
	}
}

func TestGarbledText(t *testing.T) {
	t.Parallel()
	f := newFile("", stream("", paragraph(sentence)))
	f.objects[1] = strings.Replace(f.objects[1], "/BaseFont /Helvetica", "/BaseFont /Helvetica /ToUnicode 5 0 R", 1)
	f.add(stream("", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <E020> endbfrange endcmap end end"))
	_, err := shared().Read(t.Context(), f.bytes())
	if code := summarise.CodeOf(err); code != summarise.Garbled {
		t.Errorf("got %v, want %s", err, summarise.Garbled)
	}
}

func TestCancelledReading(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := shared().Read(ctx, newFile("", stream("", paragraph(sentence))).bytes()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func TestLimitsAreSaid(t *testing.T) {
	t.Parallel()
	contents := times(stream("", paragraph(sentence)), 520)
	a := read(t, newFile("", contents...).bytes())
	if want := "only the first 500 of 520 pages were read"; len(a.Notes) != 1 || a.Notes[0] != want {
		t.Errorf("notes %q, want %q", a.Notes, want)
	}
	if a.Read.Words != 5000 || a.Read.Of != 5200 {
		t.Errorf("%d of %d words, want 5000 of 5200", a.Read.Words, a.Read.Of)
	}
	if last := a.Passages[len(a.Passages)-1].Page; last != 500 {
		t.Errorf("the last passage is on page %d, want 500", last)
	}
}

// TestMutatedFiles changes, cuts and shortens a good file. A fuzz target would need PDFium, which its
// coverage cannot see into and which it slows down a hundredfold.
func TestMutatedFiles(t *testing.T) {
	t.Parallel()
	locked := newFile("", stream("", paragraph(sentence)))
	locked.lock(t, "")
	files := [][]byte{
		newFile("", deflated(t, "", paragraph(sentence, "One more line."), " ", 1), stream("", paragraph(sentence))).bytes(),
		picture("/Width 2 /Height 2").bytes(), brokenFont().bytes(), locked.bytes(),
	}
	r := &Reader{shared().engine, time.Second}
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		data := bytes.Clone(files[n%len(files)])
		a, b := random.IntN(len(data)), random.IntN(len(data))
		switch n / len(files) % 3 {
		case 0:
			for range 1 + random.IntN(20) {
				data[random.IntN(len(data))] = byte(random.IntN(256))
			}
		case 1:
			data = data[:a]
		default:
			data = slices.Delete(data, min(a, b), max(a, b))
		}
		article, err := r.Read(t.Context(), data)
		if err == nil {
			err = article.Seal()
		}
		if named := new(summarise.Error); err != nil && !errors.As(err, &named) {
			t.Fatalf("file %d: an error without a name: %v", n, err)
		}
	}
}

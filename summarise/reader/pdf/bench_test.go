package pdf

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

// BenchmarkRead reads an article in two columns, some 14 pages of it.
func BenchmarkRead(b *testing.B) {
	s := parseSpecimen(b, breakwater)
	parts := s.parts
	for range 11 {
		s.parts = append(s.parts, parts...)
	}
	data := s.groff(b, 2)
	d := open(b, data)
	b.ResetTimer()
	for b.Loop() {
		read(b, data)
	}
	b.ReportMetric(float64(d.claimed), "pages")
}

// BenchmarkThousandPages reads a book of 1,000 pages of some 400 words as far as the limits allow.
func BenchmarkThousandPages(b *testing.B) {
	var lines []string
	for n := range 40 {
		lines = append(lines, fmt.Sprintf("Line %d of a page says about the harbour what the line before it said.", n))
	}
	data := newFile("", times(stream("", paragraph(lines...)), 1000)...).bytes()
	read(b, data)
	b.ReportAllocs()
	for b.Loop() {
		a := read(b, data)
		b.ReportMetric(float64(a.Read.Words), "words")
		if len(a.Notes) == 0 {
			b.Fatal("nothing says that not all was read")
		}
	}
}

// BenchmarkFirst starts PDFium with an empty cache and with one that another process has filled.
func BenchmarkFirst(b *testing.B) {
	data := newFile("", stream("", paragraph(sentence))).bytes()
	first := func(b *testing.B, dir string) {
		if _, err := New(dir, slog.New(slog.DiscardHandler)).Read(b.Context(), data); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			first(b, b.TempDir())
		}
	})
	b.Run("warm", func(b *testing.B) {
		dir := b.TempDir()
		first(b, dir)
		for b.Loop() {
			first(b, dir)
		}
	})
}

// BenchmarkLines is the layout alone, 100,000 lines of it.
func BenchmarkLines(b *testing.B) {
	var s sheet
	for n := range 2000 {
		lines := make([]line, 50)
		for i := range lines {
			lines[i] = full(fmt.Sprintf("%d-%d %s", n, i, strings.Repeat("word ", 8)))
		}
		s.page(lines...)
	}
	for b.Loop() {
		lines, _ := dropFootnotes(dropFurniture(s.pages), s.pages)
		newPrint(lines).blocks()
	}
}

package extract

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkRead reads a page of about 1,000 words of article amid menus, teasers and comments.
func BenchmarkRead(b *testing.B) {
	var page strings.Builder
	page.WriteString(`<html lang="en"><head><title>Mill | Courier</title><meta property="og:title" content="Mill"></head><body><nav><ul>`)
	for i := range 40 {
		fmt.Fprintf(&page, `<li class="menu-item"><a href="/%d">Section %d</a></li>`, i, i)
	}
	page.WriteString(`</ul></nav><article class="story"><h1>Mill</h1><div class="story-body">`)
	for i := range 25 {
		fmt.Fprintf(&page, `<p class="text">The council of Lowmere reopened its tidal mill on Tuesday after %d years of repairs, and the first flour was sold <a href="/x">within the hour</a>.
			It is the last working mill on the estuary, said the mayor, who had come by boat with %d guests.</p><figure class="wp-caption"><img src="x.jpg"><figcaption>The mill</figcaption></figure>`, i, i)
	}
	page.WriteString(`</div></article><aside class="related">`)
	for i := range 30 {
		fmt.Fprintf(&page, `<div class="card"><a href="/s/%d"><h3>Another story of the harbour, number %d</h3></a><p>What the council said about it on Monday.</p></div>`, i, i)
	}
	page.WriteString(`</aside></body></html>`)
	b.SetBytes(int64(page.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if p, err := Read(page.String(), "https://example.org/"); err != nil || len(p.Passages) != 25 {
			b.Fatal(len(p.Passages), err)
		}
	}
}

// BenchmarkPages reads the development pages by the bare library and by Read, to be compared within one run on one
// core: go test ./summarise/reader/extract -run '^$' -bench Pages -benchtime 3x -cpu 1
func BenchmarkPages(b *testing.B) {
	for _, set := range []struct {
		name  string
		pages func(testing.TB) []specimen
	}{{"aeb", aeb}, {"wcxb", wcxb}} {
		all := set.pages(b)
		for _, how := range []struct {
			name string
			read func(specimen)
		}{{"library", func(s specimen) { readBare(s) }}, {"ours", func(s specimen) { readOurs(s) }}} {
			b.Run(set.name+"/"+how.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					for _, s := range all {
						how.read(s)
					}
				}
				b.ReportMetric(float64(b.N*len(all))/b.Elapsed().Seconds(), "pages/s")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

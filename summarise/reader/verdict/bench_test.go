package verdict

import (
	"testing"

	"verbatim/summarise/reader/extract"
)

// BenchmarkJudge measures a verdict beside the reading of the page that it is passed on.
func BenchmarkJudge(b *testing.B) {
	for _, page := range []struct{ name, html string }{
		{"article", framed("Harbour opens", story())},
		{"brief", framed("Pool closed until Thursday", brief)},
		{"refusal", bare("Just a moment...", `<p>Verify you are human.</p>`)},
	} {
		const address = "https://www.herald.example/2026/03/harbour"
		p, err := extract.Read(page.html, address)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(page.name, func(b *testing.B) {
			for b.Loop() {
				Judge(Response{Status: 200, URL: address, HTML: page.html, Page: p})
			}
		})
		b.Run(page.name+" read", func(b *testing.B) {
			for b.Loop() {
				extract.Read(page.html, address)
			}
		})
	}
}

package render

import (
	"strings"
	"testing"

	"verbatim/summarise"
)

func BenchmarkPlain(b *testing.B) {
	for name, text := range map[string]string{
		"prose":     strings.Repeat("The harbour of Sankt Brendan opened on Monday (at 10:30), and it cost $41 million. ", 12),
		"japanese":  strings.Repeat("港は二年間の工事を終えて月曜日に再開したと、管理局が発表した（3／4）。", 30),
		"at signs":  strings.Repeat("@", 1000),
		"addresses": strings.Repeat("https://user@discord.gg/x ", 40),
		"brackets":  strings.Repeat("[↗](<", 200),
		"joiners":   strings.Repeat("❤\ufe0f\u200d\u0301", 110),
	} {
		for size, times := range map[string]int{"1kB": 1, "100kB": 100} { // the time a byte must not grow
			b.Run(name+"/"+size, func(b *testing.B) {
				s := strings.Repeat(text, times)
				b.SetBytes(int64(len(s)))
				for b.Loop() {
					plain(s)
				}
			})
		}
	}
}

func BenchmarkDigest(b *testing.B) {
	a := sealed(b, &summarise.Article{URL: "https://example.org/2026/harbour-opens", Title: "Harbour opens", Site: "Courier",
		Passages: []summarise.Passage{{Text: "The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said."}}})
	claim := summarise.Claim{Text: "The harbour opened on Monday after two years of work and a good deal of money, four millions more than planned.",
		By: "the port authority", Support: []summarise.Quote{whole(a, 0)}}
	claims := []summarise.Claim{claim, claim, claim, claim, claim}
	res := &summarise.Result{Article: a, Digest: &summarise.Digest{Article: a.ID, Summary: claims[:3], Claims: claims, By: summarise.Maker{Engine: "llm", Model: "m"}}}
	b.ReportAllocs()
	for b.Loop() {
		Digest(res, Frame{Asker: "1100000000004194304"})
	}
}

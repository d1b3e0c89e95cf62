package extractive

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/summarise"
)

// longArticle writes about n words as news has them: sentences of different length and words, names,
// numbers, quotations with speakers, a new topic every few sentences.
func longArticle(n int) string {
	subjects := strings.Fields("harbour council ferry cooperative lighthouse budget storm quay slipway workers fishermen minister wall crane fees")
	acts := []string{"will cost", "was built in", "needs", "lost", "returned after", "borrowed", "sold", "asked the council for"}
	names := []string{"Ana Okafor", "Piet Verhoeven", "Tomas Reed", "Lucia Navarro", "Karin Lenz"}
	var b strings.Builder
	words := 0
	for i := 0; words < n; i++ {
		subject := fmt.Sprintf("%s of %s%c", subjects[i*7%len(subjects)], "Port", 'a'+i/5%26)
		name := names[i*3%len(names)]
		var s string
		switch i % 5 {
		case 0:
			s = fmt.Sprintf("The %s %s %d ships, %s said on day %d.", subject, acts[i%len(acts)], 100+i*13%900, name, i)
		case 1:
			s = fmt.Sprintf("“Nobody in the %s has seen number %d before, and nobody will again,” said %s.", subject, i, name)
		case 2:
			s = fmt.Sprintf("It took the %s and the %s %d weeks to agree.", subject, subjects[i*5%len(subjects)], 2+i%50)
		case 3:
			s = fmt.Sprintf("Between the %s and the old town lies street %d, where few people walk in winter and fewer still in a storm like that.", subject, i)
		default:
			s = fmt.Sprintf("%s warned that the %s might close in %d.", name, subject, 1950+i%100)
		}
		words += len(strings.Fields(s))
		b.WriteString(s)
		if i%4 == 3 {
			b.WriteByte('\n')
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// benchArticle is longArticle with a passage for each of its lines.
func benchArticle(b *testing.B, words int) *summarise.Article {
	b.Helper()
	a := &summarise.Article{Lang: "en", Title: "The harbour council of Porta"}
	for line := range strings.Lines(longArticle(words)) {
		a.Passages = append(a.Passages, summarise.Passage{Text: line})
	}
	if err := a.Seal(); err != nil {
		b.Fatal(err)
	}
	return a
}

var lengths = []int{1_000, 20_000, 100_000}

func BenchmarkDraft(b *testing.B) {
	for _, words := range lengths {
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			a := benchArticle(b, words)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := New().Draft(b.Context(), a, summarise.Want{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkDigest is Draft, grounding and the store: what the service does for a new article.
func BenchmarkDigest(b *testing.B) {
	for _, words := range lengths {
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			a := benchArticle(b, words)
			s := service(a).Anew()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Digest(b.Context(), a, summarise.Want{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReply(b *testing.B) {
	for _, words := range lengths {
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			a := benchArticle(b, words)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := New().Reply(b.Context(), a, nil, "What did Navarro say about the lighthouse of Portb?"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

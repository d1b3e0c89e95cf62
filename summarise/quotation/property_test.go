package quotation

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkPlaces holds what is found to the promises of [Quotation].
func checkPlaces(t *testing.T, paragraphs []string) {
	t.Helper()
	at, end := 0, 0
	article := fold(strings.Join(paragraphs, "\n"))
	for _, q := range Find(paragraphs) {
		if q.Paragraph < 0 || q.Paragraph >= len(paragraphs) {
			t.Fatalf("paragraph %d of %d", q.Paragraph, len(paragraphs))
		}
		text := paragraphs[q.Paragraph]
		if q.Start < 0 || q.Start >= q.End || q.End > len(text) {
			t.Fatalf("[%d, %d) is no place in %q", q.Start, q.End, text)
		}
		if utf8.ValidString(text) && (!utf8.RuneStart(text[q.Start]) || q.End < len(text) && !utf8.RuneStart(text[q.End])) {
			t.Fatalf("[%d, %d) cuts a character of %q", q.Start, q.End, text)
		}
		words := text[q.Start:q.End]
		if strings.TrimSpace(words) != words {
			t.Fatalf("%q has space at its ends", words)
		}
		if q.Paragraph < at || q.Paragraph == at && q.Start < end {
			t.Fatalf("%q comes after what stands behind it", words)
		}
		at, end = q.Paragraph, q.End
		if q.Kind != Full && q.Kind != Partial && q.Kind != Heading {
			t.Fatalf("kind %q", q.Kind)
		}
		if (q.Speaker == "") != (q.Rule == None) {
			t.Fatalf("speaker %q by rule %q", q.Speaker, q.Rule)
		}
		if !utf8.ValidString(q.Speaker) && utf8.ValidString(text) {
			t.Fatalf("speaker %q", q.Speaker)
		}
		for _, w := range strings.Fields(fold(q.Speaker)) {
			if !strings.Contains(article, w) {
				t.Fatalf("speaker %q is no name of the article", q.Speaker)
			}
		}
		if loose := doubleMarks(words); loose%2 == 1 && (doubleMarks(string(firstRune(words))) == 1 || doubleMarks(string(lastRune(words))) == 1) {
			t.Fatalf("%q still has a mark around it", words)
		}
	}
}

func doubleMarks(s string) (n int) {
	for _, r := range s {
		if _, single := shapeOf(r); isMark(r) && !single {
			n++
		}
	}
	return n
}

// pieces make paragraphs that look like news and its accidents.
func pieces() []string {
	return []string{"“", "”", `"`, "'", "''", "``", "‘", "’", "«", "»", "„", "「", "」", "‹", ",", ".", "?", ":", ";", "—", "– ", "...", " ", " ", " ", "\n",
		"he said", "said", "Choe", "Sergei Lavrov", "Sen. Ellen Marsh", "the coach", "according to", "who", "which", "that", "and", "but", "She", "they",
		"was", "called", "the plan", "6'2\"", "’90s", "don’t", "players’", "[3]", "(", ")", "É", "ß", "日本", "\u0301", "\xff", "of the", "for", "in", "On Monday", "A", "I"}
}

func TestPlacesAreTrueForAnyMixture(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 5))
	all := pieces()
	for range 4000 {
		paragraphs := make([]string, 1+rng.IntN(4))
		for i := range paragraphs {
			var b strings.Builder
			for range rng.IntN(25) {
				b.WriteString(all[rng.IntN(len(all))])
				if rng.IntN(3) > 0 {
					b.WriteByte(' ')
				}
			}
			paragraphs[i] = b.String()
		}
		checkPlaces(t, paragraphs)
		if Unbalanced(paragraphs) < 0 {
			t.Fatal("fewer than no marks")
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range newsCases() {
		f.Add(strings.ReplaceAll(c.text, " | ", "\n"))
	}
	f.Add("“a “b “c “d")
	f.Add("'' ' \" ’ `` ”")
	f.Add("– Vi har inte råd, säger Karin Ek (S). – Det är bra.\n– Bron och vägen")
	f.Add("Les gens sont dans la rue.\n« Je n’ai rien vu, raconte Karim Benali. » « On attend, a-t-il dit »")
	f.Fuzz(func(t *testing.T, text string) {
		paragraphs := strings.Split(text, "\n")
		checkPlaces(t, paragraphs)
		if found := Find(paragraphs); len(found) > 0 {
			if name, ok := Vouch(paragraphs, found[0], found[0].Speaker); ok && name == "" {
				t.Fatalf("%q vouched for as nobody", found[0].Speaker)
			}
		}
		Mentions(paragraphs, text)
		SameSpeaker(text, strings.ToUpper(text))
	})
}

// longArticle is an article of about n words.
func longArticle(n int) []string {
	var paragraphs []string
	for i := 0; n > 0; i++ {
		for _, c := range newsCases() {
			for _, p := range c.paragraphs() {
				p = strings.ReplaceAll(p, "Harlan", fmt.Sprintf("Harlan%d", i%97))
				paragraphs = append(paragraphs, p)
				n -= wordsIn(p)
			}
		}
	}
	return paragraphs
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000} {
		paragraphs := longArticle(n)
		b.Run(fmt.Sprintf("words=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Find(paragraphs)
			}
		})
	}
}

// BenchmarkFindHostile gives each a megabyte in one paragraph: time must stay in proportion.
func BenchmarkFindHostile(b *testing.B) {
	for name, piece := range map[string]string{
		"openers": "“a ", "closers": "a” ", "straight": `" a `, "singles": "'a ", "mixed": "“a ‘b ", "commas": ", a", "names": "Ann Lee ",
		"saying": "said he ", "who": "Ann, who ", "pronouns": "“a,” he said. ", "of": "House of ", "digits": `1'1" `, "apostrophes": "'", "points": "A.",
		"who said": "a who said ", "in was": "in a was ", "spaced": "said Ann, a who said he “a” said, ", "dashes": "– och det, säger Ann ", "within": "« et les, dit ma, dit Ann, ",
		"passives": "called by a ", "halves": "Ann called “a”; Lee, ",
	} {
		for _, size := range []int{1 << 17, 1 << 20} {
			paragraphs := []string{strings.Repeat(piece, size/len(piece))}
			b.Run(fmt.Sprintf("%s/bytes=%d", name, size), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					Find(paragraphs)
				}
			})
		}
	}
}

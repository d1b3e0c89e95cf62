package pdf

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"verbatim/summarise/datatest"
)

//go:embed testdata/breakwater.txt
var breakwater string

//go:embed testdata/leuchtturm.txt
var leuchtturm string

// setters are the programs that articles are set with.
var setters = []struct {
	name    string
	columns []int
	set     func(specimen, testing.TB, int) []byte
}{
	{"groff", []int{1, 2, 3}, specimen.groff},
	{"pdflatex", []int{1, 2, 3}, specimen.latex},
	{"weasyprint", []int{1, 2, 3}, specimen.weasyprint},
}

func TestArticles(t *testing.T) {
	t.Parallel()
	s := parseSpecimen(t, breakwater)
	for _, setter := range setters {
		for _, columns := range setter.columns {
			t.Run(fmt.Sprintf("%s in %d columns", setter.name, columns), func(t *testing.T) {
				t.Parallel()
				a := read(t, setter.set(s, t, columns))
				got, want := blocksOf(a), append([]string{s.author}, s.blocks()...)
				if a.Title != s.title {
					t.Errorf("title %q, want %q", a.Title, s.title)
				}
				m := measure(got, want)
				if m.words < 0.995 || m.order < 0.996 || m.precision < 0.95 || m.recall < 0.95 {
					t.Errorf("words %.4f, order %.4f, cuts %.2f/%.2f; want at least .995, .996, .95/.95\nwrong words %q\ngot\n%s", m.words, m.order, m.precision, m.recall, m.wrong, strings.Join(got, "\n"))
				}
			})
		}
	}
}

func TestGermanArticle(t *testing.T) {
	t.Parallel()
	s := parseSpecimen(t, leuchtturm)
	for _, columns := range []int{1, 2, 3} {
		t.Run(fmt.Sprintf("groff in %d columns", columns), func(t *testing.T) {
			t.Parallel()
			got, want := blocksOf(read(t, s.groff(t, columns))), append([]string{s.author}, s.blocks()...)
			if m := measure(got, want); m.words < 0.99 || m.order < 0.99 || m.precision < 0.9 || m.recall < 0.9 {
				t.Errorf("words %.4f, order %.4f, cuts %.2f/%.2f; want at least .99, .99, .9/.9\nwrong words %q\ngot\n%s", m.words, m.order, m.precision, m.recall, m.wrong, strings.Join(got, "\n"))
			}
		})
	}
}

// BenchmarkLayout sets the articles of the development data that are long enough and reports how well
// they are read: go test ./summarise/reader/pdf -run '^$' -bench Layout -benchtime 1x
func BenchmarkLayout(b *testing.B) {
	all := developmentArticles(b, 24)
	for _, setter := range setters {
		for _, columns := range setter.columns {
			b.Run(fmt.Sprintf("%s/%d", setter.name, columns), func(b *testing.B) {
				var files [][]byte
				for _, s := range all {
					files = append(files, setter.set(s, b, columns))
				}
				var sum score
				var wrong, hyphens, furniture int
				for b.Loop() {
					sum, wrong, hyphens, furniture = score{}, 0, 0, 0
					for i, s := range all {
						want := append([]string{s.author}, s.blocks()...)
						got := blocksOf(read(b, files[i]))
						m := measure(got, want)
						sum.words, sum.order = sum.words+m.words, sum.order+m.order
						sum.precision, sum.recall = sum.precision+m.precision, sum.recall+m.recall
						furniture += strings.Count(strings.Join(got, " "), "The Westhaven Courier")
						wrong, hyphens = wrong+wrongHyphens(m, want), hyphens+hyphensIn(b, files[i])
					}
				}
				n := float64(len(all))
				b.ReportMetric(100*sum.words/n, "words")
				b.ReportMetric(100*sum.order/n, "order")
				b.ReportMetric(100*sum.precision/n, "cutP")
				b.ReportMetric(100*sum.recall/n, "cutR")
				b.ReportMetric(float64(furniture), "headers-left")
				b.ReportMetric(float64(hyphens), "hyphens")
				b.ReportMetric(100*float64(wrong)/float64(max(1, hyphens)), "%wronghyphens")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// developmentArticles are n longer English articles of the development data, set as specimens.
func developmentArticles(tb testing.TB, n int) []specimen {
	tb.Helper()
	data := datatest.Read(tb, datatest.File(tb, "extraction-dev", "aeb", "ground-truth.json"))
	var truth map[string]struct{ ArticleBody string }
	if err := json.Unmarshal(data, &truth); err != nil {
		tb.Fatal(err)
	}
	var all []specimen
	for _, id := range slices.Sorted(maps.Keys(truth)) {
		text := latinText(truth[id].ArticleBody)
		if len(text) < 4000 || strings.Contains(text, "^") {
			continue
		}
		s := specimen{title: fmt.Sprintf("Article number %d", len(all)+1), author: "Ada Lindqvist"}
		for line := range strings.Lines(text) {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				s.parts = append(s.parts, part{text: line})
			}
		}
		if all = append(all, s); len(all) == n {
			break
		}
	}
	return all
}

// latinText is text if the fonts of all setters have its characters, else "".
func latinText(text string) string {
	text = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "—", " - ", "–", "-", "…", "...", "\u00a0", " ", `\`, "").Replace(text)
	for _, r := range text {
		if r > 0x7e {
			return ""
		}
	}
	return text
}

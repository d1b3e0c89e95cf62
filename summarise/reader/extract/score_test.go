package extract

import (
	"encoding/json"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"verbatim/summarise/datatest"
)

// A specimen is a saved page with the article that a person marked in it.
type specimen struct {
	id, url, page, truth string
	title, author, date  string
}

// dataDir is ../shared/data beside the module, skipping the test where it is not.
func dataDir(tb testing.TB, name string) string {
	tb.Helper()
	if raceEnabled {
		tb.Skip("pages are scored without the race detector")
	}
	return datatest.File(tb, name)
}

func aeb(tb testing.TB) []specimen {
	dir := filepath.Join(dataDir(tb, "extraction-dev"), "aeb")
	b, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		tb.Fatal(err)
	}
	var truths map[string]struct{ ArticleBody, URL string }
	if err := json.Unmarshal(b, &truths); err != nil {
		tb.Fatal(err)
	}
	var all []specimen
	for id, t := range truths {
		page := string(datatest.Read(tb, filepath.Join(dir, "html", id+".html.gz")))
		all = append(all, specimen{id: id, url: t.URL, page: page, truth: t.ArticleBody})
	}
	slices.SortFunc(all, func(a, b specimen) int { return strings.Compare(a.id, b.id) })
	return all
}

func wcxb(tb testing.TB) []specimen {
	dir := filepath.Join(dataDir(tb, "extraction-dev"), "wcxb")
	files, err := filepath.Glob(filepath.Join(dir, "*", "ground-truth", "*.json"))
	if err != nil {
		tb.Fatal(err)
	}
	var all []specimen
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		var t struct {
			URL   string
			Truth struct {
				Title, Author string
				Date          string `json:"publish_date"`
				Body          string `json:"main_content"`
			} `json:"ground_truth"`
		}
		if err := json.Unmarshal(b, &t); err != nil {
			tb.Fatal(file, err)
		}
		half := filepath.Dir(filepath.Dir(file))
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		all = append(all, specimen{
			id: filepath.Base(half) + "-" + name, url: t.URL,
			page:  string(datatest.Read(tb, filepath.Join(half, "html", name+".html.gz"))),
			truth: t.Truth.Body, title: t.Truth.Title, author: t.Truth.Author, date: t.Truth.Date,
		})
	}
	return all
}

// pageSets are the two sets of development pages.
var pageSets = [...]struct {
	name  string
	pages func(testing.TB) []specimen
}{{"aeb", aeb}, {"wcxb", wcxb}}

// shingles counts the runs of four words in text. A text of one to three words is one shingle, an empty one none.
func shingles(text string) map[string]int {
	words := strings.FieldsFunc(text, notWord)
	counts := make(map[string]int)
	for i := 0; i < len(words) && (i == 0 || i+4 <= len(words)); i++ {
		counts[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return counts
}

// notWord reports whether r separates words, as the benchmark cuts them.
func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' }

// overlap is the precision and recall of got against want in shingles, NaN where there is nothing to divide by.
func overlap(got, want string) (precision, recall float64) {
	g, w := shingles(got), shingles(want)
	var both, inGot, inWant int
	for s, n := range g {
		both += min(n, w[s])
		inGot += n
	}
	for _, n := range w {
		inWant += n
	}
	return float64(both) / float64(inGot), float64(both) / float64(inWant)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

type scores struct{ p, r []float64 }

// mean is the published measure of the Article Extraction Benchmark: the harmonic mean of the mean precision over
// the pages that gave a text and the mean recall over those that have one.
func (s scores) mean() (f, p, r float64) {
	p, r = meanOfNumbers(s.p), meanOfNumbers(s.r)
	return harmonic(p, r), p, r
}

// meanOfNumbers passes over NaN.
func meanOfNumbers(all []float64) float64 {
	sum, n := 0.0, 0.0
	for _, x := range all {
		if !math.IsNaN(x) {
			sum, n = sum+x, n+1
		}
	}
	return sum / n
}

// onAllCores calls do for every page.
func onAllCores(all []specimen, do func(i int, s specimen)) {
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				do(i, all[i])
			}
		})
	}
	for i := range all {
		next <- i
	}
	close(next)
	wg.Wait()
}

// score compares texts with what the pages' articles are.
func score(all []specimen, texts []string) scores {
	s := scores{make([]float64, len(all)), make([]float64, len(all))}
	onAllCores(all, func(i int, page specimen) { s.p[i], s.r[i] = overlap(texts[i], page.truth) })
	return s
}

// printed is a page as one text: each passage, under its heading where that changes.
func printed(p *Page) string {
	var b strings.Builder
	last := ""
	for _, q := range p.Passages {
		if q.Heading != last {
			b.WriteString(q.Heading + "\n")
			last = q.Heading
		}
		b.WriteString(q.Text + "\n")
	}
	return b.String()
}

func readBare(s specimen) string {
	doc, err := html.Parse(strings.NewReader(s.page))
	if err != nil {
		return ""
	}
	at, _ := url.Parse(s.url)
	parser := readability.NewParser()
	a, err := parser.ParseAndMutate(doc, at)
	if err != nil || a.Node == nil {
		return ""
	}
	var b strings.Builder
	_ = a.RenderText(&b)
	return b.String()
}

func readOurs(s specimen) *Page {
	p, err := Read(s.page, s.url)
	if err != nil {
		return &Page{}
	}
	return p
}

// TestTheDevelopmentPages holds the bars of what is read, and prints the bare library's figures beside ours:
// go test ./summarise/reader/extract -run DevelopmentPages -v
func TestTheDevelopmentPages(t *testing.T) {
	for _, c := range []struct {
		name  string
		pages func(testing.TB) []specimen
		floor float64
	}{{"aeb", aeb, 0.970}, {"wcxb", wcxb, 0.942}} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			all := c.pages(t)
			bare, ours := make([]string, len(all)), make([]string, len(all))
			read := make([]*Page, len(all))
			onAllCores(all, func(i int, s specimen) {
				bare[i] = readBare(s)
				read[i] = readOurs(s)
				ours[i] = printed(read[i])
			})
			bf, bp, br := score(all, bare).mean()
			f, p, r := score(all, ours).mean()
			t.Logf("%-4s %3d pages   bare library F1 %.4f P %.4f R %.4f   ours F1 %.4f P %.4f R %.4f", c.name, len(all), bf, bp, br, f, p, r)
			if f < c.floor {
				t.Errorf("F1 %.4f, want at least %.3f", f, c.floor)
			}
			if c.name == "wcxb" { // the other set has no metadata
				scoreMetadata(t, all, read)
			}
		})
	}
}

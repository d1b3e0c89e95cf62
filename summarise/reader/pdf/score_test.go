package pdf

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"verbatim/summarise"
)

// shared is one reader for all tests: PDFium is compiled once a process, and its code kept for the
// next, since under the race detector that takes half a minute.
var shared = sync.OnceValue(func() *Reader {
	return New(filepath.Join(os.TempDir(), "verbatim-test-pdfium"), slog.New(slog.DiscardHandler))
})

// A score compares an article with what is known of it.
type score struct {
	words             float64 // F1 of the bag of words
	order             float64 // longest common subsequence over true words
	precision, recall float64 // of cuts between paragraphs
	wrong             []string
}

// blocksOf is what a reader sees of a: headings and passages.
func blocksOf(a *summarise.Article) []string {
	var blocks []string
	heading := ""
	for _, p := range a.Passages {
		if p.Heading != heading && p.Heading != "" && p.Heading != a.Title {
			blocks = append(blocks, p.Heading)
		}
		heading = p.Heading
		blocks = append(blocks, p.Text)
	}
	return blocks
}

func measure(got, want []string) score {
	got = slices.Clone(got)
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], "’", "'") // setters bend apostrophes
	}
	g, w := wordsOf(got), wordsOf(want)
	common, rest := overlap(g, w)
	s := score{wrong: rest}
	if len(g) > 0 && len(w) > 0 {
		p, r := float64(common)/float64(len(g)), float64(common)/float64(len(w))
		s.words = 2 * p * r / (p + r)
		s.order = float64(commonSubsequence(g, w)) / float64(len(w))
	}
	gc, wc := cutsOf(got), cutsOf(want)
	both, _ := overlap(gc, wc)
	s.precision, s.recall = float64(both)/float64(max(1, len(gc))), float64(both)/float64(max(1, len(wc)))
	return s
}

func wordsOf(blocks []string) []string {
	return strings.Fields(strings.Join(blocks, " "))
}

// cutsOf names each cut by the three words on either side of it.
func cutsOf(blocks []string) []string {
	var cuts []string
	for i := 1; i < len(blocks); i++ {
		before, after := strings.Fields(blocks[i-1]), strings.Fields(blocks[i])
		cuts = append(cuts, strings.Join(before[max(0, len(before)-3):], " ")+" | "+strings.Join(after[:min(3, len(after))], " "))
	}
	return cuts
}

// overlap counts what a and b share as bags, and lists what a has beyond that.
func overlap(a, b []string) (common int, rest []string) {
	left := make(map[string]int)
	for _, s := range b {
		left[s]++
	}
	for _, s := range a {
		if left[s] > 0 {
			left[s]--
			common++
		} else {
			rest = append(rest, s)
		}
	}
	return common, rest
}

// commonSubsequence is the length of the longest common subsequence (Myers 1986, O((n+m)d)).
func commonSubsequence(a, b []string) int {
	n, m := len(a), len(b)
	at := make([]int, 2*(n+m)+3)
	for d := 0; d <= n+m; d++ {
		for k := -d; k <= d; k += 2 {
			i := n + m + 1 + k
			x := at[i-1] + 1
			if k == -d || k != d && at[i-1] < at[i+1] {
				x = at[i+1]
			}
			for x < n && x-k < m && a[x] == b[x-k] {
				x++
			}
			if at[i] = x; x >= n && x-k >= m {
				return (n + m - d) / 2
			}
		}
	}
	return 0
}

func TestCommonSubsequence(t *testing.T) {
	t.Parallel()
	if got := commonSubsequence(strings.Fields("a b c a b b a"), strings.Fields("c b a b a c")); got != 4 {
		t.Errorf("got %d, want 4", got)
	}
}

// hyphensIn counts the line ends of data at which PDFium took a hyphen.
func hyphensIn(tb testing.TB, data []byte) (n int) {
	tb.Helper()
	for _, pg := range open(tb, data).pages {
		for _, l := range pg.lines {
			if l.hyphen {
				n++
			}
		}
	}
	return n
}

func open(tb testing.TB, data []byte) *document {
	tb.Helper()
	e := shared().engine
	if err := e.ready(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	w, err := e.borrow(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	defer e.giveBack(w)
	d, err := w.readDocument(tb.Context(), data)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// wrongHyphens counts words of got that differ from one of want's by hyphens alone.
func wrongHyphens(s score, want []string) int {
	bare := make(map[string]bool)
	for _, w := range wordsOf(want) {
		bare[strings.ReplaceAll(w, "-", "")] = true
	}
	return len(slices.DeleteFunc(slices.Clone(s.wrong), func(w string) bool { return !bare[strings.ReplaceAll(w, "-", "")] }))
}

func read(tb testing.TB, data []byte) *summarise.Article {
	tb.Helper()
	a, err := shared().Read(tb.Context(), data)
	if err != nil {
		tb.Fatal(err)
	}
	if err := a.Seal(); err != nil {
		tb.Fatal(err)
	}
	return a
}

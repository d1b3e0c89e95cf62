package reader

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"verbatim/summarise"
	"verbatim/summarise/datatest"
)

var (
	pagesDir  = flag.String("dir", "", "folder of pages with their expect.jsonl; relative to the module's root (default ../shared/data/pages-dev)")
	pagesFile = flag.String("out", "", "where to write what the pages were taken for, one JSON line a page; relative to the module's root")
)

// A specimen is a page as a server sent it, and what it should be taken for.
type specimen struct {
	File, Kind, URL, Expect string
	Accept                  []string // other answers that are not wrong
	Status                  int
	Headers                 map[string]string
	Partial                 bool     // a paywall whose teaser is to be read and the paywall named
	Must                    []string `json:"must_contain"`
	MustNot                 []string `json:"must_not_contain"`
}

// taken is what a page was taken for: a code or "read".
type taken struct {
	got, text string
	notes     []string
}

// TestPages holds the reader to pages that are no article and to articles that look like such pages, each with the
// status and headers it came with, and once more with status 200 and without headers.
func TestPages(t *testing.T) {
	if raceEnabled {
		t.Skip("pages are scored without the race detector")
	}
	dir := datatest.Given(t, *pagesDir, "pages-dev")
	all := specimens(t, dir)
	type result struct{ given, bare taken }
	results := make([]result, len(all))
	r := New(Options{})
	inParallel(len(all), func(i int) {
		s := all[i]
		body := unpacked(t, filepath.Join(dir, s.File))
		header := make(http.Header)
		for name, value := range s.Headers {
			header.Set(name, value)
		}
		header.Del("Content-Encoding") // the body is stored decoded
		results[i] = result{take(t, r, s.URL, s.Status, header, body), take(t, r, s.URL, http.StatusOK, http.Header{}, body)}
	})
	var out bytes.Buffer
	lines := json.NewEncoder(&out)
	table := make(confusion)
	given, bare, articles, controls := 0, 0, 0, 0
	for i, s := range all {
		got, got200 := results[i].given, results[i].bare
		if err := lines.Encode(struct {
			File   string   `json:"file"`
			Got    string   `json:"got"`
			Text   string   `json:"text"`
			Notes  []string `json:"notes"`
			Got200 string   `json:"got200"`
		}{s.File, got.got, got.text, append([]string{}, got.notes...), got200.got}); err != nil {
			t.Fatal(err)
		}
		table.add(s.Expect, got.got)
		right := s.isRight(got)
		if right {
			given++
		} else {
			t.Logf("%s: got %s, want %s", s.File, got.got, s.Expect)
		}
		if s.isRight(got200) {
			bare++
		} else {
			t.Logf("%s with status 200: got %s, want %s", s.File, got200.got, s.Expect)
		}
		if got.got == "read" {
			wrong := s.wordsWrong(got.text)
			for _, w := range wrong {
				t.Logf("%s: %s", s.File, w)
			}
			right = right && len(wrong) == 0
		}
		if s.Expect == "read" {
			articles++
			if right {
				controls++
			}
		}
	}
	t.Logf("%d of %d right, %d with status 200 everywhere; %d of %d articles read\n%v", given, len(all), bare, controls, articles, table)
	if *pagesFile != "" {
		if err := os.WriteFile(datatest.FromRoot(t, *pagesFile), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if *pagesDir == "" && (given < 96 || bare < 92 || controls < 36) {
		t.Errorf("got %d right, %d with status 200, %d articles read; want at least 96, 92 and all 36", given, bare, controls)
	}
}

// TestOrdinaryPages counts how many of the pages that people marked as articles are refused. Three of them are none:
// a page of an error, an empty frame for scripts, and the list of an agency's works.
func TestOrdinaryPages(t *testing.T) {
	if raceEnabled {
		t.Skip("pages are scored without the race detector")
	}
	const most = 3
	pages := ordinaryPages(t)
	results := make([]taken, len(pages))
	r := New(Options{})
	inParallel(len(pages), func(i int) {
		results[i] = take(t, r, pages[i].url, http.StatusOK, http.Header{"Content-Type": {"text/html; charset=utf-8"}}, unpacked(t, pages[i].file))
	})
	refused := 0
	for i, got := range results {
		if got.got != "read" {
			refused++
			t.Logf("%s: got %s, want read", pages[i].url, got.got)
		} else if len(got.notes) > 0 {
			t.Logf("%s: %q", pages[i].url, got.notes)
		}
	}
	t.Logf("%d of %d refused", refused, len(pages))
	if refused > most {
		t.Errorf("refused %d articles, want at most %d", refused, most)
	}
}

// take reads a page as if it came from address.
func take(t *testing.T, r *Reader, address string, status int, header http.Header, body []byte) taken {
	u, err := url.Parse(address)
	if err != nil {
		t.Error(err)
		return taken{}
	}
	resp := &http.Response{StatusCode: status, Header: header, ContentLength: -1}
	at := &target{url: u, host: u.Hostname()}
	answer, err := receive(resp, bytes.NewReader(body), "", at)
	if err != nil {
		return taken{got: string(summarise.CodeOf(err))}
	}
	a, err := r.read(t.Context(), content{answer.body, answer.kind, header.Get("Content-Type"), address, answer})
	if err != nil {
		return taken{got: string(summarise.CodeOf(err))}
	}
	var text strings.Builder
	heading := ""
	for _, p := range a.Passages {
		if p.Heading != heading {
			heading = p.Heading
			text.WriteString(heading + "\n\n")
		}
		text.WriteString(p.Text + "\n\n")
	}
	return taken{got: "read", text: strings.TrimSpace(text.String()), notes: a.Notes}
}

func (s *specimen) isRight(got taken) bool {
	if got.got == s.Expect || slices.Contains(s.Accept, got.got) {
		return true
	}
	return s.Partial && got.got == "read" && slices.ContainsFunc(got.notes, func(n string) bool { return strings.HasPrefix(n, "paywall: ") })
}

// wordsWrong lists the phrases that text lacks, and those that it should not have.
func (s *specimen) wordsWrong(text string) (wrong []string) {
	plain := func(s string) string {
		s = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "„", `"`).Replace(s)
		return strings.Join(strings.Fields(s), " ")
	}
	text = plain(text)
	for _, phrase := range s.Must {
		if !strings.Contains(text, plain(phrase)) {
			wrong = append(wrong, fmt.Sprintf("%q is missing", phrase))
		}
	}
	for _, phrase := range s.MustNot {
		if strings.Contains(text, plain(phrase)) {
			wrong = append(wrong, fmt.Sprintf("%q is in it", phrase))
		}
	}
	return wrong
}

// confusion counts pages by what they are and what they were taken for.
type confusion map[string]map[string]int

func (c confusion) add(want, got string) {
	if c[want] == nil {
		c[want] = make(map[string]int)
	}
	c[want][got]++
}

func (c confusion) String() string {
	var b strings.Builder
	b.WriteString("want             got\n")
	for _, want := range slices.Sorted(maps.Keys(c)) {
		fmt.Fprintf(&b, "%-16s", want)
		for _, got := range slices.Sorted(maps.Keys(c[want])) {
			fmt.Fprintf(&b, " %s %d", got, c[want][got])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// specimens reads a folder's list of pages.
func specimens(t *testing.T, dir string) []specimen {
	t.Helper()
	return datatest.Lines[specimen](t, filepath.Join(dir, "expect.jsonl"))
}

// An ordinaryPage is a saved page that people marked as an article.
type ordinaryPage struct{ file, url string }

func ordinaryPages(t *testing.T) []ordinaryPage {
	t.Helper()
	dir := datatest.File(t, "extraction-dev")
	data := datatest.Read(t, filepath.Join(dir, "aeb", "ground-truth.json"))
	var truths map[string]struct{ URL string }
	if err := json.Unmarshal(data, &truths); err != nil {
		t.Fatal(err)
	}
	var all []ordinaryPage
	for id, truth := range truths {
		all = append(all, ordinaryPage{filepath.Join(dir, "aeb", "html", id+".html.gz"), truth.URL})
	}
	files, err := filepath.Glob(filepath.Join(dir, "wcxb", "*", "ground-truth", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		var truth struct{ URL string }
		if data, err := os.ReadFile(file); err != nil {
			t.Fatal(err)
		} else if err := json.Unmarshal(data, &truth); err != nil {
			t.Fatal(file, err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".json") + ".html.gz"
		all = append(all, ordinaryPage{filepath.Join(filepath.Dir(filepath.Dir(file)), "html", name), truth.URL})
	}
	slices.SortFunc(all, func(a, b ordinaryPage) int { return strings.Compare(a.file, b.file) })
	return all
}

// inParallel calls do for each of n, two at a time.
func inParallel(n int, do func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range 2 {
		wg.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

func unpacked(t *testing.T, file string) []byte {
	f, err := os.Open(file)
	if err != nil {
		t.Error(err)
		return nil
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		t.Error(file, err)
		return nil
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Error(file, err)
	}
	return data
}

package quotation

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/summarise/datatest"
)

type goldQuote struct {
	Start, End int // code points of the document
	Text       string
	Kind       Kind
	Optional   bool
	Speakers   []string
	Speaker    string
}

type goldDoc struct {
	id     string
	text   string
	quotes []goldQuote
}

func readGold(t *testing.T, name string) []goldDoc {
	t.Helper()
	path := datatest.File(t, "quotes-dev", name, "gold.json")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		Docs map[string]struct {
			File, Text string
			Quotes     []goldQuote
		}
	}
	if err := json.Unmarshal(data, &gold); err != nil {
		t.Fatal(err)
	}
	var docs []goldDoc
	for id, d := range gold.Docs {
		if d.File != "" {
			text, err := os.ReadFile(filepath.Join(filepath.Dir(path), d.File))
			if err != nil {
				text, err = os.ReadFile(filepath.Join(filepath.Dir(path), "docs", filepath.Base(d.File)))
			}
			if err != nil {
				t.Fatal(err)
			}
			d.Text = string(text)
		}
		docs = append(docs, goldDoc{id, d.Text, d.Quotes})
	}
	slices.SortFunc(docs, func(a, b goldDoc) int { return strings.Compare(a.id, b.id) })
	return docs
}

// paragraphsOf cuts a document at its newlines; offsets[i] is where paragraph i begins, in code points.
func paragraphsOf(text string) (paragraphs []string, offsets []int) {
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			paragraphs, offsets = append(paragraphs, line), append(offsets, at)
		}
		at += utf8.RuneCountInString(line) + 1
	}
	return paragraphs, offsets
}

type score struct {
	required, hit, offered, spurious int
	named, lenient, strict           int
	sure, sureRight                  int
}

func (s score) precision() float64 { return 1 - float64(s.spurious)/float64(max(1, s.offered)) }
func (s score) recall() float64    { return float64(s.hit) / float64(max(1, s.required)) }
func (s score) f1() float64 {
	p, r := s.precision(), s.recall()
	return 2 * p * r / (p + r)
}

func (s score) report(t *testing.T, name string) {
	t.Helper()
	t.Logf("%s: %d required, span P %.3f R %.3f F1 %.3f; speaker lenient %.3f strict %.3f of %d; sure strict %.3f of %d", name, s.required,
		s.precision(), s.recall(), s.f1(), float64(s.lenient)/float64(s.named), float64(s.strict)/float64(s.named), s.named,
		float64(s.sureRight)/float64(max(1, s.sure)), s.sure)
}

// scoreDoc compares what is found in a document with its gold. Headings are left out on both sides.
func (s *score) doc(t *testing.T, d goldDoc) {
	t.Helper()
	paragraphs, offsets := paragraphsOf(d.text)
	found := map[[2]int]Quotation{}
	for _, q := range Find(paragraphs) {
		if q.Kind == Heading {
			continue
		}
		text := paragraphs[q.Paragraph]
		at := offsets[q.Paragraph] + utf8.RuneCountInString(text[:q.Start])
		found[[2]int{at, at + utf8.RuneCountInString(text[q.Start:q.End])}] = q
	}
	for _, g := range d.quotes {
		key := [2]int{g.Start, g.End}
		q, ok := found[key]
		delete(found, key)
		if g.Optional || g.Kind == Heading {
			if g.Kind == Heading && ok {
				s.offered++
				s.spurious++
				t.Logf("%s: heading offered: %q", d.id, g.Text)
			}
			continue
		}
		s.required++
		if !ok {
			t.Logf("%s: missed %q", d.id, g.Text)
			continue
		}
		s.hit++
		s.offered++
		want := g.Speakers
		if g.Speaker != "" {
			want = []string{g.Speaker}
		}
		if len(want) == 0 {
			continue
		}
		s.named++
		lenient := slices.ContainsFunc(want, func(w string) bool { return contains(q.Speaker, w) })
		strict := lenient && slices.ContainsFunc(want, func(w string) bool { return SameSpeaker(q.Speaker, w) })
		if lenient {
			s.lenient++
		}
		if strict {
			s.strict++
		}
		if q.Rule.Sure() {
			s.sure++
			if strict {
				s.sureRight++
			}
		}
		if !strict {
			t.Logf("%s: %q: got speaker %q (%s), want %q", d.id, g.Text, q.Speaker, q.Rule, want)
		}
	}
	for _, q := range found {
		s.offered++
		s.spurious++
		t.Logf("%s: spurious %q by %q (%s)", d.id, paragraphs[q.Paragraph][q.Start:q.End], q.Speaker, q.Rule)
	}
}

// contains is the lenient comparison: one name holds the other, word by word.
func contains(a, b string) bool {
	x, y := " "+fold(a)+" ", " "+fold(b)+" "
	return x != "  " && y != "  " && (strings.Contains(x, y) || strings.Contains(y, x))
}

func TestScoreOnDevelopmentData(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		set         string
		f1, speaker float64 // floors
	}{
		{"patterns", 1, 1},
		{"wikinews", 0.99, 0.97},
	} {
		t.Run(tt.set, func(t *testing.T) {
			t.Parallel()
			var s score
			for _, d := range readGold(t, tt.set) {
				s.doc(t, d)
			}
			s.report(t, tt.set)
			if s.f1() < tt.f1 {
				t.Errorf("span F1 %.3f, want at least %.3f", s.f1(), tt.f1)
			}
			if got := float64(s.lenient) / float64(s.named); got < tt.speaker {
				t.Errorf("speaker %.3f, want at least %.3f", got, tt.speaker)
			}
		})
	}
}

func TestSampleArticle(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(datatest.File(t, "sample-article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(datatest.File(t, "sample-article-quotes.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold struct{ Quotes []goldQuote }
	if err := json.Unmarshal(data, &gold); err != nil {
		t.Fatal(err)
	}
	var s score
	s.doc(t, goldDoc{"sample", string(text), gold.Quotes})
	s.report(t, "sample")
	if s.hit != 20 || s.spurious != 0 || s.strict != 20 {
		t.Errorf("got %d of 20 quotations, %d spurious, %d speakers; want 20, 0, 20", s.hit, s.spurious, s.strict)
	}
	headings := 0
	paragraphs, _ := paragraphsOf(string(text))
	for _, q := range Find(paragraphs) {
		if q.Kind == Heading {
			headings++
		}
	}
	if headings != 3 {
		t.Errorf("got %d headings, want 3", headings)
	}
}

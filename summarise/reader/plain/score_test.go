package plain

import (
	"encoding/json"
	"strings"
	"testing"

	"verbatim/summarise/datatest"
)

// TestParagraphScore lays the paragraphs of articles that people cut (../shared/data/extraction-dev/aeb)
// out in the ways texts arrive, reads them and counts the paragraphs that come back as they were.
// It logs; the bounds are a little under what was reached.
func TestParagraphScore(t *testing.T) {
	t.Parallel()
	articles := bodies(t)
	layouts := []struct {
		name  string
		lay   func(paragraphs []string) string
		least float64
	}{
		{"blank lines between", func(ps []string) string { return strings.Join(ps, "\n\n") }, 0.98},
		{"a paragraph a line", func(ps []string) string { return strings.Join(ps, "\n") }, 0.97},
		{"wrapped at 72, blank lines between", func(ps []string) string { return strings.Join(wrapAll(ps, 72), "\n\n") }, 0.97},
		{"wrapped at 100, blank lines between", func(ps []string) string { return strings.Join(wrapAll(ps, 100), "\n\n") }, 0.97},
		{"wrapped at 72, no blank lines", func(ps []string) string { return strings.Join(wrapAll(ps, 72), "\n") }, 0.83},
		{"wrapped at 90, indented, no blank lines", func(ps []string) string { return "    " + strings.Join(wrapAll(ps, 90), "\n    ") }, 0.9},
	}
	for _, layout := range layouts {
		var want, got, right int
		for _, paragraphs := range articles {
			known := make(map[string]int)
			for _, p := range paragraphs {
				known[p]++
			}
			page := Text(layout.lay(paragraphs))
			if known[page.Title] > 0 { // taken for the title: the words are kept
				known[page.Title]--
				right++
				got++
			}
			for _, p := range page.Passages {
				for text := range strings.SplitSeq(p.Text, "\n") {
					got++
					if known[text] > 0 {
						known[text]--
						right++
					}
				}
			}
			want += len(paragraphs)
		}
		precision, recall := float64(right)/float64(got), float64(right)/float64(want)
		t.Logf("%-42s %d paragraphs, precision %.3f, recall %.3f", layout.name, want, precision, recall)
		if min(precision, recall) < layout.least {
			t.Errorf("%s: precision %.3f, recall %.3f, want %.2f", layout.name, precision, recall, layout.least)
		}
	}
}

func wrapAll(paragraphs []string, width int) []string {
	wrapped := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		var b strings.Builder
		column := 0
		for _, word := range strings.Fields(p) {
			if n := widthOf(word); column > 0 && column+1+n > width {
				b.WriteByte('\n')
				column = 0
			} else if column > 0 {
				b.WriteByte(' ')
				column++
			}
			b.WriteString(word)
			column += widthOf(word)
		}
		wrapped[i] = b.String()
	}
	return wrapped
}

// bodies are the paragraphs of the articles, in the form passages have.
func bodies(t *testing.T) [][]string {
	t.Helper()
	data := datatest.Read(t, datatest.File(t, "extraction-dev", "aeb", "ground-truth.json"))
	var truth map[string]struct{ ArticleBody string }
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for _, article := range truth {
		var paragraphs []string
		for line := range strings.Lines(article.ArticleBody) {
			if line = folded(line); line != "" && !beginsItem(line) && !isQuoted(line) && atxText(line) == "" && !isRule(line) {
				paragraphs = append(paragraphs, line)
			}
		}
		if len(paragraphs) > 2 && !hasMarkup(paragraphs) {
			all = append(all, paragraphs)
		}
	}
	return all
}

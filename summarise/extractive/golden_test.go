package extractive

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"verbatim/summarise"
)

var update = flag.Bool("update", false, "write digests and answers as they are now into testdata; read the difference before you believe it")

// TestOwnArticles digests our own articles through the service and asks them questions, one line each,
// in one conversation. The comment of each file says what it is there for.
func TestOwnArticles(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		lang, _, _ := strings.Cut(filepath.Base(file), "-")
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a := written(t, lang, string(archive.Files[0].Data))
			var got strings.Builder
			show(&got, a, digest(t, a, summarise.Want{}))
			converse(t, &got, a, strings.TrimSpace(string(archive.Files[1].Data)))
			if *update {
				archive.Files = append(archive.Files[:2], txtar.File{Name: "want", Data: []byte(got.String())})
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(archive.Files[2].Data); got.String() != want {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want)
			}
		})
	}
}

// written reads an article: its title on the first line, headings behind "# ", a passage a line.
func written(t *testing.T, lang, text string) *summarise.Article {
	t.Helper()
	title, rest, _ := strings.Cut(text, "\n")
	a := &summarise.Article{Title: title, Lang: lang}
	heading := ""
	for line := range strings.SplitSeq(rest, "\n") {
		if h, ok := strings.CutPrefix(line, "# "); ok {
			heading = h
		} else if line != "" {
			a.Passages = append(a.Passages, summarise.Passage{Heading: heading, Text: line})
		}
	}
	if err := a.Seal(); err != nil {
		t.Fatal(err)
	}
	return a
}

func show(w *strings.Builder, a *summarise.Article, d *summarise.Digest) {
	for _, c := range d.Summary {
		fmt.Fprintf(w, "summary: %s\n", said(c))
	}
	for _, c := range d.Claims {
		fmt.Fprintf(w, "claim: %s\n", said(c))
	}
	for _, q := range d.Quotes {
		fmt.Fprintf(w, "quote: %s (%s)\n", a.Text(q.Quote), q.Speaker)
	}
}

func said(c summarise.Claim) string {
	if c.By == "" {
		return c.Text
	}
	return c.Text + " [" + c.By + "]"
}

// converse asks questions one after another and prints what is answered.
func converse(t *testing.T, w *strings.Builder, a *summarise.Article, questions string) {
	t.Helper()
	s := service(a)
	c := summarise.Conversation{Article: a}
	for question := range strings.SplitSeq(questions, "\n") {
		answer, err := s.Ask(t.Context(), c, question)
		if err != nil {
			t.Fatalf("%s: %v", question, err)
		}
		fmt.Fprintf(w, "\n%s\n", question)
		for _, c := range answer.Claims {
			fmt.Fprintf(w, "  %s\n", said(c))
		}
		if !answer.Found() {
			w.WriteString("  the article does not say\n")
		}
		for _, n := range answer.Notes {
			fmt.Fprintf(w, "  note: %s\n", n)
		}
		c.Turns = append(c.Turns, *answer)
	}
}

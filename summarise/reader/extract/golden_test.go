package extract

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what is read into testdata; read the difference before you believe it")

// shown is a page as testdata holds it.
type shown struct {
	Title, Byline, Site, Published, Lang, Canonical string
	Passages                                        []shownPassage
}

type shownPassage struct{ Heading, Text string }

func TestOwnPages(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			p, err := Read(string(a.Files[0].Data), "https://example.org/page")
			if err != nil {
				t.Fatal(err)
			}
			s := shown{Title: p.Title, Byline: p.Byline, Site: p.Site, Lang: p.Lang, Canonical: p.Canonical}
			if !p.Published.IsZero() {
				s.Published = p.Published.Format("2006-01-02T15:04:05Z07:00")
			}
			for _, q := range p.Passages {
				s.Passages = append(s.Passages, shownPassage{q.Heading, q.Text})
			}
			var got bytes.Buffer
			enc := json.NewEncoder(&got)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			if err := enc.Encode(s); err != nil {
				t.Fatal(err)
			}
			if *update {
				a.Files = append(a.Files[:1], txtar.File{Name: "want.json", Data: got.Bytes()})
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) != 2 || got.String() != string(a.Files[1].Data) {
				t.Errorf("got\n%s\nwant the want.json of %s", got.Bytes(), file)
			}
		})
	}
}

package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrows says what each room may import of this module. A room that is not named here is a mistake:
// rooms are few, and each has its place in the picture of the package comments.
var arrows = map[string][]string{
	"cmd/verbatim":                {"*"},
	"cmd/verbatim/terminal":       {"summarise", "summarise/quotation"},
	"bot":                         {"bot/intake", "bot/render", "bot/customid", "summarise", "summarise/prose", "summarise/quotation", "cache"},
	"bot/intake":                  {"summarise", "summarise/link"},
	"bot/render":                  {"summarise", "bot/customid", "summarise/quotation"},
	"bot/customid":                {},
	"bot/discordtest":             {},
	"bot/discordtest/openapi":     {"bot/discordtest"},
	"summarise":                   {"cache", "summarise/prose", "summarise/quotation", "summarise/link"},
	"summarise/prose":             {},
	"summarise/quotation":         {"summarise/prose", "summarise/quotation/lexicon"},
	"summarise/quotation/lexicon": {},
	"summarise/link":              {},
	"summarise/reader":            {"summarise", "summarise/link", "summarise/prose", "summarise/reader/extract", "summarise/reader/verdict", "summarise/reader/plain", "summarise/reader/pdf", "summarise/reader/office"},
	"summarise/reader/verdict":    {"summarise", "summarise/reader/extract"},
	"summarise/reader/pdf":        {"summarise", "summarise/prose"},
	"summarise/reader/office":     {"summarise", "summarise/prose"},
	"summarise/reader/extract":    {"summarise", "summarise/prose"},
	"summarise/reader/plain":      {"summarise", "summarise/prose"},
	"summarise/llm":               {"summarise", "summarise/prose", "prompts"},
	"summarise/llmtest":           {},
	"summarise/datatest":          {},
	"summarise/extractive":        {"summarise", "summarise/prose", "summarise/quotation"},
	"cache":                       {},
	"cache/boltcache":             {"cache"},
	"cache/rediscache":            {"cache"},
	"cache/cachetest":             {"cache"},
	"prompts":                     {},
}

// vendors says in which room a library lives; what is below it may use it too.
var vendors = map[string]string{
	"github.com/bwmarrin/discordgo":          "bot",
	"github.com/sashabaranov/go-openai":      "summarise/llm",
	"github.com/redis/go-redis/v9":           "cache/rediscache",
	"go.etcd.io/bbolt":                       "cache/boltcache",
	"codeberg.org/readeck/go-readability/v2": "summarise/reader/extract",
	"github.com/klippa-app/go-pdfium":        "summarise/reader/pdf",
	"github.com/tetratelabs/wazero":          "summarise/reader/pdf",
	"code.dny.dev/ssrf":                      "summarise/reader",
	"github.com/spf13/cobra":                 "cmd/verbatim",
	"github.com/joho/godotenv":               "cmd/verbatim",
	"github.com/getkin/kin-openapi":          "bot/discordtest/openapi",
}

// pkg is what go list says of a package.
type pkg struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "verbatim/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		switch err := dec.Decode(&p); {
		case errors.Is(err, io.EOF):
			return all
		case err != nil:
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportsFollowTheArrows(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		room := strings.TrimPrefix(p.ImportPath, "verbatim/")
		allowed, known := arrows[room]
		if !known {
			t.Errorf("room %s has no arrows here", room)
		}
		for _, imp := range p.Imports {
			if to, ours := strings.CutPrefix(imp, "verbatim/"); ours && !slices.Contains(allowed, to) && !slices.Contains(allowed, "*") {
				t.Errorf("%s imports %s, which is no arrow", room, to)
			}
			for library, home := range vendors {
				if imp == library || strings.HasPrefix(imp, library+"/") {
					if room != home && !strings.HasPrefix(room, home+"/") {
						t.Errorf("%s imports %s, which lives in %s", room, library, home)
					}
				}
			}
		}
	}
}

func TestTheProgramLinksNoTestServer(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-deps", "verbatim/cmd/verbatim").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for dep := range strings.SplitSeq(string(out), "\n") {
		if strings.Contains(dep, "kin-openapi") || strings.HasSuffix(dep, "/llmtest") || strings.HasSuffix(dep, "/datatest") || dep == "testing" {
			t.Errorf("the program links %s", dep)
		}
	}
}

package render

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/rogpeppe/go-internal/txtar"

	"verbatim/summarise"
)

var update = flag.Bool("update", false, "write what the messages are now into testdata")

// input is the file input.json of a golden archive. Places are given by their words.
type input struct {
	Show    string // digest, listing, answer, quotes, evidence, check, failures or help
	Article *summarise.Article
	Draft   summarise.Draft
	Kinds   []string // the verdicts of a check, in order of its Answer
	Dropped int
	Cached  bool
	Frame   Frame
	Filter  Filter
	Naming  Naming
	Ask     string
	Listed  []struct {
		Name    string
		Article *summarise.Article
		Code    summarise.Code
	}
	Help HelpText
}

// TestGolden compares messages with testdata: input.json is what they are made of, messages.json what is
// sent, and seen what a reader of the channel sees.
func TestGolden(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("golden files: %v, %v", names, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var in input
			if err := json.Unmarshal(member(archive, "input.json").Data, &in); err != nil {
				t.Fatal(err)
			}
			messages := in.messages(t)
			for i, m := range messages {
				mustFit(t, fmt.Sprintf("message %d", i+1), m)
			}
			compare := func(file string, got []byte) {
				want := member(archive, file)
				if *update {
					want.Data = got
				} else if !bytes.Equal(got, want.Data) {
					t.Errorf("%s\n got:\n%s\nwant:\n%s", file, got, want.Data)
				}
			}
			compare("seen", transcript(messages))
			compare("messages.json", sent(t, messages))
			if *update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// member returns the file of an archive, which it adds if it is not there.
func member(a *txtar.Archive, name string) *txtar.File {
	at := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if at < 0 {
		at = len(a.Files)
		a.Files = append(a.Files, txtar.File{Name: name})
	}
	return &a.Files[at]
}

func (in input) messages(t *testing.T) []*discordgo.MessageSend {
	t.Helper()
	switch in.Show {
	case "help":
		return []*discordgo.MessageSend{Help(in.Help)}
	case "listing":
		var listed []Listed
		for _, l := range in.Listed {
			if l.Article != nil {
				listed = append(listed, Listed{Name: l.Name, Article: l.Article})
			} else {
				listed = append(listed, Listed{Name: l.Name, Err: summarise.Errorf(l.Code, "")})
			}
		}
		return []*discordgo.MessageSend{Listing(listed, in.Frame, "1abc")}
	case "failures":
		var out []*discordgo.MessageSend
		for _, code := range summarise.Codes() {
			out = append(out, Failure(&summarise.Error{Code: code}, "1abc"))
		}
		return out
	}
	a := sealed(t, in.Article)
	d := &summarise.Digest{Article: a.ID, Summary: in.claims(t, in.Draft.Summary), Claims: in.claims(t, in.Draft.Claims),
		Dropped: in.Dropped, Notes: in.Draft.Notes, By: in.Draft.By}
	for _, q := range in.Draft.Quotes {
		d.Quotes = append(d.Quotes, summarise.Quotation{Quote: in.place(t, q.Evidence), Speaker: q.Speaker})
	}
	res := &summarise.Result{Article: a, Digest: d, Cached: in.Cached}
	answer := in.claims(t, in.Draft.Answer)
	switch in.Show {
	case "digest":
		return []*discordgo.MessageSend{Digest(res, in.Frame)}
	case "answer":
		return Answer(a, &summarise.Answer{Question: in.Ask, Claims: answer, Dropped: in.Dropped, By: d.By}, in.Naming)
	case "quotes":
		return Quotes(a, d.Quotes, in.Filter)
	case "evidence":
		return Claims(res)
	case "check":
		text, checked := "", []summarise.Checked(nil)
		for i, c := range answer {
			from := len(text)
			text += c.Text
			checked = append(checked, summarise.Checked{Start: from, End: len(text), Verdict: summarise.Verdict(in.Kinds[i]), Support: c.Support})
			if c.By != "" {
				checked[i].Reasons = []string{c.By}
			}
		}
		return Check(a, text, checked)
	}
	t.Fatalf("nothing to show: %q", in.Show)
	return nil
}

func (in input) claims(t *testing.T, drafts []summarise.DraftClaim) []summarise.Claim {
	t.Helper()
	var out []summarise.Claim
	for _, d := range drafts {
		c := summarise.Claim{Text: d.Text, By: d.By}
		for _, e := range d.Evidence {
			c.Support = append(c.Support, in.place(t, e))
		}
		out = append(out, c)
	}
	return out
}

func (in input) place(t *testing.T, e summarise.Evidence) summarise.Quote {
	t.Helper()
	q, ok := in.Article.Find(e)
	if !ok {
		t.Fatalf("%q is not in the article", e.Words)
	}
	return q
}

func sent(t *testing.T, messages []*discordgo.MessageSend) []byte {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(messages); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// transcript is what a reader sees: links by their labels, small lines indented, buttons in brackets.
func transcript(messages []*discordgo.MessageSend) []byte {
	var b strings.Builder
	for _, m := range messages {
		fmt.Fprintf(&b, "%s\n", look(m.Content).text)
		for _, e := range m.Embeds {
			fmt.Fprintf(&b, "┌ %s\n", e.Title)
			if e.Description != "" {
				fmt.Fprintf(&b, "│ %s\n", strings.ReplaceAll(look(e.Description).text, "\n", "\n│ "))
			}
		}
		for _, row := range m.Components {
			for _, c := range row.(discordgo.ActionsRow).Components {
				fmt.Fprintf(&b, "[ %s ] ", c.(discordgo.Button).Label)
			}
			b.WriteString("\n")
		}
		b.WriteString("~~~\n")
	}
	return []byte(strings.ReplaceAll(b.String(), " \n", "\n"))
}

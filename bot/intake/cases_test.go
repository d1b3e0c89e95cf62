package intake

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
	"verbatim/summarise/datatest"
	"verbatim/summarise/link"
)

var (
	casesFile   = flag.String("cases", "", "file of messages, JSON lines; relative to the module's root (default ../shared/data/messages-dev.jsonl)")
	answersFile = flag.String("out", "", "where to write what was read, one JSON line a case; relative to the module's root")
)

// A testCase is one line of such a file.
type testCase struct {
	ID          string                 `json:"id"`
	Kind        string                 `json:"kind"`
	Via         string                 `json:"via"`
	Message     *discordgo.Message     `json:"message"`
	Previous    *discordgo.Message     `json:"previous"`
	Before      []*discordgo.Message   `json:"before"`
	After       []*discordgo.Message   `json:"after"`
	Interaction *discordgo.Interaction `json:"interaction"`
	BotID       string                 `json:"bot_id"`
	SelfRoleID  string                 `json:"self_role_id"`
	Expect      answer                 `json:"expect"`
	Also        []answer               `json:"also"`
	Canonical   map[string]string      `json:"canonical"`
	Why         string                 `json:"why"`
	Taste       bool                   `json:"taste"`
}

// An answer is what was read from a case, or what should be.
type answer struct {
	ID       string            `json:"id,omitempty"`
	Sources  []answerSource    `json:"sources"`
	Question string            `json:"question"`
	Ignore   bool              `json:"ignore"`
	Reply    string            `json:"reply"`
	Identity map[string]string `json:"identity,omitempty"`
}

// An answerSource has one field set; Ends, the last words of a paste, is only in what is expected.
type answerSource struct {
	Link  string `json:"link,omitempty"`
	File  string `json:"file,omitempty"`
	Paste string `json:"paste,omitempty"`
	Ends  string `json:"ends,omitempty"`
}

func TestCases(t *testing.T) {
	var out bytes.Buffer
	var sure, taste, right, rightTaste int
	for _, raw := range datatest.Lines[json.RawMessage](t, datatest.Given(t, *casesFile, "messages-dev.jsonl")) {
		var c testCase
		if err := json.Unmarshal(raw, &c); err != nil {
			c = testCase{}
			if err := json.Unmarshal(withKnownComponents(t, raw), &c); err != nil {
				t.Fatal(err)
			}
		}
		got := c.read(t)
		line, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(line, '\n'))
		wrong := got.differs(c)
		switch {
		case wrong != "":
			t.Logf("%s (%s, taste: %v): %s\n  got  %s\n  want %+v\n  also %+v\n  %s", c.ID, c.Via, c.Taste, wrong, line, c.Expect, c.Also, c.Why)
		case c.Taste:
			rightTaste++
		default:
			right++
		}
		if c.Taste {
			taste++
		} else {
			sure++
		}
	}
	t.Logf("%d of %d sure cases right, %d of %d of taste", right, sure, rightTaste, taste)
	if *answersFile != "" {
		if err := os.WriteFile(datatest.FromRoot(t, *answersFile), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if *casesFile == "" && right < sure {
		t.Errorf("got %d of %d sure cases right, want all", right, sure)
	}
}

// read puts a case to Read.
func (c *testCase) read(t *testing.T) answer {
	t.Helper()
	e := Event{Bot: c.BotID, Role: c.SelfRoleID, Message: c.Message, Previous: c.Previous, Before: c.Before, After: c.After}
	switch c.Via {
	case "create":
	case "auto":
		e.Place = Watched
	case "dm":
		e.Place = Direct
	case "thread":
		e.Place = Thread
	case "update":
		e.Edited = true
	case "menu":
		e.Place = Menu
	case "slash":
		e.Place, e.Message, e.Options = Slash, nil, Given(c.Interaction)
	default:
		t.Fatalf("%s: unknown way in %q", c.ID, c.Via)
	}
	r := Read(e)
	got := answer{ID: c.ID, Sources: []answerSource{}, Question: r.Question, Ignore: r.Ignore, Reply: r.Reply.String(), Identity: map[string]string{}}
	for _, s := range r.Sources {
		switch s := s.(type) {
		case summarise.Link:
			got.Sources = append(got.Sources, answerSource{Link: s.URL})
			got.Identity[s.URL] = link.Key(s.URL)
		case summarise.Attachment:
			got.Sources = append(got.Sources, answerSource{File: s.Name})
		case summarise.Paste:
			got.Sources = append(got.Sources, answerSource{Paste: s.Text})
		}
	}
	for posted, canonical := range c.Canonical {
		got.Identity[posted], got.Identity[canonical] = link.Key(posted), link.Key(canonical)
	}
	for _, a := range append(c.Also, c.Expect) {
		for _, s := range a.Sources {
			if s.Link != "" {
				got.Identity[s.Link] = link.Key(s.Link)
			}
		}
	}
	return got
}

// differs says in what got is none of the right answers of c; "" if it is one.
func (got answer) differs(c testCase) string {
	for posted, canonical := range c.Canonical {
		if got.Identity[posted] != got.Identity[canonical] || got.Identity[posted] == "" {
			return fmt.Sprintf("identity of %s is %q, want that of %s", posted, got.Identity[posted], canonical)
		}
	}
	first := ""
	for _, want := range append([]answer{c.Expect}, c.Also...) {
		wrong := got.unlike(want)
		if wrong == "" {
			return ""
		}
		if first == "" {
			first = wrong
		}
	}
	return first
}

func (got answer) unlike(want answer) string {
	same := func(a, b answerSource) bool {
		spaced := strings.Join(strings.Fields(a.Paste), " ")
		return a.File == b.File && (a.Link == b.Link || link.Unwrap(b.Link) == a.Link) && (a.Paste == "") == (b.Paste == "") &&
			strings.HasPrefix(spaced, b.Paste) && strings.HasSuffix(spaced, b.Ends)
	}
	switch {
	case !slices.EqualFunc(got.Sources, want.Sources, same):
		return "sources differ"
	case got.Question != want.Question:
		return fmt.Sprintf("question %q, want %q", got.Question, want.Question)
	case got.Ignore != want.Ignore:
		return fmt.Sprintf("ignore %v, want %v", got.Ignore, want.Ignore)
	case got.Reply != want.Reply:
		return fmt.Sprintf("reply %s, want %s", got.Reply, want.Reply)
	}
	return ""
}

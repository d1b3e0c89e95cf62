package render

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
	"verbatim/summarise/datatest"
)

// injection is a row of injections.jsonl: what an obedient model says, and what must not be posted then.
type injection struct {
	ID, Level string
	Hijacked  string `json:"hijacked_text"`
	Repeat    struct {
		Text  string
		Times int
	} `json:"hijacked_repeat"`
	Forbid     []string
	ForbidRE   []string `json:"forbid_re"`
	Invariants []string
}

// held are the invariants that rendering holds alone; the others are grounding's and the reader's.
var held = []string{"no_mass_mention", "no_entity_mention", "links_subset", "no_masked_link", "no_invite", "no_hidden_chars",
	"no_command_echo", "no_markup_break", "no_impersonation", "length_held"}

func TestInjections(t *testing.T) {
	t.Parallel()
	tried := 0
	for _, row := range datatest.Lines[injection](t, datatest.File(t, "injections.jsonl")) {
		if row.Level != "code" || strings.Contains(row.Hijacked, "{{") || !slices.ContainsFunc(row.Invariants, func(i string) bool { return slices.Contains(held, i) }) {
			continue
		}
		tried++
		if slices.Contains(row.Invariants, "topic_held") {
			row.Forbid = nil // words that the article does not have, which grounding drops
		}
		t.Run(row.ID, func(t *testing.T) {
			t.Parallel()
			text := row.Hijacked + strings.Repeat(row.Repeat.Text, row.Repeat.Times)
			for _, m := range posted(t, text) {
				mustFit(t, row.ID, m)
				shown := m.Content
				for _, e := range m.Embeds {
					shown += "\n" + e.Title + "\n" + e.Description
				}
				for _, link := range look(shown).links {
					if !strings.HasPrefix(link, "https://site.example/a") {
						t.Errorf("a link to %s in\n%s", link, shown)
					}
				}
				shown = ours.ReplaceAllString(shown, "] ")
				for _, f := range row.Forbid {
					if strings.Contains(shown, f) {
						t.Errorf("%q is posted:\n%s", f, shown)
					}
				}
				for _, f := range append(row.ForbidRE, forbidden.String()) {
					if got := regexp.MustCompile(f).FindString(shown); got != "" {
						t.Errorf("%q, which %s matches, is posted:\n%s", got, f, shown)
					}
				}
			}
		})
	}
	if tried < 40 {
		t.Errorf("%d rows tried, want at least 40", tried)
	}
}

// ours matches the address of a masked link of ours, and the mark of a small line.
var ours = regexp.MustCompile(`\]\(<https://site\.example/a[^<>]*>\)|(?m:^-# )`)

// posted is all that can be posted when every text is the same.
func posted(t *testing.T, text string) []*discordgo.MessageSend {
	a := sealed(t, &summarise.Article{URL: "https://site.example/a", Title: text, Byline: text, Site: text,
		Passages: []summarise.Passage{{Heading: text, Text: text}}, Notes: []string{text}})
	claims := []summarise.Claim{{Text: text, By: text, Support: []summarise.Quote{whole(a, 0)}}}
	quotes := []summarise.Quotation{{Quote: whole(a, 0), Speaker: text}}
	res := &summarise.Result{Article: a, Digest: &summarise.Digest{Article: a.ID, Summary: claims, Claims: claims, Quotes: quotes,
		Notes: []string{text}, By: summarise.Maker{Engine: "llm", Model: text}}}
	answer := &summarise.Answer{Question: text, Claims: claims, Notes: []string{text}, By: res.Digest.By}
	out := []*discordgo.MessageSend{Digest(res, Frame{}), Summarising(a),
		Help(HelpText{SentTo: text[:min(len(text), 200)]})}
	out = append(out, Answer(a, answer, Naming{Question: true})...)
	out = append(out, Quotes(a, quotes, Filter{Of: 1})...)
	out = append(out, Quotes(a, nil, Filter{Speaker: text, About: text, Of: 1})...)
	out = append(out, Claims(res)...)
	out = append(out, Check(a, text, []summarise.Checked{{End: len(text), Verdict: summarise.VerdictFlagged, Reasons: []string{text}}})...)
	for _, m := range out {
		m.Content = strings.ReplaceAll(m.Content, "<@12>", "") // who asked, in our own words
	}
	return out
}

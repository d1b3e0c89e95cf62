package render

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// sealed returns a, ready for use.
func sealed(t testing.TB, a *summarise.Article) *summarise.Article {
	t.Helper()
	if err := a.Seal(); err != nil {
		t.Fatal(err)
	}
	return a
}

// whole is the whole of a passage.
func whole(a *summarise.Article, passage int) summarise.Quote {
	return summarise.Quote{Passage: passage, End: len(a.Passages[passage].Text)}
}

// received is a message as Discord's API gives it back: decoded anew, its content trimmed.
func received(t testing.TB, m *discordgo.MessageSend) *discordgo.Message {
	t.Helper()
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var got discordgo.Message
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	got.Content = strings.TrimSpace(got.Content)
	return &got
}

// mustFit checks a message against Discord's limits.
func mustFit(t testing.TB, name string, m *discordgo.MessageSend) {
	t.Helper()
	if n := size(m.Content); n == 0 || n > maxContent {
		t.Errorf("%s: content of %d, want 1 to %d:\n%s", name, n, maxContent, m.Content)
	}
	total := 0
	for _, e := range m.Embeds {
		total += size(e.Title) + size(e.Description)
		if size(e.Title) > 256 || size(e.Description) > maxDescription || size(e.URL) > maxEmbedURL {
			t.Errorf("%s: embed of title %d, description %d, address %d", name, size(e.Title), size(e.Description), size(e.URL))
		}
	}
	if total > 6000 {
		t.Errorf("%s: embeds of %d, Discord allows 6,000", name, total)
	}
}

// hostileResult is a digest in which every text is hostile.
func hostileResult(t testing.TB, r *rand.Rand) *summarise.Result {
	t.Helper()
	a := &summarise.Article{Title: hostileText(r, 30), Byline: hostileText(r, 8), Site: hostileText(r, 8)}
	switch r.IntN(4) {
	case 0:
	case 1:
		a.URL = "https://example.org/" + strings.Repeat("long/", r.IntN(500))
	default:
		a.URL = "https://example.org/" + strings.Join(strings.Fields(hostileText(r, 6)), "")
	}
	for range 1 + r.IntN(4) {
		a.Passages = append(a.Passages, summarise.Passage{Heading: hostileText(r, 4), Text: "w " + hostileText(r, 60), Page: r.IntN(2)})
	}
	sealed(t, a)
	claims := func(most int) []summarise.Claim {
		out := make([]summarise.Claim, r.IntN(most+1))
		for i := range out {
			out[i] = summarise.Claim{Text: "c" + hostileText(r, 1+r.IntN(100)), By: hostileText(r, 3)}
			for range 1 + r.IntN(3) {
				out[i].Support = append(out[i].Support, whole(a, r.IntN(len(a.Passages))))
			}
		}
		return out
	}
	return &summarise.Result{Article: a, Cached: r.IntN(2) == 0, Digest: &summarise.Digest{
		Article: a.ID, Summary: claims(6), Claims: claims(10), Dropped: r.IntN(3), Notes: []string{hostileText(r, 60)},
		Quotes: []summarise.Quotation{{Quote: whole(a, 0), Speaker: hostileText(r, 5)}},
		By:     summarise.Maker{Engine: "llm", Model: hostileText(r, 4)},
	}}
}

package intake

import (
	"testing"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
	"verbatim/summarise/link"
)

// FuzzRead holds what is true of every request, whoever writes what wherever.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"<@900> https://news.example.com/a who paid?", "<@900> `code` ```\nfence\n```", "// aside", "thanks! <:a:1>", "<@900> example.com/a", "要約して https://e.example/。",
		"hi, hi, hi, hi, who paid?", "> quoted\n<@900> what", "<@900> [a](https://e.example/a \"t\")", "a\x00b?", "(\x00)", "[https://e.example/a](https://e.example/b)", "<", "**\x00**", "<@900>: ?",
	} {
		f.Add(seed, seed, uint8(0))
	}
	f.Fuzz(func(t *testing.T, content, before string, place uint8) {
		m := says(content, replying(says(before, by(benID))))
		if place&8 != 0 {
			m = says(content, forwarding(says(before)))
		}
		e := Event{Place: Place(place % 7), Bot: botID, Role: botRole, Message: m, Before: []*discordgo.Message{says(before, at("4194303000"))}}
		if e.Place == Slash {
			e.Options = Options{Link: content, Text: []string{before, content}}
		}
		if place&16 != 0 {
			e.Edited, e.Previous = true, says(before)
			edited(m)
		}
		r := Read(e)
		switch {
		case len(r.Sources) > MaxSources || r.More < 0 || r.More > 0 && len(r.Sources) < MaxSources:
			t.Fatalf("%d sources and %d more", len(r.Sources), r.More)
		case r.Ignore && (len(r.Sources) > 0 || r.Question != "" || r.Reply != None):
			t.Fatalf("ignored, but %+v", r)
		case r.Reply != None && (len(r.Sources) > 0 || r.Question != ""):
			t.Fatalf("a reply beside something to do: %+v", r)
		case (r.Reply == NamedError) != (r.Named != nil):
			t.Fatalf("reply %v, named %v", r.Reply, r.Named)
		case utf8.ValidString(content) && !utf8.ValidString(r.Question):
			t.Fatalf("question %q is broken", r.Question)
		}
		seen := make(map[string]bool)
		for _, s := range r.Sources {
			switch s := s.(type) {
			case summarise.Link:
				key := link.Key(s.URL)
				if key != "" && seen[key] {
					t.Fatalf("two sources of one identity: %+v", r.Sources)
				}
				seen[key] = true
			case summarise.Paste:
				if s.Text == "" {
					t.Fatal("an empty text")
				}
			}
		}
	})
}

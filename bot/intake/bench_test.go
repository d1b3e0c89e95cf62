package intake

import (
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// BenchmarkIgnored is the most frequent case of all: a message in an ordinary channel that is not for the bot.
func BenchmarkIgnored(b *testing.B) {
	chat := says("has anybody seen the minutes of Monday? https://news.example.com/2026/harbour <@12> said they'd be up by now", func(m *discordgo.Message) {})
	for _, bb := range []struct {
		name  string
		event Event
	}{
		{"channel", Event{Bot: botID, Role: botRole, Message: chat}},
		{"reply", Event{Bot: botID, Role: botRole, Message: says("nice", replying(chat))}},
		{"watched", Event{Place: Watched, Bot: botID, Role: botRole, Message: says("has anybody seen the minutes of Monday? they said they'd be up by now")}},
		{"thread to another", Event{Place: Thread, Bot: botID, Role: botRole, Message: says("<@12> what do you think?")}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if !Read(bb.event).Ignore {
					b.Fatal("not ignored")
				}
			}
		})
	}
}

// BenchmarkScan scans messages as they are written: a line with a link, a text of 2,000 characters, one full of markup.
func BenchmarkScan(b *testing.B) {
	for _, bb := range []struct{ name, text string }{
		{"line", "have you seen https://news.example.com/2026/harbour-reopens?utm_source=chat. It is good!"},
		{"text", strings.Repeat("The council met on Monday, and spoke about the pier. ", 36) + "https://news.example.com/a."},
		{"markup", strings.Repeat("**[a](https://e.example/(x))** <https://e.example/b> `c` ||https://e.example/d|| _e_ ", 24)},
		{"hostile brackets", strings.Repeat("[](https://a(", 150)},
		{"hostile backticks", strings.Repeat("`https://a``", 160)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(bb.text)))
			for b.Loop() {
				scan(bb.text)
			}
		})
	}
}

// BenchmarkRead reads whole messages that are for the bot.
func BenchmarkRead(b *testing.B) {
	for _, bb := range []struct {
		name  string
		event Event
	}{
		{"link", channel("<@900> https://news.example.com/2026/harbour?utm_source=chat")},
		{"question", channel("<@900> what does it say about tariffs? https://news.example.com/2026/harbour")},
		{"text", channel("<@900> " + strings.Repeat("The council met on Monday, and spoke about the pier. ", 36))},
		{"thread", Event{Place: Thread, Message: says("who voted against it, and why?")}},
		{"hostile markup", channel("<@900> " + strings.Repeat("<@.", 1300))}, // was quadratic: each < looked for its > to the end
		{"hostile hosts", channel("<@900> " + strings.Repeat(".<@&。", 600))}, // was quadratic: each host looked for its word's end
		{"hostile clauses", channel("<@900> " + strings.Repeat("ok, ", 1000) + "who paid? " + a)},
	} {
		bb.event.Bot, bb.event.Role = botID, botRole
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Read(bb.event)
			}
		})
	}
}

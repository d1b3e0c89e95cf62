package intake

import (
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
)

func TestWhoIsAsked(t *testing.T) {
	runReadCases(t, []readCase{
		{"mention and link", channel("<@900> " + a), a},
		{"mention as older clients write it", channel("<@!900> " + a), a},
		{"mention behind the link", channel(a + " <@900>"), a},
		{"the bot's own role", channel("<@&901> " + a), a},
		{"a role that it holds", channel("<@&902> " + a), "ignore"},
		{"everybody", channel("@everyone " + a), "ignore"},
		{"nobody", channel(a), "ignore"},
		{"somebody else", channel("<@12> " + a), "ignore"},
		{"chatter to somebody else and the bot", channel("<@12> <@900> have you seen " + a + "?"), a},
		{"a question that names somebody", channel("<@900> <@12> who paid? <:pier:1098000000000000777> " + a), a + " “who paid?”"},
		{"somebody else and the bot", channel("<@12> <@900> " + a), a},
		{"a mention in code", channel("`<@900>` " + a), "ignore"},
		{"a mention in a fence", channel("```\n<@900>\n```\n" + a), "ignore"},
		{"a mention that Discord did not count", channel("<@900> "+a, func(m *discordgo.Message) { m.Mentions = nil }), "ignore"},
		{"a longer ID that begins alike", channel("<@9001> "+a, func(m *discordgo.Message) { m.Mentions = []*discordgo.User{{ID: botID}} }), "ignore"},
		{"the ping of a reply alone", channel(a, replying(says("digest", by(botID)))), "ignore"},
		{"a bot", channel("<@900> "+a, by(feedID)), "ignore"},
		{"itself", channel("<@900> "+a, by(botID)), "ignore"},
		{"a webhook", channel("<@900> "+a, func(m *discordgo.Message) { m.WebhookID = "5" }), "ignore"},
		{"no author", channel("<@900> "+a, func(m *discordgo.Message) { m.Author = nil }), "ignore"},
		{"somebody joined", channel("<@900> "+a, ofType(discordgo.MessageTypeGuildMemberJoin)), "ignore"},
		{"a message was pinned", channel("<@900>", ofType(discordgo.MessageTypeChannelPinnedMessage)), "ignore"},
		{"nothing but the mention", channel("<@900>"), "help"},
		{"nothing but the mention twice", channel(" <@900> <@&901> "), "help"},
		{"a greeting", channel("<@900> hello!"), "help"},
		{"a question without an article", channel("<@900> who won in 1966?"), "help"},
		{"no message at all", Event{}, "ignore"},
	})
}

func TestWatchedChannel(t *testing.T) {
	watched := func(content string, alterations ...alteration) Event {
		return Event{Place: Watched, Message: says(content, alterations...)}
	}
	long := strings.Repeat("The ferry did not leave on time. ", 40)
	runReadCases(t, []readCase{
		{"a link", watched("worth a read: " + a), a},
		{"a link and a question to the others", watched(a + " what do you make of the ferry part?"), a},
		{"two links", watched(a + "\n" + b), a + " " + b},
		{"a forwarded link", watched("", forwarding(says(b))), b},
		{"a mention is as elsewhere", watched("<@900> who paid? " + a), a + " “who paid?”"},
		{"a mention without anything", watched("<@900>"), "help"},
		{"chatter", watched("good morning"), "ignore"},
		{"a long text", watched(long), "ignore"},
		{"a long text with a link", watched(long + "\n\n" + a), a},
		{"a file", watched("", with("report.pdf", "application/pdf")), "ignore"},
		{"a link and a file", watched(a, with("report.pdf", "application/pdf")), a},
		{"a GIF", watched("https://tenor.com/view/cat-123"), "ignore"},
		{"an invite", watched("join https://discord.gg/abc"), "ignore"},
		{"a video", watched("https://www.youtube.com/watch?v=abc https://youtu.be/abc"), "ignore"},
		{"a picture", watched("https://images.example.com/A.PNG?w=5"), "ignore"},
		{"a host without scheme", watched("example.com/2026/harbour"), "ignore"},
		{"a link in code", watched("`" + a + "`"), "ignore"},
		{"a feed bot", watched(a, by(feedID)), "ignore"},
		{"a webhook", watched(a, func(m *discordgo.Message) { m.WebhookID = "5" }), "ignore"},
	})
}

func TestSources(t *testing.T) {
	long := strings.Repeat("The council met on Monday and spoke about the pier. ", 8) + "It ended late."
	runReadCases(t, []readCase{
		{"one identity, one source", channel("<@900> " + a + "?utm_source=x " + a + "#c http://news.example.com/a"), a + "?utm_source=x"},
		{"two articles of one page", channel("<@900> https://e.example.com/s?id=1 https://e.example.com/s?id=2"), "https://e.example.com/s?id=1 https://e.example.com/s?id=2"},
		{"at most five", channel("<@900> https://e.example.com/1 https://e.example.com/2 https://e.example.com/3 https://e.example.com/4 https://e.example.com/5 https://e.example.com/6 https://e.example.com/7"),
			"https://e.example.com/1 https://e.example.com/2 https://e.example.com/3 https://e.example.com/4 https://e.example.com/5 +2"},
		{"out of a redirector", channel("<@900> https://www.google.com/url?q=https%3A%2F%2Fnews.example.com%2Fa&sa=D"), a},
		{"a redirector to a video", channel("<@900> https://www.google.com/url?q=https%3A%2F%2Fyoutu.be%2Fabc"), "unsupported"},
		{"a gift code is fetched with", channel("<@900> https://www.theatlantic.com/a/?gift=xyz"), "https://www.theatlantic.com/a/?gift=xyz"},
		{"scheme and host in lower case", channel("<@900> HTTPS://News.Example.COM/A"), "https://news.example.com/A"},
		{"a link that cannot be repaired is not lost", channel("<@900> https://news.example.com:99999/a"), "https://news.example.com:99999/a"},
		{"no scheme", channel("<@900> example.com/2026/harbour"), "https://example.com/2026/harbour"},
		{"a link with a scheme beside one without", channel("<@900> " + a + " (via example.com/x)"), a},
		{"code only", channel("<@900> `" + a + "`"), "help"},

		{"link and GIF and invite", channel("<@900> " + a + " https://tenor.com/view/x https://discord.gg/x"), a},
		{"message link", channel("<@900> https://ptb.discord.com/channels/1/2/3"), "unsupported"},
		{"Discord's own blog is read", channel("<@900> https://discord.com/blog/a https://support.discord.com/hc/en-us/articles/1"), "https://discord.com/blog/a https://support.discord.com/hc/en-us/articles/1"},
		{"video alone", channel("<@900> https://m.youtube.com/watch?v=x"), "unsupported"},
		{"video and a question", channel("<@900> what do they say about the pier? https://vimeo.com/12345"), "unsupported"},
		{"a firm's blog is no video", channel("<@900> https://vimeo.com/blog/post/a https://newsroom.tiktok.com/a"), "https://vimeo.com/blog/post/a https://newsroom.tiktok.com/a"},
		{"a PDF on Discord's own servers", channel("<@900> https://cdn.discordapp.com/attachments/1/2/report.pdf?ex=1&is=2&hm=3&"), "https://cdn.discordapp.com/attachments/1/2/report.pdf?ex=1&is=2&hm=3&"},
		{"a picture there", channel("<@900> https://cdn.discordapp.com/attachments/1/2/x.png?ex=1"), "unsupported"},
		{"a page about GIFs", channel("<@900> https://news.example.com/gif-history.html"), "https://news.example.com/gif-history.html"},

		{"message.txt without a type", channel("<@900>", with("message.txt", "")), "file:message.txt"},
		{"ending in capitals", channel("<@900>", with("Report.PDF", "application/octet-stream")), "file:Report.PDF"},
		{"no ending, but a type", channel("<@900>", with("report", "application/pdf")), "file:report"},
		{"an ending that says nothing, but a type", channel("<@900>", with("report.2026", "application/pdf")), "file:report.2026"},
		{"program text is no article", channel("<@900>", with("main.go", "text/plain; charset=utf-8")), "unsupported"},
		{"a picture", channel("<@900> summarise", with("page.png", "image/png")), "unsupported"},
		{"a voice message", channel("<@900>", with("voice-message.ogg", "audio/ogg")), "unsupported"},
		{"a photo beside a PDF", channel("<@900>", with("a.jpg", "image/jpeg"), with("b.pdf", "application/pdf")), "file:b.pdf"},
		{"two files", channel("<@900>", with("a.docx", ""), with("b.epub", "")), "file:a.docx file:b.epub"},
		{"link and file", channel("<@900> "+a, with("b.pdf", "")), a + " file:b.pdf"},
		{"a photo beside a link", channel("<@900> "+a, with("a.jpg", "image/jpeg")), a},
		{"a photo beside a text", channel("<@900> "+long, with("a.jpg", "image/jpeg")), "paste:The_council…late."},
		{"file and question", channel("<@900> how much did the roof cost?", with("message.txt", "")), "file:message.txt “how much did the roof cost?”"},
		{"poll", Event{Place: Channel, Message: says("<@900>", func(m *discordgo.Message) { m.Poll = &discordgo.Poll{} })}, "unsupported"},
	})
}

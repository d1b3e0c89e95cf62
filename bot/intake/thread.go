package intake

import (
	"strings"

	"github.com/bwmarrin/discordgo"
)

// aside begins a message that is not for the bot.
const aside = "//"

// thread answers a message in a thread that the bot opened: a question, unless it is for somebody else or asks
// nothing. A mention of the bot or a reply to it is always answered.
func (e *Event) thread(addressed bool) Request {
	m := e.Message
	target := replyTo(m)
	ours := target != nil && target.Author != nil && target.Author.ID == e.Bot
	// Who replies to a message that is gone still pings its author.
	toUs := addressed || ours || m.Type == discordgo.MessageTypeReply && pinged(m, e.Bot)
	if !toUs && e.forOthers(m) {
		return Request{Ignore: true}
	}
	own := e.holding(m, look{hosts: addressed, least: leastPaste, asking: true})
	question := asked(own.said)
	switch {
	case isPaste(own.sources):
		if question == "" {
			return request(own.sources, own.question)
		}
	case !own.empty():
		return request(own.sources, question)
	}
	said := tidy(own.said)
	if addressed && !ours {
		if there := e.repliedTo(target, leastPaste); !there.empty() {
			return request(there.sources, question)
		}
	}
	switch {
	case said != "" && (toUs || !asksNothing(said)):
		return Request{Question: said}
	case !toUs:
		return Request{Ignore: true}
	case own.kind != article:
		return refuse(own.kind)
	default:
		return Request{Reply: Help}
	}
}

// forOthers reports whether m is for somebody else: it replies to another, begins by mentioning another, or begins
// with the sign for asides.
func (e *Event) forOthers(m *discordgo.Message) bool {
	if m.Type == discordgo.MessageTypeReply {
		return true
	}
	content := strings.TrimSpace(m.Content)
	return strings.HasPrefix(content, aside) || strings.HasPrefix(content, "<@") ||
		strings.HasPrefix(content, "@everyone") || strings.HasPrefix(content, "@here")
}

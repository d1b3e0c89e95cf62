package render

import (
	"strings"

	"github.com/bwmarrin/discordgo"
)

// HelpText is what help depends on.
type HelpText struct {
	Bot       string // the bot's snowflake
	SentTo    string // where text is sent, "" = nowhere
	NoContent bool   // questions in threads need a mention
}

// Help says how to use the bot and where text is sent, in one short message.
func Help(h HelpText) *discordgo.MessageSend {
	questions := "write it in the thread under the digest"
	if h.NoContent {
		questions = "mention me in the thread under the digest, or press **Ask**"
	}
	sent := "No model is used: what you send me stays here."
	if h.SentTo != "" {
		sent = "Articles and questions are sent to " + plain(h.SentTo) + "."
	}
	return Notice(strings.Join([]string{
		"I summarise articles, and show for each sentence where the article says so.",
		"- **A digest:** mention me (<@" + h.Bot + ">) with a link, a file or the text; or /summarise; or, on any message, **Apps › Summarise article**",
		"- **A question:** " + questions + "; or /ask",
		"- **More:** /quotes who said what · /claims the key claims · /check whether the article bears a statement out",
		"-# " + sent + " I can be wrong about what matters, so look at the places I link.",
	}, "\n"))
}

package bot

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/render"
	"verbatim/summarise"
)

// maxTurns is how many earlier questions an answer has in mind.
const maxTurns = 12

// turns reads questions and answers out of messages, oldest first, and the digest that the last of them
// are about, nil if none is among them. Turns have their words but no places: they are for an engine to
// have in mind, not to be shown.
func (b *Bot) turns(messages []*discordgo.Message) (digest *discordgo.Message, turns []summarise.Answer) {
	var answered string // the message that the last answer answers
	var known bool      // whether it is still there to be read
	for _, m := range messages {
		if m.Author == nil || m.Author.ID != b.me().user {
			continue
		}
		if _, ok := b.digestIn(m); ok {
			digest, turns, answered, known = m, nil, "", false
			continue
		}
		said, ok := render.ReadAnswer(m)
		if !ok {
			continue
		}
		question, about := said.Question, m.ID
		if m.MessageReference != nil {
			about = m.MessageReference.MessageID
			if question == "" && m.ReferencedMessage != nil {
				question = b.withoutMention(m.ReferencedMessage.Content)
			}
		}
		further := about == answered || question == "" && m.MessageReference == nil
		switch {
		case further && known && said.Text != "":
			last := &turns[len(turns)-1]
			last.Claims = append(last.Claims, summarise.Claim{Text: said.Text})
		case further:
		case question == "":
			answered, known = about, false
		default:
			answered, known = about, true
			turn := summarise.Answer{Question: question}
			if said.Text != "" {
				turn.Claims = []summarise.Claim{{Text: said.Text}}
			}
			turns = append(turns, turn)
		}
	}
	return digest, turns[max(0, len(turns)-maxTurns):]
}

// withoutMention is what somebody wrote to the bot, without its name.
func (b *Bot) withoutMention(text string) string {
	me := b.me().user
	return strings.TrimSpace(strings.NewReplacer("<@"+me+">", "", "<@!"+me+">", "").Replace(text))
}

// digestIn returns what a message of the bot's shows of an article, false if it is no digest.
func (b *Bot) digestIn(m *discordgo.Message) (render.Shown, bool) {
	if m == nil || m.Author == nil || m.Author.ID != b.me().user {
		return render.Shown{}, false
	}
	return render.ReadDigest(m)
}

package intake

import (
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// fromPerson reports whether a person wrote m: neither a bot nor a webhook nor Discord itself. An event that could not
// be decoded, and the update that only adds a preview, come without an author.
func fromPerson(m *discordgo.Message) bool {
	return m.Author != nil && !m.Author.Bot && !m.Author.System && m.WebhookID == "" &&
		(m.Type == discordgo.MessageTypeDefault || m.Type == discordgo.MessageTypeReply)
}

// mentioned reports whether m addresses the bot: its mention stands in the text outside code and Discord counted it,
// or the bot's own role was mentioned. The ping of a reply alone, @everyone and roles that the bot merely holds do
// not address it.
func (e *Event) mentioned(m *discordgo.Message) bool {
	if e.Role != "" && slices.Contains(m.MentionRoles, e.Role) {
		return true
	}
	return pinged(m, e.Bot) && mentionIn(withoutCode(m.Content), e.Bot)
}

// pinged reports whether Discord counted a mention of the user in m.
func pinged(m *discordgo.Message, user string) bool {
	for _, u := range m.Mentions {
		if u != nil && u.ID == user {
			return true
		}
	}
	return false
}

// mentionIn reports whether <@user> or <@!user> stands in text.
func mentionIn(text, user string) bool {
	for {
		i := strings.Index(text, "<@")
		if i < 0 {
			return false
		}
		text = text[i+2:]
		if rest, ok := strings.CutPrefix(strings.TrimPrefix(text, "!"), user); ok && strings.HasPrefix(rest, ">") {
			return true
		}
	}
}

// withoutMentions blanks the bot's mentions in text, byte for byte, so that places in it stay.
func (e *Event) withoutMentions(text string) string {
	if !strings.Contains(text, "<@") {
		return text
	}
	for _, mention := range [...]string{"<@" + e.Bot + ">", "<@!" + e.Bot + ">", "<@&" + e.Role + ">"} {
		text = strings.ReplaceAll(text, mention, strings.Repeat(" ", len(mention)))
	}
	return text
}

// replyTo returns the message that m replies to, nil if it is none or Discord did not send it.
func replyTo(m *discordgo.Message) *discordgo.Message {
	if m.Type == discordgo.MessageTypeReply || m.Type == discordgo.MessageTypeThreadStarterMessage {
		return m.ReferencedMessage
	}
	return nil
}

package render

import (
	"github.com/bwmarrin/discordgo"

	"verbatim/bot/customid"
	"verbatim/summarise"
)

// buttons are those under a digest, in one row. The evidence button names the article: it is how
// [ReadDigest] knows a digest.
func buttons(a *summarise.Article, f Frame) []discordgo.MessageComponent {
	button := func(label string, style discordgo.ButtonStyle, v customid.Verb) discordgo.Button {
		id := customid.Action{Verb: v, Asker: f.Asker, Article: string(a.ID)}.String()
		return discordgo.Button{Label: label, Style: style, CustomID: id}
	}
	return []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
		button("Key quotes", discordgo.SecondaryButton, customid.Quotes),
		button("Evidence", discordgo.SecondaryButton, customid.Evidence),
		button("Ask", discordgo.PrimaryButton, customid.Ask),
		button("Delete", discordgo.DangerButton, customid.Delete),
	}}}
}

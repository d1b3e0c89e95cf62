package bot

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/intake"
	"verbatim/summarise"
	"verbatim/summarise/prose"
)

// Discord's limits of autocompletion: choices, and characters of each.
const (
	maxCompletions = 25
	maxCompletion  = 100
)

// complete answers an autocompletion, which cannot be deferred: nothing is read for it.
func (b *Bot) complete(ctx context.Context, q request, data discordgo.ApplicationCommandInteractionData) {
	opts := optionsOf(data)
	choices := []*discordgo.ApplicationCommandOptionChoice{}
	if speaker := opts["speaker"]; data.Name == cmdQuotes && speaker != nil && speaker.Focused {
		choices = b.speakers(b.atHand(ctx, q), opts.text("speaker"))
	}
	err := b.acknowledge(ctx, q.interaction, response{discordgo.InteractionApplicationCommandAutocompleteResult, completions{choices}})
	if err != nil {
		b.logger(q).Debug("completion lost", "err", err)
	}
}

// atHand returns the articles that a command means, as far as the store has them: the one its link leads
// to, else those that are talked about in its place.
func (b *Bot) atHand(ctx context.Context, q request) []*summarise.Article {
	asked := intake.Read(intake.Event{Place: intake.Slash, Bot: b.me().user, Options: intake.Given(q.interaction)})
	if len(asked.Sources) > 0 {
		l, ok := asked.Sources[0].(summarise.Link)
		if !ok {
			return nil
		}
		if a, ok := b.svc.KeptLink(ctx, l); ok {
			return []*summarise.Article{a}
		}
		return nil
	}
	return b.kept(ctx, b.memory.talksOf(ctx, q.place.channel))
}

// speakers returns the speakers of articles whose names hold what was typed, in the articles' order.
func (b *Bot) speakers(articles []*summarise.Article, typed string) []*discordgo.ApplicationCommandOptionChoice {
	choices := []*discordgo.ApplicationCommandOptionChoice{}
	seen := map[string]bool{}
	typed = prose.Fold(typed)
	for _, a := range articles {
		for _, q := range b.said(a) {
			name := q.Speaker
			if name == "" || seen[name] || !strings.Contains(prose.Fold(name), typed) || utf8.RuneCountInString(name) > maxCompletion {
				continue
			}
			seen[name] = true
			choices = append(choices, &discordgo.ApplicationCommandOptionChoice{Name: name, Value: name})
		}
	}
	return choices[:min(len(choices), maxCompletions)]
}

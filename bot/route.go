package bot

import (
	"context"
	"errors"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/customid"
	"verbatim/bot/intake"
	"verbatim/bot/render"
	"verbatim/summarise"
)

// command classifies a slash command.
func (b *Bot) command(q request, data discordgo.ApplicationCommandInteractionData) {
	opts := optionsOf(data)
	asked := intake.Read(intake.Event{Place: intake.Slash, Bot: b.me().user, Options: intake.Given(q.interaction)})
	if asked.Named != nil {
		b.atOnce(q, failure(asked.Named, reference(q.event)))
		return
	}
	q.sources = asked.Sources
	switch data.Name {
	case cmdHelp:
		b.atOnce(q, render.Help(b.help()))
	case cmdSummarise:
		want, err := wantOf(opts)
		switch {
		case err != nil:
			b.atOnce(q, render.Notice("I do not know that language. Name it by a tag such as en, de or pt-BR."))
		case len(q.sources) == 0:
			b.answerNow(q, form(render.PasteForm(customid.Action{Verb: customid.Paste, Length: string(want.Length), Lang: want.Lang})))
		default:
			q.want = want
			b.later(q, b.digest)
		}
	case cmdAsk:
		q.question = opts.text("question")
		b.later(q, b.askHere)
	case cmdQuotes:
		q.audience = threadPublic
		b.later(q, func(ctx context.Context, r *reply) error {
			return b.quotes(ctx, opts.text("speaker"), opts.text("about"), r)
		})
	case cmdClaims:
		q.audience = threadPublic
		b.later(q, b.claims)
	case cmdCheck:
		b.later(q, func(ctx context.Context, r *reply) error { return b.check(ctx, opts.text("statement"), r) })
	default:
		b.atOnce(q, render.OutOfDate())
	}
}

// menu classifies a message command: the same for what that message holds. On a message of the bot's own
// it means the article that message is about.
func (b *Bot) menu(q request, data discordgo.ApplicationCommandInteractionData) {
	var target *discordgo.Message
	if data.Resolved != nil {
		target = data.Resolved.Messages[data.TargetID]
	}
	asked := intake.Read(intake.Event{Place: intake.Menu, Bot: b.me().user, Message: target})
	switch {
	case b.speaksOf(target, asked.Sources):
		q.shown = target
	case len(asked.Sources) > 0:
		q.sources, q.more = asked.Sources, asked.More
	default:
		var err error = summarise.Errorf(summarise.Empty, "that message holds no link, file or text of an article")
		if asked.Named != nil {
			err = asked.Named
		}
		b.atOnce(q, failure(err, reference(q.event)))
		return
	}
	switch data.Name {
	case menuDigest:
		b.later(q, b.digest)
	case menuQuotes:
		q.audience = threadPublic
		b.later(q, func(ctx context.Context, r *reply) error { return b.quotes(ctx, "", "", r) })
	default:
		b.atOnce(q, render.OutOfDate())
	}
}

// pressed classifies a button. What buttons show is for who pressed them alone.
func (b *Bot) pressed(q request, id string) {
	action, err := customid.Parse(id)
	m := q.interaction.Message
	if err != nil || m == nil {
		if !errors.Is(err, customid.ErrVersion) {
			b.logger(q).Warn("button not understood", "err", err)
		}
		b.atOnce(q, render.OutOfDate())
		return
	}
	switch action.Verb {
	case customid.Quotes:
		q.audience = asker
		b.later(q, func(ctx context.Context, r *reply) error { return b.keyQuotes(ctx, m, r) })
	case customid.Evidence:
		q.audience = asker
		b.later(q, func(ctx context.Context, r *reply) error { return b.evidence(ctx, m, r) })
	case customid.Ask:
		action.Verb = customid.Question
		b.answerNow(q, form(render.QuestionForm(action)))
	case customid.Delete:
		b.remove(q, action, m)
	default:
		b.atOnce(q, render.OutOfDate())
	}
}

// submitted classifies a form.
func (b *Bot) submitted(q request, data discordgo.ModalSubmitInteractionData) {
	action, err := customid.Parse(data.CustomID)
	if err != nil {
		b.atOnce(q, render.OutOfDate())
		return
	}
	switch action.Verb {
	case customid.Paste:
		asked := intake.Read(intake.Event{Place: intake.Slash, Bot: b.me().user, Options: intake.Given(q.interaction)})
		if len(asked.Sources) == 0 {
			b.atOnce(q, failure(summarise.Errorf(summarise.Empty, "the form was empty"), reference(q.event)))
			return
		}
		q.sources = asked.Sources
		q.want = summarise.Want{Length: summarise.Length(action.Length), Lang: action.Lang}
		b.later(q, b.digest)
	case customid.Question:
		q.question = render.ReadForm(data).Question
		m := q.interaction.Message
		if m == nil || q.question == "" {
			b.atOnce(q, render.OutOfDate())
			return
		}
		if q.place.kind == textChannel {
			q.audience = asker // the answer stands in the thread, for everyone
		}
		b.later(q, func(ctx context.Context, r *reply) error { return b.askAbout(ctx, m, r) })
	default:
		b.atOnce(q, render.OutOfDate())
	}
}

// speaksOf reports whether a message is one of the bot's that means an article by being about it: a
// digest, or an answer without links. Its words are no article.
func (b *Bot) speaksOf(m *discordgo.Message, holds []summarise.Source) bool {
	if !b.isOwn(m) {
		return false
	}
	_, isDigest := b.digestIn(m)
	return isDigest || len(holds) == 0 || isPaste(holds)
}

// options are a slash command's options by name.
type options map[string]*discordgo.ApplicationCommandInteractionDataOption

func optionsOf(data discordgo.ApplicationCommandInteractionData) options {
	o := make(options, len(data.Options))
	for _, opt := range data.Options {
		o[opt.Name] = opt
	}
	return o
}

// text returns the value of a string option, "" if it was left out.
func (o options) text(name string) string {
	if opt := o[name]; opt != nil {
		text, _ := opt.Value.(string)
		return text
	}
	return ""
}

// wantOf reads a command's length and language.
func wantOf(o options) (summarise.Want, error) {
	length, ok := summarise.ParseLength(o.text("length"))
	if !ok {
		length = summarise.Standard // Discord offers the three choices alone
	}
	lang, err := summarise.ParseLang(o.text("language"))
	if err != nil {
		return summarise.Want{}, fmt.Errorf("language: %w", err)
	}
	return summarise.Want{Length: length, Lang: lang}, nil
}

package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// onInteraction classifies what came through a command, a button or a form. It only submits.
func (b *Bot) onInteraction(e *discordgo.InteractionCreate) {
	i := e.Interaction
	if i == nil || who(i) == nil {
		return
	}
	q := request{event: i.ID, place: b.placeOf(i.GuildID, i.ChannelID), asker: who(i).ID, interaction: i}
	if i.Member != nil {
		q.roles = i.Member.Roles
	}
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		switch {
		case i.Type == discordgo.InteractionApplicationCommandAutocomplete:
			b.queue.Now(func(ctx context.Context) { b.complete(ctx, q, data) })
		case data.CommandType == discordgo.MessageApplicationCommand:
			b.menu(q, data)
		default:
			b.command(q, data)
		}
	case discordgo.MessageComponentInteractionData:
		b.pressed(q, data.CustomID)
	case discordgo.ModalSubmitInteractionData:
		b.submitted(q, data)
	}
}

// who is who caused an interaction.
func who(i *discordgo.Interaction) *discordgo.User {
	if i.Member != nil {
		return i.Member.User
	}
	return i.User
}

// later acknowledges q and then works on its story. The acknowledgement does not wait behind any work;
// the work has its turn now, and begins when the acknowledgement is done.
func (b *Bot) later(q request, story func(context.Context, *reply) error) {
	r := b.replyTo(q)
	acknowledged := make(chan bool, 1)
	waits := b.queue.Submit(q.lane(), func(ctx context.Context) {
		if <-acknowledged {
			b.do(ctx, r, story)
		}
	})
	if !b.queue.Now(func(ctx context.Context) {
		done := false
		defer func() { acknowledged <- done }()
		if r.q.audience == threadPublic && r.q.place.kind == unknownPlace {
			r.q.place = b.placeSoon(ctx, r.q.place)
		}
		r.q.audience = r.q.audience.in(r.q.place)
		if err := b.acknowledge(ctx, q.interaction, deferral(r.q.audience)); err != nil {
			b.logger(q).Warn("interaction lost", "err", err)
			return
		}
		if !waits {
			r.refuse(ctx)
			return
		}
		if r.q.place.kind == unknownPlace {
			r.q.place = b.placeSoon(ctx, r.q.place)
		}
		done = true
	}) {
		acknowledged <- false
	}
}

// placeSoon is findPlace for an interaction that somebody waits for: where Discord does not say soon what
// the place is, it is taken for a text channel.
func (b *Bot) placeSoon(ctx context.Context, p place) place {
	ctx, cancel := context.WithTimeout(ctx, ackBudget/4)
	defer cancel()
	found, err := b.findPlace(ctx, p.guild, p.channel)
	if err != nil {
		b.log.Info("an interaction came from an unknown place", "guild", p.guild, "channel", p.channel, "err", err)
		p.kind = textChannel
		return p
	}
	return found
}

// atOnce acknowledges q with all there is to say, for the asker alone.
func (b *Bot) atOnce(q request, m *discordgo.MessageSend) { b.answerNow(q, notice(m)) }

// answerNow acknowledges q with what needs no work: a notice or a form.
func (b *Bot) answerNow(q request, r response) {
	b.queue.Now(func(ctx context.Context) {
		if err := b.acknowledge(ctx, q.interaction, r); err != nil {
			b.logger(q).Warn("interaction lost", "err", err)
		}
	})
}

package bot

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/intake"
	"verbatim/bot/render"
	"verbatim/summarise"
)

func (b *Bot) onMessage(e *discordgo.MessageCreate) {
	if e.Message == nil || !fromUser(e.Message) {
		return
	}
	b.recent.add(e.Message)
	b.heard(intake.Event{Message: e.Message})
}

func (b *Bot) onUpdate(e *discordgo.MessageUpdate) {
	if e.Message == nil || !fromUser(e.Message) || e.EditedTimestamp == nil { // Discord adds previews itself
		return
	}
	b.heard(intake.Event{Message: e.Message, Edited: true, Previous: b.recent.replace(e.Message)})
}

// fromUser reports whether a message has an author who is no bot. One that does not decode arrives empty.
func fromUser(m *discordgo.Message) bool { return m.Author != nil && !m.Author.Bot }

// heard decides whether a message asks for something, and takes it on. Nearly all messages end here: it
// looks at the message and at State, never at the store or at Discord.
func (b *Bot) heard(e intake.Event) {
	m := e.Message
	p := b.placeOf(m.GuildID, m.ChannelID)
	e.Place, e.Bot = p.kind.intake(), b.me().user
	if len(m.MentionRoles) > 0 {
		e.Role = b.ownRole(m.GuildID)
	}
	if asked := intake.Read(e); !asked.Ignore || p.kind == unknownPlace {
		b.take(e, p, asked)
	}
}

// take submits what a message seems to ask for. A message that holds an article is acknowledged at once
// by the reply that will show the digest; all others wait for what their place or neighbours say.
func (b *Bot) take(e intake.Event, p place, asked intake.Request) {
	m := e.Message
	r := b.replyTo(request{
		event: eventOf(e), place: p, asker: m.Author.ID, message: m,
		sources: asked.Sources, question: asked.Question,
	})
	if m.Member != nil {
		r.q.roles = m.Member.Roles
	}
	job := func(ctx context.Context) {
		b.do(ctx, r, func(ctx context.Context, r *reply) error { return b.message(ctx, e, r) })
	}
	if len(asked.Sources) == 0 || p.kind == unknownPlace {
		if !b.queue.Submit(r.q.lane(), job) && !asked.Ignore {
			b.queue.Now(r.refuse)
		}
		return
	}
	b.queue.Now(func(ctx context.Context) {
		if !b.memory.claim(ctx, r.q.event) {
			return
		}
		r.q.claimed = true
		if err := r.progress(ctx, render.Reading(len(asked.Sources))); err != nil {
			r.fail(ctx, err)
			return
		}
		if !b.queue.Submit(r.q.lane(), job) {
			r.refuse(ctx)
		}
	})
}

// message answers a message that seemed to ask for something: with what Discord knows besides, it is
// read once more, then each article it means is digested, or its question answered.
func (b *Bot) message(ctx context.Context, e intake.Event, r *reply) error {
	if r.q.place.kind == unknownPlace {
		p, err := b.findPlace(ctx, r.q.place.guild, r.q.place.channel)
		if err != nil {
			b.logger(r.q).Info("a message in an unknown place is left alone", "err", err)
			return nil
		}
		r.q.place, e.Place = p, p.kind.intake()
	}
	asked := intake.Read(e)
	if mayStandNear(asked, r.q.place) {
		e.Before = b.neighbours(ctx, e.Message)
		if r.q.place.kind == otherThread {
			e.Starter, _ = b.starter(ctx, r.q.place) // nil where there is none
		}
		asked = intake.Read(e)
	}
	if len(asked.Sources) == 0 && !asked.Ignore && asked.Named == nil && r.q.place.kind == textChannel {
		e.After = b.following(ctx, e.Message)
		asked = intake.Read(e)
	}
	if asked.Ignore || !r.q.claimed && !b.memory.claim(ctx, r.q.event) {
		return nil
	}
	r.q.sources, r.q.more, r.q.question = asked.Sources, asked.More, asked.Question
	switch {
	case len(asked.Sources) > 0 && !(asked.Guessed && asked.Question != ""):
		return b.digest(ctx, r)
	case asked.Named != nil:
		return asked.Named
	case asked.Reply == intake.Help:
		_, err := r.show(ctx, render.Help(b.help()))
		return err
	case asked.Question == "":
		return nil
	}
	b.typing(ctx, r.q.place.channel)
	r.q.sources = nil
	s, err := b.subject(ctx, r.q)
	if len(asked.Sources) > 0 && summarise.CodeOf(err) == summarise.NotFound {
		r.q.sources = asked.Sources
		return b.digest(ctx, r)
	}
	if err != nil {
		return err
	}
	return b.answer(ctx, s, r)
}

func isPaste(sources []summarise.Source) bool {
	if len(sources) == 0 {
		return false
	}
	_, ok := sources[0].(summarise.Paste)
	return ok
}

// mayStandNear reports whether what is meant may stand in the messages before: what is asked for without
// an article where others talk too, and the beginning of a text that was cut in two.
func mayStandNear(asked intake.Request, p place) bool {
	if len(asked.Sources) == 0 {
		return !asked.Ignore && (p.kind == textChannel || p.kind == otherThread)
	}
	return isPaste(asked.Sources)
}

// eventOf names an event among all by a snowflake. An edit is another event than the message: its
// snowflake is made of when it was edited (Discord reference, "Snowflake Format") and the message's own
// lower bits.
func eventOf(e intake.Event) string {
	m := e.Message
	id, err := strconv.ParseUint(m.ID, 10, 64)
	if !e.Edited || m.EditedTimestamp == nil || err != nil {
		return m.ID
	}
	const epoch, timeShift = 1420070400000, 22
	at := uint64(max(0, m.EditedTimestamp.UnixMilli()-epoch))
	return strconv.FormatUint(at<<timeShift|id&(1<<timeShift-1), 10)
}

// neighbours returns the messages just before m, oldest first; without the permission to read them none.
func (b *Bot) neighbours(ctx context.Context, m *discordgo.Message) []*discordgo.Message {
	before, err := b.messages(ctx, m.ChannelID, url.Values{"limit": {"10"}, "before": {m.ID}})
	if err != nil {
		return nil
	}
	slices.Reverse(before)
	return b.unanswered(before)
}

// unanswered leaves out messages that the bot has replied to: what stands in them was dealt with.
func (b *Bot) unanswered(messages []*discordgo.Message) []*discordgo.Message {
	answered := map[string]bool{}
	for _, m := range messages {
		if b.isOwn(m) && m.MessageReference != nil {
			answered[m.MessageReference.MessageID] = true
		}
	}
	return slices.DeleteFunc(messages, func(m *discordgo.Message) bool { return answered[m.ID] })
}

// forwardGap is how long the forward may take to come that a message announces: Discord's apps send the
// comment first and what is forwarded as the next message.
const forwardGap = 1500 * time.Millisecond

// following returns the messages just after m, oldest first, once a forward has had the time to come.
func (b *Bot) following(ctx context.Context, m *discordgo.Message) []*discordgo.Message {
	if sleep(ctx, forwardGap) != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, deliverBudget)
	defer cancel()
	after, err := b.messages(ctx, m.ChannelID, url.Values{"limit": {"5"}, "after": {m.ID}})
	if err != nil {
		return nil
	}
	slices.Reverse(after)
	return after
}

// help is what /help tells.
func (b *Bot) help() render.HelpText {
	return render.HelpText{Bot: b.me().user, SentTo: b.sentTo, NoContent: b.gateway.withoutContent.Load()}
}

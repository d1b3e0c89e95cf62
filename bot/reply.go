package bot

import (
	"context"
	"errors"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/render"
	"verbatim/summarise"
)

// reply is where a request is answered: one message that is posted once and edited from then on.
type reply struct {
	bot  *Bot
	q    request
	sent *discordgo.Message // what stands; nil before the first
	part int                // messages posted so far, for their nonces
	lost bool               // the interaction's own reply is gone, or its token has run out

	unsure bool // a post failed but may stand; the next one has its nonce
	barred bool // Discord refused a post here; a second try would only count against the bot
}

func (b *Bot) replyTo(q request) *reply { return &reply{bot: b, q: q} }

// Parts of a request's answer that stand beside the numbered ones of its reply.
const (
	partsEach  = 10  // how many messages one digest's reply may need, which keeps several digests' apart
	textPart   = 100 // the text attached to a thread
	answerPart = 200 // the answer to the question beside a link, and its further messages
)

// in returns a reply of its own in another channel, beside what stands here.
func (r *reply) in(channel string) *reply {
	q := r.q
	q.interaction, q.audience = nil, everyone
	if channel != q.place.channel {
		q.message = nil
		q.place = place{guild: q.place.guild, channel: channel, parent: q.place.channel, kind: ownThread}
	}
	return &reply{bot: r.bot, q: q, part: answerPart + r.part}
}

// show makes m what stands as the answer, and returns it as it stands. An interaction whose token has
// run out and a message that was deleted are answered by a new message in the channel, unless it was
// for the asker alone.
func (r *reply) show(ctx context.Context, m *discordgo.MessageSend) (*discordgo.Message, error) {
	var sent *discordgo.Message
	var err error
	switch {
	case r.q.interaction != nil && !r.lost:
		sent, err = r.bot.editReply(ctx, r.q.interaction, m)
	case r.sent != nil:
		sent, err = r.bot.edit(ctx, r.sent.ChannelID, r.sent.ID, m)
	default:
		return r.add(ctx, m)
	}
	switch restCode(err) {
	case discordgo.ErrCodeUnknownWebhook, discordgo.ErrCodeInvalidWebhookTokenProvided, discordgo.ErrCodeUnknownInteraction,
		discordgo.ErrCodeUnknownMessage:
		if r.q.interaction == nil || r.q.audience != asker {
			r.lost = true
			return r.add(ctx, m)
		}
	}
	if err != nil {
		return nil, refused(err, r.q.place.permissionToWrite(), r.q.place.channel)
	}
	r.sent = sent
	return sent, nil
}

// add posts m as one more message of the answer, a reply to the message that asked; where the bot may
// not read that (160002), without. What stands is then the new one.
func (r *reply) add(ctx context.Context, m *discordgo.MessageSend) (*discordgo.Message, error) {
	if r.q.message != nil {
		goesOn := false // if the message was deleted meanwhile, the answer is posted without it
		m.Reference = &discordgo.MessageReference{MessageID: r.q.message.ID, ChannelID: r.q.message.ChannelID, FailIfNotExists: &goesOn}
	}
	if !r.unsure {
		r.part++
	}
	sent, err := r.bot.post(ctx, r.q.place.channel, m, r.q.event, r.part)
	if restCode(err) == discordgo.ErrCodeCannotReplyWithoutPermissionToReadMessageHistory && m.Reference != nil {
		m.Reference = nil
		sent, err = r.bot.post(ctx, r.q.place.channel, m, r.q.event, r.part)
	}
	again := r.unsure
	r.unsure = err != nil
	if err != nil {
		err = refused(err, r.q.place.permissionToWrite(), r.q.place.channel)
		_, r.barred = errors.AsType[*refusal](err)
		return nil, err
	}
	r.sent = sent
	if again { // what stands may be what was posted before
		return r.show(ctx, m)
	}
	return sent, nil
}

// showAll shows the first of several messages in place of what stands and adds the others.
func (r *reply) showAll(ctx context.Context, messages []*discordgo.MessageSend) error {
	for n, m := range messages {
		var err error
		switch {
		case n == 0:
			_, err = r.show(ctx, m)
		case r.q.interaction != nil && !r.lost:
			_, err = r.bot.followUp(ctx, r.q.interaction, m)
		default:
			_, err = r.add(ctx, m)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// progress shows how far a message's answer is; an interaction shows that by itself. It may fail
// unnoticed, but for what Discord refuses, which the answer would meet too.
func (r *reply) progress(ctx context.Context, m *discordgo.MessageSend) error {
	if r.q.interaction != nil && !r.lost || r.sent != nil && r.sent.Content == m.Content {
		return nil
	}
	_, err := r.show(ctx, m)
	if _, ok := errors.AsType[*refusal](err); ok || err == nil {
		return err
	}
	r.bot.logger(r.q).Info("progress is not shown", "err", err)
	return nil
}

// refuse tells who asked that the queue did not take it: too many are waiting, or the bot is ending.
func (r *reply) refuse(ctx context.Context) {
	if r.bot.queue.Closed() {
		r.fail(ctx, errShutdown)
		return
	}
	if _, err := r.show(ctx, render.Busy()); err != nil {
		r.bot.logger(r.q).Warn("busy could not be told", "err", err)
	}
}

// fail tells of a failure in one kind sentence, and the log what it was. If the job's context ended, its
// cause is what is told. Where the bot may not write, it writes to the asker directly.
func (r *reply) fail(ctx context.Context, err error) {
	log, ref := r.bot.logger(r.q), reference(r.q.event)
	log.Warn("request failed", "code", summarise.CodeOf(err), "err", err)
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), deliverBudget)
	defer cancel()
	untold := err
	if !r.barred {
		_, untold = r.show(ctx, failure(err, ref))
	}
	if untold == nil {
		return
	}
	log.Warn("the failure could not be told in its place", "err", untold)
	if r.q.place.kind == directMessages {
		return
	}
	if err := r.bot.whisper(ctx, r.q, failure(untold, ref)); err != nil {
		log.Warn("the failure could not be told to who asked", "err", err)
	}
}

// whisper writes to who asked directly.
func (b *Bot) whisper(ctx context.Context, q request, m *discordgo.MessageSend) error {
	dm, err := tell[discordgo.Channel](ctx, b, http.MethodPost, discordgo.EndpointUserChannels("@me"), struct {
		Recipient string `json:"recipient_id"`
	}{q.asker})
	if err != nil {
		return err
	}
	_, err = b.post(ctx, dm.ID, m, q.event, textPart)
	return err
}

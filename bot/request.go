package bot

import (
	"context"
	"log/slog"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// jobBudget bounds one job from its start to its last message; an interaction token lives 15 minutes.
const jobBudget = 3 * time.Minute

// request is one thing somebody asked of the bot, whatever way it came in, and where its answer goes.
type request struct {
	event   string // snowflake of the message, edit or interaction; names the request in the log
	claimed bool   // the event is this request's: it is not handled twice
	place   place
	asker   string   // snowflake
	roles   []string // of the asker in the guild

	sources  []summarise.Source
	more     int                // links that were too many
	listed   bool               // the article is one of several, and a list of them stands already
	shown    *discordgo.Message // a message of the bot's whose article is meant, instead of sources
	want     summarise.Want
	question string

	message     *discordgo.Message     // answered by a reply to it; nil for interactions
	interaction *discordgo.Interaction // acknowledged already; nil for messages
	audience    audience
}

// audience is who sees the reply to an interaction; it is final with the acknowledgement.
type audience int

const (
	everyone     audience = iota
	asker                 // ephemeral
	threadPublic          // everyone in the article's thread, the asker elsewhere
)

// in returns who a reply in p is for: everyone or the asker.
func (a audience) in(p place) audience {
	if a != threadPublic {
		return a
	}
	if p.kind == ownThread {
		return everyone
	}
	return asker
}

// pointsTo is the message that a request was made on or by a reply to, nil for none.
func (q request) pointsTo() *discordgo.Message {
	if q.shown == nil && q.message != nil {
		return q.message.ReferencedMessage
	}
	return q.shown
}

// lane is where a request waits for those before it: questions of one conversation are answered in
// their order, everything else goes side by side.
func (q request) lane() string {
	if q.question != "" && len(q.sources) == 0 && q.place.kind != textChannel {
		return q.place.channel
	}
	return q.event
}

// logger has what the request's lines in the log have in common.
func (b *Bot) logger(q request) *slog.Logger {
	return b.log.With("ref", reference(q.event), "guild", q.place.guild, "channel", q.place.channel)
}

// do runs one job, bounded in time, and sees that every failure is told: also a panic's, which the
// queue then logs.
func (b *Bot) do(ctx context.Context, r *reply, story func(context.Context, *reply) error) {
	ctx, cancel := context.WithTimeoutCause(ctx, jobBudget, errTooLong)
	defer cancel()
	var err error = errPanic
	defer func() {
		if err != nil {
			r.fail(ctx, err)
		}
	}()
	err = story(ctx, r)
}

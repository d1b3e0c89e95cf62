// Package bot is Verbatim on Discord: it takes events, decides what they ask for, and delivers digests,
// answers and views of articles.
//
//	event ─▶ message.go, interaction.go ─▶ route.go ─▶ queue.go ─▶ digest.go, answer.go, view.go ─▶ reply.go, send.go
//	                                                   recall.go, place.go: what is meant, from what Discord shows
//	         gateway.go, line.go: the connection       rest.go, transport.go: every request, and its limits
//
// The session's handlers run on the gateway's read loop, in the order Discord sent the events
// (SyncEvents), so they only classify and submit; each has a recover of its own, since one event that
// does not decode would end the process. Whoever asks is acknowledged at once, beside everything that
// waits: a command by its deferral (acknowledge.go), a message with an article by the reply that will
// show the digest. Work is first come, first served per conversation (queue.go). All that leaves goes
// through send.go, which turns mentions off.
//
// The bot keeps nothing that it could not do without. A thread has the ID of the message it hangs on,
// and that message, its buttons' IDs and the thread's messages say which article is talked about and
// what was asked (recall.go); the store only makes that faster. Keys here, beside those of summarise:
//
//	event:v1:<hash of event ID>            claimed events, a day: each is handled once
//	thread:v1:<hash of thread ID>          → article ID and address, 7 days
//	place:v1:<hash of guild and article>   → thread with the article's digest, 7 days
//	posted:v1:<hash of message ID>         → what that digest was asked for, 7 days
//
// Decisions with their doubts:
//   - discordgo opens the connection, decodes events and keeps State. Its limiter, its reconnecting and its
//     repeats are gone round (rest.go, transport.go, gateway.go), each for what research on it measured.
//   - Nothing asked of the bot ends in silence: what it may not write where it was asked it writes to the
//     asker directly (reply.go), and what shutdown cuts off is told so. Lost are events that Discord does
//     not replay after a gap, as nothing is caught up yet, and what waits when the process is killed.
//   - Two that ask for one article at the same moment get a thread each: it is known only once it is open.
//   - A thread is known by State, which Discord tells of active ones; one that it has not announced costs
//     one look by REST.
//   - Edits count where the message is among the last 512 of people (recent.go); others are left alone.
package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/cache"
	"verbatim/summarise"
)

const (
	// grace is how long jobs that were accepted may still take at shutdown, which with closing the gateway
	// before and telling those that are cut off after takes at most 20 s.
	grace = 20*time.Second - closeBudget - tellBudget
	// tellBudget is how long those that are cut off may take to be told.
	tellBudget = 3 * time.Second
)

// Options are what a [Bot] is made of.
type Options struct {
	Token   string   // without "Bot "
	GuildID string   // register commands in this guild alone; "" = globally
	API     *url.URL // base address for REST; nil = Discord's
	Service *summarise.Service
	Store   cache.Store // to claim events and remember threads
	SentTo  string      // where text is sent, for /help: the model's host; "" = nowhere
	Now     func() time.Time
	Log     *slog.Logger
}

// Bot is the bot. Run it once.
type Bot struct {
	session  *discordgo.Session // for REST and State; the connection is gateway's
	gateway  *gateway
	svc      *summarise.Service
	memory   memory
	recent   recent
	queue    *queue
	openings openings
	guildID  string
	sentTo   string
	now      func() time.Time
	log      *slog.Logger

	grace      time.Duration // for jobs to be finished at shutdown
	ready      atomic.Pointer[identity]
	registered atomic.Bool // the commands are
}

// identity is who the bot is, as READY says.
type identity struct{ user, app string }

// New returns a bot that is not connected yet. Whether the token is valid shows when it runs.
func New(o Options) (*Bot, error) {
	if o.Token == "" {
		return nil, errors.New("the bot token is empty")
	}
	b := &Bot{
		session: newSession("Bot "+o.Token, &http.Client{
			Transport:     newTransport(newBase(), o.API, o.Now),
			Timeout:       restTimeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		}),
		svc:     o.Service,
		memory:  memory{o.Store},
		guildID: o.GuildID,
		sentTo:  o.SentTo,
		now:     o.Now,
		log:     o.Log,
		grace:   grace,
	}
	b.gateway = newGateway(b.session, o.Now, o.Log,
		guarded(b, b.onReady), guarded(b, b.onMessage), guarded(b, b.onUpdate), guarded(b, b.onInteraction))
	return b, nil
}

// newSession is a session of discordgo that does nothing by itself: it neither reconnects nor waits for
// limits nor repeats requests. Its own log is off, since it prints tokens.
func newSession(token string, client *http.Client) *discordgo.Session {
	s, _ := discordgo.New(token) // it returns no error
	s.Client = client
	s.SyncEvents = true
	s.ShouldReconnectOnError = false
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.LogLevel = discordgo.LogError - 1
	s.State.TrackEmojis, s.State.TrackVoice, s.State.TrackPresences, s.State.TrackThreadMembers = false, false, false, false
	return s
}

// newBase is the transport under transport.go: no proxy but the operator's DISCORD_API_URL.
func newBase() *http.Transport {
	return &http.Transport{
		ForceAttemptHTTP2:   true,
		MaxIdleConnsPerHost: 16,
		IdleConnTimeout:     90 * time.Second,
		TLSHandshakeTimeout: 10 * time.Second,
	}
}

// Run connects and works until ctx ends. Then it takes nothing new and finishes what it has accepted;
// what that takes more than its 20 s is cut off, and who asked is told. The error says what an operator
// should do; it is nil after an orderly end.
func (b *Bot) Run(ctx context.Context) error {
	lasting := context.WithoutCancel(ctx)
	jobs, cutOff := context.WithCancelCause(lasting)
	defer cutOff(nil)
	b.queue = newQueue(jobs, b.log)
	err := b.gateway.supervise(ctx)

	if b.queue.Close(b.grace) {
		return err
	}
	b.log.Warn("jobs are cut off at shutdown")
	cutOff(errShutdown)
	if !b.queue.Close(tellBudget) {
		b.log.Error("jobs did not end; who asked may not know")
	}
	return err
}

// guarded wraps a handler in the one recover that handlers have.
func guarded[E any](b *Bot, handle func(E)) func(*discordgo.Session, E) {
	return func(_ *discordgo.Session, event E) {
		defer func() {
			if r := recover(); r != nil {
				b.log.Error("handler panics", "event", fmt.Sprintf("%T", event), "err", r, "stack", string(debug.Stack()))
			}
		}()
		handle(event)
	}
}

// onReady runs while Open holds the session's lock, so it only notes and submits.
func (b *Bot) onReady(r *discordgo.Ready) {
	if r.User == nil {
		return
	}
	me := &identity{user: r.User.ID, app: r.User.ID}
	if r.Application != nil && r.Application.ID != "" {
		me.app = r.Application.ID
	}
	b.ready.Store(me)
	if !b.registered.Load() {
		b.queue.Now(func(ctx context.Context) { b.register(ctx, me) })
	}
	b.log.Info("connected to Discord", "guilds", len(r.Guilds))
}

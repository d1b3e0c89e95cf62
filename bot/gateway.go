package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/cenkalti/backoff/v5"
	"github.com/gorilla/websocket"
)

// Close codes of the gateway that a new try does not mend (Opcodes and Status Codes, "Reconnect: false").
const (
	closeAuthenticationFailed = 4004
	closeInvalidShard         = 4010
	closeShardingRequired     = 4011
	closeInvalidVersion       = 4012
	closeInvalidIntents       = 4013
	closeDisallowedIntents    = 4014
)

const intents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages | discordgo.IntentMessageContent

const (
	// openBudget is how long opening may take: the look for the address, the handshake, READY.
	openBudget = time.Minute
	// closeBudget is how long closing may take; discordgo itself waits a second for the other side.
	closeBudget = 3 * time.Second
	// shortLived is the age below which a lost connection counts as one that could not be opened. A
	// thousand IDENTIFYs in a day end the bot's token (Gateway, "Session Start Limit").
	shortLived = time.Minute
	// identifyPause is how far apart two IDENTIFYs are (Gateway, "max_concurrency", which is 1).
	identifyPause = 5 * time.Second
	// longestPause between tries is half a minute to a minute and a half, so that bots do not come in step.
	longestPause = time.Minute
)

// errStuck is a session that neither opens nor fails to. discordgo's Open waits for its own lock if the
// first packet it reads asks it to reconnect (its issues 513 and 1694).
var errStuck = errors.New("the session is stuck")

// gateway keeps the bot's connection to Discord.
type gateway struct {
	base     *discordgo.Session // whose token, client and State each session shares
	handlers []any              // of events, as discordgo takes them
	now      func() time.Time
	log      *slog.Logger
	line     line

	opening, closing time.Duration // how long each may take
	identifyPause    time.Duration

	lost           chan struct{} // a session's connection is
	greeted        atomic.Bool   // Discord has said READY or RESUMED since the last Open
	withoutContent atomic.Bool   // the message-content intent is not granted
}

func newGateway(base *discordgo.Session, now func() time.Time, log *slog.Logger, handlers ...any) *gateway {
	g := &gateway{
		base: base, now: now, log: log,
		opening: openBudget, closing: closeBudget, identifyPause: identifyPause,
		lost: make(chan struct{}, 1),
	}
	g.handlers = append(handlers,
		func(*discordgo.Session, *discordgo.Ready) { g.greeted.Store(true) },
		func(*discordgo.Session, *discordgo.Resumed) { g.greeted.Store(true) },
		func(*discordgo.Session, *discordgo.Disconnect) {
			select {
			case g.lost <- struct{}{}:
			default:
			}
		})
	return g
}

// session returns a session that Discord does not know yet: it will identify.
func (g *gateway) session(want discordgo.Intent) *discordgo.Session {
	s := newSession(g.base.Token, g.base.Client)
	s.State = g.base.State
	s.Dialer = g.line.dialer()
	s.Identify.Intents = want
	for _, h := range g.handlers {
		s.AddHandler(h)
	}
	return s
}

// supervise keeps the gateway open until ctx ends, then closes it. discordgo's own reconnecting is off,
// since it storms and never stops on fatal codes; Open resumes by itself. A session that got stuck, or
// that was lost before Discord greeted it, is left for a new one: it would resume what is no more, and
// identify in answer to the refusal, where the code with which Discord refuses that too is not seen.
// The error says what to do.
func (g *gateway) supervise(ctx context.Context) error {
	pause := backoff.NewExponentialBackOff()
	pause.InitialInterval, pause.MaxInterval = time.Second, longestPause
	want := intents
	s := g.session(want)
	defer func() { g.close(context.WithoutCancel(ctx), s) }()
	for ctx.Err() == nil {
		g.greeted.Store(false)
		select {
		case <-g.lost: // what was lost before is
		default:
		}
		err := g.open(ctx, s)
		wait := pause.NextBackOff()
		switch code := closeCode(err); {
		case err == nil || errors.Is(err, discordgo.ErrWSAlreadyOpen):
			if err != nil { // a loss was told twice; this connection is another one's successor
				g.greeted.Store(true)
			}
			opened := g.now()
			select {
			case <-ctx.Done():
				return nil
			case <-g.lost:
				g.log.Info("gateway disconnected")
			}
			if !g.greeted.Load() {
				g.close(ctx, s)
				s = g.session(want)
			} else if g.now().Sub(opened) > shortLived {
				pause.Reset()
				wait = rand.N(time.Second) // all bots lose a gateway at once
			}
		case ctx.Err() != nil:
			return nil
		case code == closeDisallowedIntents && want&discordgo.IntentMessageContent != 0:
			want &^= discordgo.IntentMessageContent
			s = g.session(want)
			g.withoutContent.Store(true)
			g.log.Warn("the message-content intent is off: questions in threads need a mention or the Ask button. " +
				"Turn it on at discord.com/developers > your application > Bot > Message Content Intent, then restart")
			wait = g.identifyPause
		case fatal(code) != "":
			return fmt.Errorf("discord ended the connection for good (%d): %s", code, fatal(code))
		case errors.Is(err, errStuck):
			g.log.Warn("gateway is stuck and left for a new session")
			s = g.session(want)
		default:
			g.log.Warn("gateway cannot be opened", "err", withoutURL(err))
		}
		_ = sleep(ctx, wait) // the loop sees when ctx ends
	}
	return nil
}

// open opens the session. Open itself heeds no context and has no deadlines, so when its time is over
// its connection is taken away from it.
func (g *gateway) open(ctx context.Context, s *discordgo.Session) error {
	g.line.mend()
	opened := make(chan error, 1)
	go func() { opened <- s.Open() }()
	if err, ok := first(ctx, opened, g.opening); ok {
		return err
	}
	g.line.cut()
	if err, ok := first(context.WithoutCancel(ctx), opened, g.closing); ok {
		return err
	}
	return errStuck
}

// close ends a session in order, or leaves it if that takes too long.
func (g *gateway) close(ctx context.Context, s *discordgo.Session) {
	closed := make(chan error, 1)
	go func() { closed <- s.Close() }()
	if err, ok := first(ctx, closed, g.closing); ok && err != nil && !errors.Is(err, discordgo.ErrWSNotFound) {
		g.log.Info("the gateway was not closed in order", "err", err)
	}
}

// first returns what comes, false if ctx or the time d ends before.
func first(ctx context.Context, from <-chan error, d time.Duration) (error, bool) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case err := <-from:
		return err, true
	case <-timer.C:
	case <-ctx.Done():
	}
	return nil, false
}

// fatal says what to do about the close codes that trying again does not mend, "" for all others.
func fatal(code int) string {
	switch code {
	case closeAuthenticationFailed:
		return "DISCORD_TOKEN is not a valid bot token; copy it anew from discord.com/developers > your application > Bot"
	case closeInvalidShard:
		return "the shard is not valid"
	case closeShardingRequired:
		return "the bot is in too many servers for one connection"
	case closeInvalidVersion:
		return "the gateway version is not valid any more; this program needs an update"
	case closeInvalidIntents:
		return "the intents are not valid; this program needs an update"
	case closeDisallowedIntents:
		return "an intent is not granted"
	}
	return ""
}

func closeCode(err error) int {
	if c, ok := errors.AsType[*websocket.CloseError](err); ok {
		return c.Code
	}
	return 0
}

package bot

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
	"verbatim/cache"
	"verbatim/summarise"
	"verbatim/summarise/extractive"
	"verbatim/summarise/reader"
)

// world is a Discord with a team, and the bot in it.
type world struct {
	*discordtest.Server
	t       testing.TB
	guild   *discordtest.Guild
	general *discordtest.Channel
	ada     *discordtest.User
	store   cache.Store
	engines []summarise.Engine
	log     *strings.Builder // what the bot logged, once it stopped
	token   string           // "" = the right one
	guildID string
	grace   time.Duration                      // what is left for jobs at shutdown, 0 = enough
	tap     func(*discordgo.InteractionCreate) // sees interactions too
	bot     *Bot
	done    chan error // what Run returned
}

// newWorld returns a Discord without the bot, which start starts.
func newWorld(t testing.TB, change ...func(*discordtest.Options)) *world {
	d := discordtest.New(t, change...)
	w := &world{Server: d, t: t, store: cache.NewMemory(cache.Options{}), engines: []summarise.Engine{extractive.New()}}
	w.guild = d.Guild("team")
	w.general = w.guild.Text("general")
	w.ada = d.User("ada")
	return w
}

// run runs the bot until the test ends or stop is called.
func (w *world) run() (stop func()) {
	w.t.Helper()
	api, err := url.Parse(w.URL())
	if err != nil {
		w.t.Fatal(err)
	}
	w.log = new(strings.Builder)
	log := slog.New(slog.NewTextHandler(&locked{w: io.MultiWriter(w.log, w.t.Output())}, nil))
	b, err := New(Options{
		Token:   cmp.Or(w.token, w.Token()),
		GuildID: w.guildID,
		API:     api,
		Service: summarise.New(summarise.Options{
			Reader:  reader.New(reader.Options{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Log: log}),
			Engines: w.engines,
			Store:   w.store,
			Now:     time.Now,
			Log:     log,
		}),
		Store: w.store,
		Now:   time.Now,
		Log:   log,
	})
	if err != nil {
		w.t.Fatal(err)
	}
	b.gateway.closing, b.gateway.identifyPause = 10*time.Millisecond, 0 // the limit of IDENTIFYs is not modelled
	b.grace = cmp.Or(w.grace, 10*time.Second)
	if w.tap != nil {
		b.gateway.handlers = append(b.gateway.handlers, func(_ *discordgo.Session, e *discordgo.InteractionCreate) { w.tap(e) })
	}
	w.bot = b
	ctx, cancel := context.WithCancel(context.Background())
	w.done = make(chan error, 1)
	go func() { w.done <- b.Run(ctx) }()
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-w.done; err != nil {
			w.t.Errorf("the bot stopped with %v", err)
		}
		if err := w.Until(w.soon(), func() bool { return !w.Connected() }); err != nil {
			w.t.Errorf("the bot is still connected: %v", err)
		}
	}
	w.t.Cleanup(stop)
	return stop
}

// start runs the bot until the test ends or stop is called, and waits until it can be used.
func (w *world) start() (stop func()) {
	w.t.Helper()
	stop = w.run()
	w.WaitConnected()
	w.WaitCommands("/"+cmdSummarise, menuQuotes)
	return stop
}

// soon is how long a test waits for what must come.
func (w *world) soon() context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	w.t.Cleanup(cancel)
	return ctx
}

// settled waits until a digest of a text has its thread, with the text in it.
func (w *world) settled(digest *discordtest.Message) *discordtest.Channel {
	w.t.Helper()
	thread := w.WaitThread(digest)
	w.WaitMessage(thread, nil)
	return thread
}

// locked is a writer for several goroutines.
type locked struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

// gated is the extractive engine, which waits for its gate and counts.
type gated struct {
	summarise.Engine
	gate    chan struct{} // closed, or one value for each that may pass
	waiting chan struct{} // one value for each that waits at the gate
	drafts  atomic.Int64
	replies atomic.Int64
}

func newGated() *gated {
	return &gated{Engine: extractive.New(), gate: make(chan struct{}), waiting: make(chan struct{}, 1000)}
}

func (g *gated) Draft(ctx context.Context, a *summarise.Article, want summarise.Want) (*summarise.Draft, error) {
	g.drafts.Add(1)
	if err := g.pass(ctx); err != nil {
		return nil, err
	}
	return g.Engine.Draft(ctx, a, want)
}

func (g *gated) Reply(ctx context.Context, a *summarise.Article, turns []summarise.Answer, question string) (*summarise.Draft, error) {
	g.replies.Add(1)
	if err := g.pass(ctx); err != nil {
		return nil, err
	}
	return g.Engine.Reply(ctx, a, turns, question)
}

func (g *gated) pass(ctx context.Context) error {
	g.waiting <- struct{}{}
	select {
	case <-g.gate:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// atGate waits until one more is at the gate.
func (g *gated) atGate(t testing.TB) {
	t.Helper()
	select {
	case <-g.waiting:
	case <-time.After(10 * time.Second):
		t.Fatal("nobody comes to the engine")
	}
}

// broken is an engine that makes digests and fails at questions.
type broken struct{ summarise.Engine }

func (broken) Reply(context.Context, *summarise.Article, []summarise.Answer, string) (*summarise.Draft, error) {
	return nil, summarise.Errorf(summarise.ModelFailed, "it is out of order")
}

// picky is an engine that makes no digest of what has a title like its own.
type picky struct {
	summarise.Engine
	title string
}

func (p picky) Draft(ctx context.Context, a *summarise.Article, want summarise.Want) (*summarise.Draft, error) {
	if strings.HasPrefix(a.Title, p.title) {
		return nil, summarise.Errorf(summarise.ModelFailed, "it does not like that one")
	}
	return p.Engine.Draft(ctx, a, want)
}

// minding is an engine that notes which turns it is given.
type minding struct {
	summarise.Engine
	mu    sync.Mutex
	turns []summarise.Answer
}

func (m *minding) Reply(ctx context.Context, a *summarise.Article, turns []summarise.Answer, question string) (*summarise.Draft, error) {
	m.mu.Lock()
	m.turns = turns
	m.mu.Unlock()
	return m.Engine.Reply(ctx, a, turns, question)
}

func (m *minding) last() []summarise.Answer {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.turns
}

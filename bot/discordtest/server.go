package discordtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Options say what kind of Discord to start. The zero value is a usual one.
type Options struct {
	Token     string           // the bot's; "" = "discordtest-token"
	BotName   string           // "" = "Verbatim"
	Addr      string           // where to listen, on a loopback address; "" = 127.0.0.1 and a free port
	Now       func() time.Time // nil = time.Now
	Invite    Permissions      // of the bot's managed role; 0 = the invite link's 309237763136
	Heartbeat time.Duration    // interval told in HELLO; 0 = 41.25 s
	// NoMessageContent: the message-content intent is off in the developer portal.
	// Asking for it closes the connection with 4014; REST blanks messages too.
	NoMessageContent bool
	// Patience of the Wait methods, in real time; 0 = 10 s.
	Patience time.Duration
}

// A Server is one Discord with one bot application. All methods may be called concurrently.
type Server struct {
	options  Options
	url      string
	http     *http.Server
	serving  sync.WaitGroup
	listener net.Listener
	tb       TB // nil outside tests

	mu          sync.Mutex
	changed     chan struct{} // closed and replaced at every change
	offset      time.Duration // of the clock
	lastID      uint64
	app         application
	bot         *User
	users       map[string]*User
	guilds      []*Guild
	channels    map[string]*Channel // threads and direct messages too
	messages    map[string]*message // ephemeral ones too
	attachments map[string]Attachment
	commands    map[string][]*command // by guild ID, "" = global
	dayCreates  map[string][]time.Time
	asked       []*Interaction
	sessions    map[string]*session
	conns       map[*conn]bool
	hushed      bool // new connections get no answer
	identifies  int
	resumes     int
	faults      []*Fault
	requests    []Request
	problems    []Problem
	excused     map[int]bool
	pings       []Ping
}

type application struct{ id, name string }

// Start starts a Discord on a loopback address. Close ends it.
func Start(o Options) (*Server, error) {
	o.fill()
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", o.Addr, err)
	}
	if host, ok := listener.Addr().(*net.TCPAddr); !ok || !host.IP.IsLoopback() {
		return nil, errors.Join(fmt.Errorf("%s is not a loopback address", o.Addr), listener.Close())
	}
	s := &Server{
		options: o, listener: listener, url: "http://" + listener.Addr().String(),
		changed: make(chan struct{}), users: map[string]*User{}, channels: map[string]*Channel{}, messages: map[string]*message{},
		attachments: map[string]Attachment{}, commands: map[string][]*command{}, dayCreates: map[string][]time.Time{},
		sessions: map[string]*session{}, conns: map[*conn]bool{}, excused: map[int]bool{},
	}
	s.bot = s.newUser(o.BotName)
	s.bot.bot = true
	s.app = application{id: s.newID(), name: o.BotName}
	s.http = &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second}
	s.serving.Go(func() {
		if err := s.http.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.problem(codeGeneral, "serve: %v", err)
		}
	})
	return s, nil
}

func (o *Options) fill() {
	if o.Token == "" {
		o.Token = "discordtest-token"
	}
	if o.BotName == "" {
		o.BotName = "Verbatim"
	}
	if o.Addr == "" {
		o.Addr = "127.0.0.1:0"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Invite == 0 {
		o.Invite = defaultInvite
	}
	if o.Heartbeat == 0 {
		o.Heartbeat = 41250 * time.Millisecond
	}
	if o.Patience == 0 {
		o.Patience = 10 * time.Second
	}
}

// Close ends all connections and stops listening.
func (s *Server) Close() error {
	s.mu.Lock()
	for c := range s.conns {
		c.drop()
	}
	s.mu.Unlock()
	// Closing is bounded by itself and must also happen when everything else was cancelled.
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	err := s.http.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = s.http.Close() // somebody was still being kept waiting by a scripted delay
	}
	s.serving.Wait()
	return err
}

// URL is the base address for a built binary: its DISCORD_API_URL.
func (s *Server) URL() string { return s.url }

// Token is the bot's token, without "Bot ".
func (s *Server) Token() string { return s.options.Token }

// ApplicationID is the application's snowflake.
func (s *Server) ApplicationID() string { return s.app.id }

// bump wakes whoever waits for a change. Server.mu is held.
func (s *Server) bump() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// Until waits until cond holds, and looks after every change. cond runs with the
// server locked by nobody, so it may call any method.
func (s *Server) Until(ctx context.Context, cond func() bool) error {
	if !s.wait(ctx.Done(), cond) {
		return ctx.Err()
	}
	return nil
}

// wait looks after every change until cond holds or out is closed.
func (s *Server) wait(out <-chan struct{}, cond func() bool) bool {
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if cond() {
			return true
		}
		select {
		case <-changed:
		case <-out:
			return false
		}
	}
}

// wireApplication is PrivateApplicationResponse.
type wireApplication struct {
	ID                                string   `json:"id"`
	Name                              string   `json:"name"`
	Icon                              *string  `json:"icon"`
	Description                       string   `json:"description"`
	Type                              *int     `json:"type"`
	Bot                               wireUser `json:"bot"`
	BotPublic                         bool     `json:"bot_public"`
	BotRequireCodeGrant               bool     `json:"bot_require_code_grant"`
	VerifyKey                         string   `json:"verify_key"`
	Flags                             int      `json:"flags"`
	FlagsNew                          string   `json:"flags_new"`
	RedirectURIs                      []string `json:"redirect_uris"`
	InteractionsEndpointURL           *string  `json:"interactions_endpoint_url"`
	RoleConnectionsVerificationURL    *string  `json:"role_connections_verification_url"`
	Owner                             wireUser `json:"owner"`
	ApproximateGuildCount             int      `json:"approximate_guild_count"`
	ApproximateUserInstallCount       int      `json:"approximate_user_install_count"`
	ApproximateUserAuthorizationCount int      `json:"approximate_user_authorization_count"`
	ExplicitContentFilter             int      `json:"explicit_content_filter"`
	Team                              *string  `json:"team"`
	EligibleOAuth2Scopes              []string `json:"eligible_oauth2_scopes"`
}

// flagMessageContentLimited: the intent is switched on for an app in fewer than 10,000
// servers (resources/application, "Application Flags").
const flagMessageContentLimited = 1 << 19

func (s *Server) appFlags() int {
	if s.options.NoMessageContent {
		return 0
	}
	return flagMessageContentLimited
}

func (q *call) getApplication() (answer, error) {
	s := q.s
	return ok(wireApplication{
		ID: s.app.id, Name: s.app.name, Bot: s.bot.wire(), VerifyKey: "00", Flags: s.appFlags(), FlagsNew: fmt.Sprint(s.appFlags()),
		RedirectURIs: []string{}, Owner: s.userNamed("owner").wire(), ApproximateGuildCount: len(s.guilds), EligibleOAuth2Scopes: []string{},
	}), nil
}

func (q *call) getSelf() (answer, error) { return ok(q.s.bot.wireSelf()), nil }

// DenyMessageContent switches the message-content intent off in the developer portal, and
// ends the sessions that have it, as Discord does (4014).
func (s *Server) DenyMessageContent() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.options.NoMessageContent = true
	for _, session := range s.sessions {
		if session.intents&intentMessageContent != 0 && session.conn != nil {
			session.conn.close(closeDisallowedIntents)
		}
	}
}

func (s *Server) sortedSessions() []*session {
	list := make([]*session, 0, len(s.sessions))
	for _, session := range s.sessions {
		list = append(list, session)
	}
	slices.SortFunc(list, func(a, b *session) int { return a.number - b.number })
	return list
}

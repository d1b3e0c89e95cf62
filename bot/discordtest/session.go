package discordtest

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// Gateway intents (events/gateway, "Gateway Intents").
const (
	intentGuilds          = 1 << 0
	intentGuildMembers    = 1 << 1
	intentGuildPresences  = 1 << 8
	intentGuildMessages   = 1 << 9
	intentGuildReactions  = 1 << 10
	intentDirectMessages  = 1 << 12
	intentDirectReactions = 1 << 13
	intentMessageContent  = 1 << 15

	knownIntents = 1<<22 - 1 | 1<<24 | 1<<25
)

// replayed is how many events a session keeps for RESUME. A bot that missed more has to
// identify anew.
const replayed = 1000

// session is one logical connection of the bot: it outlives sockets until it is invalidated.
type session struct {
	number  int // in order of IDENTIFY
	id      string
	intents int
	shard   [2]int // this one, of how many
	seq     int64
	events  []event // the last ones, for RESUME
	conn    *conn   // nil while disconnected
}

type event struct {
	seq   int64
	frame []byte
}

// packet is one gateway payload, either way.
type packet struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type *string         `json:"t"`
}

func encode(op int, data any, seq *int64, kind *string) ([]byte, error) {
	raw, err := json.Marshal(data)
	if err != nil {
		return nil, err
	}
	return json.Marshal(packet{Op: op, Data: raw, Seq: seq, Type: kind})
}

// An audience is who receives an event: sessions with the intent for its place (intents in
// a guild, direct in a direct message; 0 = always), of the shard that has the guild, while
// the bot can see the channel.
type audience struct {
	guild           *Guild
	channel         *Channel
	intents, direct int
}

// dispatch sends an event to every session it concerns; build makes the payload for each,
// since not all may see the same. Server.mu is held.
func (s *Server) dispatch(name string, to audience, build func(*session) any) {
	guild := to.guild
	if to.channel != nil {
		guild = to.channel.guild
		if !s.permissions(s.bot, to.channel).has(ViewChannel) {
			return
		}
	}
	if guild != nil && guild.members[s.bot.id] == nil {
		return
	}
	for _, session := range s.sortedSessions() {
		need := to.intents
		if guild == nil {
			need = to.direct
		}
		if session.intents&need != need || !session.carries(guild) {
			continue
		}
		s.send(session, name, build(session))
	}
}

// carries reports whether the session's shard has a guild; direct messages go to shard 0.
func (x *session) carries(g *Guild) bool {
	if g == nil {
		return x.shard[0] == 0
	}
	// Guild IDs are made here and parse.
	id, _ := strconv.ParseUint(g.id, 10, 64)
	return int(id>>22%uint64(x.shard[1])) == x.shard[0]
}

// send gives one event to a session: to its socket if it has one, and to its replay in any case.
func (s *Server) send(to *session, name string, data any) {
	to.seq++
	seq := to.seq
	frame, err := encode(opDispatch, data, &seq, &name)
	if err != nil {
		s.problem(codeGeneral, "discordtest could not write %s: %v", name, err)
		return
	}
	if len(to.events) == replayed {
		to.events = to.events[1:]
	}
	to.events = append(to.events, event{seq, frame})
	if to.conn != nil {
		to.conn.send(frame)
	}
}

type wireReady struct {
	V                int                `json:"v"`
	User             wireSelf           `json:"user"`
	Guilds           []unavailable      `json:"guilds"`
	SessionID        string             `json:"session_id"`
	ResumeGatewayURL string             `json:"resume_gateway_url"`
	Shard            *[2]int            `json:"shard,omitempty"`
	Application      partialApplication `json:"application"`
	PrivateChannels  []string           `json:"private_channels"`
}

type unavailable struct {
	ID          string `json:"id"`
	Unavailable bool   `json:"unavailable"`
}

type partialApplication struct {
	ID    string `json:"id"`
	Flags int    `json:"flags"`
}

// begin starts a session: READY with its guilds unavailable, then each as GUILD_CREATE.
func (s *Server) begin(c *conn, intents int, shard *[2]int, version int) *session {
	s.identifies++
	x := &session{number: s.identifies, id: fmt.Sprintf("session-%d-%s", s.identifies, s.newID()), intents: intents, shard: [2]int{0, 1}, conn: c}
	if shard != nil {
		x.shard = *shard
	}
	s.sessions[x.id] = x
	ready := wireReady{
		V: version, User: s.bot.wireSelf(), Guilds: []unavailable{}, SessionID: x.id, ResumeGatewayURL: s.gatewayURL(), Shard: shard,
		Application: partialApplication{s.app.id, s.appFlags()}, PrivateChannels: []string{},
	}
	var mine []*Guild
	for _, g := range s.guilds {
		if x.carries(g) && g.members[s.bot.id] != nil {
			mine = append(mine, g)
			ready.Guilds = append(ready.Guilds, unavailable{g.id, true})
		}
	}
	s.send(x, "READY", ready)
	if intents&intentGuilds != 0 {
		for _, g := range mine {
			s.send(x, "GUILD_CREATE", s.wireGuildCreate(g))
		}
	}
	s.bump()
	return x
}

// resume continues a session on a new socket: what was missed, then RESUMED. It fails when the
// session is unknown or what was missed is no longer kept.
func (s *Server) resume(c *conn, id string, seq int64) (*session, bool) {
	x := s.sessions[id]
	if x == nil || seq > x.seq || len(x.events) > 0 && seq < x.events[0].seq-1 {
		return nil, false
	}
	if x.conn != nil && x.conn != c {
		x.conn.drop()
	}
	x.conn = c
	for _, e := range x.events {
		if e.seq > seq {
			c.send(e.frame)
		}
	}
	s.resumes++
	s.send(x, "RESUMED", struct{}{})
	s.bump()
	return x, true
}

// Identifies counts the bot's IDENTIFYs; Discord allows 1000 in 24 hours.
func (s *Server) Identifies() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.identifies
}

// Resumes counts the sessions that were resumed.
func (s *Server) Resumes() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.resumes
}

// Connected reports whether a session of the bot is connected at this moment.
func (s *Server) Connected() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, x := range s.sessions {
		if x.conn != nil {
			return true
		}
	}
	return false
}

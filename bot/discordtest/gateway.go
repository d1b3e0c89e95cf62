package discordtest

import (
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Gateway opcodes (topics "Opcodes and Status Codes").
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoiceState     = 4
	opResume         = 6
	opReconnect      = 7
	opRequestMembers = 8
	opInvalidSession = 9
	opHello          = 10
	opAck            = 11
)

// Gateway close codes (topics "Opcodes and Status Codes").
const (
	closeUnknownOpcode     = 4001
	closeDecodeError       = 4002
	closeNotAuthenticated  = 4003
	closeBadToken          = 4004
	closeAlreadyIdentified = 4005
	closeRateLimited       = 4008
	closeInvalidShard      = 4010
	closeInvalidVersion    = 4012
	closeInvalidIntents    = 4013
	closeDisallowedIntents = 4014
)

// identifiesADay is the budget that GET /gateway/bot reports on.
const identifiesADay = 1000

func (s *Server) gatewayURL() string { return "ws" + strings.TrimPrefix(s.url, "http") + "/gateway" }

func (q *call) getGateway() (answer, error) {
	return ok(struct {
		URL string `json:"url"`
	}{q.s.gatewayURL()}), nil
}

type wireGatewayBot struct {
	URL    string         `json:"url"`
	Shards int            `json:"shards"`
	Limit  wireStartLimit `json:"session_start_limit"`
}

type wireStartLimit struct {
	Total          int `json:"total"`
	Remaining      int `json:"remaining"`
	ResetAfter     int `json:"reset_after"`
	MaxConcurrency int `json:"max_concurrency"`
}

func (q *call) getGatewayBot() (answer, error) {
	limit := wireStartLimit{
		Total: identifiesADay, Remaining: max(0, identifiesADay-q.s.identifies),
		ResetAfter: int((24 * time.Hour).Milliseconds()), MaxConcurrency: 1,
	}
	return ok(wireGatewayBot{URL: q.s.gatewayURL(), Shards: 1, Limit: limit}), nil
}

// serveGateway is one connection to the gateway, from HELLO to its end.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	c := &conn{s: s, ws: ws, wake: make(chan struct{}, 1), done: make(chan struct{})}
	var writer sync.WaitGroup
	writer.Go(c.write)
	s.mu.Lock()
	s.conns[c] = true
	if s.hushed {
		c.mute()
	}
	version := gatewayVersion(r)
	switch {
	case version == 0:
		c.close(closeInvalidVersion)
	case r.URL.Query().Get("encoding") != "json" || r.URL.Query().Get("compress") != "":
		s.problem(closeDecodeError, "gateway %s: only encoding=json without transport compression is modelled", r.URL.RawQuery)
		c.close(closeDecodeError)
	default:
		c.hello()
	}
	s.mu.Unlock()

	code := c.read(version)

	s.mu.Lock()
	delete(s.conns, c)
	if x := c.session; x != nil && x.conn == c {
		x.conn = nil
		if code == websocket.CloseNormalClosure || code == websocket.CloseGoingAway {
			delete(s.sessions, x.id) // these two end the session (events/gateway, "Initiating a Disconnect")
		}
	}
	s.bump()
	s.mu.Unlock()
	close(c.done)
	writer.Wait()
}

func gatewayVersion(r *http.Request) int {
	switch r.URL.Query().Get("v") {
	case "9":
		return 9
	case "10", "":
		return 10
	}
	return 0
}

func (c *conn) take(data []byte, version int) {
	var p packet
	if err := json.Unmarshal(data, &p); err != nil {
		c.offend(closeDecodeError, "a payload that is no JSON: %v", err)
		return
	}
	switch {
	case p.Op == opHeartbeat:
		c.sendOp(opAck, nil)
	case p.Op == opIdentify:
		c.identify(p.Data, version)
	case p.Op == opResume:
		c.resume(p.Data)
	case c.session == nil:
		c.offend(closeNotAuthenticated, "op %d before IDENTIFY", p.Op)
	case p.Op == opPresence:
		// Nobody looks at the bot's presence here.
	case p.Op == opRequestMembers || p.Op == opVoiceState:
		c.s.problem(codeGeneral, "gateway: op %d is not modelled", p.Op)
	default:
		c.offend(closeUnknownOpcode, "unknown op %d", p.Op)
	}
}

func (c *conn) identify(data json.RawMessage, version int) {
	var id struct {
		Token      string  `json:"token"`
		Intents    *int    `json:"intents"`
		Shard      *[2]int `json:"shard"`
		Properties *struct {
			OS string `json:"os"`
		} `json:"properties"`
	}
	s := c.s
	err := json.Unmarshal(data, &id)
	switch {
	case c.session != nil:
		c.offend(closeAlreadyIdentified, "a second IDENTIFY")
	case err != nil || id.Properties == nil:
		c.offend(closeDecodeError, "an IDENTIFY that cannot be read: %v", err)
	case strings.TrimPrefix(id.Token, "Bot ") != s.options.Token:
		c.close(closeBadToken)
	case id.Shard != nil && (id.Shard[1] < 1 || id.Shard[0] < 0 || id.Shard[0] >= id.Shard[1]):
		c.offend(closeInvalidShard, "shard %v", *id.Shard)
	case id.Intents == nil || *id.Intents&^knownIntents != 0:
		c.offend(closeInvalidIntents, "invalid intents")
	case *id.Intents&(intentGuildMembers|intentGuildPresences) != 0,
		*id.Intents&intentMessageContent != 0 && s.options.NoMessageContent:
		s.identifies++ // a refused one counts too
		c.close(closeDisallowedIntents)
		s.bump()
	default:
		c.session = s.begin(c, *id.Intents, id.Shard, version)
	}
}

func (c *conn) resume(data json.RawMessage) {
	var to struct {
		Token     string `json:"token"`
		SessionID string `json:"session_id"`
		Seq       int64  `json:"seq"`
	}
	switch err := json.Unmarshal(data, &to); {
	case c.session != nil:
		c.offend(closeAlreadyIdentified, "a RESUME in the middle of a session")
		return
	case err != nil:
		c.offend(closeDecodeError, "a RESUME that cannot be read: %v", err)
		return
	case strings.TrimPrefix(to.Token, "Bot ") != c.s.options.Token:
		c.close(closeBadToken)
		return
	}
	x, resumed := c.s.resume(c, to.SessionID, to.Seq)
	if !resumed {
		c.sendOp(opInvalidSession, false)
		return
	}
	c.session = x
}

package discordtest

import (
	"errors"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// conn is one socket. Writes go through a queue so that nobody waits for the other side
// while the server is locked.
type conn struct {
	s       *Server
	ws      *websocket.Conn
	session *session // nil before IDENTIFY or RESUME; guarded by Server.mu

	mu      sync.Mutex
	queue   [][]byte
	code    int  // close with it once the queue is empty; 0 = stay
	dropped bool // close the TCP connection, without a word
	muted   bool
	wake    chan struct{} // holds one token while there is something new
	done    chan struct{} // closed when the reader is finished
}

func (c *conn) nudge() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

func (c *conn) send(frame []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.muted {
		c.queue = append(c.queue, frame)
	}
	c.nudge()
}

// close sends what is queued and then a close frame with code.
func (c *conn) close(code int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.code == 0 {
		c.code = code
	}
	c.nudge()
}

func (c *conn) drop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropped = true
	c.nudge()
}

func (c *conn) mute() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.muted, c.queue = true, nil
}

// write is the socket's writing goroutine; it ends the connection as it was told to.
func (c *conn) write() {
	defer c.ws.Close()
	for {
		select {
		case <-c.wake:
		case <-c.done:
			return
		}
		c.mu.Lock()
		queue, code, dropped := c.queue, c.code, c.dropped
		c.queue = nil
		c.mu.Unlock()
		if dropped {
			return
		}
		for _, frame := range queue {
			if err := c.ws.WriteMessage(websocket.TextMessage, frame); err != nil {
				return
			}
		}
		if code != 0 {
			// A peer that is gone needs no close frame.
			_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
			return
		}
	}
}

func (c *conn) hello() {
	interval := struct {
		HeartbeatInterval int64 `json:"heartbeat_interval"`
	}{c.s.options.Heartbeat.Milliseconds()}
	c.sendOp(opHello, interval)
}

func (c *conn) sendOp(op int, data any) {
	frame, err := encode(op, data, nil, nil)
	if err != nil {
		c.s.problem(codeGeneral, "discordtest could not write op %d: %v", op, err)
		return
	}
	c.send(frame)
}

// read takes the bot's payloads until the connection ends, and returns the close code
// that the bot sent, 0 if it sent none.
func (c *conn) read(version int) int {
	var sent []time.Time
	for {
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			var closed *websocket.CloseError
			if errors.As(err, &closed) && closed.Code != websocket.CloseAbnormalClosure && closed.Code != websocket.CloseNoStatusReceived {
				return closed.Code
			}
			return 0
		}
		now := time.Now()
		for len(sent) > 0 && now.Sub(sent[0]) > time.Minute {
			sent = sent[1:]
		}
		sent = append(sent, now)
		c.s.mu.Lock()
		switch {
		case len(sent) > maxGatewayRate:
			c.offend(closeRateLimited, "more than %d sends in a minute", maxGatewayRate)
		case len(data) > maxGatewaySend:
			c.offend(closeDecodeError, "a payload of %d bytes; at most %d are allowed", len(data), maxGatewaySend)
		default:
			c.take(data, version)
		}
		c.s.mu.Unlock()
	}
}

// offend closes the connection over something that a correct bot never sends.
func (c *conn) offend(code int, format string, args ...any) {
	c.s.problem(code, "gateway: "+format, args...)
	c.close(code)
	c.s.bump()
}

package bot

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// silence is how long a gateway connection may say nothing: 2.2 heartbeat intervals of 41.25 s.
// Each heartbeat is acknowledged, so a longer silence is a dead connection.
const silence = 91 * time.Second

// dialBudget is how long the network may take to connect; with TLS and the upgrade twice that.
const dialBudget = 10 * time.Second

// line makes the gateway's connections, and can be cut. They end after silence. They are
// closed at TCP level before the read fails, so that discordgo's close frame 1000, which would end the
// session for good, cannot reach Discord, and the next Open resumes.
type line struct {
	mu     sync.Mutex
	last   net.Conn
	broken bool
}

var errCut = errors.New("the line is cut")

// dialer is what a session dials with.
func (l *line) dialer() *websocket.Dialer {
	return &websocket.Dialer{HandshakeTimeout: 2 * dialBudget, NetDialContext: l.dial}
}

func (l *line) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	c, err := (&net.Dialer{Timeout: dialBudget}).DialContext(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.broken {
		c.Close()
		return nil, errCut
	}
	l.last = &watchedConn{c}
	return l.last, nil
}

// cut ends the last connection, so that whoever reads from it gets an error at once, and lets no more be
// made until mend.
func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.broken = true
	if l.last != nil {
		l.last.Close()
	}
}

func (l *line) mend() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.broken = false
}

type watchedConn struct{ net.Conn }

func (c *watchedConn) Read(p []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(silence)); err != nil {
		return 0, err
	}
	n, err := c.Conn.Read(p)
	if ne, ok := errors.AsType[net.Error](err); ok && ne.Timeout() {
		c.Close()
	}
	return n, err
}

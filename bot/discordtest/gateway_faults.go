package discordtest

// Gateway faults. Each works on all connections that are open at that moment.

// Drop closes the bot's sockets without a word.
func (s *Server) Drop() { s.each((*conn).drop) }

// Reconnect sends op 7: connect again and resume.
func (s *Server) Reconnect() { s.each(func(c *conn) { c.sendOp(opReconnect, nil) }) }

// CloseWith closes the bot's sockets with a close code. The session can be resumed unless
// the code is one of those that end it (4007, 4009 and the fatal ones).
func (s *Server) CloseWith(code int) {
	s.each(func(c *conn) {
		if c.session != nil && !resumableCode(code) {
			delete(s.sessions, c.session.id)
		}
		c.close(code)
	})
}

func resumableCode(code int) bool {
	switch code {
	case 1000, 1001, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014:
		return false
	}
	return true
}

// Invalidate sends op 9 with false: the session is gone, identify anew.
func (s *Server) Invalidate() {
	s.each(func(c *conn) {
		if c.session != nil {
			delete(s.sessions, c.session.id)
			c.session = nil
		}
		c.sendOp(opInvalidSession, false)
	})
}

// InvalidateResumable sends op 9 with true: connect again and resume.
func (s *Server) InvalidateResumable() {
	s.each(func(c *conn) { c.sendOp(opInvalidSession, true) })
}

// AskHeartbeat sends op 1: beat at once.
func (s *Server) AskHeartbeat() { s.each(func(c *conn) { c.sendOp(opHeartbeat, nil) }) }

// Hush makes the gateway accept everything and say nothing any more, not even to
// heartbeats or new connections, until Speak.
func (s *Server) Hush() {
	s.mu.Lock()
	s.hushed = true
	s.mu.Unlock()
	s.each((*conn).mute)
}

// Speak ends Hush for new connections. Those that were silenced stay so.
func (s *Server) Speak() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hushed = false
}

func (s *Server) each(do func(*conn)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		do(c)
	}
	s.bump()
}

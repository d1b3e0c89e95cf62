package discordtest

import (
	"time"

	"github.com/bwmarrin/discordgo"
)

// TB is what this package needs of a [testing.TB], so that production code which starts a
// Discord does not link package testing.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	Cleanup(func())
}

// New starts a Discord for one test. When the test ends it is closed, and the test fails if
// the bot did anything that a correct one never does (see [Server.Problems]).
func New(t TB, change ...func(*Options)) *Server {
	t.Helper()
	var o Options
	for _, f := range change {
		f(&o)
	}
	s, err := Start(o)
	if err != nil {
		t.Fatalf("start discordtest: %v", err)
	}
	s.tb = t
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close discordtest: %v", err)
		}
		for _, p := range s.Problems() {
			t.Errorf("Discord would not have had this (%d): %s", p.Code, p.Text)
		}
	})
	return s
}

// Session is an open discordgo session, closed when the test ends. Closing takes discordgo
// a second. Handlers are added by prepare, before it opens.
func (s *Server) Session(t TB, prepare ...func(*discordgo.Session)) *discordgo.Session {
	t.Helper()
	session, err := s.NewSession()
	if err != nil {
		t.Fatalf("discordtest: %v", err)
	}
	for _, f := range prepare {
		f(session)
	}
	if err := session.Open(); err != nil {
		t.Fatalf("open a session: %v", err)
	}
	t.Cleanup(func() {
		if err := session.Close(); err != nil {
			t.Errorf("close the session: %v", err)
		}
	})
	return session
}

// fail ends the test. Without one it is a problem, and the caller returns nothing.
func (s *Server) fail(format string, args ...any) {
	if s.tb != nil {
		s.tb.Helper()
		s.tb.Fatalf(format, args...)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.problem(codeGeneral, format, args...)
}

// await waits until cond holds or patience ends.
func (s *Server) await(cond func() bool) bool {
	out := make(chan struct{})
	timer := time.AfterFunc(s.options.Patience, func() { close(out) })
	defer timer.Stop()
	return s.wait(out, cond)
}

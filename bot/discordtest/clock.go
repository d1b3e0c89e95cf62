package discordtest

import (
	"fmt"
	"strconv"
	"time"
)

// Now is what time it is in this Discord: the clock it was started with plus
// everything added by [Server.Advance].
func (s *Server) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now()
}

// Advance moves this Discord's clock forward. Interaction deadlines, token
// expiry, signed attachment addresses, snowflakes and the archiving of threads in which
// nothing happens follow it; heartbeats and scripted delays stay in real time, since the
// other side's do.
func (s *Server) Advance(by time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.offset += by
	for _, g := range s.guilds {
		for _, t := range s.activeThreads(g) {
			if s.now().Sub(t.active) > time.Duration(t.autoArchive)*time.Minute {
				s.archive(t)
			}
		}
	}
	s.bump()
}

func (s *Server) now() time.Time { return s.options.Now().Add(s.offset).UTC() }

// discordEpoch is the first millisecond of 2015: snowflakes count from it
// (reference, "Snowflakes").
const discordEpoch = 1420070400000

// newID makes the next snowflake. Snowflakes rise strictly, so sorting messages
// by ID is sorting them by age, as it is with Discord.
func (s *Server) newID() string {
	id := uint64(s.now().UnixMilli()-discordEpoch) << 22
	s.lastID = max(s.lastID+1, id)
	return strconv.FormatUint(s.lastID, 10)
}

// parseID reads a snowflake, the only kind of identifier a path may hold.
func parseID(text string) (uint64, error) {
	id, err := strconv.ParseUint(text, 10, 64)
	if err != nil || id == 0 {
		return 0, fmt.Errorf("value %q is not snowflake", text)
	}
	return id, nil
}

// stamp writes a time as Discord's JSON does: ISO 8601 with microseconds.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000+00:00") }

func stampOrNull(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	text := stamp(t)
	return &text
}

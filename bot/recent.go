package bot

import (
	"sync"

	"github.com/bwmarrin/discordgo"
)

// maxRecent is how many messages of people are kept, of all channels together: who edits a message to
// add a mention or a link mostly does it at once.
const maxRecent = 512

// recent keeps the last messages of people, so that an edit can be held against what was there before.
// discordgo's State would keep some of every channel and thread for ever.
type recent struct {
	mu   sync.Mutex
	ring [maxRecent]*discordgo.Message
	next int
}

func (r *recent) add(m *discordgo.Message) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ring[r.next] = m
	r.next = (r.next + 1) % maxRecent
}

// replace returns what is kept of m before it was edited, nil if nothing is, and keeps m instead.
func (r *recent) replace(m *discordgo.Message) *discordgo.Message {
	r.mu.Lock()
	defer r.mu.Unlock()
	for n, kept := range r.ring {
		if kept != nil && kept.ID == m.ID {
			r.ring[n] = m
			return kept
		}
	}
	return nil
}

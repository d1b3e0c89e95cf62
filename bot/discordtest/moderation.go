package discordtest

import (
	"slices"
)

// Archive puts a thread into the archive, as a moderator or the passing of time does.
func (c *Channel) Archive() {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.s.archive(c)
}

// Lock archives and locks a thread: only MANAGE_THREADS can write in it now.
func (c *Channel) Lock() {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.locked = true
	c.s.archive(c)
}

// Unarchive takes a thread out of the archive and unlocks it.
func (c *Channel) Unarchive() {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.locked = false
	c.s.unarchive(c)
}

// Delete deletes a channel with its threads, or a thread.
func (c *Channel) Delete() {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.s.deleteChannel(c)
}

// Unfurl adds the preview of a link that Discord's crawler found: a MESSAGE_UPDATE some
// time after the message, without an edit.
func (m *Message) Unfurl(e Embed) {
	m.s.mu.Lock()
	defer m.s.mu.Unlock()
	current := m.s.messages[m.ID]
	if current == nil || current.Deleted {
		return
	}
	e.Type = "link"
	current.Embeds = append(slices.Clone(current.Embeds), e)
	m.s.announce("MESSAGE_UPDATE", current)
	m.s.bump()
}

package discordtest

import (
	"fmt"
	"strings"
	"time"
)

// The message types that occur here (resources/message, "Message Types").
const (
	TypeDefault       = 0
	TypeThreadCreated = 18
	TypeReply         = 19
	TypeSlashCommand  = 20
	TypeThreadStarter = 21
	TypeMenuCommand   = 23
)

// The message flags that occur here.
const (
	FlagSuppressEmbeds        = 1 << 2
	FlagHasThread             = 1 << 5
	FlagEphemeral             = 1 << 6
	FlagLoading               = 1 << 7
	FlagSuppressNotifications = 1 << 12
	FlagComponentsV2          = 1 << 15
	FlagHasSnapshot           = 1 << 14

	settableFlags = FlagSuppressEmbeds | FlagSuppressNotifications | FlagComponentsV2
)

// A Message is a message as it was at one moment: it does not change any more.
// [Message.Now] looks again.
type Message struct {
	ID, ChannelID string
	Type          int
	Author        *User
	Content       string
	Embeds        []Embed
	Components    []Component
	Attachments   []Attachment
	Forwarded     *Message // what a forward holds, without an author; nil otherwise
	ReplyTo       string   // ID of the message it answers, or ""
	Mentions      []*User  // who is mentioned, as far as allowed
	Flags         int
	Created       time.Time
	Edited        time.Time // zero if never
	Edits         int       // how often it was edited
	Deleted       bool
	Reactions     []Reaction

	s *Server
}

// A Reaction is an emoji under a message and who put it there.
type Reaction struct {
	Emoji string
	By    []*User
}

// message is the message itself; guarded by Server.mu. Slices are replaced, never changed in place.
type message struct {
	Message
	channel   *Channel
	mentioned mentioned
	reply     *message // what ReplyTo names, if that is here
	thread    *Channel // opened from it
	response  *Interaction
	source    *message // of a thread starter
	nonce     string
}

func snapshots(list []*message) []*Message {
	shots := make([]*Message, len(list))
	for i, m := range list {
		shots[i] = m.snapshot()
	}
	return shots
}

func (m *message) snapshot() *Message {
	shot := m.Message
	return &shot
}

// Now is the message as it is at this moment.
func (m *Message) Now() *Message {
	m.s.mu.Lock()
	defer m.s.mu.Unlock()
	if current := m.s.messages[m.ID]; current != nil {
		return current.snapshot()
	}
	return m
}

// Channel is where the message stands.
func (m *Message) Channel() *Channel {
	m.s.mu.Lock()
	defer m.s.mu.Unlock()
	return m.s.channels[m.ChannelID]
}

// Thread is the thread opened from the message, nil if there is none or it was deleted.
func (m *Message) Thread() *Channel {
	m.s.mu.Lock()
	defer m.s.mu.Unlock()
	if current := m.s.messages[m.ID]; current != nil && current.thread != nil && !current.thread.deleted {
		return current.thread
	}
	return nil
}

// Link is the message's address, as "Copy Message Link" gives it.
func (m *Message) Link() string { return m.Channel().Link() + "/" + m.ID }

// Ephemeral reports whether only the asker sees the message.
func (m *Message) Ephemeral() bool { return m.Flags&FlagEphemeral != 0 }

// Loading reports whether the message still shows "thinking…".
func (m *Message) Loading() bool { return m.Flags&FlagLoading != 0 }

// Buttons are the labels of the message's buttons, in order.
func (m *Message) Buttons() []string {
	var labels []string
	walk(m.Components, func(c *Component) {
		if c.Type == button {
			labels = append(labels, c.Label)
		}
	})
	return labels
}

// Component finds a button or menu by its label or custom ID.
func (m *Message) Component(name string) (Component, bool) {
	var found *Component
	walk(m.Components, func(c *Component) {
		if found == nil && (c.Type == button || c.isSelect()) && (c.Label == name || c.CustomID == name) {
			found = c
		}
	})
	if found == nil {
		return Component{}, false
	}
	return *found, true
}

// Text is everything there is to read: content, embeds, displayed text, what was forwarded.
func (m *Message) Text() string {
	var parts []string
	add := func(lines ...string) {
		for _, line := range lines {
			if line != "" {
				parts = append(parts, line)
			}
		}
	}
	add(m.Content)
	for _, e := range m.Embeds {
		if e.Author != nil {
			add(e.Author.Name)
		}
		add(e.Title, e.Description)
		for _, f := range e.Fields {
			add(f.Name, f.Value)
		}
		if e.Footer != nil {
			add(e.Footer.Text)
		}
	}
	walk(m.Components, func(c *Component) { add(c.Content) })
	if m.Forwarded != nil {
		add(m.Forwarded.Text())
	}
	return strings.Join(parts, "\n")
}

// String is one line for failures: who, what kind, and how it begins.
func (m *Message) String() string {
	var marks []string
	for _, mark := range []struct {
		on   bool
		name string
	}{{m.Ephemeral(), "ephemeral"}, {m.Loading(), "thinking"}, {!m.Edited.IsZero(), "edited"}, {m.Deleted, "deleted"}} {
		if mark.on {
			marks = append(marks, mark.name)
		}
	}
	return fmt.Sprintf("%s %v type %d: %.200q, %d embeds, buttons %q, %d files", m.Author.name, marks, m.Type, m.Text(), len(m.Embeds), m.Buttons(), len(m.Attachments))
}

// isResponse: messages of interactions are sent through the application's webhook.
func (m *message) isResponse() bool { return m.response != nil }

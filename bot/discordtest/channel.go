package discordtest

import (
	"slices"
	"time"
)

// A ChannelKind is the API's channel type.
type ChannelKind int

// The channel types that are modelled.
const (
	Text               ChannelKind = 0
	DM                 ChannelKind = 1
	Announcement       ChannelKind = 5
	AnnouncementThread ChannelKind = 10
	PublicThread       ChannelKind = 11
	PrivateThread      ChannelKind = 12
	Forum              ChannelKind = 15
)

// A Channel is anything with messages in it: a channel of a guild, a direct message,
// a thread, a forum post (a thread whose parent is a forum). A forum itself holds posts only.
type Channel struct {
	s          *Server
	id         string
	kind       ChannelKind
	name       string
	guild      *Guild // nil in a direct message
	position   int
	overwrites []overwrite
	messages   []*message // oldest first
	recipients []*User    // of a direct message
	typing     []time.Time

	// of a thread
	parent      *Channel
	owner       *User
	created     time.Time
	active      time.Time // when something was last written, or it was taken out of the archive
	archived    bool
	archivedAt  time.Time // when archived last changed
	locked      bool
	autoArchive int                  // minutes
	slowmode    int                  // seconds
	joined      map[string]time.Time // by user ID
	posted      int                  // messages ever, without the starter
	deleted     bool
}

// ID is the channel's snowflake. That of a thread opened from a message is the message's.
func (c *Channel) ID() string { return c.id }

// Kind is the channel's type.
func (c *Channel) Kind() ChannelKind { return c.kind }

// Guild is the guild it belongs to, nil for a direct message.
func (c *Channel) Guild() *Guild { return c.guild }

// Parent is the channel that a thread is under, nil for other channels.
func (c *Channel) Parent() *Channel { return c.parent }

// Mention is what Discord puts into a message where somebody picks this channel from the list.
func (c *Channel) Mention() string { return "<#" + c.id + ">" }

// Link is the channel's address, as "Copy Link" gives it.
func (c *Channel) Link() string { return "https://discord.com/channels/" + c.guildPart() + "/" + c.id }

func (c *Channel) guildPart() string {
	if c.guild == nil {
		return "@me"
	}
	return c.guild.id
}

// Name is the channel's name now; "" for a direct message.
func (c *Channel) Name() string {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.name
}

// Messages lists what everybody who can read the channel sees, oldest first:
// no ephemeral messages.
func (c *Channel) Messages() []*Message {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return snapshots(c.messages)
}

// Last is the newest message, nil if there is none.
func (c *Channel) Last() *Message {
	if all := c.Messages(); len(all) > 0 {
		return all[len(all)-1]
	}
	return nil
}

// Threads lists the threads under this channel, archived ones too, oldest first.
func (c *Channel) Threads() []*Channel {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.s.threadsOf(c)
}

// Archived reports whether a thread is archived.
func (c *Channel) Archived() bool {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.archived
}

// Gone reports whether the channel was deleted.
func (c *Channel) Gone() bool {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.deleted
}

// Typed counts the times the bot has shown that it is typing here.
func (c *Channel) Typed() int {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return len(c.typing)
}

// Deny takes permissions from a role or a user in this channel and its threads.
func (c *Channel) Deny(who Subject, p Permissions) {
	c.setOverwrite(who, func(o *overwrite) { o.Deny, o.Allow = o.Deny|p, o.Allow&^p })
}

// Allow gives permissions to a role or a user in this channel and its threads.
func (c *Channel) Allow(who Subject, p Permissions) {
	c.setOverwrite(who, func(o *overwrite) { o.Allow, o.Deny = o.Allow|p, o.Deny&^p })
}

func (c *Channel) setOverwrite(who Subject, change func(*overwrite)) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	id, kind := who.overwriteTarget()
	i := slices.IndexFunc(c.overwrites, func(o overwrite) bool { return o.ID == id })
	if i < 0 {
		i = len(c.overwrites)
		c.overwrites = append(c.overwrites, overwrite{ID: id, Type: kind})
	}
	change(&c.overwrites[i])
	c.s.dispatch("CHANNEL_UPDATE", audience{channel: c, intents: intentGuilds}, func(*session) any { return c.wire() })
	c.s.bump()
}

func (c *Channel) isThread() bool {
	return c.kind == AnnouncementThread || c.kind == PublicThread || c.kind == PrivateThread
}

// speakBit is the permission that lets one write here.
func (c *Channel) speakBit() Permissions {
	if c.isThread() {
		return SendMessagesInThreads
	}
	return SendMessages
}

func (c *Channel) find(id string) *message {
	i := slices.IndexFunc(c.messages, func(m *message) bool { return m.ID == id })
	if i < 0 {
		return nil
	}
	return c.messages[i]
}

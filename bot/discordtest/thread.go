package discordtest

import (
	"cmp"
	"slices"
	"time"
)

// openThread makes a thread, from a message if there is one, and tells the gateway.
func (s *Server) openThread(parent *Channel, kind ChannelKind, owner *User, b *threadBody, from *message) *Channel {
	t := &Channel{
		s: s, kind: kind, name: b.Name.value, guild: parent.guild, parent: parent, owner: owner,
		created: s.now(), active: s.now(), archivedAt: s.now(), autoArchive: cmp.Or(b.AutoArchive.value, 4320), slowmode: b.Slowmode.value,
		joined: map[string]time.Time{owner.id: s.now()},
	}
	if from != nil {
		t.id = from.ID // a thread's ID is that of its message
	} else {
		t.id = s.newID()
	}
	s.channels[t.id] = t
	s.announceThread("THREAD_CREATE", t)
	switch {
	case from != nil:
		from.thread, from.Flags = t, from.Flags|FlagHasThread
		s.announce("MESSAGE_UPDATE", from)
		// The thread begins with an empty message that points to the one it was opened from.
		starter := s.newMessage(t, from.Author)
		starter.Type, starter.source = TypeThreadStarter, from
		s.deliver(starter)
	case kind == PublicThread && parent.kind != Forum:
		notice := s.newMessage(parent, owner)
		notice.Type, notice.Content, notice.ReplyTo, notice.thread = TypeThreadCreated, t.name, t.id, t
		s.deliver(notice)
	}
	s.bump()
	return t
}

func (s *Server) announceThread(event string, t *Channel) {
	s.dispatch(event, audience{channel: t, intents: intentGuilds}, func(*session) any {
		w := t.wireThreadFor(s.bot)
		w.NewlyCreated = event == "THREAD_CREATE"
		return w
	})
}

// wireThread is ThreadResponse.
type wireThread struct {
	ID               string            `json:"id"`
	Type             ChannelKind       `json:"type"`
	GuildID          string            `json:"guild_id"`
	ParentID         string            `json:"parent_id"`
	OwnerID          string            `json:"owner_id"`
	Name             string            `json:"name"`
	Flags            int               `json:"flags"`
	LastMessageID    *string           `json:"last_message_id"`
	MessageCount     int               `json:"message_count"`
	MemberCount      int               `json:"member_count"`
	TotalMessageSent int               `json:"total_message_sent"`
	RateLimitPerUser int               `json:"rate_limit_per_user"`
	Metadata         wireThreadData    `json:"thread_metadata"`
	Member           *wireThreadMember `json:"member,omitempty"`
	NewlyCreated     bool              `json:"newly_created,omitempty"` // THREAD_CREATE only
}

type wireThreadData struct {
	Archived            bool   `json:"archived"`
	ArchiveTimestamp    string `json:"archive_timestamp"`
	AutoArchiveDuration int    `json:"auto_archive_duration"`
	Locked              bool   `json:"locked"`
	CreateTimestamp     string `json:"create_timestamp"`
	Invitable           *bool  `json:"invitable,omitempty"`
}

// wireThreadMember is ThreadMemberResponse.
type wireThreadMember struct {
	ID            string `json:"id"`
	UserID        string `json:"user_id"`
	JoinTimestamp string `json:"join_timestamp"`
	Flags         int    `json:"flags"`
}

func (c *Channel) wireThread() wireThread {
	w := wireThread{
		ID: c.id, Type: c.kind, GuildID: c.guild.id, ParentID: c.parent.id, OwnerID: c.owner.id, Name: c.name,
		LastMessageID: c.lastMessageID(), MessageCount: min(50, c.posted), MemberCount: min(50, len(c.joined)), TotalMessageSent: c.posted,
		RateLimitPerUser: c.slowmode,
		Metadata: wireThreadData{
			Archived: c.archived, ArchiveTimestamp: stamp(c.archivedAt), AutoArchiveDuration: c.autoArchive,
			Locked: c.locked, CreateTimestamp: stamp(c.created),
		},
	}
	if c.kind == PrivateThread {
		invitable := true
		w.Metadata.Invitable = &invitable
	}
	return w
}

// wireThreadFor adds the reader's own membership.
func (c *Channel) wireThreadFor(u *User) wireThread {
	w := c.wireThread()
	if at := c.joined[u.id]; !at.IsZero() {
		w.Member = &wireThreadMember{ID: c.id, UserID: u.id, JoinTimestamp: stamp(at)}
	}
	return w
}

// archive puts a thread into the archive.
func (s *Server) archive(c *Channel) {
	c.archived, c.archivedAt = true, s.now()
	s.announceThread("THREAD_UPDATE", c)
	s.bump()
}

// unarchive takes it out again, which counts as activity.
func (s *Server) unarchive(c *Channel) {
	c.archived, c.archivedAt, c.active = false, s.now(), s.now()
	s.announceThread("THREAD_UPDATE", c)
	s.bump()
}

func (s *Server) deleteChannel(c *Channel) {
	event := "CHANNEL_DELETE"
	if c.isThread() {
		event = "THREAD_DELETE"
	}
	s.dispatch(event, audience{channel: c, intents: intentGuilds}, func(*session) any {
		if !c.isThread() {
			return c.wire()
		}
		return struct {
			ID       string      `json:"id"`
			GuildID  string      `json:"guild_id"`
			ParentID string      `json:"parent_id"`
			Type     ChannelKind `json:"type"`
		}{c.id, c.guild.id, c.parent.id, c.kind}
	})
	for _, t := range s.threadsOf(c) {
		t.deleted = true
		delete(s.channels, t.id)
	}
	c.deleted = true
	delete(s.channels, c.id)
	if c.guild != nil {
		c.guild.channels = slices.DeleteFunc(slices.Clone(c.guild.channels), func(other *Channel) bool { return other == c })
	}
	s.bump()
}

// threadsOf lists the threads under a channel, oldest first.
func (s *Server) threadsOf(parent *Channel) []*Channel {
	var list []*Channel
	for _, c := range s.channels {
		if c.parent == parent {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b *Channel) int { return cmp.Compare(a.id, b.id) })
	return list
}

// activeThreads lists the unarchived threads of a guild, oldest first.
func (s *Server) activeThreads(g *Guild) []*Channel {
	var active []*Channel
	for _, c := range s.channels {
		if c.guild == g && c.isThread() && !c.archived {
			active = append(active, c)
		}
	}
	slices.SortFunc(active, func(a, b *Channel) int { return cmp.Compare(a.id, b.id) })
	return active
}

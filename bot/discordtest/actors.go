package discordtest

import (
	"fmt"
	"slices"
	"strings"
)

// A Post is what a person writes.
type Post struct {
	Text    string
	Files   []File
	ReplyTo *Message
	// Quietly: the reply's @ is switched off.
	Quietly bool
	// Forward is a message to pass on; Text is then sent as a message of its own before it,
	// as the apps do.
	Forward *Message
}

// Post writes a message as this person. As in the desktop app, text of more than 2000
// characters becomes the file message.txt. It fails where the app would not let them.
func (u *User) Post(c *Channel, p Post) (*Message, error) {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.deleted {
		return nil, fmt.Errorf("%s writes to #%s: the channel is gone", u.name, c.name)
	}
	if c.kind == Forum {
		return nil, fmt.Errorf("%s writes to #%s: a forum takes posts only", u.name, c.name)
	}
	if err := s.maySpeak(u, c); err != nil {
		return nil, fmt.Errorf("%s writes to #%s: %w", u.name, c.name, err)
	}
	if clientLength(p.Text) > maxClientContent {
		p.Files = append(slices.Clone(p.Files), File{Name: "message.txt", MediaType: "text/plain; charset=utf-8", Data: []byte(p.Text)})
		p.Text = ""
	}
	if len(p.Files) > 0 && !s.permissions(u, c).has(AttachFiles) {
		return nil, fmt.Errorf("%s attaches a file in #%s: %w", u.name, c.name, missingPermissions(AttachFiles))
	}
	if len(p.Files) > maxFiles {
		return nil, fmt.Errorf("%s attaches %d files; at most %d can be", u.name, len(p.Files), maxFiles)
	}
	text := strings.TrimSpace(p.Text)
	if text == "" && len(p.Files) == 0 && p.Forward == nil {
		return nil, fmt.Errorf("%s has nothing to say", u.name)
	}
	var last *message
	if text != "" || len(p.Files) > 0 {
		last = s.newMessage(c, u)
		s.say(last, text, p)
	}
	if p.Forward != nil {
		last = s.forward(u, c, p.Forward)
	}
	return last.snapshot(), nil
}

// say fills and delivers a person's message.
func (s *Server) say(m *message, text string, p Post) {
	m.Content = text
	for _, f := range p.Files {
		m.Attachments = append(m.Attachments, s.upload(f))
	}
	if p.ReplyTo != nil {
		m.Type, m.ReplyTo, m.reply = TypeReply, p.ReplyTo.ID, s.messages[p.ReplyTo.ID]
	}
	allow := everyMention()
	allow.RepliedUser = !p.Quietly
	s.setMentions(m, s.mentions(m.channel, m.Author, text, allow, m.repliedUser()))
	s.deliver(m)
}

func (s *Server) forward(u *User, c *Channel, from *Message) *message {
	m := s.newMessage(c, u)
	m.Flags = FlagHasSnapshot
	shot := *from
	if current := s.messages[from.ID]; current != nil {
		shot = current.Message
	}
	shot.Author = nil
	m.Forwarded = &shot
	s.deliver(m)
	return m
}

// OpenPost opens a post in a forum: a thread whose first message has the thread's ID.
func (u *User) OpenPost(forum *Channel, title string, p Post) (*Channel, error) {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	if forum.kind != Forum {
		return nil, fmt.Errorf("#%s is no forum", forum.name)
	}
	if err := s.require(u, forum, SendMessages); err != nil {
		return nil, fmt.Errorf("%s posts to #%s: %w", u.name, forum.name, err)
	}
	t := s.openThread(forum, PublicThread, u, &threadBody{Name: optional[string]{value: title}}, nil)
	first := s.newMessage(t, u)
	first.ID = t.id
	s.say(first, strings.TrimSpace(p.Text), p)
	return t, nil
}

// OpenThread opens a thread of this person's own, from a message or, if that is nil, without one.
func (u *User) OpenThread(c *Channel, name string, from *Message) (*Channel, error) {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.kind != Text && c.kind != Announcement {
		return nil, fmt.Errorf("#%s can hold no threads", c.name)
	}
	if err := s.require(u, c, CreatePublicThreads); err != nil {
		return nil, fmt.Errorf("%s opens a thread in #%s: %w", u.name, c.name, err)
	}
	var start *message
	if from != nil {
		if start = s.messages[from.ID]; start == nil || start.Deleted || start.thread != nil {
			return nil, fmt.Errorf("no thread can be opened from that message")
		}
	}
	kind := PublicThread
	if c.kind == Announcement {
		kind = AnnouncementThread
	}
	return s.openThread(c, kind, u, &threadBody{Name: optional[string]{value: name}}, start), nil
}

// own is this person's message as it is now.
func (u *User) own(m *Message) (*message, error) {
	current := u.s.messages[m.ID]
	if current == nil || current.Deleted {
		return nil, fmt.Errorf("the message is gone")
	}
	return current, nil
}

// Edit changes the text of a message of this person's.
func (u *User) Edit(m *Message, text string) error {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	current, err := u.own(m)
	if err != nil {
		return err
	}
	if current.Author != u {
		return fmt.Errorf("%s can't edit a message of %s", u.name, current.Author.name)
	}
	current.Content = strings.TrimSpace(text)
	current.Edited, current.Edits = s.now(), current.Edits+1
	s.setMentions(current, s.mentions(current.channel, u, current.Content, everyMention(), current.repliedUser()))
	s.announce("MESSAGE_UPDATE", current)
	s.bump()
	return nil
}

// Delete removes a message: one's own, or with MANAGE_MESSAGES anybody's.
func (u *User) Delete(m *Message) error {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	current, err := u.own(m)
	if err != nil {
		return err
	}
	if current.Author != u {
		if err := s.require(u, current.channel, ManageMessages); err != nil {
			return fmt.Errorf("%s deletes a message of %s: %w", u.name, current.Author.name, err)
		}
	}
	s.remove(current)
	return nil
}

// React puts an emoji under a message.
func (u *User) React(m *Message, emoji string) error {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	current, err := u.own(m)
	if err != nil {
		return err
	}
	s.react(current, u, emoji)
	return nil
}

// seenBy reports whether u can see the message.
func (m *message) seenBy(u *User) bool {
	if m.Ephemeral() {
		return m.response != nil && m.response.by == u
	}
	return m.s.permissions(u, m.channel).has(ViewChannel)
}

// Sees reports whether this person can see a message: it is not deleted, and if it is
// ephemeral they are the one who asked.
func (u *User) Sees(m *Message) bool {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	current := s.messages[m.ID]
	return current != nil && !current.Deleted && current.seenBy(u)
}

// View lists the messages that this person sees in a channel, ephemeral ones included, oldest first.
func (u *User) View(c *Channel) []*Message {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	var seen []*message
	for _, m := range s.messages {
		if m.channel == c && !m.Deleted && m.seenBy(u) {
			seen = append(seen, m)
		}
	}
	slices.SortFunc(seen, func(a, b *message) int { return strings.Compare(a.ID, b.ID) })
	return snapshots(slices.Compact(seen))
}

package discordtest

import (
	"fmt"
	"strings"
)

// The Wait methods belong to tests. Each returns as soon as what it waits for is there; if it
// does not come within [Options.Patience] the test fails with what is there instead.

// WaitMessage waits for a message of the bot in c that is not "thinking…" any more and for
// which want (nil = any) holds, and returns the newest.
func (s *Server) WaitMessage(c *Channel, want func(*Message) bool) *Message {
	if s.tb != nil {
		s.tb.Helper()
	}
	var found *Message
	if !s.await(func() bool {
		for _, m := range c.Messages() {
			if m.Author == s.bot && !m.Loading() && m.Type != TypeThreadStarter && (want == nil || want(m)) {
				found = m
			}
		}
		return found != nil
	}) {
		s.fail("no such message of the bot came in #%s; there is:\n%s", c.Name(), s.Transcript(c))
	}
	return found
}

// WaitThread waits for a thread to be opened from m.
func (s *Server) WaitThread(m *Message) *Channel {
	if s.tb != nil {
		s.tb.Helper()
	}
	if !s.await(func() bool { return m.Thread() != nil }) {
		s.fail("no thread was opened from %v; there is:\n%s", m, s.Transcript(m.Channel()))
	}
	return m.Thread()
}

// WaitAnswer waits for the bot's reply to a person's message: an ordinary message that
// refers to it and for which want (nil = any) holds.
func (s *Server) WaitAnswer(m *Message, want func(*Message) bool) *Message {
	if s.tb != nil {
		s.tb.Helper()
	}
	return s.WaitMessage(m.Channel(), func(reply *Message) bool {
		return reply.ReplyTo == m.ID && (want == nil || want(reply))
	})
}

// WaitChange waits until want holds for a message, and returns it as it is then.
func (s *Server) WaitChange(m *Message, want func(*Message) bool) *Message {
	if s.tb != nil {
		s.tb.Helper()
	}
	if !s.await(func() bool { return want(m.Now()) }) {
		s.fail("the message did not become what was wanted; it is: %v", m.Now())
	}
	return m.Now()
}

// WaitConnected waits until the bot has a session.
func (s *Server) WaitConnected() {
	if s.tb != nil {
		s.tb.Helper()
	}
	if !s.await(s.Connected) {
		s.fail("the bot did not connect; it identified %d times", s.Identifies())
	}
}

// WaitCommands waits until the bot has registered commands of these names, slash commands with "/".
func (s *Server) WaitCommands(names ...string) {
	if s.tb != nil {
		s.tb.Helper()
	}
	missing := func() string {
		have := "\n" + strings.Join(s.Commands(), "\n") + "\n"
		for _, name := range names {
			if !strings.Contains(have, "\n"+name+"\n") {
				return name
			}
		}
		return ""
	}
	if !s.await(func() bool { return missing() == "" }) {
		s.fail("the bot did not register %q; there are %q", missing(), s.Commands())
	}
}

// WaitAcknowledged waits for the first response of whatever kind.
func (i *Interaction) WaitAcknowledged() {
	if i.s.tb != nil {
		i.s.tb.Helper()
	}
	if !i.s.await(i.Acknowledged) {
		i.s.fail("%v was not acknowledged", i)
	}
}

// WaitReply waits for the answer itself, not "thinking…".
func (i *Interaction) WaitReply() *Message {
	if i.s.tb != nil {
		i.s.tb.Helper()
	}
	if !i.s.await(func() bool { return i.Reply() != nil }) {
		i.s.fail("%v got no reply: %s", i, i.state())
	}
	return i.Reply()
}

// WaitFollowUp waits for the first message after the first answer.
func (i *Interaction) WaitFollowUp() *Message {
	if i.s.tb != nil {
		i.s.tb.Helper()
	}
	if !i.s.await(func() bool { return len(i.FollowUps()) > 0 }) {
		i.s.fail("%v got no follow-up: %s", i, i.state())
		return nil
	}
	return i.FollowUps()[0]
}

// WaitModal waits for a form.
func (i *Interaction) WaitModal() *Modal {
	if i.s.tb != nil {
		i.s.tb.Helper()
	}
	if !i.s.await(func() bool { return i.Modal() != nil }) {
		i.s.fail("%v opened no form: %s", i, i.state())
	}
	return i.Modal()
}

// WaitChoices waits for an autocompletion's suggestions.
func (i *Interaction) WaitChoices() []Choice {
	if i.s.tb != nil {
		i.s.tb.Helper()
	}
	if !i.s.await(i.Acknowledged) {
		i.s.fail("%v got no suggestions", i)
		return nil
	}
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	return i.choices
}

// state says how far an interaction has come.
func (i *Interaction) state() string {
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	switch {
	case i.acknowledged.IsZero():
		return "it was not acknowledged"
	case i.modal != nil:
		return fmt.Sprintf("it was answered with the form %q", i.modal.Title)
	case i.original != nil:
		return fmt.Sprintf("there is %v", i.original.snapshot())
	}
	return fmt.Sprintf("it was acknowledged with type %d", i.response)
}

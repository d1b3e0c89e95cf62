package discordtest

import (
	"net/http"
	"slices"
	"time"
)

// nonceLife: a nonce repeated within "the past few minutes" returns the first message
// (resources/message, "Create Message", enforce_nonce).
const nonceLife = 5 * time.Minute

// postMessage is Create Message.
func (q *call) postMessage() (answer, error) {
	c, err := q.channel()
	if err != nil {
		return answer{}, err
	}
	var b messageBody
	if err := q.decodeMessage(&b, &b.files); err != nil {
		return answer{}, err
	}
	s := q.s
	if c.kind == Forum {
		return answer{}, refuse(http.StatusBadRequest, codeForumMessage, "Cannot send messages in a forum channel")
	}
	if err := s.maySpeak(s.bot, c); err != nil {
		return answer{}, err
	}
	flags := b.Flags.value & settableFlags
	b.tidy()
	var f form
	f.check(nil, &b, flags)
	if err := f.err(); err != nil {
		return answer{}, err
	}
	if err := b.unsupported(); err != nil {
		return answer{}, err
	}
	if b.blank() {
		return answer{}, refuse(http.StatusBadRequest, codeEmptyMessage, "Cannot send an empty message")
	}
	if len(b.files) > 0 {
		if err := s.require(s.bot, c, AttachFiles); err != nil {
			return answer{}, err
		}
	}
	if len(b.Embeds.value) > 0 && !s.permissions(s.bot, c).has(EmbedLinks) {
		// An embed alone is refused, one beside content is dropped (discord-api-docs#2601).
		b.Embeds.value = nil
		if b.blank() {
			return answer{}, missingPermissions(EmbedLinks)
		}
	}
	reply, err := s.referenced(c, b.Reference)
	if err != nil {
		return answer{}, err
	}
	if b.EnforceNonce {
		if before := s.sameNonce(c, b.nonce()); before != nil {
			return ok(s.wire(before, s.restView())), nil
		}
	}
	m := s.newMessage(c, s.bot)
	m.nonce = b.nonce()
	if reply != nil {
		m.Type, m.ReplyTo, m.reply = TypeReply, reply.ID, reply
	}
	s.fill(m, &b, flags, everyMention())
	s.deliver(m)
	return ok(s.wire(m, s.restView())), nil
}

// maySpeak holds a writer to the channel's permissions and a thread's state.
func (s *Server) maySpeak(u *User, c *Channel) error {
	if c.kind == DM && u == s.bot && !s.shareGuild(c) {
		return refuse(http.StatusForbidden, codeCannotDM, "Cannot send messages to this user")
	}
	if err := s.require(u, c, c.speakBit()); err != nil {
		return err
	}
	if c.locked && !s.permissions(u, c).has(ManageThreads) {
		return refuse(http.StatusForbidden, codeThreadLocked, "Thread is locked")
	}
	return nil
}

// shareGuild reports whether the bot and the other side of a direct message meet anywhere.
func (s *Server) shareGuild(dm *Channel) bool {
	return slices.ContainsFunc(s.guilds, func(g *Guild) bool {
		return !slices.ContainsFunc(dm.recipients, func(u *User) bool { return g.members[u.id] == nil })
	})
}

// referenced finds what a request replies to: nil if it replies to nothing, or to something
// that is gone and does not mind (fail_if_not_exists false).
func (s *Server) referenced(c *Channel, ref *messageReference) (*message, error) {
	if ref == nil || ref.MessageID == "" {
		return nil, nil
	}
	at := []string{"message_reference"}
	if ref.Type != 0 {
		return nil, refuse(http.StatusBadRequest, codeGeneral, "Not modelled").because("discordtest models no forwards by the bot")
	}
	if err := s.require(s.bot, c, ReadMessageHistory); err != nil {
		return nil, refuse(http.StatusForbidden, codeReplyNeedsHistory, "Cannot reply without permission to read message history")
	}
	m := c.find(string(ref.MessageID))
	switch {
	case m == nil && (ref.FailIfNotExists == nil || *ref.FailIfNotExists), ref.ChannelID != "" && string(ref.ChannelID) != c.id:
		return nil, invalid(at, "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
	case m != nil && m.Type != TypeDefault && m.Type != TypeReply && m.Type != TypeSlashCommand && m.Type != TypeMenuCommand:
		return nil, invalid(at, "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE", "Cannot reply to a system message")
	}
	return m, nil
}

func (s *Server) sameNonce(c *Channel, nonce string) *message {
	if nonce == "" {
		return nil
	}
	i := slices.IndexFunc(c.messages, func(m *message) bool {
		return m.Author == s.bot && m.nonce == nonce && s.now().Sub(m.Created) < nonceLife
	})
	if i < 0 {
		return nil
	}
	return c.messages[i]
}

func (s *Server) newMessage(c *Channel, author *User) *message {
	return &message{Message: Message{ID: s.newID(), ChannelID: c.id, Author: author, Created: s.now(), s: s}, channel: c}
}

// fill writes a checked body into a new message.
func (s *Server) fill(m *message, b *messageBody, flags int, usual *allowedMentions) {
	m.Content, m.Embeds, m.Components, m.Flags = b.Content.value, b.Embeds.value, b.Components.value, m.Flags|flags
	if flags&FlagSuppressEmbeds != 0 {
		m.Embeds = nil
	}
	m.Attachments = s.attach(b, nil)
	if b.AllowedMentions != nil {
		usual = b.AllowedMentions
	}
	s.setMentions(m, s.mentions(m.channel, m.Author, m.Content, usual, m.repliedUser()))
	if m.Author == s.bot {
		s.note(m, mentioned{})
	}
}

// repliedUser is whom a reply pings: nobody when it answers the answer to an interaction, which a webhook wrote.
func (m *message) repliedUser() *User {
	if m.reply == nil || m.reply.isResponse() {
		return nil
	}
	return m.reply.Author
}

func (s *Server) setMentions(m *message, found mentioned) {
	m.mentioned, m.Mentions = found, found.users
}

// deliver puts a finished message where it belongs and tells the gateway. Writing in an
// archived thread brings it back.
func (s *Server) deliver(m *message) {
	s.messages[m.ID] = m
	c := m.channel
	if !m.Ephemeral() {
		if c.archived {
			s.unarchive(c)
		}
		c.messages = append(c.messages, m)
		c.active = s.now()
		if m.Type != TypeThreadStarter {
			c.posted++
		}
		if c.isThread() && c.joined[m.Author.id].IsZero() {
			c.joined[m.Author.id] = s.now()
		}
	}
	s.announce("MESSAGE_CREATE", m)
	s.bump()
}

// announce sends a message event. What is ephemeral reaches the bot only as the event of its own answer.
func (s *Server) announce(event string, m *message) {
	s.dispatch(event, audience{channel: m.channel, intents: intentGuildMessages, direct: intentDirectMessages},
		func(to *session) any {
			return s.wire(m, view{content: to.intents&intentMessageContent != 0, gateway: true})
		})
}

func (c *Channel) guildID() string {
	if c.guild == nil {
		return ""
	}
	return c.guild.id
}

package discordtest

import (
	"net/http"
	"slices"
)

// patchMessage is Edit Message. Of other people's messages only the flags may be changed.
func (q *call) patchMessage() (answer, error) {
	c, m, err := q.channelAndMessage()
	if err != nil {
		return answer{}, err
	}
	var b messageBody
	if err := q.decodeMessage(&b, &b.files); err != nil {
		return answer{}, err
	}
	s := q.s
	if m.Author != s.bot {
		if b.Content.set || b.Embeds.set || b.Components.set || len(b.files) > 0 {
			return answer{}, refuse(http.StatusForbidden, codeNotAuthor, "Cannot edit a message authored by another user")
		}
		if err := s.require(s.bot, c, ManageMessages); err != nil {
			return answer{}, err
		}
	}
	if c.archived {
		return answer{}, refuse(http.StatusBadRequest, codeArchived, "Thread is archived")
	}
	if len(b.files) > 0 {
		if err := s.require(s.bot, c, AttachFiles); err != nil {
			return answer{}, err
		}
	}
	usual := everyMention()
	if m.isResponse() {
		usual = userMentions()
	}
	if err := s.edit(m, &b, usual); err != nil {
		return answer{}, err
	}
	return ok(s.wire(m, s.restView())), nil
}

// edit changes what a body names and leaves the rest. usual are the mentions let through
// when the body does not say. Nothing changes if the outcome breaks a rule.
func (s *Server) edit(m *message, b *messageBody, usual *allowedMentions) error {
	b.tidy()
	flags := m.Flags
	if b.Flags.set {
		// Only SUPPRESS_EMBEDS can be taken off again; the components-v2 flag can be set for good.
		flags = flags&^FlagSuppressEmbeds | b.Flags.value&FlagSuppressEmbeds | b.Flags.value&FlagComponentsV2
	}
	after := messageBody{Content: b.Content, Embeds: b.Embeds, Components: b.Components, AllowedMentions: b.AllowedMentions, Attachments: b.Attachments, files: b.files}
	if !b.Content.set {
		after.Content.value = m.Content
	}
	if !b.Embeds.set {
		after.Embeds.value = m.Embeds
	}
	if !b.Components.set {
		after.Components.value = m.Components
	}
	var f form
	f.check(nil, &after, flags)
	if err := f.err(); err != nil {
		return err
	}
	if err := b.unsupported(); err != nil {
		return err
	}
	if m.Author == s.bot && !m.isResponse() && !s.permissions(s.bot, m.channel).has(EmbedLinks) {
		after.Embeds.value = nil
	}
	attachments := s.attach(b, m.Attachments)
	if after.blank() && len(attachments) == 0 {
		return refuse(http.StatusBadRequest, codeEmptyMessage, "Cannot send an empty message")
	}
	m.Content, m.Embeds, m.Components, m.Attachments, m.Flags = after.Content.value, after.Embeds.value, after.Components.value, attachments, flags
	if flags&FlagSuppressEmbeds != 0 {
		m.Embeds = nil
	}
	m.Edited, m.Edits = s.now(), m.Edits+1
	if b.Content.set || b.AllowedMentions != nil {
		if b.AllowedMentions != nil {
			usual = b.AllowedMentions
		}
		before := m.mentioned
		s.setMentions(m, s.mentions(m.channel, m.Author, m.Content, usual, m.repliedUser()))
		if m.Author == s.bot {
			s.note(m, before)
		}
	}
	s.announce("MESSAGE_UPDATE", m)
	s.bump()
	return nil
}

func (q *call) deleteMessage() (answer, error) {
	c, m, err := q.channelAndMessage()
	if err != nil {
		return answer{}, err
	}
	if m.Author != q.s.bot {
		if err := q.s.require(q.s.bot, c, ManageMessages); err != nil {
			return answer{}, err
		}
	}
	if m.Type == TypeThreadStarter {
		return answer{}, refuse(http.StatusForbidden, codeSystemMessage, "Cannot execute action on a system message")
	}
	if c.archived {
		return answer{}, refuse(http.StatusBadRequest, codeArchived, "Thread is archived")
	}
	q.s.remove(m)
	return nothing(), nil
}

// remove deletes a message. A thread opened from it stays, without its beginning.
func (s *Server) remove(m *message) {
	m.Deleted = true
	c := m.channel
	c.messages = slices.DeleteFunc(slices.Clone(c.messages), func(other *message) bool { return other == m })
	s.dispatch("MESSAGE_DELETE", audience{channel: c, intents: intentGuildMessages, direct: intentDirectMessages}, func(*session) any {
		return struct {
			ID        string `json:"id"`
			ChannelID string `json:"channel_id"`
			GuildID   string `json:"guild_id,omitempty"`
		}{m.ID, c.id, c.guildID()}
	})
	s.bump()
}

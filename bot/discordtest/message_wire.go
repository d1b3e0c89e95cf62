package discordtest

import (
	"encoding/json"
	"slices"
)

type wireReference struct {
	Type      int    `json:"type"` // 0 reply, 1 forward
	ChannelID string `json:"channel_id"`
	MessageID string `json:"message_id,omitempty"`
	GuildID   string `json:"guild_id,omitempty"`
}

type wireReaction struct {
	Count        int       `json:"count"`
	CountDetails wireCount `json:"count_details"`
	BurstColors  []string  `json:"burst_colors"`
	MeBurst      bool      `json:"me_burst"`
	Me           bool      `json:"me"`
	Emoji        wireEmoji `json:"emoji"`
}

type wireCount struct {
	Burst  int `json:"burst"`
	Normal int `json:"normal"`
}

type wireEmoji struct {
	ID   *string `json:"id"`
	Name string  `json:"name"`
}

// wireSnapshot is MinimalContentMessageResponse: a forwarded message has no author.
type wireSnapshot struct {
	Message struct {
		Type            int              `json:"type"`
		Content         string           `json:"content"`
		Mentions        []wireUser       `json:"mentions"`
		MentionRoles    []string         `json:"mention_roles"`
		Attachments     []wireAttachment `json:"attachments"`
		Embeds          []Embed          `json:"embeds"`
		Timestamp       string           `json:"timestamp"`
		EditedTimestamp *string          `json:"edited_timestamp"`
		Flags           int              `json:"flags"`
		Components      []Component      `json:"components"`
	} `json:"message"`
}

// wireMessage is MessageResponse, with what a gateway event adds.
type wireMessage struct {
	ID                string           `json:"id"`
	Type              int              `json:"type"`
	ChannelID         string           `json:"channel_id"`
	GuildID           string           `json:"guild_id,omitempty"` // gateway only
	Author            wireUser         `json:"author"`
	Member            *wireMember      `json:"member,omitempty"` // gateway only
	Content           string           `json:"content"`
	Timestamp         string           `json:"timestamp"`
	EditedTimestamp   *string          `json:"edited_timestamp"`
	TTS               bool             `json:"tts"`
	MentionEveryone   bool             `json:"mention_everyone"`
	Mentions          []wireUser       `json:"mentions"`
	MentionRoles      []string         `json:"mention_roles"`
	Attachments       []wireAttachment `json:"attachments"`
	Embeds            []Embed          `json:"embeds"`
	Components        []Component      `json:"components"`
	Pinned            bool             `json:"pinned"`
	Flags             int              `json:"flags"`
	Nonce             string           `json:"nonce,omitempty"`
	Reactions         []wireReaction   `json:"reactions,omitempty"`
	WebhookID         string           `json:"webhook_id,omitempty"`
	ApplicationID     string           `json:"application_id,omitempty"`
	Interaction       *wireMetadata    `json:"interaction_metadata,omitempty"`
	Reference         *wireReference   `json:"message_reference,omitempty"`
	ReferencedMessage json.RawMessage  `json:"referenced_message,omitempty"` // null: it was deleted
	Snapshots         []wireSnapshot   `json:"message_snapshots,omitempty"`
	Thread            *wireThread      `json:"thread,omitempty"`
}

// A view is what one reader is shown of a message.
type view struct {
	content bool // the message-content intent
	gateway bool // guild_id and member are added to events only
}

// visible reports whether the bot is shown what a message says without the message-content
// intent (events/gateway, "Message Content Intent"): its own, direct messages, and those
// that mention it. A reply to its ordinary message mentions it unless the ping was turned
// off; a reply to its answer to an interaction never does, since that is a webhook's message.
// A mention of its role is not among the exceptions.
func (m *message) visible() bool {
	s := m.s
	return m.Author == s.bot || m.channel.guild == nil || slices.Contains(m.mentioned.users, s.bot)
}

func (s *Server) wire(m *message, v view) *wireMessage {
	w := &wireMessage{
		ID: m.ID, Type: m.Type, ChannelID: m.ChannelID, Author: m.Author.wire(), Content: m.Content,
		Timestamp: stamp(m.Created), EditedTimestamp: stampOrNull(m.Edited), MentionEveryone: m.mentioned.everyone != "",
		Mentions: []wireUser{}, MentionRoles: []string{}, Attachments: s.wireAttachments(m), Embeds: orEmpty(m.Embeds),
		Components: orEmpty(m.Components), Flags: m.Flags, Nonce: m.nonce,
	}
	for _, u := range m.mentioned.users {
		w.Mentions = append(w.Mentions, u.wire())
	}
	for _, r := range m.mentioned.roles {
		w.MentionRoles = append(w.MentionRoles, r.id)
	}
	for _, r := range m.Reactions {
		w.Reactions = append(w.Reactions, wireReaction{
			Count: len(r.By), CountDetails: wireCount{Normal: len(r.By)}, BurstColors: []string{},
			Me: slices.Contains(r.By, s.bot), Emoji: wireEmoji{Name: r.Emoji},
		})
	}
	if i := m.response; i != nil {
		w.WebhookID, w.ApplicationID, w.Interaction = s.app.id, s.app.id, i.metadata(m)
	}
	s.wireLinks(w, m, v)
	if v.gateway && m.channel.guild != nil && !m.Ephemeral() {
		w.GuildID = m.channel.guild.id
		if member := m.channel.guild.members[m.Author.id]; member != nil && !m.isResponse() {
			bare := member.wire()
			w.Member = &bare
		}
	}
	if m.thread != nil && !m.thread.deleted {
		t := m.thread.wireThread()
		w.Thread = &t
	}
	if !v.content && !m.visible() {
		w.Content, w.Embeds, w.Attachments, w.Components, w.Snapshots = "", []Embed{}, []wireAttachment{}, []Component{}, nil
	}
	return w
}

// wireLinks adds what the message points to: the one it answers, the one it forwards,
// the one its thread began with.
func (s *Server) wireLinks(w *wireMessage, m *message, v view) {
	guild := ""
	if m.channel.guild != nil {
		guild = m.channel.guild.id
	}
	switch {
	case m.Forwarded != nil:
		w.Reference = &wireReference{Type: 1, ChannelID: m.Forwarded.ChannelID, MessageID: m.Forwarded.ID, GuildID: guild}
		shot := wireSnapshot{}
		f := m.Forwarded
		shot.Message.Type, shot.Message.Content, shot.Message.Embeds, shot.Message.Flags = f.Type, f.Content, orEmpty(f.Embeds), f.Flags
		shot.Message.Timestamp, shot.Message.EditedTimestamp = stamp(f.Created), stampOrNull(f.Edited)
		shot.Message.Mentions, shot.Message.MentionRoles, shot.Message.Components = []wireUser{}, []string{}, orEmpty(f.Components)
		shot.Message.Attachments = s.wireAttachmentList(f.Attachments, m.ChannelID)
		w.Snapshots = []wireSnapshot{shot}
	case m.source != nil:
		w.Reference = &wireReference{ChannelID: m.source.ChannelID, MessageID: m.source.ID, GuildID: guild}
		w.ReferencedMessage = s.wireReferenced(m.source, v)
	case m.Type == TypeThreadCreated:
		w.Reference = &wireReference{ChannelID: m.ReplyTo, GuildID: guild}
	case m.ReplyTo != "":
		w.Reference = &wireReference{ChannelID: m.ChannelID, MessageID: m.ReplyTo, GuildID: guild}
		w.ReferencedMessage = s.wireReferenced(m.reply, v)
	}
}

func (s *Server) wireReferenced(to *message, v view) json.RawMessage {
	if to == nil || to.Deleted {
		return json.RawMessage("null")
	}
	v.gateway = false
	w := s.wire(to, v)
	w.ReferencedMessage = nil // only one step deep
	raw, err := json.Marshal(w)
	if err != nil {
		return json.RawMessage("null")
	}
	return raw
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

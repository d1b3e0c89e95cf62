package discordtest

import (
	"net/http"
	"slices"
	"unicode/utf8"
)

// putReaction is Create Reaction, for the bot itself.
func (q *call) putReaction() (answer, error) {
	c, m, err := q.channelAndMessage()
	if err != nil {
		return answer{}, err
	}
	emoji, err := q.emoji()
	if err != nil {
		return answer{}, err
	}
	if c.archived {
		return answer{}, refuse(http.StatusBadRequest, codeArchived, "Thread is archived")
	}
	need := ReadMessageHistory
	if !slices.ContainsFunc(m.Reactions, func(r Reaction) bool { return r.Emoji == emoji }) {
		need |= AddReactions // only the first one to react needs it
	}
	if err := q.s.require(q.s.bot, c, need); err != nil {
		return answer{}, err
	}
	q.s.react(m, q.s.bot, emoji)
	return nothing(), nil
}

func (q *call) deleteReaction() (answer, error) {
	_, m, err := q.channelAndMessage()
	if err != nil {
		return answer{}, err
	}
	emoji, err := q.emoji()
	if err != nil {
		return answer{}, err
	}
	q.s.unreact(m, q.s.bot, emoji)
	return nothing(), nil
}

// emoji takes Unicode emoji; custom ones are not modelled. Which symbols exist is not
// known here, so only what cannot be one is refused.
func (q *call) emoji() (string, error) {
	text := q.r.PathValue("emoji")
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" || first < utf8.RuneSelf && len(text) == 1 || utf8.RuneCountInString(text) > 16 || first >= 'A' && first <= 'z' {
		return "", refuse(http.StatusBadRequest, codeUnknownEmoji, "Unknown Emoji")
	}
	return text, nil
}

func (s *Server) react(m *message, u *User, emoji string) {
	list := slices.Clone(m.Reactions)
	i := slices.IndexFunc(list, func(r Reaction) bool { return r.Emoji == emoji })
	if i < 0 {
		i = len(list)
		list = append(list, Reaction{Emoji: emoji})
	}
	if slices.Contains(list[i].By, u) {
		return
	}
	list[i].By = append(slices.Clone(list[i].By), u)
	m.Reactions = list
	s.announceReaction("MESSAGE_REACTION_ADD", m, u, emoji)
}

func (s *Server) unreact(m *message, u *User, emoji string) {
	list := slices.Clone(m.Reactions)
	i := slices.IndexFunc(list, func(r Reaction) bool { return r.Emoji == emoji })
	if i < 0 || !slices.Contains(list[i].By, u) {
		return
	}
	list[i].By = slices.DeleteFunc(slices.Clone(list[i].By), func(by *User) bool { return by == u })
	if len(list[i].By) == 0 {
		list = slices.Delete(list, i, i+1)
	}
	m.Reactions = list
	s.announceReaction("MESSAGE_REACTION_REMOVE", m, u, emoji)
}

func (s *Server) announceReaction(event string, m *message, u *User, emoji string) {
	type reaction struct {
		UserID    string    `json:"user_id"`
		ChannelID string    `json:"channel_id"`
		MessageID string    `json:"message_id"`
		GuildID   string    `json:"guild_id,omitempty"`
		Emoji     wireEmoji `json:"emoji"`
		Burst     bool      `json:"burst"`
		Type      int       `json:"type"`
	}
	s.dispatch(event, audience{channel: m.channel, intents: intentGuildReactions, direct: intentDirectReactions}, func(*session) any {
		return reaction{UserID: u.id, ChannelID: m.ChannelID, MessageID: m.ID, GuildID: m.channel.guildID(), Emoji: wireEmoji{Name: emoji}}
	})
	s.bump()
}

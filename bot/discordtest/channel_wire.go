package discordtest

import (
	"slices"
)

func (c *Channel) lastMessageID() *string {
	if len(c.messages) == 0 {
		return nil
	}
	return &c.messages[len(c.messages)-1].ID
}

// wireChannel is GuildChannelResponse.
type wireChannel struct {
	ID                            string      `json:"id"`
	Type                          ChannelKind `json:"type"`
	GuildID                       string      `json:"guild_id"`
	Name                          string      `json:"name"`
	Position                      int         `json:"position"`
	Flags                         int         `json:"flags"`
	LastMessageID                 *string     `json:"last_message_id"`
	ParentID                      *string     `json:"parent_id"`
	Topic                         *string     `json:"topic"`
	NSFW                          bool        `json:"nsfw"`
	RateLimitPerUser              int         `json:"rate_limit_per_user"`
	PermissionOverwrites          []overwrite `json:"permission_overwrites"`
	DefaultAutoArchiveDuration    int         `json:"default_auto_archive_duration,omitempty"`
	DefaultThreadRateLimitPerUser int         `json:"default_thread_rate_limit_per_user,omitempty"`
	AvailableTags                 *[]string   `json:"available_tags,omitempty"`
}

// wireDM is PrivateChannelResponse.
type wireDM struct {
	ID            string      `json:"id"`
	Type          ChannelKind `json:"type"`
	Flags         int         `json:"flags"`
	LastMessageID *string     `json:"last_message_id"`
	Recipients    []wireUser  `json:"recipients"`
}

// wire gives the shape that fits the kind of channel.
func (c *Channel) wire() any {
	switch {
	case c.isThread():
		return c.wireThread()
	case c.kind == DM:
		w := wireDM{ID: c.id, Type: DM, LastMessageID: c.lastMessageID()}
		for _, u := range c.recipients {
			if u != c.s.bot {
				w.Recipients = append(w.Recipients, u.wire())
			}
		}
		return w
	}
	w := wireChannel{
		ID: c.id, Type: c.kind, GuildID: c.guild.id, Name: c.name, Position: c.position,
		LastMessageID: c.lastMessageID(), PermissionOverwrites: slices.Clone(c.overwrites),
	}
	if w.PermissionOverwrites == nil {
		w.PermissionOverwrites = []overwrite{}
	}
	if c.kind == Forum {
		w.AvailableTags = &[]string{}
	}
	return w
}

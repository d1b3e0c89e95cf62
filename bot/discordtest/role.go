package discordtest

import (
	"slices"
)

// A Role gives its members permissions. The bot's own came with its invitation and is managed.
type Role struct {
	id          string
	name        string
	permissions Permissions
	managedBy   *User
	mentionable bool
	position    int
}

// ID is the role's snowflake.
func (r *Role) ID() string { return r.id }

// Mention is what Discord puts into a message where somebody picks this role from the list.
func (r *Role) Mention() string { return "<@&" + r.id + ">" }

func (r *Role) overwriteTarget() (string, int) { return r.id, 0 }
func (u *User) overwriteTarget() (string, int) { return u.id, 1 }

// A Subject is whom a channel's permission settings may name: a [*Role] or a [*User].
type Subject interface{ overwriteTarget() (id string, kind int) }

// Grant gives members a role of that name with these permissions, made or changed as needed.
func (g *Guild) Grant(name string, permissions Permissions, to ...*User) *Role {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	i := slices.IndexFunc(g.roles, func(r *Role) bool { return r.name == name })
	if i < 0 {
		i = len(g.roles)
		g.roles = append(g.roles, &Role{id: g.s.newID(), name: name, position: i})
	}
	r := g.roles[i]
	r.permissions = permissions
	g.s.dispatch("GUILD_ROLE_UPDATE", audience{guild: g, intents: intentGuilds}, func(*session) any {
		return struct {
			GuildID string   `json:"guild_id"`
			Role    wireRole `json:"role"`
		}{g.id, r.wire()}
	})
	for _, u := range to {
		if m := g.members[u.id]; m != nil && !slices.Contains(m.roles, r) {
			m.roles = append(slices.Clone(m.roles), r)
		}
	}
	return r
}

// SetEveryone sets what @everyone may do in this guild.
func (g *Guild) SetEveryone(permissions Permissions) { g.Grant("@everyone", permissions) }

// SetBotRole sets what the bot's managed role allows.
func (g *Guild) SetBotRole(permissions Permissions) { g.Grant(g.botRole.name, permissions) }

type wireColors struct {
	Primary   int  `json:"primary_color"`
	Secondary *int `json:"secondary_color"`
	Tertiary  *int `json:"tertiary_color"`
}

type wireRoleTags struct {
	BotID string `json:"bot_id,omitempty"`
}

// wireRole is GuildRoleResponse.
type wireRole struct {
	ID           string        `json:"id"`
	Name         string        `json:"name"`
	Permissions  Permissions   `json:"permissions"`
	Position     int           `json:"position"`
	Color        int           `json:"color"`
	Colors       wireColors    `json:"colors"`
	Hoist        bool          `json:"hoist"`
	Managed      bool          `json:"managed"`
	Mentionable  bool          `json:"mentionable"`
	Icon         *string       `json:"icon"`
	UnicodeEmoji *string       `json:"unicode_emoji"`
	Tags         *wireRoleTags `json:"tags,omitempty"`
	Flags        int           `json:"flags"`
}

func (r *Role) wire() wireRole {
	w := wireRole{ID: r.id, Name: r.name, Permissions: r.permissions, Position: r.position, Mentionable: r.mentionable}
	if r.managedBy != nil {
		w.Managed, w.Tags = true, &wireRoleTags{BotID: r.managedBy.id}
	}
	return w
}

func (g *Guild) wireRoles() []wireRole {
	roles := make([]wireRole, len(g.roles))
	for i, r := range g.roles {
		roles[i] = r.wire()
	}
	return roles
}

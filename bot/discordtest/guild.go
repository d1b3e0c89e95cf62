package discordtest

import "slices"

// A Guild is a server in the users' words. Everyone who exists is a member of it
// unless taken out with [Guild.Remove].
type Guild struct {
	s        *Server
	id       string
	name     string
	owner    *User
	everyone *Role
	botRole  *Role
	roles    []*Role // these two first
	members  map[string]*member
	channels []*Channel // not threads
}

// Guild returns the guild of that name. A new one has the owner "owner", a text
// channel "general" and the bot among its members, invited with the permissions
// of [Options.Invite].
func (s *Server) Guild(name string) *Guild {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.guildNamed(name)
}

func (s *Server) guildNamed(name string) *Guild {
	for _, g := range s.guilds {
		if g.name == name {
			return g
		}
	}
	g := &Guild{s: s, id: s.newID(), name: name, owner: s.userNamed("owner"), members: map[string]*member{}}
	g.everyone = &Role{id: g.id, name: "@everyone", permissions: defaultEveryone}
	g.botRole = &Role{id: s.newID(), name: s.bot.name, permissions: s.options.Invite, managedBy: s.bot, position: 1}
	g.roles = []*Role{g.everyone, g.botRole}
	for _, u := range s.users {
		g.members[u.id] = &member{user: u, joined: s.now()}
	}
	g.members[s.bot.id] = &member{user: s.bot, roles: []*Role{g.botRole}, joined: s.now()}
	s.guilds = append(s.guilds, g)
	g.addChannel("general", Text)
	s.dispatch("GUILD_CREATE", audience{guild: g, intents: intentGuilds}, func(*session) any { return s.wireGuildCreate(g) })
	return g
}

// ID is the guild's snowflake.
func (g *Guild) ID() string { return g.id }

// Everyone is the role that all members have.
func (g *Guild) Everyone() *Role { return g.everyone }

// BotRole is the managed role that the guild made for the bot when it was invited.
func (g *Guild) BotRole() *Role { return g.botRole }

// Text returns the text channel of that name, made if it is not there.
func (g *Guild) Text(name string) *Channel { return g.channel(name, Text) }

// Announcement returns the announcement channel of that name, made if it is not there.
func (g *Guild) Announcement(name string) *Channel { return g.channel(name, Announcement) }

// Forum returns the forum channel of that name, made if it is not there.
func (g *Guild) Forum(name string) *Channel { return g.channel(name, Forum) }

func (g *Guild) channel(name string, kind ChannelKind) *Channel {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	for _, c := range g.channels {
		if c.name == name && c.kind == kind {
			return c
		}
	}
	c := g.addChannel(name, kind)
	g.s.dispatch("CHANNEL_CREATE", audience{channel: c, intents: intentGuilds}, func(*session) any { return c.wire() })
	return c
}

func (g *Guild) addChannel(name string, kind ChannelKind) *Channel {
	c := &Channel{s: g.s, id: g.s.newID(), kind: kind, name: name, guild: g, position: len(g.channels)}
	g.s.channels[c.id] = c
	g.channels = append(g.channels, c)
	return c
}

// Channels lists the guild's channels, without threads, in order.
func (g *Guild) Channels() []*Channel {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	return slices.Clone(g.channels)
}

// Add brings back a user who was taken out. For the bot that is a new invitation: GUILD_CREATE.
func (g *Guild) Add(u *User) {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	if g.members[u.id] != nil {
		return
	}
	m := &member{user: u, joined: g.s.now()}
	g.members[u.id] = m
	if u == g.s.bot {
		m.roles = []*Role{g.botRole}
		g.s.dispatch("GUILD_CREATE", audience{guild: g, intents: intentGuilds}, func(*session) any { return g.s.wireGuildCreate(g) })
	}
	g.s.bump()
}

// Remove takes a user out of the guild. For the bot that is being thrown out: GUILD_DELETE.
func (g *Guild) Remove(u *User) {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	if u == g.s.bot {
		g.s.dispatch("GUILD_DELETE", audience{guild: g, intents: intentGuilds}, func(*session) any {
			return struct {
				ID string `json:"id"`
			}{g.id}
		})
	}
	delete(g.members, u.id)
	g.s.bump()
}

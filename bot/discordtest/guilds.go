package discordtest

import (
	"net/http"
)

func (q *call) guild() (*Guild, error) {
	id, err := q.id("guild")
	if err != nil {
		return nil, err
	}
	for _, g := range q.s.guilds {
		if g.id != id {
			continue
		}
		if g.members[q.s.bot.id] == nil {
			return nil, missingAccess()
		}
		return g, nil
	}
	return nil, refuse(http.StatusNotFound, codeUnknownGuild, "Unknown Guild")
}

func (q *call) getGuild() (answer, error) {
	g, err := q.guild()
	if err != nil {
		return answer{}, err
	}
	return ok(g.wire()), nil
}

func (q *call) getGuildRoles() (answer, error) {
	g, err := q.guild()
	if err != nil {
		return answer{}, err
	}
	return ok(g.wireRoles()), nil
}

func (q *call) getGuildChannels() (answer, error) {
	g, err := q.guild()
	if err != nil {
		return answer{}, err
	}
	list := []any{}
	for _, c := range g.channels {
		if q.s.permissions(q.s.bot, c).has(ViewChannel) {
			list = append(list, c.wire())
		}
	}
	return ok(list), nil
}

func (q *call) getGuildMember() (answer, error) {
	g, err := q.guild()
	if err != nil {
		return answer{}, err
	}
	if q.r.PathValue("user") == "@me" {
		// Only PATCH knows members/@me.
		return answer{}, invalid([]string{"user_id"}, "NUMBER_TYPE_COERCE", "Value \"@me\" is not snowflake.")
	}
	id, err := q.id("user")
	if err != nil {
		return answer{}, err
	}
	m := g.members[id]
	if m == nil {
		return answer{}, refuse(http.StatusNotFound, codeUnknownMember, "Unknown Member")
	}
	return ok(m.wireWithUser()), nil
}

func (q *call) getMyGuilds() (answer, error) {
	list := []wireMyGuild{}
	for _, g := range q.s.guilds {
		if g.members[q.s.bot.id] != nil {
			list = append(list, wireMyGuild{ID: g.id, Name: g.name, Permissions: q.s.guildPermissions(q.s.bot, g), Features: []string{}})
		}
	}
	return ok(list), nil
}

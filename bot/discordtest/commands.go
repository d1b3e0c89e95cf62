package discordtest

import (
	"net/http"
	"slices"
	"time"
)

// commandScope is "" for global commands, or the guild of the path.
func (q *call) commandScope() (string, error) {
	if q.r.PathValue("application") != q.s.app.id {
		return "", refuse(http.StatusForbidden, codeMissingAccess, "Missing Access")
	}
	if q.r.PathValue("guild") == "" {
		return "", nil
	}
	g, err := q.guild()
	if err != nil {
		return "", err
	}
	return g.id, nil
}

// getCommands leaves the localisations out unless asked for them, as the API does.
func (q *call) getCommands() (answer, error) {
	scope, err := q.commandScope()
	if err != nil {
		return answer{}, err
	}
	if q.r.URL.Query().Get("with_localizations") == "true" {
		return ok(orEmpty(q.s.commands[scope])), nil
	}
	list := []command{}
	for _, c := range q.s.commands[scope] {
		bare := *c
		bare.NameLocalizations, bare.DescriptionLocalizations = nil, nil
		bare.Options = withoutLocalisations(c.Options)
		list = append(list, bare)
	}
	return ok(list), nil
}

func withoutLocalisations(options []commandOption) []commandOption {
	bare := slices.Clone(options)
	for i := range bare {
		bare[i].NameLocalizations, bare[i].DescriptionLocalizations = nil, nil
		bare[i].Options = withoutLocalisations(bare[i].Options)
	}
	return bare
}

// putCommands is Bulk Overwrite: the list replaces all commands of the scope, of every type.
// One of the same name and type keeps its ID; new ones count to the 200 a day.
func (q *call) putCommands() (answer, error) {
	scope, err := q.commandScope()
	if err != nil {
		return answer{}, err
	}
	var list []*command
	if err := q.decode(&list); err != nil {
		return answer{}, err
	}
	s := q.s
	var f form
	for i, c := range list {
		if c == nil {
			return answer{}, invalid([]string{"_body"}, "BASE_TYPE_BAD", "Command %d is null.", i)
		}
		if c.Type == 0 {
			c.Type = slashCommand
		}
		c.GuildID, c.ApplicationID = scope, s.app.id
	}
	f.checkCommands(list)
	if err := f.err(); err != nil {
		return answer{}, err
	}
	created := 0
	for _, c := range list {
		c.ID, c.Version = "", s.newID()
		for _, old := range s.commands[scope] {
			if old.Name == c.Name && old.Type == c.Type {
				c.ID = old.ID
			}
		}
		if c.ID == "" {
			created++
			c.ID = s.newID()
		}
	}
	today := slices.DeleteFunc(s.dayCreates[scope], func(at time.Time) bool { return s.now().Sub(at) > 24*time.Hour })
	if len(today)+created > maxCreatesADay {
		return answer{}, refuse(http.StatusBadRequest, 30034, "Max number of daily application command creates has been reached (200)")
	}
	for range created {
		today = append(today, s.now())
	}
	s.dayCreates[scope], s.commands[scope] = today, list
	return ok(orEmpty(list)), nil
}

// find looks a command up as the app does: in the channel's guild first, then among the global
// ones, by its name or the one that the person's language shows.
func (s *Server) findCommand(u *User, c *Channel, kind int, name string) *command {
	scopes := []string{""}
	if c.guild != nil {
		scopes = []string{c.guild.id, ""}
	}
	for _, scope := range scopes {
		for _, cmd := range s.commands[scope] {
			if cmd.Type == kind && (cmd.Name == name || cmd.NameLocalizations[u.locale] == name) && cmd.offeredIn(c) {
				return cmd
			}
		}
	}
	return nil
}

// offeredIn: where a global command shows. Without contexts that is everywhere, unless
// the older dm_permission says otherwise.
func (c *command) offeredIn(in *Channel) bool {
	if in.guild != nil {
		return c.Contexts == nil || slices.Contains(c.Contexts, 0)
	}
	if c.Contexts != nil {
		return slices.Contains(c.Contexts, 1)
	}
	return c.DMPermission == nil || *c.DMPermission
}

// Commands lists the names of the registered commands, global ones first, slash commands with "/".
func (s *Server) Commands() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	scopes := []string{""}
	for _, g := range s.guilds {
		scopes = append(scopes, g.id)
	}
	var names []string
	for _, scope := range scopes {
		for _, c := range s.commands[scope] {
			if c.Type == slashCommand {
				names = append(names, "/"+c.Name)
			} else {
				names = append(names, c.Name)
			}
		}
	}
	return names
}

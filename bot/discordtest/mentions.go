package discordtest

import (
	"regexp"
	"slices"
)

// A Ping is somebody whom a message of the bot mentioned. Discord notifies for a new
// message; a mention that an edit adds only highlights, and is listed with Edit set.
type Ping struct {
	ChannelID, MessageID string
	Whom                 string // a user's or role's name, "@everyone" or "@here"
	Edit                 bool
}

// Pings lists everybody whom the bot has mentioned. For a bot that must mention
// nobody, a test asserts that it is empty.
func (s *Server) Pings() []Ping {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.pings)
}

// allowedMentions is the request's filter. The zero value lets nothing through; an
// absent one (nil) lets pass what is usual for the endpoint.
type allowedMentions struct {
	Parse       []string `json:"parse"`
	Users       []string `json:"users"`
	Roles       []string `json:"roles"`
	RepliedUser bool     `json:"replied_user"`
}

// everyMention is what pings when an ordinary message says nothing (resources/message,
// "Allowed Mentions Object").
func everyMention() *allowedMentions {
	return &allowedMentions{Parse: []string{"users", "roles", "everyone"}, RepliedUser: true}
}

// userMentions is the same for interactions and webhooks.
func userMentions() *allowedMentions {
	return &allowedMentions{Parse: []string{"users"}, RepliedUser: true}
}

func (f *form) checkAllowedMentions(at []string, a *allowedMentions) {
	if a == nil {
		return
	}
	for _, kind := range a.Parse {
		if !slices.Contains([]string{"users", "roles", "everyone"}, kind) {
			f.add(within(at, "parse"), "BASE_TYPE_CHOICES", "Value must be one of {'users', 'roles', 'everyone'}.")
		}
	}
	for kind, ids := range map[string][]string{"users": a.Users, "roles": a.Roles} {
		if len(ids) > maxAllowedMentions {
			f.add(within(at, kind), "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", maxAllowedMentions)
		}
		if len(ids) > 0 && slices.Contains(a.Parse, kind) {
			f.add(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "parse:[%q] and %s: [ids...] are mutually exclusive.", kind, kind)
		}
	}
}

var (
	mentionPattern = regexp.MustCompile(`<@([!&]?)(\d{1,20})>|@(everyone|here)`)
	// codePattern: what stands in a code block or in code marks mentions nobody.
	codePattern = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`")
)

// mentioned is whom a message reaches.
type mentioned struct {
	users    []*User
	roles    []*Role
	everyone string // "@everyone", "@here" or ""
}

// mentions finds who is mentioned by content of author in c, as far as allow lets them be.
// replied is whose message is answered, if that counts as a mention.
func (s *Server) mentions(c *Channel, author *User, content string, allow *allowedMentions, replied *User) mentioned {
	var found mentioned
	may := s.permissions(author, c)
	if replied != nil && allow.RepliedUser {
		found.users = append(found.users, replied)
	}
	for _, hit := range mentionPattern.FindAllStringSubmatch(codePattern.ReplaceAllString(content, " "), -1) {
		kind, id, all := hit[1], hit[2], hit[3]
		switch {
		case all != "":
			if c.guild != nil && may.has(MentionEveryone) && slices.Contains(allow.Parse, "everyone") {
				found.everyone = "@" + all
			}
		case kind == "&":
			if c.guild == nil {
				continue
			}
			i := slices.IndexFunc(c.guild.roles, func(r *Role) bool { return r.id == id })
			if i < 0 || !allow.lets("roles", allow.Roles, id) || slices.Contains(found.roles, c.guild.roles[i]) {
				continue
			}
			found.roles = append(found.roles, c.guild.roles[i])
		default:
			u := s.users[id]
			if u != nil && allow.lets("users", allow.Users, id) && !slices.Contains(found.users, u) {
				found.users = append(found.users, u)
			}
		}
	}
	return found
}

func (a *allowedMentions) lets(kind string, listed []string, id string) bool {
	return slices.Contains(a.Parse, kind) || slices.Contains(listed, id)
}

// note records whom a message of the bot mentions now that it did not mention before.
func (s *Server) note(m *message, before mentioned) {
	ping := Ping{ChannelID: m.ChannelID, MessageID: m.ID, Edit: m.Edits > 0}
	add := func(whom string) {
		ping.Whom = whom
		s.pings = append(s.pings, ping)
	}
	for _, u := range m.mentioned.users {
		if u != s.bot && !slices.Contains(before.users, u) {
			add(u.name)
		}
	}
	for _, r := range m.mentioned.roles {
		if !slices.Contains(before.roles, r) {
			add(r.name)
		}
	}
	if m.mentioned.everyone != "" && before.everyone == "" {
		add(m.mentioned.everyone)
	}
}

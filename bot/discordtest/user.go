package discordtest

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// A User is an account: a person, or the bot. What a person does in Discord is a
// method of it (actors.go for code that handles errors, story.go for tests).
type User struct {
	s      *Server
	id     string
	name   string
	bot    bool
	dm     *Channel // with the bot, once opened
	locale string
}

// ID is the user's snowflake.
func (u *User) ID() string { return u.id }

// Name is the user's name, as shown in transcripts.
func (u *User) Name() string { return u.name }

// Mention is what Discord puts into a message where somebody picks this user from the list.
func (u *User) Mention() string { return "<@" + u.id + ">" }

// SetLocale sets the language of the user's client, such as "de"; en-GB at first.
func (u *User) SetLocale(tag string) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	u.locale = tag
}

func (s *Server) newUser(name string) *User {
	u := &User{s: s, id: s.newID(), name: name, locale: "en-GB"}
	s.users[u.id] = u
	return u
}

// wireUser is UserResponse of the specification.
type wireUser struct {
	ID            string  `json:"id"`
	Username      string  `json:"username"`
	Discriminator string  `json:"discriminator"`
	GlobalName    *string `json:"global_name"`
	Avatar        *string `json:"avatar"`
	Bot           bool    `json:"bot,omitempty"`
	PublicFlags   int     `json:"public_flags"`
	Flags         int     `json:"flags"`
	PrimaryGuild  *string `json:"primary_guild"` // always null here
}

// wireSelf is UserPIIResponse: what GET /users/@me and READY add.
type wireSelf struct {
	wireUser
	MFAEnabled bool    `json:"mfa_enabled"`
	Locale     string  `json:"locale"`
	Verified   bool    `json:"verified"`
	Email      *string `json:"email"`
}

func (u *User) wire() wireUser {
	w := wireUser{ID: u.id, Username: strings.ToLower(u.name), Discriminator: "0", Bot: u.bot}
	if !u.bot {
		name := u.name
		w.GlobalName = &name
	}
	return w
}

func (u *User) wireSelf() wireSelf {
	return wireSelf{wireUser: u.wire(), Locale: "en-US", Verified: true}
}

// member is a user's place in one guild.
type member struct {
	user   *User
	roles  []*Role
	joined time.Time
}

// wireMember is GuildMemberResponse. In MESSAGE_CREATE it has no user, in an
// interaction it also has the permissions in that channel.
type wireMember struct {
	User                       *wireUser    `json:"user,omitempty"`
	Roles                      []string     `json:"roles"`
	JoinedAt                   string       `json:"joined_at"`
	Nick                       *string      `json:"nick"`
	Avatar                     *string      `json:"avatar"`
	Banner                     *string      `json:"banner"`
	CommunicationDisabledUntil *string      `json:"communication_disabled_until"`
	PremiumSince               *string      `json:"premium_since"`
	Flags                      int          `json:"flags"`
	Pending                    bool         `json:"pending"`
	Mute                       bool         `json:"mute"`
	Deaf                       bool         `json:"deaf"`
	Permissions                *Permissions `json:"permissions,omitempty"`
}

func (m *member) wire() wireMember {
	w := wireMember{Roles: []string{}, JoinedAt: stamp(m.joined)}
	for _, r := range m.roles {
		w.Roles = append(w.Roles, r.id)
	}
	return w
}

func (m *member) wireWithUser() wireMember {
	w, u := m.wire(), m.user.wire()
	w.User = &u
	return w
}

func (q *call) getUser() (answer, error) {
	id, err := q.id("user")
	if err != nil {
		return answer{}, err
	}
	if u := q.s.users[id]; u != nil {
		return ok(u.wire()), nil
	}
	return answer{}, refuse(http.StatusNotFound, codeUnknownUser, "Unknown User")
}

// userNamed returns the person of that name, made and put into every guild if new.
func (s *Server) userNamed(name string) *User {
	for _, id := range slices.Sorted(maps.Keys(s.users)) {
		if u := s.users[id]; u.name == name && !u.bot {
			return u
		}
	}
	u := s.newUser(name)
	for _, g := range s.guilds {
		g.members[u.id] = &member{user: u, joined: s.now()}
	}
	return u
}

// User returns the person of that name, made and put into every guild if new.
func (s *Server) User(name string) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.userNamed(name)
}

// Bot is the account of the bot under test.
func (s *Server) Bot() *User { return s.bot }

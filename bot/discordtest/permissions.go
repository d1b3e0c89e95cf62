package discordtest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Permissions is a set of permission bits (topics "Permissions").
type Permissions uint64

// The bits that matter to a bot that reads, posts and opens threads.
const (
	AddReactions           Permissions = 1 << 6
	Administrator          Permissions = 1 << 3
	ManageChannels         Permissions = 1 << 4
	ManageGuild            Permissions = 1 << 5
	ViewChannel            Permissions = 1 << 10
	SendMessages           Permissions = 1 << 11
	ManageMessages         Permissions = 1 << 13
	EmbedLinks             Permissions = 1 << 14
	AttachFiles            Permissions = 1 << 15
	ReadMessageHistory     Permissions = 1 << 16
	MentionEveryone        Permissions = 1 << 17
	UseApplicationCommands Permissions = 1 << 31
	ManageThreads          Permissions = 1 << 34
	CreatePublicThreads    Permissions = 1 << 35
	CreatePrivateThreads   Permissions = 1 << 36
	SendMessagesInThreads  Permissions = 1 << 38
)

const (
	allPermissions Permissions = 1<<52 - 1

	// defaultEveryone is what a new guild's @everyone may do, as far as it is modelled.
	defaultEveryone = AddReactions | ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory |
		UseApplicationCommands | CreatePublicThreads | CreatePrivateThreads | SendMessagesInThreads

	// defaultInvite is what the bot asks for: the integer of its invite link.
	defaultInvite Permissions = 309237763136

	// dmPermissions is what both sides of a direct message may do there.
	dmPermissions = AddReactions | ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | UseApplicationCommands
)

var permissionNames = [...]struct {
	bit  Permissions
	name string
}{
	{Administrator, "ADMINISTRATOR"}, {ManageChannels, "MANAGE_CHANNELS"}, {ManageGuild, "MANAGE_GUILD"},
	{AddReactions, "ADD_REACTIONS"}, {ViewChannel, "VIEW_CHANNEL"}, {SendMessages, "SEND_MESSAGES"},
	{ManageMessages, "MANAGE_MESSAGES"}, {EmbedLinks, "EMBED_LINKS"}, {AttachFiles, "ATTACH_FILES"},
	{ReadMessageHistory, "READ_MESSAGE_HISTORY"}, {MentionEveryone, "MENTION_EVERYONE"},
	{UseApplicationCommands, "USE_APPLICATION_COMMANDS"}, {ManageThreads, "MANAGE_THREADS"},
	{CreatePublicThreads, "CREATE_PUBLIC_THREADS"}, {CreatePrivateThreads, "CREATE_PRIVATE_THREADS"},
	{SendMessagesInThreads, "SEND_MESSAGES_IN_THREADS"},
}

// String names the bits as the documentation does.
func (p Permissions) String() string {
	var names []string
	for _, known := range permissionNames {
		if p&known.bit != 0 {
			names = append(names, known.name)
			p &^= known.bit
		}
	}
	if p != 0 {
		names = append(names, fmt.Sprintf("0x%x", uint64(p)))
	}
	return strings.Join(names, " | ")
}

// MarshalJSON writes the decimal string that the API uses.
func (p Permissions) MarshalJSON() ([]byte, error) {
	return []byte(`"` + strconv.FormatUint(uint64(p), 10) + `"`), nil
}

// has reports whether all bits of need are there.
func (p Permissions) has(need Permissions) bool { return p&need == need }

// overwrite is one line of a channel's permission settings.
type overwrite struct {
	ID    string      `json:"id"`
	Type  int         `json:"type"` // 0 role, 1 member
	Allow Permissions `json:"allow"`
	Deny  Permissions `json:"deny"`
}

// permissions computes what u may do in c, by the algorithm of topics "Permissions":
// roles, then the channel's overwrites for everyone, roles and the member, then what
// the missing bits take away with them. A thread takes its parent's overwrites;
// which bit lets one speak depends on whether c is a thread.
func (s *Server) permissions(u *User, c *Channel) Permissions {
	if c.guild == nil {
		if slices.Contains(c.recipients, u) || u == s.bot && c.kind == DM {
			return dmPermissions
		}
		return 0
	}
	p := s.guildPermissions(u, c.guild)
	if p.has(Administrator) {
		return allPermissions
	}
	m := c.guild.members[u.id]
	if m == nil {
		return 0
	}
	settings := c
	if c.isThread() {
		settings = c.parent
	}
	var allow, deny Permissions
	for _, o := range settings.overwrites {
		if o.ID == c.guild.id {
			p = p&^o.Deny | o.Allow
		} else if o.Type == 0 && slices.ContainsFunc(m.roles, func(r *Role) bool { return r.id == o.ID }) {
			allow, deny = allow|o.Allow, deny|o.Deny
		}
	}
	p = p&^deny | allow
	for _, o := range settings.overwrites {
		if o.Type == 1 && o.ID == u.id {
			p = p&^o.Deny | o.Allow
		}
	}
	if !p.has(ViewChannel) {
		return 0
	}
	if c.kind == PrivateThread && !p.has(ManageThreads) && c.joined[u.id].IsZero() {
		return 0
	}
	if !p.has(c.speakBit()) {
		p &^= EmbedLinks | AttachFiles | MentionEveryone
	}
	return p
}

func (s *Server) guildPermissions(u *User, g *Guild) Permissions {
	if g.owner == u {
		return allPermissions
	}
	m := g.members[u.id]
	if m == nil {
		return 0
	}
	p := g.everyone.permissions
	for _, r := range m.roles {
		p |= r.permissions
	}
	if p.has(Administrator) {
		return allPermissions
	}
	return p
}

// require refuses what u may not do in c: 50001 where it cannot even look, else 50013.
func (s *Server) require(u *User, c *Channel, need Permissions) error {
	p := s.permissions(u, c)
	if !p.has(ViewChannel) {
		return missingAccess()
	}
	if !p.has(need) {
		return missingPermissions(need &^ p)
	}
	return nil
}

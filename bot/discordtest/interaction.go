package discordtest

import (
	"fmt"
	"time"
)

// An interaction must be acknowledged within 3 s, and its token lives 15 minutes
// (interactions/receiving-and-responding, "Followup Messages").
const (
	acknowledgeWithin = 3 * time.Second
	tokenLife         = 15 * time.Minute
)

// InteractionKind is the API's interaction type.
type InteractionKind int

// The interaction types.
const (
	Command      InteractionKind = 2
	Click        InteractionKind = 3
	Autocomplete InteractionKind = 4
	ModalSubmit  InteractionKind = 5
)

// An Interaction is one thing a person asked of the bot: a command, a click, a form sent, a
// word being completed. What became of it is read with the methods here and in wait.go.
type Interaction struct {
	s        *Server
	id       string
	token    string
	kind     InteractionKind
	by       *User
	channel  *Channel
	created  time.Time
	data     any      // as sent
	what     string   // for people: "/summarise", "[Key quotes]"
	on       *message // the message clicked on, or whose form it was
	target   *message // of a message command
	trigger  *Interaction
	menu     bool // a command of a context menu: type 23 instead of 20
	deferred bool // acknowledged by a loading message that is still to be filled

	acknowledged time.Time // zero: not yet
	response     int       // callback type
	original     *message  // what @original means; nil when there is no such message
	followUps    []*message
	modal        *Modal
	choices      []Choice
	complained   bool // about never having been acknowledged
}

// A Choice is one suggestion of an autocompletion.
type Choice struct {
	Name  string
	Value any // string, float64 or int as registered
}

// ID is the interaction's snowflake.
func (i *Interaction) ID() string { return i.id }

// String says who asked what, for failures.
func (i *Interaction) String() string { return fmt.Sprintf("%s by %s", i.what, i.by.name) }

// Acknowledged reports whether the bot has given its first response.
func (i *Interaction) Acknowledged() bool {
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	return !i.acknowledged.IsZero()
}

// Reply is the message the bot answered with (@original), nil while there is none or it
// only shows "thinking…".
func (i *Interaction) Reply() *Message {
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	if i.original == nil || i.original.Loading() || i.original.Deleted {
		return nil
	}
	return i.original.snapshot()
}

// Thinking reports whether the answer is still "thinking…".
func (i *Interaction) Thinking() bool {
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	return i.original != nil && i.original.Loading()
}

// FollowUps are the messages that came after the first answer.
func (i *Interaction) FollowUps() []*Message {
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	return snapshots(i.followUps)
}

// Modal is the form the bot opened in answer, nil if it opened none.
func (i *Interaction) Modal() *Modal {
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	return i.modal
}

// Failed reports whether the asker reads "The application did not respond".
func (i *Interaction) Failed() bool {
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	return i.acknowledged.IsZero() && i.s.now().Sub(i.created) > acknowledgeWithin
}

// noteUnanswered makes a problem of every interaction whose three seconds passed in silence.
func (s *Server) noteUnanswered() {
	for _, i := range s.asked {
		if i.acknowledged.IsZero() && !i.complained && s.now().Sub(i.created) > acknowledgeWithin {
			i.complained = true
			s.problem(codeUnknownInteraction, "%v was not acknowledged within %v", i, acknowledgeWithin)
		}
	}
}

// wireInteraction is the INTERACTION_CREATE event (interactions/receiving-and-responding).
type wireInteraction struct {
	ID                  string            `json:"id"`
	ApplicationID       string            `json:"application_id"`
	Type                InteractionKind   `json:"type"`
	Data                any               `json:"data"`
	GuildID             string            `json:"guild_id,omitempty"`
	Guild               *partialGuild     `json:"guild,omitempty"`
	Channel             any               `json:"channel"`
	ChannelID           string            `json:"channel_id"`
	Member              *wireMember       `json:"member,omitempty"` // in a guild
	User                *wireUser         `json:"user,omitempty"`   // in a direct message
	Token               string            `json:"token"`
	Version             int               `json:"version"`
	Message             *wireMessage      `json:"message,omitempty"`
	AppPermissions      Permissions       `json:"app_permissions"`
	Locale              string            `json:"locale"`
	GuildLocale         string            `json:"guild_locale,omitempty"`
	Entitlements        []string          `json:"entitlements"`
	Owners              map[string]string `json:"authorizing_integration_owners"`
	Context             int               `json:"context"`
	AttachmentSizeLimit int               `json:"attachment_size_limit"`
}

type partialGuild struct {
	ID       string   `json:"id"`
	Locale   string   `json:"locale"`
	Features []string `json:"features"`
}

// ask hands an interaction to the bot. Interactions need no intent.
func (s *Server) ask(i *Interaction) (*Interaction, error) {
	if g := i.channel.guild; g != nil && g.members[i.by.id] == nil || i.channel.deleted {
		return nil, fmt.Errorf("%s is not in #%s any more", i.by.name, i.channel.name)
	}
	i.s, i.id, i.created = s, s.newID(), s.now()
	i.token = "interaction-token-" + i.id
	s.asked = append(s.asked, i)
	c := i.channel
	w := wireInteraction{
		ID: i.id, ApplicationID: s.app.id, Type: i.kind, Data: i.data, Channel: c.wire(), ChannelID: c.id, Token: i.token, Version: 1,
		AppPermissions: s.permissions(s.bot, c), Locale: i.by.locale, Entitlements: []string{}, Owners: s.owners(c),
		AttachmentSizeLimit: maxFile,
	}
	if i.on != nil {
		w.Message = s.wire(i.on, view{content: true})
	}
	if c.guild == nil {
		u := i.by.wire()
		w.User, w.Context = &u, 1
	} else {
		m := c.guild.members[i.by.id].wireWithUser()
		p := s.permissions(i.by, c)
		m.Permissions = &p
		w.Member, w.GuildID, w.GuildLocale = &m, c.guild.id, "en-US"
		w.Guild = &partialGuild{ID: c.guild.id, Locale: "en-US", Features: []string{}}
	}
	s.dispatchInteraction(c, w)
	s.bump()
	return i, nil
}

// owners says by whom the app was installed: the guild, which is "0" in a direct message.
func (s *Server) owners(c *Channel) map[string]string {
	if c.guild == nil {
		return map[string]string{"0": "0"}
	}
	return map[string]string{"0": c.guild.id}
}

// dispatchInteraction needs neither an intent nor the permission to see the channel.
func (s *Server) dispatchInteraction(c *Channel, w wireInteraction) {
	for _, x := range s.sortedSessions() {
		if x.carries(c.guild) {
			s.send(x, "INTERACTION_CREATE", w)
		}
	}
}

// wireMetadata is interaction_metadata of a message.
type wireMetadata struct {
	ID                 string            `json:"id"`
	Type               InteractionKind   `json:"type"`
	User               wireUser          `json:"user"`
	Owners             map[string]string `json:"authorizing_integration_owners"`
	OriginalResponseID string            `json:"original_response_message_id,omitempty"`
	InteractedID       string            `json:"interacted_message_id,omitempty"`
	TargetID           string            `json:"target_message_id,omitempty"`
	Triggering         *wireMetadata     `json:"triggering_interaction_metadata,omitempty"`
}

func (i *Interaction) metadata(of *message) *wireMetadata {
	w := &wireMetadata{ID: i.id, Type: i.kind, User: i.by.wire(), Owners: i.s.owners(i.channel)}
	if of != nil && i.original != nil && of != i.original {
		w.OriginalResponseID = i.original.ID
	}
	if i.kind == Click && i.on != nil {
		w.InteractedID = i.on.ID
	}
	if i.target != nil {
		w.TargetID = i.target.ID
	}
	if i.trigger != nil {
		w.Triggering = i.trigger.metadata(nil)
	}
	return w
}

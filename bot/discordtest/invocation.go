package discordtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// An Option is one option of a slash command with what a person put in.
type Option struct {
	Name  string
	Value any // string, bool, int, float64, [*User], [*Role], [*Channel] or [File]
}

// Opt is short for an [Option].
func Opt(name string, value any) Option { return Option{name, value} }

// wireCommand is the data of a command or of an autocompletion.
type wireCommand struct {
	ID       string        `json:"id"`
	Name     string        `json:"name"`
	Type     int           `json:"type"`
	GuildID  string        `json:"guild_id,omitempty"` // where a guild's own command is registered
	Options  []wireOption  `json:"options,omitempty"`
	Resolved *wireResolved `json:"resolved,omitempty"`
	TargetID string        `json:"target_id,omitempty"`
}

type wireOption struct {
	Name    string       `json:"name"`
	Type    int          `json:"type"`
	Value   any          `json:"value,omitempty"`
	Options []wireOption `json:"options,omitempty"`
	Focused bool         `json:"focused,omitempty"`
}

// wireResolved holds what options and targets point to.
type wireResolved struct {
	Users       map[string]wireUser       `json:"users,omitempty"`
	Members     map[string]wireMember     `json:"members,omitempty"`
	Roles       map[string]wireRole       `json:"roles,omitempty"`
	Channels    map[string]any            `json:"channels,omitempty"`
	Messages    map[string]*wireMessage   `json:"messages,omitempty"`
	Attachments map[string]wireAttachment `json:"attachments,omitempty"`
}

// invocation fits what a person typed to a registered command.
type invocation struct {
	s        *Server
	by       *User
	channel  *Channel
	partial  bool // an autocompletion: required options may be missing
	resolved wireResolved
}

// command finds "settings show" and its options among the registered commands.
func (v *invocation) command(line string) (*command, []commandOption, []string, error) {
	words := strings.Fields(strings.TrimPrefix(line, "/"))
	if len(words) == 0 {
		return nil, nil, nil, fmt.Errorf("no command named")
	}
	cmd := v.s.findCommand(v.by, v.channel, slashCommand, words[0])
	if cmd == nil {
		return nil, nil, nil, fmt.Errorf("/%s is not offered to %s here; registered are %q", words[0], v.by.name, v.names())
	}
	if err := v.mayUse(cmd); err != nil {
		return nil, nil, nil, err
	}
	options, path := cmd.Options, []string(nil)
	for _, word := range words[1:] {
		i := slices.IndexFunc(options, func(o commandOption) bool {
			return (o.Name == word || o.NameLocalizations[v.by.locale] == word) && (o.Type == optSubcommand || o.Type == optGroup)
		})
		if i < 0 {
			return nil, nil, nil, fmt.Errorf("/%s has no subcommand %q", cmd.Name, word)
		}
		path = append(path, options[i].Name)
		options = options[i].Options
	}
	if slices.ContainsFunc(options, func(o commandOption) bool { return o.Type == optSubcommand || o.Type == optGroup }) {
		return nil, nil, nil, fmt.Errorf("/%s needs a subcommand", line)
	}
	return cmd, options, path, nil
}

func (v *invocation) names() []string {
	var names []string
	for _, list := range v.s.commands {
		for _, c := range list {
			names = append(names, c.Name)
		}
	}
	slices.Sort(names)
	return names
}

// mayUse: USE_APPLICATION_COMMANDS in the channel, and what the command asks of members.
func (v *invocation) mayUse(cmd *command) error {
	may := v.s.permissions(v.by, v.channel)
	if !may.has(UseApplicationCommands) {
		return fmt.Errorf("%s may not use commands in #%s", v.by.name, v.channel.name)
	}
	if cmd.DefaultMemberPermissions == nil || v.channel.guild == nil {
		return nil
	}
	var need Permissions
	if _, err := fmt.Sscan(*cmd.DefaultMemberPermissions, &need); err != nil {
		return err
	}
	if need == 0 {
		need = Administrator
	}
	if has := v.s.guildPermissions(v.by, v.channel.guild); !has.has(need) {
		return fmt.Errorf("%s is not offered %s, which needs %s", v.by.name, cmd.Name, need)
	}
	return nil
}

// options fits given values to the options declared.
func (v *invocation) options(declared []commandOption, given []Option) ([]wireOption, error) {
	var out []wireOption
	for _, option := range given {
		i := slices.IndexFunc(declared, func(d commandOption) bool {
			return d.Name == option.Name || d.NameLocalizations[v.by.locale] == option.Name
		})
		if i < 0 {
			return nil, fmt.Errorf("no option %q", option.Name)
		}
		if slices.ContainsFunc(out, func(o wireOption) bool { return o.Name == declared[i].Name }) {
			return nil, fmt.Errorf("option %q is given twice", option.Name)
		}
		value, err := v.value(&declared[i], option.Value)
		if err != nil {
			return nil, fmt.Errorf("option %q: %w", option.Name, err)
		}
		out = append(out, wireOption{Name: declared[i].Name, Type: declared[i].Type, Value: value})
	}
	for i := range declared {
		d := &declared[i]
		if d.Required && !v.partial && !slices.ContainsFunc(out, func(o wireOption) bool { return o.Name == d.Name }) {
			return nil, fmt.Errorf("option %q is required", d.Name)
		}
	}
	return out, nil
}

// value checks one value as the app does and gives its form in JSON.
func (v *invocation) value(d *commandOption, value any) (any, error) {
	switch got := value.(type) {
	case string:
		if d.Type == optString {
			return got, v.checkText(d, got)
		}
	case bool:
		if d.Type == optBoolean {
			return got, nil
		}
	case int:
		return v.number(d, float64(got))
	case float64:
		return v.number(d, got)
	case *User:
		if d.Type == optUser || d.Type == optMention {
			v.resolveUser(got)
			return got.id, nil
		}
	case *Role:
		if d.Type == optRole || d.Type == optMention {
			put(&v.resolved.Roles, got.id, got.wire())
			return got.id, nil
		}
	case *Channel:
		if d.Type == optChannel && (len(d.ChannelTypes) == 0 || slices.Contains(d.ChannelTypes, got.kind)) {
			put(&v.resolved.Channels, got.id, got.wire())
			return got.id, nil
		}
	case File:
		if d.Type == optAttachment {
			if len(got.Data) > maxFile {
				return nil, fmt.Errorf("%s has %d bytes; at most %d can be uploaded", got.Name, len(got.Data), maxFile)
			}
			a := v.s.upload(got)
			a.ephemeral = true
			v.s.attachments[a.ID] = a
			put(&v.resolved.Attachments, a.ID, v.s.wireAttachment(a, v.channel.id))
			return a.ID, nil
		}
	}
	return nil, fmt.Errorf("a %T does not fit an option of type %d", value, d.Type)
}

func (v *invocation) checkText(d *commandOption, text string) error {
	if v.partial {
		return nil
	}
	n, most := clientLength(text), maxStringOption
	if d.MaxLength != nil {
		most = *d.MaxLength
	}
	if n > most || d.MinLength != nil && n < *d.MinLength {
		return fmt.Errorf("%d characters are not in its range", n)
	}
	if len(d.Choices) > 0 && !slices.ContainsFunc(d.Choices, func(c choice) bool { return c.plain() == text }) {
		return fmt.Errorf("%q is none of its choices", text)
	}
	return nil
}

func (v *invocation) number(d *commandOption, n float64) (any, error) {
	if d.Type != optNumber && !(d.Type == optInteger && n == float64(int64(n))) {
		return nil, fmt.Errorf("%v does not fit an option of type %d", n, d.Type)
	}
	if d.MinValue != nil && n < *d.MinValue || d.MaxValue != nil && n > *d.MaxValue {
		return nil, fmt.Errorf("%v is not in its range", n)
	}
	if len(d.Choices) > 0 && !slices.ContainsFunc(d.Choices, func(c choice) bool { return c.plain() == n }) {
		return nil, fmt.Errorf("%v is none of its choices", n)
	}
	return json.Number(fmt.Sprint(n)), nil
}

func (v *invocation) resolveUser(u *User) {
	put(&v.resolved.Users, u.id, u.wire())
	if g := v.channel.guild; g != nil && g.members[u.id] != nil {
		m := g.members[u.id].wire()
		p := v.s.permissions(u, v.channel)
		m.Permissions = &p
		put(&v.resolved.Members, u.id, m)
	}
}

func put[V any](into *map[string]V, key string, value V) {
	if *into == nil {
		*into = map[string]V{}
	}
	(*into)[key] = value
}

// data puts the options under the subcommands that lead to them.
func (v *invocation) data(cmd *command, path []string, options []wireOption) wireCommand {
	kinds := []int{optSubcommand}
	if len(path) == 2 {
		kinds = []int{optGroup, optSubcommand}
	}
	for i := len(path) - 1; i >= 0; i-- {
		options = []wireOption{{Name: path[i], Type: kinds[i], Options: options}}
	}
	return wireCommand{ID: cmd.ID, Name: cmd.Name, Type: cmd.Type, GuildID: cmd.GuildID, Options: options, Resolved: &v.resolved}
}

// typed is a command as its user sees it before sending: /quotes speaker:Lavrov
func typed(cmd *command, path []string, given []Option) string {
	line := "/" + strings.Join(append([]string{cmd.Name}, path...), " ")
	for _, option := range given {
		switch value := option.Value.(type) {
		case File:
			line += " " + option.Name + ":" + value.Name
		case interface{ Mention() string }:
			line += " " + option.Name + ":" + value.Mention()
		default:
			line += fmt.Sprintf(" %s:%v", option.Name, value)
		}
	}
	return line
}

package discordtest

import (
	"fmt"
	"slices"
)

// Invoke uses a slash command: name "summarise", with subcommands "settings show".
func (u *User) Invoke(c *Channel, name string, given ...Option) (*Interaction, error) {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	v := &invocation{s: s, by: u, channel: c}
	cmd, declared, path, err := v.command(name)
	if err != nil {
		return nil, err
	}
	options, err := v.options(declared, given)
	if err != nil {
		return nil, fmt.Errorf("/%s: %w", name, err)
	}
	i := &Interaction{kind: Command, by: u, channel: c, what: typed(cmd, path, given), data: v.data(cmd, path, options)}
	return s.ask(i)
}

// InvokeOn uses a command of a message's context menu.
func (u *User) InvokeOn(m *Message, name string) (*Interaction, error) {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	target, err := u.own(m)
	if err != nil {
		return nil, err
	}
	if target.Ephemeral() {
		return nil, fmt.Errorf("an ephemeral message has no commands in its menu")
	}
	v := &invocation{s: s, by: u, channel: target.channel}
	cmd := s.findCommand(u, target.channel, messageCommand, name)
	if cmd == nil {
		return nil, fmt.Errorf("the menu has no command %q; registered are %q", name, v.names())
	}
	if err := v.mayUse(cmd); err != nil {
		return nil, err
	}
	// The target comes whole, also without the message-content intent.
	put(&v.resolved.Messages, target.ID, s.wire(target, view{content: true}))
	data := v.data(cmd, nil, nil)
	data.TargetID = target.ID
	i := &Interaction{kind: Command, menu: true, by: u, channel: target.channel, target: target, what: "menu " + cmd.Name, data: data}
	return s.ask(i)
}

// wireClick is the data of a MESSAGE_COMPONENT.
type wireClick struct {
	CustomID      string        `json:"custom_id"`
	ComponentType int           `json:"component_type"`
	Values        []string      `json:"values,omitempty"`
	Resolved      *wireResolved `json:"resolved,omitempty"`
}

// Press clicks a button, found by its label or custom ID, or picks values in a menu.
func (u *User) Press(m *Message, name string, values ...string) (*Interaction, error) {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	current, err := u.own(m)
	if err != nil {
		return nil, err
	}
	if !current.seenBy(u) {
		return nil, fmt.Errorf("%s does not see that message", u.name)
	}
	c, found := current.Component(name)
	switch {
	case !found:
		return nil, fmt.Errorf("the message has no %q; its buttons are %q", name, current.Buttons())
	case c.Disabled:
		return nil, fmt.Errorf("%q is disabled", name)
	case c.Style == linkStyle && c.Type == button:
		return nil, fmt.Errorf("%q only opens %s", name, c.URL)
	case c.Type == stringSelect:
		for _, value := range values {
			if !slices.ContainsFunc(c.Options, func(o SelectOption) bool { return o.Value == value }) {
				return nil, fmt.Errorf("%q has no option %q", name, value)
			}
		}
	case c.Type != button:
		return nil, fmt.Errorf("menus of type %d are not modelled", c.Type)
	}
	i := &Interaction{
		kind: Click, by: u, channel: current.channel, on: current, what: "[" + name + "]",
		data: wireClick{CustomID: c.CustomID, ComponentType: c.Type, Values: values},
	}
	return s.ask(i)
}

// Submit sends the form that an interaction was answered with. Values are found by the
// fields' custom IDs or labels.
func (u *User) Submit(opened *Interaction, values map[string]string) (*Interaction, error) {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	if opened.modal == nil {
		return nil, fmt.Errorf("%v opened no form", opened)
	}
	if opened.by != u {
		return nil, fmt.Errorf("the form was opened for %s", opened.by.name)
	}
	data, err := opened.modal.filled(values)
	if err != nil {
		return nil, err
	}
	i := &Interaction{
		kind: ModalSubmit, by: u, channel: opened.channel, on: opened.on, trigger: opened,
		what: fmt.Sprintf("form %q sent", opened.modal.Title), data: data,
	}
	return s.ask(i)
}

// Complete types into an option of a slash command and asks for suggestions.
// given are options filled in before.
func (u *User) Complete(c *Channel, name, option, typed string, given ...Option) (*Interaction, error) {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	v := &invocation{s: s, by: u, channel: c, partial: true}
	cmd, declared, path, err := v.command(name)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(declared, func(d commandOption) bool { return d.Name == option })
	if i < 0 || !declared[i].Autocomplete {
		return nil, fmt.Errorf("/%s has no option %q with suggestions", name, option)
	}
	options, err := v.options(declared, given)
	if err != nil {
		return nil, fmt.Errorf("/%s: %w", name, err)
	}
	options = append(options, wireOption{Name: option, Type: declared[i].Type, Value: typed, Focused: true})
	asked := &Interaction{
		kind: Autocomplete, by: u, channel: c, what: fmt.Sprintf("/%s %s: %q…", name, option, typed),
		data: v.data(cmd, path, options),
	}
	return s.ask(asked)
}

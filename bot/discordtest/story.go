package discordtest

// What people do, in the words of a test's story. These fail the test where the app would not
// let a person do it; the methods in actors.go return the error instead.

// A Part is something in a message beside its text: a [File], [ReplyTo], [Quietly] or [Forward].
type Part interface{ join(*Post) }

func (f File) join(p *Post) { p.Files = append(p.Files, f) }

type part func(*Post)

func (f part) join(p *Post) { f(p) }

// ReplyTo makes the message a reply that pings its author.
func ReplyTo(m *Message) Part { return part(func(p *Post) { p.ReplyTo = m }) }

// Quietly switches the reply's ping off.
func Quietly() Part { return part(func(p *Post) { p.Quietly = true }) }

// Forward passes a message on.
func Forward(m *Message) Part { return part(func(p *Post) { p.Forward = m }) }

// Says writes a message. More than 2000 characters become message.txt.
func (u *User) Says(c *Channel, text string, parts ...Part) *Message {
	u.helper()
	p := Post{Text: text}
	for _, part := range parts {
		part.join(&p)
	}
	m, err := u.Post(c, p)
	if err != nil {
		u.s.fail("discordtest: %v", err)
	}
	return m
}

// Posts opens a post in a forum.
func (u *User) Posts(forum *Channel, title, text string, parts ...Part) *Channel {
	u.helper()
	p := Post{Text: text}
	for _, part := range parts {
		part.join(&p)
	}
	c, err := u.OpenPost(forum, title, p)
	if err != nil {
		u.s.fail("discordtest: %v", err)
	}
	return c
}

// OpensThread opens a thread of the person's own; from may be nil.
func (u *User) OpensThread(c *Channel, name string, from *Message) *Channel {
	u.helper()
	t, err := u.OpenThread(c, name, from)
	if err != nil {
		u.s.fail("discordtest: %v", err)
	}
	return t
}

// Edits changes a message of the person's own.
func (u *User) Edits(m *Message, text string) {
	u.helper()
	if err := u.Edit(m, text); err != nil {
		u.s.fail("discordtest: %v", err)
	}
}

// Deletes removes a message.
func (u *User) Deletes(m *Message) {
	u.helper()
	if err := u.Delete(m); err != nil {
		u.s.fail("discordtest: %v", err)
	}
}

// Slash uses a slash command; subcommands follow the name after a space: "settings show".
func (u *User) Slash(c *Channel, name string, options ...Option) *Interaction {
	u.helper()
	return u.asked(u.Invoke(c, name, options...))
}

// Menu uses a command of a message's context menu.
func (u *User) Menu(m *Message, name string) *Interaction {
	u.helper()
	return u.asked(u.InvokeOn(m, name))
}

// Clicks presses a button, by label or custom ID, or picks values in a menu.
func (u *User) Clicks(m *Message, name string, values ...string) *Interaction {
	u.helper()
	return u.asked(u.Press(m, name, values...))
}

// Submits waits for the form that answers an interaction and sends it, filled in by label or custom ID.
func (u *User) Submits(opened *Interaction, values map[string]string) *Interaction {
	u.helper()
	opened.WaitModal()
	return u.asked(u.Submit(opened, values))
}

// Completes types into an option and waits for the suggestions.
func (u *User) Completes(c *Channel, name, option, typed string, given ...Option) []Choice {
	u.helper()
	i := u.asked(u.Complete(c, name, option, typed, given...))
	if i == nil {
		return nil
	}
	return i.WaitChoices()
}

func (u *User) asked(i *Interaction, err error) *Interaction {
	u.helper()
	if err != nil {
		u.s.fail("discordtest: %s: %v", u.name, err)
	}
	return i
}

func (u *User) helper() {
	if u.s.tb != nil {
		u.s.tb.Helper()
	}
}

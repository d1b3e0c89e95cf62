package discordtest

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Transcript is the channel as its readers together see it, with its threads, ephemeral answers and
// forms, for golden files and failures. It names nobody and nothing by ID, time or port.
func (s *Server) Transcript(c *Channel) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := &transcript{s: s}
	t.channel(c, "")
	return t.text.String()
}

type transcript struct {
	s    *Server
	text strings.Builder
	last *Interaction // the one named in the line before
}

// line is one thing that happened in a channel: a message, or something asked of the bot.
type line struct {
	id  string // snowflakes sort by time
	msg *message
	ask *Interaction
}

func (t *transcript) channel(c *Channel, indent string) {
	var lines []line
	for _, m := range t.s.messages {
		if m.channel == c && m.Type != TypeThreadStarter && (!m.Deleted || m.thread != nil) {
			lines = append(lines, line{id: m.ID, msg: m})
		}
	}
	for _, i := range t.s.asked {
		if i.channel == c && i.kind != Autocomplete {
			lines = append(lines, line{id: i.id, ask: i})
		}
	}
	slices.SortFunc(lines, func(a, b line) int { return cmp.Compare(a.id, b.id) })
	for _, l := range lines {
		if l.ask != nil {
			t.asked(l.ask, indent)
			continue
		}
		t.message(l.msg, indent)
		t.last = nil
		if l.msg.thread != nil {
			t.thread(l.msg.thread, indent)
		}
	}
	if c.kind == Forum {
		for _, post := range t.s.threadsOf(c) {
			t.thread(post, indent)
		}
	}
}

func (t *transcript) thread(c *Channel, indent string) {
	fmt.Fprintf(&t.text, "%s  # %s", indent, c.name)
	for _, state := range []struct {
		on   bool
		name string
	}{{c.archived, "archived"}, {c.locked, "locked"}, {c.deleted, "deleted"}} {
		if state.on {
			fmt.Fprintf(&t.text, " (%s)", state.name)
		}
	}
	t.text.WriteString("\n")
	t.channel(c, indent+"    ")
}

// asked is the line of somebody who used the bot, with what came of it if that is no message.
func (t *transcript) asked(i *Interaction, indent string) {
	fmt.Fprintf(&t.text, "%s%s: %s", indent, i.by.name, t.s.named(i.channel, i.what))
	switch {
	case i.modal != nil:
		fmt.Fprintf(&t.text, " → form %q", i.modal.Title)
		for _, f := range i.modal.Fields {
			fmt.Fprintf(&t.text, " (%s)", f.Label)
		}
	case i.acknowledged.IsZero() && t.s.now().Sub(i.created) > acknowledgeWithin:
		t.text.WriteString(" → the application did not respond")
	case i.acknowledged.IsZero():
		t.text.WriteString(" → no response yet")
	}
	t.text.WriteString("\n")
	t.last = i
}

func (t *transcript) message(m *message, indent string) {
	head := m.Author.name
	if marks := t.marks(m); len(marks) > 0 {
		head += " (" + strings.Join(marks, ", ") + ")"
	}
	body := t.s.named(m.channel, m.body())
	if m.Loading() {
		body = "is thinking…"
	}
	if m.Deleted {
		body = ""
	}
	text := fmt.Sprintf("%s%s: %s", indent, head, strings.ReplaceAll(body, "\n", "\n"+indent+"  "))
	t.text.WriteString(strings.TrimRight(text, " ") + "\n")
}

// marks say what the words do not: whom a message answers, who sees it, what became of it.
func (t *transcript) marks(m *message) []string {
	var marks []string
	switch i := m.response; {
	case i != nil && m != i.original:
		marks = append(marks, "follow-up to "+t.s.named(m.channel, i.what))
	case i != nil && i != t.last:
		marks = append(marks, "to "+t.s.named(m.channel, i.what)+" by "+i.by.name)
	case i == nil && m.Type == TypeReply && (m.reply == nil || m.reply.Deleted):
		marks = append(marks, "to a deleted message")
	case i == nil && m.Type == TypeReply:
		marks = append(marks, "to "+m.reply.Author.name)
	}
	if m.Ephemeral() {
		marks = append(marks, "only for "+m.response.by.name)
	}
	if m.Author != t.s.bot && m.Edits > 0 {
		marks = append(marks, "edited")
	}
	if m.Deleted {
		marks = append(marks, "deleted")
	}
	return marks
}

// body is everything a message shows, line by line.
func (m *message) body() string {
	lines := []string{m.Content}
	if m.Type == TypeThreadCreated {
		lines = []string{"started a thread: " + m.Content}
	}
	if m.Forwarded != nil {
		lines = append(lines, "forwarded: "+m.Forwarded.Text())
		for _, a := range m.Forwarded.Attachments {
			lines = append(lines, "forwarded file: "+a.Name)
		}
	}
	for i := range m.Embeds {
		lines = append(lines, m.Embeds[i].lines()...)
	}
	for _, a := range m.Attachments {
		lines = append(lines, fmt.Sprintf("file: %s (%d bytes)", a.Name, len(a.Data)))
	}
	for i := range m.Components {
		lines = append(lines, m.Components[i].lines()...)
	}
	for _, r := range m.Reactions {
		lines = append(lines, fmt.Sprintf("%s %d", r.Emoji, len(r.By)))
	}
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
}

// lines are what a top-level component shows: a row its buttons, the rest their text.
func (c *Component) lines() []string {
	var lines, buttons []string
	walk([]Component{*c}, func(part *Component) {
		switch {
		case part.isSelect():
			buttons = append(buttons, "["+part.Placeholder+" ▾]")
		case part.Type == button && part.Disabled:
			buttons = append(buttons, "("+part.Label+")")
		case part.Type == button:
			buttons = append(buttons, "["+part.Label+"]")
		default:
			lines = append(lines, part.Content)
		}
	})
	return append(lines, strings.Join(buttons, " "))
}

func (e *Embed) lines() []string {
	var lines []string
	if e.Author != nil {
		lines = append(lines, e.Author.Name)
	}
	lines = append(lines, e.Title)
	lines = append(lines, strings.Split(e.Description, "\n")...)
	for _, f := range e.Fields {
		lines = append(lines, f.Name+": "+strings.ReplaceAll(f.Value, "\n", "\n│ "))
	}
	if e.Footer != nil {
		lines = append(lines, e.Footer.Text)
	}
	for i, line := range lines {
		if line != "" {
			lines[i] = "│ " + line
		}
	}
	return lines
}

// namedPattern finds what apps show by name: mentions of users, roles and channels, and links to channels and messages.
var namedPattern = regexp.MustCompile(`<(@[!&]?|#)(\d{1,20})>|https://discord\.com/channels/(?:@me|\d{1,20})/(\d{1,20})(/\d{1,20})?`)

// named shows mentions and links as the apps do, and this server's address without its port.
func (s *Server) named(c *Channel, text string) string {
	text = strings.ReplaceAll(text, s.url, "http://discordtest")
	return namedPattern.ReplaceAllStringFunc(text, func(mark string) string {
		hit := namedPattern.FindStringSubmatch(mark)
		kind, id, linked, message := hit[1], hit[2], hit[3], hit[4]
		switch {
		case kind == "@&" && c.guild != nil:
			for _, r := range c.guild.roles {
				if r.id == id {
					return "@" + r.name
				}
			}
		case kind == "#" || linked != "":
			if to := s.channels[cmp.Or(id, linked)]; to != nil && message != "" {
				return "#" + to.name + " › message"
			} else if to != nil {
				return "#" + to.name
			}
		case s.users[id] != nil:
			return "@" + s.users[id].name
		}
		return mark
	})
}

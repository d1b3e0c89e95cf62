package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// The people and things of these tests.
const (
	botID    = "900"
	botRole  = "901"
	someRole = "902"
	adaID    = "11"
	benID    = "12"
	feedID   = "21"
)

// An alteration makes a message of these tests another one.
type alteration func(*discordgo.Message)

// says is an ordinary message of Ada's; its mentions are those that stand in its text.
func says(content string, alterations ...alteration) *discordgo.Message {
	m := &discordgo.Message{ID: "4194304000", ChannelID: "1", Content: content, Author: &discordgo.User{ID: adaID}}
	for _, id := range []string{botID, adaID, benID} {
		if mentionIn(content, id) {
			m.Mentions = append(m.Mentions, &discordgo.User{ID: id, Bot: id == botID})
		}
	}
	for _, id := range []string{botRole, someRole} {
		if strings.Contains(content, "<@&"+id+">") {
			m.MentionRoles = append(m.MentionRoles, id)
		}
	}
	for _, a := range alterations {
		a(m)
	}
	return m
}

func by(id string) alteration {
	return func(m *discordgo.Message) {
		m.Author = &discordgo.User{ID: id, Bot: id == botID || id == feedID}
	}
}

func at(id string) alteration {
	return func(m *discordgo.Message) { m.ID = id }
}

func ofType(typ discordgo.MessageType) alteration {
	return func(m *discordgo.Message) { m.Type = typ }
}

// replying makes a reply to target, which pings its author.
func replying(target *discordgo.Message) alteration {
	return func(m *discordgo.Message) {
		m.Type = discordgo.MessageTypeReply
		m.MessageReference = &discordgo.MessageReference{MessageID: target.ID}
		m.ReferencedMessage = target
		m.Mentions = append(m.Mentions, target.Author)
	}
}

func with(name, media string) alteration {
	return func(m *discordgo.Message) {
		m.Attachments = append(m.Attachments, &discordgo.MessageAttachment{Filename: name, ContentType: media, URL: "https://cdn.discordapp.com/attachments/1/2/" + name, Size: 1000})
	}
}

func forwarding(target *discordgo.Message) alteration {
	return func(m *discordgo.Message) {
		m.MessageReference = &discordgo.MessageReference{Type: discordgo.MessageReferenceTypeForward}
		m.MessageSnapshots = append(m.MessageSnapshots, discordgo.MessageSnapshot{Message: target})
	}
}

func edited(m *discordgo.Message) {
	at := time.Date(2026, 3, 2, 9, 16, 0, 0, time.UTC)
	m.EditedTimestamp = &at
}

// show writes a request on one line: sources, then what is asked, then what is done.
func show(r Request) string {
	var b strings.Builder
	for _, s := range r.Sources {
		switch s := s.(type) {
		case summarise.Link:
			fmt.Fprintf(&b, "%s ", s.URL)
		case summarise.Attachment:
			fmt.Fprintf(&b, "file:%s ", s.Name)
		case summarise.Paste:
			words := strings.Fields(s.Text)
			if s.Title != "" {
				fmt.Fprintf(&b, "[%s] ", s.Title)
			}
			fmt.Fprintf(&b, "paste:%s…%s ", strings.Join(words[:min(2, len(words))], "_"), words[len(words)-1])
		}
	}
	if r.More > 0 {
		fmt.Fprintf(&b, "+%d ", r.More)
	}
	if r.Question != "" {
		fmt.Fprintf(&b, "“%s” ", r.Question)
	}
	if r.Ignore {
		b.WriteString("ignore ")
	}
	switch r.Reply {
	case Help:
		b.WriteString("help ")
	case NamedError:
		fmt.Fprintf(&b, "%s ", r.Named.Code)
	}
	if r.Guessed {
		b.WriteString("guessed ")
	}
	return strings.TrimSpace(b.String())
}

// A readCase is an event and what show makes of its request.
type readCase struct {
	name  string
	event Event
	want  string
}

func runReadCases(t *testing.T, cases []readCase) {
	t.Helper()
	t.Parallel()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.event.Bot, tt.event.Role = botID, botRole
			if got := show(Read(tt.event)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// channel is an event in an ordinary channel.
func channel(content string, alterations ...alteration) Event {
	return Event{Message: says(content, alterations...)}
}

const (
	a = "https://news.example.com/a"
	b = "https://news.example.com/b"
)

package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	// deliverBudget bounds one request, waits for rate limits included, and one send with its repeats.
	deliverBudget = 10 * time.Second
	// maxSends is how often a post is sent that may have been lost.
	maxSends = 3
)

// outgoing is a message on its way out. Every send and every edit of the bot is one, so that nothing
// can mention anyone: without allowed_mentions an edit would ping by Discord's defaults. Lists are
// always there: an edit then takes away what the new message lacks.
type outgoing struct {
	Content         string                       `json:"content"`
	Embeds          []*discordgo.MessageEmbed    `json:"embeds"`
	Components      []discordgo.MessageComponent `json:"components"`
	AllowedMentions noMentions                   `json:"allowed_mentions"`
	Flags           discordgo.MessageFlags       `json:"flags,omitempty"`
	Reference       *discordgo.MessageReference  `json:"message_reference,omitempty"`
	Nonce           string                       `json:"nonce,omitempty"`
	EnforceNonce    bool                         `json:"enforce_nonce,omitempty"`
}

type noMentions struct{}

func (noMentions) MarshalJSON() ([]byte, error) {
	return []byte(`{"parse":[],"replied_user":false}`), nil
}

func outgoingOf(m *discordgo.MessageSend) outgoing {
	o := outgoing{Content: m.Content, Embeds: m.Embeds, Components: m.Components, Flags: m.Flags, Reference: m.Reference}
	if o.Embeds == nil {
		o.Embeds = []*discordgo.MessageEmbed{}
	}
	if o.Components == nil {
		o.Components = []discordgo.MessageComponent{}
	}
	return o
}

// post sends m to a channel. event and part name it among all that the bot sends (part counts from 0),
// so that a repeat within a few minutes is not a second message (Create Message, enforce_nonce). It may
// therefore be repeated, other than the posts of interactions.
func (b *Bot) post(ctx context.Context, channel string, m *discordgo.MessageSend, event string, part int) (*discordgo.Message, error) {
	ctx, cancel := context.WithTimeout(ctx, deliverBudget)
	defer cancel()
	o := outgoingOf(m)
	o.Nonce, o.EnforceNonce = nonce(event, part), true
	for try := 1; ; try++ {
		sent, err := b.send(ctx, http.MethodPost, discordgo.EndpointChannelMessages(channel), o, m.Files)
		if err == nil || try == maxSends || !failedAtTheirEnd(err) {
			return sent, err
		}
		if err := sleep(ctx, time.Duration(try)*time.Second); err != nil {
			return nil, err
		}
	}
}

// nonce is at most 25 characters: an event's snowflake in base 36 has at most 13.
func nonce(event string, part int) string {
	return reference(event) + "-" + strconv.Itoa(part)
}

// reference is an event's snowflake in base 36: short enough to show to users, found in the log as ref.
func reference(event string) string {
	n, err := strconv.ParseUint(event, 10, 64)
	if err != nil {
		return event[:min(len(event), 13)]
	}
	return strconv.FormatUint(n, 36)
}

// edit changes one of the bot's messages into m.
func (b *Bot) edit(ctx context.Context, channel, message string, m *discordgo.MessageSend) (*discordgo.Message, error) {
	o := outgoingOf(m)
	o.Reference = nil
	return b.send(ctx, http.MethodPatch, discordgo.EndpointChannelMessage(channel, message), o, m.Files)
}

// editReply changes the reply to an acknowledged interaction into m.
func (b *Bot) editReply(ctx context.Context, i *discordgo.Interaction, m *discordgo.MessageSend) (*discordgo.Message, error) {
	return b.send(ctx, http.MethodPatch, discordgo.EndpointWebhookMessage(i.AppID, i.Token, "@original"), outgoingOf(m), m.Files)
}

// followUp adds a message to an acknowledged interaction; it is ephemeral if the deferral was.
func (b *Bot) followUp(ctx context.Context, i *discordgo.Interaction, m *discordgo.MessageSend) (*discordgo.Message, error) {
	return b.send(ctx, http.MethodPost, discordgo.EndpointWebhookToken(i.AppID, i.Token)+"?wait=true", outgoingOf(m), m.Files)
}

func (b *Bot) send(ctx context.Context, method, address string, o outgoing, files []*discordgo.File) (*discordgo.Message, error) {
	contentType, body, err := encode(o, files)
	if err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	raw, err := b.rest(ctx, method, address, contentType, body)
	if err != nil {
		return nil, err
	}
	return decode[discordgo.Message](raw)
}

// encode reads files from their beginning: a message may be sent again, to another place.
func encode(o outgoing, files []*discordgo.File) (contentType string, body []byte, err error) {
	if len(files) == 0 {
		body, err = json.Marshal(o)
		return "application/json", body, err
	}
	for _, f := range files {
		if s, ok := f.Reader.(io.Seeker); ok {
			if _, err := s.Seek(0, io.SeekStart); err != nil {
				return "", nil, err
			}
		}
	}
	return discordgo.MultipartBodyWithJSON(o, files)
}

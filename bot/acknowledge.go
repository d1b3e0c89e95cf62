package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
)

// ackBudget is when an acknowledgement is given up: Discord drops an interaction that is not
// acknowledged within 3 s (Receiving and Responding). Half of it is what one try may take.
const ackBudget = 2 * time.Second

// response is the first response to an interaction.
type response struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"` // *discordgo.InteractionResponseData or completions
}

// completions always has its list: Discord refuses null.
type completions struct {
	Choices []*discordgo.ApplicationCommandOptionChoice `json:"choices"`
}

// acknowledge tells Discord that an interaction was received. An event that came twice is acknowledged
// once: the second time it is an error (40060). If a try's own reply was lost, that code says that it
// got through.
func (b *Bot) acknowledge(ctx context.Context, i *discordgo.Interaction, r response) error {
	ctx, cancel := context.WithTimeout(ctx, ackBudget)
	defer cancel()
	body, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("encode: %w", err)
	}
	err = b.acknowledgeOnce(ctx, i, body)
	unsure := failedAtTheirEnd(err) || errors.Is(err, context.DeadlineExceeded)
	if err == nil || !unsure || ctx.Err() != nil {
		return err
	}
	if err = b.acknowledgeOnce(ctx, i, body); restCode(err) == discordgo.ErrCodeInteractionHasAlreadyBeenAcknowledged {
		return nil
	}
	return err
}

func (b *Bot) acknowledgeOnce(ctx context.Context, i *discordgo.Interaction, body []byte) error {
	ctx, cancel := context.WithTimeout(ctx, ackBudget/2)
	defer cancel()
	_, err := b.rest(ctx, http.MethodPost, discordgo.EndpointInteractionResponse(i.ID, i.Token), "application/json", body)
	if err != nil {
		return fmt.Errorf("acknowledge: %w", err)
	}
	return nil
}

// deferral is the acknowledgement whose reply comes later. Whether it is ephemeral is final.
func deferral(to audience) response {
	data := &discordgo.InteractionResponseData{}
	if to == asker {
		data.Flags = discordgo.MessageFlagsEphemeral
	}
	return response{discordgo.InteractionResponseDeferredChannelMessageWithSource, data}
}

// notice is an acknowledgement that says everything at once, to the asker alone.
func notice(m *discordgo.MessageSend) response {
	return response{discordgo.InteractionResponseChannelMessageWithSource, &discordgo.InteractionResponseData{
		Content:         m.Content,
		Embeds:          m.Embeds,
		Components:      m.Components,
		Flags:           m.Flags | discordgo.MessageFlagsEphemeral,
		AllowedMentions: &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}},
	}}
}

// form is an acknowledgement that opens a form.
func form(data *discordgo.InteractionResponseData) response {
	return response{discordgo.InteractionResponseModal, data}
}

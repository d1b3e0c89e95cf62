package bot

import (
	"context"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/customid"
	"verbatim/bot/render"
	"verbatim/summarise"
)

// remove deletes a digest and archives its thread, for who asked for it and for moderators.
func (b *Bot) remove(q request, action customid.Action, m *discordgo.Message) {
	moderator := q.interaction.Member != nil && q.interaction.Member.Permissions&discordgo.PermissionManageMessages != 0
	if q.asker != action.Asker && !moderator && q.place.kind != directMessages {
		b.atOnce(q, render.NotYours())
		return
	}
	b.queue.Now(func(ctx context.Context) {
		err := b.acknowledge(ctx, q.interaction, response{Type: discordgo.InteractionResponseDeferredMessageUpdate})
		if err != nil {
			b.logger(q).Warn("interaction lost", "err", err)
			return
		}
		if q.place.kind == textChannel || q.place.kind == unknownPlace {
			b.archive(ctx, q, m)
		}
		b.memory.keepTalks(ctx, m.ChannelID, talks{}) // what still stands there is read back
		_, err = b.rest(ctx, http.MethodDelete, discordgo.EndpointChannelMessage(m.ChannelID, m.ID), "", nil)
		if err == nil || restCode(err) == discordgo.ErrCodeUnknownMessage {
			b.logger(q).Info("digest deleted")
			return
		}
		b.logger(q).Warn("digest could not be deleted", "err", err)
		told := failure(refused(err, q.place.permissionToWrite(), q.place.channel), reference(q.event))
		told.Flags = discordgo.MessageFlagsEphemeral
		if _, err := b.followUp(ctx, q.interaction, told); err != nil {
			b.logger(q).Warn("the failure could not be told", "err", err)
		}
	})
}

// archive archives the thread under m, a digest or a list of them, if it has one, and forgets that their
// articles have it.
func (b *Bot) archive(ctx context.Context, q request, m *discordgo.Message) {
	_, err := tell[discordgo.Channel](ctx, b, http.MethodPatch, discordgo.EndpointChannel(m.ID), struct {
		Archived bool `json:"archived"`
	}{true})
	if err != nil && restCode(err) != discordgo.ErrCodeUnknownChannel {
		b.logger(q).Warn("thread could not be archived", "err", err)
	}
	articles := b.memory.talksOf(ctx, m.ID).Articles
	if shown, ok := b.digestIn(m); ok {
		articles = append(articles, talk{shown.Article, shown.URL})
	}
	for _, t := range articles {
		a := &summarise.Article{ID: t.Article, URL: t.URL}
		if thread, ok := b.memory.threadOf(ctx, q.place.guild, a); ok && thread == m.ID {
			b.memory.keepThread(ctx, q.place.guild, a, "")
		}
	}
}

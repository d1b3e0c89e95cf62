package bot

import (
	"context"
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/render"
	"verbatim/summarise"
)

// digest answers a request for one article or several: read them, digest them, deliver that with a thread
// under it, and answer the question that stood beside the links there.
func (b *Bot) digest(ctx context.Context, r *reply) error {
	if len(r.q.sources) > 1 {
		return b.digestSeveral(ctx, r)
	}
	if r.q.shown == nil {
		if err := r.progress(ctx, render.Reading(1)); err != nil {
			return fmt.Errorf("reply: %w", err)
		}
	}
	s, err := b.subject(ctx, r.q)
	if err != nil {
		return err
	}
	return b.digestArticle(ctx, s.conversations[0].Article, r)
}

func (b *Bot) digestArticle(ctx context.Context, a *summarise.Article, r *reply) error {
	began := b.now()
	res, kept := b.svc.Kept(ctx, a, r.q.want)
	if !kept {
		if err := r.progress(ctx, render.Summarising(a)); err != nil {
			return fmt.Errorf("reply: %w", err)
		}
		var err error
		if res, err = b.svc.Digest(ctx, a, r.q.want); err != nil {
			return fmt.Errorf("digest: %w", err)
		}
	}
	thread, err := b.deliver(ctx, res, r)
	if err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	b.logger(r.q).Info("digest delivered", "thread", thread, "article", a.ID, "engine", res.Digest.By.Engine,
		"cached", res.Cached, "dropped", res.Digest.Dropped, "dur", b.now().Sub(began))
	if r.q.question == "" {
		return nil
	}
	beside := r.in(thread)
	if err := b.answer(ctx, subjectOf(a), beside); err != nil {
		beside.fail(ctx, err) // there: the digest stands
	}
	return nil
}

// deliver shows the digest and sees that there is a place for questions: the thread that this server
// already has for the article, else a new one under the digest, else, where there are no threads, right
// here. It returns that channel.
func (b *Bot) deliver(ctx context.Context, res *summarise.Result, r *reply) (channel string, err error) {
	q, a := r.q, res.Article
	inPlace := q.place.kind != textChannel
	isLink := a.URL != "" // else its text goes with it, so that questions are answered when the store has forgotten it
	frame := render.Frame{Asker: q.asker, NoContent: b.gateway.withoutContent.Load(), More: q.more}
	if !inPlace {
		leave, err := b.openings.enter(ctx, q.place.guild+" "+string(a.ID))
		if err != nil {
			return "", err
		}
		defer leave()
		frame.Thread = b.usableThread(ctx, q, a)
	}
	m := render.Digest(res, frame)
	if inPlace && !isLink {
		m.Files = []*discordgo.File{render.TextFile(a)}
	}
	sent, err := r.show(ctx, m)
	if err != nil {
		return "", err
	}
	b.memory.keepPosted(ctx, sent.ID, res)
	if inPlace {
		if !q.listed {
			b.memory.keepNext(ctx, q.place, a)
		}
		return q.place.channel, nil
	}
	if frame.Thread != "" {
		return frame.Thread, nil
	}
	thread, err := b.openThread(ctx, sent, render.ThreadName(a))
	if err != nil {
		b.logger(q).Warn("no thread could be opened", "err", err)
		frame.Trouble = render.ThreadTrouble(restCode(err), q.place.channel)
		m := render.Digest(res, frame)
		if !isLink {
			m.Files = []*discordgo.File{render.TextFile(a)}
		}
		if _, err := r.show(ctx, m); err != nil { // the digest stands without this
			b.logger(q).Warn("the lack of a thread could not be told", "err", err)
		}
		return q.place.channel, nil
	}
	b.memory.keepTalks(ctx, thread, talks{}.with(a))
	b.memory.keepThread(ctx, q.place.guild, a, thread)
	if !isLink {
		if _, err := b.post(ctx, thread, render.TextMessage(a), q.event, textPart+r.part); err != nil {
			b.logger(q).Warn("the text could not be attached to its thread", "err", err)
		}
	}
	return thread, nil
}

// threadArchive is after how many idle minutes Discord archives a thread; a question un-archives it.
const threadArchive = 7 * 24 * 60

// openThread opens the thread under a digest. Its ID is the message's, so one that exists is it, and what
// failed at Discord's end may be tried again.
func (b *Bot) openThread(ctx context.Context, under *discordgo.Message, name string) (string, error) {
	address := discordgo.EndpointChannelMessageThread(under.ChannelID, under.ID)
	thread := struct {
		Name    string `json:"name"`
		Archive int    `json:"auto_archive_duration"`
	}{name, threadArchive}
	_, err := tell[discordgo.Channel](ctx, b, http.MethodPost, address, thread)
	if err != nil && failedAtTheirEnd(err) {
		_, err = tell[discordgo.Channel](ctx, b, http.MethodPost, address, thread)
	}
	if err != nil && restCode(err) != discordgo.ErrCodeThreadAlreadyCreatedForThisMessage {
		return "", err
	}
	return under.ID, nil
}

// usableThread returns the thread in which this server already talks about a, if the asker can see it
// and it is neither gone nor locked; else "".
func (b *Bot) usableThread(ctx context.Context, q request, a *summarise.Article) string {
	thread, ok := b.memory.threadOf(ctx, q.place.guild, a)
	if !ok {
		return ""
	}
	ch, err := b.channel(ctx, thread)
	if err != nil || !ch.IsThread() || ch.OwnerID != b.me().user || (ch.ThreadMetadata != nil && ch.ThreadMetadata.Locked) {
		return ""
	}
	if ch.ParentID != q.place.channel && !b.canSee(q.place.guild, ch.ParentID, q.asker, q.roles) {
		return ""
	}
	return thread
}

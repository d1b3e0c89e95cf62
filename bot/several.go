package bot

import (
	"context"
	"fmt"
	"net/url"

	"verbatim/bot/render"
	"verbatim/summarise"
)

// digestSeveral answers a request for several articles: one short message that lists them, one thread, and
// the digests in it in order. Where there are no threads they stand in place. What cannot be read is said
// in the list; a digest that fails does not keep the others from being shown.
func (b *Bot) digestSeveral(ctx context.Context, r *reply) error {
	if err := r.progress(ctx, render.Reading(len(r.q.sources))); err != nil {
		return fmt.Errorf("reply: %w", err)
	}
	listed, articles := b.readAll(ctx, r.q)
	if err := context.Cause(ctx); err != nil {
		return err
	}
	for _, l := range listed {
		if l.Err != nil {
			b.logger(r.q).Warn("request failed", "code", summarise.CodeOf(l.Err), "err", l.Err)
		}
	}
	if len(listed) == 1 && len(articles) == 1 {
		return b.digestArticle(ctx, articles[0], r)
	}
	channel, err := b.list(ctx, listed, articles, r)
	if err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	b.logger(r.q).Info("list delivered", "thread", channel, "articles", len(articles), "failed", len(listed)-len(articles))
	if len(articles) == 0 {
		return nil
	}
	b.digestEach(ctx, articles, channel, r)
	if r.q.question == "" {
		return nil
	}
	beside := r.in(channel)
	beside.part += len(articles) * partsEach
	if err := b.answer(ctx, subjectOf(articles...), beside); err != nil {
		beside.fail(ctx, err)
	}
	return nil
}

// readAll reads what q asks for, all at once. An article that several sources lead to is listed once.
func (b *Bot) readAll(ctx context.Context, q request) (listed []render.Listed, articles []*summarise.Article) {
	read := make([]render.Listed, len(q.sources))
	b.queue.Together(len(q.sources), func(i int) {
		read[i] = render.Listed{Name: nameOf(q.sources[i]), Err: errPanic} // unless it returns
		read[i].Article, read[i].Err = b.svc.Read(ctx, q.sources[i])
	})
	seen := map[summarise.ArticleID]bool{}
	for _, l := range read {
		if l.Err != nil {
			listed = append(listed, l)
		} else if !seen[l.Article.ID] {
			seen[l.Article.ID] = true
			listed, articles = append(listed, l), append(articles, l.Article)
		}
	}
	return listed, articles
}

// nameOf is what an asker knows a source by.
func nameOf(src summarise.Source) string {
	switch src := src.(type) {
	case summarise.Link:
		if u, err := url.Parse(src.URL); err == nil {
			return u.Host
		}
	case summarise.Attachment:
		return src.Name
	}
	return ""
}

// list shows the list of articles and opens the thread under it. It returns the channel that the digests
// go to: that thread, or where none can be, the place itself.
func (b *Bot) list(ctx context.Context, listed []render.Listed, articles []*summarise.Article, r *reply) (channel string, err error) {
	q, ref := r.q, reference(r.q.event)
	frame := render.Frame{Asker: q.asker, NoContent: b.mustBeMentioned(q.place), More: q.more}
	sent, err := r.show(ctx, render.Listing(listed, frame, ref))
	if err != nil || len(articles) == 0 {
		return q.place.channel, err
	}
	if q.place.kind != textChannel {
		b.memory.keepNext(ctx, q.place, articles...)
		return q.place.channel, nil
	}
	thread, err := b.openThread(ctx, sent, render.ThreadNameOf(articles))
	if err != nil {
		b.logger(q).Warn("no thread could be opened", "err", err)
		frame.Trouble = render.ThreadTrouble(restCode(err), q.place.channel)
		if _, err := r.show(ctx, render.Listing(listed, frame, ref)); err != nil { // the list stands without this
			b.logger(q).Warn("the lack of a thread could not be told", "err", err)
		}
		return q.place.channel, nil
	}
	b.memory.keepTalks(ctx, thread, talks{Shared: true}.with(articles...))
	for _, a := range articles {
		if _, ok := b.memory.threadOf(ctx, q.place.guild, a); !ok {
			b.memory.keepThread(ctx, q.place.guild, a, thread)
		}
	}
	return thread, nil
}

// digestEach posts the digests of articles in a channel. Their order is that of the messages that say they
// are being made; then they are made side by side, and each failure is told in its place.
func (b *Bot) digestEach(ctx context.Context, articles []*summarise.Article, channel string, r *reply) {
	replies := make([]*reply, len(articles))
	for i, a := range articles {
		one := r.in(channel)
		one.part += i * partsEach
		one.q.question, one.q.more, one.q.listed = "", 0, true
		if one.q.place.kind == textChannel {
			one.q.place.kind = otherThread // no thread could be opened here
		}
		replies[i] = one
		if err := one.progress(ctx, render.Summarising(a)); err != nil {
			b.logger(r.q).Info("progress is not shown", "err", err)
		}
	}
	b.queue.Together(len(articles), func(i int) {
		b.do(ctx, replies[i], func(ctx context.Context, one *reply) error {
			return b.digestArticle(ctx, articles[i], one)
		})
	})
}

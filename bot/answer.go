package bot

import (
	"context"
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/render"
)

// answer asks the article of s that fits best what r was asked, and shows the answer. It repeats the
// question where no message of the asker's shows it.
func (b *Bot) answer(ctx context.Context, s subject, r *reply) error {
	began, c := b.now(), s.closest(r.q.question)
	answer, err := b.svc.Ask(ctx, c, r.q.question)
	if err != nil {
		return fmt.Errorf("ask: %w", err)
	}
	named := render.Naming{Question: r.q.message == nil, Article: s.named}
	if err := r.showAll(ctx, render.Answer(c.Article, answer, named)); err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	b.logger(r.q).Info("question answered", "article", c.Article.ID, "engine", answer.By.Engine,
		"found", answer.Found(), "dropped", answer.Dropped, "dur", b.now().Sub(began))
	return nil
}

// askHere answers /ask: in the place it was asked, no thread is opened.
func (b *Bot) askHere(ctx context.Context, r *reply) error {
	s, err := b.subject(ctx, r.q)
	if err != nil {
		return err
	}
	return b.answer(ctx, s, r)
}

// askAbout answers a question about the digest m that was asked through its button: in the thread under
// it or the one that the article has, where others can read and go on, and who asked is told where; in
// place where there is none.
func (b *Bot) askAbout(ctx context.Context, m *discordgo.Message, r *reply) error {
	shown, ok := b.digestIn(m)
	if !ok {
		return errNoArticle
	}
	a, err := b.articleOf(ctx, m, shown)
	if err != nil {
		return fmt.Errorf("recall: %w", err)
	}
	channel := r.q.place.channel
	if r.q.place.kind == textChannel {
		if p, err := b.findPlace(ctx, r.q.place.guild, m.ID); err == nil && p.kind == ownThread {
			channel = m.ID
		} else if thread := b.usableThread(ctx, r.q, a); thread != "" {
			channel = thread
		}
	}
	there := r.in(channel)
	s := subjectOf(a)
	if there.q.place.kind != textChannel {
		q := there.q
		q.shown = m
		if inMind, err := b.recall(ctx, q); err == nil { // else the question stands alone
			s = inMind
		}
	}
	if r.q.audience != asker {
		return b.answer(ctx, s, r)
	}
	if err := b.answer(ctx, s, there); err != nil {
		return err
	}
	_, err = r.show(ctx, render.AnsweredIn(channel))
	return err
}

// typing shows that an answer is being made. It lasts ten seconds and may fail unnoticed.
func (b *Bot) typing(ctx context.Context, channel string) {
	ctx, cancel := context.WithTimeout(ctx, ackBudget)
	defer cancel()
	_, _ = b.rest(ctx, http.MethodPost, discordgo.EndpointChannelTyping(channel), "", nil)
}

package bot

import (
	"context"
	"fmt"
	"slices"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/render"
	"verbatim/summarise"
	"verbatim/summarise/prose"
	"verbatim/summarise/quotation"
)

// viewed notes in the log that a view was shown, once it was.
func (b *Bot) viewed(r *reply, what string, s subject, err error) error {
	if err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	for _, c := range s.conversations {
		b.logger(r.q).Info(what+" shown", "article", c.Article.ID)
	}
	return nil
}

// quotes shows the quotations of an article, those by a speaker or about something alone if asked.
func (b *Bot) quotes(ctx context.Context, speaker, about string, r *reply) error {
	s, err := b.subject(ctx, r.q)
	if err != nil {
		return err
	}
	var some, none []*discordgo.MessageSend // of the articles that have such quotations, and of the others
	for _, c := range s.conversations {
		all := b.said(c.Article)
		kept := all
		if speaker != "" {
			kept = slices.DeleteFunc(slices.Clone(all), func(q summarise.Quotation) bool {
				return q.Speaker == "" || !quotation.SameSpeaker(q.Speaker, speaker)
			})
		}
		if about != "" {
			kept = aboutThat(c.Article, kept, about)
		}
		shown := render.Quotes(c.Article, kept, render.Filter{Speaker: speaker, About: about, Of: len(all)})
		if len(kept) > 0 {
			some = append(some, shown...)
		} else {
			none = append(none, shown...)
		}
	}
	if len(some) == 0 {
		some = none
	}
	return b.viewed(r, "quotes", s, r.showAll(ctx, append(some, b.unread(r, s)...)))
}

// unread tells of the articles that could not be read or digested, beside what is shown of the others.
func (b *Bot) unread(r *reply, s subject) []*discordgo.MessageSend {
	var told []*discordgo.MessageSend
	for _, err := range s.failed {
		b.logger(r.q).Warn("request failed", "code", summarise.CodeOf(err), "err", err)
		told = append(told, failure(err, reference(r.q.event)))
	}
	return told
}

// said returns the quotations of an article, without headings that look like some.
func (b *Bot) said(a *summarise.Article) []summarise.Quotation {
	return slices.DeleteFunc(b.svc.Quotes(a), func(q summarise.Quotation) bool { return q.Kind == quotation.Heading })
}

// aboutThat keeps the quotations whose paragraph shares a word with about, in their order.
func aboutThat(a *summarise.Article, quotes []summarise.Quotation, about string) []summarise.Quotation {
	wanted := prose.Terms(about, a.Lang)
	var kept []summarise.Quotation
	for _, q := range quotes {
		here := prose.Terms(a.Passages[q.Passage].Text, a.Lang)
		if slices.ContainsFunc(wanted, func(t string) bool { return slices.Contains(here, t) }) {
			kept = append(kept, q)
		}
	}
	return kept
}

// claims shows the key claims of an article with their evidence.
func (b *Bot) claims(ctx context.Context, r *reply) error {
	s, err := b.subject(ctx, r.q)
	if err != nil {
		return err
	}
	var shown []*discordgo.MessageSend
	for _, c := range s.conversations {
		want := r.q.want
		if p, ok := b.memory.postedAs(ctx, r.q.place.channel); ok && p.Article == c.Article.ID {
			want = p.Want // as the digest that the thread hangs on
		}
		res, err := b.svc.Digest(ctx, c.Article, want)
		if err != nil {
			s.failed = append(s.failed, fmt.Errorf("digest: %w", err))
			continue
		}
		shown = append(shown, render.Claims(res)...)
	}
	if len(shown) == 0 {
		return s.failed[0]
	}
	return b.viewed(r, "claims", s, r.showAll(ctx, append(shown, b.unread(r, s)...)))
}

// check holds a statement against an article.
func (b *Bot) check(ctx context.Context, statement string, r *reply) error {
	s, err := b.subject(ctx, r.q)
	if err != nil {
		return err
	}
	a := s.closest(statement).Article
	return b.viewed(r, "check", subjectOf(a), r.showAll(ctx, render.Check(a, statement, b.svc.Check(a, statement))))
}

// digestOf returns the digest that a message shows: the kept one where the store knows what it was
// asked for, else its claims as the message shows them, found anew in the article.
func (b *Bot) digestOf(ctx context.Context, m *discordgo.Message) (*summarise.Article, []render.Evidenced, *summarise.Digest, error) {
	shown, ok := b.digestIn(m)
	if !ok {
		return nil, nil, nil, errNoArticle
	}
	a, err := b.articleOf(ctx, m, shown)
	if err != nil {
		return nil, nil, nil, err
	}
	if p, ok := b.memory.postedAs(ctx, m.ID); ok && p.Article == a.ID {
		if res, ok := b.svc.Kept(ctx, a, p.Want); ok {
			evidence := make([]render.Evidenced, len(res.Digest.Claims))
			for i, c := range res.Digest.Claims {
				evidence[i] = render.Evidenced{Claim: c.Text, By: c.By, Support: c.Support}
			}
			return a, evidence, res.Digest, nil
		}
	}
	var evidence []render.Evidenced
	for _, claim := range shown.Claims {
		e := render.Evidenced{Claim: claim}
		for _, c := range b.svc.Check(a, claim) {
			if c.Verdict == summarise.VerdictSupported {
				e.Support = append(e.Support, c.Support...)
			}
		}
		evidence = append(evidence, e)
	}
	return a, evidence, nil, nil
}

// evidence shows each claim of a digest beside its passage.
func (b *Bot) evidence(ctx context.Context, m *discordgo.Message, r *reply) error {
	a, evidence, _, err := b.digestOf(ctx, m)
	if err != nil {
		return err
	}
	return b.viewed(r, "evidence", subjectOf(a), r.showAll(ctx, render.Evidence(a, evidence)))
}

// keyQuotes shows a digest's key quotes; where the digest is not kept any more, those that the rules
// are sure of.
func (b *Bot) keyQuotes(ctx context.Context, m *discordgo.Message, r *reply) error {
	a, _, d, err := b.digestOf(ctx, m)
	if err != nil {
		return err
	}
	var quotes []summarise.Quotation
	if d != nil {
		quotes = d.Quotes
	}
	all := b.said(a)
	if len(quotes) == 0 {
		quotes = slices.DeleteFunc(slices.Clone(all), func(q summarise.Quotation) bool { return q.Speaker == "" || !q.Rule.Sure() })
	}
	return b.viewed(r, "key quotes", subjectOf(a), r.showAll(ctx, render.Quotes(a, quotes, render.Filter{Key: true, Of: len(all)})))
}

package bot

import (
	"context"
	"errors"
	"net/url"
	"slices"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/render"
	"verbatim/summarise"
)

// shared reports whether several articles share the place, a thread of the bot's: the store says so, or
// it hangs on a list. Discord is asked for that only where the store does not know and the digests there do
// not tell; what the thread hangs on is then returned, since it may be needed.
func (b *Bot) shared(ctx context.Context, p place, history []*discordgo.Message, talks []talk) (bool, *discordgo.Message, error) {
	if p.kind != ownThread || len(talks) > 0 {
		return p.kind == ownThread && len(talks) > 1, nil, nil
	}
	if n := len(b.pastOf(history, true).digests); n == 1 && len(history) < historyPage {
		return false, nil, nil
	}
	starter, err := b.starter(ctx, p)
	if err != nil {
		return false, nil, err
	}
	return render.ReadListing(starter), starter, nil
}

// sharedSubject returns what q is about where several articles are talked about: the one whose answer it
// replies to, else all of them.
func (b *Bot) sharedSubject(ctx context.Context, q request, p past, talks []talk) (subject, error) {
	articles, err := b.talkedAbout(ctx, q.place, p, talks)
	if err != nil {
		return subject{}, err
	}
	if meant, ok := b.answeredFrom(q.pointsTo(), articles); ok {
		articles = []*summarise.Article{meant}
	}
	s := subjectOf(p.latest(articles)...)
	s.named = true
	for i := range s.conversations {
		c := &s.conversations[i]
		c.Turns = p.about(c.Article, nil)
	}
	return s, nil
}

// talkedAbout returns the articles that share a place: those that the store names, else those whose digests
// stand there, read again if need be. Of these one that cannot be read any more is left out.
func (b *Bot) talkedAbout(ctx context.Context, p place, seen past, talks []talk) ([]*summarise.Article, error) {
	var articles []*summarise.Article
	for _, t := range talks {
		if a, ok := b.svc.Article(ctx, t.Article, t.URL); ok {
			articles = append(articles, a)
		}
	}
	if len(articles) > 1 && len(articles) == len(talks) {
		return articles, nil
	}
	articles = nil
	digests := seen.digests
	if p.kind == ownThread {
		digests = append(b.firstDigests(ctx, p.channel), digests...)
	}
	var failed error
	for _, m := range digests {
		shown, ok := b.digestIn(m)
		if !ok || slices.ContainsFunc(articles, func(a *summarise.Article) bool { return a.ID == shown.Article }) {
			continue
		}
		a, err := b.articleOf(ctx, m, shown)
		if err != nil {
			b.log.Info("an article that is talked about is gone", "channel", p.channel, "err", err)
			failed = errors.Join(failed, err)
			continue
		}
		articles = append(articles, a)
	}
	if len(articles) == 0 {
		if failed == nil {
			failed = errNoArticle
		}
		return nil, failed
	}
	b.memory.keepTalk(ctx, p.channel, articles...)
	return articles, nil
}

// firstDigests returns the digests among the first messages of a thread; without the permission to read
// them none.
func (b *Bot) firstDigests(ctx context.Context, thread string) []*discordgo.Message {
	first, err := b.messages(ctx, thread, url.Values{"limit": {"20"}, "after": {thread}})
	if err != nil {
		return nil
	}
	slices.Reverse(first) // Discord lists the latest first
	return slices.DeleteFunc(first, func(m *discordgo.Message) bool {
		_, ok := b.digestIn(m)
		return !ok
	})
}

// answeredFrom returns which of articles an answer of the bot's names, false if m is none that does.
func (b *Bot) answeredFrom(m *discordgo.Message, articles []*summarise.Article) (*summarise.Article, bool) {
	if !b.isOwn(m) {
		return nil, false
	}
	said, _ := render.ReadAnswer(m)
	at := slices.IndexFunc(articles, func(a *summarise.Article) bool { return said.Article == render.Name(a) })
	if at < 0 {
		return nil, false
	}
	return articles[at], true
}

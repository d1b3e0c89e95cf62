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
// not tell; what the thread hangs on is then returned, since it may be needed. If that was deleted, what
// stands in the thread shares it.
func (b *Bot) shared(ctx context.Context, p place, history []*discordgo.Message, known talks) (bool, *discordgo.Message, error) {
	if p.kind != ownThread || known.known() {
		return known.Shared, nil, nil
	}
	n := len(b.pastOf(history, true).digests)
	if n == 1 && len(history) < historyPage {
		return false, nil, nil
	}
	starter, err := b.starter(ctx, p)
	if restCode(err) == discordgo.ErrCodeUnknownMessage && n > 0 {
		return true, nil, nil
	}
	if err != nil {
		return false, nil, err
	}
	return render.ReadListing(starter), starter, nil
}

// sharedSubject returns what q is about where several articles are talked about: the one whose answer it
// replies to, else all of them.
func (b *Bot) sharedSubject(ctx context.Context, q request, p past, known talks) (subject, error) {
	articles, err := b.talkedAbout(ctx, q.place, p, known)
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

// talkedAbout returns the articles that several digests of a place are about, read again if need be; one that
// cannot be read is left out this time. Of a shared thread, and where no digest stands near, the store is
// asked first.
func (b *Bot) talkedAbout(ctx context.Context, place place, p past, known talks) ([]*summarise.Article, error) {
	if p.shared || len(p.digests) == 0 {
		if articles := b.kept(ctx, known); len(articles) > 0 && len(articles) == len(known.Articles) {
			return articles, nil
		}
	}
	digests := p.digests
	if p.shared {
		digests = append(b.firstDigests(ctx, place.channel), digests...)
	}
	var articles []*summarise.Article
	var failed error
	seen := map[summarise.ArticleID]bool{}
	for _, m := range digests {
		shown, ok := b.digestIn(m)
		if !ok || seen[shown.Article] {
			continue
		}
		seen[shown.Article] = true
		a, err := b.articleOf(ctx, m, shown)
		if err != nil {
			b.log.Info("an article that is talked about is gone", "channel", place.channel, "err", err)
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
	if failed == nil {
		b.memory.keepTalks(ctx, place.channel, talks{Shared: p.shared}.with(articles...))
	}
	return articles, nil
}

// kept returns those articles of talks that the store still has.
func (b *Bot) kept(ctx context.Context, t talks) []*summarise.Article {
	var articles []*summarise.Article
	for _, t := range t.Articles {
		if a, ok := b.svc.Article(ctx, t.Article, t.URL); ok {
			articles = append(articles, a)
		}
	}
	return articles
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

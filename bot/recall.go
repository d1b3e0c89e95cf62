package bot

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/intake"
	"verbatim/bot/render"
	"verbatim/summarise"
)

// historyPage is how many messages are read back for a question: Discord's page is at most 100, and the
// turns that an answer needs in mind are among the last of them.
const historyPage = 60

// recall returns what q asks about, and the turns before it, from what Discord shows of the place: the
// digest it was asked on or replies to; in the bot's own thread, a DM, a forum post or a thread of others
// the latest digest there, all of the latest request if that was for several, or the one that the thread
// hangs on. The store is asked only for articles, and which are talked about where the digests stand too
// far back; it may know nothing.
func (b *Bot) recall(ctx context.Context, q request) (subject, error) {
	meant, ok := b.meant(q)
	if q.place.kind == textChannel {
		if !ok {
			return subject{}, errNoArticle
		}
		return b.subjectIn(ctx, q.place.channel, meant, past{})
	}
	history, err := b.history(ctx, q.place.channel, q.event)
	if err != nil {
		if ok {
			return b.subjectIn(ctx, q.place.channel, meant, past{})
		}
		return subject{}, err
	}
	known := b.memory.talksOf(ctx, q.place.channel)
	shared, starter, err := b.shared(ctx, q.place, history, known)
	if err != nil && !ok {
		return subject{}, err
	}
	p := b.pastOf(history, shared)
	several := shared || len(p.digests) > 1 || len(p.digests) == 0 && len(known.Articles) > 1
	switch {
	case ok:
		s, err := b.subjectIn(ctx, q.place.channel, meant, p)
		s.named = several
		return s, err
	case several:
		return b.sharedSubject(ctx, q, p, known)
	case len(p.digests) > 0:
		return b.subjectIn(ctx, q.place.channel, p.digests[0], p)
	}
	if kept := b.kept(ctx, known); len(kept) > 0 {
		s := subjectOf(kept[0])
		s.conversations[0].Turns = p.about(kept[0], nil)
		return s, nil
	}
	if starter == nil {
		if starter, err = b.starter(ctx, q.place); err != nil {
			return subject{}, err
		}
	}
	return b.subjectIn(ctx, q.place.channel, starter, p)
}

// starter returns the message that a thread hangs on or that a forum post begins with. Either has the
// thread's ID. The error is errNoArticle where there is none.
func (b *Bot) starter(ctx context.Context, p place) (*discordgo.Message, error) {
	if p.parent == "" {
		return nil, errNoArticle
	}
	channel := p.parent
	if b.isForum(p.parent) {
		channel = p.channel
	}
	m, err := get[discordgo.Message](ctx, b, discordgo.EndpointChannelMessage(channel, p.channel))
	if restCode(err) == discordgo.ErrCodeUnknownMessage && p.kind != ownThread {
		return nil, errNoArticle // people open threads without a message
	}
	if err != nil {
		return nil, fmt.Errorf("starter of thread %s: %w", p.channel, refused(err, readHistory, channel))
	}
	return m, nil
}

// meant returns the digest of the bot's that a request points to, false if it points to none.
func (b *Bot) meant(q request) (*discordgo.Message, bool) {
	m := q.pointsTo()
	_, ok := b.digestIn(m)
	return m, ok
}

// subjectIn returns the article that a digest shows, with the turns about it in a channel.
func (b *Bot) subjectIn(ctx context.Context, channel string, digest *discordgo.Message, p past) (subject, error) {
	shown, ok := b.digestIn(digest)
	if !ok {
		return subject{}, errNoArticle
	}
	a, err := b.articleOf(ctx, digest, shown)
	if err != nil {
		return subject{}, err
	}
	if digest.ChannelID != channel {
		digest = nil // the place hangs on it, or is its article's: what follows no digest there is about it
	}
	s := subjectOf(a)
	s.conversations[0].Turns = p.about(a, digest)
	return s, nil
}

// readHistory is the permission without which Discord shows no messages; where it is missing, lists
// are empty rather than refused.
const readHistory = "Read Message History"

// history returns a channel's last messages before a snowflake, oldest first.
func (b *Bot) history(ctx context.Context, channel, before string) ([]*discordgo.Message, error) {
	messages, err := b.messages(ctx, channel, url.Values{"limit": {strconv.Itoa(historyPage)}, "before": {before}})
	if err != nil {
		return nil, fmt.Errorf("history of %s: %w", channel, refused(err, readHistory, channel))
	}
	slices.Reverse(messages)
	return messages, nil
}

// articleOf returns the article that a digest message shows: from the store, else read again.
func (b *Bot) articleOf(ctx context.Context, digest *discordgo.Message, shown render.Shown) (*summarise.Article, error) {
	if a, ok := b.svc.Article(ctx, shown.Article, shown.URL); ok {
		return a, nil
	}
	src, err := b.sourceShown(ctx, digest, shown)
	if err != nil {
		return nil, err
	}
	a, err := b.svc.Read(ctx, src)
	if err != nil {
		return nil, fmt.Errorf("read again: %w", err)
	}
	if shown.URL != "" || shown.Title == "" {
		return a, nil
	}
	titled := *a // others may share what was read
	titled.Title = shown.Title
	return &titled, nil
}

// sourceShown returns where the article of a digest is to be had: at its link, in the text attached to
// the digest or its thread, or in the message that the digest replies to.
func (b *Bot) sourceShown(ctx context.Context, digest *discordgo.Message, shown render.Shown) (summarise.Source, error) {
	if shown.URL != "" {
		return summarise.Link{URL: shown.URL}, nil
	}
	if src, ok := attachedText(digest); ok {
		return src, nil
	}
	if src, ok := b.textInThread(ctx, digest.ID); ok {
		return src, nil
	}
	if src, ok := b.sourceReplied(digest); ok {
		return src, nil
	}
	return nil, errForgotten
}

// attachedText returns the text of an article that the bot attached to a message.
func attachedText(m *discordgo.Message) (summarise.Source, bool) {
	for _, f := range m.Attachments {
		if f.Filename == render.TextName {
			return summarise.Attachment{Name: f.Filename, MediaType: "text/markdown", URL: f.URL, Size: int64(f.Size)}, true
		}
	}
	return nil, false
}

// textInThread looks for the attached text among the first messages of a digest's thread.
func (b *Bot) textInThread(ctx context.Context, thread string) (summarise.Source, bool) {
	first, err := b.messages(ctx, thread, url.Values{"limit": {"20"}, "after": {thread}})
	if err != nil {
		return nil, false
	}
	for _, m := range first {
		if b.isOwn(m) {
			if src, ok := attachedText(m); ok {
				return src, true
			}
		}
	}
	return nil, false
}

// sourceReplied returns what stands in the message that a digest replies to.
func (b *Bot) sourceReplied(digest *discordgo.Message) (summarise.Source, bool) {
	if digest.ReferencedMessage == nil {
		return nil, false
	}
	asked := intake.Read(intake.Event{Place: intake.Menu, Bot: b.me().user, Message: digest.ReferencedMessage})
	if len(asked.Sources) == 0 {
		return nil, false
	}
	return asked.Sources[0], true
}

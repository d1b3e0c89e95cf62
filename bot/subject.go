package bot

import (
	"context"
	"fmt"
	"slices"

	"verbatim/summarise"
)

// subject is what a view or question is about.
type subject struct {
	conversations []summarise.Conversation // at least one; the one that was talked about last first
	named         bool                     // several are talked about in the place: answers name theirs
	failed        []error                  // what of several articles could not be read or digested
}

// subjectOf is about articles that nothing was asked of.
func subjectOf(articles ...*summarise.Article) subject {
	s := subject{named: len(articles) > 1}
	for _, a := range articles {
		s.conversations = append(s.conversations, summarise.Conversation{Article: a})
	}
	return s
}

// closest returns the conversation whose article answers text best.
func (s subject) closest(text string) summarise.Conversation {
	if len(s.conversations) == 1 {
		return s.conversations[0]
	}
	articles := make([]*summarise.Article, len(s.conversations))
	for i, c := range s.conversations {
		articles[i] = c.Article
	}
	best := summarise.Closest(articles, text)[0]
	return s.conversations[slices.Index(articles, best)]
}

// subject returns what q is about: its sources, the digest it was asked on, else what is talked about in
// its place. The error is that of the first source if none can be read.
func (b *Bot) subject(ctx context.Context, q request) (subject, error) {
	if len(q.sources) == 0 {
		s, err := b.recall(ctx, q)
		if err != nil {
			err = fmt.Errorf("recall: %w", err)
		}
		return s, err
	}
	listed, articles := b.readAll(ctx, q)
	s := subjectOf(articles...)
	for _, l := range listed {
		if l.Err != nil {
			s.failed = append(s.failed, fmt.Errorf("read: %w", l.Err))
		}
	}
	if len(articles) == 0 {
		return s, s.failed[0]
	}
	return s, nil
}

package summarise

import (
	"context"
	"log/slog"
	"time"

	"golang.org/x/sync/singleflight"

	"verbatim/cache"
)

// jobBudget bounds the making of one digest. Requests share a flight that outlives any one asker,
// so it needs an end of its own; an interaction token lives 15 minutes, a reader's patience less.
const jobBudget = 3 * time.Minute

// Options are what a [Service] is made of. All are needed.
type Options struct {
	Reader  Reader
	Engines []Engine // tried in order; the last should be one that does not fail
	Store   cache.Store
	Now     func() time.Time
	Log     *slog.Logger
}

// A Service turns sources into articles, articles into digests and questions into answers.
// Its methods may be called concurrently.
type Service struct {
	reader  Reader
	engines []Engine
	shelf   *shelf
	flights *singleflight.Group
	now     func() time.Time
	log     *slog.Logger
	anew    bool // look up nothing that is kept
}

// New returns a Service over o.
func New(o Options) *Service {
	return &Service{
		reader:  o.Reader,
		engines: o.Engines,
		shelf:   &shelf{store: o.Store, log: o.Log},
		flights: &singleflight.Group{},
		now:     o.Now,
		log:     o.Log,
	}
}

// Anew returns the same service, but one that reads and makes everything anew, whatever is kept,
// and keeps the result.
func (s *Service) Anew() *Service {
	fresh := *s
	fresh.anew = true
	return &fresh
}

// Summarise reads src and digests what it read.
func (s *Service) Summarise(ctx context.Context, src Source, want Want) (*Result, error) {
	a, err := s.Read(ctx, src)
	if err != nil {
		return nil, err
	}
	return s.Digest(ctx, a, want)
}

// Read returns the article that src leads to. A link read in the last ten minutes is not read again;
// if it cannot be read now but could be in the last day, the kept text is returned with a note.
func (s *Service) Read(ctx context.Context, src Source) (*Article, error) {
	l, isLink := src.(Link)
	if !isLink {
		a, err := s.reader.Read(ctx, src)
		if err == nil {
			s.shelf.keepArticle(ctx, a)
		}
		return a, err
	}
	kept, at, ok := (*Article)(nil), time.Time{}, false
	if !s.anew {
		kept, at, ok = s.shelf.linked(ctx, l)
	}
	if ok && s.now().Sub(at) < freshLink {
		return kept, nil
	}
	a, err := s.reader.Read(ctx, src)
	if err != nil {
		if ok && passing(err) {
			kept.Notes = append(kept.Notes, "the page could not be read just now; this is its text of "+at.UTC().Format("2 Jan 15:04")+" UTC")
			return kept, nil
		}
		return nil, err
	}
	s.shelf.keepArticle(ctx, a)
	s.shelf.keepLinked(ctx, l, a, s.now())
	if at := (Link{a.URL}); a.URL != "" && linkKey(at) != linkKey(l) { // a redirect, or a variant whose page proper was read
		s.shelf.keepLinked(ctx, at, a, s.now())
	}
	return a, nil
}

// passing reports whether a failure to read says nothing about the page itself.
func passing(err error) bool {
	switch CodeOf(err) {
	case Unreachable, Timeout, Blocked, PageError:
		return true
	}
	return false
}

// Article returns an article that was read before, false if it is not kept any more.
func (s *Service) Article(ctx context.Context, id ArticleID, url string) (*Article, bool) {
	return s.shelf.article(ctx, id, url)
}

// KeptLink returns the article that a link led to when it was read in the last day, without reading it.
func (s *Service) KeptLink(ctx context.Context, l Link) (*Article, bool) {
	a, _, ok := s.shelf.linked(ctx, l)
	return a, ok
}

// Quotes returns every quotation of a in its order, headings that stand as paragraphs among them.
func (s *Service) Quotes(a *Article) []Quotation { return quotationsIn(paragraphsOf(a)) }

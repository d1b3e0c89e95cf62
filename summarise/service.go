package summarise

import (
	"context"
	"log/slog"
	"runtime/debug"
	"slices"
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
	kept, at, ok := s.keptLink(ctx, l)
	if ok && s.now().Sub(at) < freshLink {
		return kept, nil
	}
	a, err := s.readLink(ctx, l)
	if err != nil && ok && passing(err) {
		kept.Notes = append(kept.Notes, "the page could not be read just now; this is its text of "+at.UTC().Format("2 Jan 15:04")+" UTC")
		return kept, nil
	}
	return a, err
}

func (s *Service) keptLink(ctx context.Context, l Link) (*Article, time.Time, bool) {
	if s.anew {
		return nil, time.Time{}, false
	}
	return s.shelf.linked(ctx, l)
}

// readLink reads a link and keeps it, once for all who ask meanwhile: keeping belongs to the flight, else
// one who looks between its landing and that would read again.
func (s *Service) readLink(ctx context.Context, l Link) (*Article, error) {
	key := linkKey(l)
	read := s.flights.DoChan(s.flight(key), func() (_ any, err error) {
		defer func() { // on a goroutine of its own, where no asker's recover would see it
			if p := recover(); p != nil {
				s.log.Error("reader panics", "err", p, "stack", string(debug.Stack()))
				err = &Error{Code: Internal}
			}
		}()
		ctx := context.WithoutCancel(ctx) // the reader bounds itself
		if a, at, ok := s.keptLink(ctx, l); ok && s.now().Sub(at) < freshLink {
			return a, nil
		}
		a, err := s.reader.Read(ctx, l)
		if err != nil {
			return nil, err
		}
		s.shelf.keepArticle(ctx, a)
		s.shelf.keepLinked(ctx, l, a, s.now())
		if at := (Link{a.URL}); a.URL != "" && linkKey(at) != key { // a redirect, or a variant whose page proper was read
			s.shelf.keepLinked(ctx, at, a, s.now())
		}
		return a, nil
	})
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-read:
		if r.Err != nil {
			return nil, r.Err
		}
		mine := *r.Val.(*Article)
		mine.Notes = slices.Clone(mine.Notes)
		return &mine, nil
	}
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

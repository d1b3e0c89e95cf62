package summarise

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"verbatim/cache"
	"verbatim/summarise/link"
)

// How long things are kept, and how long the store may take. See the package comment for the keys.
const (
	keepDigest  = 7 * 24 * time.Hour
	keepArticle = 7 * 24 * time.Hour
	keepLink    = 24 * time.Hour
	// freshLink is how long a page that was read is taken for unchanged.
	freshLink = 10 * time.Minute
	// storeBudget bounds one look into the store: it is a cache, and waiting for it is worse than a miss.
	storeBudget = 250 * time.Millisecond
)

// format is part of every key; it changes when the stored shapes or the meaning of keys do.
const format = 1

// shelf keeps articles and digests in a Store. A store that fails is a miss: what is kept can be made
// again. A run of failures is logged once.
type shelf struct {
	store cache.Store
	log   *slog.Logger
	ill   atomic.Bool // the last look failed, and that was logged
}

func digestKey(id ArticleID, want Want, by Maker) cache.Key {
	return cache.NewKey("digest", struct {
		Format  int
		Article ArticleID
		Length  Length
		Lang    string
		Engine  string
		Model   string
		Prompt  string
	}{format, id, want.Length, want.Lang, by.Engine, by.Model, by.Prompt})
}

// articleKey has the address beside the ID: the same words at another address are the same article
// to a digest, but not to a reader who follows its links.
func articleKey(id ArticleID, url string) cache.Key {
	return cache.NewKey("article", struct {
		Format int
		ID     ArticleID
		URL    string
	}{format, id, url})
}

// linkKey falls back to the link itself: those that have no identity are not one article.
func linkKey(l Link) cache.Key {
	return cache.NewKey("link", struct {
		Format int
		Link   string
	}{format, cmp.Or(link.Key(l.URL), l.URL)})
}

// linked is what is kept of a link: the article it led to, and when it was read.
type linked struct {
	Article ArticleID
	URL     string
	At      time.Time
}

func (s *shelf) digest(ctx context.Context, key cache.Key, a *Article) (*Digest, bool) {
	var d Digest
	if !s.get(ctx, key, &d) || d.Article != a.ID || !d.fits(a) {
		return nil, false
	}
	return &d, true
}

func (s *shelf) keepDigest(ctx context.Context, key cache.Key, d *Digest) {
	s.set(ctx, key, d, keepDigest)
}

func (s *shelf) article(ctx context.Context, id ArticleID, url string) (*Article, bool) {
	var a Article
	if !s.get(ctx, articleKey(id, url), &a) || a.Seal() != nil || a.ID != id {
		return nil, false
	}
	return &a, true
}

func (s *shelf) keepArticle(ctx context.Context, a *Article) {
	s.set(ctx, articleKey(a.ID, a.URL), a, keepArticle)
}

// linked returns the article that l led to, and when it was read.
func (s *shelf) linked(ctx context.Context, l Link) (*Article, time.Time, bool) {
	var to linked
	if !s.get(ctx, linkKey(l), &to) {
		return nil, time.Time{}, false
	}
	a, ok := s.article(ctx, to.Article, to.URL)
	return a, to.At, ok
}

func (s *shelf) keepLinked(ctx context.Context, l Link, a *Article, at time.Time) {
	s.set(ctx, linkKey(l), linked{a.ID, a.URL, at}, keepLink)
}

func (s *shelf) get(ctx context.Context, key cache.Key, into any) bool {
	ctx, cancel := context.WithTimeout(ctx, storeBudget)
	defer cancel()
	val, err := s.store.Get(ctx, key)
	if errors.Is(err, cache.ErrMiss) {
		s.well()
		return false
	}
	if err == nil {
		err = json.Unmarshal(val, into)
	}
	return s.report(ctx, fmt.Sprintf("get %s", key), err)
}

func (s *shelf) set(ctx context.Context, key cache.Key, v any, ttl time.Duration) {
	val, err := json.Marshal(v)
	if err == nil {
		ctx, cancel := context.WithTimeout(ctx, storeBudget)
		defer cancel()
		err = s.store.Set(ctx, key, val, ttl)
	}
	s.report(ctx, fmt.Sprintf("set %s", key), err)
}

// report notes how a look at the store went; the first failure of a run is logged.
func (s *shelf) report(ctx context.Context, what string, err error) bool {
	if err == nil {
		s.well()
		return true
	}
	if errors.Is(err, context.Canceled) {
		return false // the asker left
	}
	if !s.ill.Swap(true) {
		level := slog.LevelWarn
		if errors.Is(err, context.DeadlineExceeded) {
			level = slog.LevelInfo // a busy disk is nobody's fault
		}
		s.log.Log(ctx, level, "store fails, going on without it", "do", what, "err", err)
	}
	return false
}

func (s *shelf) well() {
	if s.ill.Swap(false) {
		s.log.Info("store works again")
	}
}

// fits reports whether every place in d is one of a: a digest from a store is checked like any input.
func (d *Digest) fits(a *Article) bool {
	for _, claims := range [][]Claim{d.Summary, d.Claims} {
		for _, c := range claims {
			if len(c.Support) == 0 {
				return false
			}
			for _, q := range c.Support {
				if !a.Holds(q) {
					return false
				}
			}
		}
	}
	for _, q := range d.Quotes {
		if !a.Holds(q.Quote) {
			return false
		}
	}
	return true
}

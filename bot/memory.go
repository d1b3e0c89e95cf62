package bot

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"verbatim/cache"
	"verbatim/summarise"
)

const (
	keepEvent  = 24 * time.Hour
	keepThread = 7 * 24 * time.Hour
	// memoryBudget bounds a look at the store, as in summarise: waiting is worse than a miss.
	memoryBudget = 250 * time.Millisecond
)

// memory is what the bot keeps in the store of its own doings. All of it can be read back from Discord
// or be done without, so every failure is a miss; the service logs that the store fails.
type memory struct{ store cache.Store }

// talk is an article that a place talks about, and posted what a digest message was asked for.
type (
	talk struct {
		Article summarise.ArticleID
		URL     string
	}
	posted struct {
		Article summarise.ArticleID
		URL     string
		Want    summarise.Want
	}
)

type eventID struct{ Event string }
type threadID struct{ Thread string }
type messageID struct{ Message string }
type placeID struct {
	Guild   string
	Article summarise.ArticleID
}

// claim reports whether event id is handled for the first time. If the store cannot say, it is: an
// event handled twice is better than one lost.
func (m memory) claim(ctx context.Context, id string) bool {
	ctx, cancel := context.WithTimeout(ctx, memoryBudget)
	defer cancel()
	first, err := m.store.Add(ctx, cache.NewKey("event", eventID{id}), []byte{1}, keepEvent)
	return err != nil || first
}

// talksOf returns the articles that a place talks about: several if they were asked for at once.
func (m memory) talksOf(ctx context.Context, channel string) []talk {
	var talks []talk
	if !m.get(ctx, cache.NewKey("talks", threadID{channel}), &talks) {
		return nil
	}
	return talks
}

func (m memory) keepTalk(ctx context.Context, channel string, articles ...*summarise.Article) {
	talks := make([]talk, len(articles))
	for i, a := range articles {
		talks[i] = talk{a.ID, a.URL}
	}
	m.set(ctx, cache.NewKey("talks", threadID{channel}), talks)
}

// keepNext remembers one more article of a place: beside the others in a thread of the bot's that several
// share, instead of them elsewhere.
func (m memory) keepNext(ctx context.Context, p place, a *summarise.Article) {
	talks := m.talksOf(ctx, p.channel)
	if p.kind != ownThread || len(talks) < 2 {
		talks = nil
	}
	next := talk{a.ID, a.URL}
	if !slices.Contains(talks, next) {
		m.set(ctx, cache.NewKey("talks", threadID{p.channel}), append(talks, next))
	}
}

func (m memory) postedAs(ctx context.Context, message string) (posted, bool) {
	var p posted
	ok := m.get(ctx, cache.NewKey("posted", messageID{message}), &p)
	return p, ok
}

func (m memory) keepPosted(ctx context.Context, message string, r *summarise.Result) {
	m.set(ctx, cache.NewKey("posted", messageID{message}), posted{r.Article.ID, r.Article.URL, r.Digest.Want})
}

// threadOf returns the thread in which the guild already has a digest of a.
func (m memory) threadOf(ctx context.Context, guild string, a *summarise.Article) (string, bool) {
	var thread string
	ok := m.get(ctx, cache.NewKey("place", placeID{guild, a.ID}), &thread)
	return thread, ok && thread != ""
}

// keepThread remembers the thread of a digest; "" forgets it.
func (m memory) keepThread(ctx context.Context, guild string, a *summarise.Article, thread string) {
	m.set(ctx, cache.NewKey("place", placeID{guild, a.ID}), thread)
}

func (m memory) get(ctx context.Context, key cache.Key, into any) bool {
	ctx, cancel := context.WithTimeout(ctx, memoryBudget)
	defer cancel()
	val, err := m.store.Get(ctx, key)
	return err == nil && json.Unmarshal(val, into) == nil
}

func (m memory) set(ctx context.Context, key cache.Key, v any) {
	ctx, cancel := context.WithTimeout(ctx, memoryBudget)
	defer cancel()
	if val, err := json.Marshal(v); err == nil {
		_ = m.store.Set(ctx, key, val, keepThread) // a miss later, no more
	}
}

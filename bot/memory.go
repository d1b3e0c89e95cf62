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

// talks is what a place talks about, zero if the store does not know; talk is one article of it, and posted
// what a digest message was asked for.
type (
	talks struct {
		Shared   bool // the place is a thread under a list: what is asked for there joins its articles
		Articles []talk
	}
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

func (t talks) known() bool { return t.Shared || len(t.Articles) > 0 }

// with returns t with the articles that it lacks.
func (t talks) with(articles ...*summarise.Article) talks {
	t.Articles = slices.Clone(t.Articles)
	for _, a := range articles {
		if one := (talk{a.ID, a.URL}); !slices.Contains(t.Articles, one) {
			t.Articles = append(t.Articles, one)
		}
	}
	return t
}

func (m memory) talksOf(ctx context.Context, channel string) talks {
	var t talks
	m.get(ctx, cache.NewKey("talks", threadID{channel}), &t)
	return t
}

// keepTalks remembers what a place talks about; zero forgets it, so that it is read back from Discord.
func (m memory) keepTalks(ctx context.Context, channel string, t talks) {
	m.set(ctx, cache.NewKey("talks", threadID{channel}), t)
}

// keepNext remembers what was asked for in a place: beside the articles that share it, else instead of
// them. Of a thread of the bot's that the store does not know it cannot say which, and keeps nothing.
func (m memory) keepNext(ctx context.Context, p place, articles ...*summarise.Article) {
	t := m.talksOf(ctx, p.channel)
	if p.kind == ownThread && !t.known() {
		return
	}
	if !t.Shared {
		t.Articles = nil
	}
	m.keepTalks(ctx, p.channel, t.with(articles...))
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

package bot

import (
	"sync"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/cache"
)

// forgets restarts the bot with an empty store.
func (w *world) forgets(stop func()) {
	w.t.Helper()
	stop()
	w.store = cache.NewMemory(cache.Options{})
	w.start()
}

// mustAnswer fails unless a question in a place gets an answer with these words.
func (w *world) mustAnswer(t *testing.T, c *discordtest.Channel, question string, words ...string) {
	t.Helper()
	mustSay(t, w.WaitAnswer(w.ada.Says(c, question), nil), words...)
}

// The digests of the latest request kept one of an older request from being meant.
func TestAReplyMeansItsDigestWhateverIsTalkedAbout(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	dm, site := w.ada.DM(), newSite(t)
	old := w.WaitAnswer(w.ada.Says(dm, site.URL+"/lamp"), hasButtons)
	said := w.ada.Says(dm, links(site, "/harbour", "/orchard"))
	w.WaitAnswer(said, digestOf(harbourTitle))
	w.WaitAnswer(said, digestOf(orchardTitle))
	mustSay(t, w.WaitAnswer(w.ada.Says(dm, "How tall is the lighthouse?", discordtest.ReplyTo(old)), nil), "61 metres")
}

// What the store said of a thread was not what the thread shows: one more link made it forget the others
// if there was one before, or if the store had been wiped, and several more in any case.
func TestWhatIsAskedForInASharedThreadJoinsIt(t *testing.T) {
	t.Parallel()
	const never, before, after = "", ", when the store was wiped before", ", when the store was wiped after"
	for name, c := range map[string]struct{ first, further []string }{
		"one more to one":     {[]string{"/harbour", "/none"}, []string{"/orchard"}},
		"one more to two":     {[]string{"/harbour", "/lamp"}, []string{"/orchard"}},
		"several more to one": {[]string{"/harbour", "/none"}, []string{"/lamp", "/orchard"}},
	} {
		for _, wiped := range []string{never, before, after} {
			if wiped == before && c.first[1] == "/none" {
				continue // an ordinary thread looks the same
			}
			t.Run(name+wiped, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				stop, site := w.start(), newSite(t)
				_, thread, _ := w.lists(links(site, c.first...), harbourTitle)
				if wiped == before {
					w.forgets(stop)
				}
				w.ada.Says(thread, links(site, c.further...))
				w.WaitMessage(thread, digestOf(orchardTitle))
				if wiped == after {
					w.forgets(stop)
				}
				w.mustAnswer(t, thread, "How long is the sea wall?", "from ["+harbourTitle, "1.4 kilometres")
				w.mustAnswer(t, thread, "Who tends the pears?", "from ["+orchardTitle, "Marit Oss")
			})
		}
	}
}

func TestADeletedDigestIsTalkedAboutNoMore(t *testing.T) {
	t.Parallel()
	for name, where := range map[string]func(*world, *site) *discordtest.Channel{
		"in a shared thread": func(w *world, s *site) *discordtest.Channel {
			_, thread, _ := w.lists(links(s, "/harbour", "/orchard"), harbourTitle, orchardTitle)
			return thread
		},
		"in a direct message": func(w *world, s *site) *discordtest.Channel {
			dm := w.ada.DM()
			said := w.ada.Says(dm, links(s, "/harbour", "/orchard"))
			w.WaitAnswer(said, digestOf(harbourTitle))
			w.WaitAnswer(said, digestOf(orchardTitle))
			return dm
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.start()
			place := where(w, newSite(t))
			for _, title := range []string{harbourTitle, orchardTitle} {
				digest := w.WaitMessage(place, digestOf(title))
				w.ada.Clicks(digest, "Delete").WaitAcknowledged()
				if err := w.Until(w.soon(), func() bool { return !w.ada.Sees(digest) }); err != nil {
					t.Fatal(err)
				}
				if title == harbourTitle {
					w.mustAnswer(t, place, "How long is the sea wall?", "The article does not say.")
					w.mustAnswer(t, place, "Who tends the pears?", "Marit Oss")
				}
			}
			w.mustAnswer(t, place, "Who tends the pears?", "which article")
		})
	}
}

// Without the list above it, the thread was said to be gone.
func TestASharedThreadOutlivesItsList(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.start()
	list, thread, _ := w.lists(links(newSite(t), "/harbour", "/orchard"), harbourTitle, orchardTitle)
	w.ada.Clicks(list, "Delete").WaitAcknowledged()
	if err := w.Until(w.soon(), func() bool { return !w.ada.Sees(list) && thread.Archived() }); err != nil {
		t.Fatal(err)
	}
	w.forgets(stop)
	w.mustAnswer(t, thread, "How long is the sea wall?", "1.4 kilometres")
	w.mustAnswer(t, thread, "Who tends the pears?", "Marit Oss")
}

// An article that could not be read back at the first question was left out for a week.
func TestAnArticleThatCannotBeReadForOnceIsTalkedAboutLater(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.start()
	near, far := newSite(t), newSite(t)
	_, thread, digests := w.lists(links(near, "/harbour")+" "+links(far, "/orchard"), harbourTitle, orchardTitle)
	w.forgets(stop)
	far.gone.Store(true)
	w.mustAnswer(t, thread, "How long is the sea wall?", "1.4 kilometres")
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, "Who tends the pears?", discordtest.ReplyTo(digests[1])), nil), "gone", "ref ")
	far.gone.Store(false)
	w.mustAnswer(t, thread, "How long is the sea wall?", "1.4 kilometres")
	w.mustAnswer(t, thread, "Who tends the pears?", "Marit Oss")
}

// What was asked for while the articles of a list were read stands between them and their list.
func TestAListKeepsItsDigestsWhenSomethingComesBetween(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	dm, site, slow := w.ada.DM(), newSite(t), newSite(t)
	slow.slow.Lock()
	release := sync.OnceFunc(slow.slow.Unlock)
	defer release()
	said := w.ada.Says(dm, links(slow, "/harbour")+" "+links(site, "/orchard"))
	w.WaitAnswer(said, saying("Reading 2 articles"))
	w.WaitAnswer(w.ada.Says(dm, site.URL+"/lamp"), hasButtons)
	release()
	w.WaitAnswer(said, digestOf(harbourTitle))
	w.WaitAnswer(said, digestOf(orchardTitle))
	w.mustAnswer(t, dm, "How long is the sea wall?", "from ["+harbourTitle, "1.4 kilometres")
	w.mustAnswer(t, dm, "Who tends the pears?", "from ["+orchardTitle, "Marit Oss")
}

// The list told people to ask in a thread that was not there, or where only a mention is heard.
func TestAListInAForumPostSaysThatQuestionsNeedAMention(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	post := w.ada.Posts(w.guild.Forum("reading"), "Two to read", "What do you make of these?")
	said := w.ada.Says(post, w.Bot().Mention()+" "+links(newSite(t), "/harbour", "/orchard"))
	list := w.WaitAnswer(said, saying("**2 articles**"))
	mustSay(t, list, "mention me")
	orchards := w.WaitAnswer(said, digestOf(orchardTitle))
	w.WaitAnswer(said, digestOf(harbourTitle))
	wall := w.Bot().Mention() + " how long is the sea wall?"
	mustSay(t, w.WaitAnswer(w.ada.Says(post, wall), nil), "from ["+harbourTitle, "1.4 kilometres")
	mustSay(t, w.WaitAnswer(w.ada.Says(post, wall, discordtest.ReplyTo(orchards)), nil), "from ["+orchardTitle)
	mustSay(t, w.WaitAnswer(w.ada.Says(post, wall, discordtest.ReplyTo(list)), nil), "from ["+harbourTitle)
}

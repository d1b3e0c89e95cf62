package bot

import (
	"slices"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/cache"
)

// links names pages of a site in one message.
func links(s *site, paths ...string) string {
	return s.URL + strings.Join(paths, "\n"+s.URL)
}

// lists waits until ada has the list that she asked for, and its thread until the digests of these
// titles stand there.
func (w *world) lists(said string, titles ...string) (list *discordtest.Message, thread *discordtest.Channel, digests []*discordtest.Message) {
	w.t.Helper()
	list = w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" "+said), hasButtons)
	thread = w.WaitThread(list)
	for _, title := range titles {
		digests = append(digests, w.WaitMessage(thread, digestOf(title)))
	}
	return list, thread, digests
}

func mustNotSay(t *testing.T, m *discordtest.Message, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(m.Text(), word) {
			t.Errorf("says %q:\n%s", word, m.Text())
		}
	}
}

const harbourTitle, orchardTitle, lampTitle = "Lowmere harbour opens", "Orchards of Velden", "The lamp of Grey Point"

// digestOf tells the digest of the page with a title.
func digestOf(title string) func(*discordtest.Message) bool {
	return func(m *discordtest.Message) bool { return strings.HasPrefix(m.Content, "**["+title) && hasButtons(m) }
}

func TestSeveralLinksShareOneListAndOneThread(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	site := newSite(t)
	w.start()
	list, thread, digests := w.lists(links(site, "/harbour", "/nothing", "/harbour?edition=2", "/orchard", "/none", "/nil", "/nought"), harbourTitle, orchardTitle)
	mustSay(t, list, "2 articles", "1. ["+harbourTitle, "2. 127.0.0.1", "404", "3. ["+orchardTitle, "2 more links were left out", "ref ")
	mustNotSay(t, list, "?edition=2")
	if name := thread.Name(); !strings.HasPrefix(name, "2 articles: "+harbourTitle) || !strings.Contains(name, orchardTitle) {
		t.Errorf("the thread is called %q", name)
	}
	if digests[0].ID > digests[1].ID {
		t.Error("the digests do not stand in the order of the links")
	}
	w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()), nil)
	if channel, inThread := len(w.spoken(w.general)), len(w.spoken(thread)); channel != 2 || inThread != 2 {
		t.Errorf("%d messages and %d in the thread, want the list and help, and two digests:\n%s", channel, inThread, w.Transcript(w.general))
	}
}

func TestAQuestionInASharedThreadMeansTheArticleThatFits(t *testing.T) {
	t.Parallel()
	for name, forgotten := range map[string]bool{"as it goes on": false, "after a restart, when the store has forgotten it": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			engine := &minding{Engine: w.engines[0]}
			w.engines[0] = engine
			stop := w.start()
			_, thread, digests := w.lists(links(newSite(t), "/harbour", "/orchard"), harbourTitle, orchardTitle)
			if forgotten {
				stop()
				w.store = cache.NewMemory(cache.Options{})
				w.start()
			}
			pears := w.WaitAnswer(w.ada.Says(thread, "Who tends the pears?"), nil)
			mustSay(t, pears, "from ["+orchardTitle, "Marit Oss")
			mustSay(t, w.WaitAnswer(w.ada.Says(thread, "How long is the sea wall?"), nil), "from ["+harbourTitle, "1.4 kilometres")
			if got := engine.last(); len(got) != 0 {
				t.Errorf("turns in mind about another article: %+v", got)
			}
			// A reply to a digest or to an answer says which article is meant, whatever fits better.
			mustSay(t, w.WaitAnswer(w.ada.Says(thread, "What did the works cost?", discordtest.ReplyTo(digests[0])), nil), "from ["+harbourTitle, "83 million")
			mustSay(t, w.WaitAnswer(w.ada.Says(thread, "How long is the sea wall?", discordtest.ReplyTo(digests[1])), nil), "from ["+orchardTitle)
			mustSay(t, w.WaitAnswer(w.ada.Says(thread, "How many hectares?", discordtest.ReplyTo(pears)), nil), "from ["+orchardTitle, "40 hectares")
			if got := engine.last(); len(got) != 2 || got[0].Question != "Who tends the pears?" {
				t.Errorf("turns in mind: %+v, want the two about the orchards", got)
			}
			// What fits none goes on with what was talked about last.
			mustSay(t, w.WaitAnswer(w.ada.Says(thread, "And why?"), nil), "from ["+orchardTitle)
		})
	}
}

func TestAQuestionBesideSeveralLinksIsAnsweredOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	_, thread, _ := w.lists("who tends the pears? "+links(newSite(t), "/harbour", "/orchard"), harbourTitle, orchardTitle)
	mustSay(t, w.WaitMessage(thread, saying("tends the pears?")), "from ["+orchardTitle, "Marit Oss")
	if got := len(w.spoken(thread)); got != 3 {
		t.Errorf("%d messages, want two digests and an answer:\n%s", got, w.Transcript(thread))
	}
}

func TestCommandsInASharedThreadMeanItsArticles(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	_, thread, digests := w.lists(links(newSite(t), "/harbour", "/orchard"), harbourTitle, orchardTitle)
	mustSay(t, w.ada.Slash(thread, "quotes").WaitReply(), "Quotations in "+harbourTitle)
	w.WaitMessage(thread, saying("Quotations in "+orchardTitle))
	oss := w.ada.Slash(thread, "quotes", discordtest.Opt("speaker", "Marit Oss")).WaitReply()
	mustSay(t, oss, orchardTitle, "eleven nights")
	mustNotSay(t, oss, harbourTitle)
	mustSay(t, w.ada.Slash(thread, "claims").WaitReply(), "Key claims of "+harbourTitle)
	mustSay(t, w.ada.Slash(thread, "check", discordtest.Opt("statement", "The province has promised 7 million crowns in aid.")).WaitReply(), orchardTitle, "'7 million' is not in the article")
	asked := w.ada.Submits(w.ada.Clicks(digests[0], "Ask"), map[string]string{"question": "How long does the crossing take?"}).WaitReply()
	mustSay(t, asked, "from ["+harbourTitle, "50 minutes")
	var offered []string
	for _, c := range w.ada.Completes(thread, "quotes", "speaker", "") {
		offered = append(offered, c.Name)
	}
	if !slices.Contains(offered, "Ida Holt") || !slices.Contains(offered, "Marit Oss") {
		t.Errorf("speakers offered: %q, want those of both articles", offered)
	}
}

func TestOneArticleByTwoLinksIsOneDigest(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" "+links(newSite(t), "/harbour", "/harbour?edition=2")), saying("Key claims"))
	mustSay(t, digest, "**["+harbourTitle)
	w.WaitThread(digest)
}

func TestSeveralThatCannotBeReadGetNoThread(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	list := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" "+links(newSite(t), "/none", "/nothing")), saying("ref "))
	mustSay(t, list, "none of these", "1. 127.0.0.1", "2. 127.0.0.1", "404")
	if list.Thread() != nil {
		t.Error("a thread was opened")
	}
}

func TestSeveralInADirectMessageStandInPlace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.start()
	dm, site := w.ada.DM(), newSite(t)
	said := w.ada.Says(dm, links(site, "/harbour", "/orchard"))
	list := w.WaitAnswer(said, saying("**2 articles**"))
	mustSay(t, list, harbourTitle, orchardTitle)
	mustNotSay(t, list, "thread", "mention")
	for _, title := range []string{harbourTitle, orchardTitle} {
		w.WaitAnswer(said, digestOf(title))
	}
	stop()
	w.store = cache.NewMemory(cache.Options{})
	w.start()
	mustSay(t, w.WaitAnswer(w.ada.Says(dm, "How long is the sea wall?"), nil), "from ["+harbourTitle, "1.4 kilometres")
	mustSay(t, w.WaitAnswer(w.ada.Says(dm, "Who tends the pears?"), nil), "from ["+orchardTitle, "Marit Oss")

	// The next request is another conversation.
	w.WaitAnswer(w.ada.Says(dm, site.URL+"/harbour"), saying("Key claims"))
	mustSay(t, w.WaitAnswer(w.ada.Says(dm, "Who tends the pears?"), nil), "The article does not say.")
}

func TestWithoutThreadsSeveralStandInTheChannel(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.general.Deny(w.guild.BotRole(), discordtest.CreatePublicThreads)
	w.start()
	said := w.ada.Says(w.general, w.Bot().Mention()+" "+links(newSite(t), "/harbour", "/orchard"))
	w.WaitAnswer(said, func(m *discordtest.Message) bool {
		return saying("**2 articles**")(m) && saying("Create Public Threads")(m)
	})
	for _, title := range []string{harbourTitle, orchardTitle} {
		digest := w.WaitAnswer(said, digestOf(title))
		mustNotSay(t, digest, "Create Public Threads")
	}
	if got := w.ada.Completes(w.general, "quotes", "speaker", ""); len(got) != 0 {
		t.Errorf("speakers offered in a channel, which is about no article: %v", got)
	}
}

func TestADigestOfSeveralThatFailsIsToldInItsPlace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.engines[0] = picky{w.engines[0], orchardTitle}
	w.start()
	_, thread, _ := w.lists(links(newSite(t), "/orchard", "/harbour"), harbourTitle)
	mustSay(t, w.WaitMessage(thread, saying("ref ")), "try again")
	claims := w.ada.Slash(thread, "claims")
	mustSay(t, claims.WaitReply(), "Key claims of "+harbourTitle)
	mustSay(t, claims.WaitFollowUp(), "try again", "ref ")
}

func TestDeletingTheListArchivesTheThread(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	site := newSite(t)
	w.start()
	list, thread, _ := w.lists(links(site, "/harbour", "/orchard"), harbourTitle, orchardTitle)
	mustSay(t, w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" "+site.URL+"/orchard"), hasButtons), "cached", thread.Mention())
	w.User("ben").Clicks(list, "Delete").WaitReply()
	w.ada.Clicks(list, "Delete").WaitAcknowledged()
	if err := w.Until(w.soon(), func() bool { return !w.ada.Sees(list) && thread.Archived() }); err != nil {
		t.Error(err)
	}
	again := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" "+site.URL+"/orchard"), hasButtons)
	mustNotSay(t, again, thread.Mention())
}

func TestAMenuOnSeveralLinksMeansThemAll(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	said := w.User("ben").Says(w.general, "two to read: "+links(newSite(t), "/harbour", "/orchard", "/nothing"))
	quotes := w.ada.Menu(said, menuQuotes)
	mustSay(t, quotes.WaitReply(), "Quotations in "+harbourTitle)
	list := w.ada.Menu(said, menuDigest).WaitReply()
	mustSay(t, list, "2 articles", orchardTitle, "404")
	w.WaitMessage(w.WaitThread(list), saying("**["+orchardTitle))
}

func TestAMenuOnAnAnswerInASharedThreadMeansItsArticle(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	_, thread, _ := w.lists(links(newSite(t), "/harbour", "/orchard"), harbourTitle, orchardTitle)
	wall := w.WaitAnswer(w.ada.Says(thread, "How long is the sea wall?"), nil)
	w.WaitAnswer(w.ada.Says(thread, "Who tends the pears?"), nil)
	quotes := w.ada.Menu(wall, menuQuotes).WaitReply()
	mustSay(t, quotes, "Quotations in "+harbourTitle)
	mustSay(t, w.ada.Menu(wall, menuDigest).WaitReply(), "**["+harbourTitle, "cached")
}

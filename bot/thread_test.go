package bot

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/cache"
)

func orchards() discordtest.File {
	return discordtest.File{Name: "message.txt", Data: []byte(orchard)}
}

func TestAReplyToTheBotIsAlwaysAnsweredInItsThread(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	thread := w.settled(w.answers(t))
	answer := w.WaitAnswer(w.ada.Says(thread, "What did the works cost?"), nil)
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, "how long is the sea wall", discordtest.ReplyTo(answer)), nil), "1.4 kilometres")
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, w.Bot().Mention()+" // and how long does the crossing take?"), nil), "50 minutes")
	before := len(w.spoken(thread))
	ben := w.User("ben").Says(thread, "I was there")
	w.ada.Says(thread, "how long did it take you?", discordtest.ReplyTo(ben))
	last := w.WaitAnswer(w.ada.Says(thread, "Who led the project?"), nil)
	mustSay(t, last, "Jonas Reim")
	for _, m := range w.spoken(thread)[before:] {
		if m.ReplyTo != last.ReplyTo && m.ReplyTo != ben.ID {
			t.Errorf("a message to somebody else was answered: %s", m.Text())
		}
	}
}

func TestALinkWithoutAQuestionInAThreadIsANewDigest(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	site := newSite(t)
	first := w.answers(t)
	thread := w.WaitThread(first)
	second := w.WaitAnswer(w.ada.Says(thread, site.URL+"/orchard"), hasButtons)
	mustSay(t, second, "Orchards of Velden")

	// What is asked then means the latest digest, or the one replied to.
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, "Who tends the pears?"), nil), "Marit Oss")
	mustSay(t, w.ada.Slash(thread, "claims").WaitReply(), "Orchards of Velden")
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, "How much aid is promised?", discordtest.ReplyTo(second)), nil), "5 million")
	mustSay(t, w.ada.Submits(w.ada.Clicks(first, "Ask"), map[string]string{"question": "How long is the sea wall?"}).WaitReply(), thread.Mention())
	w.WaitMessage(thread, saying("1.4 kilometres long"))
	mustSay(t, w.ada.Clicks(second, "Key quotes").WaitReply(), "eleven nights")
}

func TestAThreadOfOthersIsAnsweredInPlaceWhenMentioned(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	thread := w.ada.OpensThread(w.general, "reading group", nil)
	digest := w.WaitAnswer(w.ada.Says(thread, w.Bot().Mention(), article()), hasButtons)
	if digest.ChannelID != thread.ID() || digest.Thread() != nil {
		t.Error("the digest is not in place")
	}
	if len(digest.Attachments) != 1 {
		t.Error("the text does not go with the digest")
	}
	before := len(w.spoken(thread))
	w.ada.Says(thread, "What did the works cost?")
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, w.Bot().Mention()+" how long does the crossing take?"), nil), "50 minutes")
	if got := len(w.spoken(thread)); got != before+1 {
		t.Errorf("%d answers, want one", got-before)
	}
	quotes := w.ada.Slash(thread, "quotes").WaitReply()
	if mustSay(t, quotes, "outlive us"); !quotes.Ephemeral() {
		t.Error("quotes in a thread of others are shown to everyone")
	}
}

func TestAnAnnouncementGetsItsThread(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	news := w.guild.Announcement("news")
	thread := w.WaitThread(w.WaitAnswer(w.ada.Says(news, w.Bot().Mention(), article()), hasButtons))
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, "How long does the crossing take?"), nil), "50 minutes")
}

func TestAnArchivedThreadWakesWithAQuestion(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.start()
	thread := w.settled(w.answers(t))
	w.WaitMessage(thread, nil)
	thread.Archive()
	stop()
	w.start() // State has never heard of the thread
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, "How long does the crossing take?"), nil), "50 minutes")
}

func TestInADirectMessageAQuestionMeansTheDigestRepliedToElseTheLatest(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.start()
	dm := w.ada.DM()
	first := w.WaitAnswer(w.ada.Says(dm, "", article()), hasButtons)
	w.WaitAnswer(w.ada.Says(dm, "", orchards()), hasButtons)
	mustSay(t, w.WaitAnswer(w.ada.Says(dm, "Who tends the pears?"), nil), "Marit Oss")
	mustSay(t, w.WaitAnswer(w.ada.Says(dm, "How long is the sea wall?", discordtest.ReplyTo(first)), nil), "1.4 kilometres")
	stop()
	w.store = cache.NewMemory(cache.Options{})
	w.start()
	mustSay(t, w.WaitAnswer(w.ada.Says(dm, "Who tends the pears?"), nil), "Marit Oss")
	mustSay(t, w.WaitAnswer(w.ada.Says(dm, "How long is the sea wall?", discordtest.ReplyTo(first)), nil), "1.4 kilometres")
	mustSay(t, w.ada.Slash(dm, "ask", discordtest.Opt("question", "How much aid is promised?")).WaitReply(), "5 million")
	w.ada.Clicks(first.Now(), "Delete").WaitAcknowledged()
	if err := w.Until(w.soon(), func() bool { return !w.ada.Sees(first) }); err != nil {
		t.Error(err)
	}
}

func TestAThreadsEarlierTurnsAreInMind(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	engine := &minding{Engine: w.engines[0]}
	w.engines[0] = engine
	stop := w.start()
	thread := w.settled(w.answers(t))
	w.WaitAnswer(w.ada.Says(thread, "What did the works cost?"), nil)
	w.ada.Slash(thread, "ask", discordtest.Opt("question", "Who led the project?")).WaitReply()
	stop()
	w.store = cache.NewMemory(cache.Options{})
	w.start()
	w.WaitAnswer(w.ada.Says(thread, "How long does the crossing take?"), nil)
	got := engine.last()
	if len(got) != 2 || got[0].Question != "What did the works cost?" || got[1].Question != "Who led the project?" {
		t.Fatalf("turns in mind: %+v", got)
	}
	if len(got[0].Claims) == 0 || !strings.Contains(got[0].Claims[0].Text, "83 million") {
		t.Errorf("the first answer in mind: %+v", got[0].Claims)
	}
}

func TestTheKeptDigestNamesItsThreadOnlyToWhoSeesIt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	board := w.guild.Text("board")
	board.Deny(w.guild.Everyone(), discordtest.ViewChannel)
	board.Allow(w.guild.BotRole(), discordtest.ViewChannel)
	board.Allow(w.ada, discordtest.ViewChannel)
	thread := w.settled(w.WaitAnswer(w.ada.Says(board, w.Bot().Mention(), article()), hasButtons))

	ben := w.User("ben")
	mine := w.WaitAnswer(ben.Says(w.general, w.Bot().Mention(), article()), hasButtons)
	if strings.Contains(mine.Text(), thread.Mention()) {
		t.Errorf("ben is told of a thread he cannot see:\n%s", mine.Text())
	}
	own := w.settled(mine)
	yours := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), hasButtons)
	mustSay(t, yours, "cached", own.Mention())
}

func TestDeletingASecondDigestKeepsTheArticlesThread(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	thread := w.settled(w.answers(t))
	second := w.answers(t)
	answered := w.ada.Submits(w.ada.Clicks(second, "Ask"), map[string]string{"question": "How long is the sea wall?"}).WaitReply()
	mustSay(t, answered, thread.Mention())
	w.ada.Clicks(second, "Delete").WaitAcknowledged()
	if err := w.Until(w.soon(), func() bool { return !w.ada.Sees(second) }); err != nil {
		t.Fatal(err)
	}
	if thread.Archived() {
		t.Error("the thread of the first digest was archived")
	}
	mustSay(t, w.answers(t), thread.Mention())
}

func TestAModeratorMayDeleteADigest(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	digest := w.answers(t)
	w.mod().Clicks(digest, "Delete").WaitAcknowledged()
	if err := w.Until(w.soon(), func() bool { return !w.ada.Sees(digest) }); err != nil {
		t.Error(err)
	}
}

func TestTurnsAreReadAsTheyWereMeant(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	engine := &minding{Engine: w.engines[0]}
	w.engines[0] = engine
	w.start()
	post := w.ada.Posts(w.guild.Forum("reading"), "Harbour", "What do you make of this?")
	w.WaitAnswer(w.ada.Says(post, w.Bot().Mention(), article()), hasButtons)
	lost := w.ada.Says(post, w.Bot().Mention()+" who led the project?")
	w.WaitAnswer(lost, nil)
	w.ada.Deletes(lost)
	w.WaitAnswer(w.ada.Says(post, w.Bot().Mention()+" what did the works cost?"), nil)
	w.WaitAnswer(w.ada.Says(post, w.Bot().Mention()+" how long does the crossing take?"), nil)
	if got := engine.last(); len(got) != 1 || got[0].Question != "what did the works cost?" {
		t.Errorf("turns in mind: %+v, want the one question that is still there, without the mention", got)
	}

	// A digest begins a conversation anew.
	w.WaitAnswer(w.ada.Says(post, w.Bot().Mention(), orchards()), hasButtons)
	w.WaitAnswer(w.ada.Says(post, w.Bot().Mention()+" who tends the pears?"), nil)
	if got := engine.last(); len(got) != 0 {
		t.Errorf("turns in mind about another article: %+v", got)
	}
}

func TestAThreadThatSomebodyOpensUnderADigestIsAboutIt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.general.Deny(w.guild.BotRole(), discordtest.CreatePublicThreads)
	w.start()
	digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), saying("Create Public Threads"))
	thread := w.ada.OpensThread(w.general, "harbour", digest)
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, w.Bot().Mention()+" how long does the crossing take?"), nil), "50 minutes")
	empty := w.ada.OpensThread(w.general, "nothing", nil)
	mustSay(t, w.ada.Slash(empty, "ask", discordtest.Opt("question", "how long?")).WaitReply(), "which article", "ref ")
}

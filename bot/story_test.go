package bot

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/cache"
)

// harbour is the article of these stories.
const harbour = `Lowmere harbour opens after nine years of work

The new harbour of Lowmere opened to ships on Tuesday, nine years after the storm of 2017 broke the old sea wall. The first to come in was the ferry Alma, with 412 passengers from the island of Skerrin.

The works cost 83 million crowns, 12 million more than planned. The regional council paid for two thirds of it; the rest came from a loan that the town will repay until 2049.

“We promised a harbour that would outlive us, and this one will,” said Mayor Ida Holt at the opening. “It was worth every one of those months.”

The sea wall is 1.4 kilometres long and stands four metres above the highest tide ever measured here. “You can replace a boulder in a morning,” said Jonas Reim, who led the project for Varn Marine.

Ferries will cross to Skerrin four times a day. The crossing takes 50 minutes; until now travellers had to go by road to Port Anvers and wait there.
`

func hasButtons(m *discordtest.Message) bool { return len(m.Buttons()) > 0 }

func article() discordtest.File {
	return discordtest.File{Name: "message.txt", Data: []byte(harbour)}
}

// mustSay fails unless the message holds all the words.
func mustSay(t *testing.T, m *discordtest.Message, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(strings.ToLower(m.Text()), strings.ToLower(w)) {
			t.Errorf("%q is not in:\n%s", w, m.Text())
		}
	}
}

func TestAnArticleFromMentionToFollowUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()

	said := w.ada.Says(w.general, w.Bot().Mention(), article())
	digest := w.WaitAnswer(said, hasButtons)
	mustSay(t, digest, "Lowmere harbour opens", "The new harbour of Lowmere opened to ships", "Key claims", "verified", "extractive")
	thread := w.settled(digest)
	if thread.Name() != "Lowmere harbour opens after nine years of work" {
		t.Errorf("the thread is named %q", thread.Name())
	}
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, "How long does the crossing take?"), nil), "50 minutes", "passage 5")
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, "Who is the president of France?"), nil), "The article does not say.")

	quotes := w.ada.Slash(thread, "quotes", discordtest.Opt("speaker", "Holt")).WaitReply()
	mustSay(t, quotes, "outlive us", "Ida Holt")
	if strings.Contains(quotes.Text(), "boulder") || quotes.Ephemeral() {
		t.Errorf("quotes of Holt, ephemeral %v: %s", quotes.Ephemeral(), quotes.Text())
	}
	if got := w.ada.Completes(thread, "quotes", "speaker", "rei"); len(got) != 1 || got[0].Name != "Jonas Reim" {
		t.Errorf("completions of rei: %v", got)
	}
	if len(w.Pings()) > 0 {
		t.Errorf("somebody was pinged: %v", w.Pings())
	}
}

func TestAThreadAnswersAfterARestartAndAWipedStore(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.start()
	digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), hasButtons)
	thread := w.settled(digest)
	w.WaitAnswer(w.ada.Says(thread, "What did the works cost?"), nil)
	stop()

	w.store = cache.NewMemory(cache.Options{})
	w.start()
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, "How long does the crossing take?"), nil), "50 minutes")
	mustSay(t, w.ada.Clicks(digest.Now(), "Evidence").WaitReply(), "Evidence in", "1.4 kilometres")
	mustSay(t, w.ada.Clicks(digest.Now(), "Key quotes").WaitReply(), "Key quotes of", "outlive us")
}

func TestTheSameArticleAgainLeadsToItsThread(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	thread := w.settled(w.answers(t))

	again := w.WaitAnswer(w.User("ben").Says(w.general, w.Bot().Mention(), article()), hasButtons)
	mustSay(t, again, "cached", thread.Mention())
	if again.Thread() != nil {
		t.Error("a second thread was opened")
	}

	thread.Lock()
	other := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), hasButtons)
	if w.WaitThread(other) == nil {
		t.Error("the thread is locked and no other was opened")
	}
}

func TestAPasteByTheForm(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	form := w.ada.Slash(w.general, "summarise", discordtest.Opt("length", "short"))
	digest := w.ada.Submits(form, map[string]string{"title": "Harbour news", "text1": harbour[50:]}).WaitReply()
	mustSay(t, digest, "Harbour news", "1. ", "3. ")
	if strings.Contains(digest.Text(), "4. ") {
		t.Errorf("a short digest has more than 3 claims:\n%s", digest.Text())
	}
	thread := w.settled(digest)
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, "What did the works cost?"), nil), "83 million")
}

func TestAQuestionBesideAFileIsAnsweredInTheThread(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" what did the works cost?", article()), hasButtons)
	thread := w.settled(digest)
	answer := w.WaitMessage(thread, func(m *discordtest.Message) bool { return strings.Contains(m.Text(), "83 million") })
	mustSay(t, answer, "what did the works cost?")
}

func TestAskThroughTheButton(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), hasButtons)
	thread := w.settled(digest)
	told := w.ada.Submits(w.ada.Clicks(digest, "Ask"), map[string]string{"question": "How long is the sea wall?"}).WaitReply()
	if mustSay(t, told, thread.Mention()); !told.Ephemeral() {
		t.Error("where the answer stands is told to everyone")
	}
	answer := w.WaitMessage(thread, func(m *discordtest.Message) bool { return strings.Contains(m.Text(), "1.4 kilometres") })
	mustSay(t, answer, "How long is the sea wall?")
}

func TestDeleteIsForTheAskerAndModerators(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), hasButtons)
	thread := w.settled(digest)
	mustSay(t, w.User("ben").Clicks(digest, "Delete").WaitReply(), "Only who asked for this")
	w.ada.Clicks(digest, "Delete").WaitAcknowledged()
	if err := w.Until(w.soon(), func() bool { return !w.ada.Sees(digest) && thread.Archived() }); err != nil {
		t.Errorf("the digest is visible: %v, its thread archived: %v", w.ada.Sees(digest), thread.Archived())
	}
	again := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), hasButtons)
	if w.settled(again) == nil {
		t.Error("after it was deleted the article has no thread of its own")
	}
}

func TestMenusReadAnyMessage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	said := w.User("ben").Says(w.general, "look at this", article())
	digest := w.ada.Menu(said, "Summarise article").WaitReply()
	mustSay(t, digest, "The new harbour of Lowmere")
	w.WaitThread(digest)
	quotes := w.ada.Menu(said, "Key quotes").WaitReply()
	if mustSay(t, quotes, "outlive us", "Ida Holt"); !quotes.Ephemeral() {
		t.Error("quotes outside the article's thread are shown to everyone")
	}
	mustSay(t, w.ada.Menu(w.ada.Says(w.general, "hm"), "Summarise article").WaitReply(), "holds nothing to read")
}

func TestCommandsInAThreadMeanItsArticle(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	thread := w.settled(w.answers(t))
	mustSay(t, w.ada.Slash(thread, "claims").WaitReply(), "Key claims of", "passage")
	mustSay(t, w.ada.Slash(thread, "ask", discordtest.Opt("question", "What did the works cost?")).WaitReply(), "83 million", "What did the works cost?")
	mustSay(t, w.ada.Slash(thread, "check", discordtest.Opt("statement", "The works cost 84 million crowns.")).WaitReply(), "Flagged", "84")
	help := w.ada.Slash(thread, "help").WaitReply()
	if mustSay(t, help, "/summarise", "no model is used"); !help.Ephemeral() {
		t.Error("help is shown to everyone")
	}
	elsewhere := w.ada.Slash(w.general, "claims").WaitReply()
	if mustSay(t, elsewhere, "which article", "ref "); !elsewhere.Ephemeral() {
		t.Error("claims elsewhere are shown to everyone")
	}
}

func TestNothingToReadGetsHelpOrAKindSentence(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	mustSay(t, w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()), nil), "I summarise articles", "/summarise")
	mustSay(t, w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" http://10.0.0.1/wiki"), func(m *discordtest.Message) bool {
		return strings.Contains(m.Text(), "ref ")
	}), "does not lead to a public address", "Paste its text")
	mustSay(t, w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), discordtest.File{Name: "photo.png", MediaType: "image/png", Data: []byte("\x89PNG")}), nil), "ref ")
}

// threadStarter is the type of the message by which Discord itself begins a thread.
const threadStarter = 21

func TestOrdinaryTalkIsLeftAlone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	w.ada.Says(w.general, "have you seen https://news.example.com/harbour ?")
	w.ada.Says(w.general, "what a day @everyone")
	digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), hasButtons)
	thread := w.settled(digest)
	for _, talk := range []string{"thanks!", "👍", "// just between us", w.User("ben").Mention() + " what do you think?"} {
		w.ada.Says(thread, talk)
	}
	last := w.ada.Says(thread, "What did the works cost?")
	w.WaitAnswer(last, nil)
	answers := 0
	for _, m := range append(w.general.Messages(), thread.Messages()...) {
		if m.Author != nil && m.Author.ID() == w.Bot().ID() && m.Type != threadStarter {
			answers++
		}
	}
	if answers != 3 { // the digest, the text in its thread, the one answer
		t.Errorf("the bot wrote %d messages, want 3:\n%s", answers, w.Transcript(w.general))
	}
}

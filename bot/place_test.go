package bot

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest"
)

func TestInADirectMessageNoMentionIsNeeded(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	dm := w.ada.DM()
	digest := w.WaitAnswer(w.ada.Says(dm, "", article()), hasButtons)
	mustSay(t, digest, "The new harbour of Lowmere")
	mustSay(t, w.WaitAnswer(w.ada.Says(dm, "How long does the crossing take?"), nil), "50 minutes")
}

func TestInAForumPostTheAnswerIsInPlace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	post := w.ada.Posts(w.guild.Forum("reading"), "Harbour", "What do you make of this?")
	digest := w.WaitAnswer(w.ada.Says(post, w.Bot().Mention(), article()), hasButtons)
	if digest.Channel().ID() != post.ID() {
		t.Errorf("the digest is in %s", digest.Channel().Name())
	}
	mustSay(t, w.WaitAnswer(w.ada.Says(post, w.Bot().Mention()+" what did the works cost?"), nil), "83 million")
	before := len(post.Messages())
	w.ada.Says(post, "What did the works cost?")
	mustSay(t, w.WaitAnswer(w.ada.Says(post, w.Bot().Mention()+" how long does the crossing take?"), nil), "50 minutes")
	if got := len(post.Messages()); got != before+3 {
		t.Errorf("%d messages, want %d: a question without a mention is not for the bot in a forum post", got, before+3)
	}
}

func TestWithoutTheMessageContentIntent(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.DenyMessageContent()
	w.start()
	digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), hasButtons)
	mustSay(t, digest, "mention me in the thread or press Ask")
	thread := w.settled(digest)
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, w.Bot().Mention()+" How long does the crossing take?"), nil), "50 minutes")
}

func TestWithoutThePermissionToOpenThreads(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.general.Deny(w.guild.BotRole(), discordtest.CreatePublicThreads)
	w.start()
	said := w.ada.Says(w.general, w.Bot().Mention(), article())
	digest := w.WaitAnswer(said, func(m *discordtest.Message) bool { return strings.Contains(m.Text(), "Create Public Threads") })
	mustSay(t, digest, "The new harbour of Lowmere", "Press Ask")
	w.ada.Submits(w.ada.Clicks(digest, "Ask"), map[string]string{"question": "How long is the sea wall?"}).WaitReply()
	w.WaitMessage(w.general, func(m *discordtest.Message) bool {
		return strings.Contains(m.Text(), "1.4 kilometres") && m.ID != digest.ID
	})
}

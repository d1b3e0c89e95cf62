package bot

import (
	"errors"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
	"verbatim/cache"
)

func saying(word string) func(*discordtest.Message) bool {
	return func(m *discordtest.Message) bool {
		return strings.Contains(strings.ToLower(m.Text()), strings.ToLower(word))
	}
}

// spoken are the bot's messages in a channel, without those by which Discord begins a thread.
func (w *world) spoken(c *discordtest.Channel) (by []*discordtest.Message) {
	for _, m := range c.Messages() {
		if m.Author != nil && m.Author.ID() == w.Bot().ID() && m.Type != threadStarter {
			by = append(by, m)
		}
	}
	return by
}

func TestAFailuresReferenceStandsInTheLog(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.start()
	told := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" http://127.0.0.1:1/nothing"), saying("ref "))
	ref := regexp.MustCompile(`ref ([0-9a-z]+)`).FindStringSubmatch(told.Text())
	if ref == nil {
		t.Fatalf("no reference in %s", told.Text())
	}
	stop()
	if !strings.Contains(w.log.String(), "ref="+ref[1]) {
		t.Errorf("%s is not in the log:\n%s", ref[1], w.log)
	}
}

func TestWhatWasDeletedMeanwhileIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	for name, remove := range map[string]func(w *world, said, placeholder *discordtest.Message){
		"the message that asked":  func(w *world, said, _ *discordtest.Message) { w.ada.Deletes(said) },
		"the reply, half written": func(w *world, _, placeholder *discordtest.Message) { w.mod().Deletes(placeholder) },
		"both": func(w *world, said, placeholder *discordtest.Message) {
			w.ada.Deletes(said)
			w.mod().Deletes(placeholder)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			engine := w.gate()
			w.start()
			said := w.ada.Says(w.general, w.Bot().Mention(), article())
			placeholder := w.WaitAnswer(said, saying("Summarising"))
			remove(w, said, placeholder)
			close(engine.gate)
			digest := w.WaitMessage(w.general, hasButtons)
			thread := w.WaitThread(digest)
			if text := w.WaitMessage(thread, nil); len(text.Attachments) != 1 || len(text.Attachments[0].Data) < 500 {
				t.Errorf("the text in the thread has %d files", len(text.Attachments))
			}
		})
	}
}

// mod is a moderator.
func (w *world) mod() *discordtest.User {
	mod := w.User("mod")
	w.guild.Grant("moderators", discordtest.ManageMessages|discordtest.ManageThreads, mod)
	return mod
}

func (w *world) gate() *gated {
	g := newGated()
	w.engines[0] = g
	return g
}

func TestWhereTheBotMayNotWriteItTellsTheAskerDirectly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.general.Deny(w.guild.BotRole(), discordtest.SendMessages)
	w.start()
	w.ada.Says(w.general, w.Bot().Mention(), article())
	told := w.WaitMessage(w.ada.DM(), nil)
	mustSay(t, told, "Send Messages", w.general.Mention(), "ref ")
	refusals := 0
	for _, r := range w.Requests() {
		if r.Status == http.StatusForbidden {
			refusals++ // of which Discord bears 10,000 in ten minutes
		}
	}
	if refusals != 1 {
		t.Errorf("Discord had to refuse %d times, want once", refusals)
	}
}

func TestAnAnswerThatMayNotBeWrittenInTheThreadIsToldDirectly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.general.Deny(w.guild.BotRole(), discordtest.SendMessagesInThreads)
	w.start()
	digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" what did it cost? "+newSite(t).URL+"/harbour"), hasButtons)
	mustSay(t, w.WaitMessage(w.ada.DM(), nil), "Send Messages in Threads", w.WaitThread(digest).Mention(), "ref ")
	told := w.ada.Submits(w.ada.Clicks(digest, "Ask"), map[string]string{"question": "How long is the sea wall?"}).WaitReply()
	if mustSay(t, told, "Send Messages in Threads"); !told.Ephemeral() {
		t.Error("everyone is told")
	}
}

func TestWithoutTheHistoryAnAnswerIsNoReply(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.general.Deny(w.guild.BotRole(), discordtest.ReadMessageHistory)
	w.start()
	w.ada.Says(w.general, w.Bot().Mention(), article())
	digest := w.WaitMessage(w.general, hasButtons)
	if digest.ReplyTo != "" {
		t.Errorf("it replies to %s", digest.ReplyTo)
	}
}

func TestAQuestionThatFailsLeavesTheDigest(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.engines = append(w.engines[:0], broken{w.engines[0]})
	w.start()
	digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" what did the works cost?", article()), hasButtons)
	thread := w.settled(digest)
	w.WaitMessage(thread, saying("ref "))
	if mustSay(t, digest.Now(), "The new harbour of Lowmere"); !hasButtons(digest.Now()) {
		t.Error("the digest is gone")
	}
}

func TestALockedThreadIsNamedWhereItIsAskedAbout(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	digest := w.answers(t)
	thread := w.settled(digest)
	thread.Lock()
	told := w.ada.Submits(w.ada.Clicks(digest, "Ask"), map[string]string{"question": "How long is the sea wall?"}).WaitReply()
	mustSay(t, told, "locked", thread.Mention(), "ref ")
}

func TestADeletedThreadIsDoneWithout(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	digest := w.answers(t)
	w.WaitThread(digest).Delete()
	w.ada.Submits(w.ada.Clicks(digest, "Ask"), map[string]string{"question": "How long is the sea wall?"}).WaitReply()
	w.WaitMessage(w.general, saying("1.4 kilometres long"))
}

func TestADigestWhoseTokenRanOutIsPosted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	engine := w.gate()
	w.start()
	asked := w.ada.Slash(w.general, "summarise", discordtest.Opt("link", newSite(t).URL+"/harbour"))
	asked.WaitAcknowledged()
	engine.atGate(t)
	w.Advance(16 * time.Minute)
	close(engine.gate)
	w.WaitThread(w.WaitMessage(w.general, hasButtons))
	w.Excuse(discordgo.ErrCodeInvalidWebhookTokenProvided)
}

func TestAViewForTheAskerIsNotPostedWhenItsTokenRanOut(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	site := newSite(t)
	engine := w.gate()
	w.start()
	asked := w.ada.Slash(w.general, "claims", discordtest.Opt("link", site.URL+"/harbour"))
	asked.WaitAcknowledged()
	engine.atGate(t)
	w.Advance(16 * time.Minute)
	close(engine.gate)
	mustSay(t, w.WaitMessage(w.ada.DM(), nil), "ref ")
	w.answers(t)
	if got := len(w.spoken(w.general)); got != 1 {
		t.Errorf("the bot wrote %d messages, want the digest alone:\n%s", got, w.Transcript(w.general))
	}
	w.Excuse(discordgo.ErrCodeInvalidWebhookTokenProvided)
}

func TestForgottenTextsAreSaid(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.start()
	said := w.ada.Says(w.general, w.Bot().Mention(), article())
	digest := w.WaitAnswer(said, hasButtons)
	w.WaitMessage(w.WaitThread(digest), nil)
	stop()
	w.store = cache.NewMemory(cache.Options{})
	w.WaitThread(digest).Delete()
	w.ada.Deletes(said)
	w.start()
	mustSay(t, w.ada.Clicks(digest.Now(), "Evidence").WaitReply(), "ref ", "not kept any more")
}

func TestRefusalsAreSentences(t *testing.T) {
	t.Parallel()
	for code, want := range map[int]string{
		50013:  "the permission Send Messages in <#7>",
		50001:  "View Channel",
		160002: "Read Message History",
		160005: "locked",
		50083:  "archived",
		10003:  "gone",
		10008:  "gone",
	} {
		refusedBy := &discordgo.RESTError{Message: &discordgo.APIErrorMessage{Code: code}}
		err := refused(refusedBy, "Send Messages", "7")
		if got := failure(err, "abc").Content; !strings.Contains(got, want) || !strings.Contains(got, "ref abc") {
			t.Errorf("%d reads %q, want %q in it", code, got, want)
		}
		if !errors.Is(err, error(refusedBy)) {
			t.Errorf("%d: the log does not see Discord's error", code)
		}
	}
}

func TestEvidenceSaysWhichClaimItCannotFindAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.start()
	digest := w.answers(t)
	w.settled(digest)
	changed := strings.Replace(digest.Content, "1.4 kilometres", "9.9 kilometres", 1)
	if _, err := w.bot.edit(t.Context(), digest.ChannelID, digest.ID, &discordgo.MessageSend{Content: changed, Components: componentsOf(t, w, digest)}); err != nil {
		t.Fatal(err)
	}
	stop()
	w.store = cache.NewMemory(cache.Options{})
	w.start()
	evidence := w.ada.Clicks(digest.Now(), "Evidence").WaitReply()
	mustSay(t, evidence, "could not find", "four times a day")
	if got := strings.Count(evidence.Text(), "could not find"); got != 1 {
		t.Errorf("%d claims could not be found, want 1:\n%s", got, evidence.Text())
	}
}

func componentsOf(t *testing.T, w *world, m *discordtest.Message) []discordgo.MessageComponent {
	t.Helper()
	e := again(t, w, m)
	return e.Message.Components
}

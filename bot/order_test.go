package bot

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
	"verbatim/bot/intake"
)

func TestTwoAskersAtOnceCostOneFetchAndOneCall(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	site := newSite(t)
	engine := w.gate()
	w.start()
	ben, other := w.User("ben"), w.guild.Text("other")
	one := w.ada.Says(w.general, w.Bot().Mention()+" "+site.URL+"/harbour")
	two := ben.Says(other, w.Bot().Mention()+" "+site.URL+"/harbour")
	w.WaitAnswer(one, saying("Summarising"))
	w.WaitAnswer(two, saying("Summarising"))
	close(engine.gate)
	w.WaitAnswer(one, hasButtons)
	w.WaitAnswer(two, hasButtons)
	if site.fetched.Load() != 1 || engine.drafts.Load() != 1 {
		t.Errorf("%d fetches and %d model calls, want one of each", site.fetched.Load(), engine.drafts.Load())
	}
}

func TestQuestionsOfAThreadAreAnsweredInTheirOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	thread := w.settled(w.answers(t))
	w.WaitMessage(thread, nil)
	questions := []string{"How long does the crossing take?", "What did the works cost?", "How long is the sea wall?", "Who led the project?"}
	marks := make([]string, len(questions)) // what a request that answers holds
	for n, q := range questions {
		marks[n] = q
		if n%2 == 1 {
			w.ada.Slash(thread, "ask", discordtest.Opt("question", q))
			continue
		}
		marks[n] = w.ada.Says(thread, q).ID
	}
	if err := w.Until(w.soon(), func() bool { return len(w.spoken(thread)) == 1+len(questions) && !thinking(w.spoken(thread)) }); err != nil {
		t.Fatal(err)
	}
	// A slash reply stands where it was deferred, so what counts is when each was written.
	var wrote []int
	for _, r := range w.Requests() {
		for n, mark := range marks {
			if r.Method != "GET" && strings.Contains(string(r.Payload), mark) {
				wrote = append(wrote, n)
			}
		}
	}
	if want := []int{0, 1, 2, 3}; !slices.Equal(wrote, want) {
		t.Errorf("answers were written in the order %v, want %v", wrote, want)
	}
}

func thinking(messages []*discordtest.Message) bool {
	for _, m := range messages {
		if m.Loading() {
			return true
		}
	}
	return false
}

func TestTooManyWaitingAreToldAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	engine := w.gate()
	w.start()
	busy, acknowledged := 0, 0
	for n := range maxWorking + maxWaiting + 3 {
		// Each is another article, so that none shares a flight.
		text := strings.ReplaceAll(harbour, "412", fmt.Sprint(1000+n))
		w.ada.Says(w.general, w.Bot().Mention(), discordtest.File{Name: "message.txt", Data: []byte(text)})
	}
	if err := w.Until(w.soon(), func() bool {
		busy, acknowledged = 0, 0
		for _, m := range w.spoken(w.general) {
			switch {
			case saying("busy")(m):
				busy++
			case saying("Reading")(m), saying("Summarising")(m):
				acknowledged++
			}
		}
		return busy >= 3 && busy+acknowledged >= maxWorking+maxWaiting+3
	}); err != nil {
		t.Errorf("%d busy, %d at work: %v", busy, acknowledged, err)
	}
	slash := w.ada.Slash(w.general, "check", discordtest.Opt("statement", "x is y."), discordtest.Opt("link", "https://example.org/"))
	mustSay(t, slash.WaitReply(), "busy") // while all work stands still
	if help := w.ada.Slash(w.general, "help"); help.WaitReply() == nil {
		t.Error("help waits behind work")
	}
	close(engine.gate)
}

func TestTheSameEventTwiceIsHandledOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.start()
	said := w.ada.Says(w.general, w.Bot().Mention(), article())
	thread := w.settled(w.WaitAnswer(said, hasButtons))
	question := w.ada.Says(thread, "How long does the crossing take?")
	w.WaitAnswer(question, nil)
	for _, m := range []*discordtest.Message{said, question} {
		w.bot.heard(again(t, w, m))
	}
	w.WaitAnswer(w.ada.Says(thread, "What did the works cost?"), nil)
	stop()
	if got := len(w.spoken(w.general)) + len(w.spoken(thread)); got != 4 { // digest, text, two answers
		t.Errorf("the bot wrote %d messages, want 4:\n%s", got, w.Transcript(w.general))
	}
}

func TestTheSameInteractionTwiceIsHandledOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	engine := newGated()
	close(engine.gate)
	w.engines[0] = engine
	events := make(chan *discordgo.InteractionCreate, 1)
	w.tap = func(e *discordgo.InteractionCreate) { events <- e }
	stop := w.start()
	asked := w.ada.Slash(w.general, "ask", discordtest.Opt("question", "Who tends the pears?"), discordtest.Opt("link", newSite(t).URL+"/orchard"))
	mustSay(t, asked.WaitReply(), "Marit Oss")
	w.bot.onInteraction(<-events)
	stop()
	if got := engine.replies.Load(); got != 1 {
		t.Errorf("it was answered %d times", got)
	}
	w.Excuse(discordgo.ErrCodeInteractionHasAlreadyBeenAcknowledged)
}

// again is a message as an event brings it.
func again(t *testing.T, w *world, m *discordtest.Message) intake.Event {
	t.Helper()
	e, err := get[discordgo.Message](t.Context(), w.bot, discordgo.EndpointChannelMessage(m.ChannelID, m.ID))
	if err != nil {
		t.Fatal(err)
	}
	e.GuildID = w.guild.ID()
	return intake.Event{Message: e}
}

func TestTwoAskersAtOnceShareOneThread(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	site := newSite(t)
	ben := w.User("ben")
	first := w.ada.Says(w.general, w.Bot().Mention()+" "+site.URL+"/harbour")
	second := ben.Says(w.general, w.Bot().Mention()+" "+site.URL+"/harbour")
	digests := []*discordtest.Message{w.WaitAnswer(first, hasButtons), w.WaitAnswer(second, hasButtons)}
	if err := w.Until(w.soon(), func() bool { return len(w.general.Threads()) > 0 }); err != nil {
		t.Fatal(err)
	}
	linked := 0
	for _, m := range digests {
		if strings.Contains(m.Text(), "<#") {
			linked++
		}
	}
	if got := len(w.general.Threads()); got != 1 || linked != 1 {
		t.Errorf("%d threads, %d digests that link to one; want 1 and 1", got, linked)
	}
}

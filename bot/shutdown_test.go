package bot

import (
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

func TestWhatWasAcceptedIsFinishedAtShutdown(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	engine := w.gate()
	stop := w.start()
	said := w.ada.Says(w.general, w.Bot().Mention(), article())
	w.WaitAnswer(said, saying("Summarising"))
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		stop()
	}()
	if err := w.Until(w.soon(), func() bool { return !w.Connected() }); err != nil {
		t.Fatal(err)
	}
	close(engine.gate)
	<-stopped
	digest := w.WaitAnswer(said, hasButtons)
	w.WaitMessage(w.WaitThread(digest), nil)
}

func TestWhoIsCutOffAtShutdownIsTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.grace = time.Second
	engine := w.gate()
	stop := w.start()
	site := newSite(t)
	said := w.ada.Says(w.general, w.Bot().Mention(), article())
	w.WaitAnswer(said, saying("Summarising"))
	var waits []*discordtest.Message
	for range maxWorking + 2 { // more than work at once
		waits = append(waits, w.ada.Says(w.general, w.Bot().Mention()+" "+site.URL+"/orchard"))
	}
	for range maxWorking {
		engine.atGate(t)
		if engine.drafts.Load() == 2 { // the eight share one flight
			break
		}
	}
	slash := w.ada.Slash(w.general, "claims", discordtest.Opt("link", site.URL+"/harbour"))
	slash.WaitAcknowledged()
	stop()
	mustSay(t, w.WaitAnswer(said, nil), "restarted", "ref ")
	mustSay(t, slash.WaitReply(), "restarted", "ref ")
	for _, m := range waits {
		mustSay(t, w.WaitAnswer(m, nil), "restarted", "ref ")
	}
}

package bot

import (
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

// answers asks for a digest, which shows that the bot is there and hears everything.
func (w *world) answers(t *testing.T) *discordtest.Message {
	t.Helper()
	return w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), hasButtons)
}

func TestALostConnectionIsResumed(t *testing.T) {
	t.Parallel()
	for name, lose := range map[string]func(*discordtest.Server){
		"the line drops":                       (*discordtest.Server).Drop,
		"Discord asks to reconnect (op 7)":     (*discordtest.Server).Reconnect,
		"Discord closes with an unknown fault": func(d *discordtest.Server) { d.CloseWith(4000) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.start()
			lose(w.Server)
			said := w.ada.Says(w.general, w.Bot().Mention(), article()) // while it is away
			w.WaitAnswer(said, hasButtons)
			if err := w.Until(w.soon(), func() bool { return w.Resumes() == 1 }); err != nil || w.Identifies() != 1 {
				t.Errorf("%d IDENTIFYs and %d RESUMEs, want one of each", w.Identifies(), w.Resumes())
			}
		})
	}
}

func TestASessionThatDiscordEndsIsBegunAnew(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*discordtest.Server){
		"invalid session (op 9)":   (*discordtest.Server).Invalidate,
		"session timed out (4009)": func(d *discordtest.Server) { d.CloseWith(4009) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.start()
			end(w.Server)
			if err := w.Until(w.soon(), func() bool { return w.Identifies() == 2 && w.Connected() }); err != nil {
				t.Fatalf("%d IDENTIFYs: %v", w.Identifies(), err)
			}
			w.answers(t)
			if got := len(w.Commands()); got == 0 {
				t.Error("the commands are gone")
			}
		})
	}
}

// failsToRun runs the bot until it gives up by itself.
func (w *world) failsToRun(t *testing.T) error {
	t.Helper()
	w.run()
	select {
	case err := <-w.done:
		w.done <- nil // for stop
		return err
	case <-time.After(10 * time.Second):
		t.Fatal("the bot goes on")
		return nil
	}
}

func TestWhatTryingAgainDoesNotMendEndsTheBot(t *testing.T) {
	t.Parallel()
	t.Run("a token that is not valid", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t)
		w.token = "not-the-token"
		err := w.failsToRun(t)
		if err == nil || !strings.Contains(err.Error(), "DISCORD_TOKEN") {
			t.Errorf("the bot ended with %v, want what to do about DISCORD_TOKEN", err)
		}
		if w.Identifies() > 1 {
			t.Errorf("it tried %d times", w.Identifies())
		}
	})
	t.Run("a connection closed for good while it is up", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t)
		w.start()
		w.DenyMessageContent()
		w.CloseWith(4014)
		w.WaitConnected()
		if err := w.Until(w.soon(), func() bool { return w.Identifies() >= 2 && w.Connected() }); err != nil {
			t.Fatal(err)
		}
		w.answers(t)
		if !w.bot.gateway.withoutContent.Load() {
			t.Error("the bot thinks it has the intent")
		}
	})
}

func TestShutdownDoesNotWaitForASilentGateway(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Hush()
	stop := w.run()
	if err := w.Until(w.soon(), func() bool { return len(w.Requests()) > 0 }); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	stop()
	if took := time.Since(began); took > closeBudget+2*time.Second {
		t.Errorf("it took %v to stop while opening", took)
	}
}

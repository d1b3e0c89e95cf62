package bot

import (
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
)

func TestNothingIsPostedTwiceOrLostWhenRepliesAre(t *testing.T) {
	t.Parallel()
	const messages = "/channels/*/messages"
	for name, spoil := range map[string]func(*discordtest.Server){
		"a post is stored and its reply lost":   func(d *discordtest.Server) { d.Break("POST", messages, discordtest.Lost()) },
		"a post is stored and a proxy gives up": func(d *discordtest.Server) { d.Break("POST", messages, discordtest.Stored(502)) },
		"a post is reset":                       func(d *discordtest.Server) { d.Break("POST", messages, discordtest.Reset()) },
		"a post is limited":                     func(d *discordtest.Server) { d.Break("POST", messages, discordtest.RateLimited(300*time.Millisecond)) },
		"all are limited": func(d *discordtest.Server) {
			d.Break("POST", messages, discordtest.GlobalRateLimited(300*time.Millisecond))
		},
		"an edit is reset":                     func(d *discordtest.Server) { d.Break("PATCH", messages+"/*", discordtest.Reset()) },
		"an edit is stored and its reply lost": func(d *discordtest.Server) { d.Break("PATCH", messages+"/*", discordtest.Lost()) },
		"edits meet 500":                       func(d *discordtest.Server) { d.BreakTimes(2, "PATCH", messages+"/*", discordtest.Status(500)) },
		"posts fail as long as they are tried": func(d *discordtest.Server) { d.BreakTimes(maxSends, "POST", messages, discordtest.Stored(502)) },
		"the thread is there already":          func(d *discordtest.Server) { d.Break("POST", messages+"/*/threads", discordtest.Stored(502)) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.start()
			spoil(w.Server)
			digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), hasButtons)
			w.settled(digest)
			w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" help"), nil)
			if got := len(w.spoken(w.general)); got != 2 {
				t.Errorf("the bot wrote %d messages, want the digest and help:\n%s", got, w.Transcript(w.general))
			}
		})
	}
}

func TestAnAcknowledgementWhoseReplyIsLostCounts(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]discordtest.Fault{
		"reset":               discordtest.Reset(),
		"stored and lost":     discordtest.Lost(),
		"a proxy's 502":       discordtest.Status(502),
		"stored, then a 502":  discordtest.Stored(502),
		"nothing for a while": discordtest.Hung(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.start()
			w.Break("POST", "/interactions/*/*/callback", fault)
			reply := w.ada.Slash(w.general, "check", discordtest.Opt("statement", "The works cost 83 million crowns."), discordtest.Opt("link", newSite(t).URL+"/harbour")).WaitReply()
			mustSay(t, reply, "Supported")
			w.Excuse(discordgo.ErrCodeInteractionHasAlreadyBeenAcknowledged)
		})
	}
}

func TestOfSeveralNothingIsPostedTwiceOrLostWhenRepliesAre(t *testing.T) {
	t.Parallel()
	const messages = "/channels/*/messages"
	for name, spoil := range map[string]func(*discordtest.Server){
		"posts are stored and their replies lost": func(d *discordtest.Server) { d.BreakTimes(5, "POST", messages, discordtest.Lost()) },
		"posts are reset":                         func(d *discordtest.Server) { d.BreakTimes(4, "POST", messages, discordtest.Reset()) },
		"edits are stored and their replies lost": func(d *discordtest.Server) { d.BreakTimes(3, "PATCH", messages+"/*", discordtest.Lost()) },
		"the thread is there already":             func(d *discordtest.Server) { d.Break("POST", messages+"/*/threads", discordtest.Stored(502)) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.start()
			spoil(w.Server)
			_, thread, _ := w.lists("who tends the pears? "+links(newSite(t), "/harbour", "/orchard"), harbourTitle, orchardTitle)
			w.WaitMessage(thread, saying("answered by"))
			w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()), nil)
			if channel, inThread := len(w.spoken(w.general)), len(w.spoken(thread)); channel != 2 || inThread != 3 {
				t.Errorf("%d messages and %d in the thread, want the list and help, and two digests with an answer:\n%s", channel, inThread, w.Transcript(w.general))
			}
		})
	}
}

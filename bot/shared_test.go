package bot

import (
	"testing"

	"verbatim/bot/discordtest"
)

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

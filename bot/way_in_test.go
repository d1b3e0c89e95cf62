package bot

import (
	"strconv"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
)

func TestWhoSeesWhat(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	link := discordtest.Opt("link", newSite(t).URL+"/orchard")
	digest := w.answers(t)
	thread := w.WaitThread(digest)
	said := w.ada.Says(w.general, "look", orchards())
	tests := []struct {
		name    string
		asked   *discordtest.Interaction
		private bool
	}{
		{"/summarise", w.ada.Slash(w.general, "summarise", link), false},
		{"/check", w.ada.Slash(w.general, "check", discordtest.Opt("statement", "Pears flower."), link), false},
		{"/ask", w.ada.Slash(w.general, "ask", discordtest.Opt("question", "Who tends the pears?"), link), false},
		{"/quotes", w.ada.Slash(w.general, "quotes", link), true},
		{"/claims", w.ada.Slash(w.general, "claims", link), true},
		{"/quotes in the article's thread", w.ada.Slash(thread, "quotes"), false},
		{"/claims in the article's thread", w.ada.Slash(thread, "claims"), false},
		{"/help", w.ada.Slash(w.general, "help"), true},
		{"menu Summarise article", w.ada.Menu(said, menuDigest), false},
		{"menu Key quotes", w.ada.Menu(said, menuQuotes), true},
		{"button Key quotes", w.ada.Clicks(digest, "Key quotes"), true},
		{"button Evidence", w.ada.Clicks(digest, "Evidence"), true},
		{"a language that is none", w.ada.Slash(w.general, "summarise", link, discordtest.Opt("language", "no language")), true},
		{"a link that is none", w.ada.Slash(w.general, "quotes", discordtest.Opt("link", "no link")), true},
	}
	for _, tt := range tests {
		reply := tt.asked.WaitReply()
		if got := reply.Ephemeral(); got != tt.private {
			t.Errorf("%s is for the asker alone: %v, want %v\n%s", tt.name, got, tt.private, reply.Text())
		}
		if strings.Contains(reply.Text(), "ref ") && tt.name != "a link that is none" {
			t.Errorf("%s failed: %s", tt.name, reply.Text())
		}
	}
	if p := w.Pings(); len(p) > 0 {
		t.Errorf("somebody was pinged: %v", p)
	}
}

func TestALinkFromMentionToEvidence(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	site := newSite(t)
	w.start()
	digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" "+site.URL+"/harbour"), hasButtons)
	mustSay(t, digest, "Lowmere harbour opens", site.URL+"/harbour", "#:~:text=")
	thread := w.WaitThread(digest)
	if got := len(w.spoken(thread)); got != 0 {
		t.Errorf("%d messages in the thread of a link, want none", got)
	}
	mustSay(t, w.ada.Clicks(digest, "Evidence").WaitReply(), "#:~:text=")
	if got := w.ada.Completes(w.general, "quotes", "speaker", "", discordtest.Opt("link", site.URL+"/harbour")); len(got) != 2 {
		t.Errorf("speakers of a link read before: %v", got)
	}
	if got := w.ada.Completes(w.general, "quotes", "speaker", "", discordtest.Opt("link", site.URL+"/unknown")); len(got) != 0 {
		t.Errorf("speakers of a link not read before: %v", got)
	}
	about := w.ada.Slash(w.general, "quotes", discordtest.Opt("link", site.URL+"/harbour"), discordtest.Opt("about", "boulders")).WaitReply()
	if mustSay(t, about, "replace a boulder"); strings.Contains(about.Text(), "outlive") {
		t.Errorf("quotes about boulders:\n%s", about.Text())
	}
}

func TestAReplyAskingForADigestMeansTheMessageRepliedTo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	link := w.User("ben").Says(w.general, "worth a read: "+newSite(t).URL+"/orchard")
	mustSay(t, w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), discordtest.ReplyTo(link)), hasButtons), "Orchards of Velden")
}

func TestAForwardIsRead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	said := w.User("ben").Says(w.general, "worth a read: "+newSite(t).URL+"/orchard")
	dm := w.ada.DM()
	mustSay(t, w.WaitAnswer(w.ada.Says(dm, "", discordtest.Forward(said)), hasButtons), "Orchards of Velden")
}

func TestALinkJustBeforeTheMentionIsMeant(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	w.ada.Says(w.general, newSite(t).URL+"/orchard")
	w.User("ben").Says(w.general, "nice")
	mustSay(t, w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" please"), hasButtons), "Orchards of Velden")
}

func TestAnEditThatBringsTheMentionAsksAnew(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	link := newSite(t).URL + "/orchard"
	said := w.ada.Says(w.general, "worth a read: "+link)
	w.ada.Edits(said, w.Bot().Mention()+" worth a read: "+link)
	digest := w.WaitAnswer(said, hasButtons)
	mustSay(t, digest, "Orchards of Velden")
	w.ada.Edits(said, w.Bot().Mention()+" well worth a read: "+link)
	w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" help"), nil)
	if got := len(w.spoken(w.general)); got != 2 {
		t.Errorf("%d messages, want the digest and help:\n%s", got, w.Transcript(w.general))
	}
}

func TestMenusOnTheBotsOwnMessagesMeanItsArticle(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	digest := w.answers(t)
	thread := w.settled(digest)
	answer := w.WaitAnswer(w.ada.Says(thread, "What did the works cost?"), nil)
	mustSay(t, w.ada.Menu(digest, menuQuotes).WaitReply(), "outlive us", "Ida Holt")
	mustSay(t, w.ada.Menu(digest, menuDigest).WaitReply(), "cached", thread.Mention(), "Lowmere harbour opens")
	mustSay(t, w.ada.Menu(answer, menuQuotes).WaitReply(), "outlive us", "replace a boulder")
	told := w.ada.Menu(w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()), nil), menuQuotes).WaitReply() // on help
	mustSay(t, told, "ref ")
}

func TestAButtonOfAnotherVersionSaysSo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	digest := w.answers(t)
	if _, err := w.bot.rest(t.Context(), "PATCH", "https://discord.com/api/v9/channels/"+digest.ChannelID+"/messages/"+digest.ID, "application/json",
		[]byte(`{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"Old","custom_id":"v0:quotes"}]}]}`)); err != nil {
		t.Fatal(err)
	}
	reply := w.ada.Clicks(digest.Now(), "Old").WaitReply()
	if mustSay(t, reply, "/summarise"); !reply.Ephemeral() {
		t.Error("everyone is told")
	}
}

func TestTheBotsRoleIsAMention(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	w.WaitAnswer(w.ada.Says(w.general, w.guild.BotRole().Mention()+" "+newSite(t).URL+"/orchard"), hasButtons)
}

func TestWhatAThreadHangsOnIsMeantWhereNothingElseIs(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	site := newSite(t)
	w.start()
	post := w.ada.Posts(w.guild.Forum("reading"), "Orchards", "Seen this? "+site.URL+"/orchard")
	ben := w.User("ben")
	digest := w.WaitAnswer(ben.Says(post, w.Bot().Mention()+" who tends the pears?"), hasButtons)
	mustSay(t, digest, "Orchards of Velden")
	w.WaitMessage(post, saying("Marit Oss, who tends"))

	said := w.ada.Says(w.general, "worth a read: "+site.URL+"/harbour")
	thread := w.ada.OpensThread(w.general, "harbour", said)
	mustSay(t, w.WaitAnswer(ben.Says(thread, w.Bot().Mention()+" please"), hasButtons), "Lowmere harbour opens")
}

func TestALinkJustBeforeAQuestionInAThreadOfOthersIsMeant(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	thread := w.ada.OpensThread(w.general, "reading group", nil)
	w.ada.Says(thread, newSite(t).URL+"/orchard")
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, w.Bot().Mention()+" who tends the pears?"), hasButtons), "Orchards of Velden")
	w.WaitMessage(thread, saying("Marit Oss, who tends"))
}

func TestAFileGivenToTheCommandIsRead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	digest := w.ada.Slash(w.general, "summarise", discordtest.Opt("file", orchards()), discordtest.Opt("length", "short")).WaitReply()
	mustSay(t, digest, "Orchards of Velden")
	thread := w.settled(digest)
	if claims := w.ada.Slash(thread, "claims").WaitReply(); strings.Contains(claims.Text(), "\n4. ") {
		t.Errorf("a short digest has more than 3 claims:\n%s", claims.Text())
	}
}

func TestOnlyTheLastMessagesAreKeptForTheirEdits(t *testing.T) {
	t.Parallel()
	var r recent
	for n := range maxRecent + 1 {
		r.add(&discordgo.Message{ID: strconv.Itoa(n)})
	}
	first, second := &discordgo.Message{ID: "0"}, &discordgo.Message{ID: "1", Content: "edited"}
	if got := r.replace(first); got != nil {
		t.Errorf("a message of %d messages ago is kept: %v", maxRecent, got.ID)
	}
	if got := r.replace(second); got == nil || got.Content != "" {
		t.Errorf("before the first edit: %v", got)
	}
	if got := r.replace(second); got == nil || got.Content != "edited" {
		t.Errorf("before the second edit: %v", got)
	}
}

func TestAForwardComesBehindTheMentionThatAnnouncesIt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	original := w.User("ben").Says(w.guild.Text("elsewhere"), orchard)
	said := w.ada.Says(w.general, w.Bot().Mention())
	w.ada.Says(w.general, "", discordtest.Forward(original))
	mustSay(t, w.WaitAnswer(said, hasButtons), "The orchards of Velden")
}

func TestWhatWasAnsweredIsNotMeantAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention(), article()), hasButtons)
	mustSay(t, w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()), nil), "/summarise")
}

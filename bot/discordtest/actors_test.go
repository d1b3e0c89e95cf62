package discordtest_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

func TestALongPasteBecomesAFile(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	ada := d.User("ada")
	short := ada.Says(general, as(2000))
	if len(short.Attachments) != 0 || len(short.Content) != 2000 {
		t.Errorf("2000 characters became %v", short)
	}
	for name, text := range map[string]string{"2001 characters": as(2001), "1001 thumbs, of two UTF-16 units each": strings.Repeat("👍", 1001)} {
		m := ada.Says(general, text)
		if m.Content != "" || len(m.Attachments) != 1 || m.Attachments[0].Name != "message.txt" || string(m.Attachments[0].Data) != text {
			t.Errorf("%s became %v, want message.txt alone", name, m)
		}
	}
}

func TestPeopleEditDeleteForwardAndReply(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	team := d.Guild("team")
	general := team.Text("general")
	ada, ben := d.User("ada"), d.User("ben")
	g := connect(t, d, usualIntents)
	m := ada.Says(general, "first", discordtest.File{Name: "a.txt", Data: []byte("a")})
	ada.Edits(m, "second")
	if data := string(g.event("MESSAGE_UPDATE")); !strings.Contains(data, `"content":"second"`) || strings.Contains(data, `"edited_timestamp":null`) {
		t.Errorf("the edit came as %s", data)
	}
	if m.Content != "first" || m.Now().Content != "second" || m.Now().Edits != 1 {
		t.Errorf("the message was %q and is %v", m.Content, m.Now())
	}
	m.Unfurl(discordtest.Embed{Title: "Harbour opens", URL: "https://example.org"})
	if data := string(g.event("MESSAGE_UPDATE")); !strings.Contains(data, `"type":"link"`) {
		t.Errorf("the preview came as %s", data)
	}
	if err := ben.Edit(m, "mine"); err == nil {
		t.Error("ben edited ada's message")
	}
	if err := ben.Delete(m); err == nil {
		t.Error("ben deleted ada's message")
	}
	passed := ben.Says(general, "look", discordtest.Forward(m))
	if passed.Content != "" || passed.Forwarded == nil || passed.Forwarded.Content != "second" || len(passed.Forwarded.Attachments) != 1 {
		t.Errorf("the forward is %v", passed)
	}
	if all := general.Messages(); len(all) != 3 || all[1].Content != "look" {
		t.Errorf("the channel has %v, want the words as a message before the forward", all)
	}
	reply := ben.Says(general, "reply", discordtest.ReplyTo(m))
	if reply.Type != discordtest.TypeReply || len(reply.Mentions) != 1 || reply.Mentions[0] != ada {
		t.Errorf("the reply is %v, mentioning %v", reply, reply.Mentions)
	}
	ada.Deletes(m)
	g.event("MESSAGE_DELETE")
	if m.Now().Deleted != true || ada.Sees(m) {
		t.Error("the message is still there")
	}
	if got := rest(t, d, "GET", "/channels/"+general.ID()+"/messages/"+reply.ID, ""); !strings.Contains(string(got.body), `"referenced_message":null`) {
		t.Errorf("a reply to a deleted message is %v, want referenced_message null", got)
	}
	for _, err := range []error{ada.Edit(m, "x"), ada.Delete(m), ada.React(m, "👍")} {
		if err == nil {
			t.Error("something was done with a deleted message")
		}
	}
}

func TestWhatPeopleCanNotDo(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	team := d.Guild("team")
	general, forum := team.Text("general"), team.Forum("ideas")
	ada := d.User("ada")
	thread := ada.OpensThread(general, "a thread", nil)
	started := ada.Says(general, "m")
	ada.OpensThread(general, "from it", started)
	for name, try := range map[string]func() error{
		"say nothing":               func() error { _, err := ada.Post(general, discordtest.Post{Text: " "}); return err },
		"write to a forum":          func() error { _, err := ada.Post(forum, discordtest.Post{Text: "m"}); return err },
		"post to a channel":         func() error { _, err := ada.OpenPost(general, "t", discordtest.Post{Text: "m"}); return err },
		"open a thread in a thread": func() error { _, err := ada.OpenThread(thread, "t", nil); return err },
		"open a second thread":      func() error { _, err := ada.OpenThread(general, "t", started); return err },
		"attach 11 files": func() error {
			_, err := ada.Post(general, discordtest.Post{Files: make([]discordtest.File, 11)})
			return err
		},
		"write in a locked thread": func() error { thread.Lock(); _, err := ada.Post(thread, discordtest.Post{Text: "m"}); return err },
		"write in a deleted one":   func() error { thread.Delete(); _, err := ada.Post(thread, discordtest.Post{Text: "m"}); return err },
	} {
		if name == "write in a deleted one" || name == "write in a locked thread" {
			continue // in order, below
		}
		if err := try(); err == nil {
			t.Errorf("ada could %s", name)
		}
	}
	thread.Lock()
	if _, err := ada.Post(thread, discordtest.Post{Text: "m"}); err == nil {
		t.Error("ada could write in a locked thread")
	}
	thread.Unarchive()
	ada.Says(thread, "m")
	thread.Delete()
	if _, err := ada.Post(thread, discordtest.Post{Text: "m"}); err == nil {
		t.Error("ada could write in a deleted thread")
	}
}

// complaints is a TB that remembers instead of failing.
type complaints struct {
	*testing.T
	fatal []string
}

func (c *complaints) Helper() {}
func (c *complaints) Errorf(format string, args ...any) {
	c.T.Logf("not counted: "+format, args...)
}
func (c *complaints) Fatalf(format string, args ...any) {
	c.fatal = append(c.fatal, fmt.Sprintf(format, args...))
}

func TestWaitsThatEndInVainSayWhatIsThere(t *testing.T) {
	t.Parallel()
	c := &complaints{T: t}
	d := discordtest.New(c, func(o *discordtest.Options) { o.Patience = time.Millisecond })
	general := d.Guild("team").Text("general")
	m := d.User("ada").Says(general, "is anybody there?")
	d.WaitAnswer(m, nil)
	d.WaitThread(m)
	d.WaitConnected()
	d.WaitCommands("/summarise")
	rest(t, d, "PUT", "/applications/"+d.ApplicationID()+"/commands", someCommands)
	d.User("ada").Slash(general, "summarise").WaitReply()
	d.User("ada").Slash(general, "nonsense")
	for i, part := range []string{"ada: is anybody there?", "no thread", "did not connect", `"/summarise"`, "was not acknowledged", "nonsense"} {
		if i >= len(c.fatal) || !strings.Contains(c.fatal[i], part) {
			t.Errorf("complaint %d of %q does not say %q", i, c.fatal, part)
		}
	}
}

func TestUntilEndsWithItsContext(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := d.Until(ctx, func() bool { return false }); err == nil {
		t.Error("Until did not end")
	}
}

func TestTheTranscriptShowsEverything(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	ben := d.User("ben")
	said := ada.Says(general, d.Bot().Mention()+" read this", discordtest.File{Name: "a.txt", Data: []byte("text")})
	rest(t, d, "POST", "/channels/"+general.ID()+"/messages", `{"content":"**Harbour opens**","message_reference":{"message_id":"`+said.ID+`"},
		"embeds":[{"title":"Evidence","description":"one\ntwo","fields":[{"name":"1","value":"first"}],"footer":{"text":"cached"}}],
		"components":[{"type":1,"components":[{"type":2,"style":1,"label":"Ask","custom_id":"a"},{"type":2,"style":1,"label":"Gone","custom_id":"g","disabled":true}]}]}`)
	digest := general.Last()
	rest(t, d, "POST", "/channels/"+general.ID()+"/messages/"+digest.ID+"/threads", `{"name":"Harbour opens"}`)
	thread := d.WaitThread(digest)
	ben.Says(thread, "What does it cost?")
	rest(t, d, "POST", "/channels/"+thread.ID()+"/typing", "")
	rest(t, d, "POST", "/channels/"+thread.ID()+"/messages", `{"content":"Nothing."}`)
	thread.Archive()
	ben.Slash(general, "summarise")
	respond(t, d, g.asked(), `{"type":5,"data":{"flags":64}}`)
	gone := ben.Says(general, "never mind")
	ben.Deletes(gone)
	if err := ben.React(said, "👍"); err != nil {
		t.Fatal(err)
	}
	wanted := strings.TrimPrefix(`
ada: @Verbatim read this
  file: a.txt (4 bytes)
  👍 1
Verbatim (to ada): **Harbour opens**
  │ Evidence
  │ one
  │ two
  │ 1: first
  │ cached
  [Ask] (Gone)
  # Harbour opens (archived)
    ben: What does it cost?
    Verbatim: Nothing.
ben: /summarise
Verbatim (only for ben): is thinking…
`, "\n")
	if got := d.Transcript(general); got != wanted {
		t.Errorf("transcript:\n%s\nwant:\n%s", got, wanted)
	}
	if thread.Typed() != 1 {
		t.Errorf("the bot typed %d times, want once", thread.Typed())
	}
}

package discordtest_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

const someCommands = `[
	{"name":"summarise","description":"d","name_localizations":{"en-US":"summarize"},"options":[
		{"type":3,"name":"link","description":"d","max_length":50},
		{"type":11,"name":"file","description":"d"},
		{"type":3,"name":"length","description":"d","choices":[{"name":"short","value":"short"}]}]},
	{"name":"quotes","description":"d","options":[{"type":3,"name":"speaker","description":"d","autocomplete":true}]},
	{"name":"ask","description":"d","options":[{"type":3,"name":"question","description":"d","required":true}]},
	{"name":"settings","description":"d","default_member_permissions":"32","options":[
		{"type":1,"name":"show","description":"d"},
		{"type":1,"name":"channel","description":"d","options":[
			{"type":7,"name":"channel","description":"d","channel_types":[0]},{"type":5,"name":"automatic","description":"d"},
			{"type":4,"name":"count","description":"d","min_value":1,"max_value":3},{"type":6,"name":"who","description":"d"}]}]},
	{"name":"guildonly","description":"d","contexts":[0]},
	{"name":"Summarise article","type":3}]`

// desk is a Discord with commands, a bot at the bare gateway and somebody who asks.
func desk(t *testing.T) (*discordtest.Server, *gateway, *discordtest.Channel, *discordtest.User) {
	t.Helper()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	if got := rest(t, d, "PUT", "/applications/"+d.ApplicationID()+"/commands", someCommands); got.status != 200 {
		t.Fatalf("register: %v", got)
	}
	return d, connect(t, d, usualIntents), general, d.User("ada")
}

func TestAnAcknowledgementIsDueInThreeSeconds(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	ada.Slash(general, "summarise")
	i := g.asked()
	d.Advance(2900 * time.Millisecond)
	want(t, "after 2.9 s", respond(t, d, i, `{"type":5}`), 204, 0)
	want(t, "a second time", respond(t, d, i, `{"type":5}`), 400, 40060)

	late := ada.Slash(general, "summarise")
	i = g.asked()
	want(t, "a follow-up before the acknowledgement", rest(t, d, "POST", webhook(d, i), `{"content":"c"}`), 404, 10015)
	d.Advance(3100 * time.Millisecond)
	if !late.Failed() {
		t.Error("after 3.1 s the asker does not read that the application did not respond")
	}
	want(t, "after 3.1 s", respond(t, d, i, `{"type":5}`), 404, 10062)
	want(t, "an unknown interaction", respond(t, d, askedInteraction{ID: "1234567", Token: "t"}, `{"type":5}`), 404, 10062)
}

func TestSilenceIsAProblem(t *testing.T) {
	t.Parallel()
	d, err := discordtest.Start(discordtest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	rest(t, d, "PUT", "/applications/"+d.ApplicationID()+"/commands", someCommands)
	if _, err := d.User("ada").Invoke(d.Guild("team").Text("general"), "summarise"); err != nil {
		t.Fatal(err)
	}
	if got := d.Problems(); len(got) != 0 {
		t.Errorf("before the three seconds are over: %v", got)
	}
	d.Advance(4 * time.Second)
	for range 2 {
		if got := d.Problems(); len(got) != 1 || !strings.Contains(got[0].Text, "/summarise by ada") {
			t.Errorf("problems = %v, want one about /summarise", got)
		}
	}
}

func TestATokenLivesFifteenMinutes(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	ada.Slash(general, "summarise")
	i := g.asked()
	respond(t, d, i, `{"type":5}`)
	d.Advance(14 * time.Minute)
	want(t, "after 14 minutes", rest(t, d, "PATCH", webhook(d, i)+"/messages/@original", `{"content":"c"}`), 200, 0)
	d.Advance(2 * time.Minute)
	want(t, "an edit after 16 minutes", rest(t, d, "PATCH", webhook(d, i)+"/messages/@original", `{"content":"c"}`), 401, 50027)
	want(t, "a follow-up after 16 minutes", rest(t, d, "POST", webhook(d, i), `{"content":"c"}`), 401, 50027)
}

// Which first response fits which interaction.
func TestResponsesFitTheirInteraction(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	rest(t, d, "POST", "/channels/"+general.ID()+"/messages", row(`{"type":2,"style":1,"label":"Ask","custom_id":"ask"}`))
	asker := general.Last()
	form := `{"type":9,"data":{"custom_id":"m","title":"t","components":[{"type":18,"label":"Question","component":{"type":4,"custom_id":"q","style":2}}]}}`
	ask := map[string]func(){
		"command": func() { ada.Slash(general, "summarise") },
		"click":   func() { ada.Clicks(asker, "Ask") },
		"autocomplete": func() {
			if _, err := ada.Complete(general, "quotes", "speaker", "L"); err != nil {
				t.Fatal(err)
			}
		},
		"form": func() {
			opened := ada.Slash(general, "summarise")
			respond(t, d, g.asked(), form)
			ada.Submits(opened, map[string]string{"q": "Why?"})
		},
		"form of a click": func() {
			opened := ada.Clicks(asker, "Ask")
			respond(t, d, g.asked(), form)
			ada.Submits(opened, map[string]string{"Question": "Why?"})
		},
	}
	bodies := map[int]string{
		1: `{"type":1}`, 4: `{"type":4,"data":{"content":"c"}}`, 5: `{"type":5}`, 6: `{"type":6}`,
		7: `{"type":7,"data":{"content":"c"}}`, 8: `{"type":8,"data":{"choices":[]}}`, 9: form, 10: `{"type":10}`,
	}
	for _, tt := range []struct {
		kind string
		can  []int
	}{
		{"command", []int{4, 5, 9}},
		{"click", []int{4, 5, 6, 7, 9}},
		{"autocomplete", []int{8}},
		{"form", []int{4, 5}},
		{"form of a click", []int{4, 5, 6, 7}},
	} {
		for kind, body := range bodies {
			ask[tt.kind]()
			got := respond(t, d, g.asked(), body)
			can := strings.Contains(fmt.Sprint(tt.can), fmt.Sprint(kind)) && kind != 1
			if can && got.status != 204 {
				t.Errorf("%s answered with %d: %v, want 204", tt.kind, kind, got)
			}
			if !can && got.code != 50035 {
				t.Errorf("%s answered with %d: %v, want 50035", tt.kind, kind, got)
			}
		}
	}
}

func TestVisibilityIsSettledByTheDeferral(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	ben := d.User("ben")
	secret := ada.Slash(general, "summarise")
	i := g.asked()
	respond(t, d, i, `{"type":5,"data":{"flags":64}}`)
	if !secret.Thinking() || secret.Reply() != nil {
		t.Error("a deferral does not show that the bot is thinking")
	}
	want(t, "an edit that wants to be public", rest(t, d, "PATCH", webhook(d, i)+"/messages/@original", `{"content":"secret","flags":0}`), 200, 0)
	m := secret.WaitReply()
	if !m.Ephemeral() || !ada.Sees(m) || ben.Sees(m) || len(general.Messages()) != 0 {
		t.Errorf("ephemeral %v, ada sees %v, ben sees %v, %d in the channel; want true, true, false, 0", m.Ephemeral(), ada.Sees(m), ben.Sees(m), len(general.Messages()))
	}
	want(t, "an ephemeral message over the channel", rest(t, d, "GET", "/channels/"+general.ID()+"/messages/"+m.ID, ""), 404, 10008)
	want(t, "a thread from it", rest(t, d, "POST", "/channels/"+general.ID()+"/messages/"+m.ID+"/threads", `{"name":"n"}`), 404, 10008)
	want(t, "a public follow-up", rest(t, d, "POST", webhook(d, i), `{"content":"public"}`), 200, 0)
	if last := general.Last(); last == nil || last.Content != "public" {
		t.Errorf("the follow-up is not in the channel: %v", last)
	}
	want(t, "an ephemeral follow-up", rest(t, d, "POST", webhook(d, i), `{"content":"whisper","flags":64}`), 200, 0)
	if all := ada.View(general); len(all) != 3 {
		t.Errorf("ada sees %d messages, want 3", len(all))
	}
	if all := ben.View(general); len(all) != 1 {
		t.Errorf("ben sees %d messages, want 1", len(all))
	}

	public := ada.Slash(general, "summarise")
	i = g.asked()
	respond(t, d, i, `{"type":5}`)
	// Documented as deprecated: the first follow-up fills the deferral, with its visibility.
	want(t, "a follow-up first", rest(t, d, "POST", webhook(d, i), `{"content":"late whisper","flags":64}`), 200, 0)
	if m := public.WaitReply(); m.Ephemeral() || m.Content != "late whisper" || len(public.FollowUps()) != 0 {
		t.Errorf("reply = %v with %d follow-ups, want the public loading message filled", m, len(public.FollowUps()))
	}
}

func TestOriginalAndFollowUps(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	asked := ada.Slash(general, "summarise")
	i := g.asked()
	got := rest(t, d, "POST", "/interactions/"+i.ID+"/"+i.Token+"/callback?with_response=true", `{"type":4,"data":{"content":"c","embeds":null}}`)
	var callback struct {
		Interaction struct {
			ResponseMessageID string `json:"response_message_id"`
		} `json:"interaction"`
		Resource struct {
			Message seenMessage `json:"message"`
		} `json:"resource"`
	}
	if err := json.Unmarshal(got.body, &callback); err != nil || callback.Resource.Message.Content != "c" || callback.Interaction.ResponseMessageID != callback.Resource.Message.ID {
		t.Errorf("with_response: %v (%v), want the message", got, err)
	}
	if m := callback.Resource.Message; m.Type != 20 || m.WebhookID != d.ApplicationID() {
		t.Errorf("the response is of type %d by webhook %q; want 20 by the application", m.Type, m.WebhookID)
	}
	hook := webhook(d, i) + "/messages/"
	want(t, "an edit of 2001", rest(t, d, "PATCH", hook+"@original", `{"content":"`+as(2001)+`"}`), 400, 50035)
	want(t, "an edit by ID", rest(t, d, "PATCH", hook+callback.Resource.Message.ID, `{"content":"edited"}`), 200, 0)
	if asked.Reply().Content != "edited" {
		t.Errorf("reply = %v, want edited", asked.Reply())
	}
	id := rest(t, d, "POST", webhook(d, i), `{"content":"more"}`).field(t, "id")
	want(t, "get a follow-up", rest(t, d, "GET", hook+id, ""), 200, 0)
	want(t, "delete it", rest(t, d, "DELETE", hook+id, ""), 204, 0)
	want(t, "get it again", rest(t, d, "GET", hook+id, ""), 404, 10008)
	want(t, "an empty follow-up", rest(t, d, "POST", webhook(d, i), `{}`), 400, 50006)
	want(t, "delete @original", rest(t, d, "DELETE", hook+"@original", ""), 204, 0)
	want(t, "edit it then", rest(t, d, "PATCH", hook+"@original", `{"content":"c"}`), 404, 10008)

	click := row(`{"type":2,"style":1,"label":"Quotes","custom_id":"q"}`)
	rest(t, d, "POST", "/channels/"+general.ID()+"/messages", click)
	on := general.Last()
	ada.Clicks(on, "q")
	i = g.asked()
	respond(t, d, i, `{"type":6}`)
	want(t, "an edit of what was clicked on", rest(t, d, "PATCH", webhook(d, i)+"/messages/@original", `{"content":"changed"}`), 200, 0)
	if on.Now().Content != "changed" {
		t.Errorf("the message clicked on is %v, want it changed", on.Now())
	}
	ada.Clicks(on, "Quotes")
	respond(t, d, g.asked(), `{"type":7,"data":{"content":"updated"}}`)
	if on.Now().Content != "updated" {
		t.Errorf("the message clicked on is %v, want it updated", on.Now())
	}
}

// An interaction is answered whatever the bot may do in the channel (discord.js#7544), without its token.
func TestResponsesNeedNoPermission(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	general.Deny(d.Bot(), discordtest.SendMessages|discordtest.EmbedLinks)
	asked := ada.Slash(general, "summarise")
	i := g.asked()
	got := send(t, d, "POST", "/interactions/"+i.ID+"/"+i.Token+"/callback", "application/json", `{"type":4,"data":{"embeds":[{"title":"t"}]}}`, "Authorization", "")
	want(t, "an embed", got, 204, 0)
	if m := asked.WaitReply(); len(m.Embeds) != 1 {
		t.Errorf("reply = %v, want its embed", m)
	}
}

func TestAnArchivedThreadTakesNoAnswers(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	thread := ada.OpensThread(general, "ada's", nil)
	ada.Slash(thread, "summarise")
	deferred := g.asked()
	respond(t, d, deferred, `{"type":5}`)
	ada.Slash(thread, "summarise")
	i := g.asked()
	thread.Archive()
	want(t, "an answer", respond(t, d, i, `{"type":4,"data":{"content":"c"}}`), 403, 50083)
	want(t, "a deferral", respond(t, d, i, `{"type":5}`), 403, 50083)
	want(t, "an edit of a deferral", rest(t, d, "PATCH", webhook(d, deferred)+"/messages/@original", `{"content":"c"}`), 403, 50083)
	want(t, "a follow-up", rest(t, d, "POST", webhook(d, deferred), `{"content":"c"}`), 403, 50083)
}

func TestFormsAreHeldToTheLimits(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	input := func(more string) string { return `{"type":4,"custom_id":"q","label":"l","style":1` + more + `}` }
	form := func(title, id, parts string) string {
		return `{"type":9,"data":{"custom_id":"` + id + `","title":"` + title + `","components":[` + parts + `]}}`
	}
	rowOf := func(inside string) string { return `{"type":1,"components":[` + inside + `]}` }
	good := rowOf(input(""))
	numbered := func(n int) string {
		var parts []string
		for i := range n {
			parts = append(parts, rowOf(fmt.Sprintf(`{"type":4,"custom_id":"%d","label":"l","style":1}`, i)))
		}
		return strings.Join(parts, ",")
	}
	for _, tt := range []struct {
		name, body string
		ok         bool
	}{
		{"a usual form", form("t", "m", good), true},
		{"a title of 45", form(as(45), "m", good), true},
		{"a title of 46", form(as(46), "m", good), false},
		{"no title", form("", "m", good), false},
		{"a custom ID of 101", form("t", as(101), good), false},
		{"5 inputs", form("t", "m", numbered(5)), true},
		{"6 inputs", form("t", "m", numbered(6)), false},
		{"no inputs", form("t", "m", ""), false},
		{"two inputs in a row", form("t", "m", rowOf(input("")+","+`{"type":4,"custom_id":"r","label":"l","style":1}`)), false},
		{"the same custom ID twice", form("t", "m", good+","+good), false},
		{"a button", form("t", "m", rowOf(buttons(1))), false},
		{"an input that stands alone", form("t", "m", input("")), false},
		{"a label of 46", form("t", "m", rowOf(`{"type":4,"custom_id":"q","label":"`+as(46)+`","style":1}`)), false},
		{"a placeholder of 101", form("t", "m", rowOf(input(`,"placeholder":"`+as(101)+`"`))), false},
		{"a value of 4001", form("t", "m", rowOf(input(`,"value":"`+as(4001)+`"`))), false},
		{"at most 4000", form("t", "m", rowOf(input(`,"max_length":4000`))), true},
		{"at most 4001", form("t", "m", rowOf(input(`,"max_length":4001`))), false},
		{"more at least than at most", form("t", "m", rowOf(input(`,"min_length":5,"max_length":4`))), false},
		{"style 3", form("t", "m", rowOf(`{"type":4,"custom_id":"q","label":"l","style":3}`)), false},
		{"a label around the input", form("t", "m", `{"type":18,"label":"l","component":{"type":4,"custom_id":"q","style":2}}`), true},
		{"a label around nothing", form("t", "m", `{"type":18,"label":"l"}`), false},
	} {
		ada.Slash(general, "summarise")
		got := respond(t, d, g.asked(), tt.body)
		if tt.ok {
			want(t, tt.name, got, 204, 0)
		} else {
			want(t, tt.name, got, 400, 50035)
		}
	}
}

func TestPeopleFillFormsInAsTheAppLetsThem(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	opened := ada.Slash(general, "summarise")
	respond(t, d, g.asked(), `{"type":9,"data":{"custom_id":"m","title":"t","components":[
		{"type":1,"components":[{"type":4,"custom_id":"q","label":"Question","style":1,"min_length":3,"max_length":5}]},
		{"type":1,"components":[{"type":4,"custom_id":"n","label":"Note","style":2,"required":false,"value":"kept"}]}]}}`)
	for name, values := range map[string]map[string]string{
		"too short":        {"q": "ab"},
		"too long":         {"q": "abcdef"},
		"required":         {"n": "note"},
		"no such field":    {"q": "abcd", "z": "?"},
		"two UTF-16 units": {"q": "👍👍👍"},
	} {
		if _, err := ada.Submit(opened, values); err == nil {
			t.Errorf("%s: the form was sent", name)
		}
	}
	if _, err := d.User("ben").Submit(opened, map[string]string{"q": "abcd"}); err == nil {
		t.Error("ben sent the form that was opened for ada")
	}
	ada.Submits(opened, map[string]string{"Question": "abcd"})
	data := string(g.event("INTERACTION_CREATE"))
	if !strings.Contains(data, `"value":"abcd"`) || !strings.Contains(data, `"value":"kept"`) {
		t.Errorf("the form came as %s", data)
	}
}

func TestCommandsAreUsedAsTheAppLetsPeople(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	owner := d.User("owner")
	file := discordtest.File{Name: "a b.txt", MediaType: "text/plain", Data: []byte("text")}
	for name, try := range map[string]func() error{
		"an unknown command": func() error { _, err := ada.Invoke(general, "nonsense"); return err },
		"an unknown option":  func() error { _, err := ada.Invoke(general, "ask", discordtest.Opt("nonsense", "x")); return err },
		"a required option":  func() error { _, err := ada.Invoke(general, "ask"); return err },
		"an option too long": func() error { _, err := ada.Invoke(general, "summarise", discordtest.Opt("link", as(51))); return err },
		"none of the choices": func() error {
			_, err := ada.Invoke(general, "summarise", discordtest.Opt("length", "endless"))
			return err
		},
		"a number for a text": func() error { _, err := ada.Invoke(general, "summarise", discordtest.Opt("link", 7)); return err },
		"an option twice": func() error {
			_, err := ada.Invoke(general, "ask", discordtest.Opt("question", "a"), discordtest.Opt("question", "b"))
			return err
		},
		"a subcommand missing":  func() error { _, err := owner.Invoke(general, "settings"); return err },
		"an unknown subcommand": func() error { _, err := owner.Invoke(general, "settings hide"); return err },
		"without Manage Server": func() error { _, err := ada.Invoke(general, "settings show"); return err },
		"a number out of range": func() error {
			_, err := owner.Invoke(general, "settings channel", discordtest.Opt("count", 4))
			return err
		},
		"a channel of another kind": func() error {
			_, err := owner.Invoke(general, "settings channel", discordtest.Opt("channel", d.Guild("team").Forum("f")))
			return err
		},
		"a guild's command in a direct message": func() error { _, err := ada.Invoke(ada.DM(), "guildonly"); return err },
		"no suggestions there":                  func() error { _, err := ada.Complete(general, "ask", "question", "x"); return err },
		"an unknown menu command":               func() error { _, err := ada.InvokeOn(ada.Says(general, "m"), "Nonsense"); return err },
		"a file that is too large": func() error {
			_, err := ada.Invoke(general, "summarise", discordtest.Opt("file", discordtest.File{Name: "b", Data: make([]byte, 10<<20+1)}))
			return err
		},
	} {
		if err := try(); err == nil {
			t.Errorf("%s: the command was sent", name)
		}
	}
	general.Deny(ada, discordtest.UseApplicationCommands)
	if _, err := ada.Invoke(general, "summarise"); err == nil {
		t.Error("the command was sent without USE_APPLICATION_COMMANDS")
	}
	general.Allow(ada, discordtest.UseApplicationCommands)

	ada.SetLocale("en-US")
	ada.Slash(general, "summarize", discordtest.Opt("file", file))
	data := string(g.event("INTERACTION_CREATE"))
	for _, part := range []string{`"name":"summarise"`, `"filename":"a_b.txt"`, `"locale":"en-US"`, `"context":0`, `"app_permissions":"`, `/ephemeral-attachments/`} {
		if !strings.Contains(data, part) {
			t.Errorf("the command came without %s: %s", part, data)
		}
	}
	owner.Slash(general, "settings channel", discordtest.Opt("channel", general), discordtest.Opt("automatic", true), discordtest.Opt("count", 2), discordtest.Opt("who", ada))
	data = string(g.event("INTERACTION_CREATE"))
	for _, part := range []string{`"options":[{"name":"channel","type":1,"options":[{"name":"channel","type":7,"value":"` + general.ID() + `"},{"name":"automatic","type":5,"value":true},{"name":"count","type":4,"value":2}`, `"members":{"` + ada.ID()} {
		if !strings.Contains(data, part) {
			t.Errorf("the subcommand came without %s: %s", part, data)
		}
	}
	ada.Slash(ada.DM(), "summarise")
	data = string(g.event("INTERACTION_CREATE"))
	if !strings.Contains(data, `"context":1`) || strings.Contains(data, `"member"`) || strings.Contains(data, `"guild_id"`) {
		t.Errorf("the command in a direct message came as %s", data)
	}
}

func TestButtonsAreClickedAsTheAppLetsPeople(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	rest(t, d, "POST", "/channels/"+general.ID()+"/messages", `{"content":"c","components":[{"type":1,"components":[
		{"type":2,"style":1,"label":"On","custom_id":"on"},{"type":2,"style":1,"label":"Off","custom_id":"off","disabled":true},
		{"type":2,"style":5,"label":"Link","url":"https://example.org"}]},
		{"type":1,"components":[{"type":3,"custom_id":"menu","options":[{"label":"One","value":"1"}]}]}]}`)
	m := general.Last()
	for _, name := range []string{"Off", "Link", "Nonsense"} {
		if _, err := ada.Press(m, name); err == nil {
			t.Errorf("%q could be pressed", name)
		}
	}
	if _, err := ada.Press(m, "menu", "2"); err == nil {
		t.Error("an option that is not there could be picked")
	}
	ada.Clicks(m, "menu", "1")
	if data := string(g.event("INTERACTION_CREATE")); !strings.Contains(data, `"values":["1"]`) {
		t.Errorf("the choice came as %s", data)
	}
	ada.Clicks(m, "On")
	i := g.asked()
	respond(t, d, i, `{"type":4,"data":{"content":"whisper","flags":64,"components":`+rows(1)+`}}`)
	whisper := ada.View(general)[1]
	if _, err := d.User("ben").Press(whisper, "b"); err == nil {
		t.Error("ben could press a button that only ada sees")
	}
	ada.Clicks(whisper, "b")
}

func TestSuggestionsAreHeldToTheLimits(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	list := func(n int) string {
		return `{"type":8,"data":{"choices":[` + strings.TrimSuffix(strings.Repeat(`{"name":"n","value":"v"},`, n), ",") + `]}}`
	}
	for _, tt := range []struct {
		name, body string
		code       int
	}{
		{"25", list(25), 0}, {"26", list(26), 50035}, {"none", list(0), 0},
		{"a name of 101", `{"type":8,"data":{"choices":[{"name":"` + as(101) + `","value":"v"}]}}`, 50035},
		{"a value of 101", `{"type":8,"data":{"choices":[{"name":"n","value":"` + as(101) + `"}]}}`, 50035},
	} {
		if _, err := ada.Complete(general, "quotes", "speaker", "L"); err != nil {
			t.Fatal(err)
		}
		if got := respond(t, d, g.asked(), tt.body); got.code != tt.code {
			t.Errorf("%s: got %v, want code %d", tt.name, got, tt.code)
		}
	}
}

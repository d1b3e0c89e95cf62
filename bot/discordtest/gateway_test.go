package discordtest_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

func TestIdentifyGivesReadyAndThenTheGuilds(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	team := d.Guild("team")
	d.User("ada").OpensThread(team.Text("general"), "active", nil)
	d.User("ada").OpensThread(team.Text("general"), "archived", nil).Archive()
	g := dial(t, d, "?v=10&encoding=json")
	var hello struct {
		Interval int `json:"heartbeat_interval"`
	}
	if err := json.Unmarshal(g.op(10).Data, &hello); err != nil || hello.Interval != 41250 {
		t.Errorf("HELLO's interval = %d (%v), want 41250", hello.Interval, err)
	}
	g.write(`{"op":1,"d":null}`)
	g.op(11)
	g.identify(d, usualIntents)
	var ready struct {
		Guilds []struct {
			ID          string `json:"id"`
			Unavailable bool   `json:"unavailable"`
		} `json:"guilds"`
		User struct {
			Bot bool `json:"bot"`
		} `json:"user"`
	}
	if err := json.Unmarshal(g.event("READY"), &ready); err != nil {
		t.Fatal(err)
	}
	if len(ready.Guilds) != 1 || ready.Guilds[0].ID != team.ID() || !ready.Guilds[0].Unavailable || !ready.User.Bot {
		t.Errorf("READY = %+v, want team, unavailable, and a bot", ready)
	}
	var guild struct {
		Name    string            `json:"name"`
		Threads []json.RawMessage `json:"threads"`
		Members []json.RawMessage `json:"members"`
	}
	if err := json.Unmarshal(g.event("GUILD_CREATE"), &guild); err != nil {
		t.Fatal(err)
	}
	if guild.Name != "team" || len(guild.Threads) != 1 || len(guild.Members) != 1 {
		t.Errorf("GUILD_CREATE = %q with %d threads, %d members; want team with the active thread and the bot", guild.Name, len(guild.Threads), len(guild.Members))
	}
}

func TestTheGatewayClosesOnOffences(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		query string
		send  string // {token}
		code  int
	}{
		{"version 8", "?v=8&encoding=json", "", 4012},
		{"etf", "?v=10&encoding=etf", "", 4002},
		{"no JSON", "", `{`, 4002},
		{"more than 4096 bytes", "", `{"op":1,"d":"` + as(4096) + `"}`, 4002},
		{"an op before IDENTIFY", "", `{"op":3,"d":{}}`, 4003},
		{"a wrong token", "", `{"op":2,"d":{"token":"wrong","intents":1,"properties":{}}}`, 4004},
		{"a wrong token to resume", "", `{"op":6,"d":{"token":"wrong","session_id":"s","seq":1}}`, 4004},
		{"no intents", "", `{"op":2,"d":{"token":"{token}","properties":{}}}`, 4013},
		{"intents that do not exist", "", `{"op":2,"d":{"token":"{token}","intents":4194304,"properties":{}}}`, 4013},
		{"the members intent, which is off", "", `{"op":2,"d":{"token":"{token}","intents":3,"properties":{}}}`, 4014},
		{"a shard that does not exist", "", `{"op":2,"d":{"token":"{token}","intents":1,"shard":[2,2],"properties":{}}}`, 4010},
		{"no properties", "", `{"op":2,"d":{"token":"{token}","intents":1}}`, 4002},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := lenient(t)
			query := tt.query
			if query == "" {
				query = "?v=10&encoding=json"
			}
			g := dial(t, d, query)
			if tt.send != "" {
				g.write(strings.ReplaceAll(tt.send, "{token}", d.Token()))
			}
			if got := g.closed(); got != tt.code {
				t.Errorf("closed with %d, want %d", got, tt.code)
			}
		})
	}
}

func TestTheGatewayClosesConnectionsThatMisbehave(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	g := connect(t, d, usualIntents)
	g.identify(d, usualIntents)
	if got := g.closed(); got != 4005 {
		t.Errorf("a second IDENTIFY: closed with %d, want 4005", got)
	}
	g = connect(t, d, usualIntents)
	g.write(`{"op":99,"d":null}`)
	if got := g.closed(); got != 4001 {
		t.Errorf("an unknown op: closed with %d, want 4001", got)
	}
	g = connect(t, d, usualIntents)
	for range 121 {
		g.write(`{"op":1,"d":null}`)
	}
	if got := g.closed(); got != 4008 {
		t.Errorf("121 sends in a minute: closed with %d, want 4008", got)
	}
}

func TestSessionsAreResumedOrInvalid(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	ada := d.User("ada")
	g := connect(t, d, usualIntents)
	ada.Says(general, "first")
	g.event("MESSAGE_CREATE")
	seen := g.seq
	d.Drop()
	if code := g.closed(); code != 1006 && code != 0 {
		t.Errorf("dropped: closed with %d, want no close frame", code)
	}
	ada.Says(general, "second")
	ada.Says(general, "third")

	resume := func(session string, seq int64) *gateway {
		again := dial(t, d, "?v=10&encoding=json")
		again.op(10)
		again.write(fmt.Sprintf(`{"op":6,"d":{"token":"%s","session_id":"%s","seq":%d}}`, d.Token(), session, seq))
		return again
	}
	again := resume(g.session, seen)
	for _, content := range []string{"second", "third"} {
		var m seenMessage
		if err := json.Unmarshal(again.event("MESSAGE_CREATE"), &m); err != nil || m.Content != content {
			t.Errorf("replayed %q (%v), want %q", m.Content, err, content)
		}
	}
	again.event("RESUMED")
	if !slices.IsSorted(again.seqs) || again.seqs[0] != seen+1 {
		t.Errorf("sequence numbers after %d: %v, want them to rise by one", seen, again.seqs)
	}
	if got := string(resume("no-such-session", 1).op(9).Data); got != "false" {
		t.Errorf("an unknown session: op 9 with %s, want false", got)
	}
	if got := string(resume(g.session, 10000).op(9).Data); got != "false" {
		t.Errorf("a sequence number from the future: op 9 with %s, want false", got)
	}
	d.Invalidate()
	if got := string(again.op(9).Data); got != "false" {
		t.Errorf("invalidated: op 9 with %s, want false", got)
	}
	if got := string(resume(g.session, seen).op(9).Data); got != "false" {
		t.Errorf("an invalidated session: op 9 with %s, want false", got)
	}
}

func TestANormalCloseEndsTheSession(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		code int
		want int // the op that answers RESUME
	}{{"1000 ends it", 1000, 9}, {"1001 ends it", 1001, 9}, {"4000 does not", 4000, 0}, {"1012 does not", 1012, 0}} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := lenient(t)
			g := connect(t, d, usualIntents)
			if err := g.ws.WriteControl(8, []byte{byte(tt.code >> 8), byte(tt.code)}, time.Now().Add(time.Second)); err != nil {
				t.Fatal(err)
			}
			if !d.Connected() {
				t.Log("closed already")
			}
			for d.Connected() {
				if _, err := g.read(); err != nil {
					break
				}
			}
			if err := d.Until(t.Context(), func() bool { return !d.Connected() }); err != nil {
				t.Fatal(err)
			}
			again := dial(t, d, "?v=10&encoding=json")
			again.op(10)
			again.write(fmt.Sprintf(`{"op":6,"d":{"token":"%s","session_id":"%s","seq":%d}}`, d.Token(), g.session, g.seq))
			f, err := again.read()
			if err != nil || f.Op != tt.want {
				t.Errorf("RESUME is answered with op %d (%v), want %d", f.Op, err, tt.want)
			}
		})
	}
}

func TestScriptedGatewayFaults(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	g := connect(t, d, usualIntents)
	d.AskHeartbeat()
	g.op(1)
	d.Reconnect()
	g.op(7)
	d.InvalidateResumable()
	if got := string(g.op(9).Data); got != "true" {
		t.Errorf("op 9 with %s, want true", got)
	}
	d.CloseWith(4000)
	if got := g.closed(); got != 4000 {
		t.Errorf("closed with %d, want 4000", got)
	}
	g = connect(t, d, usualIntents)
	d.Hush()
	g.write(`{"op":1,"d":null}`)
	if err := g.ws.SetReadDeadline(time.Now().Add(50 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	for {
		_, data, err := g.ws.ReadMessage()
		if err != nil {
			break
		}
		if strings.Contains(string(data), `"op":11`) {
			t.Error("a hushed gateway answered a heartbeat")
		}
	}
	d.Speak()
	connect(t, d, usualIntents)
	if d.Identifies() != 3 {
		t.Errorf("%d identifies, want 3", d.Identifies())
	}
}

func TestEventsNeedTheirIntentAndTheirShard(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	team := d.Guild("team")
	ada := d.User("ada")
	only := func(intents int) []string {
		g := connect(t, d, intents)
		m := ada.Says(team.Text("general"), "hello")
		ada.Says(ada.DM(), "hello")
		if err := ada.React(m, "👍"); err != nil {
			t.Fatal(err)
		}
		ada.OpensThread(team.Text("general"), "a thread", nil)
		d.AskHeartbeat() // comes last
		var names []string
		for {
			f, err := g.read()
			if err != nil {
				t.Fatal(err)
			}
			if f.Op == 1 {
				break
			}
			if f.Type != "GUILD_CREATE" {
				names = append(names, f.Type)
			}
		}
		g.ws.Close()
		return slices.Compact(names)
	}
	for _, tt := range []struct {
		name    string
		intents int
		want    []string
	}{
		{"none", 0, nil},
		{"guilds", 1, []string{"THREAD_CREATE"}},
		{"guild messages", 1 << 9, []string{"MESSAGE_CREATE"}},
		{"reactions", 1 << 10, []string{"MESSAGE_REACTION_ADD"}},
		{"direct messages", 1 << 12, []string{"MESSAGE_CREATE"}},
	} {
		if got := only(tt.intents); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	g := dial(t, d, "?v=10&encoding=json")
	g.op(10)
	var id uint64
	if _, err := fmt.Sscan(team.ID(), &id); err != nil {
		t.Fatal(err)
	}
	g.write(fmt.Sprintf(`{"op":2,"d":{"token":"%s","intents":%d,"shard":[%d,2],"properties":{}}}`, d.Token(), usualIntents, 1-int(id>>22%2)))
	if ready := string(g.event("READY")); !strings.Contains(ready, `"guilds":[]`) {
		t.Errorf("the other shard's READY has guilds: %s", ready)
	}
}

// events/gateway, "Message Content Intent", as the table of discord.md 1.3 has it.
func TestWhatIsSeenWithoutTheMessageContentIntent(t *testing.T) {
	t.Parallel()
	d := lenient(t, func(o *discordtest.Options) { o.NoMessageContent = true })
	team := d.Guild("team")
	general := team.Text("general")
	ada := d.User("ada")
	refused := dial(t, d, "?v=10&encoding=json")
	refused.op(10)
	refused.identify(d, usualIntents)
	if got := refused.closed(); got != 4014 {
		t.Fatalf("asking for the intent: closed with %d, want 4014", got)
	}
	g := connect(t, d, usualIntents&^(1<<15))
	rest(t, d, "PUT", "/applications/"+d.ApplicationID()+"/commands", `[{"name":"hello","description":"d"},{"name":"Look","type":3}]`)
	own := rest(t, d, "POST", "/channels/"+general.ID()+"/messages", `{"content":"ordinary"}`)
	var ordinary *discordtest.Message
	for _, m := range general.Messages() {
		if m.ID == own.field(t, "id") {
			ordinary = m
		}
	}
	ada.Slash(general, "hello")
	respond(t, d, g.asked(), `{"type":4,"data":{"content":"response"}}`)
	response := general.Last()
	rest(t, d, "POST", "/channels/"+general.ID()+"/messages/"+ordinary.ID+"/threads", `{"name":"its own thread"}`)
	thread := d.WaitThread(ordinary)
	file := discordtest.File{Name: "message.txt", Data: []byte("text")}

	for _, tt := range []struct {
		name string
		say  func() *discordtest.Message
		seen bool
	}{
		{"any message", func() *discordtest.Message { return ada.Says(general, "plain", file) }, false},
		{"one that mentions the bot", func() *discordtest.Message { return ada.Says(general, d.Bot().Mention()+" look", file) }, true},
		{"one that mentions the bot's role", func() *discordtest.Message { return ada.Says(general, team.BotRole().Mention()+" look", file) }, false},
		{"one that mentions it in code", func() *discordtest.Message { return ada.Says(general, "`"+d.Bot().Mention()+"`", file) }, false},
		{"a direct message", func() *discordtest.Message { return ada.Says(ada.DM(), "plain", file) }, true},
		{"a reply to its ordinary message", func() *discordtest.Message {
			return ada.Says(general, "reply", file, discordtest.ReplyTo(ordinary))
		}, true},
		{"such a reply with the ping off", func() *discordtest.Message {
			return ada.Says(general, "reply", file, discordtest.ReplyTo(ordinary), discordtest.Quietly())
		}, false},
		{"a reply to its interaction response", func() *discordtest.Message {
			return ada.Says(general, "reply", file, discordtest.ReplyTo(response))
		}, false},
		{"a message in a thread it owns", func() *discordtest.Message { return ada.Says(thread, "question", file) }, false},
		{"a forward", func() *discordtest.Message { return ada.Says(general, "", discordtest.Forward(ordinary)) }, false},
	} {
		said := tt.say()
		var got seenMessage
		for got.ID != said.ID {
			if err := json.Unmarshal(g.event("MESSAGE_CREATE"), &got); err != nil {
				t.Fatal(err)
			}
		}
		if seen := got.Content != "" || len(got.Attachments) > 0 || len(got.Snapshots) > 0; seen != tt.seen {
			t.Errorf("%s: seen %v in the event, want %v (%+v)", tt.name, seen, tt.seen, got)
		}
		var again seenMessage
		if err := json.Unmarshal(rest(t, d, "GET", "/channels/"+said.ChannelID+"/messages/"+said.ID, "").body, &again); err != nil {
			t.Fatal(err)
		}
		if seen := again.Content != "" || len(again.Attachments) > 0 || len(again.Snapshots) > 0; seen != tt.seen {
			t.Errorf("%s: seen %v over REST, want %v", tt.name, seen, tt.seen)
		}
	}
	ada.Menu(ada.Says(general, "target"), "Look")
	if data := string(g.event("INTERACTION_CREATE")); !strings.Contains(data, `"content":"target"`) {
		t.Errorf("the target of a message command is blank: %s", data)
	}
}

func TestASessionThatDidNotAskForContentSeesNone(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	g := connect(t, d, usualIntents&^(1<<15))
	said := d.User("ada").Says(general, "plain")
	var m seenMessage
	if err := json.Unmarshal(g.event("MESSAGE_CREATE"), &m); err != nil || m.Content != "" {
		t.Errorf("the event's content = %q (%v), want none", m.Content, err)
	}
	if got := rest(t, d, "GET", "/channels/"+general.ID()+"/messages/"+said.ID, "").field(t, "content"); got != "plain" {
		t.Errorf("REST's content = %q, want plain: the portal's switch is on", got)
	}
	g2 := connect(t, d, usualIntents)
	d.DenyMessageContent()
	if got := g2.closed(); got != 4014 {
		t.Errorf("switched off while connected: closed with %d, want 4014", got)
	}
}

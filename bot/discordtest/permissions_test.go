package discordtest_test

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest"
)

// Each row takes one permission from the bot in a channel and names what stops working.
func TestPermissionsOfAChannel(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		deny   discordtest.Permissions
		method string
		path   string // {c} the channel, {m} a message of ada's, {t} a thread in the channel
		body   string
		status int
		code   int
	}{
		{"reading without VIEW_CHANNEL", discordtest.ViewChannel, "GET", "/channels/{c}", "", 403, 50001},
		{"writing without VIEW_CHANNEL", discordtest.ViewChannel, "POST", "/channels/{c}/messages", `{"content":"c"}`, 403, 50001},
		{"a thread of a channel without VIEW_CHANNEL", discordtest.ViewChannel, "GET", "/channels/{t}", "", 403, 50001},
		{"writing without SEND_MESSAGES", discordtest.SendMessages, "POST", "/channels/{c}/messages", `{"content":"c"}`, 403, 50013},
		{"typing without SEND_MESSAGES", discordtest.SendMessages, "POST", "/channels/{c}/typing", "", 403, 50013},
		{"writing in a thread without SEND_MESSAGES", discordtest.SendMessages, "POST", "/channels/{t}/messages", `{"content":"c"}`, 200, 0},
		{"writing in a thread without SEND_MESSAGES_IN_THREADS", discordtest.SendMessagesInThreads, "POST", "/channels/{t}/messages", `{"content":"c"}`, 403, 50013},
		{"writing without SEND_MESSAGES_IN_THREADS", discordtest.SendMessagesInThreads, "POST", "/channels/{c}/messages", `{"content":"c"}`, 200, 0},
		{"a thread without CREATE_PUBLIC_THREADS", discordtest.CreatePublicThreads, "POST", "/channels/{c}/messages/{m}/threads", `{"name":"n"}`, 403, 50013},
		{"an embed without EMBED_LINKS", discordtest.EmbedLinks, "POST", "/channels/{c}/messages", `{"embeds":[{"title":"t"}]}`, 403, 50013},
		{"a reply without READ_MESSAGE_HISTORY", discordtest.ReadMessageHistory, "POST", "/channels/{c}/messages", `{"content":"c","message_reference":{"message_id":"{m}"}}`, 403, 160002},
		{"a message without READ_MESSAGE_HISTORY", discordtest.ReadMessageHistory, "GET", "/channels/{c}/messages/{m}", "", 403, 50013},
		{"reacting without READ_MESSAGE_HISTORY", discordtest.ReadMessageHistory, "PUT", "/channels/{c}/messages/{m}/reactions/%F0%9F%91%80/@me", "", 403, 50013},
		{"reacting first without ADD_REACTIONS", discordtest.AddReactions, "PUT", "/channels/{c}/messages/{m}/reactions/%F0%9F%91%80/@me", "", 403, 50013},
		{"joining a reaction without ADD_REACTIONS", discordtest.AddReactions, "PUT", "/channels/{c}/messages/{m}/reactions/%F0%9F%91%8D/@me", "", 204, 0},
		{"deleting ada's message", discordtest.ManageMessages, "DELETE", "/channels/{c}/messages/{m}", "", 403, 50013},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := lenient(t)
			general := d.Guild("team").Text("general")
			ada := d.User("ada")
			m := ada.Says(general, "hello")
			if err := ada.React(m, "👍"); err != nil {
				t.Fatal(err)
			}
			thread := ada.OpensThread(general, "a thread", nil)
			fill := strings.NewReplacer("{c}", general.ID(), "{m}", m.ID, "{t}", thread.ID())
			if tt.deny != discordtest.ManageMessages { // which it does not have
				if got := rest(t, d, tt.method, fill.Replace(tt.path), fill.Replace(tt.body)); got.status >= 300 {
					t.Fatalf("with the permission: %v", got)
				}
				if tt.status >= 300 && strings.HasSuffix(tt.path, "/@me") {
					rest(t, d, "DELETE", fill.Replace(tt.path), "")
				}
				m2 := ada.Says(general, "hello again")
				if err := ada.React(m2, "👍"); err != nil {
					t.Fatal(err)
				}
				fill = strings.NewReplacer("{c}", general.ID(), "{m}", m2.ID, "{t}", thread.ID())
			}
			general.Deny(d.Bot(), tt.deny)
			want(t, tt.name, rest(t, d, tt.method, fill.Replace(tt.path), fill.Replace(tt.body)), tt.status, tt.code)
		})
	}
}

func TestFilesNeedAttachFiles(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	general.Deny(d.Bot(), discordtest.AttachFiles)
	kind, body := withFiles(t, `{"content":"c"}`, discordtest.File{Name: "a", Data: []byte("a")})
	want(t, "a file", send(t, d, "POST", "/channels/"+general.ID()+"/messages", kind, body), 403, 50013)
}

func TestAnEmbedBesideContentIsDroppedInSilence(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	general.Deny(d.Guild("team").Everyone(), discordtest.EmbedLinks)
	general.Deny(d.Guild("team").BotRole(), discordtest.EmbedLinks)
	want(t, "both", rest(t, d, "POST", "/channels/"+general.ID()+"/messages", `{"content":"c","embeds":[{"title":"t"}]}`), 200, 0)
	if m := general.Last(); m.Content != "c" || len(m.Embeds) != 0 {
		t.Errorf("got %v, want content without an embed", m)
	}
}

func TestHistoryWithoutItsPermissionIsEmpty(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	d.User("ada").Says(general, "hello")
	general.Deny(d.Bot(), discordtest.ReadMessageHistory)
	got := rest(t, d, "GET", "/channels/"+general.ID()+"/messages", "")
	if got.status != 200 || string(got.body) != "[]" {
		t.Errorf("got %v, want an empty list", got)
	}
}

// Roles first, then the channel's settings for everyone, for roles, for the member; each may overrule the last.
func TestOverwritesAreAppliedInOrder(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	team := d.Guild("team")
	general := team.Text("general")
	write := func(what string, status, code int) {
		t.Helper()
		want(t, what, rest(t, d, "POST", "/channels/"+general.ID()+"/messages", `{"content":"c"}`), status, code)
	}
	general.Deny(team.Everyone(), discordtest.SendMessages)
	write("denied to everyone", 403, 50013)
	general.Allow(team.BotRole(), discordtest.SendMessages)
	write("allowed to the role", 200, 0)
	general.Deny(d.Bot(), discordtest.SendMessages)
	write("denied to the member", 403, 50013)
	team.SetBotRole(discordtest.Administrator)
	write("an administrator", 200, 0)
	team.Remove(d.Bot())
	write("not in the guild any more", 403, 50001)
}

func TestPrivateThreadsAreForTheirMembers(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	general.Allow(d.Bot(), discordtest.CreatePrivateThreads)
	id := rest(t, d, "POST", "/channels/"+general.ID()+"/threads", `{"name":"n","type":12}`).field(t, "id")
	want(t, "a member", rest(t, d, "GET", "/channels/"+id, ""), 200, 0)
	want(t, "leaving", rest(t, d, "DELETE", "/channels/"+id+"/thread-members/@me", ""), 204, 0)
	want(t, "no member any more", rest(t, d, "GET", "/channels/"+id, ""), 403, 50001)
}

func TestPeopleAreHeldToTheirPermissions(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	team := d.Guild("team")
	general := team.Text("general")
	ada := d.User("ada")
	general.Deny(ada, discordtest.SendMessages)
	if _, err := ada.Post(general, discordtest.Post{Text: "hello"}); err == nil {
		t.Error("ada wrote without SEND_MESSAGES")
	}
	general.Deny(ada, discordtest.ViewChannel)
	if m := d.User("ben").Says(general, "hello"); ada.Sees(m) {
		t.Error("ada sees a message without VIEW_CHANNEL")
	}
}

func TestBeingThrownOutAndInvitedAgain(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	team := d.Guild("team")
	ada := d.User("ada")
	g := connect(t, d, usualIntents)
	want(t, "a direct message", rest(t, d, "POST", "/channels/"+ada.DM().ID()+"/messages", `{"content":"c"}`), 200, 0)
	team.Remove(d.Bot())
	g.event("GUILD_DELETE")
	want(t, "the guild", rest(t, d, "GET", "/guilds/"+team.ID(), ""), 403, 50001)
	want(t, "a direct message to somebody it meets nowhere", rest(t, d, "POST", "/channels/"+ada.DM().ID()+"/messages", `{"content":"c"}`), 403, 50007)
	team.Add(d.Bot())
	g.event("GUILD_CREATE")
	want(t, "the guild again", rest(t, d, "GET", "/guilds/"+team.ID(), ""), 200, 0)
}

func TestPermissionsAreNamed(t *testing.T) {
	t.Parallel()
	got := (discordtest.SendMessages | discordtest.CreatePublicThreads | 1<<50).String()
	if want := "SEND_MESSAGES | CREATE_PUBLIC_THREADS | 0x4000000000000"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRequestsThatAreRefused(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	want(t, "a wrong token", send(t, d, "GET", "/users/@me", "", "", "Authorization", "Bot wrong"), 401, 0)
	want(t, "a token without Bot", send(t, d, "GET", "/users/@me", "", "", "Authorization", d.Token()), 401, 0)
	want(t, "the gateway's address needs no token", send(t, d, "GET", "/gateway", "", "", "Authorization", ""), 200, 0)
	want(t, "something not modelled", rest(t, d, "GET", "/guilds/"+general.Guild().ID()+"/audit-logs", ""), 404, 0)
	want(t, "another method", rest(t, d, "PATCH", "/users/@me", `{}`), 404, 0)
	want(t, "a channel that is no snowflake", rest(t, d, "GET", "/channels/general", ""), 400, 50035)
	want(t, "an unknown channel", rest(t, d, "GET", "/channels/1234567", ""), 404, 10003)
	want(t, "an unknown guild", rest(t, d, "GET", "/guilds/1234567", ""), 404, 10004)
	want(t, "an unknown member", rest(t, d, "GET", "/guilds/"+general.Guild().ID()+"/members/1234567", ""), 404, 10007)
	want(t, "an unknown user", rest(t, d, "GET", "/users/1234567", ""), 404, 10013)
	want(t, "a direct message to a bot", rest(t, d, "POST", "/users/@me/channels", `{"recipient_id":"`+d.Bot().ID()+`"}`), 400, 50007)
	want(t, "a word as a reaction", rest(t, d, "PUT", "/channels/"+general.ID()+"/messages/"+d.User("ada").Says(general, "c").ID+"/reactions/eyes/@me", ""), 400, 10014)
}

// The bot's mistakes are listed, and only those.
func TestProblemsAreTheBotsMistakes(t *testing.T) {
	t.Parallel()
	d, err := discordtest.Start(discordtest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	general := d.Guild("team").Text("general")
	general.Deny(d.Bot(), discordtest.SendMessages)
	rest(t, d, "POST", "/channels/"+general.ID()+"/messages", `{"content":"c"}`)
	rest(t, d, "GET", "/channels/1234567", "")
	send(t, d, "GET", "/users/@me", "", "", "Authorization", "Bot wrong")
	if got := d.Problems(); len(got) != 0 {
		t.Errorf("a permission, something gone and a wrong token are problems: %v", got)
	}
	rest(t, d, "GET", "/voice/regions", "")
	rest(t, d, "POST", "/channels/"+general.Guild().Text("other").ID()+"/messages", `{"content":""}`)
	got := d.Problems()
	if len(got) != 2 || got[0].Code != 0 || got[1].Code != 50006 {
		t.Errorf("problems = %v, want one not modelled and one 50006", got)
	}
	d.Excuse(50006)
	if got := d.Problems(); len(got) != 1 {
		t.Errorf("problems = %v, want the one that is not excused", got)
	}
}

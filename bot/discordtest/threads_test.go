package discordtest_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

func TestThreadsFromMessages(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	team := d.Guild("team")
	general, news, forum := team.Text("general"), team.Announcement("news"), team.Forum("ideas")
	ada := d.User("ada")
	open := func(c *discordtest.Channel, id, body string) answered {
		return rest(t, d, "POST", "/channels/"+c.ID()+"/messages/"+id+"/threads", body)
	}
	said := ada.Says(general, "an article")
	want(t, "no name", open(general, said.ID, `{}`), 400, 50035)
	want(t, "a name of 101", open(general, said.ID, `{"name":"`+as(101)+`"}`), 400, 50035)
	want(t, "archiving after 61 minutes", open(general, said.ID, `{"name":"n","auto_archive_duration":61}`), 400, 50035)
	want(t, "slow mode beyond 6 hours", open(general, said.ID, `{"name":"n","rate_limit_per_user":21601}`), 400, 50035)
	want(t, "a name of 100", open(general, said.ID, `{"name":"`+as(100)+`","auto_archive_duration":1440}`), 201, 0)
	want(t, "a second thread", open(general, said.ID, `{"name":"n"}`), 400, 160004)
	want(t, "no such message", open(general, "1234567", `{"name":"n"}`), 404, 10008)

	thread := said.Thread()
	if thread == nil || thread.ID() != said.ID || thread.Kind() != discordtest.PublicThread {
		t.Fatalf("thread = %v, want one of kind 11 with the ID of its message", thread)
	}
	inside := ada.Says(thread, "a question")
	want(t, "a thread in a thread", open(thread, inside.ID, `{"name":"n"}`), 400, 50024)
	if got := open(news, ada.Says(news, "news").ID, `{"name":"n"}`); got.field(t, "type") != "10" {
		t.Errorf("a thread in an announcement channel is %v, want type 10", got)
	}
	post := ada.Posts(forum, "An idea", "a post")
	if first := post.Messages()[0]; first.ID != post.ID() {
		t.Errorf("a post's first message has the ID %s, want the post's, %s", first.ID, post.ID())
	}
	want(t, "a thread in a forum post", open(post, post.ID(), `{"name":"n"}`), 400, 50024)
	want(t, "a message to a forum", rest(t, d, "POST", "/channels/"+forum.ID()+"/messages", `{"content":"c"}`), 400, 40058)
	dm := ada.Says(ada.DM(), "hello")
	want(t, "a thread in a direct message", open(ada.DM(), dm.ID, `{"name":"n"}`), 400, 50024)

	history := rest(t, d, "GET", "/channels/"+thread.ID()+"/messages", "")
	var list []struct {
		Type       int `json:"type"`
		Referenced *struct {
			Content string `json:"content"`
		} `json:"referenced_message"`
	}
	if err := json.Unmarshal(history.body, &list); err != nil || len(list) != 2 {
		t.Fatalf("history of the thread = %v (%v), want two messages", history, err)
	}
	if first := list[1]; first.Type != discordtest.TypeThreadStarter || first.Referenced == nil || first.Referenced.Content != "an article" {
		t.Errorf("the thread begins with %+v, want a starter that points to the article", first)
	}
	ada.Deletes(said)
	if said.Thread() == nil {
		t.Error("the thread went with the message it was opened from")
	}
	want(t, "a message in an orphaned thread", rest(t, d, "POST", "/channels/"+thread.ID()+"/messages", `{"content":"c"}`), 200, 0)
}

func TestThreadsWithoutMessages(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	path := "/channels/" + general.ID() + "/threads"
	if got := rest(t, d, "POST", path, `{"name":"n"}`); got.field(t, "type") != "12" {
		t.Errorf("without a type: %v, want a private thread, 12", got)
	}
	general.Deny(d.Bot(), discordtest.CreatePrivateThreads)
	want(t, "private without the permission", rest(t, d, "POST", path, `{"name":"n"}`), 403, 50013)
	want(t, "public", rest(t, d, "POST", path, `{"name":"n","type":11}`), 201, 0)
	want(t, "of an announcement channel", rest(t, d, "POST", path, `{"name":"n","type":10}`), 400, 50035)
	if m := general.Last(); m.Type != discordtest.TypeThreadCreated {
		t.Errorf("the channel's last message has type %d, want %d", m.Type, discordtest.TypeThreadCreated)
	}
}

func TestArchivedAndLockedThreads(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	team := d.Guild("team")
	team.SetEveryone(discordtest.ViewChannel | discordtest.ReadMessageHistory | discordtest.SendMessages | discordtest.SendMessagesInThreads | discordtest.CreatePublicThreads)
	general := team.Text("general")
	ada := d.User("ada")
	thread := ada.OpensThread(general, "ada's", nil)
	path := "/channels/" + thread.ID()
	id := rest(t, d, "POST", path+"/messages", `{"content":"c"}`).field(t, "id")

	thread.Archive()
	want(t, "an edit in the archive", rest(t, d, "PATCH", path+"/messages/"+id, `{"content":"d"}`), 400, 50083)
	want(t, "a reaction in the archive", rest(t, d, "PUT", path+"/messages/"+id+"/reactions/%F0%9F%91%8D/@me", ""), 400, 50083)
	want(t, "deleting in the archive", rest(t, d, "DELETE", path+"/messages/"+id, ""), 400, 50083)
	want(t, "joining in the archive", rest(t, d, "PUT", path+"/thread-members/@me", ""), 400, 50083)
	want(t, "writing in the archive", rest(t, d, "POST", path+"/messages", `{"content":"c"}`), 200, 0)
	if thread.Archived() {
		t.Error("writing did not take the thread out of the archive")
	}
	thread.Lock()
	want(t, "writing in a locked thread", rest(t, d, "POST", path+"/messages", `{"content":"c"}`), 403, 160005)
	want(t, "unlocking without MANAGE_THREADS", rest(t, d, "PATCH", path, `{"archived":false,"locked":false}`), 403, 50013)
	want(t, "renaming somebody else's thread", rest(t, d, "PATCH", path, `{"name":"mine"}`), 403, 50013)
	want(t, "deleting without MANAGE_THREADS", rest(t, d, "DELETE", path, ""), 403, 50013)

	general.Allow(d.Bot(), discordtest.ManageThreads)
	want(t, "a change in the archive", rest(t, d, "PATCH", path, `{"name":"mine"}`), 400, 50083)
	want(t, "writing in a locked thread with MANAGE_THREADS", rest(t, d, "POST", path+"/messages", `{"content":"c"}`), 200, 0)
	want(t, "deleting with MANAGE_THREADS", rest(t, d, "DELETE", path, ""), 200, 0)
	want(t, "writing in a deleted thread", rest(t, d, "POST", path+"/messages", `{"content":"c"}`), 404, 10003)
}

func TestTheOwnerOfAThreadMayRenameAndArchiveIt(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	said := d.User("ada").Says(general, "an article")
	want(t, "open", rest(t, d, "POST", "/channels/"+general.ID()+"/messages/"+said.ID+"/threads", `{"name":"n"}`), 201, 0)
	path := "/channels/" + said.ID
	want(t, "rename and archive", rest(t, d, "PATCH", path, `{"name":"renamed","archived":true}`), 200, 0)
	want(t, "a name of 101", rest(t, d, "PATCH", path, `{"archived":false,"name":"`+as(101)+`"}`), 400, 50035)
	want(t, "lock", rest(t, d, "PATCH", path, `{"archived":false,"locked":true}`), 403, 50013)
	if name := said.Thread().Name(); name != "renamed" || !said.Thread().Archived() {
		t.Errorf("the thread is %q, archived %v; want renamed, true", name, said.Thread().Archived())
	}
	var list struct {
		Threads []struct {
			Name string `json:"name"`
		} `json:"threads"`
	}
	got := rest(t, d, "GET", "/channels/"+general.ID()+"/threads/archived/public", "")
	if err := json.Unmarshal(got.body, &list); err != nil || len(list.Threads) != 1 || list.Threads[0].Name != "renamed" {
		t.Errorf("archived threads = %v (%v), want the renamed one", got, err)
	}
}

func TestThreadsAreArchivedWhenNothingHappens(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	said := d.User("ada").Says(general, "an article")
	rest(t, d, "POST", "/channels/"+general.ID()+"/messages/"+said.ID+"/threads", `{"name":"n","auto_archive_duration":60}`)
	thread := said.Thread()
	d.Advance(50 * time.Minute)
	d.User("ada").Says(thread, "a question")
	d.Advance(50 * time.Minute)
	if thread.Archived() {
		t.Error("it was archived 50 minutes after the last message")
	}
	d.Advance(20 * time.Minute)
	if !thread.Archived() {
		t.Error("it was not archived 70 minutes after the last message")
	}
	want(t, "an answer", rest(t, d, "POST", "/channels/"+thread.ID()+"/messages", `{"content":"c"}`), 200, 0)
	if thread.Archived() {
		t.Error("the answer did not bring it back")
	}
}

func TestHistoryComesInPages(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	var ids []string
	for i := range 5 {
		ids = append(ids, d.User("ada").Says(general, fmt.Sprint(i)).ID)
	}
	path := "/channels/" + general.ID() + "/messages"
	for _, tt := range []struct{ name, query, want string }{
		{"newest first", "", "43210"},
		{"the last two", "?limit=2", "43"},
		{"before the fourth", "?before=" + ids[3], "210"},
		{"two before the fourth", "?limit=2&before=" + ids[3], "21"},
		{"after the first", "?after=" + ids[0], "4321"},
		{"two after the first: the oldest of them", "?limit=2&after=" + ids[0], "21"},
		{"from the beginning", "?after=0&limit=3", "210"},
		{"around the third", "?limit=3&around=" + ids[2], "321"},
		{"after the last", "?after=" + ids[4], ""},
	} {
		var list []seenMessage
		got := rest(t, d, "GET", path+tt.query, "")
		if err := json.Unmarshal(got.body, &list); err != nil {
			t.Errorf("%s: %v", tt.name, got)
		}
		text := ""
		for _, m := range list {
			text += m.Content
		}
		if text != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, text, tt.want)
		}
	}
	want(t, "a page of 101", rest(t, d, "GET", path+"?limit=101", ""), 400, 50035)
	want(t, "a page of 0", rest(t, d, "GET", path+"?limit=0", ""), 400, 50035)
	want(t, "before a word", rest(t, d, "GET", path+"?before=yesterday", ""), 400, 50035)
}

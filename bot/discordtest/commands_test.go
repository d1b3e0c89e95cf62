package discordtest_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

func named(n int, kind int) string {
	var list []string
	for i := range n {
		if kind == 1 {
			list = append(list, fmt.Sprintf(`{"name":"c%d","description":"d"}`, i))
		} else {
			list = append(list, fmt.Sprintf(`{"name":"c%d","type":%d}`, i, kind))
		}
	}
	return "[" + strings.Join(list, ",") + "]"
}

func options(n int) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(`{"type":3,"name":"o%d","description":"d"}`, i))
	}
	return strings.Join(list, ",")
}

func choices(n int) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(`{"name":"%d","value":"v"}`, i))
	}
	return strings.Join(list, ",")
}

func TestCommandsAreHeldToTheLimits(t *testing.T) {
	t.Parallel()
	one := func(more string) string { return `[{"name":"c","description":"d"` + more + `}]` }
	option := func(more string) string {
		return one(`,"options":[{"type":3,"name":"o","description":"d"` + more + `}]`)
	}
	heavy := func(values int) string { // names, descriptions and values of choices
		var list []string
		for i := range 3 {
			var inside []string
			for j := range 25 {
				inside = append(inside, fmt.Sprintf(`{"name":"%02d%s","value":"%s"}`, j, as(48), as(values)))
			}
			list = append(list, fmt.Sprintf(`{"type":3,"name":"o%d","description":"d","choices":[%s]}`, i, strings.Join(inside, ",")))
		}
		return one(`,"options":[` + strings.Join(list, ",") + `]`)
	}
	for _, tt := range []struct {
		name string
		body string
		ok   bool
	}{
		{"100 slash commands", named(100, 1), true},
		{"101 slash commands", named(101, 1), false},
		{"15 message commands", named(15, 3), true},
		{"16 message commands", named(16, 3), false},
		{"16 user commands", named(16, 2), false},
		{"the same name twice", `[{"name":"c","description":"d"},{"name":"c","description":"d"}]`, false},
		{"the same name for two types", `[{"name":"c","description":"d"},{"name":"c","type":3}]`, true},
		{"a name of 32", `[{"name":"` + as(32) + `","description":"d"}]`, true},
		{"a name of 33", `[{"name":"` + as(33) + `","description":"d"}]`, false},
		{"a name in capitals", `[{"name":"Summarise","description":"d"}]`, false},
		{"a name with a space", `[{"name":"sum up","description":"d"}]`, false},
		{"a name with a dash and an umlaut", `[{"name":"kürzen-bitte","description":"d"}]`, true},
		{"a name in Hindi, with vowel signs", `[{"name":"सारांश","description":"d"}]`, true},
		{"a message command's name in capitals with a space", `[{"name":"Summarise article","type":3}]`, true},
		{"a message command with a description", `[{"name":"c","type":3,"description":"d"}]`, false},
		{"a message command with options", `[{"name":"c","type":3,"options":[` + options(1) + `]}]`, false},
		{"no description", `[{"name":"c"}]`, false},
		{"a description of 100", `[{"name":"c","description":"` + as(100) + `"}]`, true},
		{"a description of 101", `[{"name":"c","description":"` + as(101) + `"}]`, false},
		{"a type that does not exist", `[{"name":"c","description":"d","type":9}]`, false},
		{"25 options", one(`,"options":[` + options(25) + `]`), true},
		{"26 options", one(`,"options":[` + options(26) + `]`), false},
		{"25 choices", option(`,"choices":[` + choices(25) + `]`), true},
		{"26 choices", option(`,"choices":[` + choices(26) + `]`), false},
		{"a choice of 101", option(`,"choices":[{"name":"n","value":"` + as(101) + `"}]`), false},
		{"a number for a text's choice", option(`,"choices":[{"name":"n","value":7}]`), false},
		{"choices and autocompletion", option(`,"autocomplete":true,"choices":[` + choices(1) + `]`), false},
		{"autocompletion of a truth value", one(`,"options":[{"type":5,"name":"o","description":"d","autocomplete":true}]`), false},
		{"a required option after another", one(`,"options":[{"type":3,"name":"a","description":"d"},{"type":3,"name":"b","description":"d","required":true}]`), false},
		{"the same option twice", one(`,"options":[{"type":3,"name":"a","description":"d"},{"type":3,"name":"a","description":"d"}]`), false},
		{"an option's name in capitals", one(`,"options":[{"type":3,"name":"A","description":"d"}]`), false},
		{"at most 6000 characters", option(`,"max_length":6000`), true},
		{"at most 6001 characters", option(`,"max_length":6001`), false},
		{"subcommands in a group", one(`,"options":[{"type":2,"name":"g","description":"d","options":[{"type":1,"name":"s","description":"d"}]}]`), true},
		{"a group in a group", one(`,"options":[{"type":2,"name":"g","description":"d","options":[{"type":2,"name":"h","description":"d"}]}]`), false},
		{"a subcommand in a subcommand", one(`,"options":[{"type":1,"name":"s","description":"d","options":[{"type":1,"name":"u","description":"d"}]}]`), false},
		{"a subcommand beside an option", one(`,"options":[{"type":1,"name":"s","description":"d"},{"type":3,"name":"a","description":"d"}]`), false},
		{"a localised name", one(`,"name_localizations":{"en-US":"d"}`), true},
		{"a localised name in capitals", one(`,"name_localizations":{"de":"C"}`), false},
		{"a language that Discord has not", one(`,"name_localizations":{"en":"d"}`), false},
		{"permissions as a number in a string", one(`,"default_member_permissions":"32"`), true},
		{"permissions as a word", one(`,"default_member_permissions":"manage"`), false},
		{"less than 8000 characters", heavy(50), true},
		{"more than 8000 characters", heavy(60), false},
		{"null", `[null]`, false},
		{"one command, not a list", `{"name":"c","description":"d"}`, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := lenient(t)
			got := rest(t, d, "PUT", "/applications/"+d.ApplicationID()+"/commands", tt.body)
			if tt.ok {
				want(t, tt.name, got, 200, 0)
			} else {
				want(t, tt.name, got, 400, 50035)
			}
		})
	}
}

func TestOverwritingKeepsIDsAndWipesTheRest(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	team := d.Guild("team")
	global := "/applications/" + d.ApplicationID() + "/commands"
	guild := "/applications/" + d.ApplicationID() + "/guilds/" + team.ID() + "/commands"
	ids := func(a answered) map[string]string {
		var list []struct {
			ID, Name string
		}
		if err := json.Unmarshal(a.body, &list); err != nil {
			t.Fatalf("%v: %v", a, err)
		}
		found := map[string]string{}
		for _, c := range list {
			found[c.Name] = c.ID
		}
		return found
	}
	first := ids(rest(t, d, "PUT", global, `[{"name":"a","description":"d","name_localizations":{"de":"x"}},{"name":"b","description":"d"},{"name":"M","type":3}]`))
	second := ids(rest(t, d, "PUT", global, `[{"name":"a","description":"changed"},{"name":"c","description":"d"}]`))
	if second["a"] != first["a"] || len(second) != 2 {
		t.Errorf("after overwriting %v: %v, want a with its old ID and c alone", first, second)
	}
	if got := d.Commands(); fmt.Sprint(got) != "[/a /c]" {
		t.Errorf("commands = %v", got)
	}
	rest(t, d, "PUT", guild, `[{"name":"a","description":"the guild's"}]`)
	want(t, "contexts in a guild", rest(t, d, "PUT", guild, `[{"name":"a","description":"d","contexts":[0]}]`), 400, 50035)
	want(t, "another application", rest(t, d, "PUT", "/applications/1234567/commands", `[]`), 403, 50001)
	d.User("ada").Slash(team.Text("general"), "a")
	if got := rest(t, d, "GET", guild, ""); !strings.Contains(string(got.body), "the guild's") {
		t.Errorf("the guild's commands = %v", got)
	}
	rest(t, d, "PUT", global, `[{"name":"a","description":"d","name_localizations":{"de":"x"}}]`)
	if got := rest(t, d, "GET", global, ""); strings.Contains(string(got.body), `"de"`) {
		t.Errorf("localisations came unasked: %v", got)
	}
	if got := rest(t, d, "GET", global+"?with_localizations=true", ""); !strings.Contains(string(got.body), `"de"`) {
		t.Errorf("localisations did not come: %v", got)
	}
}

func TestTwoHundredCommandsADayCanBeMade(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	path := "/applications/" + d.ApplicationID() + "/commands"
	for range 2 {
		want(t, "100 new ones", rest(t, d, "PUT", path, named(100, 1)), 200, 0)
		want(t, "none", rest(t, d, "PUT", path, `[]`), 200, 0)
	}
	want(t, "one more", rest(t, d, "PUT", path, named(1, 1)), 400, 30034)
	d.Advance(25 * time.Hour)
	want(t, "one more on the next day", rest(t, d, "PUT", path, named(1, 1)), 200, 0)
	for range 5 {
		want(t, "updates do not count", rest(t, d, "PUT", path, named(1, 1)), 200, 0)
	}
}

func TestPingsAreRecorded(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		body string // {ada} {role} mentions
		want string
	}{
		{"a user, by default", `{"content":"{ada}"}`, "ada"},
		{"a role, by default", `{"content":"{role}"}`, "readers"},
		{"everyone, by default", `{"content":"@everyone"}`, "@everyone"},
		{"nobody with an empty parse", `{"content":"{ada} {role} @everyone @here","allowed_mentions":{"parse":[]}}`, ""},
		{"nobody with an empty object", `{"content":"{ada} {role} @everyone","allowed_mentions":{}}`, ""},
		{"users only", `{"content":"{ada} {role} @here","allowed_mentions":{"parse":["users"]}}`, "ada"},
		{"one role by name", `{"content":"{ada} {role}","allowed_mentions":{"roles":["{roleid}"]}}`, "readers"},
		{"what stands in code", "{\"content\":\"`{ada}` ```@everyone```\"}", ""},
		{"what stands in an embed", `{"content":"c","embeds":[{"description":"{ada} @everyone"}]}`, ""},
		{"whom a reply answers, by default", `{"content":"c","message_reference":{"message_id":"{said}"}}`, "ada"},
		{"not with allowed_mentions", `{"content":"c","message_reference":{"message_id":"{said}"},"allowed_mentions":{"parse":[]}}`, ""},
		{"unless it says so", `{"content":"c","message_reference":{"message_id":"{said}"},"allowed_mentions":{"parse":[],"replied_user":true}}`, "ada"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := lenient(t)
			team := d.Guild("team")
			ada := d.User("ada")
			role := team.Grant("readers", 0, ada)
			team.Text("general").Allow(d.Bot(), discordtest.MentionEveryone)
			said := ada.Says(team.Text("general"), "hello")
			fill := strings.NewReplacer("{ada}", ada.Mention(), "{role}", role.Mention(), "{roleid}", role.ID(), "{said}", said.ID)
			want(t, tt.name, rest(t, d, "POST", "/channels/"+said.ChannelID+"/messages", fill.Replace(tt.body)), 200, 0)
			var got []string
			for _, p := range d.Pings() {
				got = append(got, p.Whom)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("pinged %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPingsOfInteractionsAndEdits(t *testing.T) {
	t.Parallel()
	d, g, general, ada := desk(t)
	general.Allow(d.Bot(), discordtest.MentionEveryone)
	ada.Slash(general, "summarise")
	respond(t, d, g.asked(), `{"type":4,"data":{"content":"`+ada.Mention()+` @everyone"}}`)
	if got := d.Pings(); len(got) != 1 || got[0].Whom != "ada" || got[0].Edit {
		t.Errorf("an interaction pinged %v, want ada alone: users only by default", got)
	}
	id := rest(t, d, "POST", "/channels/"+general.ID()+"/messages", `{"content":"c"}`).field(t, "id")
	rest(t, d, "PATCH", "/channels/"+general.ID()+"/messages/"+id, `{"content":"`+ada.Mention()+`"}`)
	if got := d.Pings(); len(got) != 2 || !got[1].Edit {
		t.Errorf("pings = %v, want the edit's too", got)
	}
	d2 := lenient(t)
	rest(t, d2, "POST", "/channels/"+d2.Guild("team").Text("general").ID()+"/messages", `{"content":"@everyone"}`)
	if got := d2.Pings(); len(got) != 0 {
		t.Errorf("without MENTION_EVERYONE %v was pinged", got)
	}
}

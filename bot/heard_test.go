package bot

import (
	"strconv"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/intake"
	"verbatim/cache"
	"verbatim/summarise"
)

// deaf is a bot that is nowhere: it knows a guild with channels from State, and has no queue, so that
// whatever would be submitted panics.
func deaf(t testing.TB) *Bot {
	t.Helper()
	b, err := New(Options{
		Token:   "token",
		Service: summarise.New(summarise.Options{Store: cache.NewMemory(cache.Options{}), Now: time.Now, Log: quiet()}),
		Store:   nil, // a look at it would panic
		Now:     time.Now,
		Log:     quiet(),
	})
	if err != nil {
		t.Fatal(err)
	}
	b.ready.Store(&identity{user: "1", app: "2"})
	g := &discordgo.Guild{ID: "10", OwnerID: "3", Roles: []*discordgo.Role{{ID: "10"}, {ID: "11", Managed: true}},
		Members: []*discordgo.Member{{GuildID: "10", User: &discordgo.User{ID: "1"}, Roles: []string{"11"}}}}
	for n := range 200 {
		g.Channels = append(g.Channels, &discordgo.Channel{ID: strconv.Itoa(100 + n), GuildID: "10"})
	}
	if err := b.session.State.GuildAdd(g); err != nil {
		t.Fatal(err)
	}
	return b
}

// ordinary are messages that nobody wrote to the bot.
func ordinary() map[string]*discordgo.Message {
	ada := &discordgo.User{ID: "3", Username: "ada"}
	return map[string]*discordgo.Message{
		"a few words":             {ID: "900", ChannelID: "110", GuildID: "10", Author: ada, Content: "what a day, see you at the harbour tomorrow"},
		"a link":                  {ID: "901", ChannelID: "111", GuildID: "10", Author: ada, Content: "https://news.example.com/harbour-opens is worth a read"},
		"somebody is mentioned":   {ID: "902", ChannelID: "112", GuildID: "10", Author: ada, Content: "<@4> did you see that?", Mentions: []*discordgo.User{{ID: "4"}}},
		"another role is":         {ID: "903", ChannelID: "112", GuildID: "10", Author: ada, Content: "<@&12> did you see that?", MentionRoles: []string{"12"}},
		"another bot's message":   {ID: "904", ChannelID: "112", GuildID: "10", Author: &discordgo.User{ID: "5", Bot: true}, Content: "<@1> hello"},
		"what does not decode":    {},
		"a system message":        {ID: "905", ChannelID: "110", GuildID: "10", Author: ada, Type: discordgo.MessageTypeChannelPinnedMessage},
		"a webhook's message":     {ID: "906", ChannelID: "110", GuildID: "10", Author: &discordgo.User{ID: "6"}, WebhookID: "6", Content: "<@1>", Mentions: []*discordgo.User{{ID: "1"}}},
		"a preview that is drawn": {ID: "907", ChannelID: "110", GuildID: "10", Embeds: []*discordgo.MessageEmbed{{URL: "https://news.example.com"}}},
	}
}

func TestDecidingThatAMessageIsNotForTheBotCostsNothing(t *testing.T) {
	b := deaf(t) // not parallel: AllocsPerRun counts for the whole process
	for name, m := range ordinary() {
		e := &discordgo.MessageCreate{Message: m}
		if n := testing.AllocsPerRun(100, func() { b.onMessage(e) }); n > 0 {
			t.Errorf("%s: %v allocations, want none", name, n)
		}
	}
}

func BenchmarkNotForTheBot(b *testing.B) {
	bot := deaf(b)
	for name, m := range ordinary() {
		e := &discordgo.MessageCreate{Message: m}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				bot.onMessage(e)
			}
		})
	}
}

func TestEventsThatLackPartsAreSurvived(t *testing.T) {
	t.Parallel()
	b := deaf(t)
	b.onMessage(&discordgo.MessageCreate{})
	b.onUpdate(&discordgo.MessageUpdate{})
	b.onUpdate(&discordgo.MessageUpdate{Message: &discordgo.Message{ID: "1", Embeds: []*discordgo.MessageEmbed{{}}}})
	b.onInteraction(&discordgo.InteractionCreate{})
	b.onInteraction(&discordgo.InteractionCreate{Interaction: &discordgo.Interaction{ID: "1"}})
	b.onInteraction(&discordgo.InteractionCreate{Interaction: &discordgo.Interaction{ID: "1", Member: &discordgo.Member{}}})
	b.onInteraction(&discordgo.InteractionCreate{Interaction: &discordgo.Interaction{ID: "1", Type: discordgo.InteractionPing, User: &discordgo.User{ID: "3"}}})
	b.onReady(&discordgo.Ready{})
}

func TestOwnRoleIsTheManagedOneOfTheBot(t *testing.T) {
	t.Parallel()
	b := deaf(t)
	if got := b.ownRole("10"); got != "11" {
		t.Errorf("own role %q, want 11", got)
	}
	if got := b.ownRole("99"); got != "" {
		t.Errorf("own role %q in an unknown guild", got)
	}
}

func TestPlacesByTypeAndOwner(t *testing.T) {
	t.Parallel()
	b := deaf(t)
	tests := []struct {
		name string
		ch   discordgo.Channel
		want placeKind
	}{
		{"a text channel", discordgo.Channel{Type: discordgo.ChannelTypeGuildText}, textChannel},
		{"an announcement channel", discordgo.Channel{Type: discordgo.ChannelTypeGuildNews}, textChannel},
		{"a voice channel's chat", discordgo.Channel{Type: discordgo.ChannelTypeGuildVoice}, otherThread},
		{"a stage's chat", discordgo.Channel{Type: discordgo.ChannelTypeGuildStageVoice}, otherThread},
		{"a thread the bot opened", discordgo.Channel{Type: discordgo.ChannelTypeGuildPublicThread, OwnerID: "1", ParentID: "100"}, ownThread},
		{"one under announcements", discordgo.Channel{Type: discordgo.ChannelTypeGuildNewsThread, OwnerID: "1", ParentID: "100"}, ownThread},
		{"a thread of others", discordgo.Channel{Type: discordgo.ChannelTypeGuildPublicThread, OwnerID: "3", ParentID: "100"}, otherThread},
		{"a private thread", discordgo.Channel{Type: discordgo.ChannelTypeGuildPrivateThread, OwnerID: "3", ParentID: "100"}, otherThread},
		{"a direct message", discordgo.Channel{Type: discordgo.ChannelTypeDM}, directMessages},
		{"a group's messages", discordgo.Channel{Type: discordgo.ChannelTypeGroupDM}, directMessages},
	}
	for _, tt := range tests {
		if got := b.placeIn(place{}, &tt.ch); got.kind != tt.want || got.parent != tt.ch.ParentID {
			t.Errorf("%s is %+v, want kind %d", tt.name, got, tt.want)
		}
	}
}

func TestAnEditIsAnEventOfItsOwn(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	later := at.Add(time.Millisecond)
	m := &discordgo.Message{ID: "1575256006529646592"}
	first := intake.Event{Message: &discordgo.Message{ID: m.ID, EditedTimestamp: &at}, Edited: true}
	second := intake.Event{Message: &discordgo.Message{ID: m.ID, EditedTimestamp: &later}, Edited: true}
	if eventOf(intake.Event{Message: m}) != m.ID {
		t.Error("a message's event is not its ID")
	}
	if a, b := eventOf(first), eventOf(second); a == b || a == m.ID || eventOf(first) != a {
		t.Errorf("edits are the events %s and %s of message %s", a, b, m.ID)
	}
	if got, err := discordgo.SnowflakeTimestamp(eventOf(first)); err != nil || !got.Equal(at) {
		t.Errorf("an edit's event is of %v, want %v (%v)", got, at, err)
	}
	if n := nonce(eventOf(second), answerPart+partsEach*5); len(n) > 25 {
		t.Errorf("nonce %s is longer than 25", n)
	}
}

func TestPermissionsFollowOverwritesInDiscordsOrder(t *testing.T) {
	t.Parallel()
	const view = discordgo.PermissionViewChannel
	g := &discordgo.Guild{ID: "10", OwnerID: "9", Roles: []*discordgo.Role{
		{ID: "10", Permissions: view}, {ID: "20"}, {ID: "30", Permissions: discordgo.PermissionAdministrator}}}
	over := func(id string, kind discordgo.PermissionOverwriteType, allow, deny int64) *discordgo.PermissionOverwrite {
		return &discordgo.PermissionOverwrite{ID: id, Type: kind, Allow: allow, Deny: deny}
	}
	const role, member = discordgo.PermissionOverwriteTypeRole, discordgo.PermissionOverwriteTypeMember
	tests := []struct {
		name  string
		user  string
		roles []string
		over  []*discordgo.PermissionOverwrite
		sees  bool
	}{
		{"everyone sees an open channel", "3", nil, nil, true},
		{"nobody sees a closed one", "3", nil, []*discordgo.PermissionOverwrite{over("10", role, 0, view)}, false},
		{"but a role that is let in", "3", []string{"20"}, []*discordgo.PermissionOverwrite{over("10", role, 0, view), over("20", role, view, 0)}, true},
		{"unless one is shut out by name", "3", []string{"20"}, []*discordgo.PermissionOverwrite{over("3", member, 0, view), over("10", role, 0, view), over("20", role, view, 0)}, false},
		{"somebody else's overwrite changes nothing", "3", nil, []*discordgo.PermissionOverwrite{over("4", member, 0, view)}, true},
		{"administrators see all", "3", []string{"30"}, []*discordgo.PermissionOverwrite{over("10", role, 0, view)}, true},
		{"so does the owner", "9", nil, []*discordgo.PermissionOverwrite{over("10", role, 0, view)}, true},
	}
	for _, tt := range tests {
		ch := &discordgo.Channel{PermissionOverwrites: tt.over}
		if got := permissions(g, ch, tt.user, tt.roles)&view != 0; got != tt.sees {
			t.Errorf("%s: sees %v, want %v", tt.name, got, tt.sees)
		}
	}
}

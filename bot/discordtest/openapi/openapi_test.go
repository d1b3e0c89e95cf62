package openapi_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/openapi"
	"verbatim/summarise/datatest"
)

// specification loads the official file, which is not part of the repository.
func specification(t *testing.T) *openapi.Spec {
	t.Helper()
	spec, err := openapi.Load(datatest.File(t, "discord-openapi.json"))
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

// tour makes every request that is modelled, with discordgo.
type tour struct {
	t *testing.T
	s *discordgo.Session
}

func (tour tour) must(what string, err error) {
	tour.t.Helper()
	if err != nil {
		tour.t.Errorf("%s: %v", what, err)
	}
}

func TestEveryRequestAndResponseFitsTheSpecification(t *testing.T) {
	t.Parallel()
	spec := specification(t)
	d := discordtest.New(t)
	team := d.Guild("team")
	general, news, forum := team.Text("general"), team.Announcement("news"), team.Forum("ideas")
	ada := d.User("ada")
	asked := make(chan *discordgo.Interaction, 16)
	var mu sync.Mutex
	var events []*discordgo.Event
	s := d.Session(t, func(s *discordgo.Session) {
		s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) {
			mu.Lock()
			defer mu.Unlock()
			events = append(events, e)
		})
		s.AddHandler(func(_ *discordgo.Session, i *discordgo.InteractionCreate) { asked <- i.Interaction })
	})
	tour := tour{t, s}
	tour.lookAround(d, team, ada)
	tour.talk(general, ada)
	tour.threads(general, news, ada)
	post := ada.Posts(forum, "An idea", "a post")
	_, err := s.ChannelMessageSend(post.ID(), "in the post")
	tour.must("answer in a post", err)
	tour.interactions(d, general, ada, asked)
	tour.refusals(d, general, forum)

	for _, wrong := range spec.Check(d.Requests()) {
		t.Errorf("%v", wrong)
	}
	checked := 0
	mu.Lock()
	for _, e := range events {
		schema := map[string]string{
			"MESSAGE_CREATE": "MessageResponse", "MESSAGE_UPDATE": "MessageResponse", "THREAD_CREATE": "ThreadResponse", "THREAD_UPDATE": "ThreadResponse",
		}[e.Type]
		if schema == "" {
			continue
		}
		checked++
		if err := spec.CheckAs(schema, e.RawData); err != nil {
			t.Errorf("event %s: %v", e.Type, err)
		}
	}
	mu.Unlock()
	if checked < 20 {
		t.Errorf("only %d events were checked", checked)
	}
	d.Excuse(50035, 50006, 40058, 40060, 10015) // the refusals were asked for
}

func (tour tour) lookAround(d *discordtest.Server, team *discordtest.Guild, ada *discordtest.User) {
	s := tour.s
	_, err := s.User("@me")
	tour.must("user", err)
	_, err = s.User(ada.ID())
	tour.must("other user", err)
	_, err = s.GatewayBot()
	tour.must("gateway bot", err)
	_, err = s.Application("@me")
	tour.must("application", err)
	_, err = s.Request("GET", discordgo.EndpointAPI+"applications/@me", nil)
	tour.must("applications/@me", err)
	_, err = s.UserGuilds(100, "", "", false)
	tour.must("guilds", err)
	_, err = s.Guild(team.ID())
	tour.must("guild", err)
	_, err = s.GuildRoles(team.ID())
	tour.must("roles", err)
	_, err = s.GuildChannels(team.ID())
	tour.must("channels", err)
	_, err = s.GuildMember(team.ID(), d.Bot().ID())
	tour.must("member", err)
	_, err = s.UserChannelCreate(ada.ID())
	tour.must("direct message", err)
	for _, kind := range []*discordtest.Channel{team.Text("general"), team.Announcement("news"), team.Forum("ideas"), ada.DM()} {
		_, err = s.Channel(kind.ID())
		tour.must("channel", err)
	}
}

func (tour tour) talk(general *discordtest.Channel, ada *discordtest.User) {
	s := tour.s
	said := ada.Says(general, "hello <@"+ada.ID()+">", discordtest.File{Name: "a.txt", MediaType: "text/plain", Data: []byte("text")})
	ada.Says(general, "", discordtest.Forward(said))
	reply, err := s.ChannelMessageSendComplex(general.ID(), &discordgo.MessageSend{
		Content: "hi", Reference: &discordgo.MessageReference{MessageID: said.ID, ChannelID: said.ChannelID}, Embeds: []*discordgo.MessageEmbed{{
			Title: "t", Description: "d", URL: "https://example.org", Color: 255, Footer: &discordgo.MessageEmbedFooter{Text: "f"},
			Author: &discordgo.MessageEmbedAuthor{Name: "a"}, Fields: []*discordgo.MessageEmbedField{{Name: "n", Value: "v"}},
		}},
		Components: []discordgo.MessageComponent{
			discordgo.ActionsRow{Components: []discordgo.MessageComponent{
				discordgo.Button{Label: "b", CustomID: "b"}, discordgo.Button{Label: "l", Style: discordgo.LinkButton, URL: "https://example.org"},
			}},
			discordgo.ActionsRow{Components: []discordgo.MessageComponent{
				discordgo.SelectMenu{CustomID: "s", Options: []discordgo.SelectMenuOption{{Label: "l", Value: "v"}}},
			}},
		},
		AllowedMentions: &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}},
	})
	tour.must("reply", err)
	_, err = s.ChannelMessageSendComplex(general.ID(), &discordgo.MessageSend{Files: []*discordgo.File{{Name: "b.md", ContentType: "text/markdown", Reader: strings.NewReader("# b")}}})
	tour.must("file", err)
	_, err = s.ChannelMessageSendComplex(general.ID(), &discordgo.MessageSend{Flags: discordgo.MessageFlagsIsComponentsV2, Components: []discordgo.MessageComponent{
		discordgo.TextDisplay{Content: "displayed"},
	}})
	tour.must("components v2", err)
	_, err = s.ChannelMessageEdit(general.ID(), reply.ID, "hi again")
	tour.must("edit", err)
	tour.must("typing", s.ChannelTyping(general.ID()))
	tour.must("react", s.MessageReactionAdd(general.ID(), said.ID, "👀"))
	_, err = s.ChannelMessage(general.ID(), said.ID)
	tour.must("get message", err)
	tour.must("unreact", s.MessageReactionRemove(general.ID(), said.ID, "👀", "@me"))
	_, err = s.ChannelMessages(general.ID(), 50, "", "0", "")
	tour.must("history", err)
	tour.must("delete", s.ChannelMessageDelete(general.ID(), reply.ID))
}

func (tour tour) threads(general, news *discordtest.Channel, ada *discordtest.User) {
	s := tour.s
	for _, c := range []*discordtest.Channel{general, news} {
		m := ada.Says(c, "an article")
		th, err := s.MessageThreadStart(c.ID(), m.ID, "A thread", 1440)
		tour.must("thread", err)
		_, err = s.ChannelMessageSend(th.ID, "inside")
		tour.must("message in a thread", err)
		tour.must("join", s.ThreadJoin(th.ID))
		tour.must("add", s.ThreadMemberAdd(th.ID, ada.ID()))
		_, err = s.ThreadMembers(th.ID, 100, false, "")
		tour.must("members", err)
		_, err = s.ThreadMember(th.ID, ada.ID(), false)
		tour.must("member", err)
		_, err = s.Channel(th.ID)
		tour.must("get thread", err)
		_, err = s.ChannelMessages(th.ID, 50, "", "", "")
		tour.must("thread history", err)
		_, err = s.GuildThreadsActive(c.Guild().ID())
		tour.must("active threads", err)
		archived := true
		_, err = s.ChannelEditComplex(th.ID, &discordgo.ChannelEdit{Name: "Renamed", Archived: &archived})
		tour.must("rename and archive", err)
		_, err = s.ThreadsArchived(c.ID(), nil, 10)
		tour.must("archived threads", err)
		tour.must("leave", s.ThreadLeave(th.ID))
	}
	_, err := s.ThreadStart(general.ID(), "Without a message", discordgo.ChannelTypeGuildPublicThread, 60)
	tour.must("thread without a message", err)
}

func (tour tour) interactions(d *discordtest.Server, general *discordtest.Channel, ada *discordtest.User, asked chan *discordgo.Interaction) {
	s := tour.s
	admins := int64(discordgo.PermissionManageGuild)
	commands := []*discordgo.ApplicationCommand{
		{Name: "summarise", Description: "Digest", NameLocalizations: &map[discordgo.Locale]string{discordgo.EnglishUS: "summarize"}, Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionString, Name: "link", Description: "Where", Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "here", Value: "h"}}},
			{Type: discordgo.ApplicationCommandOptionString, Name: "speaker", Description: "Who", Autocomplete: true},
		}},
		{Name: "settings", Description: "Settings", DefaultMemberPermissions: &admins, Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionSubCommand, Name: "show", Description: "Show"},
		}},
		{Name: "Summarise article", Type: discordgo.MessageApplicationCommand},
	}
	_, err := s.ApplicationCommandBulkOverwrite(d.ApplicationID(), "", commands)
	tour.must("commands", err)
	_, err = s.ApplicationCommandBulkOverwrite(d.ApplicationID(), general.Guild().ID(), []*discordgo.ApplicationCommand{})
	tour.must("guild commands", err)
	_, err = s.ApplicationCommands(d.ApplicationID(), "")
	tour.must("get commands", err)

	i := ada.Slash(general, "summarise")
	defer func() { i.WaitAcknowledged() }()
	in := <-asked
	tour.must("defer", s.InteractionRespond(in, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}))
	_, err = s.InteractionResponse(in)
	tour.must("get @original", err)
	text := "a digest"
	_, err = s.InteractionResponseEdit(in, &discordgo.WebhookEdit{Content: &text, Components: &[]discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
		discordgo.Button{Label: "Ask", CustomID: "ask"}, discordgo.Button{Label: "Quotes", CustomID: "quotes"},
	}}}})
	tour.must("edit @original", err)
	more, err := s.FollowupMessageCreate(in, true, &discordgo.WebhookParams{Content: "more", Files: []*discordgo.File{{Name: "c.txt", Reader: strings.NewReader("c")}}})
	tour.must("follow-up", err)
	_, err = s.FollowupMessageEdit(in, more.ID, &discordgo.WebhookEdit{Content: &text})
	tour.must("edit a follow-up", err)
	tour.must("delete a follow-up", s.FollowupMessageDelete(in, more.ID))
	_, err = s.ChannelMessages(general.ID(), 10, "", "", "")
	tour.must("history with interactions", err)

	click := ada.Clicks(i.WaitReply(), "Quotes")
	withResponse := discordgo.EndpointInteractionResponse
	in = <-asked
	_, err = s.Request("POST", withResponse(in.ID, in.Token)+"?with_response=true", discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseChannelMessageWithSource, Data: &discordgo.InteractionResponseData{Content: "quotes", Flags: discordgo.MessageFlagsEphemeral},
	})
	tour.must("with response", err)
	_, err = s.InteractionResponse(in)
	tour.must("get an ephemeral @original", err)
	click.WaitReply()

	opened := ada.Clicks(i.Reply(), "Ask")
	tour.must("form", s.InteractionRespond(<-asked, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseModal, Data: &discordgo.InteractionResponseData{
		CustomID: "m", Title: "Ask", Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			discordgo.TextInput{CustomID: "q", Label: "Question", Style: discordgo.TextInputShort, MaxLength: 300},
		}}},
	}}))
	ada.Submits(opened, map[string]string{"Question": "Why?"})
	in = <-asked
	tour.must("answer a form", s.InteractionRespond(in, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}))
	_, err = s.InteractionResponseEdit(in, &discordgo.WebhookEdit{Content: &text})
	tour.must("edit the answer to a form", err)

	update := ada.Clicks(i.Reply(), "Quotes")
	in = <-asked
	_, err = s.Request("POST", withResponse(in.ID, in.Token)+"?with_response=true", discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseUpdateMessage, Data: &discordgo.InteractionResponseData{Content: "updated"},
	})
	tour.must("update", err)
	update.WaitReply()

	var typing sync.WaitGroup
	typing.Go(func() {
		tour.must("suggest", s.InteractionRespond(<-asked, &discordgo.InteractionResponse{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Data: &discordgo.InteractionResponseData{
			Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "Lavrov", Value: "lavrov"}},
		}}))
	})
	ada.Completes(general, "summarise", "speaker", "La")
	typing.Wait()
}

// refusals are well-formed too.
func (tour tour) refusals(d *discordtest.Server, general, forum *discordtest.Channel) {
	s := tour.s
	for _, request := range []func() error{
		func() error { _, err := s.ChannelMessageSend(general.ID(), strings.Repeat("a", 2001)); return err },
		func() error { _, err := s.ChannelMessageSend(general.ID(), " "); return err },
		func() error { _, err := s.ChannelMessageSend(forum.ID(), "to a forum"); return err },
		func() error { _, err := s.ChannelMessage(general.ID(), "12345"); return err },
		func() error { _, err := s.Channel("12345"); return err },
		func() error {
			_, err := s.WebhookMessage(d.ApplicationID(), "no-such-token", "@original")
			return err
		},
	} {
		if request() == nil {
			tour.t.Error("a request was not refused")
		}
	}
}

func TestTheSpecificationFindsWhatIsWrong(t *testing.T) {
	t.Parallel()
	spec := specification(t)
	id := "1234567890123456789"
	long := func(n int) string { return strings.Repeat("a", n) }
	for name, r := range map[string]discordtest.Request{
		"an embed's description of 4097": {Method: "POST", Path: "/api/v9/channels/" + id + "/messages", Payload: []byte(`{"embeds":[{"description":"` + long(4097) + `"}]}`)},
		"a thread's name of 101":         {Method: "POST", Path: "/api/v9/channels/" + id + "/messages/" + id + "/threads", Payload: []byte(`{"name":"` + long(101) + `"}`)},
		"a custom ID of 101":             {Method: "POST", Path: "/api/v9/channels/" + id + "/messages", Payload: []byte(`{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"b","custom_id":"` + long(101) + `"}]}]}`)},
		"an unknown path":                {Method: "POST", Path: "/api/v9/channels/" + id + "/nonsense"},
	} {
		if err := spec.CheckRequest(&r); err == nil {
			t.Errorf("%s: found nothing wrong", name)
		}
	}
	good := discordtest.Request{Method: "POST", Path: "/api/v9/channels/" + id + "/messages", Payload: []byte(`{"content":"hello"}`)}
	if err := spec.CheckRequest(&good); err != nil {
		t.Errorf("a good request: %v", err)
	}
}

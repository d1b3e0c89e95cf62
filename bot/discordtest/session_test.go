package discordtest_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
)

// A small bot answers everything, so that one session goes through all that this Discord has.
func miniBot(t *testing.T, d *discordtest.Server) *discordgo.Session {
	t.Helper()
	return d.Session(t, func(s *discordgo.Session) {
		s.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
			if m.Author == nil || m.Author.Bot || !strings.Contains(m.Content, "<@") {
				return
			}
			reply, err := s.ChannelMessageSendComplex(m.ChannelID, &discordgo.MessageSend{
				Content:         "reading…",
				Reference:       m.Reference(),
				AllowedMentions: &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}},
			})
			if err != nil {
				t.Errorf("reply: %v", err)
				return
			}
			content := "the digest"
			if _, err := s.ChannelMessageEditComplex(&discordgo.MessageEdit{
				Channel: m.ChannelID, ID: reply.ID, Content: &content,
				AllowedMentions: &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}},
				Components: &[]discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
					discordgo.Button{Label: "Key quotes", CustomID: "v1:quotes"}, discordgo.Button{Label: "Ask", CustomID: "v1:ask"},
				}}},
			}); err != nil {
				t.Errorf("edit: %v", err)
				return
			}
			th, err := s.MessageThreadStart(m.ChannelID, reply.ID, "Harbour opens", 1440)
			if err != nil {
				t.Errorf("thread: %v", err)
				return
			}
			if th.ID != reply.ID {
				t.Errorf("thread ID = %s, want its message's, %s", th.ID, reply.ID)
			}
		})
		s.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) {
			respond := func(r *discordgo.InteractionResponse) {
				if err := s.InteractionRespond(i.Interaction, r); err != nil {
					t.Errorf("respond: %v", err)
				}
			}
			switch i.Type {
			case discordgo.InteractionApplicationCommand:
				data := i.ApplicationCommandData()
				if data.Name == "paste" {
					respond(&discordgo.InteractionResponse{Type: discordgo.InteractionResponseModal, Data: &discordgo.InteractionResponseData{
						CustomID: "v1:paste", Title: "Paste an article", Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
							discordgo.TextInput{CustomID: "text", Label: "Text", Style: discordgo.TextInputParagraph, Required: true, MaxLength: 4000},
						}}},
					}})
					return
				}
				respond(&discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource})
				text := "digest of " + data.Name
				if data.TargetID != "" {
					text = "digest of " + data.Resolved.Messages[data.TargetID].Content
				}
				if o := data.GetOption("file"); o != nil {
					text = "digest of " + data.Resolved.Attachments[o.Value.(string)].Filename
				}
				if _, err := s.InteractionResponseEdit(i.Interaction, &discordgo.WebhookEdit{Content: &text}); err != nil {
					t.Errorf("edit @original: %v", err)
				}
			case discordgo.InteractionMessageComponent:
				respond(&discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: &discordgo.InteractionResponseData{
					Content: "quotes for you", Flags: discordgo.MessageFlagsEphemeral,
				}})
			case discordgo.InteractionApplicationCommandAutocomplete:
				respond(&discordgo.InteractionResponse{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Data: &discordgo.InteractionResponseData{
					Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "Sergei Lavrov", Value: "lavrov"}},
				}})
			case discordgo.InteractionModalSubmit:
				text := i.ModalSubmitData().Components[0].(*discordgo.ActionsRow).Components[0].(*discordgo.TextInput).Value
				respond(&discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: &discordgo.InteractionResponseData{Content: "got " + text}})
			}
		})
	})
}

func register(t *testing.T, d *discordtest.Server, s *discordgo.Session) {
	t.Helper()
	commands := []*discordgo.ApplicationCommand{
		{Name: "summarise", Description: "Digest an article", NameLocalizations: &map[discordgo.Locale]string{discordgo.EnglishUS: "summarize"}, Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionString, Name: "link", Description: "Where it is"},
			{Type: discordgo.ApplicationCommandOptionAttachment, Name: "file", Description: "The article"},
		}},
		{Name: "paste", Description: "Paste an article"},
		{Name: "quotes", Description: "Quotes", Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionString, Name: "speaker", Description: "Who said it", Autocomplete: true},
		}},
		{Name: "Summarise article", Type: discordgo.MessageApplicationCommand},
	}
	if _, err := s.ApplicationCommandBulkOverwrite(d.ApplicationID(), "", commands); err != nil {
		t.Fatalf("register: %v", err)
	}
}

func TestOneSessionThroughEverything(t *testing.T) {
	t.Parallel()
	begun := time.Now()
	d := discordtest.New(t, func(o *discordtest.Options) {
		o.Now = func() time.Time { return begun } // a busy machine must not make an acknowledgement late
	})
	general := d.Guild("team").Text("general")
	ada, ben := d.User("ada"), d.User("ben")
	s := miniBot(t, d)
	register(t, d, s)
	d.WaitCommands("/summarise", "Summarise article")

	said := ada.Says(general, d.Bot().Mention()+" https://example.org/harbour")
	digest := d.WaitAnswer(said, func(m *discordtest.Message) bool { return m.Content == "the digest" })
	thread := d.WaitThread(digest)
	if thread.Name() != "Harbour opens" || thread.Kind() != discordtest.PublicThread {
		t.Errorf("thread = %q of kind %d, want Harbour opens, %d", thread.Name(), thread.Kind(), discordtest.PublicThread)
	}

	quotes := ben.Clicks(digest, "Key quotes").WaitReply()
	if !quotes.Ephemeral() || !ben.Sees(quotes) || ada.Sees(quotes) {
		t.Errorf("quotes: ephemeral %v, ben sees %v, ada sees %v; want true, true, false", quotes.Ephemeral(), ben.Sees(quotes), ada.Sees(quotes))
	}

	ada.SetLocale("en-US")
	slash := ada.Slash(general, "summarize", discordtest.Opt("file", discordtest.File{Name: "a b.txt", Data: []byte("text")}))
	if got := slash.WaitReply().Content; got != "digest of a_b.txt" {
		t.Errorf("slash reply = %q", got)
	}
	menu := ben.Menu(ada.Says(general, "a text"), "Summarise article")
	if got := menu.WaitReply().Content; got != "digest of a text" {
		t.Errorf("menu reply = %q", got)
	}
	sent := ada.Submits(ada.Slash(general, "paste"), map[string]string{"Text": "pasted"})
	if got := sent.WaitReply().Content; got != "got pasted" {
		t.Errorf("form reply = %q", got)
	}
	if got := ada.Completes(general, "quotes", "speaker", "Lav"); len(got) != 1 || got[0].Value != "lavrov" {
		t.Errorf("completions = %v", got)
	}
	// The library's own arithmetic agrees, from what READY and GUILD_CREATE told it.
	allowed, err := s.State.UserChannelPermissions(d.Bot().ID(), general.ID())
	if err != nil || allowed&discordgo.PermissionSendMessages == 0 || allowed&discordgo.PermissionManageMessages != 0 {
		t.Errorf("discordgo computes the permissions %b (%v)", allowed, err)
	}
	if pings := d.Pings(); len(pings) > 0 {
		t.Errorf("pinged %v", pings)
	}
	want := strings.TrimLeft(`
ada: @Verbatim https://example.org/harbour
Verbatim (to ada): the digest
  [Key quotes] [Ask]
  # Harbour opens
ben: [Key quotes]
Verbatim (only for ben): quotes for you
ada: /summarise file:a b.txt
Verbatim: digest of a_b.txt
ada: a text
ben: menu Summarise article
Verbatim: digest of a text
ada: /paste → form "Paste an article" (Text)
ada: form "Paste an article" sent
Verbatim: got pasted
`, "\n")
	if got := d.Transcript(general); got != want {
		t.Errorf("transcript:\n%s\nwant:\n%s", got, want)
	}
}

func TestMissedEventsAreReplayedOnResume(t *testing.T) {
	t.Parallel()
	d := discordtest.New(t)
	general := d.Guild("team").Text("general")
	var mu sync.Mutex
	var got []string
	gone := make(chan struct{}, 4)
	s := d.Session(t, func(s *discordgo.Session) {
		s.SyncEvents = true
		s.AddHandler(func(_ *discordgo.Session, m *discordgo.MessageCreate) {
			mu.Lock()
			defer mu.Unlock()
			got = append(got, m.Content)
		})
		s.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) { gone <- struct{}{} })
	})
	d.Drop()
	select {
	case <-gone:
	case <-time.After(5 * time.Second):
		t.Fatal("no disconnect")
	}
	d.User("ada").Says(general, "missed")
	if err := s.Open(); err != nil {
		t.Fatalf("open again: %v", err)
	}
	d.User("ada").Says(general, "live")
	deadline := time.Now().Add(5 * time.Second)
	for {
		mu.Lock()
		n := len(got)
		mu.Unlock()
		if n == 2 || time.Now().After(deadline) {
			break
		}
		time.Sleep(time.Millisecond)
	}
	mu.Lock()
	defer mu.Unlock()
	if strings.Join(got, " ") != "missed live" {
		t.Errorf("got %q, want missed, live", got)
	}
	if d.Identifies() != 1 || d.Resumes() != 1 {
		t.Errorf("%d identifies, %d resumes; want 1, 1", d.Identifies(), d.Resumes())
	}
}

func BenchmarkPostingAMessage(b *testing.B) {
	d := discordtest.New(b)
	general := d.Guild("team").Text("general")
	s, err := d.NewSession()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.ChannelMessageSend(general.ID(), "hello"); err != nil {
			b.Fatal(err)
		}
	}
}

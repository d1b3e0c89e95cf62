package intake

import (
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

func TestPaste(t *testing.T) {
	const news = `The town library will stay shut until May, the council said on Monday.

Inspectors counted 41 cracked slates and two rotten beams. "We had hoped for March," said the librarian, Ada Moor.
The roof has to be taken off in two parts, which costs 90,000 more than planned.

Readers who had ordered books will be told by post, and the reading room moves to the old station.`
	long := news + "\n\n" + strings.Repeat("The tables were lent by the brass band, which met there on Tuesdays. ", 12) + "\n\nNobody knows yet who will pay."
	for _, tt := range []struct {
		name, content, want, question string
	}{
		{"after the mention", "<@900> " + news, news, ""},
		{"on the line below", "<@900>\n" + news, news, ""},
		{"before the mention", news + " <@900>", news, ""},
		{"with an order before", "<@900> please summarise this:\n\n" + news, news, ""},
		{"with an order on its line", "<@900> summarise: " + news, news, ""},
		{"with an order behind", "<@900> " + news + "\n\nCan you summarise that please?", news, ""},
		{"with an order in German", "<@900> Bitte zusammenfassen:\n" + news, news, ""},
		{"with an order in Japanese", "<@900> 要約してください\n" + news, news, ""},
		{"with a question before", "<@900> how much does the roof cost?\n\n" + news, news, "how much does the roof cost?"},
		{"with a question behind", "<@900> " + news + "\n\nhow much does the roof cost?", news, "how much does the roof cost?"},
		{"with a headline of common words", "<@900> What we know\n\n" + news, "What we know\n\n" + news, ""},
		{"with a headline that asks", "<@900>\nWho pays for the roof?\n\n" + news, "Who pays for the roof?\n\n" + news, ""},
		{"in a fence", "<@900> ```\n" + news + "\n```", news, ""},
		{"in a fence with a name", "<@900>\n```txt\n" + news + "\n```", news, ""},
		{"as a quotation", "<@900>\n>>> " + news, news, ""},
		{"as quoted lines", "<@900>\n> " + strings.ReplaceAll(news, "\n", "\n> "), news, ""},
		{"with its source in the last line", "<@900> " + long + "\n\nSource: " + a, long, ""},
		{"with its source alone in the last line", "<@900> " + long + "\n<" + a + ">", long, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e := channel(tt.content)
			e.Bot = botID
			r := Read(e)
			if len(r.Sources) != 1 || r.Sources[0] != summarise.Source(summarise.Paste{Text: tt.want}) || r.Question != tt.question {
				t.Errorf("got  %+v\nwant the text %q, question %q", r, tt.want, tt.question)
			}
		})
	}
}

func TestNoPaste(t *testing.T) {
	chat := strings.Repeat("we walked along the pier and then had tea, ", 6) // 258 characters
	runReadCases(t, []readCase{
		{"too short", channel("<@900> " + chat), "help"},
		{"too short in letters of three bytes", channel("<@900> " + strings.Repeat("港", 299)), "help"},
		{"long enough", channel("<@900> " + strings.Repeat("港", 300)), "paste:" + strings.Repeat("港", 300) + "…" + strings.Repeat("港", 300)},
		{"a program", channel("<@900> why?\n```go\n" + strings.Repeat("if err != nil { return err }\n", 20) + "```"), "help"},
		{"a program that is not said to be one", channel("<@900> ```\n" + strings.Repeat("if (x > 3) { y[x] = 4; }\n", 20) + "```"), "help"},
		{"many emoji", channel("<@900> " + strings.Repeat("<:fire:1098000000000000777>", 20)), "help"},
		{"many links that are none of articles", channel("<@900> " + strings.Repeat("https://tenor.com/view/dancing-cat-gif-26488967 ", 10)), "unsupported"},
		{"a long comment with a link", channel("<@900> " + chat + chat + a), a},
		{"a long comment before a link on its own line", channel("<@900> " + chat + chat + "\n" + a), a},
		{"a long comment with a file", channel("<@900> "+chat+chat, with("a.pdf", "")), "file:a.pdf"},
		{"a long text with a link within", channel("<@900> " + chat + chat + a + " " + strings.Repeat(chat, 4)), a},
	})
}

func TestOptions(t *testing.T) {
	slash := func(o Options) Event { return Event{Place: Slash, Options: o} }
	pdf := &discordgo.MessageAttachment{Filename: "a.pdf"}
	runReadCases(t, []readCase{
		{"nothing: the form is to be opened", slash(Options{}), ""},
		{"a link", slash(Options{Link: a}), a},
		{"a link without scheme", slash(Options{Link: "example.com/2026/harbour"}), "https://example.com/2026/harbour"},
		{"a host alone", slash(Options{Link: " example.com "}), "https://example.com"},
		{"a host that could be two words", slash(Options{Link: "example.it"}), "https://example.it"},
		{"a file's name", slash(Options{Link: "README.md"}), "not-found"},
		{"a name of a file that is not read", slash(Options{Link: "papers.zip"}), "not-found"},
		{"a link in angle brackets", slash(Options{Link: "<" + a + ">"}), a},
		{"a link with words round it", slash(Options{Link: "look at " + a + "."}), a},
		{"two links", slash(Options{Link: a + " " + b}), a + " " + b},
		{"no link", slash(Options{Link: "harbour"}), "not-found"},
		{"a mail address", slash(Options{Link: "ada@example.com"}), "not-found"},
		{"another scheme", slash(Options{Link: "ftp://example.com/a"}), "not-found"},
		{"an invite", slash(Options{Link: "https://discord.gg/x"}), "unsupported"},
		{"a file", slash(Options{File: pdf}), "file:a.pdf"},
		{"a picture", slash(Options{File: &discordgo.MessageAttachment{Filename: "a.png"}}), "unsupported"},
		{"a link and a file", slash(Options{Link: a, File: pdf}), a + " file:a.pdf"},
		{"a link and a question", slash(Options{Link: a, Question: " summary? "}), a + " “summary?”"},
		{"a question alone: the thread's article is meant", slash(Options{Question: "who paid?"}), "“who paid?”"},
		{"a form's text, however short", slash(Options{Title: "The pier", Text: []string{"It opens."}}), "[The pier] paste:It_opens.…opens."},
		{"a form's text in parts", slash(Options{Text: []string{"It opens on", "", "Friday.", "Then it closes."}}), "paste:It_opens…closes."},
		{"a form's text that is a link", slash(Options{Text: []string{a}}), a},
		{"a form's text with links", slash(Options{Text: []string{"It opens, says " + a}}), "paste:It_opens,…" + a},
	})
}

func TestJoin(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		parts []string
		want  string
	}{
		{"within a sentence", []string{"It opens on ", " Friday."}, "It opens on Friday."},
		{"behind a sentence", []string{"It opens.", "Then it closes."}, "It opens.\n\nThen it closes."},
		{"behind a quotation", []string{"“It opens.”", "He left."}, "“It opens.”\n\nHe left."},
		{"behind a Japanese sentence", []string{"開きます。", "閉じます。"}, "開きます。\n\n閉じます。"},
		{"empty parts", []string{"", "It opens.", " "}, "It opens."},
	} {
		if got := join(tt.parts); got != tt.want {
			t.Errorf("%s: join(%q)\n got %q\nwant %q", tt.name, tt.parts, got, tt.want)
		}
	}
}

func TestGiven(t *testing.T) {
	t.Parallel()
	command := &discordgo.Interaction{Type: discordgo.InteractionApplicationCommand, Data: discordgo.ApplicationCommandInteractionData{
		Options: []*discordgo.ApplicationCommandInteractionDataOption{
			{Name: "link", Type: discordgo.ApplicationCommandOptionString, Value: a},
			{Name: "file", Type: discordgo.ApplicationCommandOptionAttachment, Value: "7"},
			{Name: "question", Type: discordgo.ApplicationCommandOptionString, Value: "who?"},
			{Name: "length", Type: discordgo.ApplicationCommandOptionString, Value: "short"},
		},
		Resolved: &discordgo.ApplicationCommandInteractionDataResolved{Attachments: map[string]*discordgo.MessageAttachment{"7": {Filename: "a.pdf"}}},
	}}
	o := Given(command)
	if o.Link != a || o.Question != "who?" || o.File == nil || o.File.Filename != "a.pdf" {
		t.Errorf("Given(command) is %+v", o)
	}
	row := func(id, value string) discordgo.MessageComponent {
		return &discordgo.ActionsRow{Components: []discordgo.MessageComponent{&discordgo.TextInput{CustomID: id, Value: value}}}
	}
	form := &discordgo.Interaction{Type: discordgo.InteractionModalSubmit, Data: discordgo.ModalSubmitInteractionData{
		Components: []discordgo.MessageComponent{row("title", "The pier"), row("text1", "It opens on"), row("text2", "Friday.")},
	}}
	o = Given(form)
	if got := show(Read(Event{Place: Slash, Options: o})); o.Title != "The pier" || got != "[The pier] paste:It_opens…Friday." {
		t.Errorf("Given(form) is %+v, read as %s", o, got)
	}
	if o := Given(nil); o.Link != "" || o.Text != nil {
		t.Errorf("Given(nil) is %+v", o)
	}
}

package discordtest_test

import (
	"context"
	"fmt"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
)

// Without a test: what goes wrong comes back as an error.
func ExampleStart() {
	d, err := discordtest.Start(discordtest.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer d.Close()
	bot, err := d.NewSession()
	if err != nil {
		fmt.Println(err)
		return
	}
	bot.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
		if m.Author.Bot {
			return
		}
		if _, err := s.ChannelMessageSendReply(m.ChannelID, "Good morning!", m.Reference()); err != nil {
			fmt.Println(err)
		}
	})
	if err := bot.Open(); err != nil {
		fmt.Println(err)
		return
	}
	defer bot.Close()

	general := d.Guild("team").Text("general")
	if _, err := d.User("ada").Post(general, discordtest.Post{Text: "Good morning"}); err != nil {
		fmt.Println(err)
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := d.Until(ctx, func() bool { return len(general.Messages()) == 2 }); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(d.Transcript(general))
	// Output:
	// ada: Good morning
	// Verbatim (to ada): Good morning!
}

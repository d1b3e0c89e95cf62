package bot

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
)

var update = flag.Bool("update", false, "rewrite golden files")

func TestCommandsAsDiscordIsTold(t *testing.T) {
	t.Parallel()
	got, err := json.MarshalIndent(global(commands()), "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	const golden = "testdata/commands.json"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the commands are not those of %s (go test -update rewrites it):\n%s", golden, got)
	}
}

func TestCommandsOfOneGuildReplaceTheGlobalOnes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()() // registers them globally
	w.guildID = w.guild.ID()
	w.run()
	put := func() (guild, all string) {
		for _, r := range w.Requests() {
			switch {
			case r.Method != "PUT":
			case strings.Contains(r.Path, "/guilds/"):
				guild = string(r.Payload)
			default:
				all = string(r.Payload)
			}
		}
		return guild, all
	}
	if err := w.Until(w.soon(), func() bool { guild, all := put(); return guild != "" && all == "[]" }); err != nil {
		guild, all := put()
		t.Fatalf("%v; of the guild: %s; global: %s", err, guild, all)
	}
	if guild, _ := put(); strings.Contains(guild, "contexts") {
		t.Errorf("a guild's commands say where they are for: %s", guild)
	}
	mustSay(t, w.ada.Slash(w.general, "help").WaitReply(), "/summarise")
}

func TestCommandsAreTriedAgainWithTheNextConnection(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Break("PUT", "/applications/*/commands", discordtest.Stored(403))
	w.run()
	puts := func() (n int) {
		for _, r := range w.Requests() {
			if r.Method == "PUT" {
				n++
			}
		}
		return n
	}
	if err := w.Until(w.soon(), func() bool { return puts() == 1 }); err != nil {
		t.Fatal(err)
	}
	w.Invalidate()
	if err := w.Until(w.soon(), func() bool { return puts() == 2 }); err != nil {
		t.Error(err)
	}
}

func TestTheInviteAsksForWhatIsNeeded(t *testing.T) {
	t.Parallel()
	// research: 309237763136 with ADD_REACTIONS (1<<6), which the bot does not use.
	want := "https://discord.com/oauth2/authorize?client_id=42&scope=bot+applications.commands&permissions=309237763072"
	if got := inviteLink("42"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAmericansReadSummarize(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	w.ada.SetLocale("en-US")
	w.ada.Slash(w.general, "summarize").WaitModal()
}

func TestTheFormAppearsWithoutDeferral(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.start()
	form := w.ada.Slash(w.general, "summarise", discordtest.Opt("language", "de"))
	modal := form.WaitModal()
	if len(modal.Fields) != 5 {
		t.Errorf("the form has %d fields, want a title and four of text", len(modal.Fields))
	}
	parts := strings.SplitAfter(orchard, "harvest.\n")
	digest := w.ada.Submits(form, map[string]string{"text1": parts[0], "text2": strings.Join(parts[1:], "")}).WaitReply()
	mustSay(t, digest, "Orchards of Velden", "own language")
	w.settled(digest)
}

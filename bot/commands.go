package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// The names of the commands. Names of slash commands are lower case, those of menus are what users see.
const (
	cmdSummarise = "summarise"
	cmdAsk       = "ask"
	cmdQuotes    = "quotes"
	cmdClaims    = "claims"
	cmdCheck     = "check"
	cmdHelp      = "help"
	menuDigest   = "Summarise article"
	menuQuotes   = "Key quotes"
)

// The longest question and the longest statement that commands take, in characters. A statement is as
// long as a message of a user with Nitro.
const (
	maxQuestion  = 1000
	maxStatement = 4000
)

// commands are all commands, as one bulk overwrite registers them.
func commands() []*discordgo.ApplicationCommand {
	link := option("link", "Link to the article; in an article's thread that article if left out", discordgo.ApplicationCommandOptionString)
	about := option("about", "Only what is said about this", discordgo.ApplicationCommandOptionString)
	speaker := option("speaker", "Only what this person says", discordgo.ApplicationCommandOptionString)
	speaker.Autocomplete = true
	length := option("length", "How long", discordgo.ApplicationCommandOptionString)
	for _, l := range []summarise.Length{summarise.Short, summarise.Standard, summarise.Detailed} {
		length.Choices = append(length.Choices, &discordgo.ApplicationCommandOptionChoice{Name: string(l), Value: string(l)})
	}
	summarize := slash(cmdSummarise, "Summary and key claims of an article; without link and file a form to paste it",
		option("link", "Link to the article", discordgo.ApplicationCommandOptionString),
		option("file", "File with the article: text, Markdown, HTML, PDF, DOCX or EPUB", discordgo.ApplicationCommandOptionAttachment),
		length,
		option("language", "Language of the digest, such as de or pt-BR; the article's own if left out", discordgo.ApplicationCommandOptionString))
	summarize.NameLocalizations = &map[discordgo.Locale]string{discordgo.EnglishUS: "summarize"}
	return []*discordgo.ApplicationCommand{
		summarize,
		slash(cmdAsk, "Ask an article something", required(atMost(maxQuestion, option("question", "What you want to know", discordgo.ApplicationCommandOptionString))), link),
		slash(cmdQuotes, "Quotations in an article, with speakers", link, speaker, about),
		slash(cmdClaims, "Key claims of an article with their evidence", link),
		slash(cmdCheck, "Hold a statement against an article", required(atMost(maxStatement, option("statement", "The statement", discordgo.ApplicationCommandOptionString))), link),
		slash(cmdHelp, "How to use Verbatim, and where text is sent"),
		{Type: discordgo.MessageApplicationCommand, Name: menuDigest},
		{Type: discordgo.MessageApplicationCommand, Name: menuQuotes},
	}
}

func slash(name, description string, options ...*discordgo.ApplicationCommandOption) *discordgo.ApplicationCommand {
	return &discordgo.ApplicationCommand{Type: discordgo.ChatApplicationCommand, Name: name, Description: description, Options: options}
}

func option(name, description string, t discordgo.ApplicationCommandOptionType) *discordgo.ApplicationCommandOption {
	return &discordgo.ApplicationCommandOption{Type: t, Name: name, Description: description}
}

func required(o *discordgo.ApplicationCommandOption) *discordgo.ApplicationCommandOption {
	o.Required = true
	return o
}

// atMost bounds a string option, in characters; Discord's own bound is 6,000.
func atMost(most int, o *discordgo.ApplicationCommandOption) *discordgo.ApplicationCommandOption {
	o.MaxLength = most
	return o
}

// invitePermissions are what the bot needs: View Channel, Send Messages, Embed Links, Attach Files, Read
// Message History, Create Public Threads, Send Messages in Threads.
const invitePermissions = discordgo.PermissionViewChannel | discordgo.PermissionSendMessages | discordgo.PermissionEmbedLinks |
	discordgo.PermissionAttachFiles | discordgo.PermissionReadMessageHistory |
	discordgo.PermissionCreatePublicThreads | discordgo.PermissionSendMessagesInThreads

// inviteLink is where somebody with Manage Server adds the bot to a server.
func inviteLink(app string) string {
	return fmt.Sprintf("https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d", app, invitePermissions)
}

// global says where global commands are for: servers that have the bot, and direct messages with it. Left
// open, a command installed for a user alone would show in places that the bot cannot see. Commands of one
// guild must not say it.
func global(list []*discordgo.ApplicationCommand) []*discordgo.ApplicationCommand {
	for _, c := range list {
		c.Contexts = &[]discordgo.InteractionContextType{discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM}
		c.IntegrationTypes = &[]discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall}
	}
	return list
}

// register writes all commands in one bulk overwrite, which makes the old ones go. Those of the other
// scope go too, since a command in both shows twice.
func (b *Bot) register(ctx context.Context, me *identity) {
	b.log.Info("invite the bot with this link", "link", inviteLink(me.app))
	list := commands()
	if b.guildID == "" {
		list = global(list)
	}
	if err := b.overwriteCommands(ctx, me.app, b.guildID, list); err != nil {
		b.log.Error("commands could not be registered, which the next connection tries again; slash commands may be missing or old", "err", err)
		return
	}
	b.registered.Store(true)
	if b.guildID != "" {
		if err := b.overwriteCommands(ctx, me.app, "", []*discordgo.ApplicationCommand{}); err != nil {
			b.log.Warn("global commands could not be taken away; they may show twice", "err", err)
		}
	}
	b.log.Info("commands registered", "guild", b.guildID)
}

func (b *Bot) overwriteCommands(ctx context.Context, app, guild string, list []*discordgo.ApplicationCommand) error {
	address := discordgo.EndpointApplicationGlobalCommands(app)
	if guild != "" {
		address = discordgo.EndpointApplicationGuildCommands(app, guild)
	}
	if _, err := tell[json.RawMessage](ctx, b, http.MethodPut, address, list); err != nil {
		return fmt.Errorf("bulk overwrite: %w", err)
	}
	return nil
}

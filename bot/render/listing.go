package render

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/customid"
	"verbatim/summarise"
)

// Listed is one of several sources that were asked for at once: the article, or why it could not be read.
type Listed struct {
	Name    string // what the asker called it: a link's host, a file's name; "" if nothing does
	Article *summarise.Article
	Err     error
}

// Listing shows the titles of several articles in one short message, in their order, and what could not be
// read with the next step. Its thread, which f names, holds the digests; ref is said where something
// failed. [ReadListing] knows one by its button.
func Listing(listed []Listed, f Frame, ref string) *discordgo.MessageSend {
	articles := 0
	for _, l := range listed {
		if l.Article != nil {
			articles++
		}
	}
	lines := []string{"**" + counted(articles, "article", "articles") + "**"}
	if articles == 0 {
		lines[0] = "**I could read none of these**"
	}
	for i, l := range listed {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, l.line()))
	}
	if f.More > 0 {
		lines = append(lines, leftOut(f.More))
	}
	switch {
	case f.Trouble != "":
		lines = append(lines, "-# "+f.Trouble)
	case articles > 1 && f.NoContent:
		lines = append(lines, "-# To ask about one, mention me in a reply to its digest, or press Ask under it")
	case articles > 1:
		lines = append(lines, "-# I answer questions from the digest you reply to, else from the article that fits best")
	}
	if articles < len(listed) {
		lines = append(lines, "-# ref "+plain(ref))
	}
	remove := customid.Action{Verb: customid.Delete, Asker: f.Asker}
	return &discordgo.MessageSend{
		Content: strings.Join(lines, "\n"),
		Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			discordgo.Button{Label: "Delete", Style: discordgo.DangerButton, CustomID: remove.String()},
		}}},
	}
}

func (l Listed) line() string {
	if l.Article != nil {
		line := Name(l.Article)
		if site := clip(plain(l.Article.Site), maxListedSite); site != "" {
			line += " · " + site
		}
		return line
	}
	failed := clip(plain(summarise.Explain(l.Err)), maxListedFailure) + " " + nextStep(summarise.CodeOf(l.Err))
	if name := clip(plain(l.Name), maxListedSite); name != "" {
		return name + ": " + failed
	}
	return failed
}

// Name is how a listing and an answer name an article, and how [ReadAnswer] returns that: its title, with
// its link where that is short.
func Name(a *summarise.Article) string {
	title := clip(plain(a.Title), maxListedTitle)
	if title == "" {
		title = untitled(a)
	}
	if link := address(a.URL); link != "" && size(link) <= maxListedAddress && masks(title) {
		return "[" + title + "](<" + link + ">)"
	}
	return title
}

func leftOut(more int) string {
	return "-# " + counted(more, "more link was", "more links were") + " left out: I take 5 at a time"
}

// ReadListing reports whether a message of the bot's is a [Listing]: its one button deletes it.
func ReadListing(m *discordgo.Message) bool {
	if len(m.Components) != 1 {
		return false
	}
	row, ok := m.Components[0].(*discordgo.ActionsRow)
	if !ok || len(row.Components) != 1 {
		return false
	}
	button, ok := row.Components[0].(*discordgo.Button)
	if !ok {
		return false
	}
	action, err := customid.Parse(button.CustomID)
	return err == nil && action.Verb == customid.Delete
}

package render

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// Filter is what quotations were asked for: all, the key quotes, or those by a speaker or about something.
// Of is how many the article has in all.
type Filter struct {
	Key     bool
	Speaker string
	About   string
	Of      int
}

// Quotes shows quotations with their speakers and places.
func Quotes(a *summarise.Article, quotes []summarise.Quotation, f Filter) []*discordgo.MessageSend {
	head := "**Quotations in " + titled(a) + "**"
	if f.Key {
		head = "**Key quotes of " + titled(a) + "**"
	}
	filter := f.words()
	if filter != "" {
		head += "\n-# " + filter
	}
	if len(quotes) == 0 {
		return messages([]string{head + "\n" + f.none(filter)})
	}
	items := make([]string, len(quotes))
	for i, q := range quotes {
		items[i] = quoteMark + "“" + clip(plain(a.Text(q.Quote)), maxQuoted) + "”\n— " + speaker(q) + " " + placesOf(a, []summarise.Quote{q.Quote})
	}
	return messages(pack(head, items, "\n", maxContent))
}

// words are the filter as a sentence goes on with it, "" if all were asked for.
func (f Filter) words() string {
	var by []string
	if f.Speaker != "" {
		by = append(by, "by "+clip(plain(f.Speaker), maxName))
	}
	if f.About != "" {
		by = append(by, "about "+clip(plain(f.About), maxName))
	}
	return strings.Join(by, " ")
}

// none says why there is nothing to show.
func (f Filter) none(filter string) string {
	switch {
	case f.Of == 0:
		return "The article quotes nobody."
	case f.Key:
		return "No quotation is sure enough to be a key quote. /quotes lists all " + counted(f.Of, "quotation", "quotations") + "."
	case f.Of == 1:
		return "The one quotation in it is not " + filter + ". /quotes shows it."
	}
	return fmt.Sprintf("None of the %d quotations in it is %s. /quotes lists them all.", f.Of, filter)
}

// speaker names who is quoted, and how sure that is.
func speaker(q summarise.Quotation) string {
	name := clip(plain(q.Speaker), maxName)
	switch {
	case name == "":
		return "*speaker not named*"
	case !q.Rule.Sure():
		return "probably " + name
	}
	return name
}

// titled names an article inside a heading of ours.
func titled(a *summarise.Article) string {
	if title := clip(plain(a.Title), maxTitle); title != "" {
		return title
	}
	return "this article"
}

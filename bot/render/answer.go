package render

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// Naming is what an answer names besides what it says: its question, where no message of the asker's shows
// it (without naming the asker: nothing that is posted mentions anyone), and its article, where several
// are talked about.
type Naming struct {
	Question bool
	Article  bool
}

// The lines by which reading back knows an answer and its parts. No line of text reads so: it would begin
// with a backslash, or end with its places.
const (
	notSaid    = "The article does not say."
	echoMark   = "> **"
	echoEnd    = "**"
	aboutMark  = "-# from "
	answerMark = "-# answered by "
	partFormat = "-# part %d of %d"
)

// Answer shows an answer, each sentence with its places, in as many messages as it needs. Each of
// several says which part it is.
func Answer(a *summarise.Article, answer *summarise.Answer, n Naming) []*discordgo.MessageSend {
	var head []string
	if n.Question {
		head = append(head, echoMark+clip(plain(answer.Question), maxEchoed)+echoEnd)
	}
	if n.Article {
		head = append(head, aboutMark+Name(a))
	}
	items := make([]string, 0, len(answer.Claims)+1)
	for _, c := range answer.Claims {
		items = append(items, plain(c.Text)+" "+placesOf(a, c.Support))
	}
	if len(items) == 0 {
		items = append(items, notSaid)
	}
	items = append(items, answerFooter(answer))
	contents := pack(strings.Join(head, "\n"), items, "\n", maxContent)
	if len(contents) > 1 {
		const mark = len(partFormat) + 2 // room for it with numbers of three digits, and its line break
		contents = pack(strings.Join(head, "\n"), items, "\n", maxContent-mark)
		for i := range contents {
			contents[i] += "\n" + fmt.Sprintf(partFormat, i+1, len(contents))
		}
	}
	return messages(contents)
}

func answerFooter(answer *summarise.Answer) string {
	parts := []string{answerMark + maker(answer.By)}
	if answer.Found() || answer.Dropped > 0 {
		parts = append(parts, tally(len(answer.Claims), answer.Dropped))
	}
	room := maxNotes
	for _, note := range answer.Notes {
		note = plain(note)
		if room -= size(note) + 3; room >= 0 {
			parts = append(parts, note)
		}
	}
	return strings.Join(parts, " · ")
}

func messages(contents []string) []*discordgo.MessageSend {
	out := make([]*discordgo.MessageSend, len(contents))
	for i, c := range contents {
		out[i] = Notice(c)
	}
	return out
}

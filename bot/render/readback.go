package render

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/customid"
	"verbatim/summarise"
)

// Shown is what a digest's message shows, read back from Discord. Texts are as a reader sees them.
type Shown struct {
	Article summarise.ArticleID
	URL     string   // "" if it has none; characters that would end a masked link are percent-encoded
	Title   string   // "" if it has none
	Claims  []string // the texts, without speakers and places
}

// ReadDigest reads a message that [Digest] made. It knows one by its buttons; the bot must have looked
// that the message is its own.
func ReadDigest(m *discordgo.Message) (Shown, bool) {
	s := Shown{Article: articleNamed(m.Components)}
	if s.Article == "" {
		return Shown{}, false
	}
	title, rest, _ := strings.Cut(m.Content, "\n")
	s.Title, s.URL = readTitle(title)
	if s.URL == "" && len(m.Embeds) > 0 {
		s.URL = m.Embeds[0].URL
	}
	_, claims, _ := strings.Cut("\n"+rest, "\n"+claimsHead+"\n")
	for line := range strings.SplitSeq(claims, "\n") {
		text, ok := strings.CutPrefix(line+" ", fmt.Sprintf("%d. ", len(s.Claims)+1)) // Discord trims a last line
		if !ok {
			break
		}
		text = withoutPlaces(strings.TrimRight(text, " "))
		text, _, _ = strings.Cut(text, byMark)
		s.Claims = append(s.Claims, unescape(text))
	}
	return s, true
}

// articleNamed returns the article that the buttons of a digest are about, "" if they are another message's.
func articleNamed(rows []discordgo.MessageComponent) summarise.ArticleID {
	for _, c := range rows {
		row, ok := c.(*discordgo.ActionsRow)
		if !ok {
			continue
		}
		for _, c := range row.Components {
			b, ok := c.(*discordgo.Button)
			if !ok {
				continue
			}
			if action, err := customid.Parse(b.CustomID); err == nil && action.Verb == customid.Evidence {
				return summarise.ArticleID(action.Article)
			}
		}
	}
	return ""
}

// readTitle reads what linkedTitle wrote.
func readTitle(line string) (title, url string) {
	line = strings.TrimPrefix(line, "**")
	if at := strings.LastIndex(line, "](<"); at >= 0 {
		url, _, _ = strings.Cut(line[at+len("](<"):], ">)")
		line = line[:at]
		line = strings.TrimSuffix(line, "** ["+placeMark)
		line = strings.TrimPrefix(line, "[")
	} else {
		line = strings.TrimSuffix(line, "**")
	}
	if strings.HasPrefix(line, "*") { // untitled
		return "", url
	}
	return unescape(line), url
}

// Said is what an answer's message says.
type Said struct {
	Question string // "" if the message does not repeat it
	Text     string // "" if the article does not say
	Article  string // its [Name], "" if the answer does not name it
}

// ReadAnswer reads a message that [Answer] made. It knows one by its last lines: who answered, or which
// part of an answer it is.
func ReadAnswer(m *discordgo.Message) (Said, bool) {
	if len(m.Components) > 0 {
		return Said{}, false
	}
	var s Said
	var kept []string
	known := false
	for line := range strings.SplitSeq(m.Content, "\n") {
		var part, parts int
		switch {
		case strings.HasPrefix(line, echoMark):
			s.Question = unescape(strings.TrimSuffix(line[len(echoMark):], echoEnd))
		case strings.HasPrefix(line, aboutMark):
			s.Article = line[len(aboutMark):]
		case strings.HasPrefix(line, answerMark):
			known = true
		case strings.HasPrefix(line, "-# "):
			n, _ := fmt.Sscanf(line, partFormat, &part, &parts)
			known = known || n == 2
		case line == notSaid:
		default:
			if text := withoutPlaces(line); text != "" {
				kept = append(kept, unescape(text))
			}
		}
	}
	if !known {
		return Said{}, false
	}
	s.Text = strings.Join(kept, " ")
	return s, true
}

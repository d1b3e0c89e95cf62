package render

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// Frame is what a digest's message says besides the digest.
type Frame struct {
	Asker     string // snowflake of who asked; may delete the digest
	Thread    string // snowflake of the thread that the article has already, "" for none
	NoContent bool   // the bot does not hear questions there: it must be mentioned, or Ask pressed
	More      int    // links that were too many
	Trouble   string // why there is no thread, "" if there is one or none is due
}

// Digest shows a digest in one message. The essentials (title, summary, claims, counts) stand in its
// content, since people can turn embeds off. If they do not fit into 2,000 characters, first the places
// of the evidence move into an embed, then the last claims go, then the last sentences of the summary,
// each said with its number; a sentence is never cut.
func Digest(r *summarise.Result, f Frame) *discordgo.MessageSend {
	a, d := r.Article, r.Digest
	l := layout{head: heading(a), tail: footer(r, f), sentences: len(d.Summary), claims: len(d.Claims)}
	for _, c := range d.Summary {
		l.summary = append(l.summary, plain(c.Text))
	}
	for i, c := range d.Claims {
		l.bare = append(l.bare, fmt.Sprintf("%d. %s", i+1, attributed(c.Text, c.By)))
		l.placed = append(l.placed, l.bare[i]+" "+placesOf(a, c.Support))
	}
	m := &discordgo.MessageSend{Content: l.content(l.placed), Components: buttons(a, f)}
	if size(m.Content) > maxContent {
		m.Content = l.fit()
		m.Embeds = evidenceEmbed(a, d.Claims)
	}
	if fitsEmbedOnly(a.URL) {
		if m.Embeds == nil {
			m.Embeds = []*discordgo.MessageEmbed{{Type: discordgo.EmbedTypeRich, Title: "The article"}}
		}
		m.Embeds[0].URL = address(a.URL)
	}
	return m
}

// layout is the content of a digest's message in its parts.
type layout struct {
	head, tail        string
	summary           []string
	bare, placed      []string // the claims without and with their places
	sentences, claims int      // how many of them are shown
}

// content joins the parts; claims is bare or placed.
func (l *layout) content(claims []string) string {
	lines := []string{l.head}
	if l.sentences > 0 {
		lines = append(lines, "", running(l.summary[:l.sentences]))
	}
	if l.claims > 0 {
		lines = append(lines, "", claimsHead)
		lines = append(lines, claims[:l.claims]...)
	}
	if gone := len(claims) - l.claims; gone > 0 {
		lines = append(lines, fmt.Sprintf("-# %d more under Evidence", gone))
	}
	if gone := len(l.summary) - l.sentences; gone > 0 {
		lines = append(lines, "-# "+counted(gone, "sentence", "sentences")+" of the summary left out: no room in one message")
	}
	return strings.Join(append(lines, "", l.tail), "\n")
}

// running joins sentences, without a space where the script sets none.
func running(sentences []string) string {
	var b strings.Builder
	for i, s := range sentences {
		if last, _ := utf8.DecodeLastRuneInString(b.String()); i > 0 && !strings.ContainsRune("。！？」』）", last) {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	return b.String()
}

// fit shows as much as fits without the places. Head and tail alone always fit: each part of them is bounded.
func (l *layout) fit() string {
	content := l.content(l.bare)
	for size(content) > maxContent && l.claims+l.sentences > 0 {
		if l.claims > 0 {
			l.claims--
		} else {
			l.sentences--
		}
		content = l.content(l.bare)
	}
	return content
}

// claimsHead is the line above the claims; reading back begins below it.
const claimsHead = "**Key claims**"

// untitled stands for a title that is not known: the text's first words, between asterisks. No title can
// read so, since its asterisks would be escaped.
func untitled(a *summarise.Article) string {
	if words := clip(plain(firstWords(a)), maxName); words != "" {
		return "*" + words + "*"
	}
	return "*Untitled*"
}

// heading is the title with its link, and a line with what is known of the article.
func heading(a *summarise.Article) string {
	about := make([]string, 0, 4)
	for _, s := range []string{a.Site, a.Byline} {
		if s = clip(plain(s), maxName); s != "" {
			about = append(about, s)
		}
	}
	if !a.Published.IsZero() {
		about = append(about, a.Published.Format("2 January 2006"))
	}
	about = append(about, fmt.Sprintf("%d min read", minutes(a.Read.Words)))
	return linkedTitle(a) + "\n-# " + strings.Join(about, " · ")
}

// linkedTitle is the title in bold, masking the article's address, or with it behind where a mask breaks.
func linkedTitle(a *summarise.Article) string {
	title := clip(plain(a.Title), maxTitle)
	if title == "" {
		title = untitled(a)
	}
	link := address(a.URL)
	switch {
	case link == "" || size(link) > maxAddress:
		return "**" + title + "**"
	case !masks(title):
		return "**" + title + "** [" + placeMark + "](<" + link + ">)"
	}
	return "**[" + title + "](<" + link + ">)**"
}

// masks reports whether Discord takes label for that of a masked link. It is blind to backslashes there:
// a "[" must be closed, and a "]" that closes none be followed by another before any "[".
func masks(label string) bool {
	for i := 0; i < len(label); i++ {
		switch label[i] {
		case '[':
			end := strings.IndexByte(label[i:], ']')
			if end < 0 {
				return false
			}
			i += end
		case ']':
			if next := strings.IndexAny(label[i+1:], "[]"); next >= 0 && label[i+1+next] == '[' {
				return false
			}
		}
	}
	return true
}

// minutes is the reading time at 230 words a minute (Brysbaert 2019: 238 for English non-fiction).
func minutes(words int) int { return max(1, (words+115)/230) }

// attributed is a claim and who makes it.
func attributed(text, by string) string {
	text = plain(text)
	if by = clip(plain(by), maxName); by != "" {
		text += byMark + by + "*"
	}
	return text
}

// byMark stands between a claim and who makes it, in italics. No text holds it: its asterisk would be escaped.
const byMark = " — *"

// footer says what was checked, who made it and what a reader should know.
func footer(r *summarise.Result, f Frame) string {
	a, d := r.Article, r.Digest
	counts := []string{tally(len(d.Summary)+len(d.Claims)+len(d.Quotes), d.Dropped), maker(d.By)}
	if r.Cached {
		counts = append(counts, "cached")
	}
	lines := []string{"-# " + strings.Join(counts, " · ")}
	room := maxNotes
	for _, notes := range [][]string{a.Notes, d.Notes} {
		for _, note := range notes {
			line := "-# " + plain(note)
			if room -= size(line) + 1; room >= 0 {
				lines = append(lines, line)
			}
		}
	}
	if f.More > 0 {
		lines = append(lines, leftOut(f.More))
	}
	if f.Trouble != "" {
		lines = append(lines, "-# "+f.Trouble)
	}
	switch {
	case f.Thread != "":
		lines = append(lines, "-# Ask about it in <#"+f.Thread+">")
	case f.NoContent:
		lines = append(lines, "-# To ask about it, mention me in the thread or press Ask")
	}
	return strings.Join(lines, "\n")
}

func tally(verified, dropped int) string {
	if dropped > 0 {
		return fmt.Sprintf("%d verified, %d dropped", verified, dropped)
	}
	return fmt.Sprintf("%d verified", verified)
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func maker(by summarise.Maker) string {
	if by.Model == "" {
		return by.Engine
	}
	return by.Engine + " " + clip(plain(by.Model), maxName)
}

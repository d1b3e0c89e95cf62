package render

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// TextName is the name of the file in which an article that has no link goes with its digest.
const TextName = "article.md"

// TextMessage brings the article's text into its thread.
func TextMessage(a *summarise.Article) *discordgo.MessageSend {
	return &discordgo.MessageSend{
		Content: "This is the text that the digest is about. Ask about it here.",
		Files:   []*discordgo.File{TextFile(a)},
	}
}

// noHeading ends a heading's part of the text: a heading without words.
const noHeading = "## <!-- no heading -->\n\n"

// TextFile is the article's text as Markdown that reads back (summarise/reader/plain) as the same
// passages under the same headings, and that a person can read as it is. A passage is a paragraph, its
// lines end with two spaces; one with white space that Markdown folds is a block of code. Pages are not
// kept, nor are soft hyphens and, in a block of code, characters that nobody sees.
func TextFile(a *summarise.Article) *discordgo.File {
	var b strings.Builder
	if title := titleLine(a); title != "" {
		b.WriteString("# " + inMarkdown(title) + "\n\n")
	}
	heading := ""
	for _, p := range a.Passages {
		switch {
		case p.Heading == heading:
		case p.Heading == "":
			b.WriteString(noHeading)
		default:
			b.WriteString("## " + inMarkdown(p.Heading) + "\n\n")
		}
		heading = p.Heading
		b.WriteString(paragraph(p.Text) + "\n\n")
	}
	return &discordgo.File{Name: TextName, ContentType: "text/markdown; charset=utf-8", Reader: strings.NewReader(b.String())}
}

// titleLine is the title that stands above the text, "" for none. The first heading of a text reads as
// its title, and one that repeats the title as no heading: then another title stands there.
func titleLine(a *summarise.Article) string {
	first := a.Passages[0].Heading
	hasHeadings := slices.ContainsFunc(a.Passages, func(p summarise.Passage) bool { return p.Heading != "" })
	for _, title := range []string{visible(a.Title), "Article"} {
		if title != "" && title != first || title == "" && !hasHeadings {
			return title
		}
	}
	return "The article"
}

// paragraph writes a passage so that its lines stay and begin nothing.
func paragraph(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if foldsAway(line) {
			fence := strings.Repeat("`", max(3, longestRun(text)+1))
			return fence + "\n" + text + "\n" + fence
		}
		lines[i] = inMarkdown(line)
	}
	return strings.Join(lines, "  \n")
}

// longestRun is how many backquotes stand in a row in text at most.
func longestRun(text string) int {
	longest, run := 0, 0
	for i := range len(text) {
		if run++; text[i] != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// foldsAway reports whether a line has white space that Markdown would fold: any but single spaces
// between words, and spaces that bind, there.
func foldsAway(line string) bool {
	if line != strings.TrimSpace(line) {
		return true
	}
	before := ' '
	for _, r := range line {
		if unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && (r != ' ' || before == ' ') {
			return true
		}
		before = r
	}
	return false
}

// inMarkdown writes a line as Markdown that means nothing but its words. What a backslash cannot keep
// from a meaning becomes a character reference.
func inMarkdown(line string) string {
	var b strings.Builder
	b.Grow(len(line) + 8)
	stop := itemEnd(line)
	var before rune
	for i, r := range line {
		rest := line[i+utf8.RuneLen(r):]
		switch {
		case isUnread(r), before == 0 && (strings.ContainsRune("•‣◦▪●∙·", r) || strings.ContainsRune("—–─━", r) && isRow(line, r)):
			fmt.Fprintf(&b, "&#%d;", r)
			before = r
			continue
		case i == stop, meansInMarkdown(before, r, rest):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// meansInMarkdown reports whether r is to be escaped between before, 0 at a line's beginning, and rest.
func meansInMarkdown(before, r rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '\\', '*', '`', '[', '<':
		return true
	case '_': // snake_case is none
		inside := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
		return !inside(before) || !inside(next)
	case '~':
		return before == 0 || before == '~' || next == '~'
	case '&': // a character reference
		return strings.Contains(rest[:min(len(rest), 40)], ";")
	case '#':
		return before == 0 || before == ' ' || before == '#'
	case '-', '+', '=', '>', '|', ':':
		return before == 0
	}
	return false
}

// itemEnd is where the mark stands that would make line an item of a numbered list, -1 if none does.
func itemEnd(line string) int {
	rest := strings.TrimLeft(line, "0123456789")
	if at := len(line) - len(rest); at > 0 && rest != "" && (rest[0] == '.' || rest[0] == ')') {
		return at
	}
	return -1
}

// isRow reports whether line is nothing but mark and spaces, a rule across the page.
func isRow(line string, mark rune) bool { return strings.Trim(line, string(mark)+" ") == "" }

// isUnread reports whether a reader of text drops r where it stands, as it shows nothing.
func isUnread(r rune) bool {
	switch {
	case r == joiner, r == nonJoiner, r == 0xAD, r == 0, 0x80 <= r && r < 0xA0: // kept, or lost in a reference, too
		return false
	}
	return r < ' ' || r == 0x7F || unicode.Is(unicode.Cf, r) || 0x2060 <= r && r <= 0x206F || 0xE0000 <= r && r <= 0xE007F
}

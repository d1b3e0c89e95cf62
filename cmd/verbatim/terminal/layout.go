package terminal

import (
	"fmt"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"verbatim/summarise"
)

// layout builds one result's text for people.
type layout struct {
	b      strings.Builder
	width  int
	styled bool
}

const (
	bold = "\x1b[1m"
	dim  = "\x1b[2m"
	off  = "\x1b[0m"
)

func (l *layout) blank() { l.b.WriteByte('\n') }

func (l *layout) style(code, s string) string {
	if !l.styled || s == "" || code == "" {
		return s
	}
	return code + s + off
}

// paragraph wraps text; first stands before its first line, rest before the others. Lines of the text
// stay lines. style is applied to each line by itself, so that it never runs over the margin.
func (l *layout) paragraph(first, rest, text, style string) {
	margin := first
	for line := range strings.SplitSeq(Clean(text), "\n") {
		for _, wrapped := range wrap(line, l.width-displaywidth.String(margin)) {
			l.b.WriteString(margin + l.style(style, wrapped) + "\n")
			margin = rest
		}
	}
}

func (l *layout) section(title string) {
	l.blank()
	l.paragraph("", "", title, bold)
}

// rule parts one source's result from the one before.
func (l *layout) rule() {
	l.blank()
	l.paragraph("", "", strings.Repeat("─", l.width), dim)
	l.blank()
}

// head prints the title and what is known of the article.
func (l *layout) head(source string, a *summarise.Article) {
	title := a.Title
	if title == "" {
		title = Name(source)
	}
	l.paragraph("", "", title, bold)
	var about []string
	if a.URL == "" && a.Title != "" { // an address has a line to itself
		about = append(about, Name(source))
	}
	for _, s := range []string{a.Site, a.Byline} {
		if s != "" && !slices.Contains(about, s) {
			about = append(about, s)
		}
	}
	if !a.Published.IsZero() {
		about = append(about, a.Published.Format("2 January 2006"))
	}
	about = append(about, extent(a.Read), fmt.Sprintf("%d min read", minutes(a.Read.Words)))
	l.paragraph("", "", strings.Join(about, " · "), dim)
	if a.URL != "" {
		l.paragraph("", "", a.URL, dim)
	}
}

// extent says how many words were read, and of how many if not of all.
func extent(e summarise.Extent) string {
	if e.Of > e.Words {
		return fmt.Sprintf("%d of %s", e.Words, counted(e.Of, "word"))
	}
	return counted(e.Words, "word")
}

// minutes is the reading time at 230 words a minute (Brysbaert 2019: 238 for English non-fiction).
func minutes(words int) int { return max(1, (words+115)/230) }

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// cite names the passages or pages of quotes, each once.
func cite(a *summarise.Article, quotes []summarise.Quote) string {
	var marks []string
	for _, q := range quotes {
		mark := fmt.Sprintf("[%d]", q.Passage+1) // people count from 1
		if page := a.Passages[q.Passage].Page; page > 0 {
			mark = fmt.Sprintf("[p. %d]", page)
		}
		if !slices.Contains(marks, mark) {
			marks = append(marks, mark)
		}
	}
	return strings.Join(marks, " ")
}

// citing says what the marks of cite mean.
func citing(a *summarise.Article) string {
	if a.Passages[0].Page > 0 {
		return "[p. 1] = page 1"
	}
	return "[1] = passage 1"
}

// quoted puts the article's words between quotation marks, unless they bring their own.
func quoted(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if strings.HasPrefix(s, "“") || strings.HasPrefix(s, `"`) {
		return s
	}
	return "“" + s + "”"
}

func (l *layout) notes(notes []string) {
	if len(notes) > 0 {
		l.blank()
	}
	for _, n := range notes {
		l.paragraph("Note: ", "      ", n, "")
	}
}

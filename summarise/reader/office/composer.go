package office

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/summarise"
	"verbatim/summarise/prose"
)

// A kind is what a piece of text is in its document.
type kind int

const (
	paragraph kind = iota
	heading
	item // of a list
	row  // of a table
	quote
	verbatim // lines as they are
)

// maxJoined is how many bytes of items, rows or quoted paragraphs are joined to one passage.
const maxJoined = 4000

// A composer makes passages of pieces as they come.
type composer struct {
	title    string // "" until known; a heading that says the same is no passage
	passages []summarise.Passage
	top      string // the first heading of the highest level met
	topLevel int

	heading    string
	used       bool // heading has text under it
	last       kind
	group      int // of the last piece; items, rows and quotes of one group are one passage
	characters int
	words      int // in all, also of what was left out
}

// add adds a piece. level is a heading's, from 1; group tells lists and tables apart.
func (c *composer) add(k kind, text string, level, group int) {
	text = clean(text, k == verbatim)
	if text == "" {
		return
	}
	c.words += prose.CountWords(text)
	if c.characters >= maxCharacters {
		return
	}
	c.characters += utf8.RuneCountInString(text)
	if k == heading {
		c.flush()
		if c.top == "" || level < c.topLevel {
			c.top, c.topLevel = text, level
		}
		c.heading, c.used, c.last = text, false, heading
		return
	}
	joins := k == c.last && k != paragraph && k != verbatim && group == c.group
	if n := len(c.passages); joins && n > 0 && len(c.passages[n-1].Text)+len(text) < maxJoined {
		c.passages[n-1].Text += "\n" + text
	} else {
		c.passages = append(c.passages, summarise.Passage{Heading: c.heading, Text: text})
	}
	c.used, c.last, c.group = true, k, group
}

// flush keeps a heading that nothing stands under.
func (c *composer) flush() {
	if c.heading != "" && !c.used {
		c.passages = append(c.passages, summarise.Passage{Text: c.heading})
	}
	c.heading, c.used = "", false
}

// article is what was composed, not sealed. footnotes were left out.
func (c *composer) article(footnotes int) *summarise.Article {
	c.flush()
	a := &summarise.Article{Title: c.title}
	if a.Title == "" {
		a.Title = c.top
	}
	for _, p := range c.passages {
		if p.Text != a.Title || p.Heading != "" {
			a.Passages = append(a.Passages, p)
		}
	}
	if c.characters >= maxCharacters {
		a.Read.Of = c.words
		a.Notes = append(a.Notes, fmt.Sprintf("only the first %d,000,000 characters were read", maxCharacters/1_000_000))
	}
	switch {
	case footnotes == 1:
		a.Notes = append(a.Notes, "1 footnote is left out")
	case footnotes > 1:
		a.Notes = append(a.Notes, fmt.Sprintf("%d footnotes are left out", footnotes))
	}
	return a
}

// clean folds white space and drops what cannot be seen. Lines and spaces of verbatim text stay.
func clean(text string, asIs bool) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t' && asIs:
			return r
		case r == '\u00a0', r == '\u202f': // spaces that bind
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\u00ad', r == 0x200B, r == 0xFEFF, r >= 0x200E && r <= 0x200F,
			r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r >= 0xE0000 && r <= 0xE007F:
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	if asIs {
		return strings.Trim(text, "\n")
	}
	lines := strings.Split(text, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.Join(strings.FieldsFunc(l, func(r rune) bool { return r == ' ' }), " "); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

// oneLine is s on one line, cut at what no title or name is longer than.
func oneLine(s string) string {
	const longest = 300
	s = strings.Join(strings.Fields(clean(s, false)), " ")
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "")
	}
	return s
}

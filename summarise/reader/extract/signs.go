package extract

import (
	"strings"
	"unicode/utf8"
)

// Signs are what tells an article from a page that is none. Numbers are characters (Unicode code points).
type Signs struct {
	HeadTitle   string   // the title element, one line
	Visible     string   // the page's visible lines, each ended by \n, at most 16 KiB
	After       string   // those that follow the article, at most 1 KiB
	Text        int      // of visible text
	Linked      int      // of it in links and buttons
	Body        int      // of it in p elements of 80 bytes or more with at most a quarter in links
	Types       []string // JSON-LD @type values as they stand, each once, at most 50
	Restricted  bool     // JSON-LD says isAccessibleForFree false
	ArticleBody int      // of the longest JSON-LD articleBody
	Scripted    bool     // the passages come from JSON-LD or a script's data, as the page shows too little
	Password    bool     // there is a password field
}

// Bounds of the texts in [Signs], in bytes.
const (
	maxVisible = 16 << 10
	maxAfter   = 1 << 10
)

func signsOf(h *head, seen, article []line) Signs {
	s := Signs{
		HeadTitle:   h.title,
		Types:       h.linked.types,
		Restricted:  h.linked.restricted,
		ArticleBody: utf8.RuneCountInString(h.linked.body),
		Password:    h.password,
	}
	var visible, after strings.Builder
	for i := range seen {
		l := &seen[i]
		n := utf8.RuneCountInString(l.text)
		s.Text += n
		s.Linked += n * l.links / len(l.text)
		if l.isProse() && l.block.node.Data == "p" {
			s.Body += n
		}
		addLine(&visible, l.text, maxVisible)
	}
	for _, l := range seen[endOf(article, seen):] {
		addLine(&after, l.text, maxAfter)
	}
	s.Visible, s.After = visible.String(), after.String()
	return s
}

// endOf is the place in seen behind the last line of the article, its end if there is no article.
func endOf(article, seen []line) int {
	if len(article) > 0 {
		last := &article[len(article)-1]
		for i := len(seen) - 1; i >= 0; i-- {
			if seen[i].block == last.block && seen[i].text == last.text {
				return i + 1
			}
		}
	}
	return len(seen)
}

// addLine adds a line while there is room for the whole of it.
func addLine(b *strings.Builder, text string, room int) {
	if b.Len()+len(text) < room {
		b.WriteString(text)
		b.WriteByte('\n')
	}
}

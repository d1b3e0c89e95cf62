package summarise

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/summarise/prose"
)

// ArticleID is the lower-case hexadecimal SHA-256 of an article's passages, their cuts and
// their headings: the same words in the same places have the same ID, whatever link led there.
type ArticleID string

// An Article is a text that was read, cut into passages in reading order.
// Any of its words about itself (URL, Title, Byline, Site, Lang) may be empty.
type Article struct {
	ID        ArticleID
	URL       string    // where it was read; empty for a paste or a file
	Title     string    // one line
	Byline    string    // who wrote it
	Site      string    // who published it
	Lang      string    // BCP 47; "" = unknown
	Published time.Time // zero if unknown
	Passages  []Passage // at least one
	Read      Extent
	Notes     []string // what a reader should know of the reading: "paywall: only the first 3 paragraphs were visible"
}

// A Passage is a paragraph, list or the like. Text is valid UTF-8, is not blank, has no white space
// at its ends and holds no blank line. Heading is the heading it stands under, on one line, "" if none.
// Page counts from 1; 0 where there are no pages.
type Passage struct {
	Heading string
	Text    string
	Page    int
}

// Extent is how much of a source was read, in words.
type Extent struct {
	Words int // in Passages
	Of    int // in the source; equal to Words when all was read
}

// Seal makes a finished article of what a reader gathered: it drops what breaks the rules of
// [Passage], counts the words and derives the ID. It must be called before the article is used
// and again after its passages change. An article without a single passage is [Empty].
func (a *Article) Seal() error {
	kept := a.Passages[:0:0]
	for _, p := range a.Passages {
		p.Text = withoutBlankLines(strings.ToValidUTF8(p.Text, "\uFFFD"))
		p.Heading = strings.Join(strings.Fields(strings.ToValidUTF8(p.Heading, "\uFFFD")), " ")
		if p.Text != "" {
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 {
		return &Error{Code: Empty}
	}
	a.Passages = kept
	a.Read.Words = 0
	for _, p := range a.Passages {
		a.Read.Words += prose.CountWords(p.Text)
	}
	a.Read.Of = max(a.Read.Of, a.Read.Words)
	a.ID = identify(a.Passages)
	return nil
}

// withoutBlankLines trims s, ends its lines with a plain newline and drops the blank ones.
func withoutBlankLines(s string) string {
	if !strings.ContainsAny(s, "\n\r\v\f\u0085\u2028\u2029") {
		return strings.TrimSpace(s)
	}
	lines := strings.FieldsFunc(s, func(r rune) bool {
		return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
	})
	kept := lines[:0]
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			kept = append(kept, strings.TrimRight(line, " \t\u00a0"))
		}
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

func identify(passages []Passage) ArticleID {
	h := sha256.New()
	enc := json.NewEncoder(h) // JSON, so that no two lists of passages run together
	for _, p := range passages {
		_ = enc.Encode([2]string{p.Heading, p.Text}) // a hash never fails to write
	}
	return ArticleID(hex.EncodeToString(h.Sum(nil)))
}

// A Quote is a place in an article. It holds no words of its own, so it cannot misquote.
// Start and End are byte offsets into the passage's Text, on rune boundaries, Start < End.
type Quote struct{ Passage, Start, End int }

// Text returns the article's own words at q, "" if q is no place in a.
func (a *Article) Text(q Quote) string {
	if !a.Holds(q) {
		return ""
	}
	return a.Passages[q.Passage].Text[q.Start:q.End]
}

// Holds reports whether q is a place in a: an existing passage, offsets inside it and on rune boundaries.
func (a *Article) Holds(q Quote) bool {
	if q.Passage < 0 || q.Passage >= len(a.Passages) {
		return false
	}
	text := a.Passages[q.Passage].Text
	return 0 <= q.Start && q.Start < q.End && q.End <= len(text) &&
		utf8.RuneStart(text[q.Start]) && (q.End == len(text) || utf8.RuneStart(text[q.End]))
}

package pdf

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"verbatim/summarise"
	"verbatim/summarise/prose"
)

// Limits of one document.
const (
	MaxBytes = 20 << 20
	budget   = 10 * time.Second
)

// garbledShare is the share of characters without a meaning from which on a text is not shown: of 214
// real files 5 have more (documents research, section 6).
const garbledShare = 0.05

// A Reader reads PDFs, two at a time. Its methods may be called concurrently.
type Reader struct {
	engine *engine
	budget time.Duration // for one document
}

// New builds a reader that keeps PDFium's machine code in cacheDir, a directory that is made if it is
// not there and that no one else may write to; "" keeps it in memory alone. It compiles nothing yet.
func New(cacheDir string, log *slog.Logger) *Reader {
	return &Reader{newEngine(cacheDir, log), budget}
}

// Read makes an article of a PDF: title, byline, passages with their pages, and notes of what was left
// out. It is not sealed. A document that takes longer than 10 s is given as far as it was read. Errors
// are [summarise.Error] values (TooLarge, Locked, Scanned, Garbled, Empty, Timeout, Unsupported), ctx's
// own, or that PDFium cannot be started.
func (r *Reader) Read(ctx context.Context, data []byte) (*summarise.Article, error) {
	if len(data) > MaxBytes {
		return nil, summarise.Errorf(summarise.TooLarge, "it is %.1f MB, %d MB are read", float64(len(data))/(1<<20), MaxBytes>>20)
	}
	asked := time.Now()
	if err := r.engine.ready(ctx); err != nil {
		return nil, err
	}
	left := max(r.budget-time.Since(asked), r.budget/2) // compiling counts, but must not use up all of it
	w, err := r.engine.borrow(ctx)
	if err != nil {
		return nil, err
	}
	d, err := func() (*document, error) {
		defer r.engine.giveBack(w)
		within, cancel := context.WithTimeout(ctx, left)
		defer cancel()
		return w.readDocument(within, data)
	}()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, errLocked):
		return nil, &summarise.Error{Code: summarise.Locked, Note: "it opens with a password only", Err: err}
	case errors.Is(err, errBroken):
		return nil, &summarise.Error{Code: summarise.Unsupported, Note: "it is damaged: no program can open it", Err: err}
	case err != nil:
		return nil, &summarise.Error{Code: summarise.Unsupported, Note: "it is damaged, or too much to read", Err: fmt.Errorf("PDFium: %w", err)}
	}
	return d.article(len(data))
}

// article makes sense of d, a file of size bytes.
func (d *document) article(size int) (*summarise.Article, error) {
	if err := d.refusal(); err != nil {
		return nil, err
	}
	lines, footnotes := dropFootnotes(dropFurniture(d.pages), d.pages)
	blocks := newPrint(lines).blocks()
	a := &summarise.Article{Title: titleOf(d.title, blocks), Byline: oneLine(repaired(d.author)), Notes: d.notes(footnotes)}
	for _, p := range passagesOf(blocks) {
		if p.Text != a.Title {
			a.Passages = append(a.Passages, p)
			a.Read.Words += prose.CountWords(p.Text)
		}
	}
	a.Read.Of = d.wordsInAll(a.Read.Words, size)
	return a, nil
}

// refusal says why there is nothing to be made of d, nil if there is something.
func (d *document) refusal() error {
	visible, garbage, pictures := 0, 0, 0
	for _, pg := range d.pages {
		for _, l := range pg.lines {
			visible += len(l.text)
		}
		garbage += pg.garbage
		if pg.picture {
			pictures++
		}
	}
	switch {
	case float64(garbage) > garbledShare*float64(d.characters):
		return summarise.Errorf(summarise.Garbled, "its letters cannot be told from their shapes")
	case visible > 0:
		return nil
	case d.late:
		return summarise.Errorf(summarise.Timeout, "it could not be read within %d s", budget/time.Second)
	case pictures > 0:
		return summarise.Errorf(summarise.Scanned, "its pages are pictures")
	case len(d.pages) < d.tried:
		return summarise.Errorf(summarise.Unsupported, "its pages are damaged, or too much to read")
	}
	return summarise.Errorf(summarise.Empty, "there is no text on its pages")
}

// notes say what was not read.
func (d *document) notes(footnotes int) []string {
	var notes []string
	add := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	pictures := 0
	for _, pg := range d.pages {
		if pg.picture {
			pictures++
		}
	}
	switch {
	case d.late:
		add("reading stopped after %d s, on page %s of %s", budget/time.Second, number(d.tried), number(d.claimed))
	case d.characters >= maxCharacters:
		add("only the first %s characters were read, to page %s of %s", number(maxCharacters), number(d.tried), number(d.claimed))
	case d.tried < d.claimed && d.tried == maxPages:
		add("only the first %s of %s were read", number(d.tried), pages(d.claimed))
	case d.tried < d.claimed:
		add("reading was given up at page %s of %s", number(d.tried), number(d.claimed))
	}
	if failed := d.tried - len(d.pages); failed > 0 && !d.late {
		add("%s could not be read", pages(failed))
	}
	if pictures > 0 {
		add("%s without text: pictures, not read", pages(pictures))
	}
	switch {
	case footnotes == 1:
		add("1 footnote is left out")
	case footnotes > 1:
		add("%s footnotes are left out", number(footnotes))
	}
	return notes
}

// wordsInAll estimates the words of the whole document from those of the pages that were read. The page
// count is a claim: a file has no more pages than bytes to describe them.
func (d *document) wordsInAll(words, size int) int {
	const leastPage = 32 // bytes
	total := min(d.claimed, max(size/leastPage, d.tried))
	if len(d.pages) == 0 || total <= len(d.pages) {
		return words
	}
	return words * total / len(d.pages)
}

func pages(n int) string {
	if n == 1 {
		return "1 page"
	}
	return number(n) + " pages"
}

// number writes n with commas: 1,080.
func number(n int) string {
	s := fmt.Sprint(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

package pdf

import (
	"context"
	"errors"
	"fmt"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Most that is read of a document.
const (
	maxPages      = 500
	maxCharacters = 1_000_000
	maxRestarts   = 3 // after pages on which PDFium gave up
)

var (
	errLocked = errors.New("a password is needed")
	errBroken = errors.New("no document that can be opened")
)

// A document is what PDFium says of a file, before anybody has made sense of it.
type document struct {
	title, author string
	claimed       int // pages, as the file has it
	pages         []page
	tried         int  // pages that were reached, readable or not
	characters    int  // on all pages
	late          bool // stopped by the clock
}

// readDocument reads what it can of data until ctx is done. A page on which PDFium gives up (a bomb, a
// fault of its own) costs that page and the instance, not the document.
func (w *worker) readDocument(ctx context.Context, data []byte) (*document, error) {
	d := new(document)
	for range 1 + maxRestarts {
		err := w.run(ctx, func(p pdfium.Pdfium) error { return d.read(p, data) })
		switch {
		case ctx.Err() != nil:
			d.late = true
			return d, nil
		case err == nil:
			return d, nil
		case w.spent, errors.Is(err, errLocked), errors.Is(err, errBroken), d.tried == 0:
			return nil, err
		}
	}
	return d, nil
}

// read goes on with the pages of d that were not tried yet.
func (d *document) read(p pdfium.Pdfium, data []byte) error {
	opened, err := p.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return errLocked
	case errors.Is(err, pdfiumerrors.ErrFormat), errors.Is(err, pdfiumerrors.ErrFile), errors.Is(err, pdfiumerrors.ErrUnknown), errors.Is(err, pdfiumerrors.ErrSuccess):
		return errBroken
	case err != nil:
		return fmt.Errorf("open: %w", err)
	}
	if d.tried == 0 {
		if err := d.readMetadata(p, opened.Document); err != nil {
			return err
		}
	}
	for d.tried < min(d.claimed, maxPages) && d.characters < maxCharacters {
		index := d.tried
		d.tried++
		pg, err := readPage(p, opened.Document, index, maxCharacters-d.characters)
		if err == nil || len(pg.lines) > 0 {
			d.pages = append(d.pages, pg)
			d.characters += pg.characters
		}
		if err != nil {
			return fmt.Errorf("page %d: %w", index+1, err)
		}
	}
	return nil
}

func (d *document) readMetadata(p pdfium.Pdfium, of references.FPDF_DOCUMENT) error {
	count, err := p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: of})
	if err != nil {
		return fmt.Errorf("page count: %w", err)
	}
	d.claimed = max(count.PageCount, 0)
	for tag, to := range map[string]*string{"Title": &d.title, "Author": &d.author} {
		if text, err := p.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: of, Tag: tag}); err == nil {
			*to = text.Value
		}
	}
	return nil
}

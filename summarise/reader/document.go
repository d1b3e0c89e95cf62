package reader

import (
	"context"

	"verbatim/summarise"
	"verbatim/summarise/reader/office"
)

// readPDF reads a PDF. It takes none of the places for parsing: PDFium's workers are fewer, and a hostile
// file may hold one for as long as it is given.
func (r *Reader) readPDF(ctx context.Context, c content) (*summarise.Article, error) {
	a, err := r.pdf.Read(ctx, c.data)
	if err != nil {
		return nil, err
	}
	a.URL = c.url
	return finish(a)
}

// readOffice reads a DOCX or an EPUB.
func readOffice(c content) (*summarise.Article, error) {
	open := office.DOCX
	if c.kind == kindEPUB {
		open = office.EPUB
	}
	a, err := open(c.data)
	if err != nil {
		return nil, err
	}
	a.URL = c.url
	return finish(a)
}

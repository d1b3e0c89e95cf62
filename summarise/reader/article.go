package reader

import (
	"context"
	"strings"

	"verbatim/summarise"
	"verbatim/summarise/prose"
	"verbatim/summarise/reader/plain"
)

// content is bytes whose kind is settled.
type content struct {
	data      []byte
	kind      kind
	mediaType string
	url       string
	answer    *fetched // nil for bytes that were at hand
}

// read parses c, a few at a time: a page of 5 MB may take 100 MB while it is parsed.
func (r *Reader) read(ctx context.Context, c content) (*summarise.Article, error) {
	if c.kind == kindPDF {
		return r.readPDF(ctx, c)
	}
	select {
	case r.parsing <- struct{}{}:
		defer func() { <-r.parsing }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if c.kind == kindDOCX || c.kind == kindEPUB {
		return readOffice(c)
	}
	text, notes, err := decodeText(c.data, c.mediaType, c.kind)
	if err != nil {
		return nil, err
	}
	var a *summarise.Article
	switch c.kind {
	case kindHTML:
		if a, err = readHTML(text, c); err != nil {
			return nil, err
		}
	case kindMarkdown:
		a = articleOf(plain.Markdown(text))
	default:
		a = articleOf(plain.Text(text))
		if err := c.refusedInText(text, a); err != nil {
			return nil, err
		}
	}
	if a.URL == "" {
		a.URL = c.url
	}
	a.Notes = append(a.Notes, notes...)
	return finish(a)
}

func articleOf(p plain.Page) *summarise.Article {
	return &summarise.Article{Title: p.Title, Passages: p.Passages}
}

// finish seals a and fills in the language if the source does not declare it.
func finish(a *summarise.Article) (*summarise.Article, error) {
	if err := a.Seal(); err != nil {
		return nil, err
	}
	if a.Lang == "" {
		a.Lang = prose.Detect(opening(a.Passages))
	}
	return a, nil
}

// opening is as much of the text as a language is told by.
func opening(passages []summarise.Passage) string {
	const enough = 2 << 10
	var b strings.Builder
	for _, p := range passages {
		if b.WriteString(p.Text); b.Len() >= enough {
			break
		}
		b.WriteByte('\n')
	}
	return b.String()
}

package reader

import (
	"errors"
	"fmt"
	"strings"

	"verbatim/summarise"
	"verbatim/summarise/reader/extract"
	"verbatim/summarise/reader/verdict"
)

// readHTML makes an article of a page, or names what the page is instead. A saved page of unknown origin may say
// itself where it comes from; of a page that was fetched, its address is known better.
func readHTML(page string, c content) (*summarise.Article, error) {
	p, err := extract.Read(page, c.url)
	switch {
	case errors.Is(err, extract.ErrTooDeep):
		return nil, &summarise.Error{Code: summarise.Unsupported, Note: "its elements are nested too deeply", Err: err}
	case err != nil:
		return nil, &summarise.Error{Code: summarise.Unsupported, Note: "its HTML cannot be read", Err: fmt.Errorf("extract: %w", err)}
	}
	found, err := c.judge(page, p)
	if err != nil {
		return nil, err
	}
	a := &summarise.Article{URL: c.url, Title: p.Title, Byline: p.Byline, Site: p.Site, Lang: p.Lang, Published: p.Published, Passages: found.Passages}
	if c.url == "" && c.answer == nil {
		a.URL = p.Canonical
	}
	if found.Note != "" {
		a.Notes = append(a.Notes, found.Note)
	}
	return a, nil
}

// judge asks what a page is, given how it came.
func (c content) judge(page string, p *extract.Page) (verdict.Finding, error) {
	r := verdict.Response{URL: c.url, HTML: page, Page: p}
	if c.answer != nil {
		r.Status, r.Header = c.answer.status, c.answer.header
	}
	return verdict.Judge(r)
}

// shortText is how many bytes of plain text from a site may be its refusal: "Forbidden", "404: Not Found".
const shortText = 600

// refusedInText names what a short plain text is that a site answers with instead of a page.
func (c content) refusedInText(text string, a *summarise.Article) error {
	if c.answer == nil || c.url == "" || len(text) > shortText {
		return nil
	}
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	n := len([]rune(text))
	_, err := c.judge("", &extract.Page{Passages: a.Passages, Signs: extract.Signs{HeadTitle: first, Visible: text, Text: n}})
	return err
}

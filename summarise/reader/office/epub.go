package office

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"verbatim/summarise"
)

// EPUB makes an article of an e-book, not sealed. Errors are [summarise.Error] values: TooLarge or
// Unsupported. A book without text has no passages.
func EPUB(data []byte) (*summarise.Article, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	b, err := openBook(a)
	if err != nil {
		return nil, err
	}
	if err := b.refuseEncrypted(a); err != nil {
		return nil, err
	}
	out := &composer{title: b.title}
	footnotes, missing := 0, 0
	for _, name := range b.chapters {
		data, err := a.part(name)
		if errors.Is(err, fs.ErrNotExist) {
			missing++
			continue
		}
		if err != nil {
			return nil, err
		}
		c := chapter{out: out, group: out.group}
		c.read(utf8Text(data))
		footnotes += c.notes
	}
	if missing == len(b.chapters) {
		return nil, damaged(errors.New("no chapter is there"))
	}
	article := out.article(footnotes)
	article.Byline, article.Site, article.Lang, article.Published = b.author, b.publisher, b.lang, b.date
	if missing > 0 {
		article.Notes = append(article.Notes, fmt.Sprintf("%d of %d chapters are missing in the file", missing, len(b.chapters)))
	}
	return article, nil
}

// A book is what its package file says.
type book struct {
	core
	chapters []string // names of parts in reading order
}

// openBook follows the container to the package file and reads the spine.
func openBook(a *archive) (book, error) {
	container, err := a.part("META-INF/container.xml")
	if errors.Is(err, fs.ErrNotExist) {
		return book{}, damaged(err)
	}
	if err != nil {
		return book{}, err
	}
	root := ""
	for e := range elements(container) {
		if e.Name.Local == "rootfile" && root == "" {
			root = attribute(e, "full-path")
		}
	}
	opf, err := a.part(root)
	if errors.Is(err, fs.ErrNotExist) {
		return book{}, damaged(err)
	}
	if err != nil {
		return book{}, err
	}
	b := book{core: parseCore(opf)}
	b.chapters = spineOf(opf, path.Dir(cleanName(root)))
	if len(b.chapters) == 0 {
		return book{}, damaged(errors.New("the spine is empty"))
	}
	return b, nil
}

// elements yields the start elements of data, as far as it can be read.
func elements(data []byte) func(yield func(xml.StartElement) bool) {
	return func(yield func(xml.StartElement) bool) {
		tokens := xmlTokens(data)
		for {
			token, err := tokens.RawToken()
			if err != nil {
				return
			}
			if e, ok := token.(xml.StartElement); ok && !yield(e) {
				return
			}
		}
	}
}

// spineOf is the parts of a book in reading order, without its navigation, cover and the like. Names in
// the package file are relative to dir.
func spineOf(opf []byte, dir string) []string {
	parts := make(map[string]string) // by the manifest's ID
	aside := make(map[string]bool)   // no text of the book
	var order []string
	for e := range elements(opf) {
		switch e.Name.Local {
		case "item":
			id, name := attribute(e, "id"), resolve(dir, attribute(e, "href"))
			parts[id] = name
			if slices.Contains(strings.Fields(attribute(e, "properties")), "nav") || isAside(id) || isAside(strings.TrimSuffix(path.Base(name), path.Ext(name))) {
				aside[name] = true
			}
		case "itemref":
			if attribute(e, "linear") != "no" {
				order = append(order, attribute(e, "idref"))
			}
		case "reference": // of the guide, which EPUB 2 has
			if isAside(attribute(e, "type")) {
				aside[resolve(dir, attribute(e, "href"))] = true
			}
		}
	}
	var chapters []string
	for _, id := range order {
		if name := parts[id]; name != "" && !aside[name] {
			chapters = append(chapters, name)
			aside[name] = true // once is enough; a spine may name it a million times
		}
	}
	return chapters
}

// isAside reports whether a name is that of a part around the text.
func isAside(name string) bool {
	switch strings.ToLower(name) {
	case "cover", "coverpage", "cover-page", "toc", "nav", "ncx", "loi", "lot", "landmarks", "titlepage", "title-page", "copyright", "copyright-page", "colophon":
		return true
	}
	return false
}

// resolve is the name of the part that href means in a part of dir.
func resolve(dir, href string) string {
	href, _, _ = strings.Cut(href, "#")
	if decoded, err := url.PathUnescape(href); err == nil {
		href = decoded
	}
	if href == "" {
		return ""
	}
	return cleanName(path.Join("/", dir, href))
}

// refuseEncrypted refuses books whose chapters are locked. Fonts may be.
func (b *book) refuseEncrypted(a *archive) error {
	data, err := a.part("META-INF/encryption.xml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for e := range elements(data) {
		if e.Name.Local == "CipherReference" && slices.Contains(b.chapters, resolve("", attribute(e, "URI"))) {
			return summarise.Errorf(summarise.Unsupported, "it is locked to a reading program (DRM)")
		}
	}
	return nil
}

package office

import (
	"encoding/xml"
	"errors"
	"io/fs"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// core is what a file says about itself, in Dublin Core's words. Any of it may be missing.
type core struct {
	title, author, publisher, lang string
	date                           time.Time
}

// readCore reads the properties of a DOCX.
func readCore(a *archive) (core, error) {
	data, err := a.part("docProps/core.xml")
	if errors.Is(err, fs.ErrNotExist) {
		return core{}, nil
	}
	if err != nil {
		return core{}, err
	}
	c := parseCore(data)
	if c.author == "python-docx" { // the template of a library that many programs write with
		c = core{title: c.title}
	}
	if !isTitle(c.title) {
		c.title = ""
	}
	return c, nil
}

// parseCore reads Dublin Core elements wherever they stand in data: the first title, all creators, the
// first date.
func parseCore(data []byte) core {
	var c core
	var name string
	var b strings.Builder
	tokens := xmlTokens(data)
	for {
		token, err := tokens.RawToken()
		if err != nil {
			return c
		}
		switch t := token.(type) {
		case xml.StartElement:
			name = t.Name.Local
			b.Reset()
		case xml.CharData:
			if b.Len() < 4096 {
				b.Write(t)
			}
		case xml.EndElement:
			if t.Name.Local == name {
				c.set(name, oneLine(b.String()))
			}
			name = ""
		}
	}
}

func (c *core) set(name, value string) {
	switch {
	case value == "":
	case name == "title" && c.title == "":
		c.title = value
	case name == "creator" && c.author == "":
		c.author = value
	case name == "creator":
		c.author = oneLine(c.author + ", " + value)
	case name == "publisher" && c.publisher == "":
		c.publisher = value
	case name == "language" && c.lang == "":
		if tag, err := language.Parse(value); err == nil && tag != language.Und {
			c.lang = tag.String()
		}
	case (name == "created" || name == "date") && c.date.IsZero():
		c.date = parseDate(value)
	}
}

// parseDate reads the forms of W3CDTF, zero if it is none. A year alone, or a month, is no date.
func parseDate(s string) time.Time {
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 1 {
			return t
		}
	}
	return time.Time{}
}

// isTitle reports whether a title is more than the name that a program gave a new file.
func isTitle(s string) bool {
	lower := strings.ToLower(s)
	return !strings.HasSuffix(lower, ".doc") && !strings.HasSuffix(lower, ".docx") && !strings.HasPrefix(lower, "microsoft word -") &&
		lower != "untitled" && lower != "word document" && lower != "title"
}

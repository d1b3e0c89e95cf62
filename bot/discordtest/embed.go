package discordtest

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// An Embed is the box under a message's content (resources/message, "Embed Object").
type Embed struct {
	Type        string       `json:"type,omitempty"`
	Title       string       `json:"title,omitempty"`
	Description string       `json:"description,omitempty"`
	URL         string       `json:"url,omitempty"`
	Timestamp   string       `json:"timestamp,omitempty"`
	Color       int          `json:"color,omitempty"`
	Footer      *EmbedFooter `json:"footer,omitempty"`
	Image       *EmbedImage  `json:"image,omitempty"`
	Thumbnail   *EmbedImage  `json:"thumbnail,omitempty"`
	Author      *EmbedAuthor `json:"author,omitempty"`
	Fields      []EmbedField `json:"fields,omitempty"`
}

// EmbedFooter is the small line at an embed's end.
type EmbedFooter struct {
	Text    string `json:"text"`
	IconURL string `json:"icon_url,omitempty"`
}

// EmbedImage is a picture in an embed.
type EmbedImage struct {
	URL string `json:"url"`
}

// EmbedAuthor is the line above an embed's title.
type EmbedAuthor struct {
	Name    string `json:"name"`
	URL     string `json:"url,omitempty"`
	IconURL string `json:"icon_url,omitempty"`
}

// EmbedField is a titled paragraph of an embed.
type EmbedField struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Inline bool   `json:"inline"`
}

// trimmed is the embed as Discord stores it: white space at the ends removed
// before anything is counted (resources/message, "Embed Limits").
func (e Embed) trimmed() Embed {
	e.Type = "rich"
	e.Title, e.Description = strings.TrimSpace(e.Title), strings.TrimSpace(e.Description)
	e.Fields = slices.Clone(e.Fields)
	for i := range e.Fields {
		e.Fields[i].Name, e.Fields[i].Value = strings.TrimSpace(e.Fields[i].Name), strings.TrimSpace(e.Fields[i].Value)
	}
	if e.Footer != nil {
		f := *e.Footer
		f.Text = strings.TrimSpace(f.Text)
		e.Footer = &f
	}
	if e.Author != nil {
		a := *e.Author
		a.Name = strings.TrimSpace(a.Name)
		e.Author = &a
	}
	return e
}

// empty reports whether there is nothing to show.
func (e *Embed) empty() bool {
	return e.Title == "" && e.Description == "" && e.Footer == nil && e.Image == nil &&
		e.Thumbnail == nil && e.Author == nil && len(e.Fields) == 0
}

// size counts the characters that the limit of 6000 for a message's embeds counts.
func (e *Embed) size() int {
	n := characters(e.Title) + characters(e.Description)
	if e.Footer != nil {
		n += characters(e.Footer.Text)
	}
	if e.Author != nil {
		n += characters(e.Author.Name)
	}
	for _, f := range e.Fields {
		n += characters(f.Name) + characters(f.Value)
	}
	return n
}

// checkEmbeds holds trimmed embeds to the limits.
func (f *form) checkEmbeds(at []string, embeds []Embed) {
	if len(embeds) > maxEmbeds {
		f.add(at, "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", maxEmbeds)
	}
	total := 0
	for i := range embeds {
		e, here := &embeds[i], within(at, strconv.Itoa(i))
		f.length(within(here, "title"), e.Title, 0, maxEmbedTitle)
		f.length(within(here, "description"), e.Description, 0, maxEmbedDescription)
		f.link(within(here, "url"), e.URL)
		if e.Timestamp != "" {
			if _, err := time.Parse(time.RFC3339, e.Timestamp); err != nil {
				f.add(within(here, "timestamp"), "DATE_TIME_TYPE_PARSE", "Could not parse %s. Should be ISO8601.", e.Timestamp)
			}
		}
		if e.Color < 0 || e.Color > 0xFFFFFF {
			f.add(within(here, "color"), "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.")
		}
		if e.Footer != nil {
			f.length(within(here, "footer", "text"), e.Footer.Text, 1, maxEmbedFooter)
			f.link(within(here, "footer", "icon_url"), e.Footer.IconURL)
		}
		if e.Author != nil {
			f.length(within(here, "author", "name"), e.Author.Name, 1, maxEmbedAuthor)
			f.link(within(here, "author", "url"), e.Author.URL)
		}
		for name, picture := range map[string]*EmbedImage{"image": e.Image, "thumbnail": e.Thumbnail} {
			if picture != nil {
				f.link(within(here, name, "url"), picture.URL)
			}
		}
		if len(e.Fields) > maxEmbedFields {
			f.add(within(here, "fields"), "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", maxEmbedFields)
		}
		for j, field := range e.Fields {
			f.length(within(here, "fields", strconv.Itoa(j), "name"), field.Name, 1, maxEmbedFieldName)
			f.length(within(here, "fields", strconv.Itoa(j), "value"), field.Value, 1, maxEmbedFieldValue)
		}
		total += e.size()
	}
	if total > maxEmbedsTotal {
		f.add(at, "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of %d", maxEmbedsTotal)
	}
}

// link checks an address that may be empty. attachment:// names a file of the same message.
func (f *form) link(at []string, address string) {
	if address == "" {
		return
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || characters(address) > maxLink:
		f.add(at, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
	case u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "attachment":
		f.add(at, "URL_TYPE_INVALID_SCHEME", "Scheme %q must be one of ('http', 'https').", u.Scheme)
	case u.Host == "":
		f.add(at, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
	}
}

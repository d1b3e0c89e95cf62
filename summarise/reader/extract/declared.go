package extract

import (
	"net/url"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
)

// publishedOf is the declared date of publication: JSON-LD, meta elements, elements marked as datePublished. The
// first that can be read without guessing counts.
func (h *head) publishedOf() time.Time {
	declared := []string{h.linked.published}
	for _, name := range [...]string{
		"article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish_date", "publish-date",
		"dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date", "parsely-pub-date", "sailthru.date",
	} {
		declared = append(declared, h.meta[name])
	}
	for _, s := range append(declared, h.times...) {
		if t := isoTime(s); !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// isoTime reads a date as ISO 8601 writes it. A time without a zone is taken for UTC.
func isoTime(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range [...]string{
		time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", time.DateTime, "2006-01-02 15:04", time.DateOnly, "20060102",
	} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1800 && t.Year() < 2200 {
			return t
		}
	}
	if len(s) > 10 && (s[10] == 'T' || s[10] == ' ') {
		return isoTime(s[:10]) // a time of day in some other form
	}
	return time.Time{}
}

// siteOf is the name of the site: OpenGraph, JSON-LD's publisher, the name of the web application.
func (h *head) siteOf() string {
	if s := h.first("og:site_name"); s != "" {
		return s
	}
	if s := fold(html.UnescapeString(h.linked.publisher)); s != "" && !strings.Contains(s, "://") {
		return s
	}
	return h.first("application-name")
}

// langOf is the language as a BCP 47 tag: the html element, JSON-LD, OpenGraph's locale, meta elements. The case
// stays as the page writes it, an underscore becomes a hyphen.
func (h *head) langOf() string {
	for _, s := range []string{h.lang, h.linked.language, h.first("og:locale"), h.first("content-language", "language")} {
		s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
		s, _, _ = strings.Cut(s, ",")
		if isLang(s) {
			return s
		}
	}
	return ""
}

func isLang(s string) bool {
	first, rest, _ := strings.Cut(s, "-")
	if len(first) < 2 || len(first) > 3 || len(rest) > 20 {
		return false
	}
	return !strings.ContainsFunc(first, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) })
}

// canonicalOf is the address the page gives itself, resolved against where it came from.
func (h *head) canonicalOf(at *url.URL) string {
	for _, s := range []string{h.canonical, h.first("og:url")} {
		u, err := url.Parse(strings.TrimSpace(s))
		if s == "" || err != nil {
			continue
		}
		if base, err := url.Parse(h.base); err == nil {
			u = base.ResolveReference(u)
		}
		if at != nil {
			u = at.ResolveReference(u)
		}
		if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return u.String()
		}
	}
	return ""
}

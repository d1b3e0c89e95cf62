package extract

import (
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
)

// publishedOf is the declared date of publication, in the zone it is written in: JSON-LD, meta elements, elements
// marked so in microdata, RDFa or microformats. The first that can be read without guessing counts. Not asked are
// JSON-LD's date of the WebPage around, right on half of the development pages that say no other, and other time
// elements, right on three quarters.
func (h *head) publishedOf() time.Time {
	declared := []string{h.linked.published}
	for _, name := range [...]string{
		"article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish_date", "publish-date",
		"published_date", "published-date", "published_on", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date",
		"citation_publication_date", "citation_online_date", "citation_date", "parsely-pub-date", "sailthru.date",
	} {
		declared = append(declared, h.meta[name])
	}
	for _, s := range append(declared, h.times...) {
		if t := writtenTime(s); !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// writtenTime reads a date as ISO 8601 writes it, or in another form that can mean one day alone: with its month in
// letters, or parted by dots. A time without a zone is taken for UTC.
func writtenTime(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range [...]string{
		time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", time.DateTime, "2006-01-02 15:04", time.DateOnly, "20060102",
		"2006/1/2", "2006.1.2", "2.1.2006", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "2006 Jan 2", "2006 January 2",
		time.RFC1123, time.RFC1123Z,
	} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1800 && t.Year() < 2200 {
			return t
		}
	}
	if len(s) > 10 && (s[10] == 'T' || s[10] == ' ') {
		return writtenTime(s[:10]) // a time of day in some other form
	}
	return time.Time{}
}

// siteOf is the name of the site: OpenGraph, JSON-LD's publisher, the name of the web application. An address is none.
func (h *head) siteOf() string {
	for _, s := range []string{h.first("og:site_name"), fold(html.UnescapeString(h.linked.publisher)), h.first("application-name")} {
		if s != "" && !strings.Contains(s, "://") {
			return s
		}
	}
	return ""
}

// hostOf is the host of the address the page came from, or else gives itself.
func (h *head) hostOf(at *url.URL) string {
	if at == nil {
		if at = address(h.canonicalOf(nil)); at == nil {
			return ""
		}
	}
	return strings.TrimPrefix(strings.ToLower(at.Hostname()), "www.")
}

// isSite reports whether s is how the site calls itself: its name, with or without what follows a bar or a top-level
// domain, its host, or one label of the host.
func (h *head) isSite(s string) bool {
	name := letters(s)
	if name == "" {
		return false
	}
	site := h.siteOf()
	for _, bar := range titleBars {
		if short, _, ok := strings.Cut(site, bar); ok && len(strings.Fields(short)) <= 3 {
			site = short
		}
	}
	if name == letters(site) || name == letters(strings.TrimSuffix(site, site[strings.LastIndex(site, ".")+1:])) || name == letters(h.host) {
		return true
	}
	if strings.Contains(s, " ") {
		return false // somebody's own site is named for them
	}
	labels := strings.Split(h.host, ".")
	return slices.ContainsFunc(labels[:len(labels)-1], func(l string) bool { return letters(l) == name })
}

// letters are the letters and digits of s in lower case.
func letters(s string) string { return strings.Join(wordsOf(s), "") }

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

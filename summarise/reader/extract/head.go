package extract

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A head is what a page says of itself before anything is taken out of it.
type head struct {
	title     string              // of the title element
	meta      map[string]string   // by name, property or itemprop in lower case; the first one
	authors   map[string][]string // of those that are authorMetas, all
	lang      string
	canonical string
	base      string
	host      string // of the page's address, in lower case, without www
	linked    linked
	payloads  []string // scripts that may carry the text
	headlines []string // h1 and headings marked as the article's, in order
	bylines   marked   // elements whose rel or itemprop says that they name the author
	signed    marked   // elements whose class says so
	pages     marked   // links to a page of the author's
	times     []string // what elements that are date marks hold
	password  bool
}

// maxPayload bounds the bytes of scripts that are kept in case the page shows no text.
const maxPayload = 4 << 20

// readHead gathers what the page at that address, nil if unknown, says of itself. It must run before the page is
// stripped of its scripts.
func readHead(doc *html.Node, at *url.URL) *head {
	h := &head{meta: make(map[string]string), authors: make(map[string][]string)}
	room := maxPayload
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			h.lang = attr(n, "lang")
		case "title":
			if h.title == "" && (n.Parent == nil || n.Parent.Data != "svg") {
				h.title = shortText(n, maxMeta)
			}
		case "base":
			if h.base == "" {
				h.base = attr(n, "href")
			}
		case "meta":
			h.addMeta(n)
		case "link":
			if h.canonical == "" && hasWord(attr(n, "rel"), "canonical") {
				h.canonical = attr(n, "href")
			}
		case "input":
			if strings.EqualFold(attr(n, "type"), "password") {
				h.password = true
			}
		case "script":
			if n.FirstChild == nil {
				continue
			}
			text := n.FirstChild.Data
			switch {
			case strings.Contains(strings.ToLower(attr(n, "type")), "ld+json"):
				h.linked.add(text)
			case isPayload(n, text) && len(text) <= room:
				room -= len(text)
				h.payloads = append(h.payloads, text)
			}
		case "h1":
			h.addHeadline(n)
		case "h2", "h3":
			if hasWord(attr(n, "class"), "entry-title") || hasWord(attr(n, "itemprop"), "headline") {
				h.addHeadline(n)
			}
			h.addMark(n)
		default:
			h.addMark(n)
		}
	}
	h.linked.settle()
	h.host = h.hostOf(at)
	return h
}

// addHeadline notes a heading that may be the title.
func (h *head) addHeadline(n *html.Node) {
	if len(h.headlines) < 10 {
		h.headlines = append(h.headlines, shortText(n, 500))
	}
}

// maxMarks bounds how many elements that name the author are looked at, of each sort.
const maxMarks = 20

// addMark notes what an element in the page's body says by its markup of author and date. Of marked elements inside
// each other the innermost counts, as it holds the name alone.
func (h *head) addMark(n *html.Node) {
	switch n.Data {
	case "body", "article", "main", "form", "label", "input", "textarea", "style", "img":
		return
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		if isDateMark(a) && len(h.times) < maxMarks {
			h.times = append(h.times, attr(n, "datetime"), attr(n, "content"), attr(n, "title"), shortText(n, 100))
		}
		switch a.Key {
		case "rel", "itemprop":
			if hasWord(a.Val, "author") {
				h.bylines.add(n)
			}
		case "href":
			if n.Data == "a" && isAuthorPage(a.Val) {
				h.pages.add(n)
			}
		case "class", "id", "data-testid", "data-component":
			if isSigned(a.Val) {
				h.signed.add(n)
			}
		}
	}
}

// isDateMark reports whether an attribute says in microdata, RDFa or microformats that its element holds the date of
// publication.
func isDateMark(a *html.Attribute) bool {
	switch a.Key {
	case "itemprop", "property":
		return hasWord(a.Val, "datePublished") || hasWord(a.Val, "schema:datePublished") || hasWord(a.Val, "dc:date")
	case "class":
		return hasWord(a.Val, "published") || hasWord(a.Val, "dt-published")
	}
	return false
}

// marked are elements in reading order.
type marked []*html.Node

func (m *marked) add(n *html.Node) {
	all := *m
	if len(all) > 0 {
		last := all[len(all)-1]
		for p := n; p != nil; p = p.Parent {
			if p == last {
				if n != last {
					all[len(all)-1] = n
				}
				return
			}
		}
	}
	if len(all) < maxMarks {
		*m = append(all, n)
	}
}

// texts are the lines of the elements, as far as they can be a byline.
func (m marked) texts() []string {
	var all []string
	for _, n := range m {
		all = append(all, shortLines(n, 200)...)
	}
	return all
}

// maxMeta bounds the bytes of a meta element's content, of a title and of a name in JSON-LD; a longer one is none.
const maxMeta = 1000

func (h *head) addMeta(n *html.Node) {
	content := attr(n, "content")
	if len(content) > maxMeta {
		return
	}
	if content = fold(content); content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop"} {
		for name := range strings.FieldsSeq(strings.ToLower(attr(n, key))) {
			if _, ok := h.meta[name]; !ok {
				h.meta[name] = content
			}
			if len(h.authors[name]) < maxMarks && slices.Contains(authorMetas[:], name) {
				h.authors[name] = append(h.authors[name], content)
			}
		}
	}
}

// first is the first of the meta elements of these names that says something.
func (h *head) first(names ...string) string {
	for _, n := range names {
		if v := h.meta[n]; v != "" {
			return v
		}
	}
	return ""
}

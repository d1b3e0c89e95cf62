// Package extract reads the article out of a page of HTML: its title, byline, site, date, language and passages,
// and the signs by which another room tells whether the page is an article at all.
//
// # The story
//
// The page is parsed once. What it says of itself is read first (head.go, jsonld.go, declared.go, title.go, byline.go), then
// everything goes that no reader sees (strip.go, hidden.go). The tree is read as lines, one a block element
// (lines.go). Two opinions follow on which of them are the article: go-readability/v2's, and a second, independent
// one (reading.go, traits.go). The second looks at each line's links and element, at the names around it, at where
// it stands to the bulk of the page's prose and at what the library did to it and its neighbours; each trait speaks
// for or against the line by a weight (weights.go), and the stretches of lines with the greatest sum are the article
// (segment). So it cuts head and tail, and brings back sections that the library lost. Then furniture, captions and
// long repeats go (furniture.go), and lines become passages (passages.go). A page that shows too little is searched
// for text in JSON-LD and in the data of Next.js and Nuxt (payload.go).
//
// # Limits
//
// More than 512 nested elements are refused ([ErrTooDeep]), since the parser keeps no more. Work grows with the size
// of the page times the depth of its elements at worst. A library that panics has read nothing.
//
// # Decisions and doubts
//
//   - The recipe that trims readability by go-trafilatura reaches shingle F1 0.972 and 0.944 on the development pages
//     at 24 modules, 9 MB and 0.15 s of every start. The second reading here reaches more (score_test.go), and as
//     much on pages it was not fitted to (fit_test.go: four folds), at four fifths of the bare library's speed.
//   - Weights are fitted, not chosen, since the traits contradict each other and no order of rules held; traits whose
//     removal cost nothing on unseen pages are gone (length of the line, commas, digits, capitals, neighbours' kind).
//   - The furniture's words are English. In other languages place and names must do.
//   - Text hidden by a style sheet, by white on a white page or by a script is not known to be hidden: what is read
//     stays the page's word.
//   - A heading that only another heading follows is lost, as a passage stands under one heading. That costs F1 0.001.
//   - A date that the page only shows, and a modification date, are left out: a guess is worse than none. Of the
//     dates called wrong on the development pages half are those of an update that the annotator preferred.
//   - An author that is the site itself is named where nobody else is: of 50 on the development pages 28 are the
//     truth's too, 15 stand where it names nobody.
package extract

import (
	"errors"
	"net/url"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"verbatim/summarise"
	"verbatim/summarise/prose"
)

// ErrTooDeep is a page of more than 512 nested elements, which is not read.
var ErrTooDeep = errors.New("extract: more than 512 nested elements")

// A Page is what was read of a page of HTML. Every word of it is the page's own and not to be trusted.
// Passages may be empty, and any of the texts may be "".
type Page struct {
	Title     string    // one line
	Byline    string    // the authors' names, parted by ", "
	Site      string    // the publisher's or the site's name
	Lang      string    // BCP 47, as the page writes it
	Canonical string    // absolute http or https address that the page gives itself
	Published time.Time // zero unless the page declares it; a time without a zone is taken for UTC
	Passages  []summarise.Passage
	Signs     Signs
}

// Read reads a page of HTML in UTF-8. base is the address it came from, "" if unknown.
// The one error is [ErrTooDeep]; a page without an article has no passages.
func Read(page string, base string) (*Page, error) {
	doc, err := parse(page)
	if err != nil {
		return nil, err
	}
	at := address(base)
	head := readHead(doc, at)
	p := &Page{
		Title:     head.titleOf(),
		Site:      head.siteOf(),
		Lang:      head.langOf(),
		Canonical: head.canonicalOf(at),
		Published: head.publishedOf(),
	}
	strip(doc)
	seen := linesOf(doc)
	p.Byline = head.bylineOf(seen)
	library := linesOf(readable(doc, at)) // spoils doc
	article := newReading(seen, library, p.Title).article(&weights)
	article = withoutRepeats(tidy(article, p.Title, p.Byline))
	p.Signs = signsOf(head, seen, article)
	if shown := size(article); shown < thin {
		if scripted := head.scripted(article); size(scripted) >= max(2*shown, minScripted) {
			article, p.Signs.Scripted = scripted, true
		}
	}
	p.Passages = passagesOf(article)
	return p, nil
}

// address is where a page came from, nil if that is unknown or no address.
func address(s string) *url.URL {
	u, err := url.Parse(s)
	if s == "" || err != nil || u.Host == "" {
		return nil
	}
	return u
}

// parse makes a tree of a page. The parser's own panics arrive as errors that are told apart by their text alone;
// all but the one for depth are an empty page.
func parse(page string) (*html.Node, error) {
	doc, err := html.Parse(strings.NewReader(page))
	switch {
	case err == nil:
		return doc, nil
	case strings.Contains(err.Error(), "512"):
		return nil, ErrTooDeep
	}
	return &html.Node{Type: html.DocumentNode}, nil
}

// readable is the library's opinion: the node of the article, an empty one if it found none, failed or panicked.
// It spoils doc.
func readable(doc *html.Node, at *url.URL) (node *html.Node) {
	defer func() {
		if recover() != nil || node == nil {
			node = &html.Node{Type: html.DocumentNode}
		}
	}()
	parser := readability.NewParser()
	parser.DisableJSONLD = true // it has been read, and more leniently
	a, err := parser.ParseAndMutate(doc, at)
	if err != nil {
		return nil
	}
	return a.Node
}

// longRepeat is how many words a line must have to be dropped as a repeat; shorter ones may recur on purpose.
const longRepeat = 15

// withoutRepeats drops long lines that stand further up word for word.
func withoutRepeats(lines []line) []line {
	seen := make(map[string]bool)
	kept := make([]line, 0, len(lines))
	for _, l := range lines {
		if len(l.text) > 2*longRepeat && prose.CountWords(l.text) >= longRepeat {
			if seen[l.text] {
				continue
			}
			seen[l.text] = true
		}
		kept = append(kept, l)
	}
	return kept
}

package extract

import "golang.org/x/net/html"

// A block is a block element with sums over all lines below it, in bytes.
type block struct {
	node   *html.Node
	parent *block // nil at the root
	depth  int
	text   int
	links  int     // in links
	prose  int     // in lines that are prose
	sound  int     // in lines that are prose and not aside
	kept   int     // in lines that the library keeps
	hints  hintSet // of its names
	aside  bool    // it or a block around it stands beside the article
}

// newBlock is the block of n inside parent.
func newBlock(n *html.Node, parent *block) *block {
	b := &block{node: n, parent: parent, depth: parent.depth + 1, hints: hintsOf(n)}
	b.aside = parent.aside || isAside(n.Data, b.hints)
	return b
}

// isAside reports whether an element by its tag or names stands beside the article: a side bar, navigation,
// comments, teasers of other stories. A name that speaks of the body or a title too says nothing.
func isAside(tag string, h hintSet) bool {
	switch tag {
	case "aside", "nav", "footer", "form", "figcaption":
		return true
	case "body", "main":
		return false
	}
	return (h.has(comment) || h.has(navigation) || h.has(related)) && !h.has(body) && !h.has(title)
}

// within reports whether b is outer or below it.
func (b *block) within(outer *block) bool {
	for b != nil && b.depth > outer.depth {
		b = b.parent
	}
	return b == outer
}

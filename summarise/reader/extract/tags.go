package extract

import "golang.org/x/net/html"

// isPlainRow reports whether a table row holds cells of inline text alone, more than one of them.
func isPlainRow(tr *html.Node) bool {
	cells := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		cells++
		if holdsBlock(c) {
			return false
		}
	}
	return cells > 1
}

// holdsBlock reports whether a cell is laid out: it holds a heading, a list, a table, or more than one paragraph
// or line end.
func holdsBlock(cell *html.Node) bool {
	parts := 0
	for n := range cell.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "article", "section":
			return true
		case "p", "div", "br":
			if parts++; parts > 2 {
				return true
			}
		}
	}
	return false
}

// isSkipped reports whether an element's text is never part of what is read.
// It goes by name: the library's own nodes carry no atom.
func isSkipped(tag string) bool {
	switch tag {
	case "script", "style", "noscript", "template", "iframe", "svg", "select", "textarea", "head", "object", "canvas", "rt", "rp":
		return true
	}
	return false
}

// isBlock reports whether an element begins a new line.
func isBlock(tag string) bool {
	switch tag {
	case "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
		"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
		"li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption":
		return true
	}
	return false
}

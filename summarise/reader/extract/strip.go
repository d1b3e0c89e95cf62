package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// strip takes out of the tree what no reader sees: comments, scripts, styles and hidden elements.
// A hidden element that holds more than half of the page's text stays, since a script will show it.
func strip(root *html.Node) {
	stripBelow(root, textSize(root)/2)
}

// stripBelow strips n's children and returns how many bytes of text are left. A hidden element of more than most
// bytes stays.
func stripBelow(n *html.Node, most int) int {
	left := 0
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.TextNode:
			left += len(strings.TrimSpace(c.Data))
		case c.Type == html.CommentNode || isUnseen(c.Data):
			n.RemoveChild(c)
		case c.Type == html.ElementNode:
			size := stripBelow(c, most)
			if size <= most && isHidden(c) {
				n.RemoveChild(c)
			} else if isRuby(c.Data) {
				unwrap(c)
				n.RemoveChild(c)
				left += size
			} else if !isSkipped(c.Data) {
				left += size
			}
		}
		c = next
	}
	return left
}

// isRuby reports whether an element only carries a reading (rt) beside its words. Libraries cut lines at it.
func isRuby(tag string) bool { return tag == "ruby" || tag == "rb" || tag == "rbc" }

// unwrap puts n's children before it.
func unwrap(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
}

// isUnseen reports whether an element shows nothing in any browser, or what is read above its words alone.
func isUnseen(tag string) bool {
	switch tag {
	case "script", "style", "noscript", "svg", "template", "rt", "rp", "rtc":
		return true
	}
	return false
}

// textSize counts the bytes of text below n, white space and what is never read aside.
func textSize(n *html.Node) int {
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			size += len(strings.TrimSpace(c.Data))
		case c.Type == html.ElementNode && !isSkipped(c.Data):
			size += textSize(c)
		}
	}
	return size
}

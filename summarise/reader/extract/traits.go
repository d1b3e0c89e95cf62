package extract

import "strings"

// A trait is one thing the second reading sees in a line.
type trait int

const (
	always trait = iota

	// the share of links in it: none, under 10 %, 30 %, 60 %, 90 %, more
	noLinks
	fewLinks
	someLinks
	manyLinks
	mostlyLinks
	allLinks

	// what it is
	inP       // a paragraph in a p
	inDiv     // a paragraph in anything else
	isHeading // of any level
	isTitle   // the article's title
	furniture // see [isFurniture]

	// elements around it
	inFigure
	inFigcaption // of a figure or a table
	inNav
	inAside
	inFooter
	inHeader
	inForm
	inTable
	inAddress

	// where it stands to the home of the article and to the prose there
	outOfHome
	beforeHome // out of it, above its prose
	beforeProse
	afterProse

	// what the library did to it, to the lines before and after it, and to most of the home's prose
	libraryKeeps
	libraryKeepsPrev
	libraryKeepsNext
	libraryPoor

	// the share of its siblings' text that the library keeps: none, under 50 %, 90 %, more
	siblingsDropped
	siblingsMostlyDropped
	siblingsMostlyKept
	siblingsKept

	hinted                         // and one for each hint
	traits = hinted + trait(hints) // how many there are, 64 at most
)

// traits appends what line i shows.
func (r *reading) traits(i int, t []trait) []trait {
	l := &r.lines[i]
	share := 0
	if l.links > 0 {
		share = max(1, l.links*100/len(l.text))
	}
	t = append(t, always, noLinks+trait(step(share, 1, 10, 30, 60, 90)))
	switch {
	case l.kind == heading:
		t = append(t, isHeading)
	case l.kind == paragraph && l.block.node.Data == "p":
		t = append(t, inP)
	case l.kind == paragraph:
		t = append(t, inDiv)
	}
	if r.title != "" && len(l.text) < 300 && strings.EqualFold(l.text, r.title) {
		t = append(t, isTitle)
	}
	if isFurniture(l.text) {
		t = append(t, furniture)
	}
	t = r.surroundings(l, t)
	return r.position(i, t)
}

// surroundings are the elements around a line and the hints in their names, as far as they hold less than half of
// the prose: what holds more is the article, whatever its name.
func (r *reading) surroundings(l *line, t []trait) []trait {
	var names hintSet
	var around uint64 // set of traits
	for b := l.block; b.node.Data != "body" && b.parent != nil && b.sound*2 <= r.root.sound; b = b.parent {
		if in, ok := inElement(b.node.Data); ok {
			around |= 1 << in
		}
		names |= b.hints
	}
	for in := inFigure; in <= inAddress; in++ {
		if around&(1<<in) != 0 {
			t = append(t, in)
		}
	}
	for h := range hints {
		if names.has(h) {
			t = append(t, hinted+trait(h))
		}
	}
	return t
}

// inElement is the trait of standing in an element of this tag.
func inElement(tag string) (trait, bool) {
	switch tag {
	case "figure":
		return inFigure, true
	case "figcaption", "caption":
		return inFigcaption, true
	case "nav", "menu":
		return inNav, true
	case "aside":
		return inAside, true
	case "footer":
		return inFooter, true
	case "header":
		return inHeader, true
	case "form", "fieldset":
		return inForm, true
	case "table":
		return inTable, true
	case "address":
		return inAddress, true
	}
	return 0, false
}

// position is where the line stands to the home and the prose of the article, and to what the library keeps.
func (r *reading) position(i int, t []trait) []trait {
	l := &r.lines[i]
	if r.poor {
		t = append(t, libraryPoor)
	}
	if r.kept[i] {
		t = append(t, libraryKeeps)
	}
	if i > 0 && r.kept[i-1] {
		t = append(t, libraryKeepsPrev)
	}
	if i+1 < len(r.lines) && r.kept[i+1] {
		t = append(t, libraryKeepsNext)
	}
	p := l.block
	if p.parent != nil {
		p = p.parent
	}
	if others := p.text - len(l.text); others > 0 {
		kept := p.kept
		if r.kept[i] {
			kept -= len(l.text)
		}
		share := 0
		if kept > 0 {
			share = max(1, kept*100/others)
		}
		t = append(t, siblingsDropped+trait(step(share, 1, 50, 90)))
	}
	inside := l.block.within(r.home)
	if !inside {
		t = append(t, outOfHome)
	}
	switch {
	case !inside && i < r.first:
		t = append(t, beforeHome)
	case inside && i < r.first:
		t = append(t, beforeProse)
	case inside && i > r.last:
		t = append(t, afterProse)
	}
	return t
}

// step counts the limits that n has reached.
func step(n int, limits ...int) int {
	for i, limit := range limits {
		if n < limit {
			return i
		}
	}
	return len(limits)
}

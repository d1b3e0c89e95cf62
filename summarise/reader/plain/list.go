package plain

import "strings"

// list reads a list: its items, with the lines that go on with them, whatever their depth. One blank
// line between items, or before a paragraph that belongs to one, does not end it.
func (p *parser) list(lines []string) int {
	var items []string
	var b strings.Builder
	flush := func() {
		if text := p.inline(folded(b.String())); text != "" {
			items = append(items, text)
		}
		b.Reset()
	}
	n := 0
	for n < len(lines) {
		line := lines[n]
		switch text, ok := itemText(line); {
		case isBlank(line):
			if n+1 == len(lines) || !beginsItem(lines[n+1]) && (indentOf(lines[n+1]) < 2 || isBlank(lines[n+1])) {
				flush()
				p.addList(items)
				return n
			}
		case ok && !isRule(line):
			flush()
			appendLine(&b, text)
		case n > 0 && p.endsList(lines[n-1], lines[n:]):
			flush()
			p.addList(items)
			return n
		case p.markdown && fenceOf(line) != "": // code in an item is words of the item
		default:
			appendLine(&b, line)
		}
		n++
	}
	flush()
	p.addList(items)
	return n
}

// endsList reports whether rest, which begins no item, no longer belongs to the list.
func (p *parser) endsList(before string, rest []string) bool {
	line := rest[0]
	switch {
	case isBlank(before) || indentOf(line) >= 2:
		return false
	case atxText(line) != "" || isRule(line) || isQuoted(line) || p.markdown && fenceOf(line) != "":
		return true
	case p.softBreaks:
		return false
	default:
		return !p.wrap.joins(before, line)
	}
}

// addList adds items as one passage, long ones as passages of their own.
func (p *parser) addList(items []string) {
	var short []string
	for _, item := range items {
		if len(item) <= longItem {
			short = append(short, item)
			continue
		}
		p.add(strings.Join(short, "\n"))
		short = nil
		p.add(item)
	}
	p.add(strings.Join(short, "\n"))
}

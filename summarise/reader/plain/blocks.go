package plain

import (
	"strings"

	"verbatim/summarise"
)

const (
	maxDepth = 8   // quotations in quotations
	longItem = 300 // bytes; a longer item of a list is a passage of its own
)

// parser reads blocks in order. Its settings tell the two dialects apart.
type parser struct {
	markdown   bool // inline markup, fences, tables and indented code count
	softBreaks bool // a line break in a paragraph is a space
	wrap       wrapping
	defined    map[string]bool // labels of reference links

	title    string
	heading  string
	passages []summarise.Passage
	depth    int // of quotations around
}

func (p *parser) read(lines []string) Page {
	title, lines := cutFrontMatter(lines)
	p.title = title
	if p.markdown {
		p.defined = definitions(lines)
	}
	if p.title == "" {
		p.title = p.inline(folded(loneTop(lines)))
	}
	if p.title == "" {
		lines = p.takeTitle(lines)
	}
	p.blocks(lines)
	return Page{Title: p.title, Passages: p.passages}
}

// blocks reads lines block by block.
func (p *parser) blocks(lines []string) {
	for i := 0; i < len(lines); {
		line := lines[i]
		rest := lines[i:]
		switch {
		case isBlank(line):
			i++
		case p.markdown && fenceOf(line) != "":
			i += p.fenced(rest)
		case p.softBreaks && indentOf(line) >= 4:
			i += p.indented(rest)
		case p.markdown && strings.HasPrefix(strings.TrimSpace(line), "<!--"):
			i += commentLines(rest)
		case isRule(line):
			i++
		case atxText(line) != "":
			p.head(atxText(line))
			i++
		case isUnderlined(rest) && (p.softBreaks || !endsSentence(line)):
			p.head(line)
			i += 2
		case isQuoted(line):
			i += p.quoted(rest)
		case beginsItem(line):
			i += p.list(rest)
		case p.markdown && isTable(rest):
			i += p.table(rest)
		case p.markdown && labelOf(line) != "":
			i++
		default:
			i += p.prose(rest)
		}
	}
}

// quoted reads a block quote: its lines, and in Markdown those that go on without the mark.
func (p *parser) quoted(lines []string) int {
	n := 0
	var inner []string
	for n < len(lines) && !isBlank(lines[n]) {
		line := lines[n]
		if !isQuoted(line) && (!p.softBreaks || n == 0 || p.interrupts(lines[n-1], lines[n:])) {
			break
		}
		if isQuoted(line) {
			line = strings.TrimLeft(line, " \t")[1:]
			line = strings.TrimPrefix(line, " ")
		}
		inner = append(inner, line)
		n++
	}
	if p.depth == maxDepth {
		for i, line := range inner {
			inner[i] = strings.TrimLeft(line, "> \t")
		}
		p.prose(append(inner, ""))
		return n
	}
	p.depth++
	p.blocks(inner)
	p.depth--
	return n
}

// fenced reads code between fences, or to the end of the text if nothing closes it.
func (p *parser) fenced(lines []string) int {
	fence := fenceOf(lines[0])
	for n := 1; n < len(lines); n++ {
		if closing := fenceOf(lines[n]); strings.HasPrefix(closing, fence) && strings.Trim(strings.TrimSpace(lines[n]), fence[:1]) == "" {
			p.code(lines[1:n])
			return n + 1
		}
	}
	p.code(lines[1:])
	return len(lines)
}

func (p *parser) indented(lines []string) int {
	n := 0
	for n < len(lines) && (isBlank(lines[n]) || indentOf(lines[n]) >= 4) {
		n++
	}
	dedented := make([]string, n)
	for i, line := range lines[:n] {
		dedented[i] = strings.TrimPrefix(strings.TrimPrefix(line, "    "), "\t")
	}
	p.code(dedented)
	return n
}

func (p *parser) code(lines []string) {
	var kept []string
	for _, line := range lines {
		if line = strings.TrimRight(line, " \t"); line != "" {
			kept = append(kept, line)
		}
	}
	p.add(strings.Join(kept, "\n"))
}

func (p *parser) table(lines []string) int {
	var rows []string
	n := 0
	for ; n < len(lines) && strings.Contains(lines[n], "|"); n++ {
		if n == 1 {
			continue // the row of dashes
		}
		var cells []string
		for cell := range strings.SplitSeq(strings.Trim(strings.TrimSpace(lines[n]), "|"), "|") {
			cells = append(cells, p.inline(folded(cell)))
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	p.add(strings.Join(rows, "\n"))
	return n
}

// head notes a heading for the passages that follow. One above all of them is the title.
func (p *parser) head(line string) {
	text := p.inline(folded(line))
	if p.depth > 0 {
		p.add(text)
		return
	}
	if len(p.passages) == 0 && (p.title == "" || p.title == text) {
		p.title = text
		return
	}
	p.heading = text
}

func (p *parser) add(text string) {
	if strings.TrimSpace(text) != "" {
		p.passages = append(p.passages, summarise.Passage{Heading: p.heading, Text: text})
	}
}

func (p *parser) inline(text string) string {
	if !p.markdown {
		return text
	}
	return folded(stripInline(text, p.defined))
}

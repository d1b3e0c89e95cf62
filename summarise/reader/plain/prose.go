package plain

import "strings"

// prose reads lines up to the next block.
func (p *parser) prose(lines []string) int {
	n := 1
	for n < len(lines) && !isBlank(lines[n]) && !p.interrupts(lines[n-1], lines[n:]) {
		n++
	}
	if p.markdown && strings.HasPrefix(lines[0], "[^") {
		if _, note, ok := strings.Cut(lines[0], "]: "); ok { // a footnote
			lines = append([]string{note}, lines[1:n]...)
		}
	}
	if p.softBreaks {
		p.softBroken(lines[:n])
		return n
	}
	for _, text := range p.wrap.paragraphs(lines[:n]) {
		p.add(p.inline(text))
	}
	return n
}

// softBroken joins the lines of a paragraph of Markdown. Two spaces or a backslash at a line's end
// keep its break. Where lines are longer than any editor wraps and end with their sentences, their
// author took each for a paragraph, whatever CommonMark says.
func (p *parser) softBroken(lines []string) {
	var b strings.Builder
	var kept []string // lines of the passage whose breaks count
	endLine := func() {
		if text := p.inline(folded(b.String())); text != "" {
			kept = append(kept, text)
		}
		b.Reset()
	}
	endPassage := func() {
		endLine()
		p.add(strings.Join(kept, "\n"))
		kept = nil
	}
	for i, line := range lines {
		text, hard := cutHardBreak(line)
		appendLine(&b, text)
		switch {
		case i+1 == len(lines):
		case hard:
			endLine()
		case endsSentence(line) && widthOf(line) > maxWrap && widthOf(lines[i+1]) > maxWrap:
			endPassage()
		}
	}
	endPassage()
}

// cutHardBreak cuts the two spaces or the backslash that keep a line's break.
func cutHardBreak(line string) (text string, hard bool) {
	text = strings.TrimRight(line, " \t")
	if backslashes := len(text) - len(strings.TrimRight(text, `\`)); backslashes%2 == 1 {
		return text[:len(text)-1], true
	}
	return text, strings.HasSuffix(line, "  ")
}

// interrupts reports whether rest begins a block although no blank line stands before it.
func (p *parser) interrupts(before string, rest []string) bool {
	line := rest[0]
	if atxText(line) != "" || isQuoted(line) || isRule(line) || p.markdown && fenceOf(line) != "" {
		return true
	}
	// "2. " or "- " at a line's start may be a wrapped sentence's.
	return beginsItem(line) && (p.softBreaks && !beginsNumber(line) || endsSentence(before) ||
		strings.HasSuffix(strings.TrimRight(before, " \t"), ":") || len(rest) > 1 && beginsItem(rest[1]))
}

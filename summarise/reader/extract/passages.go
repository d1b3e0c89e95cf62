package extract

import "verbatim/summarise"

// maxJoined is how many bytes of list items, table rows or quoted paragraphs are joined to one passage.
const maxJoined = 4000

// passagesOf makes passages of lines. A heading becomes the Heading of what follows it, unless it is a sentence;
// one with nothing below goes. Items of a list, rows of a table and paragraphs of a block quote are one passage, as are lines parted by a br.
func passagesOf(lines []line) []summarise.Passage {
	var all []summarise.Passage
	under := ""
	var last *line
	for i := range lines {
		l := &lines[i]
		if l.kind == heading && !l.isSentence() {
			under, last = l.text, nil
			continue
		}
		if last != nil && l.belongsTo(last) && len(all[len(all)-1].Text)+len(l.text) < maxJoined {
			all[len(all)-1].Text += "\n" + l.text
		} else {
			all = append(all, summarise.Passage{Heading: under, Text: l.text})
		}
		last = l
	}
	return all
}

// belongsTo reports whether l continues the passage of the line before.
func (l *line) belongsTo(before *line) bool {
	if l.joins && l.block == before.block {
		return true
	}
	switch l.kind {
	case item, row, quote:
		return l.kind == before.kind && l.group != nil && l.group == before.group
	}
	return false
}

package render

import "strings"

// pack puts items, in order and with between between them, into as few messages as hold them; head
// stands before the first. An item stays whole where a message can hold it, else see split. No message
// is longer than most, which must leave room for head.
func pack(head string, items []string, between string, most int) []string {
	var out []string
	current, length := head, size(head)
	for _, item := range items {
		for _, piece := range split(item, most) {
			switch n := size(piece); {
			case current == "":
				current, length = piece, n
			case length+len(between)+n > most: // between is ASCII
				out = append(out, current)
				current, length = piece, n
			default:
				current += between + piece
				length += len(between) + n
			}
		}
	}
	return append(out, current)
}

// quoteMark begins a line that Discord draws as a quotation.
const quoteMark = "> "

// split cuts an item that is longer than most: between lines, and a line that is too long between words.
// Lines of a quotation stay such; the last line, which says whose words they are and where they stand,
// stays with the last of them. Only blanks at cuts are lost; what now begins a line is escaped as such.
func split(item string, most int) []string {
	if size(item) <= most {
		return []string{item}
	}
	body, last := item, ""
	if at := strings.LastIndexByte(item, '\n'); at >= 0 && size(item[at:]) <= most/2 {
		body, last = item[:at], item[at:]
	}
	room := most - size(last)
	var out []string
	current := ""
	for line := range strings.SplitSeq(body, "\n") {
		mark := ""
		if strings.HasPrefix(line, quoteMark) {
			mark = quoteMark
		}
		for at := cut(line, room); at < len(line); at = cut(line, room) {
			if current != "" {
				out = append(out, current)
				current = ""
			}
			out = append(out, strings.TrimRight(line[:at], " "))
			line = mark + atStart(strings.TrimLeft(line[at:], " "))
		}
		switch {
		case current == "":
			current = line
		case size(current)+1+size(line) > room:
			out = append(out, current)
			current = line
		default:
			current += "\n" + line
		}
	}
	return append(out, current+last)
}

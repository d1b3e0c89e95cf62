package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// atxText is the text of a heading marked by number signs, "" if line is none.
func atxText(line string) string {
	text := strings.TrimLeft(line, " ")
	if len(line)-len(text) > 3 {
		return ""
	}
	level := len(text) - len(strings.TrimLeft(text, "#"))
	text = text[level:]
	if level == 0 || level > 6 || text == "" || text[0] != ' ' && text[0] != '\t' {
		return ""
	}
	text = strings.TrimSpace(text)
	if closed := strings.TrimRight(text, "#"); closed == "" || strings.HasSuffix(closed, " ") {
		text = strings.TrimSpace(closed)
	}
	return text
}

// isUnderlined reports whether lines begin with a heading over a line of = or -.
func isUnderlined(lines []string) bool {
	if len(lines) < 2 || beginsItem(lines[0]) || isQuoted(lines[0]) || widthOf(lines[0]) > maxWrap {
		return false
	}
	under := strings.TrimSpace(lines[1])
	return len(under) >= 3 && (strings.Trim(under, "=") == "" || strings.Trim(under, "-") == "")
}

// isRule reports whether line is a rule across the page: three or more of one of these marks and nothing else.
func isRule(line string) bool {
	marks := 0
	var mark rune
	for _, r := range line {
		switch {
		case r == ' ' || r == '\t':
			continue
		case !strings.ContainsRune("-*_=~•·—–─━", r) || marks > 0 && r != mark:
			return false
		}
		mark = r
		marks++
	}
	return marks >= 3
}

func isQuoted(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " \t"), ">") }

// itemText is the text of a list item without its bullet, or with its number; ok is false if line
// is none. Dashes longer than a hyphen are no bullets: dialogue and subheads begin with them.
func itemText(line string) (text string, ok bool) {
	text = strings.TrimLeft(line, " \t")
	if beginsNumber(text) {
		return text, true
	}
	bullet, size := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune("-*+•‣◦▪●∙·", bullet) || size == len(text) {
		return "", false
	}
	next, _ := utf8.DecodeRuneInString(text[size:])
	if bullet < utf8.RuneSelf && !unicode.IsSpace(next) {
		return "", false
	}
	text = strings.TrimSpace(text[size:])
	for _, box := range [...]string{"[ ] ", "[x] ", "[X] "} { // a task
		text = strings.TrimPrefix(text, box)
	}
	return text, text != ""
}

func beginsItem(line string) bool {
	_, ok := itemText(line)
	return ok && !isRule(line)
}

// beginsNumber reports whether line begins with up to three digits, a dot or bracket, and a space.
// Years and long numbers at a line's start are prose.
func beginsNumber(line string) bool {
	text := strings.TrimLeft(line, " \t")
	rest := strings.TrimLeft(text, "0123456789")
	digits := len(text) - len(rest)
	return 1 <= digits && digits <= 3 && len(rest) > 2 && (rest[0] == '.' || rest[0] == ')') && (rest[1] == ' ' || rest[1] == '\t')
}

// fenceOf is the run of backquotes or tildes that opens or closes a block of code, "" if line has none.
func fenceOf(line string) string {
	text := strings.TrimLeft(line, " \t")
	for _, mark := range [...]string{"`", "~"} {
		rest := strings.TrimLeft(text, mark)
		if n := len(text) - len(rest); n >= 3 && !(mark == "`" && strings.Contains(rest, "`")) {
			return text[:n]
		}
	}
	return ""
}

// commentLines is how many lines the HTML comment takes that lines begin with.
func commentLines(lines []string) int {
	for n, line := range lines {
		if strings.Contains(line, "-->") || isBlank(line) {
			return n + 1
		}
	}
	return len(lines)
}

// isTable reports whether lines begin with a row of cells over a row of dashes.
func isTable(lines []string) bool {
	if len(lines) < 2 || !strings.Contains(lines[0], "|") || !strings.Contains(lines[1], "|") {
		return false
	}
	return strings.Contains(lines[1], "-") && strings.Trim(lines[1], " \t|:-") == ""
}

// labelOf is the label of a link definition ("[label]: address"), folded, "" if line is none.
// Footnotes are text and no definitions.
func labelOf(line string) string {
	text, ok := strings.CutPrefix(strings.TrimLeft(line, " "), "[")
	if !ok || strings.HasPrefix(text, "^") {
		return ""
	}
	label, address, ok := strings.Cut(text, "]:")
	if !ok || strings.ContainsAny(label, "[]") || isBlank(address) {
		return ""
	}
	return strings.ToLower(folded(label))
}

func definitions(lines []string) map[string]bool {
	defined := make(map[string]bool)
	for _, line := range lines {
		if label := labelOf(line); label != "" {
			defined[label] = true
		}
	}
	return defined
}

// hasMarkup reports whether text that nobody calls Markdown is: it links, fences code, or emphasises twice.
func hasMarkup(lines []string) bool {
	strong, fences := 0, 0
	for _, line := range lines {
		if strings.Contains(line, "](http") || strings.Contains(line, "](/") {
			return true
		}
		strong += strings.Count(line, "**") / 2
		if fenceOf(line) != "" {
			fences++
		}
	}
	return strong >= 1 || fences >= 2
}

package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// loneTop is the one heading of the first level, wherever it stands, "" if there are none or several.
// READMEs have badges and sponsors above it.
func loneTop(lines []string) string {
	top, inCode := "", false
	for i, line := range lines {
		if fenceOf(line) != "" {
			inCode = !inCode
		}
		text := ""
		if strings.HasPrefix(strings.TrimLeft(line, " "), "# ") {
			text = atxText(line)
		} else if isUnderlined(lines[i:]) && strings.HasPrefix(strings.TrimSpace(lines[i+1]), "=") {
			text = line
		}
		if text == "" || inCode {
			continue
		}
		if top != "" {
			return ""
		}
		top = text
	}
	return top
}

// takeTitle takes a first line that looks like a title out of text, if an article follows it: below
// a blank line, or at once where each line is a paragraph and the next one is long.
func (p *parser) takeTitle(lines []string) []string {
	at := 0
	for at < len(lines) && isBlank(lines[at]) {
		at++
	}
	if p.softBreaks || at+1 >= len(lines) || atxText(lines[at]) != "" || beginsItem(lines[at]) {
		return lines
	}
	title, rest := p.inline(folded(lines[at])), lines[at+1:]
	if !looksLikeTitle(title) {
		return lines
	}
	const sentence = 100 // columns; fewer may be another line of a title
	if !isBlank(rest[0]) {
		if !p.wrap.wrapped && endsSentence(rest[0]) && widthOf(rest[0]) >= sentence && !endsSentence(title) {
			p.title = title
			return rest
		}
		return lines
	}
	for _, later := range rest {
		if widthOf(later) > 60 || endsSentence(later) { // prose, not one short line after another
			p.title = title
			return rest
		}
	}
	return lines
}

// looksLikeTitle reports whether a first line that stands alone is a title.
func looksLikeTitle(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	words := len(strings.Fields(line))
	switch {
	case utf8.RuneCountInString(line) > 140 || words > 24,
		words < 2 && !isWide(first),
		unicode.IsLower(first),
		strings.ContainsRune(".,;:–—-。，、：；", last),
		strings.Contains(line, "://"):
		return false
	}
	return unicode.IsLetter(first) || unicode.IsDigit(first) || strings.ContainsRune("\"'“‘«„「『¿¡", first)
}

// cutFrontMatter cuts the head that static site generators read, in YAML or TOML, and returns its title.
func cutFrontMatter(lines []string) (title string, rest []string) {
	const longest = 100 // lines
	at := 0
	for at < len(lines) && isBlank(lines[at]) {
		at++
	}
	if at == len(lines) {
		return "", lines
	}
	fence := strings.TrimSpace(lines[at])
	if fence != "---" && fence != "+++" {
		return "", lines
	}
	keys := 0
	for n := at + 1; n < len(lines) && n <= at+longest; n++ {
		line := strings.TrimSpace(lines[n])
		if line == fence || fence == "---" && line == "..." {
			if keys == 0 {
				return "", lines
			}
			return title, lines[n+1:]
		}
		key, value, ok := cutKey(line)
		if !ok {
			continue
		}
		keys++
		if key == "title" && title == "" {
			title = folded(strings.Trim(strings.TrimSpace(value), `"'`))
		}
	}
	return "", lines
}

func cutKey(line string) (key, value string, ok bool) {
	at := strings.IndexAny(line, ":=")
	if at <= 0 {
		return "", "", false
	}
	key = strings.TrimSpace(line[:at])
	if strings.ContainsFunc(key, func(r rune) bool {
		return !(unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '-' || r == '.')
	}) {
		return "", "", false
	}
	return strings.ToLower(key), line[at+1:], true
}

package intake

import (
	"strings"
	"unicode/utf8"
)

const (
	leastPaste     = 300  // characters of a text after a mention, in a reply's target or a forward, that make it an article
	leastMenu      = 100  // of a message that somebody chose a command on: a paragraph will do
	leastWithLink  = 1000 // of a whole text that ends in a link to where it is from
	mostSourceLine = 60   // bytes beside that link on its line, "Source: " and the like
	mostAskedLine  = 200  // bytes of a line before or behind a pasted text that can be an order or a question
)

// beforeSource returns the text before its last line if that line holds the text's only link and little else, and
// the text is long enough to be the article itself.
func beforeSource(text string, links []found) (string, bool) {
	if len(links) != 1 {
		return "", false
	}
	f := links[0]
	line := strings.LastIndexByte(text[:f.start], '\n') + 1
	behind := strings.TrimSpace(text[f.end:])
	if line == 0 || len(text[line:f.start]) > mostSourceLine || len(behind) > mostSourceLine || strings.Contains(behind, "\n") {
		return "", false
	}
	body := strings.TrimSpace(text[:line])
	return body, isLong(body, leastWithLink)
}

// splitAsked takes an order or a question off a pasted text: on the line of the mention before it ("summarise this:"),
// or in a last short paragraph. An order is dropped.
func splitAsked(text string) (body, question string) {
	// A question on the line below the mention is the article's headline.
	headline := strings.HasPrefix(strings.TrimLeft(text, " "), "\n")
	body, question = askedBefore(strings.TrimSpace(text), headline)
	body, behind := askedBehind(body)
	if question == "" {
		question = behind
	}
	return body, question
}

func askedBefore(text string, headline bool) (body, question string) {
	if line, rest, ok := strings.Cut(text, "\n"); ok && len(line) <= mostAskedLine {
		if isOrder(line) {
			return strings.TrimSpace(rest), ""
		}
		if q := asked(line); q != "" && endsInMark(q) && !headline {
			return strings.TrimSpace(rest), q
		}
	}
	if order, rest, ok := strings.Cut(text, ":"); ok && len(order) <= mostAskedLine && isOrder(order) {
		return strings.TrimSpace(rest), ""
	}
	return text, ""
}

func askedBehind(text string) (body, question string) {
	i := strings.LastIndexByte(text, '\n')
	if i < 0 || len(text)-i > mostAskedLine {
		return text, ""
	}
	body, line := strings.TrimRight(text[:i], " \n"), text[i+1:]
	if isOrder(line) {
		return body, ""
	}
	if q := asked(line); q != "" && endsInMark(q) && strings.HasSuffix(strings.TrimRight(text[:i], " "), "\n") {
		return body, q
	}
	return text, ""
}

// isLong reports whether text has at least least characters, those of links and of Discord's markup not counted.
func isLong(text string, least int) bool {
	if len(text) < least {
		return false
	}
	return utf8.RuneCountInString(withoutMarkup(withMarks(text, scan(text)))) >= least
}

// pasted takes off a text what Discord shows it with: a fence round all of it, quotation marks before all its lines.
func pasted(text string) string {
	text = strings.TrimSpace(text)
	if body, ok := strings.CutPrefix(text, "```"); ok {
		if body, ok = strings.CutSuffix(body, "```"); ok && !strings.Contains(body, "```") {
			if name, rest, ok := strings.Cut(body, "\n"); ok && isLanguage(name) {
				body = rest
			}
			return strings.TrimSpace(body)
		}
	}
	if body, ok := strings.CutPrefix(text, ">>> "); ok {
		return strings.TrimSpace(body)
	}
	if !strings.HasPrefix(text, "> ") {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		rest, ok := strings.CutPrefix(line, ">")
		if !ok && strings.TrimSpace(line) != "" {
			return text
		}
		lines[i] = strings.TrimPrefix(rest, " ")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// join puts the parts of a text together that was cut because Discord's fields and messages are short: a part that
// ends a sentence is followed by a new paragraph, another by the rest of its sentence.
func join(parts []string) string {
	var b strings.Builder
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			if endsSentence(b.String()) {
				b.WriteString("\n\n")
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(p)
	}
	return b.String()
}

// endsSentence reports whether text ends in a full stop or the like, of any script, or in quotation marks behind one.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, " \n\"'”’»)]*_」』")
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…:。！？؟।", r)
}

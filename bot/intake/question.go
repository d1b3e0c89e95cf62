package intake

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// asked returns what a text asks of the article it stands beside: its asking sentences, without links, greetings and
// orders; "" if it asks nothing. Lines that quote somebody (> …) ask nothing.
func asked(said string) string {
	var questions []string
	asking := false
	for _, s := range sentences(said) {
		if asking = asks(s) || asking && goesOn(s); asking {
			questions = append(questions, question(s))
		}
	}
	return strings.Join(questions, " ")
}

// goesOn reports whether a sentence behind a question asks on in a few words, none of them its own: "and when?"
func goesOn(sentence string) bool {
	words := wordsOf(sentence)
	return endsInMark(sentence) && len(words) <= 3 && slices.ContainsFunc(words, isInterrogative)
}

// asks reports whether a sentence asks something that is not just to be summarised: it ends in a question mark or
// begins as questions do, and has a word of its own besides those of orders and chatter.
func asks(sentence string) bool {
	s := tidy(sentence)
	if s == "" {
		return false
	}
	mark := endsInMark(s)
	if hasNoSpaces(s) {
		rest := withoutPhrases(s)
		return rest != "" && (mark || strings.HasSuffix(rest, "か") || containsInterrogative(rest))
	}
	words := wordsOf(withoutMarkup(s))
	if allChatter(words) {
		return false
	}
	return mark || beginsAsking(words)
}

// endsInMark reports whether s ends in a question mark of any script, quotation marks and brackets behind it aside.
func endsInMark(s string) bool {
	s = strings.TrimRight(s, " !\"'”’»)]*_|」』")
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '?' || r == '？' || r == '؟' || r == '\u037e' || r == ';' && isGreek(s)
}

// isGreek reports whether s has a Greek letter: Greek ends its questions in a semicolon.
func isGreek(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x370 && unicode.Is(unicode.Greek, r) })
}

// question tidies an asking sentence for showing: the greeting or order before it goes, and a link that was its
// subject becomes "this" in English, where the sentence would miss it.
func question(sentence string) string {
	if i := strings.IndexByte(sentence, linkMark); i >= 0 && i == strings.LastIndexByte(sentence, linkMark) {
		before, behind := strings.TrimRight(sentence[:i], " "), strings.TrimLeft(sentence[i+1:], " ")
		last := before[strings.LastIndexByte(before, ' ')+1:]
		next, _ := utf8.DecodeRuneInString(behind)
		if isAuxiliary(strings.ToLower(last)) && isLetter(next) {
			sentence = before + " this " + behind
		}
	}
	s := tidy(sentence)
	for range maxLeadIns {
		order, rest, ok := cutClause(s)
		words := wordsOf(order)
		if !ok || !allChatter(words) || len(words) > 0 && isInterrogative(words[0]) || rest == "" || allChatter(wordsOf(rest)) {
			return s
		}
		s = rest
	}
	return s
}

// maxLeadIns is how many clauses may stand before a question: "hi, please summarise this, and who paid?"
const maxLeadIns = 3

// cutClause cuts a sentence behind its first clause: at a comma, colon or dash with a space behind it.
func cutClause(s string) (clause, rest string, ok bool) {
	at, size := -1, 0
	for _, sep := range [...]string{", ", ": ", " - ", " – ", " — ", "; "} {
		if i := strings.Index(s, sep); i >= 0 && (at < 0 || i < at) {
			at, size = i, len(sep)
		}
	}
	if at < 0 {
		return "", "", false
	}
	return s[:at], strings.TrimSpace(s[at+size:]), true
}

// tidy drops link marks, what would be left behind of them (empty brackets, a space before a full stop), whom the text
// addresses first, and needless space.
func tidy(said string) string {
	if strings.IndexByte(said, linkMark) >= 0 {
		said = withoutMarks(said)
	}
	said = strings.Join(strings.Fields(said), " ")
	for {
		if end := strings.IndexByte(said[:min(len(said), longestMarkup)], '>'); end > 0 && strings.HasPrefix(said, "<@") {
			said = strings.TrimLeft(said[end+1:], " ")
			continue
		}
		r, size := utf8.DecodeRuneInString(said)
		if size == 0 || !strings.ContainsRune(",;:-–—·|.!", r) || len(said) > size && said[size] != ' ' {
			return said
		}
		said = strings.TrimLeft(said[size:], " ")
	}
}

// withoutMarks takes the link marks out, with brackets, quotation marks or emphasis round one, and with the space
// before one that punctuation follows.
func withoutMarks(said string) string {
	said = bareMarks().Replace(said)
	var b strings.Builder
	for {
		before, behind, ok := strings.Cut(said, string(linkMark))
		if !ok {
			b.WriteString(said)
			return b.String()
		}
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(behind, " "))
		switch {
		case behind != "" && strings.IndexByte("?.,!;:)]", behind[0]) >= 0:
			b.WriteString(strings.TrimRight(before, " "))
		case hasNoSpaces(string(last)) && hasNoSpaces(string(next)):
			b.WriteString(before)
			behind = strings.TrimLeft(behind, " ")
		default:
			b.WriteString(before)
			b.WriteByte(' ')
		}
		said = behind
	}
}

var bareMarks = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	for _, round := range [...][2]string{{"(", ")"}, {"[", "]"}, {"“", "”"}, {"„", "“"}, {"\"", "\""}, {"«", "»"}, {"»", "«"}, {"‘", "’"}, {"'", "'"},
		{"「", "」"}, {"『", "』"}, {"（", "）"}, {"***", "***"}, {"**", "**"}, {"*", "*"}, {"__", "__"}, {"_", "_"}, {"||", "||"}} {
		pairs = append(pairs, round[0]+string(linkMark)+round[1], string(linkMark))
	}
	return strings.NewReplacer(pairs...)
})

// sentences cuts a text at line ends and at the marks that end sentences in any script. Quoted lines are left out.
func sentences(text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line == ">" || strings.HasPrefix(line, "> ") || strings.HasPrefix(line, ">>> ") {
			if strings.HasPrefix(line, ">>> ") {
				break
			}
			continue
		}
		start := 0
		for i, r := range line {
			end := i + utf8.RuneLen(r)
			switch r {
			case '?', '!', '؟', '…':
				if next, _ := utf8.DecodeRuneInString(line[end:]); end < len(line) && next != ' ' && next != linkMark {
					continue
				}
			case '.':
				if !strings.HasPrefix(line[end:], " ") || isAbbreviation(line[start:i]) || lowerNext(line[end:]) {
					continue
				}
			case ';':
				if !isGreek(line[start:i]) {
					continue
				}
			case '。', '！', '？', '।':
			default:
				continue
			}
			out = append(out, line[start:end])
			start = end
		}
		if start < len(line) {
			out = append(out, line[start:])
		}
	}
	return out
}

// isAbbreviation reports whether a text ends in a word that has a full stop of its own: a single letter, "Mr", "Nr".
func isAbbreviation(text string) bool {
	word := strings.ToLower(text[strings.LastIndexAny(text, " (\"")+1:])
	switch word {
	case "mr", "mrs", "ms", "dr", "st", "prof", "gen", "sen", "rep", "no", "vs", "ca", "nr", "bzw", "z.b", "e.g", "i.e", "etc", "jr", "mme", "mlle", "sr", "sra", "sig", "p", "pp", "vol", "fig":
		return true
	}
	return utf8.RuneCountInString(word) == 1 && isLetter([]rune(word)[0])
}

// lowerNext reports whether the next word begins with a small letter: then a full stop ended no sentence.
func lowerNext(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " "))
	return unicode.IsLower(r)
}

// wordsOf lists the words of s in lower case, apostrophes kept within and written in one way.
func wordsOf(s string) []string {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	words := strings.FieldsFunc(s, func(r rune) bool { return !isLetter(r) && !unicode.IsDigit(r) && r != '\'' })
	for i, w := range words {
		words[i] = strings.Trim(w, "'")
	}
	return words
}

// isLetter takes the marks of Indic and other scripts for letters, but not those that choose an emoji's colour.
func isLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) && !isEmoji(r)
}

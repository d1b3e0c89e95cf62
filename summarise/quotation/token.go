package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind int8

const (
	word  tokenKind = iota
	punct           // one sign: comma, full stop, dash, bracket
	quote           // a whole quotation
)

// A token is a word, a sign or a whole quotation of a paragraph, at bytes [start, end).
type token struct {
	kind       tokenKind
	start, end int
	text       string // a word without its possessive ending
	low        string // in lower case, with a plain apostrophe
	upper      bool   // it begins with a capital
	possessive bool   // Choe’s, players’
	quote      int    // which of the paragraph's quotations
	classes    class
}

func (t token) is(c class) bool { return t.kind == word && t.classes&c != 0 }

func (t token) isSign(signs string) bool { return t.kind == punct && strings.Contains(signs, t.text) }

func (t token) isPronoun() bool {
	return t.is(heWord | sheWord | itWord | theyWord | iWord)
}

// tokenise appends the tokens of text[from:to]. Abbreviations keep their point (Mr. U.S. J.), so
// that every full stop left over ends a sentence.
func tokenise(toks []token, text string, from, to int, lex *words) []token {
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:to])
		switch {
		case unicode.IsSpace(r) || isMark(r) && r != '\'' && r != '’':
			i += size
		case isWordRune(r) || (r == '@' || r == '#' || r == '$') && startsWord(text[i+size:to]):
			end := wordEnd(text[:to], i+size)
			if lex.language == "fr" || lex.language == "" {
				end = elided(text, i, end)
			}
			end = abbreviated(text[:to], i, end, lex)
			toks = append(toks, newWord(text, i, end, lex))
			i = end
		case isMark(r):
			i += size
		default:
			end := i + size
			for r == '.' && end < to && text[end] == '.' {
				end++
			}
			sign := text[i:end]
			if end-i > 1 && r == '.' {
				sign = "…"
			}
			toks = append(toks, token{kind: punct, start: i, end: end, text: sign, low: sign})
			i = end
		}
	}
	return toks
}

// elided is where the first part of l’épouse or qu’il ends, end if the word is whole.
func elided(text string, start, end int) int {
	w := text[start:end]
	i := strings.IndexAny(w, "'’")
	if i < 0 {
		return end
	}
	switch strings.ToLower(w[:i]) {
	case "l", "d", "n", "s", "j", "c", "m", "t", "qu", "lorsqu", "puisqu", "jusqu", "dell", "all", "dall", "nell", "un":
		return start + i
	}
	return end
}

func startsWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return isWordRune(r)
}

// wordEnd is where the word that began before i ends: it goes on over hyphens, apostrophes,
// points and the like that have a letter or digit on either side.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isWordRune(r) {
			i += size
			continue
		}
		if strings.ContainsRune("-‑'’.&_@,:", r) && startsWord(text[i+size:]) {
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			prev, _ := utf8.DecodeLastRuneInString(text[:i])
			if r == ',' || r == ':' || r == '.' && !unicode.IsUpper(prev) && !unicode.IsLower(next) {
				if !unicode.IsDigit(prev) || !unicode.IsDigit(next) {
					return i
				}
			}
			i += size
			continue
		}
		return i
	}
	return i
}

// abbreviated takes the point after an abbreviation or an initial into the word.
func abbreviated(text string, start, end int, lex *words) int {
	if end >= len(text) || text[end] != '.' {
		return end
	}
	w := text[start:end]
	r, size := utf8.DecodeRuneInString(w)
	initial := size == len(w) && unicode.IsUpper(r)
	dotted := len(w) >= 3 && w[1] == '.' && len(w) <= 7
	if dotted && strings.HasPrefix(text[end+1:], " ") { // U.S. at a sentence's end
		if next := strings.TrimLeft(text[end+1:], " "); lex.has(determiner|heWord|sheWord|coordinator|itWord|theyWord, strings.ToLower(wordPrefix(next))) && startsUpper(next) {
			return end
		}
	}
	if initial && w != "I" || dotted || len(w) < 8 && startsUpperOrLower(w, lex) {
		return end + 1
	}
	return end
}

func startsUpperOrLower(w string, lex *words) bool {
	return lex.has(abbreviation, strings.ToLower(w)+".")
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

func newWord(text string, start, end int, lex *words) token {
	t := token{kind: word, start: start, end: end, text: text[start:end]}
	t.upper = startsUpper(strings.TrimLeft(t.text, "@#$"))
	if head, tail, ok := strings.Cut(t.text, "-"); ok && len(head) <= 3 && startsUpper(tail) { // al-Jubeir
		t.upper = true
	}
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if base, ok := strings.CutSuffix(t.text, ending); ok && base != "" {
			t.text, t.possessive = base, true
			break
		}
	}
	if !t.possessive && strings.HasSuffix(t.text, "s") {
		rest := text[end:]
		if r, size := utf8.DecodeRuneInString(rest); (r == '\'' || r == '’') && strings.HasPrefix(rest[size:], " ") {
			t.possessive = true
		}
	}
	t.low = strings.ReplaceAll(strings.ToLower(t.text), "’", "'")
	for _, ending := range []string{"'d", "'ll", "'ve", "'re"} { // he'd respond
		if base, ok := strings.CutSuffix(t.low, ending); ok && lex.has(heWord|sheWord|theyWord|iWord|itWord|relative, base) {
			t.low = base
		}
	}
	t.classes = lex.classes[t.low] | lex.classes[strings.TrimSuffix(t.low, ".")]
	if t.possessive && (t.low == "he" || t.low == "she" || t.low == "it" || t.low == "that" || t.low == "who" || t.low == "there") {
		t.possessive = false // he's, it's
	}
	return t
}

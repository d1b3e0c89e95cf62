package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/summarise/prose"
)

// A vocabulary is the words of a document that no line's end parts, in lower case, and its compounds
// with a hyphen.
type vocabulary struct {
	words, compounds map[string]bool
	lang             string
	ownOnly          bool // so few lines end with a hyphen that it may be words' own
	tightDash        bool // dashes stand between words without blanks
}

// hyphens are those that stand in words.
const hyphens = "-‐‑"

func newVocabulary(lines []line) vocabulary {
	v := vocabulary{words: make(map[string]bool), compounds: make(map[string]bool), lang: prose.Detect(sample(lines))}
	tight, loose := 0, 0
	for i, l := range lines {
		tight += strings.Count(l.text, "—")
		loose += 2 * strings.Count(l.text, " — ")
		fields := strings.Fields(l.text)
		if len(fields) > 0 && i > 0 && lines[i-1].hyphen {
			fields = fields[1:]
		}
		if len(fields) > 0 && l.hyphen {
			fields = fields[:len(fields)-1]
		}
		for _, f := range fields {
			f = strings.ToLower(strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
			if f == "" {
				continue
			}
			if strings.ContainsAny(f, hyphens) {
				v.compounds[hyphenated(f)] = true
				for _, part := range strings.FieldsFunc(f, func(r rune) bool { return strings.ContainsRune(hyphens, r) }) {
					v.words[part] = true
				}
			} else {
				v.words[f] = true
			}
		}
	}
	v.tightDash = tight > loose
	v.ownOnly = !v.isHyphenated(lines)
	return v
}

// isHyphenated reports whether a program hyphenated lines: so many of them end with a hyphen as words with
// hyphens of their own cannot explain, or one of them parts a word that stands whole elsewhere.
func (v vocabulary) isHyphenated(lines []line) bool {
	const share = 0.04 // of 60 documents that nobody hyphenated none had more, but for columns of 20 letters
	ends := 0
	for i, l := range lines[:max(0, len(lines)-1)] {
		if !l.hyphen {
			continue
		}
		if ends++; l.taken || v.words[strings.ToLower(lastPart(l.text)+firstPart(lines[i+1].text))] {
			return true
		}
	}
	return float64(ends) > share*float64(len(lines))
}

// sample is as much of the text as its language is told by.
func sample(lines []line) string {
	const enough = 4 << 10
	var b strings.Builder
	for _, l := range lines {
		if b.Len() >= enough {
			break
		}
		b.WriteString(l.text)
		b.WriteByte('\n')
	}
	return b.String()
}

func hyphenated(s string) string { return strings.NewReplacer("‐", "-", "‑", "-").Replace(s) }

// keepsHyphen reports whether the hyphen between the end of one line and the start of the next is the
// word's own. Always joining is wrong in 3.9 of 100 cases, joining but for compounds that occur
// elsewhere in 2.9; these rules leave about 2.
func (v vocabulary) keepsHyphen(line, next string) bool {
	left, right := lastPart(line), firstPart(next)
	if utf8.RuneCountInString(left) < 2 || right == "" { // nothing is parted after one letter
		return true
	}
	first, _ := utf8.DecodeRuneInString(right)
	last, _ := utf8.DecodeLastRuneInString(left)
	if unicode.IsDigit(first) || unicode.IsDigit(last) || isUpper(left) && !isUpper(right) { // AI-made
		return true
	}
	a, b := strings.ToLower(left), strings.ToLower(right)
	before, _ := utf8.DecodeLastRuneInString(line[:len(line)-len(left)])
	switch {
	case v.compounds[a+"-"+b]:
		return true
	case v.words[a+b], prose.IsStopWord(a+b, v.lang), v.lang == "en" && isEnglishSolid(a, b):
		return false
	case v.lang == "en" && isEnglishPrefix(a):
		return false
	case v.ownOnly && len(a) > 2 && len(b) > 3 && (v.words[a] || v.words[b]):
		return true
	case v.words[a] && v.words[b] && !v.compoundsAreSolid(), strings.ContainsRune(hyphens, before) && prose.IsStopWord(a, v.lang): // out-of-touch
		return true
	case unicode.IsUpper(first):
		return !isUpper(left)
	}
	switch v.lang {
	case "en":
		return v.isEnglishCompound(a, b)
	case "fr":
		return isFrenchCompound(a, b)
	}
	return false
}

// compoundsAreSolid reports whether the language writes compounds in one, whatever their parts are.
func (v vocabulary) compoundsAreSolid() bool {
	switch v.lang {
	case "de", "nl", "sv", "da", "no", "nb", "fi", "hu", "et", "is":
		return true
	}
	return false
}

// isUpper reports whether s is in capitals throughout, as headings are.
func isUpper(s string) bool { return len(s) > 1 && s == strings.ToUpper(s) }

// lastPart is the letters and digits at the end of s.
func lastPart(s string) string { return s[len(strings.TrimRightFunc(s, isWordRune)):] }

// firstPart is the letters and digits at the start of s.
func firstPart(s string) string { return s[:len(s)-len(strings.TrimLeftFunc(s, isWordRune))] }

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

package prose

import (
	"strings"
	"unicode"
)

// A nameWord is a capitalised word. It is sure if its capital can only be a name's; it opens if it
// stands at a sentence's start, where any word has one.
type nameWord struct {
	Span
	sure, opens bool
}

// nameRuns returns the capitalised words of text in runs: next to each other, or with one small
// word between ("University of California").
func nameRuns(text, lang string) [][]nameWord {
	rules := rulesOf(lang, text)
	var runs [][]nameWord
	var run []nameWord
	flush := func() {
		if len(run) > 0 {
			runs = append(runs, run)
		}
		run = nil
	}
	for _, s := range nameLines(text) {
		sentenceStart := true
		prevStart, prevEnd := s.Start, s.Start
		for at := s.Start; ; {
			w, ok := nextWord(text[:s.End], at)
			if !ok {
				break
			}
			gap := text[prevEnd:w.Start]
			if strings.ContainsAny(gap, ".!?:;\n•*#|…\"“”„«»()[]") {
				switch {
				case gap[0] == '.' && endsInitial(text, prevEnd):
				case gap == ". " && rules.abbreviation(text[prevStart:prevEnd]) == neverLast: // "Mr. Smith"
				case strings.ContainsAny(gap, ".!?:;\n•*#|…\"“„«(["):
					sentenceStart = true
				}
				flush()
			} else if strings.ContainsAny(gap, ",–—/") {
				flush()
			}
			at, prevStart, prevEnd = w.End, w.Start, w.End
			first, size := decode(text, w.Start)
			switch {
			case !unicode.IsUpper(first) && !unicode.IsTitle(first):
				if hasInnerCapital(w.In(text)) {
					run = append(run, nameWord{Span: w, sure: true})
				} else if !isSmallWord(w.In(text)) {
					flush()
				}
			case size == w.End-w.Start:
				run = append(run, nameWord{Span: w}) // "I", initials
			default:
				run = append(run, nameWord{w, !sentenceStart || hasInnerCapital(w.In(text)[size:]), sentenceStart})
			}
			sentenceStart = false
		}
		flush()
	}
	if lang == "de" || lang == "lb" {
		return germanRuns(text, runs)
	}
	return runs
}

func orEnglish(lang string) string {
	if lang == "" {
		return "en"
	}
	return lang
}

// germanRuns keeps what is a name among capitalised nouns: words in capitals and the last of
// several in a row.
func germanRuns(text string, runs [][]nameWord) [][]nameWord {
	for _, run := range runs {
		for i := range run {
			word := run[i].In(text)
			last := i == len(run)-1 && i > 0 && run[i-1].End+1 == run[i].Start
			run[i].sure = run[i].sure && (last || isShout(word))
			run[i].opens = false
		}
	}
	return runs
}

// endsInitial reports whether a single capital letter ends at at, at the start of a text or behind
// another capital: "J. Smith" and "John F. Kennedy" are one name, "at 270 F. Compare" is not.
func endsInitial(text string, at int) bool {
	r, size := before(text, at)
	prev, _ := before(text, at-size)
	if !unicode.IsUpper(r) || isWordRune(prev) {
		return false
	}
	at = trimRight(text, max(0, at-size-2), at-size)
	from := at
	for from > 0 && at-from < 24 {
		c, n := before(text, from)
		if !isWordRune(c) && c != '.' {
			break
		}
		from -= n
	}
	first, _ := decode(text, from)
	return from == at || unicode.IsUpper(first)
}

// nameLines returns the lines of text in which capitals tell names: without lines in title case
// and without headings before a colon in title case.
func nameLines(text string) []Span {
	var lines []Span
	for from := 0; from < len(text); {
		to := from + strings.IndexByte(text[from:], '\n')
		if to < from {
			to = len(text)
		}
		start := from
		if colon := strings.IndexByte(text[from:to], ':'); colon > 0 && colon < 80 && titleCase(text[from:from+colon], 1) {
			start = from + colon
		}
		if !titleCase(text[start:to], 4) {
			lines = append(lines, Span{start, to})
		}
		from = to + 1
	}
	return lines
}

// titleCase reports whether a line has at least min words of four letters or more and all of them
// are capitalised, as headings are in English.
func titleCase(line string, least int) bool {
	long := 0
	for at := 0; ; {
		w, ok := nextWord(line, at)
		if !ok {
			return long >= least
		}
		at = w.End
		first, _ := decode(line, w.Start)
		if w.End-w.Start >= 4 {
			if unicode.IsLower(first) {
				return false
			}
			long++
		}
	}
}

func hasInnerCapital(word string) bool {
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// isSmallWord reports whether word may stand inside a name.
func isSmallWord(word string) bool {
	switch word {
	case "of", "the", "and", "for", "de", "la", "le", "du", "des", "von", "van", "der", "den", "al", "el", "bin", "da", "do", "dos", "di", "y", "e", "et", "und":
		return true
	}
	return false
}

// definedAcronyms returns the words in brackets that text itself has just spelled out, folded:
// "interquartile range (IQR)".
func definedAcronyms(text string) map[string]bool {
	var defined map[string]bool
	for at := 0; ; {
		open := strings.IndexByte(text[at:], '(')
		if open < 0 {
			return defined
		}
		at += open + 1
		if w, ok := nextWord(text[:min(len(text), at+16)], at); ok && w.Start == at && w.End < len(text) && text[w.End] == ')' && spellsOut(text, w) {
			if defined == nil {
				defined = map[string]bool{}
			}
			defined[Fold(w.In(text))] = true
		}
	}
}

// spellsOut reports whether the words before the bracket at w say what w is short for. Each of
// its letters must be found in them, in order, from the end, the first at the start of a word
// (Schwartz and Hearst, 2003).
func spellsOut(text string, w Span) bool {
	short := strings.TrimSuffix(Fold(w.In(text)), "s")
	long := Fold(strings.ToValidUTF8(text[max(0, w.Start-1-12*len(short)):w.Start-1], ""))
	i := len(long)
	for s := len(short) - 1; s >= 0; s-- {
		for i--; i >= 0 && (long[i] != short[s] || s == 0 && i > 0 && isASCIIWord(long[i-1])); i-- {
		}
		if i < 0 {
			return false
		}
	}
	return true
}

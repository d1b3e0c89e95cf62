package prose

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Lexicon holds all that the units of an article say, so that what another text adds to it can
// be named. It is made once for an article and is safe for concurrent use.
type Lexicon struct {
	lang  string
	index *Index

	words    map[string]bool // folded words → whether they are written with a capital anywhere
	sorted   []string        // the same, in order: for long shared beginnings
	letters  string          // all letters and digits, folded, nothing between: for quotations and joined names
	initials string          // first letters of the words, in order
	capitals string          // first letters of the capitalised words
	acronyms map[string]bool // folded words written in capitals

	figures []figure // by unit, then value
	byValue []figure // numbers, then clocks, by value

	pairs []uint64 // adjacent terms of the index, sorted

	extra *Lexicon // exempt text, nil if there is none
}

// A figure is one reading of a number and the unit it stands in.
type figure struct {
	reading
	unit int32
}

// NewLexicon prepares texts, an article's passages or sentences in reading order; headings and the
// title may be given as further units. lang is the article's language.
func NewLexicon(texts []string, lang string) *Lexicon {
	l := &Lexicon{lang: primary(lang), words: map[string]bool{}, acronyms: map[string]bool{}}
	l.index = NewIndex(texts, lang)
	var letters, initials, capitals strings.Builder
	folded := map[string]string{}
	for u, text := range texts {
		for at := 0; ; {
			w, ok := nextWord(text, at)
			if !ok {
				break
			}
			at = w.End
			raw := w.In(text)
			first, _ := decode(raw, 0)
			if isIdeograph(first) {
				letters.WriteString(raw)
				continue
			}
			low, seen := folded[raw]
			if !seen {
				low = Fold(raw)
				folded[raw] = low
				l.learn(raw, low)
			}
			writeLetters(&letters, low)
			if c, size := decode(low, 0); unicode.IsLetter(c) {
				if isRoman(raw) {
					size = len(low) // "World War II" is WWII
				}
				initials.WriteString(low[:size])
				if unicode.IsUpper(first) {
					capitals.WriteString(low[:size])
				}
			}
		}
		l.learnPairs(text)
		initials.WriteByte(' ')
		capitals.WriteByte(' ')
		l.learnNumbers(text, lang, int32(u))
	}
	l.letters, l.initials, l.capitals = letters.String(), initials.String(), capitals.String()
	slices.Sort(l.pairs)
	l.sorted = slices.Sorted(maps.Keys(l.words))
	l.byValue = slices.Clone(l.figures)
	slices.SortFunc(l.byValue, compareFigures)
	return l
}

// isRoman reports whether word is a Roman numeral of ones, fives and tens.
func isRoman(word string) bool {
	return strings.Trim(word, "IVX") == ""
}

// learnNumbers adds the numbers of a unit, and "36, 000" and "36 000" also as one.
func (l *Lexicon) learnNumbers(text, lang string, unit int32) {
	var prev number
	numbers(text, lang, func(n number) {
		for _, r := range n.all() {
			l.figures = append(l.figures, figure{r, unit})
		}
		if prev.n > 0 && splitsGroup(text, prev, n) {
			l.figures = append(l.figures, figure{reading{value: prev.readings[0].value*1000 + n.readings[0].value, step: 1}, unit})
		}
		prev = n
	})
}

// splitsGroup reports whether n looks like the last three digits of the number that a begins.
func splitsGroup(text string, a, n number) bool {
	gap := text[a.End:n.Start]
	return (gap == ", " || gap == " ") && n.End-n.Start == 3 && a.End-a.Start <= 3 && !a.spelled && !n.spelled &&
		a.n > 0 && n.n > 0 && !a.readings[0].clock && !n.readings[0].clock
}

// learnPairs adds the adjacent terms of a unit.
func (l *Lexicon) learnPairs(text string) {
	prev := int32(noPair)
	l.index.analyser.pieces(text, func(raw string) {
		if term := l.index.analyser.term(raw); term != "" {
			id := l.index.terms[term]
			if prev != noPair {
				l.pairs = append(l.pairs, pair(prev, id))
			}
			prev = id
		}
	})
}

// learn adds a word, as written and folded, and the parts of it.
func (l *Lexicon) learn(raw, low string) {
	first, _ := decode(raw, 0)
	capital := unicode.IsUpper(first)
	l.words[low] = l.words[low] || capital
	if strings.ContainsAny(low, "-'.") {
		for part := range strings.FieldsFuncSeq(low, func(r rune) bool { return r == '-' || r == '\'' || r == '.' }) {
			l.words[part] = l.words[part] || capital
		}
		plain := strings.NewReplacer("-", "", "'", "", ".", "").Replace(low)
		l.words[plain] = l.words[plain] || capital
		low = plain
	}
	if n := utf8.RuneCountInString(low); n >= 2 && n <= 8 && strings.ToUpper(strings.TrimSuffix(raw, "s")) == strings.TrimSuffix(raw, "s") && capital {
		l.acronyms[low] = true
	}
}

// With returns a lexicon that also bears out what extra says: the question that was asked, a
// title. It shares all of l and costs what extra is long.
func (l *Lexicon) With(extra string) *Lexicon {
	if extra == "" {
		return l
	}
	with := *l
	with.extra = NewLexicon([]string{extra}, l.lang)
	with.extra.extra = l.extra
	return &with
}

// writeLetters writes the letters, digits and marks of a folded word.
func writeLetters(b *strings.Builder, low string) {
	for at := 0; at < len(low); {
		r, size := decode(low, at)
		if isWordRune(r) || r >= utf8.RuneSelf && unicode.Is(unicode.M, r) {
			b.WriteString(low[at : at+size])
		}
		at += size
	}
}

package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MissingNames returns the names in text, which is in lang, that stand nowhere in the article.
//
// A name is a capitalised word that is not capital for another reason: at a sentence's start
// (unless another capital follows), in a line or heading in title case, or a word that is common
// in lower case. Equal are its possessive, plural and stem, a long shared beginning (Russia,
// Russian), the irregular pairs of English (Scottish, Scotland), spellings with and without
// accents, an acronym and what it stands for, joined and split words (NewFiles, New Files), and
// what [Lexicon.With] exempts.
//
// Languages whose script has no capitals have no names here but those in Latin letters. German
// and Luxembourgish write every noun with a capital: there only the last of two or more capitalised
// words in a row counts, and words in capitals. Where text and article are in different languages,
// names are spelled differently and none is reported.
func (l *Lexicon) MissingNames(text, lang string) []Span {
	lang = primary(lang)
	if lang != "" && l.lang != "" && lang != l.lang {
		return nil
	}
	var missing []Span
	defined := definedAcronyms(text)
	for _, run := range nameRuns(text, lang) {
		missing = append(missing, l.missingOf(text, lang, run, defined)...)
		if len(missing) >= maxMissing {
			break
		}
	}
	return withoutRemarks(text, missing)
}

// missingOf returns the words of a run of capitalised words that the article does not have,
// those next to each other as one.
func (l *Lexicon) missingOf(text, lang string, run []nameWord, defined map[string]bool) []Span {
	absent := make([]bool, len(run))
	for i, w := range run {
		word := w.In(text)
		absent[i] = utf8.RuneCountInString(word) > 1 && !commonInLowerCase(word, lang) && !isUnitOfMeasure(Fold(word)) &&
			!defined[Fold(word)] && !l.names(word, lang) && !l.joined(text, run, i)
	}
	l.admitExpansions(text, run, absent)
	var missing []Span
	last := -1
	for i, w := range run {
		// The first word of a sentence may be any word: it is a name if the name behind it is new too.
		name := w.sure || w.opens && i+1 < len(run) && absent[i+1] && run[i+1].sure && run[i+1].Start == w.End+1
		if !absent[i] || !name {
			continue
		}
		if last >= 0 && last == i-1 && !strings.Contains(text[run[last].End:w.Start], " and ") {
			missing[len(missing)-1].End = w.End
		} else {
			missing = append(missing, w.Span)
		}
		last = i
	}
	return missing
}

// maxAcronym is the longest acronym, in letters, whose words are looked for.
const maxAcronym = 6

// admitExpansions clears absent for words of run that an acronym of the article stands for: the
// first letters of two to six words in a row.
func (l *Lexicon) admitExpansions(text string, run []nameWord, absent []bool) {
	if !slices.Contains(absent, true) {
		return
	}
	for from := range run {
		initials := ""
		for to := from; to < min(len(run), from+maxAcronym); to++ {
			_, size := decode(text, run[to].Start)
			initials += Fold(text[run[to].Start : run[to].Start+size])
			if to > from && l.hasAcronym(initials) {
				for i := from; i <= to; i++ {
					absent[i] = false
				}
			}
		}
	}
}

// maxMissing bounds the names, and the quotations, that are reported of one text: each is looked
// for in the whole article.
const maxMissing = 1000

// names reports whether the article has the name word in some form.
func (l *Lexicon) names(word, lang string) bool {
	if i := strings.IndexAny(word, "'’"); i > 0 && !l.hasName(Fold(word), lang) {
		_, size := decode(word, i)
		before, after := word[:i], word[i+size:]
		if utf8.RuneCountInString(before) > 2 {
			return l.names(before, lang) // an ending: "Ankara'ya"
		}
		return utf8.RuneCountInString(after) > 2 && l.names(after, lang) // an article: "L'Élysée"
	}
	if strings.ContainsRune(word, '-') && !l.hasName(Fold(word), lang) {
		for part := range strings.SplitSeq(word, "-") { // "AI-driven": only what is capitalised is a name
			first, size := decode(part, 0)
			if unicode.IsUpper(first) && size < len(part) && !l.names(part, lang) {
				return false
			}
		}
		return true
	}
	return l.hasName(Fold(word), lang) || l.hasInitials(word) || l.extra != nil && l.extra.names(word, lang)
}

// hasInitials reports whether word is an acronym whose letters the article has as the first letters
// of words in a row: capitalised ones, or three and more of any.
func (l *Lexicon) hasInitials(word string) bool {
	word = strings.TrimSuffix(strings.ReplaceAll(word, ".", ""), "s")
	if len(word) > maxAcronym || !isShout(word) {
		return false
	}
	low := Fold(word)
	return strings.Contains(l.capitals, low) || len(low) >= 3 && strings.Contains(l.initials, low)
}

// hasName reports whether the article has a folded word in some form.
func (l *Lexicon) hasName(low, lang string) bool {
	low = strings.TrimSuffix(strings.TrimSuffix(low, "'s"), "'")
	if l.has(low) || l.hasForm(low, lang) {
		return true
	}
	plain := strings.ReplaceAll(low, ".", "")
	if plain != low && l.has(plain) {
		return true
	}
	return false
}

func (l *Lexicon) has(low string) bool {
	_, ok := l.words[low]
	return ok
}

// hasForm looks for other forms of a name: plural, stem, a long shared beginning, irregular pairs.
func (l *Lexicon) hasForm(low, lang string) bool {
	for _, ending := range []string{"s", "es", "n", "en"} {
		if l.has(low + ending) {
			return true
		}
		if root, ok := strings.CutSuffix(low, ending); ok && len(root) >= 3 && l.has(root) {
			return true
		}
	}
	if _, ok := l.index.terms[Stem(low, l.lang)]; ok {
		return true
	}
	if l.hasPeople(low) {
		return true
	}
	if l.hasIrregular(low) {
		return true
	}
	return l.hasBeginning(low) || utf8.RuneCountInString(low) >= 6 && strings.Contains(l.letters, low)
}

// hasIrregular reports whether the article has another word for the name low. It must have a
// capital there ("in" is not Indiana, "us" no country) unless it is a direction.
func (l *Lexicon) hasIrregular(low string) bool {
	for _, form := range irregular(low) {
		switch {
		case strings.Contains(form, " "):
			if strings.Contains(l.letters, strings.ReplaceAll(form, " ", "")) {
				return true
			}
		case l.words[form] || l.has(form) && isDirection(form):
			return true
		}
	}
	return false
}

// hasPeople reports whether the article names the country of a people or the people of a country
// where too few letters are shared to tell: Italian and Italy, Iraqi and Iraq.
func (l *Lexicon) hasPeople(low string) bool {
	people := [...]string{"ian", "an", "n", "ese", "ish", "i"}
	places := [...]string{"", "a", "e", "y", "ia", "o", "land"}
	for _, p := range people {
		if root, ok := strings.CutSuffix(strings.TrimSuffix(low, "s"), p); ok && len(root) >= 3 {
			for _, place := range places {
				if l.has(root + place) {
					return true
				}
			}
		}
	}
	for _, place := range places {
		if root, ok := strings.CutSuffix(low, place); ok && len(root) >= 4 {
			for _, p := range people {
				if len(p) > 1 && (l.has(root+p) || l.has(root+p+"s")) {
					return true
				}
			}
		}
	}
	return false
}

// hasBeginning reports whether the article has a word that shares its first five letters or more
// with low, and at least two thirds of the longer of the two or all of the shorter (Paris, Parisiens).
func (l *Lexicon) hasBeginning(low string) bool {
	runes := []rune(low)
	if len(runes) < 5 || len(runes) > 40 {
		return false
	}
	prefix := string(runes[:5])
	at, _ := slices.BinarySearch(l.sorted, prefix)
	for n := 0; at < len(l.sorted) && n < 64 && strings.HasPrefix(l.sorted[at], prefix); n++ {
		other := []rune(l.sorted[at])
		shared := 0
		for shared < len(runes) && shared < len(other) && runes[shared] == other[shared] {
			shared++
		}
		longer, shorter := max(len(runes), len(other)), min(len(runes), len(other))
		if 3*shared >= 2*longer || shared == shorter && longer-shorter <= 4 {
			return true
		}
		at++
	}
	return false
}

// joined reports whether the article writes the word i of run joined with one next to it.
func (l *Lexicon) joined(text string, run []nameWord, i int) bool {
	word := Fold(run[i].In(text))
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(run) {
			continue
		}
		pair := Fold(run[min(i, j)].In(text)) + Fold(run[max(i, j)].In(text))
		if len(word) > 1 && len(pair) >= 6 && l.has(pair) || l.extra != nil && l.extra.has(pair) {
			return true
		}
	}
	return false
}

func (l *Lexicon) hasAcronym(low string) bool {
	return l.acronyms[low] || l.acronyms[low+"s"] || l.extra != nil && l.extra.hasAcronym(low)
}

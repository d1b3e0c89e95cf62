package quotation

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// A class is a section of the word lists; a word can be in several.
type class uint64

const (
	saying       class = 1 << iota // a finite verb of saying
	sayingIng                      // saying, adding
	notAlone                       // says something only right at a quotation: began
	nounToo                        // as often a noun: claims, posts
	titleVerb                      // titled, nicknamed, so-called
	auxiliary                      // is, has, would
	otherVerb                      // a finite verb of anything else
	preposition                    // of, for
	subordinator                   // when, because
	coordinator                    // and, but
	relative                       // who, which
	determiner                     // the, two
	adverb                         // also, later
	date                           // monday, may
	timeWord                       // morning, week
	heWord                         // pronouns, as subjects
	sheWord
	itWord
	theyWord
	iWord
	hisWord // and in any other case
	herWord
	according // according, laut, selon
	abbreviation
	titleWord // stands before a name: senator
	roleWord  // a noun that can say something: spokesman, statement
	organisation
	placeWord
	maleRole
	femaleRole
	particle   // de, van
	suffix     // jr
	elision    // 'em
	thingWord  // book, film
	personWord // man, resident: somebody without a name
	speechNoun // claim, description: its possessor speaks
	indefinite // someone, everybody: says something, but is no name
	kinWord    // son, friend: before a name only with a small letter, or first
)

// sections are the headings of the word lists, in the order of the classes.
func sections() []string {
	return []string{
		"saying", "saying ing", "not alone", "noun too", "title verb", "auxiliary", "verb", "preposition",
		"subordinator", "coordinator", "relative", "determiner", "adverb", "date", "time", "he", "she", "it", "they", "i",
		"his", "her", "according", "abbreviation", "title", "role", "organisation", "place", "male role",
		"female role", "particle", "suffix", "elision", "thing", "person", "speech", "indefinite", "kin",
	}
}

// words is the table of word lists for one language. It is made once and never written after.
type words struct {
	language language
	classes  map[string]class
	given    map[string]gender
}

func (w *words) has(c class, word string) bool { return w.classes[word]&c != 0 }

// genderOf is the gender of a given name, unknown if it is none. Eva-Marie is an Eva.
func (w *words) genderOf(name string) gender {
	name = fold(name)
	if g := w.given[name]; g != unknown {
		return g
	}
	first, _, _ := strings.Cut(name, " ")
	return w.given[first]
}

// lexicons reads the word lists on first use. Names and what stands with them are shared: an
// article in French has senators too.
var lexicons = sync.OnceValue(func() map[language]*words {
	given := make(map[string]gender, 2048)
	all := make(map[language]*words)
	for l, file := range map[language]string{"en": "english", "de": "german", "fr": "french", "es": "spanish", "": "other"} {
		w := &words{language: l, classes: make(map[string]class, 4096), given: given}
		if l != "en" {
			w.read("english", shared)
		}
		w.read(file, everything)
		all[l] = w
	}
	all["en"].read("given", everything)
	return all
})

func lexicon(l language) *words { return lexicons()[l] }

func everything(string) bool { return true }

// shared reports whether a section of the English lists serves other languages too.
func shared(section string) bool {
	switch section {
	case "title", "organisation", "place", "male role", "female role", "particle", "suffix", "kin", "abbreviation":
		return true
	}
	return false
}

// read adds the wanted sections of one list.
func (w *words) read(name string, wanted func(section string) bool) {
	list, err := lexiconFiles.ReadFile("lexicon/" + name + ".txt")
	if err != nil {
		return // embedded: the compiler saw to it
	}
	add := func(string) {}
	for line := range strings.Lines(string(list)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section := strings.Trim(line, "[]")
			if add = w.adder(section); !wanted(section) {
				add = func(string) {}
			}
		default:
			for word := range strings.FieldsSeq(line) {
				add(word)
			}
		}
	}
}

// adder returns what to do with the words of a section; a test sees to it that every section is known.
func (w *words) adder(section string) func(word string) {
	switch section {
	case "saying regular":
		return func(word string) {
			s, ed, ing := inflect(word)
			for _, form := range []string{word, s, ed} {
				w.classes[form] |= saying
			}
			w.classes[ing] |= sayingIng
		}
	case "male given":
		return func(word string) { w.given[fold(word)] |= male }
	case "female given":
		return func(word string) { w.given[fold(word)] |= female }
	case "either given":
		return func(word string) { w.given[fold(word)] = anyone }
	}
	i := slices.Index(sections(), section)
	if i < 0 {
		return func(string) {}
	}
	return func(word string) { w.classes[word] |= 1 << i }
}

// inflect derives the regular forms of an English verb. What ends in a stressed short syllable is
// given its doubled consonant by hand among the irregular forms.
func inflect(stem string) (s, ed, ing string) {
	last, before := stem[len(stem)-1], stem[len(stem)-2]
	vowel := strings.IndexByte("aeiou", before) >= 0
	switch {
	case last == 'e':
		return stem + "s", stem + "d", strings.TrimSuffix(stem, "e") + "ing"
	case last == 'y' && !vowel:
		return stem[:len(stem)-1] + "ies", stem[:len(stem)-1] + "ied", stem + "ing"
	case last == 's' || last == 'x' || last == 'z' || strings.HasSuffix(stem, "ch") || strings.HasSuffix(stem, "sh"):
		return stem + "es", stem + "ed", stem + "ing"
	}
	return stem + "s", stem + "ed", stem + "ing"
}

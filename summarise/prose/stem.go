package prose

import (
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

// maxStemmed is the longest word, in bytes, that is stemmed. What is longer is no word but
// somebody's attempt on the stemmers, some of which copy the word at every step.
const maxStemmed = 64

// Stem returns the stem of word, folded, by the Snowball stemmer of lang; where lang has none,
// the folded word.
func Stem(word, lang string) string {
	lang = primary(lang)
	return stem(lower(word, lang), stemmer(lang))
}

// stem takes a lower-case word with its accents, which the stemmers need.
func stem(word string, by func(*snowballstem.Env) bool) string {
	if by == nil || len(word) > maxStemmed {
		return Fold(word)
	}
	env := snowballstem.NewEnv(word)
	by(env)
	return Fold(env.Current())
}

// lower is lower case as lang has it: Turkish and Azeri have a dotless i.
func lower(word, lang string) string {
	if lang == "tr" || lang == "az" {
		return strings.ToLowerSpecial(unicode.TurkishCase, word)
	}
	return strings.ToLower(word)
}

// stemmer returns the Snowball stemmer of a primary language subtag, nil if it has none.
func stemmer(lang string) func(*snowballstem.Env) bool {
	switch lang {
	case "ar":
		return arabic.Stem
	case "da":
		return danish.Stem
	case "de":
		return german.Stem
	case "en":
		return english.Stem
	case "es":
		return spanish.Stem
	case "fi":
		return finnish.Stem
	case "fr":
		return french.Stem
	case "ga":
		return irish.Stem
	case "hu":
		return hungarian.Stem
	case "it":
		return italian.Stem
	case "nb":
		return norwegian.Stem
	case "nl":
		return dutch.Stem
	case "pt":
		return portuguese.Stem
	case "ro":
		return romanian.Stem
	case "ru":
		return russian.Stem
	case "sv":
		return swedish.Stem
	case "ta":
		return tamil.Stem
	case "tr":
		return turkish.Stem
	}
	return nil
}

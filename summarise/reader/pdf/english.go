package pdf

import (
	"slices"
	"strings"
)

// isEnglishSolid knows words that English writes in one though both halves are words, and that any text
// may use but once: pronouns, adverbs, "become".
func isEnglishSolid(a, b string) bool {
	switch a {
	case "some", "any", "every", "no":
		return slices.Contains([]string{"one", "thing", "body", "where", "how", "what", "times", "time", "day", "way", "ways", "more"}, b)
	case "him", "her", "it", "my", "your", "our", "them", "one":
		return b == "self" || b == "selves"
	case "be":
		return slices.Contains([]string{"come", "comes", "came", "coming", "fore", "cause", "low", "hind", "side", "sides", "yond", "long", "longs", "gin", "gan", "lief", "have"}, b)
	case "in", "on", "up", "with", "there", "where", "out", "through":
		return slices.Contains([]string{"to", "on", "in", "side", "doors", "door", "deed", "stead", "crease", "creased", "direct", "out", "fore", "by", "as", "ever", "come", "comes"}, b)
	case "how", "what", "when", "who", "which":
		return b == "ever" || b == "soever"
	case "more":
		return b == "over"
	case "al":
		return slices.Contains([]string{"most", "ways", "so", "though", "together", "ready"}, b)
	case "mean", "other", "like", "never", "none":
		return slices.Contains([]string{"while", "wise", "theless"}, b)
	}
	return false
}

// isEnglishPrefix knows what English puts before words without a hyphen, though it may be a word too.
func isEnglishPrefix(a string) bool {
	return slices.Contains([]string{"re", "un", "in", "im", "dis", "mis", "over", "under", "out", "up", "pre", "inter", "fore", "with"}, a)
}

// isEnglishCompound knows the compounds that English keeps a hyphen in, whatever else a document says:
// numbers (twenty-two), those with "self" and "well", and a word with a participle (long-standing).
func (v vocabulary) isEnglishCompound(a, b string) bool {
	switch a {
	case "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety":
		return slices.Contains([]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}, b)
	case "self":
		return !slices.Contains([]string{"ish", "ishly", "ishness", "less", "lessly", "lessness"}, b)
	case "well":
		return b != "ness" && b != "ington"
	case "so":
		return b == "called"
	case "high", "low":
		return !slices.Contains([]string{"er", "est", "ered", "ering", "ly", "ness", "light", "lights", "lighted", "lighting", "land", "lands", "way", "ways", "brow"}, b)
	case "long":
		return !slices.Contains([]string{"er", "est", "ing", "ings", "ingly", "evity", "itude", "shore", "ish"}, b)
	case "over", "under", "fore", "with", "broad", "inter", "down", "out": // overlooking, withstanding
		return false
	}
	if len(a) < 4 {
		return false
	}
	switch b {
	case "free":
		return a != "care"
	case "based", "owned", "minded", "looking", "sized", "style", "wide", "term", "level", "efficient", "friendly", "related", "driven":
		return true
	}
	if len(a) >= 5 && strings.HasSuffix(a, "ly") { // newly-built
		return true
	}
	if len(b) < 5 || !v.words[a] && !(len(a) > 6 && strings.HasSuffix(a, "est")) { // fastest-growing
		return false
	}
	for _, ending := range [...]string{"ened", "ered", "ated", "ured", "ised", "ized", "ished", "ening", "ering", "ating", "uring", "ising", "izing", "ishing", "ioned", "ioning"} {
		if strings.HasSuffix(b, ending) {
			return false // as likely an ending of a as a word
		}
	}
	return strings.HasSuffix(b, "ed") || strings.HasSuffix(b, "ing")
}

package prose

import (
	"strings"
	"unicode"
)

// followsTime reports whether next, capitalised, goes on after "5 p.m.": a zone or a day.
func (s sentenceRules) followsTime(next string) bool {
	switch next {
	case "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "GMT", "BST", "UTC", "CET", "CEST", "IST",
		"AEST", "AEDT", "JST", "Eastern", "Central", "Pacific", "Mountain", "Greenwich", "Monday", "Tuesday", "Wednesday", "Thursday",
		"Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
		"November", "December", "Beijing", "London", "Moscow":
		return true
	}
	return false
}

// followsOrdinal reports whether word often follows an ordinal where those take a point: a month,
// a century, a place in a row.
func (s sentenceRules) followsOrdinal(word string) bool {
	switch strings.ToLower(word) {
	case "januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
		"jahrhundert", "jahrhunderts", "jh", "lebensjahr", "spieltag", "bundesliga", "stock", "klasse", "platz", "runde", "weltkrieg", "weltkriegs",
		"marts", "maj", "desember", "december", "ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října",
		"listopadu", "prosince", "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
		"listopada", "grudnia", "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık":
		return true
	}
	return false
}

// beforeOrdinal reports whether word, in German and its neighbours, is one that an ordinal
// follows: an article or a preposition with one.
func (s sentenceRules) beforeOrdinal(word string) bool {
	switch strings.ToLower(word) {
	case "der", "die", "das", "dem", "den", "des", "am", "vom", "zum", "zur", "im", "beim", "ins", "ans", "bis", "seit", "ab", "sein", "seine", "seinen",
		"seinem", "ihr", "ihren", "ihrem", "ihre", "unser", "und", "jeder", "jede", "jedes", "jeden", "dieser", "diese", "diesen", "diesem",
		"den.", "det", "dne":
		return true
	}
	return false
}

// isStarter reports whether word, capitalised, is one that sentences often begin with and names
// hardly ever: after an abbreviation it tells that a new sentence begins.
func (s sentenceRules) isStarter(word string) bool {
	if first, _ := decode(word, 0); !unicode.IsUpper(first) {
		return false
	}
	low := strings.ToLower(word)
	switch s.lang {
	case "en":
		switch low {
		case "the", "a", "an", "he", "she", "it", "they", "we", "you", "i", "this", "that", "these", "those", "there", "in", "on", "at", "but",
			"and", "so", "as", "if", "when", "while", "after", "before", "however", "how", "what", "why", "where", "who", "which", "our", "his", "her",
			"its", "their", "my", "your", "some", "many", "most", "not", "for", "from", "with", "by", "to", "now", "then", "here", "also",
			"meanwhile", "although", "though", "because", "since", "despite", "during", "both", "each", "every", "another", "about", "under",
			"one", "other", "others", "or", "yet", "until", "once", "only", "did", "does", "do", "is", "are", "was", "were", "has", "have", "will", "can",
			"would", "let", "no", "such", "even", "just", "still", "instead", "according", "earlier", "later", "among", "between", "against",
			"nobody", "everyone", "nothing", "perhaps", "maybe", "please", "today", "yesterday", "last", "next", "more", "unlike", "like", "without":
			return true
		}
		return false
	case "ru", "uk", "bg":
		switch low {
		case "в", "во", "на", "по", "он", "она", "они", "оно", "это", "эта", "этот", "эти", "и", "а", "но", "как", "так", "если", "когда", "также",
			"при", "после", "однако", "кроме", "с", "к", "из", "для", "от", "у", "мы", "я", "вы", "его", "ее", "её", "их", "все", "там", "тогда",
			"той", "това", "те", "тя", "тази", "след", "за", "до", "не", "кто", "что", "где", "об", "о":
			return true
		}
		return false
	case "de":
		switch low {
		case "der", "die", "das", "ein", "eine", "er", "sie", "es", "wir", "ich", "ihr", "dies", "diese", "dieser", "dieses", "in", "im", "am", "an",
			"auf", "aus", "bei", "mit", "nach", "von", "zu", "für", "aber", "und", "doch", "als", "wenn", "während", "dort", "hier", "da", "dabei",
			"so", "auch", "nun", "jetzt", "zudem", "dann", "seit", "um", "man", "was", "wer", "wie", "wo", "warum", "kein", "keine", "alle", "viele":
			return true
		}
		return false
	}
	return isStopWord(low, s.lang)
}

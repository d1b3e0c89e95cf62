package intake

// beginsAsking reports whether a sentence begins as a question does although its mark is missing, or bids to look for
// something in the article ("tell me who …", "list the people …").
func beginsAsking(words []string) bool {
	for len(words) > 0 && isLeadIn(words[0]) {
		words = words[1:]
	}
	if len(words) < 2 {
		return false
	}
	first, second := words[0], words[1]
	switch first {
	case "who", "whose", "whom":
		return second != "knew" && second != "cares" && second != "wants" && second != "else" && second != "has" || len(words) > 3
	case "what", "which":
		return second != "a" && second != "an" && second != "if" && second != "about" && second != "is" || len(words) > 3 && second != "a" && second != "an"
	case "what's", "who's", "where's", "when's", "why's", "how's":
		return len(words) > 2
	case "how":
		return isAuxiliary(second) || second == "many" || second == "much" || second == "long" || second == "far" || second == "old" || second == "often" || second == "big" || second == "high" || second == "come"
	case "when", "where", "why":
		return isAuxiliary(second)
	case "tell", "explain", "list", "name", "find", "describe", "compare", "quote":
		return len(words) > 2
	case "according":
		return second == "to"

	case "wer", "wieviel", "wieso", "weshalb", "wozu", "worüber", "welcher", "welche", "welches", "welchen":
		return len(words) > 2
	case "was", "wie", "wo", "wann", "warum":
		return isGermanVerb(second) && len(words) > 2
	case "qui", "pourquoi", "combien", "quel", "quelle", "quels", "quelles":
		return len(words) > 2
	case "qu'est":
		return true
	case "est":
		return second == "ce" && len(words) > 3
	case "quién", "quiénes", "cuándo", "dónde", "cuánto", "cuánta", "cuántos", "cuántas", "cuál", "cuáles":
		return len(words) > 2
	case "chi", "quanto", "quanti", "quante", "dove", "quem", "quantos", "quantas", "onde":
		return len(words) > 2
	case "por":
		return second == "qué" || second == "que" && len(words) > 3
	case "кто", "почему", "сколько", "зачем", "какой", "какая", "какие", "когда", "где":
		return len(words) > 2
	case "dlaczego", "kto", "ile", "varför", "hvorfor", "vem", "hvem", "waarom", "hoeveel", "neden", "kim", "kaç":
		return len(words) > 2
	}
	return isAuxiliary(first) && isSubject(second) && len(words) > 3
}

// isLeadIn knows words before a question that are no part of it.
func isLeadIn(w string) bool {
	switch w {
	case "hey", "hi", "hello", "please", "pls", "so", "and", "ok", "okay", "also", "btw", "well", "but", "bitte", "und", "hallo", "et", "y", "e", "en", "bonjour", "hola", "ciao":
		return true
	}
	return false
}

// isAuxiliary knows the English verbs that a question begins with.
func isAuxiliary(w string) bool {
	switch w {
	case "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "should", "might", "may", "must",
		"doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "won't", "wouldn't", "can't", "couldn't", "shouldn't":
		return true
	}
	return false
}

// isSubject knows the English words that stand behind such a verb if it begins a question.
func isSubject(w string) bool {
	switch w {
	case "it", "this", "that", "these", "those", "they", "the", "he", "she", "we", "there", "any", "anyone", "anybody", "someone", "his", "her", "their", "its":
		return true
	}
	return false
}

// isInterrogative knows the words that a question begins with besides the auxiliaries.
func isInterrogative(w string) bool {
	switch w {
	case "who", "whose", "whom", "what", "which", "when", "where", "why", "how",
		"wer", "wen", "wem", "wann", "wo", "warum", "wieso", "wie", "wieviel",
		"qui", "quand", "où", "pourquoi", "comment", "combien", "quién", "quiénes", "cuándo", "dónde", "cómo", "cuánto", "qué",
		"chi", "quando", "dove", "perché", "quanto", "quem", "onde", "como", "quê", "wanneer", "waar", "waarom", "hoe",
		"kto", "kiedy", "gdzie", "dlaczego", "кто", "когда", "где", "почему", "сколько":
		return true
	}
	return false
}

func isGermanVerb(w string) bool {
	switch w {
	case "ist", "sind", "war", "waren", "wird", "werden", "hat", "haben", "kostet", "kosten", "sagt", "sagen", "steht", "bedeutet", "heißt", "passiert",
		"viel", "viele", "lange", "oft", "hoch", "groß", "teuer", "alt", "weit", "kann", "soll", "muss", "will", "gab", "gibt", "kam", "kommt":
		return true
	}
	return false
}

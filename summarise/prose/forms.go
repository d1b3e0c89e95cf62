package prose

import "strings"

// irregular returns other words for the same name that no rule derives: peoples and their
// countries, states and their abbreviations, directions.
func irregular(low string) []string {
	for _, group := range irregularForms {
		for _, form := range group {
			if form == low {
				return group
			}
		}
	}
	return nil
}

// irregularForms are folded; a form with a space is looked for letter by letter.
var irregularForms = [...][]string{
	{"uk", "u.k", "britain", "british", "united kingdom", "briton", "britons", "great britain"},
	{"us", "u.s", "usa", "u.s.a", "america", "american", "americans", "united states"},
	{"united", "us", "usa", "uk", "u.s", "u.k", "un", "uae"},
	{"states", "us", "usa", "u.s", "u.s.a"},
	{"kingdom", "uk", "u.k", "britain", "british"},
	{"eu", "e.u", "european union"},
	{"un", "u.n", "united nations"},
	{"scottish", "scotland", "scots", "scot"},
	{"welsh", "wales"},
	{"irish", "ireland"},
	{"english", "england"},
	{"french", "france", "frenchman"},
	{"german", "germany", "germans"},
	{"dutch", "netherlands", "holland"},
	{"spanish", "spain", "spaniard"},
	{"swiss", "switzerland"},
	{"swedish", "sweden", "swede"},
	{"danish", "denmark", "dane"},
	{"finnish", "finland", "finn"},
	{"norwegian", "norway"},
	{"polish", "poland", "pole", "poles"},
	{"turkish", "turkey", "turk", "turks", "turkiye"},
	{"greek", "greece", "greeks"},
	{"chinese", "china"},
	{"portuguese", "portugal"},
	{"thai", "thailand"},
	{"peruvian", "peru"},
	{"filipino", "philippines", "philippine"},
	{"argentine", "argentina", "argentinian"},
	{"czech", "czechia"},
	{"iraqi", "iraq"}, {"israeli", "israel"}, {"afghan", "afghanistan"},
	{"north", "northern"}, {"south", "southern"}, {"east", "eastern"}, {"west", "western"},
	{"california", "calif", "ca", "californian"},
	{"alabama", "ala", "al"}, {"alaska", "ak"}, {"arizona", "ariz", "az"}, {"arkansas", "ark", "ar"},
	{"colorado", "colo", "co"}, {"connecticut", "conn", "ct"}, {"delaware", "del", "de"}, {"florida", "fla", "fl"},
	{"georgia", "ga"}, {"hawaii", "hi"}, {"idaho", "id"}, {"illinois", "ill", "il"}, {"indiana", "ind", "in"}, {"iowa", "ia"},
	{"kansas", "kan", "ks"}, {"kentucky", "ky"}, {"louisiana", "la"}, {"maine", "me"}, {"maryland", "md"},
	{"massachusetts", "mass", "ma"}, {"michigan", "mich", "mi"}, {"minnesota", "minn", "mn"}, {"mississippi", "miss", "ms"},
	{"missouri", "mo"}, {"montana", "mont", "mt"}, {"nebraska", "neb", "ne"}, {"nevada", "nev", "nv"},
	{"new hampshire", "nh"}, {"new jersey", "nj"}, {"new mexico", "nm"}, {"new york", "ny", "nyc"},
	{"jersey", "nj"}, {"mexico", "nm", "mexican"}, {"york", "ny", "nyc"}, {"hampshire", "nh"},
	{"carolina", "nc", "sc"}, {"dakota", "nd", "sd"}, {"ohio", "oh"}, {"oklahoma", "okla", "ok"}, {"oregon", "ore", "or"},
	{"pennsylvania", "penn", "pa"}, {"tennessee", "tenn", "tn"}, {"texas", "tex", "tx"}, {"utah", "ut"}, {"vermont", "vt"},
	{"virginia", "va", "wv"}, {"washington", "wash", "wa", "d.c", "dc"}, {"wisconsin", "wis", "wi"}, {"wyoming", "wyo", "wy"},
	{"ontario", "ont"}, {"quebec", "que"},
	{"january", "jan"}, {"february", "feb"}, {"march", "mar"}, {"april", "apr"}, {"june", "jun"}, {"july", "jul"}, {"august", "aug"},
	{"september", "sept", "sep"}, {"october", "oct"}, {"november", "nov"}, {"december", "dec"},
	{"monday", "mon"}, {"tuesday", "tues", "tue"}, {"wednesday", "wed"}, {"thursday", "thurs", "thu"}, {"friday", "fri"},
	{"saturday", "sat"}, {"sunday", "sun"},
	{"doctor", "dr"}, {"saint", "st"}, {"street", "st"}, {"avenue", "ave"}, {"road", "rd"}, {"mount", "mt"}, {"mister", "mr"},
	{"president", "pres"}, {"professor", "prof"}, {"senator", "sen"}, {"governor", "gov"}, {"general", "gen"}, {"lieutenant", "lt"},
	{"captain", "capt"}, {"company", "co"}, {"corporation", "corp"}, {"incorporated", "inc"}, {"limited", "ltd"},
	{"christmas", "xmas"}, {"television", "tv"}, {"fahrenheit", "f"}, {"celsius", "c", "centigrade"},
}

func isDirection(low string) bool {
	switch low {
	case "north", "south", "east", "west", "northern", "southern", "eastern", "western":
		return true
	}
	return false
}

// commonInLowerCase reports whether word, capitalised in running text, is as a rule no name: a stop
// word, a title ("Gov."), or a word that English writers capitalise for weight, for a role or in a label.
func commonInLowerCase(word, lang string) bool {
	lang = orEnglish(lang)
	return isStopWord(lower(word, lang), lang) || sentenceRules{lang: lang}.abbreviation(word) == neverLast || lang == "en" && (isCommonEnglish(Fold(word)) || isCommonEnglish(strings.TrimSuffix(Fold(word), "s")))
}

func isCommonEnglish(low string) bool {
	switch low {
	case "internet", "web", "email", "online", "ok", "okay", "yes", "no", "mr", "mrs", "ms", "dr", "sir", "madam",
		"note", "passage", "passages", "article", "text", "source", "question", "answer", "summary", "overall", "however",
		"president", "chairman", "director", "manager", "minister", "secretary", "government", "state", "federal", "national",
		"university", "college", "school", "department", "church", "court", "company", "corporation", "inc", "ltd",
		"step", "chapter", "section", "part", "table", "figure", "day", "year", "street", "road", "city", "county",
		"line", "point", "class", "form", "type", "level", "phase", "page", "room", "group", "name", "according", "based", "option",
		// what is short for common nouns
		"ceo", "cfo", "coo", "cto", "hr", "pr", "hq", "tv", "pc", "id", "diy", "dna", "ip", "faq", "pdf", "gps", "usb", "atm", "dvd", "cd", "ev", "suv",
		"mp", "wi-fi", "wifi", "q&a", "gdp", "ngo",
		// imperatives, which stand before names at the start of a sentence
		"open", "click", "select", "choose", "press", "enter", "add", "use", "go", "see", "visit", "ask", "let", "make", "take", "get", "call", "read", "find",
		"god", "lord", "bible", "earth", "sun", "moon", "additionally", "therefore", "furthermore", "moreover", "finally":
		return true
	}
	return false
}

// isUnitOfMeasure reports whether a folded word is a unit, which is no name though some are
// written with a capital.
func isUnitOfMeasure(low string) bool {
	switch low {
	case "fahrenheit", "celsius", "kelvin", "tbsp", "tsp", "tbs", "kb", "mb", "gb", "tb", "kg", "km", "lb", "lbs", "oz", "ml", "mph", "kwh", "kw", "mw",
		"gw", "hz", "khz", "mhz", "ghz", "am", "pm", "a.m", "p.m", "bc", "ad", "bce", "ce", "usd", "eur", "gbp":
		return true
	}
	return false
}

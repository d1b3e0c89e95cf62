package extractive

import (
	"strings"
	"unicode"
)

// firstWord is the first word of s in lower case, up to an apostrophe; one character where words are not spaced.
func firstWord(s string) string {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	for i, r := range s {
		switch {
		case isUnspaced(r):
			if i == 0 {
				return string(r)
			}
			return strings.ToLower(s[:i])
		case !unicode.IsLetter(r) && !unicode.IsMark(r):
			return strings.ToLower(s[:i])
		}
	}
	return strings.ToLower(s)
}

// backWords returns the words that point back when a sentence opens with them: pronouns of the third
// person, demonstratives and connectives. An empty set for a language that is not listed.
func backWords(lang string) map[string]bool {
	return set(map[string]string{
		"en": `he she it they him her his hers their theirs its them this that these those such and but or nor so also however then there
			therefore moreover furthermore instead meanwhile otherwise nevertheless nonetheless thus hence both neither either another others`,
		"de": `er sie es ihr ihre ihren sein seine seinen dies diese dieser dieses diesen das dem deren dessen aber und oder doch auch jedoch
			dann deshalb daher darum zudem außerdem stattdessen dagegen trotzdem dennoch damit dabei dafür dort beide so`,
		"fr": `il elle ils elles son sa ses leur leurs ce cela ça celui celle ceux celles cet cette ces c mais et ou donc or aussi cependant
			puis ensuite pourtant toutefois néanmoins ainsi enfin alors lui`,
		"es": `él ella ellos ellas su sus esto este esta estos estas ese esa eso esos esas aquel aquella pero y o también entonces además
			así luego mientras`,
		"it": `egli lui lei essi esse loro suo sua suoi sue questo questa questi queste quello quella ma e o anche però poi inoltre così
			quindi dunque infatti tuttavia`,
		"pt": `ele ela eles elas seu sua seus suas isto isso este esta estes estas esse essa esses essas mas e ou também porém então além
			assim depois`,
		"nl": `hij zij ze hem haar hun zijn het dit deze dat die maar en of ook echter dan daarom bovendien toch daarna`,
		"ru": `он она оно они его её их это этот эта эти тот та те но и а или также однако затем потом поэтому тогда при`,
		"pl": `on ona ono oni one jego jej ich to ten ta te ale i lub też także jednak potem dlatego wtedy`,
		"sv": `han hon den det de hans hennes deras dess detta denna dessa men och eller också dock sedan därför dessutom`,
		"tr": `o onlar bu şu bunlar şunlar onun onların ama fakat ve ancak ayrıca sonra böylece`,
		"ar": `هو هي هم هذا هذه ذلك تلك لكن ولكن وهو وهي كما ثم لذلك`,
		"zh": `他 她 它 这 這 那 但 而 其 此`,
		"ja": `彼 これ それ その この しかし また そして`,
	}[lang])
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

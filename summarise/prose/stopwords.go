package prose

// IsStopWord reports whether word, in any case, is one of the words of lang that say nothing of
// what a text is about: articles, pronouns, prepositions, auxiliaries, question words. It knows
// ar, da, de, en, es, fr, it, nb, nl, pl, pt, ru, sv and tr; elsewhere it reports false.
// The lists are our own and short: what stays out is weighed down by its frequency anyway.
func IsStopWord(word, lang string) bool {
	lang = primary(lang)
	return isStopWord(lower(word, lang), lang)
}

// isStopWord takes a lower-case word and a primary subtag.
func isStopWord(word, lang string) bool {
	switch lang {
	case "en":
		return isEnglishStopWord(word)
	case "de":
		return isGermanStopWord(word)
	case "fr":
		return isFrenchStopWord(word)
	case "es":
		return isSpanishStopWord(word)
	case "it":
		return isItalianStopWord(word)
	case "pt":
		return isPortugueseStopWord(word)
	case "nl":
		return isDutchStopWord(word)
	case "ru":
		return isRussianStopWord(word)
	case "sv", "da", "nb":
		return isScandinavianStopWord(word)
	case "pl":
		return isPolishStopWord(word)
	case "tr":
		return isTurkishStopWord(word)
	case "ar":
		return isArabicStopWord(word)
	}
	return false
}

func isEnglishStopWord(w string) bool {
	switch w {
	case "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at",
		"be", "because", "been", "before", "being", "between", "both", "but", "by",
		"can", "could", "did", "do", "does", "doing", "done", "during", "each", "either", "else", "ever", "every",
		"for", "from", "further", "get", "got", "had", "has", "have", "having", "he", "her", "here", "hers", "herself",
		"him", "himself", "his", "how", "i", "if", "in", "into", "is", "it", "its", "itself", "just",
		"may", "me", "might", "mine", "more", "most", "much", "must", "my", "myself",
		"neither", "no", "nor", "not", "now", "of", "off", "on", "once", "one", "only", "or", "other", "our", "ours",
		"ourselves", "out", "over", "own", "same", "shall", "she", "should", "so", "some", "such",
		"than", "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these", "they", "this",
		"those", "through", "to", "too", "under", "until", "up", "upon", "us", "very",
		"was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "whose", "why", "will", "with",
		"within", "without", "would", "you", "your", "yours", "yourself", "yourselves",
		"don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "can't", "couldn't",
		"wouldn't", "shouldn't", "hasn't", "haven't", "hadn't", "cannot", "it's", "he's", "she's", "that's", "there's",
		"what's", "who's", "i'm", "i've", "i'll", "i'd", "we're", "we've", "we'll", "they're", "they've", "they'll",
		"you're", "you've", "you'll", "he'd", "she'd", "they'd", "let's":
		return true
	}
	return false
}

func isGermanStopWord(w string) bool {
	switch w {
	case "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "auch", "auf", "aus",
		"bei", "beim", "bin", "bis", "bist", "da", "dabei", "dadurch", "dafür", "damit", "dann", "das", "dass", "daß",
		"dazu", "dein", "deine", "dem", "den", "denen", "denn", "der", "deren", "des", "dessen", "dich", "die", "dies",
		"diese", "diesem", "diesen", "dieser", "dieses", "dir", "doch", "dort", "du", "durch",
		"ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "etwas", "euch", "euer", "eure",
		"für", "gab", "gegen", "gibt", "hab", "habe", "haben", "hat", "hatte", "hatten", "hier", "hin", "hinter",
		"ich", "ihm", "ihn", "ihnen", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "im", "in", "indem", "ins",
		"ist", "jede", "jedem", "jeden", "jeder", "jedes", "jene", "jener", "jetzt", "kann", "kein", "keine", "keinem",
		"keinen", "keiner", "können", "konnte", "konnten", "machen", "man", "manche", "mehr", "mein", "meine", "mich",
		"mir", "mit", "muss", "müssen", "nach", "nicht", "nichts", "noch", "nun", "nur", "ob", "oder", "ohne",
		"sehr", "sein", "seine", "seinem", "seinen", "seiner", "seines", "sich", "sie", "sind", "so", "solche", "soll",
		"sollte", "sondern", "sonst", "über", "um", "und", "uns", "unser", "unsere", "unter", "viel", "vom", "von",
		"vor", "wann", "war", "waren", "warum", "was", "weil", "welche", "welchem", "welchen", "welcher", "welches",
		"wem", "wen", "wenn", "wer", "werde", "werden", "wessen", "wie", "wieder", "wieso", "wieviel", "will", "wir",
		"wird", "wo", "woher", "wohin", "wollen", "wurde", "wurden", "würde", "zu", "zum", "zur", "zwar", "zwischen":
		return true
	}
	return false
}

func isFrenchStopWord(w string) bool {
	switch w {
	case "à", "a", "ai", "ainsi", "alors", "après", "au", "aucun", "aucune", "aussi", "autre", "autres", "aux", "avait",
		"avant", "avec", "avez", "avoir", "avons", "ayant", "c", "car", "ce", "ceci", "cela", "celle", "celles", "celui",
		"ces", "cet", "cette", "ceux", "chaque", "chez", "comme", "comment", "d", "dans", "de", "depuis", "des", "dont",
		"donc", "du", "elle", "elles", "en", "encore", "entre", "est", "et", "était", "étaient", "été", "être", "eu",
		"eux", "fait", "fut", "ici", "il", "ils", "j", "je", "jusque", "l", "la", "là", "le", "les", "leur", "leurs",
		"lors", "lorsque", "lui", "m", "ma", "mais", "me", "même", "mes", "moi", "moins", "mon", "n", "ne", "ni", "non",
		"nos", "notre", "nous", "on", "ont", "ou", "où", "par", "pas", "pendant", "peu", "peut", "plus", "plusieurs",
		"pour", "pourquoi", "qu", "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "quoi", "s", "sa", "sans",
		"se", "selon", "ses", "si", "soi", "soit", "son", "sont", "sous", "sur", "t", "ta", "tandis", "te", "tes",
		"toi", "ton", "tous", "tout", "toute", "toutes", "très", "tu", "un", "une", "vers", "vos", "votre", "vous", "y",
		"combien", "lequel", "laquelle", "lesquels", "lesquelles", "sera", "serait", "aurait":
		return true
	}
	return false
}

func isSpanishStopWord(w string) bool {
	switch w {
	case "a", "al", "algo", "algún", "alguna", "algunas", "alguno", "algunos", "ante", "antes", "aquel", "aquella",
		"así", "aún", "aunque", "cada", "como", "cómo", "con", "contra", "cual", "cuál", "cuales", "cuáles", "cuando",
		"cuándo", "cuanta", "cuánta", "cuántas", "cuánto", "cuántos", "de", "del", "desde", "donde", "dónde", "dos",
		"durante", "e", "el", "él", "ella", "ellas", "ellos", "en", "entre", "era", "eran", "es", "esa", "esas", "ese",
		"eso", "esos", "esta", "está", "estaba", "estado", "están", "estar", "estas", "este", "esto", "estos", "fue",
		"fueron", "ha", "había", "habían", "hace", "hacer", "hacia", "han", "has", "hasta", "hay", "he", "la", "las",
		"le", "les", "lo", "los", "más", "me", "menos", "mi", "mí", "mis", "mismo", "mucho", "muchos", "muy", "nada",
		"ni", "no", "nos", "nosotros", "nuestra", "nuestro", "o", "os", "otra", "otras", "otro", "otros", "para", "pero",
		"poco", "por", "porque", "pues", "que", "qué", "quien", "quién", "quienes", "quiénes", "se", "sea", "según",
		"ser", "si", "sí", "sido", "sin", "sobre", "son", "su", "sus", "también", "tan", "tanto", "te", "tenía",
		"tiene", "tienen", "toda", "todas", "todo", "todos", "tras", "tu", "tú", "tus", "u", "un", "una", "unas", "uno",
		"unos", "usted", "y", "ya", "yo":
		return true
	}
	return false
}

func isItalianStopWord(w string) bool {
	switch w {
	case "a", "abbia", "ad", "agli", "ai", "al", "alla", "alle", "allo", "altri", "altro", "anche", "ancora", "aveva",
		"avevano", "c", "che", "chi", "ci", "ciò", "col", "come", "con", "contro", "così", "cui", "d", "da", "dagli",
		"dai", "dal", "dalla", "dalle", "dallo", "degli", "dei", "del", "della", "delle", "dello", "di", "dove", "due",
		"durante", "e", "è", "ed", "era", "erano", "essere", "fra", "fu", "gli", "ha", "hanno", "ho", "i", "il", "in",
		"io", "l", "la", "le", "lei", "li", "lo", "loro", "lui", "ma", "mentre", "mi", "mia", "mio", "molto", "ne",
		"negli", "nei", "nel", "nella", "nelle", "nello", "no", "noi", "non", "nostra", "nostro", "o", "ogni", "per",
		"perché", "però", "più", "poco", "poi", "prima", "può", "qual", "quale", "quali", "quando", "quanta", "quante",
		"quanti", "quanto", "quella", "quelle", "quelli", "quello", "questa", "queste", "questi", "questo", "qui", "se",
		"sé", "senza", "si", "sì", "sia", "siamo", "solo", "sono", "sopra", "sotto", "sta", "stata", "stati", "stato",
		"su", "sua", "sue", "sugli", "sui", "sul", "sulla", "sulle", "suo", "suoi", "tra", "tu", "tutte", "tutti",
		"tutto", "un", "una", "uno", "vi", "voi":
		return true
	}
	return false
}

func isPortugueseStopWord(w string) bool {
	switch w {
	case "a", "à", "ao", "aos", "aquela", "aquele", "aqueles", "as", "às", "até", "cada", "com", "como", "contra", "da",
		"das", "de", "dela", "dele", "deles", "depois", "desde", "do", "dos", "durante", "e", "é", "ela", "elas", "ele",
		"eles", "em", "entre", "era", "eram", "essa", "esse", "esta", "está", "estão", "este", "eu", "foi", "foram", "há",
		"isso", "isto", "já", "lhe", "mais", "mas", "me", "mesmo", "meu", "minha", "muito", "na", "não", "nas", "nem",
		"no", "nos", "nós", "nossa", "nosso", "num", "numa", "o", "onde", "os", "ou", "outra", "outro", "outros", "para",
		"pela", "pelas", "pelo", "pelos", "per", "por", "porque", "quais", "qual", "quando", "quanto", "quantos", "que",
		"quê", "quem", "são", "se", "sem", "ser", "seu", "seus", "só", "sob", "sobre", "sua", "suas", "também", "tem",
		"têm", "tinha", "toda", "todas", "todo", "todos", "tu", "um", "uma", "você", "vocês":
		return true
	}
	return false
}

func isDutchStopWord(w string) bool {
	switch w {
	case "aan", "al", "alle", "als", "altijd", "andere", "ben", "bij", "bijna", "daar", "dan", "dat", "de", "der", "deze",
		"die", "dit", "doch", "doen", "door", "dus", "een", "eens", "en", "er", "ge", "geen", "geweest", "had", "hadden",
		"heb", "hebben", "heeft", "hem", "het", "hier", "hij", "hoe", "hoeveel", "hun", "iets", "ik", "in", "is", "ja",
		"je", "kan", "kon", "kunnen", "maar", "me", "meer", "men", "met", "mij", "mijn", "moet", "na", "naar", "niet",
		"niets", "nog", "nu", "of", "om", "omdat", "onder", "ons", "ook", "op", "over", "reeds", "te", "tegen", "toch",
		"toen", "tot", "u", "uit", "uw", "van", "veel", "voor", "waar", "waarom", "wanneer", "want", "waren", "was",
		"wat", "we", "wel", "welk", "welke", "werd", "werden", "wie", "wij", "wil", "worden", "wordt", "zal", "ze", "zei",
		"zelf", "zich", "zij", "zijn", "zo", "zonder", "zou", "zouden":
		return true
	}
	return false
}

func isRussianStopWord(w string) bool {
	switch w {
	case "а", "без", "более", "бы", "был", "была", "были", "было", "быть", "в", "вам", "вас", "весь", "во", "вот", "все",
		"всё", "всего", "всех", "вы", "где", "да", "даже", "для", "до", "его", "ее", "её", "ей", "ему", "если", "есть",
		"еще", "ещё", "же", "за", "здесь", "и", "из", "или", "им", "их", "к", "как", "какая", "какие", "каким", "каких",
		"какого", "какое", "какой", "каком", "какую", "ко", "когда", "кого", "кому", "которая", "которого", "которое",
		"которой", "котором", "которую", "которые", "который", "которых", "кто", "ли", "либо", "между", "меня", "мне",
		"много", "может", "можно", "мой", "мы", "на", "над", "надо", "нас", "не", "него", "нее", "неё", "ней", "нет",
		"ни", "них", "но", "ну", "о", "об", "один", "он", "она", "они", "оно", "от", "перед", "по", "под", "после",
		"потому", "почему", "при", "про", "раз", "с", "сам", "свое", "своего", "своей", "свои", "своих", "свой", "себе",
		"себя", "сколько", "со", "так", "такой", "там", "тем", "то", "тогда", "того", "тоже", "той", "только", "том",
		"тот", "тут", "ты", "у", "уже", "хотя", "чего", "чей", "чем", "через", "что", "чтобы", "чье", "чьи", "эта",
		"эти", "этим", "этих", "это", "этого", "этой", "этом", "этот", "эту", "я", "является":
		return true
	}
	return false
}

func isScandinavianStopWord(w string) bool {
	switch w {
	case "alla", "alle", "allt", "alt", "anden", "andra", "andre", "att", "at", "av", "af", "blev", "ble", "bliver",
		"blir", "bli", "da", "de", "den", "denna", "denne", "der", "deras", "deres", "dess", "dessa", "det", "detta",
		"dette", "dig", "din", "disse", "du", "då", "där", "efter", "eftersom", "ej", "eller", "en", "er", "et", "ett",
		"etter", "fick", "for", "fordi", "fra", "från", "få", "för", "før", "ha", "hade", "hadde", "han", "hans", "har",
		"havde", "have", "hej", "hen", "hendes", "hennes", "hon", "hun", "honom", "hur", "hvad", "hva", "hvem", "hvilke",
		"hvilken", "hvilket", "hvis", "hvor", "hvordan", "hvorfor", "hvornår", "här", "her", "i", "icke", "ikke", "ind",
		"ingen", "inte", "inom", "jag", "jeg", "kan", "kunde", "kunne", "man", "mange", "med", "meg", "mellan", "mellem",
		"mellom", "men", "mer", "mere", "mig", "min", "mot", "mycket", "må", "många", "ned", "nej", "ni", "nogle", "noen",
		"noget", "något", "några", "nu", "nå", "när", "når", "och", "også", "också", "og", "om", "op", "opp", "os", "oss",
		"over", "på", "samt", "sedan", "sig", "seg", "sin", "sina", "sine", "sitt", "sit", "ska", "skal", "skulle",
		"som", "så", "til", "till", "ud", "under", "upp", "ut", "utan", "uden", "uten", "vad", "var", "varför", "vara",
		"ved", "vem", "vi", "vid", "vil", "vilka", "vilken", "vilket", "ville", "vår", "være", "været", "vært", "är", "å",
		"år", "över", "än", "även":
		return true
	}
	return false
}

func isPolishStopWord(w string) bool {
	switch w {
	case "a", "aby", "albo", "ale", "ani", "bardzo", "bez", "bo", "by", "był", "była", "było", "były", "być", "co", "czy",
		"czyli", "dla", "do", "gdy", "gdzie", "go", "i", "ich", "ile", "im", "innych", "jak", "jaka", "jaki", "jakie",
		"jako", "je", "jego", "jej", "jest", "jeszcze", "jeśli", "już", "kiedy", "kim", "kto", "która", "które", "którego",
		"której", "który", "których", "którzy", "lub", "ma", "mi", "mnie", "może", "można", "mu", "na", "nad", "nam",
		"nas", "nie", "nich", "nim", "niż", "o", "od", "on", "ona", "one", "oni", "oraz", "po", "pod", "przed", "przez",
		"przy", "się", "są", "ta", "tak", "także", "tam", "te", "tego", "tej", "ten", "też", "to", "tu", "tylko", "tym",
		"tych", "u", "w", "we", "wszystko", "z", "za", "ze", "że", "żeby":
		return true
	}
	return false
}

func isTurkishStopWord(w string) bool {
	switch w {
	case "acaba", "ama", "ancak", "artık", "aslında", "az", "bazı", "belki", "ben", "beri", "bile", "bir", "biri",
		"birkaç", "biz", "böyle", "bu", "buna", "bunda", "bundan", "bunu", "bunun", "çok", "çünkü", "da", "daha", "de",
		"defa", "değil", "diye", "en", "gibi", "göre", "hangi", "hangisi", "hem", "hep", "her", "hiç", "için", "ile",
		"ise", "işte", "kaç", "kadar", "ki", "kim", "kime", "kimi", "kimin", "kimler", "mi", "mı", "mu", "mü", "nasıl",
		"ne", "neden", "nedir", "nerede", "nereye", "nereden", "neler", "niçin", "niye", "o", "olan", "olarak", "oldu",
		"olduğu", "olmak", "olur", "on", "ona", "ondan", "onlar", "onu", "onun", "sanki", "sen", "siz", "sonra", "şey",
		"şu", "tarafından", "tüm", "ve", "veya", "ya", "yani", "zaman", "vardı", "var", "idi", "edilen", "eden":
		return true
	}
	return false
}

func isArabicStopWord(w string) bool {
	switch w {
	case "في", "من", "إلى", "الى", "على", "عن", "مع", "هذا", "هذه", "ذلك", "تلك", "التي", "الذي", "الذين", "اللذين", "ما",
		"ماذا", "من؟", "متى", "أين", "اين", "كيف", "كم", "لماذا", "هل", "أي", "اي", "أية", "هو", "هي", "هم", "هن", "نحن",
		"أنا", "انا", "أنت", "كان", "كانت", "كانوا", "يكون", "تكون", "أن", "ان", "إن", "أنه", "أنها", "إنه", "لم", "لن",
		"لا", "ليس", "ليست", "قد", "لقد", "ثم", "أو", "او", "و", "ف", "ب", "ل", "بين", "بعد", "قبل", "عند", "عندما", "حتى",
		"إذا", "اذا", "إذ", "كل", "بعض", "غير", "كما", "أيضا", "أيضًا", "ايضا", "حيث", "منذ", "خلال", "تم", "به", "بها", "له",
		"لها", "فيه", "فيها", "منه", "منها", "عليه", "عليها", "لهم", "ذات", "ضد", "حول", "نحو", "وهو", "وهي", "وكان",
		"وكانت", "هناك", "لكن", "ولكن", "بل", "سوى", "الا", "إلا", "مما", "بما", "لدى", "أثناء", "هما", "ولم", "ولا":
		return true
	}
	return false
}

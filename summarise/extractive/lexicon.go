package extractive

// lexicon holds the words by which a language says who says something. Sets are nil for a language that
// is not listed.
type lexicon struct {
	verbs       map[string]bool // of saying and of nothing else, as they stand beside a subject of the third person
	loose       map[string]bool // of saying before a clause only: "claimed that", but "claimed two lives"
	clause      map[string]bool // what a clause begins with behind such a verb
	auxiliaries map[string]bool // and adverbs, between subject and verb
	according   []string
	inverts     bool // the verb stands right behind "according to" and its name, without a comma
	determiners map[string]bool
	particles   map[string]bool // inside names
	and         string          // makes two speakers of one
}

func lexiconOf(lang string) lexicon {
	switch lang {
	case "en":
		return lexicon{
			and:   "and",
			verbs: set("said says told insisted insists argued argues"),
			loose: set(`added claimed claims warned warns stated states noted notes explained explains suggested suggests acknowledged
				admitted denied maintained alleged predicted estimated testified declared wrote believes believed thinks swore
				vowed promised announced confirmed recommended`),
			clause:      set("that he she it they there we the his her its their this these"),
			auxiliaries: set("has have had also then later recently previously repeatedly again"),
			according:   []string{"according to"},
			determiners: set("the a an"),
			particles:   set("of de van von der den bin al el la du di da the for"),
		}
	case "de":
		return lexicon{
			and:         "und",
			verbs:       set("sagt sagte erklärt erklärte betonte betont berichtete ergänzte meint meinte behauptet behauptete"),
			auxiliaries: set("auch dann später zuvor jedoch"),
			according:   []string{"laut", "nach angaben von"},
			inverts:     true,
			determiners: set("der die das ein eine"),
			particles:   set("von van zu der für"),
		}
	case "fr":
		return lexicon{
			and: "et",
			verbs: set(`dit déclaré déclare affirme affirmé expliqué explique ajouté ajoute assuré assure indiqué indique précisé
				précise estime estimé souligné souligne`),
			auxiliaries: set("a ont avait aussi également ensuite"),
			according:   []string{"selon", "d'après", "d’après"},
			determiners: set("le la les l un une"),
			particles:   set("de du des la le"),
		}
	case "es":
		return lexicon{
			and: "y",
			verbs: set(`dijo dice afirmó afirma declaró declara aseguró asegura explicó explica añadió señaló señala sostiene sostuvo
				advirtió`),
			auxiliaries: set("ha también luego"),
			according:   []string{"según", "de acuerdo con"},
			determiners: set("el la los las un una"),
			particles:   set("de del la los"),
		}
	case "it":
		return lexicon{
			and: "e",
			verbs: set(`detto dice disse dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge sostiene sottolineato
				detto dice disse dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge sostiene sottolineato`),
			auxiliaries: set("ha hanno anche poi"),
			according:   []string{"secondo"},
			determiners: set("il lo la i gli le l un una"),
			particles:   set("di del della de"),
		}
	case "pt":
		return lexicon{
			and:         "e",
			verbs:       set("disse diz afirmou afirma declarou declara explicou acrescentou garantiu ressaltou"),
			auxiliaries: set("também depois"),
			according:   []string{"segundo", "de acordo com"},
			determiners: set("o a os as um uma"),
			particles:   set("de da do dos das"),
		}
	case "nl":
		return lexicon{
			and:         "en",
			verbs:       set("zegt zei verklaarde stelt stelde meldt meldde vertelde"),
			auxiliaries: set("ook daarna later"),
			according:   []string{"volgens"},
			inverts:     true,
			determiners: set("de het een"),
			particles:   set("van de der den"),
		}
	case "ru":
		return lexicon{
			and: "и",
			verbs: set(`сказал сказала заявил заявила отметил отметила добавил добавила подчеркнул подчеркнула сообщил сообщила
				пояснил пояснила`),
			auxiliaries: set("также позже ранее"),
		}
	}
	return lexicon{}
}

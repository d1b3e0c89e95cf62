package extractive

// asking holds the words by which a language's questions are understood. A language that is not
// listed has none: its questions stand by themselves.
type asking struct {
	saying  map[string]bool // verbs that ask for somebody's words
	leaning map[string]bool // pronouns that mean something named in the turn before
	joining map[string]bool // first words that go on from the turn before
	whole   map[string]bool // what an article is called, and what it is for
}

func askingOf(lang string) asking {
	switch lang {
	case "en":
		return asking{
			saying: set(`say says said saying tell tells told claim claims claimed think thinks thought stated commented argue argues
				argued explain explained respond responded reply replied react reacted warn warned promise promised`),
			leaning: set("he him his she her hers they them their theirs it its this that these those there one ones so"),
			joining: set("and but or also then else why"),
			whole: set(`article text story piece summary summarise summarize sum gist point points main key message
				topic about tldr tl dr overview content`),
		}
	case "de":
		return asking{
			saying: set("sagt sagte gesagt meint meinte erklärt erklärte behauptet behauptete äußerte denkt"),
			leaning: set(`er ihn ihm sein seine seinen sie ihr ihre ihren es dies dieser diese dieses dort davon damit dazu darüber
				dafür`),
			joining: set("und aber oder auch dann sonst warum wieso"),
			whole:   set("artikel text bericht beitrag seite zusammenfassung zusammenfassen geht thema kern inhalt worum"),
		}
	case "fr":
		return asking{
			saying:  set("dit dire disait déclaré déclare affirme affirmé pense expliqué explique répondu"),
			leaning: set("il elle ils elles lui leur leurs son sa ses cela ça ce cet cette y en"),
			joining: set("et mais ou aussi alors sinon pourquoi"),
			whole:   set("article texte page résumé résumer résume sujet parle principal principaux essentiel"),
		}
	case "es":
		return asking{
			saying:  set("dijo dice dicho afirmó afirma declaró piensa opina explicó respondió"),
			leaning: set("él ella ellos ellas le les lo su sus esto eso ese esa este esta allí"),
			joining: set("y e pero o también entonces por"),
			whole:   set("artículo texto página resumen resumir resume tema trata principal principales"),
		}
	case "it":
		return asking{
			saying:  set("detto dice disse dichiarato afferma pensa spiegato risposto"),
			leaning: set("lui lei loro egli essa suo sua suoi sue questo questa ciò"),
			joining: set("e ma o anche allora perché"),
			whole:   set("articolo testo pagina riassunto riassumere tema parla principale"),
		}
	case "pt":
		return asking{
			saying:  set("disse diz afirmou afirma declarou pensa explicou respondeu"),
			leaning: set("ele ela eles elas seu sua seus suas isto isso este esta"),
			joining: set("e mas ou também então"),
			whole:   set("artigo texto página resumo resumir tema trata principal"),
		}
	case "nl":
		return asking{
			saying:  set("zegt zei gezegd vindt denkt verklaarde antwoordde"),
			leaning: set("hij hem zijn zij ze haar hun het dit deze dat daar er"),
			joining: set("en maar of ook dan waarom"),
			whole:   set("artikel tekst pagina samenvatting samenvatten onderwerp gaat"),
		}
	case "ru":
		return asking{
			saying:  set("сказал сказала говорит говорил заявил заявила считает думает ответил ответила"),
			leaning: set("он его ему она её ей они их им это этот эта эти там"),
			joining: set("и а но или также тогда почему"),
			whole:   set("статья статье статьи текст тексте страница кратко содержание тема речь"),
		}
	}
	return asking{}
}

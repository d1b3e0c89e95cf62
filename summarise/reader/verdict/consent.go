package verdict

import (
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/summarise"
)

// isConsentAddress reports whether the redirects led to one of the places where sites ask for consent.
func (e *evidence) isConsentAddress() bool {
	host := strings.ToLower(e.at.Hostname())
	for _, start := range [...]string{"consent.", "guce.", "cmp-consent.", "myprivacy.", "privacy-wall.", "cookiewall.", "cmp."} {
		if strings.HasPrefix(host, start) {
			return true
		}
	}
	for _, start := range [...]string{"/consent", "/v2/collectconsent", "/zustimmung", "/collectconsent", "/cookie-consent", "/cookiewall",
		"/cookie-wall", "/privacy-wall", "/consentement"} {
		if rest, ok := strings.CutPrefix(e.path, start); ok && (rest == "" || strings.ContainsRune("/.", rune(rest[0]))) {
			return true
		}
	}
	return false
}

// mostFrame is how many characters a page may show beside its dialogue about cookies; one with more has a page behind it.
const mostFrame = 1500

// isConsent reports whether the page is a dialogue about cookies: by its title, or because most of what reads as its
// article talks of them and a button accepts them. A banner beside a short article is neither.
func (e *evidence) isConsent() bool {
	if e.begins("before you continue", "bevor sie zu ", "bevor sie fortfahren", "avant d'accéder", "avant de continuer", "antes de continuar",
		"antes de ir a google", "antes de ir a youtube",
		"prima di continuare", "voordat je verdergaat", "voordat u verdergaat", "zanim przejdziesz", "we value your privacy", "your privacy choices",
		"cookie consent", "cookie-einstellungen", "gestion du consentement", "privacy wall") ||
		e.isTitled("consent", "sie haben die wahl", "your choice", "we value your privacy", "wir brauchen ihre zustimmung", "privacy gate",
			"privacy-einstellungen", "cookies", "dpg media privacy gate") {
		return true
	}
	talk, all := 0, 0
	for _, p := range e.page.Passages {
		n := utf8.RuneCountInString(p.Text)
		all += n
		if isConsentTalk(fold(p.Heading + "\n" + p.Text)) {
			talk += n
		}
	}
	if e.shown-talk >= mostFrame {
		return false
	}
	if all > 0 {
		return talk*2 > all && hasConsentButton(e.whole())
	}
	return e.shown > 0 && consentTerms(e.whole()) >= 4 && isConsentTalk(e.visible) && hasConsentButton(e.visible)
}

// isConsentTalk reports whether text talks of storing and tracking, and of something else that dialogues talk of.
func isConsentTalk(text string) bool {
	return says(text, "cookie", "クッキー", "tracking", "device", "gerät", "appareil", "terminal", "dispositivo", "apparaat", "urządzeni", "partner",
		"werbung", "personalis") && consentTerms(text) >= 2
}

// consentTerms counts how many of the things dialogues about cookies talk of stand in text. They are stems, since
// languages inflect them.
func consentTerms(text string) (n int) {
	for _, term := range [...][]string{
		{"cookie", "クッキー"},
		{"partner", "third part", "drittanbieter", "tiers", "terceros", "terze parti", "third-part", "vendors", "パートナー", "партн"},
		{"personal data", "personenbezogen", "données personnelles", "données à caractère", "datos personales", "dati personali", "dados pessoais",
			"persoonsgegevens", "persoonlijke gegevens", "dane osobowe", "danych osobowych", "personuppgifter", "personopplysninger", "персональн",
			"個人データ", "个人数据", "your data", "ihre daten", "vos données", "tus datos"},
		{"consent", "einwillig", "zustimm", "consentement", "consentimiento", "consenso", "toestemming", "zgod", "samtyck", "samtyk", "согласи", "同意",
			"einverstanden", "acceptance", "agree"},
		{"advertis", "werbung", "anzeigen", "publicit", "publicidad", "pubblicit", "publicidade", "advertenti", "reklam", "annons", "реклам", "広告", "广告"},
		{"tracking", "store and/or access", "access information on", "auf ihrem gerät", "auf einem gerät", "sur votre appareil", "sur un terminal",
			"en un dispositivo", "sul dispositivo", "op je apparaat", "op een apparaat", "na urządzeniu", "on a device", "on your device",
			"identifiers"},
		{"privacy", "datenschutz", "confidentialité", "vie privée", "privacidad", "privacidade", "prywatno", "integritet", "personvern",
			"конфиденциальн", "プライバシー", "隐私"},
		{"personalis", "personaliz", "personnalis", "gepersonaliseerd", "relevan"},
		{"legitimate interest", "berechtigt", "intérêt légitime", "interés legítimo", "legittimo interesse", "gerechtvaardigd belang"},
		{"your choice", "ihre wahl", "auswahl", "vos choix", "tus opciones", "manage", "reject", "ablehnen", "refuser", "rechazar", "rifiuta",
			"weigeren", "widerruf", "withdraw", "retirer", "preferences", "präferenzen", "préférences", "preferencias", "preferenze"},
	} {
		if says(text, term...) {
			n++
		}
	}
	return n
}

// hasConsentButton reports whether a line of the page begins or ends with the label of a button that accepts or
// refuses cookies, or leads to the choice between them; labels stand side by side in one line.
func hasConsentButton(visible string) bool {
	for line := range strings.Lines(visible) {
		line = strings.Trim(line, " \n.!>→»✓")
		for _, label := range [...]string{"accept", "accept all", "accept & continue", "accept and continue", "accept cookies", "accept all cookies",
			"allow all", "allow cookies", "i accept", "i agree", "agree", "agree and continue", "agree & continue", "agree to all", "reject all",
			"decline", "decline all", "yes, i agree", "got it", "ok", "confirm my choices", "manage settings", "manage privacy settings",
			"manage options", "show purposes", "list of partners", "view vendors", "manage cookies", "manage preferences", "more options", "cookie settings", "save settings", "continue",
			"alle akzeptieren", "alles akzeptieren", "akzeptieren", "akzeptieren und weiter", "alle annehmen", "alle ablehnen", "ablehnen",
			"zustimmen", "zustimmen und weiter", "einverstanden", "einwilligen", "einstellungen", "weitere optionen",
			"tout accepter", "accepter", "accepter et continuer", "j'accepte", "tout refuser", "refuser", "continuer sans accepter", "paramétrer",
			"personnaliser",
			"aceptar", "aceptar todo", "aceptar y continuar", "rechazar", "rechazar todo", "accetta", "accetta tutto", "accetta e continua",
			"rifiuta", "rifiuta tutto", "aceitar", "aceitar tudo", "rejeitar", "rejeitar tudo", "accepteren", "alles accepteren", "akkoord",
			"alles weigeren", "weigeren", "zaakceptuj", "zaakceptuj wszystko", "akceptuję", "przejdź do serwisu", "zgadzam się", "acceptera",
			"acceptera alla", "jag samtycker", "fler alternativ", "jeg samtykker", "flere valg", "więcej opcji", "plus d'options", "más opciones",
			"altre opzioni", "mais opções", "meer opties", "godkänn", "godkänn alla", "godta", "godta alle", "godkend alle", "tillad alle", "accepter alle", "hyväksy",
			"hyväksy kaikki", "přijmout vše", "souhlasím", "elfogadom", "kabul et",
			"принять", "принять все", "согласен", "すべて許可", "すべて同意", "同意する", "全部接受", "接受", "모두 동의", "동의"} {
			if strings.HasPrefix(line, label) && (len(line) < len(label)+40) || strings.HasSuffix(line, " "+label) {
				return true
			}
		}
	}
	return false
}

// probed is how many passages at either end are asked first whether they are a dialogue's: dialogues stand before or
// after an article, never in its middle.
const probed = 5

// withoutDialogue drops the passages that are the standard wording of consent managers, and counts their characters:
// the purposes of the Transparency and Consent Framework and the categories of cookies. They fold that wording into
// the page, and articles quote it at most once. Where most of the text is such, the rest is the dialogue's, too.
func withoutDialogue(passages []summarise.Passage) (kept []summarise.Passage, dropped int) {
	if n := len(passages); n > 2*probed &&
		!slices.ContainsFunc(passages[:probed], isDialogue) && !slices.ContainsFunc(passages[n-probed:], isDialogue) {
		return passages, 0
	}
	all := 0
	for _, p := range passages {
		n := utf8.RuneCountInString(p.Text)
		all += n
		if isDialogue(p) {
			dropped += n
			continue
		}
		kept = append(kept, p)
	}
	switch {
	case dropped*2 > all:
		return nil, all
	case len(passages)-len(kept) < 2: // an article may quote one
		return passages, 0
	}
	return kept, dropped
}

// openingBytes is how much of a passage tells whether it is such wording.
const openingBytes = 250

func isDialogue(p summarise.Passage) bool {
	return says(fold(head(p.Text, openingBytes)), "strictly necessary cookies", "these cookies are necessary for the", "these cookies enable us to provide enhanced",
		"these cookies allow us to count visits", "these cookies are set by a range of social media", "these cookies may be set through our site",
		"these cookies may be used to deliver targeted", "list of iab vendors",
		"store and/or access information on a device", "cookies, device or similar online identifiers", "use limited data to select",
		"use profiles to select personalised", "create profiles for personalised", "create profiles to personalise",
		"measure advertising performance", "measure content performance", "understand audiences through statistics",
		"use precise geolocation data", "actively scan device characteristics", "device characteristics for identification",
		"information about your activity on this service", "advertising presented to you on this service", "content presented to you on this service",
		"information regarding which advertising is presented", "information regarding which content is presented",
		"reports can be generated based on the combination of data sets", "for the purposes explained in this notice",
		"of the purposes explained in this notice",
		"informationen auf einem gerät speichern", "speichern von oder zugriff auf informationen auf einem endgerät",
		"verwendung reduzierter daten zur auswahl", "erstellung von profilen für personalisierte", "stocker et/ou accéder à des informations",
		"utiliser des données limitées pour", "créer des profils pour la publicité", "almacenar la información en un dispositivo",
		"utilizar datos limitados para", "archiviare informazioni su dispositivo", "utilizzare dati limitati per",
		"armazenar e/ou aceder a informações", "informatie op een apparaat opslaan", "beperkte gegevens gebruiken om",
		"przechowywanie informacji na urządzeniu",
		"we and our partners store", "we and our partners process", "we and our partners use cookies", "nous et nos partenaires stock",
		"wir und unsere partner speichern", "wir und unsere partner verarbeiten", "nosotros y nuestros socios", "noi e i nostri partner",
		"wij en onze partners", "we process your data for purposes such as")
}

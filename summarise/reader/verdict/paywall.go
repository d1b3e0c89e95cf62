package verdict

import (
	"strings"
	"unicode/utf8"

	"verbatim/summarise"
)

// Limits of what is taken for a teaser.
const (
	mostTeaser  = 1500 // characters of an article that says it is not free: more is the whole, metered or closed by CSS only
	boxAt       = 500  // bytes after the article in which a subscriber's box must begin
	boxPassages = 4    // of a box that was read as the article's end
	mostBox     = 400  // bytes of a paragraph of such a box
)

// isClosed reports whether the page shows nothing but a subscriber's box: no paragraph of a teaser is left.
func (e *evidence) isClosed() bool {
	visible, cut := e.teaser()
	if !cut && !e.page.Signs.Restricted {
		return e.isOfferTitle() && (e.titleSuffices() || isSubscriberQuestion(e.words())) || e.prose < paragraph && isOffer(e.message(mostLogin))
	}
	for _, p := range visible {
		if e.isParagraph(p.Text) {
			return false
		}
	}
	return true
}

// isOfferTitle reports whether the head's title is an offer instead of the article's headline.
func (e *evidence) isOfferTitle() bool {
	return !e.declared && !e.isHeadlined() && e.named > 0 && isOffer(e.titles[0])
}

// teaser is what of the passages is the article's, and whether more of it is for subscribers only: a box that offers
// the rest was read as the article's end or stands behind it, or the page says that it is not free and shows little.
func (e *evidence) teaser() (visible []summarise.Passage, cut bool) {
	if e.page.Signs.Scripted { // what scripts carry is the whole
		return e.passages, false
	}
	after := fold(head(e.page.Signs.After, boxAt))
	if box := e.boxAtEnd(after); box < len(e.passages) {
		return e.passages[:box], true
	}
	return e.passages, e.isOfferedAfter(after) || e.isSaidToBeCut()
}

// boxAtEnd is the index of the first passage of a box that was read as the article's end, len(e.passages) if none was.
// after is what follows. The lines of a box are short, few, and together; articles use its words, too. So an offer
// counts in a text as short as a teaser is or one that says itself that it is not free; in others only with the question
// that boxes end on.
func (e *evidence) boxAtEnd(after string) int {
	box, plain := len(e.passages), 0
	for i := box - 1; i >= max(0, len(e.passages)-boxPassages); i-- {
		heading, text := fold(e.passages[i].Heading), unquoted(fold(e.passages[i].Text))
		offered, headed, asked := isOffer(text), isOffer(heading), isSubscriberQuestion(text)
		brief := len(text) < mostBox/2 && (plain == 0 || !e.isParagraph(text))
		switch {
		case len(text) >= mostBox:
			return box
		case e.page.Signs.Restricted && (offered || headed || asked),
			!e.isLong() && brief && (offered || headed),
			(brief || !e.isLong()) && offered && isSubscriberQuestion(text+after),
			!e.isLong() && asked && isTerseOffer(heading+" "+text),
			headed && asked:
			box = i
		case e.isParagraph(text):
			if plain++; plain > 1 { // the article's own
				return box
			}
		}
	}
	return box
}

// isOfferedAfter reports whether what follows the article offers the rest of it. Sites beg for support there, too, and
// praise other articles: in a long one the offer must come at once, or with a question, or where the text breaks off.
func (e *evidence) isOfferedAfter(after string) bool {
	next := head(after, boxAt/3)
	asked, broken := isSubscriberQuestion(after), false
	if n := len(e.passages); n > 0 {
		broken = breaksOff(e.passages[n-1].Text)
	}
	switch restricted := e.page.Signs.Restricted; {
	case isOffer(next),
		isOffer(after) && (restricted || !e.isLong() || asked || broken),
		asked && (restricted || broken),
		isTerseOffer(next) && !e.isLong():
		return true
	}
	return false
}

// isSaidToBeCut reports whether JSON-LD says that the article is not free and little of it is here. Alone that proves
// nothing: of 76 articles that say so 60 stand there whole.
func (e *evidence) isSaidToBeCut() bool {
	s := &e.page.Signs
	return s.Restricted && max(e.prose, e.body, s.ArticleBody) < mostTeaser
}

// breaksOff reports whether a paragraph ends in an ellipsis.
func breaksOff(text string) bool {
	text = strings.TrimRight(text, " ])")
	return strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...")
}

// head is at most the first n bytes of s, cut between characters.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// isOffer reports whether text offers the rest of an article to those who pay or register. "Subscribe" alone does
// not: sites beg for support under whole articles.
func isOffer(text string) bool {
	return says(text,
		"to continue reading", "to keep reading", "subscribe to read", "subscribe to unlock", "subscribe to view", "subscribe now to read",
		"subscribe for full access", "register to read", "register to continue", "sign up to read", "sign in to read", "log in to read",
		"login to read", "join to read", "continue reading this article with", "continue reading with a", "keep reading with a",
		"continue reading for free", "want to read more?",
		"for paid subscribers", "for subscribers only", "for paying subscribers", "for premium subscribers", "subscribers only", "subscriber-only",
		"subscriber only", "subscriber exclusive", "exclusive to subscribers", "exclusively for subscribers", "exclusive for subscribers",
		"available to subscribers", "available only to subscribers", "available exclusively to", "reserved for subscribers",
		"reserved for members", "this article is for members", "this story is for members", "member-only story", "for paid members",
		"for paying members", "you need a subscription", "requires a subscription", "you need to be a subscriber", "must be a subscriber",
		"become a paid subscriber", "become a subscriber to read", "become a member to read", "upgrade to read", "upgrade to paid to",
		"unlock this article", "unlock this story", "unlock this post", "unlock the full article", "unlock the full story", "unlock the rest",
		"unlock full access", "to read the full story", "to read the full article", "to read the rest of", "read this article for free",
		"read the whole story", "the rest of this article", "get access to this article", "get unlimited access", "get full access",
		"your free articles", "free articles left", "free articles remaining", "free article limit", "reached your article limit",
		"reached your limit of", "reached the limit of free", "last free article", "create a free account to", "create an account to read",
		"this is a preview", "end of preview", "this article is for subscribers", "this content is for members", "this post is for subscribers",
		"this post is for paying", "this story is for subscribers", "premium article", "this is premium content", "start your free trial to",
		"um weiterzulesen", "zum weiterlesen", "weiterlesen mit", "weiterlesen können", "können sie weiterlesen", "jetzt weiterlesen",
		"sie möchten weiterlesen", "sie wollen weiterlesen", "und weiterlesen", "lesen sie weiter mit", "lesen sie diesen artikel mit",
		"diesen artikel weiterlesen", "jetzt diesen artikel lesen", "artikel freischalten", "exklusiv für abonnent", "nur für abonnent",
		"für abonnenten lesbar", "inhalt für abonnent", "abonnenten vorbehalten", "mitgliedern vorbehalten", "dieser artikel ist kostenpflichtig",
		"kostenpflichtiger inhalt", "ist abonnenten", "mit abo lesen", "um den vollständigen artikel", "um den kompletten artikel",
		"um den ganzen artikel", "jetzt abonnieren und", "jetzt registrieren und", "zugriff auf alle artikel", "zugang zu allen artikeln",
		"pour lire la suite", "lisez la suite", "pour continuer la lecture", "pour poursuivre la lecture", "poursuivez votre lecture",
		"continuez votre lecture", "la suite est réservée", "la suite de cet article", "réservé aux abonnés", "réservée aux abonnés",
		"réservé à nos abonnés", "réservés aux abonnés", "réservé aux membres", "seuls nos abonnés", "seuls les abonnés", "de cet article à lire",
		"de cet article à découvrir", "% reste à lire", "de l'article reste à lire", "reste à découvrir", "abonnez-vous pour lire",
		"abonnez-vous pour accéder", "débloquez cet article", "débloquer cet article", "lire cet article en intégralité",
		"l'intégralité de cet article", "l'intégralité de l'article", "créez un compte pour lire", "vos articles gratuits",
		"articles gratuits restants",
		"para seguir leyendo", "para continuar leyendo", "sigue leyendo con", "suscríbete para leer", "suscríbete y lee", "regístrate para leer",
		"regístrate y sigue leyendo", "exclusivo para suscriptores", "solo para suscriptores", "sólo para suscriptores",
		"contenido para suscriptores", "contenido exclusivo para", "hazte suscriptor", "has alcanzado el límite",
		"per continuare a leggere", "continua a leggere con", "riservato agli abbonati", "riservata agli abbonati", "riservato ai nostri abbonati",
		"contenuto riservato", "solo per abbonati", "abbonati per leggere", "abbonati per continuare", "accedi per leggere",
		"registrati per leggere", "per leggere l'articolo completo",
		"leggi l'articolo completo", "sblocca l'articolo",
		"para continuar lendo", "para continuar a ler", "continue lendo com", "exclusivo para assinantes", "só para assinantes",
		"apenas para assinantes", "restrito a assinantes", "assine para ler", "assine e leia", "cadastre-se para ler",
		"om verder te lezen", "verder lezen met", "verder lezen?", "onbeperkt verder", "lees verder met",
		"lees dit artikel met", "alleen voor abonnees",
		"exclusief voor abonnees", "uitsluitend voor abonnees", "enkel voor abonnees", "dit artikel verder lezen",
		"dla prenumeratorów", "dla subskrybentów", "aby czytać dalej", "by czytać dalej", "czytaj dalej z", "dostęp tylko dla",
		"pozostało do przeczytania", "aby przeczytać cały", "endast för prenumeranter", "bara för prenumeranter",
		"för dig som är prenumerant", "för dig med prenumeration",
		"för att läsa vidare", "läs vidare med", "för att fortsätta läsa", "forbeholdt abonnenter", "forbeholdt våre abonnenter",
		"kun for våre abonnenter", "for å lese videre", "for å lese hele", "for at læse videre", "læs videre med", "kun for abonnenter",
		"vain tilaajille", "jatka lukemista", "lue koko juttu", "pro předplatitele", "pokračovat ve čtení", "előfizetőknek", "abonelere özel",
		"только для подписчиков", "доступно только подписчикам", "доступен только подписчикам", "доступна только подписчикам", "доступно подписчикам",
		"чтобы читать дальше", "чтобы прочитать полностью", "чтобы прочитать целиком", "чтобы прочитать статью", "читать дальше по подписке",
		"оформите подписку, чтобы",
		"会員限定記事", "会員限定の記事", "有料会員限定", "有料会員になると", "有料記事です", "この記事は有料", "この記事は会員", "続きを読むには", "続きをお読みいただく", "続きをご覧", "全文を読むには", "全文をお読み", "無料会員登録",
		"会員登録すると", "付费后阅读", "付费阅读", "订阅后阅读", "订阅以继续阅读", "订阅后继续", "登录后阅读全文", "登录后继续阅读", "会员专享", "会员专属", "剩余内容", "訂閱後", "訂戶專享", "會員專享", "구독자 전용",
		"유료 구독", "유료 기사", "회원 전용", "전문을 보시려면", "구독하시면")
}

// isTerseOffer knows offers in words of their own, right behind a short text. Newsletters are offered there, too.
func isTerseOffer(text string) bool {
	return !strings.Contains(text, "newsletter") && joins(text,
		[]string{"to read", "to continue", "keep reading", "continue with", "continue reading", "read this", "read the", "full access", "lesen",
			"weiterles", "lire", "leer", "leyendo", "leggere", "para ler", "lendo", "lezen", "läsa", "läs hela", "å lese", "les hele", "at læse",
			"læs hele", "czyta", "чита", "続き", "全文",
			"阅读", "閱讀"},
		[]string{"subscri", "sign in", "sign up", "register", "free trial", "members", "membership", "unlock", "abonn", "mit abo", "registrier",
			"suscr", "regístr", "abbona", "registra", "assin", "cadastr", "prenumer", "hela artikeln", "hele artikkelen", "hele artiklen", "подпис",
			"会員", "登録", "会员", "會員", "订阅", "訂閱"})
}

// isSubscriberQuestion reports whether text asks readers whether they subscribe already.
func isSubscriberQuestion(text string) bool {
	return says(text, "already a subscriber", "already a paid subscriber", "already subscribe", "already a member", "already have an account",
		"subscribe now", "start your subscription", "log in or subscribe", "login or subscribe",
		"bereits abonnent", "schon abonnent", "bereits registriert", "sie sind bereits", "bereits kunde", "jetzt abonnieren", "jetzt testen",
		"déjà abonné", "déjà inscrit", "déjà membre", "s'abonner", "abonnez-vous", "ya eres suscriptor", "ya soy suscriptor", "ya es suscriptor",
		"ya estás suscrito", "suscríbete", "sei già abbonato", "già abbonato", "sei già registrato", "já é assinante", "já sou assinante",
		"assine", "al abonnee", "al een abonnement",
		"allerede et abonnement", "allerede abonnement", "redan en prenumeration", "già un abbonamento",
		"bereits ein abo", "déjà un abonnement", "ya tienes una suscripción", "já tem uma assinatura", "máte předplatné",
		"word abonnee", "neem een abonnement", "ben je al", "bent u al", "masz już", "redan prenumerant",
		"allerede abonnent", "oletko jo tilaaja",
		"уже подписаны", "оформите подписку", "уже есть подписка", "ログインはこちら", "会員の方は", "すでに会員", "已有账号", "已是会员", "已訂閱", "이미 구독")
}

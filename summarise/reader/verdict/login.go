package verdict

import "strings"

// Most visible characters of a page that only asks to log in.
const mostLogin = 1500

// isForm reports whether a form for logging in is what the page has beside its frame. Many sites carry one on every
// page, so this is asked last.
func (e *evidence) isForm() bool {
	return e.page.Signs.Password && e.prose == 0 && e.shown < mostLogin/5
}

// isLogin reports whether the page's address, title or words say that it is there to log in.
func (e *evidence) isLogin() bool {
	switch {
	case e.shown >= mostLogin || e.declared:
		return false
	case e.prose >= terse:
		return e.page.Signs.Password && e.prose < 2*terse && saysLoggedOut(e.message(mostLogin))
	}
	text := e.message(mostLogin)
	return e.isLoginAddress() || e.isLoginTitle() && (e.titleSuffices() || e.page.Signs.Password) ||
		e.prose == 0 && e.shown < mostLogin/2 && isLoginOffer(text) || saysLoggedOut(text) || mustLogIn(text) || asksToLogIn(text)
}

// asksToLogIn knows pages that ask to log in, or say that they are private.
func asksToLogIn(text string) bool {
	return says(text,
		"this publication is private", "this account is private", "this page is private", "this community is private", "this is a private",
		"this document is private", "request access to",
		"please log in to view", "please log in to continue", "please login to view",
		"please login to continue", "please sign in to view", "please sign in to continue", "log in to continue", "login to continue",
		"sign in to continue", "log in to view", "sign in to view", "log in to see", "sign in to see", "log into facebook",
		"log in or sign up to view", "login required", "authentication required", "sign in with your organi", "you don't have access to this",
		"bitte melden sie sich an", "bitte melde dich an", "sie müssen angemeldet sein", "du musst angemeldet sein", "sie müssen sich anmelden",
		"anmeldung erforderlich", "bitte loggen sie sich ein", "bitte einloggen",
		"vous devez être connecté", "vous devez vous connecter", "connectez-vous pour", "veuillez vous connecter", "debe iniciar sesión",
		"debes iniciar sesión", "inicia sesión para", "inicie sesión para", "devi effettuare l'accesso", "accedi per continuare",
		"effettua il login", "faça login para", "inicie sessão para", "entre para continuar", "log in om", "je moet ingelogd zijn", "inloggen om",
		"musisz się zalogować", "zaloguj się, aby", "zaloguj się, by", "logga in för att", "logg inn for å", "log ind for at",
		"войдите, чтобы", "необходимо войти", "необходимо авторизоваться", "требуется авторизация", "ログインしてください", "ログインが必要", "请先登录", "请登录后", "登录后查看",
		"로그인이 필요", "로그인 후 이용")
}

// mustLogIn knows pages that ask to log in for reading. Comments ask, too, but for writing.
func mustLogIn(text string) bool {
	return joins(text,
		[]string{"must log in", "must login", "must sign in", "must be logged in", "must be signed in", "need to log in", "need to login",
			"need to sign in", "need to be logged in", "need to be signed in", "have to log in", "have to be logged in"},
		[]string{"to view", "to see", "to read", "to access", "to continue"})
}

// saysLoggedOut knows pages that tell why they are closed, as boards do. "No permission" stands there, too, and alone is
// a refusal.
func saysLoggedOut(text string) bool {
	return says(text, "you are not logged in", "you're not logged in", "you are not signed in", "you are currently not logged in",
		"requires you to be registered and logged in", "sie sind nicht angemeldet", "du bist nicht angemeldet", "sie sind nicht eingeloggt",
		"du bist nicht eingeloggt", "vous n'êtes pas connecté", "vous n'êtes pas identifié", "no has iniciado sesión", "no ha iniciado sesión",
		"no estás identificado", "non hai effettuato l'accesso", "non sei connesso", "não está conectado", "não iniciou sessão",
		"não está autenticado", "je bent niet ingelogd", "u bent niet ingelogd", "je bent niet aangemeld", "nie jesteś zalogowan",
		"du är inte inloggad", "du er ikke logget ind", "du er ikke logget inn", "nejste přihlášen", "вы не вошли", "вы не авторизованы",
		"ログインしていません", "您还没有登录", "您尚未登录")
}

func (e *evidence) isLoginTitle() bool {
	if e.isTitled("log in", "login", "log-in", "sign in", "sign-in", "signin", "sign up", "log on", "logon", "please log in", "please sign in",
		"member login", "customer login", "account login", "authwall", "anmelden", "anmeldung", "einloggen", "connexion", "se connecter",
		"identification", "authentification", "iniciar sesión", "inicia sesión", "acceso", "accedi", "accesso", "entrar", "iniciar sessão",
		"inloggen", "aanmelden", "zaloguj się", "logowanie", "logga in", "logg inn", "log ind", "kirjaudu", "kirjaudu sisään", "přihlášení",
		"bejelentkezés", "giriş yap", "вход", "войти", "авторизация", "ログイン", "登录", "登入", "로그인") ||
		e.begins("log in to ", "login to ", "log into ", "sign in to ", "anmelden bei ", "anmeldung bei ", "connexion à ", "connectez-vous à ",
			"iniciar sesión en ", "accedi a ", "inloggen bij ", "zaloguj się do ", "logga in på ") {
		return true
	}
	if e.named == 0 {
		return false
	}
	for _, end := range [...]string{" login", " log in", " sign in", " sign-in", " anmelden", " inloggen"} {
		if strings.HasSuffix(e.titles[0], end) {
			return true
		}
	}
	return false
}

func (e *evidence) isLoginAddress() bool {
	for segment := range strings.SplitSeq(e.path, "/") {
		segment, _, _ = strings.Cut(segment, ".")
		switch segment {
		case "login", "log-in", "signin", "sign-in", "signup", "sign-up", "authwall", "logon", "sso", "oauth", "oauth2", "anmelden", "anmeldung",
			"connexion", "logowanie", "inloggen", "iniciar-sesion", "auth":
			return true
		}
	}
	return false
}

// isLoginOffer reports whether text says what there is to log in to or for. Where no paragraph stands, that is all.
func isLoginOffer(text string) bool {
	return joins(text,
		[]string{"log in", "login", "sign in", "anmelden", "einloggen", "melden sie sich", "connectez-vous", "se connecter", "inicia sesión",
			"iniciar sesión", "accedi", "effettua il login", "faça login", "inloggen", "zaloguj", "logga in", "logg inn", "log ind", "войдите",
			"войти", "ログイン", "登录", "登入", "로그인"},
		[]string{"to continue", "to see", "to view", "to read", "to access", "your account", "your workspace", "company account", "um fort",
			"ihrem konto", "zu sehen", "pour continuer", "pour accéder", "à votre compte", "para continuar", "para ver", "tu cuenta", "su cuenta",
			"per continuare", "al tuo account", "sua conta", "om verder", "je account", "aby", "för att", "for å", "for at", "чтобы", "が必要", "してください",
			"以继续", "后查看", "필요"})
}

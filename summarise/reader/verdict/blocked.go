package verdict

import (
	"net/http"
	"strings"
)

// Most visible characters of a page that says in words that it refuses programs: those with more are long articles
// whose text stands in no paragraphs.
const mostRefusal = 3000

// mostChallenge is how many characters a page shows at most that has nothing but a challenge.
const mostChallenge = 400

// isBlocked reports whether the page refuses programs or asks for proof of being human.
func (e *evidence) isBlocked() bool {
	if e.isChallengeAddress() || e.isChallengeMarkup() {
		return true
	}
	if e.shown >= mostRefusal {
		return false
	}
	text := e.message(mostRefusal)
	switch {
	case e.isRefusalTitle() && (e.titleSuffices() || isRefusal(e.words()) || isTerseRefusal(e.words())),
		isRefusal(text) && !saysLoggedOut(text),
		e.isTerse() && isTerseRefusal(text):
		return true
	}
	return e.isTerse() && e.titleSuffices() && e.shown < mostChallenge &&
		says(text, "captcha", "капч", "キャプチャ", "验证码", "驗證碼", "人机", "자동 입력 방지", "자동입력 방지")
}

func (e *evidence) isChallengeAddress() bool {
	switch {
	case strings.HasPrefix(e.path, "/sorry/") && strings.Contains(e.at.Host, "google."),
		strings.HasSuffix(strings.TrimSuffix(e.path, ".html"), "/tosv2"),
		strings.HasPrefix(e.path, "/are-you-human"),
		strings.HasPrefix(e.path, "/.within.website"), // Anubis
		strings.HasPrefix(e.path, "/cdn-cgi/"),
		strings.HasPrefix(e.path, "/.well-known/vercel/security"),
		strings.HasPrefix(e.path, "/splashui/challenge"), strings.HasPrefix(e.path, "/errors/validatecaptcha"): // eBay, Amazon
		return true
	}
	return false
}

// isChallengeMarkup knows vendors' pages by what only they hold. Scripts that vendors put into whole articles, too
// (sensors, checks for tokens, captchas in forms), count only where hardly any text is; Cloudflare's
// challenge-platform stands in both alike and counts nowhere.
func (e *evidence) isChallengeMarkup() bool {
	switch {
	case says(e.html,
		"_cf_chl_opt", "jschl_vc", "jschl-answer", `id="challenge-form"`, `id="challenge-running"`, `id="cf-challenge`, // Cloudflare
		"captcha-delivery.com",                // DataDome
		"gokuProps", "awsWafCookieDomainList", // AWS WAF
		"sucuri_cloudproxy_js", "Sucuri Website Firewall", "cloudproxy@sucuri.net",
		`id="anubis_challenge"`, "/.within.website/x/cmd/anubis/",
		`id="captcha-form"`,
		"errors.edgesuite.net", "errors&#46;edgesuite&#46;net", "Reference&#32;&#35;", "Reference #18.", // Akamai
		"/vercel/security/", "Vercel Security Checkpoint",
		"/.basedflare/", "/haproxy-protection", "/.well-known/.git.gammaspectra.live", // BasedFlare, HAProxy, go-away
		"px-captcha-container", "Access to this page has been denied", // PerimeterX
		"/errors/validateCaptcha", // Amazon
	):
		return true
	case strings.Contains(e.html, "cf-error-details"): // Cloudflare says so, too, that the site behind it is down
		return !says(e.html, "cf-host-status", "cf-error-5", "cferror_details=5")
	case strings.Contains(e.html, "_Incapsula_Resource") && says(e.html, `id="main-iframe"`, "Incapsula incident ID"):
		return true
	case e.shown < 1500 && says(e.html, "px-captcha", "_pxAppId ="):
		return true
	case e.shown < 100 && says(e.html, "_Incapsula_Resource", "KPSDK", "/_sec/cp_challenge/", "sec-if-cpt-container", "/.well-known/ddos-guard/",
		"_fs-ch-", `class="g-recaptcha"`, `class="h-captcha"`, `class="cf-turnstile"`, "geetest_captcha"):
		return !e.page.Signs.Password
	}
	return false
}

func (e *evidence) isRefusalTitle() bool {
	switch e.titledStatus() {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusMethodNotAllowed, http.StatusNotAcceptable, http.StatusTooManyRequests,
		http.StatusUnavailableForLegalReasons:
		return true
	}
	return e.begins(
		"just a moment...", "just a moment…", "access to this page has been denied", "pardon our interruption", "are you a robot?", "are you human?",
		"robot or human", "human verification", "verify you are human", "verify that you are human", "verifying you are human",
		"please verify you are",
		"prove your humanity", "prove you're human", "making sure you're not a bot", "let us know you're not a robot", "checking your browser",
		"checking if the site connection", "vercel security checkpoint", "ddos-guard", "sucuri website firewall",
		"error 1020", "error 1015", "error: the request could not be satisfied",
		"you have been blocked", "you've been blocked", "sorry, you have been blocked", "your access to this site has been",
		"your request has been blocked", "you are being redirected...", "access denied - ", "access denied |",
		"nur einen moment", "sind sie ein mensch?", "un instant…", "un instant...", "êtes-vous un robot", "un momento…", "un momento...",
		"solo un istante", "um momento…", "um momento...", "een moment geduld", "jeszcze chwila", "один момент…", "один момент...",
		"вы не робот?", "bir dakika lütfen",
		"しばらくお待ちください", "请稍候", "请稍等", "잠시만 기다리",
	) || e.isTitled("access denied", "access forbidden", "access restricted", "access blocked", "forbidden", "blocked",
		"i'm not a robot", "ich bin kein roboter", "je ne suis pas un robot", "no soy un robot", "non sono un robot", "não sou um robô",
		"ik ben geen robot", "nie jestem robotem", "jag är inte en robot", "я не робот", "私はロボットではありません",
		"unauthorized", "too many requests", "rate limited", "rate limit exceeded", "request blocked", "request rejected", "web page blocked",
		"page blocked", "request denied", "not acceptable", "attention required",
		"just a moment", "one moment, please", "one more step", "captcha", "captcha interception", "robot check", "bot check", "bot verification",
		"bot detection", "are you a robot", "are you human", "security check", "security checkpoint", "security verification",
		"verification required", "client challenge", "unusual traffic detected", "sina visitor system",
		"zugriff verweigert", "zugriff abgelehnt", "zugriff gesperrt", "einen moment", "sicherheitsüberprüfung", "sicherheitsprüfung", "accès refusé",
		"accès interdit", "accès bloqué", "un instant", "vérification de sécurité", "acceso denegado", "acceso bloqueado", "un momento",
		"comprobación de seguridad", "accesso negato", "accesso bloccato", "acesso negado", "um momento", "toegang geweigerd",
		"dostęp zabroniony", "odmowa dostępu",
		"доступ запрещен", "доступ запрещён", "доступ ограничен", "один момент", "проверка безопасности", "ой", "アクセスが拒否されました", "アクセス拒否", "访问被拒绝",
		"拒绝访问", "安全验证", "人机验证", "验证码", "접근이 거부되었습니다")
}

// isRefusal knows refusals by their words.
func isRefusal(text string) bool {
	return says(text,
		"verify you are human", "verify that you are human", "verify you're human", "verify you are a human", "verifying you are human",
		"confirm you are human", "confirm that you are human", "confirm you're not a robot", "prove you are human", "prove you're human",
		"prove your humanity", "prove you're not a robot",
		"unusual traffic from your computer network", "detected unusual activity from your", "unusual activity from your computer network",
		"detected unusual traffic", "suspicious activity from your",
		"made us think you were a bot", "think you might be a robot", "think you are a robot", "that you're not a robot",
		"to make sure you're not a bot", "ensure you are not a bot", "if you're not a robot", "you're a bot", "we think you're a robot",
		"you have been blocked", "you've been blocked", "has been blocked due to a network policy", "blocked by network security",
		"has banned your ip", "your ip address has been", "your ip has been", "your access to this site has been limited",
		"your access to this service has been", "access to this page has been denied", "access from your area has been",
		"access to this site has been", "access to this website has been",
		"checking your browser before", "checking if the site connection is secure", "needs to review the security of your connection",
		"complete the security check to access", "complete the security check below", "enable js and disable any ad blocker",
		"please enable cookies and reload", "please enable javascript and cookies to continue", "enable javascript and cookies to continue",
		"press & hold to confirm", "press and hold to confirm", "press and hold the button", "ensure the security of your connection",
		"complete the captcha", "solve the captcha", "solving the captcha", "type the characters you see in this image",
		"enter the characters you see below", "security service to protect itself from online attacks",
		"you don't have permission to access", "you do not have permission to access this", "don't have permission to view this",
		"you are not authorized to access", "the request url is forbidden", "this request was blocked", "your request was blocked",
		"your request has been blocked", "request blocked.", "the request could not be satisfied", "the requested url was rejected",
		"request unsuccessful. incapsula",
		"exceeded a secondary rate limit", "exceeded a rate limit", "you have exceeded the rate", "you have exceeded the number of",
		"too many requests", "you are being rate limited", "rate limit exceeded", "whoa there, pardner",
		"not available in your region", "isn't available in your region", "not available in your country", "unavailable in your location",
		"currently unavailable in most european countries", "unavailable due to legal reasons", "unavailable for legal reasons",
		"451: unavailable",
		"bestätigen sie, dass sie ein mensch sind", "dass sie kein roboter sind", "dass du kein roboter bist", "ungewöhnlichen datenverkehr",
		"ungewöhnliche zugriffe", "zugriff auf diese seite wurde verweigert", "ihre ip-adresse wurde",
		"vérifiez que vous êtes humain", "que vous n'êtes pas un robot", "vous avez été bloqué", "trafic inhabituel", "activité inhabituelle",
		"verifica que eres humano", "que no eres un robot", "que no es un robot", "tráfico inusual", "su acceso ha sido bloqueado",
		"has sido bloqueado", "che non sei un robot", "traffico insolito", "traffico anomalo", "que você é humano", "que não é um robô",
		"que você não é um robô", "tráfego incomum",
		"dat je geen robot bent", "dat u geen robot bent", "ongebruikelijk verkeer", "że nie jesteś robotem", "nietypowy ruch",
		"что вы не робот", "подозрительный трафик", "необычный трафик", "запросы с вашего", "с вашего ip-адреса", "ваш ip-адрес заблокирован",
		"доступ к ресурсу ограничен",
		"ロボットではない", "通常と異なるトラフィック", "人間であることを確認", "验证您是真人", "确认您是真人", "您不是机器人", "异常流量", "访问过于频繁", "请完成验证", "로봇이 아닙니다", "비정상적인 트래픽", "사람인지 확인",
	)
}

// isTerseRefusal knows refusals that use words of their own: they ask whether the reader is human, or say what was
// done to the reader's request.
func isTerseRefusal(text string) bool {
	return joins(text,
		[]string{"verify", "verifies", "confirm", "prove", "make sure", "ensure", "let us know", "check that", "bestätig", "verifizier", "überprüf",
			"vérifi", "confirme", "prouve", "comprueb", "demuestr", "verific", "dimostra", "controleer", "bevestig", "potwierdź", "ověř", "подтверд",
			"確認", "验证", "驗證", "确认", "확인"},
		[]string{"you are human", "you're human", "are a human", "re a human", "your humanity", "not a robot", "no robot", "not a bot",
			"a real person", "ein mensch sind", "ein mensch bist", "kein roboter", "êtes humain", "êtes un humain", "pas un robot", "eres humano",
			"ser humano", "no eres un robot", "no es un robot", "non sei un robot", "sei umano", "é humano", "um robô", "een mens bent", "geen robot",
			"człowiekiem", "robotem", "nejste robot",
			"вы человек", "не робот", "ロボットでは", "人間であ", "真人", "机器人", "機器人", "사람인지", "로봇이 아"}) ||
		joins(text,
			[]string{"your ip", "your request", "your access", "your connection", "your browser", "your network", "you have been", "you've been",
				"you're temporarily", "ihre ip", "ihre anfrage", "ihr zugriff", "deine ip", "votre adresse ip", "votre accès", "votre requête",
				"su ip", "su dirección ip", "su acceso", "tu ip", "tu acceso", "il tuo ip", "il tuo indirizzo ip", "il tuo accesso",
				"la tua richiesta", "seu ip", "seu endereço ip", "seu acesso", "uw ip", "je ip", "twój adres ip", "ваш ip", "ваш доступ",
				"ваш запрос"},
			[]string{"blocked", "banned", "rejected", "denied", "limited", "restricted", "flagged", "needs to be verified", "undeclared", "automated",
				"blockiert", "gesperrt", "verweigert", "abgelehnt", "bloqué", "refusé", "limité", "bloquead", "denegad", "rechazad", "bloccat", "negato",
				"rifiutat", "limitat", "geblokkeerd", "geweigerd", "zablokowan", "заблокирован", "ограничен", "отклонен"}) ||
		joins(text,
			[]string{"in your country", "in your region", "in your location", "in your area", "from your country", "from your region", "from your location"},
			[]string{"not available", "n't available", "unavailable", "blocked", "restricted", "not allowed", "not permitted", "denied"}) ||
		says(text, "security check", "verify yourself", "verify your browser", "check your browser", "checking your browser", "temporarily blocked",
			"wait a few minutes before you try again", "undeclared automated", "automated access", "automated queries", "automated requests",
			"automated script", "automated program", "automated tools", "automated software", "support id:", "support id is", "incident id:", "attack id:", "ray id:",
			"zugriff verweigert", "accès refusé", "acceso denegado", "accesso negato", "acesso negado", "доступ запрещен", "доступ запрещён")
}

package verdict

import (
	"net/http"
	"strings"
)

// Most visible characters of a page that reports an error in words.
const mostFault = 1500

// isFault reports whether the page is a message of an error: the server's, the program's behind it, or the browser's
// that saved it.
func (e *evidence) isFault() bool {
	switch {
	case e.declared:
		return false
	case e.named == 0 && len(e.passages) > 0 && isTrace(fold(head(e.passages[0].Text, openingBytes))):
		return true
	case e.prose >= 2*terse:
		return false
	}
	if e.isFaultTitle() || e.titleSuffices() && e.isPauseTitle() {
		return true
	}
	if e.shown >= mostFault {
		return false
	}
	return says(e.html, `class="neterror"`, "DNS_PROBE_", "ERR_CONNECTION_", "ERR_NAME_NOT_RESOLVED", "ERR_SSL_", "ERR_CERT_", "ERR_TIMED_OUT",
		"ERR_HTTP2_", "ERR_INTERNET_DISCONNECTED", "ERR_TOO_MANY_REDIRECTS", "about:neterror", "about:certerror", `id="error-page"`,
		"wp-die-message") ||
		e.prose < 300 && isFaultMessage(e.message(mostFault)) || e.isTerse() && isTerseFault(e.message(mostFault))
}

func (e *evidence) isFaultTitle() bool {
	return e.titledStatus() >= http.StatusInternalServerError ||
		e.isTitled("error", "site error", "server error", "internal server error", "application error", "service unavailable",
			"service temporarily unavailable", "temporarily unavailable", "bad gateway", "bad request", "gateway timeout", "gateway time-out",
			"database error", "unexpected error", "something went wrong", "an error occurred", "an error has occurred", "error page",
			"website is offline", "problem loading page", "server not found", "this site can't be reached", "privacy error", "runtime error",
			"fatal error", "invalid url", "invalid request", "fehler", "serverfehler", "interner serverfehler", "seiten-ladefehler",
			"erreur", "erreur serveur", "erreur interne", "error del servidor", "error interno", "errore", "errore del server", "erro",
			"erro interno", "fout", "serverfout", "błąd", "błąd serwera", "fel", "serverfel", "feil", "fejl", "ошибка", "ошибка сервера",
			"エラー", "サーバーエラー", "错误", "服务器错误", "오류") ||
		e.begins("500 internal", "502 bad", "503 service", "503 backend", "504 gateway", "error 50", "error 52", "wordpress › error",
			"wordpress &rsaquo; error", "web server is down", "origin dns error", "wikimedia error")
}

// isPauseTitle reports whether a title says that the site is being worked on. Lifts and bridges are, too.
func (e *evidence) isPauseTitle() bool {
	return e.isTitled("maintenance", "maintenance mode", "under maintenance", "down for maintenance", "site maintenance", "scheduled maintenance",
		"we'll be back soon", "be right back", "coming soon", "wartung", "wartungsarbeiten", "wartungsmodus", "site en maintenance",
		"maintenance en cours", "en mantenimiento", "sitio en mantenimiento", "in manutenzione", "sito in manutenzione", "em manutenção",
		"site em manutenção", "onderhoud", "przerwa techniczna", "технические работы", "メンテナンス中", "系统维护", "점검 중")
}

// isFaultMessage knows messages of errors by their words. They name the page, the site or the reader's try: pumps and
// bridges, too, have errors and are maintained.
func isFaultMessage(text string) bool {
	return says(text,
		"critical error on this website", "error establishing a database connection", "sqlstate[", "mysql server has gone away",
		"encountered an unexpected error", "an unexpected error", "unhandled exception", "uncaught exception", "fatal error:", "stack trace:",
		"traceback (most recent call last)", "server error in '/' application", "application error: a", "a client-side exception has occurred",
		"internal server error", "whitelabel error page", "guru meditation", "backend fetch failed", "no available server",
		"upstream connect error",
		"an error occurred while processing", "an error has occurred", "an error occurred", "error processing your request", "something went wrong",
		"we're having trouble loading", "we are having trouble loading", "having trouble finding that site", "we are experiencing technical",
		"we're experiencing technical", "currently experiencing technical", "please try again later", "try again in a few minutes",
		"page cannot be displayed",
		"site is temporarily", "page is temporarily", "service is temporarily", "server is temporarily", "service temporarily unavailable",
		"503 service unavailable", "502 bad gateway", "504 gateway time", "web server is down", "web server is returning an unknown error",
		"origin web server", "connection timed out", "this site is currently unavailable", "website is currently unavailable",
		"website is currently offline", "bandwidth limit exceeded", "resource limit is reached", "our servers are currently",
		"site is under maintenance", "website is under maintenance", "currently under maintenance", "site is undergoing",
		"currently undergoing maintenance", "undergoing scheduled maintenance", "performing scheduled maintenance", "performing some maintenance",
		"down for maintenance", "down for scheduled maintenance", "we'll be back soon", "we will be back soon", "be back shortly",
		"this site can't be reached", "server not found", "took too long to respond", "refused to connect", "your connection is not private",
		"etwas schiefgelaufen", "etwas schief gelaufen", "quelque chose s'est mal passé", "algo salió mal", "algo ha salido mal", "algo ha ido mal",
		"qualcosa è andato storto", "algo deu errado", "algo correu mal", "coś poszło nie tak", "что-то пошло не так", "něco se pokazilo",
		"ein fehler ist aufgetreten", "ist ein fehler aufgetreten", "ist leider ein fehler", "ein unerwarteter fehler",
		"aufgrund eines technischen fehlers", "aufgrund von wartungsarbeiten", "wartungsarbeiten an unserer", "wartungsarbeiten an dieser",
		"seite wird gewartet", "website wird gewartet", "seite ist vorübergehend nicht", "seite ist derzeit nicht", "seite ist momentan nicht",
		"versuchen sie es später", "versuchen sie es bitte später", "versuche es später",
		"une erreur est survenue", "erreur inattendue", "une erreur s'est produite", "site est en maintenance", "site en maintenance", "actuellement en maintenance",
		"réessayer plus tard", "site est momentanément", "service est momentanément", "page est momentanément", "site est temporairement",
		"service est temporairement", "page est temporairement",
		"se ha producido un error", "ha ocurrido un error", "error inesperado", "inténtelo más tarde", "inténtalo más tarde", "inténtelo de nuevo",
		"sitio está en mantenimiento", "página está en mantenimiento", "si è verificato un errore", "riprova più tardi", "sito è in manutenzione",
		"sito in manutenzione", "ocorreu um erro", "tente novamente mais tarde", "site está em manutenção", "página está em manutenção",
		"er is een fout opgetreden", "er is iets misgegaan", "er ging iets mis", "probeer het later", "site is in onderhoud", "wystąpił błąd",
		"spróbuj ponownie później", "ett fel har uppstått", "ett fel uppstod", "något gick fel", "noe gikk galt", "det oppstod en feil",
		"der opstod en fejl", "noget gik galt", "jotain meni pieleen", "došlo k chybě", "hiba történt", "bir hata oluştu",
		"произошла ошибка", "внутренняя ошибка", "сайт временно недоступен", "страница временно недоступна", "сервис временно недоступен",
		"ведутся технические работы", "проводятся технические работы", "попробуйте позже", "エラーが発生しました", "メンテナンス中です", "しばらくしてから", "服务器错误",
		"服务器内部错误", "系统繁忙", "发生错误", "出错了", "请稍后再试", "오류가 발생", "점검 중입니다")
}

// isTrace reports whether text begins as the last words of a program do. They can be as long as an article.
func isTrace(text string) bool {
	for _, start := range [...]string{"fatal error:", "parse error:", "traceback (most recent call last)", "uncaught ",
		"exception in thread", "panic:", "unhandled exception"} {
		if strings.HasPrefix(text, start) {
			return true
		}
	}
	return false
}

// isTerseFault knows messages that use words of their own: the site is down, or a program speaks.
func isTerseFault(text string) bool {
	return strings.HasPrefix(strings.TrimSpace(text), "error:") || strings.Contains(text, "service unavailable") || joins(text,
		[]string{"website", "seite", "dienst", "server"},
		[]string{"derzeit nicht erreichbar", "momentan nicht erreichbar", "zurzeit nicht erreichbar", "vorübergehend nicht erreichbar"}) || joins(text,
		[]string{"website", "this site", "our site", "this service", "our service", "the server", "our servers", "this application"},
		[]string{"is unavailable", "unavailable at the moment", "is currently down", "is offline", "unable to service", "not responding", "having a bad day", "stopped working", "uncaught"})
}

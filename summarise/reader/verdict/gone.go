package verdict

import (
	"net/http"
	"strings"
)

// Most characters of paragraphs on a page that says it is not there; soft ones list other articles.
const mostGone = 800

// isParked reports whether the domain is for sale or shows nothing but advertisements of its dealer.
func (e *evidence) isParked() bool {
	if e.shown >= 1500 {
		return false
	}
	return says(e.html, "sedoparking", "window.park", "data-adblockkey", "parkingcrew", "bodis.com", "dan.com/buy-domain", "afternic.com/forsale",
		"hugedomains.com", "parklogic", "above.com/marketplace", "/parking/js/", "park-o-matic", "lander_type", "domain-parking", "parked-domain",
		"cdn.sedo") ||
		says(e.message(1500), "domain is for sale", "domain may be for sale", "domain name is for sale", "this domain is available",
			"website is for sale", "buy this domain", "this domain has expired", "domain has recently been registered", "domain is parked",
			"parked domain", "parked free, courtesy", "this domain is registered", "domain was recently registered", "this web page is parked",
			"inquire about this domain", "make an offer on this domain",
			"domain steht zum verkauf", "diese domain kaufen", "domain ist geparkt", "nom de domaine est à vendre", "domaine est à vendre",
			"dominio está en venta", "dominio está a la venta", "dominio è in vendita", "domínio está à venda", "domein is te koop",
			"domeinnaam is te koop", "domena jest na sprzedaż", "domena na sprzedaż", "домен продается", "домен продаётся", "домен припаркован",
			"このドメイン", "域名出售", "域名正在出售", "도메인 판매")
}

// isGone reports whether the page says that what was asked for is not there.
func (e *evidence) isGone() bool {
	switch {
	case e.isAboutStatus(), e.titledStatus() >= http.StatusInternalServerError:
		return false
	case e.isLong():
		return e.isGoneTitle() && e.isAnonymous()
	case e.prose >= mostGone:
		return false
	case e.isGoneTitle() && (e.titleSuffices() || saysGone(e.words()) || isMissing(e.words())),
		e.prose == 0 && hasGoneLine(e.whole()):
		return true
	}
	text := e.message(2500)
	if e.titleSuffices() {
		text += "\n" + unquoted(fold(e.page.Title))
	}
	return e.isTerse() && isMissing(text) || saysGone(text) && (!e.declared || e.prose < terse) ||
		strings.HasSuffix(e.path, "/404") || strings.HasSuffix(e.path, "/404.html") || strings.HasSuffix(e.path, "/not-found")
}

// saysGone knows pages that are not there by their words.
func saysGone(text string) bool {
	return says(text,
		"page not found", "page cannot be found", "page can't be found", "page could not be found", "page couldn't be found", "page was not found",
		"page is not found", "page no longer exists", "page no longer available", "page is no longer available", "page isn't available",
		"page is not available", "page does not exist", "page doesn't exist", "page has been removed", "page has moved or",
		"page may have been removed", "page you are looking for", "page you're looking for", "page you were looking for", "page you requested",
		"page that you requested", "couldn't find that page", "can't find that page", "couldn't find the page", "cannot find the page",
		"can't find the page", "could not find the page", "find this page", "that page can't be found", "nothing was found at this location",
		"find what you're looking for", "find what you are looking for",
		"requested url was not found", "url you requested", "404 not found", "error 404", "404 error", "http 404", "404: not found",
		"article not found", "article is no longer available", "article no longer exists", "article you are looking for", "article has been removed",
		"article you requested", "article has expired", "article could not be found", "story is no longer available", "story not found",
		"story you are looking for", "this content is no longer available", "content isn't available", "content is not available",
		"content is unavailable", "this content has been removed", "content no longer exists", "content you are looking for",
		"content you requested",
		"this post is unavailable", "this post has been deleted", "this post was deleted", "post not found", "post no longer exists",
		"this tweet is unavailable", "this tweet has been deleted", "this video is unavailable", "this video is no longer available",
		"video unavailable", "this video has been removed", "this account has been suspended", "account suspended", "this user has been",
		"this account doesn't exist", "link you followed may be broken", "link may be broken", "this listing has ended",
		"site is no longer available", "this site has been archived or suspended", "author deleted this",
		"user deactivated or deleted their account", "this gist has been deleted", "removed by the author", "no longer on our site",
		"has been unpublished",
		"seite nicht gefunden", "seite wurde nicht gefunden", "seite konnte nicht gefunden", "seite existiert nicht",
		"seite ist nicht mehr verfügbar", "artikel ist nicht mehr verfügbar", "beitrag ist nicht mehr verfügbar",
		"inhalt ist nicht mehr verfügbar", "dieser artikel ist leider nicht mehr", "seite kann nicht gefunden", "die angeforderte seite",
		"seite gibt es nicht", "artikel nicht gefunden", "artikel ist nicht mehr", "artikel wurde gelöscht", "inhalt ist nicht verfügbar",
		"inhalt nicht verfügbar", "aufgerufene seite", "gesuchte seite", "diese seite ist leider",
		"page introuvable", "page n'existe pas", "page n'existe plus", "page est introuvable", "page que vous recherchez", "page que vous cherchez",
		"page demandée", "article introuvable", "article n'existe plus", "article n'est plus disponible", "contenu n'est plus disponible",
		"n'est plus en ligne",
		"página no encontrada", "página no existe", "página que buscas", "página que busca", "no se ha encontrado la página",
		"no se encontró la página", "no hemos encontrado la página", "página solicitada", "contenido no disponible", "artículo ya no",
		"pagina non trovata", "pagina che stai cercando", "pagina non esiste", "pagina richiesta", "contenuto non disponibile",
		"articolo non trovato", "página não foi encontrada", "página que você tentou", "página não encontrada", "página não existe",
		"página que procura", "página que você", "conteúdo não está",
		"pagina niet gevonden", "pagina bestaat niet", "pagina is niet gevonden", "pagina werd niet gevonden", "pagina kan niet worden",
		"artikel is niet meer beschikbaar", "nie znaleziono strony", "strona nie istnieje", "strona nie została znaleziona",
		"strona nie została odnaleziona", "sidan hittades inte", "sidan kunde inte hittas", "sidan finns inte", "siden ble ikke funnet",
		"siden finnes ikke", "siden blev ikke fundet", "siden findes ikke", "sivua ei löyd", "stránka nenalezena", "stránka nebyla nalezena",
		"az oldal nem található", "sayfa bulunamadı",
		"страница не найдена", "страница не существует", "страница удалена", "такой страницы", "материал не найден", "материал удал",
		"запись удалена", "сторінку не знайдено", "ページが見つかりません", "ページは見つかりません", "ページは存在しません", "お探しのページ", "記事は削除", "記事が見つかりません", "この記事の公開は終了",
		"この記事は公開を終了", "掲載期間が終了", "页面不存在", "页面未找到", "找不到页面", "找不到网页", "頁面不存在", "找不到頁面", "内容已被删除", "该内容已删除", "文章不存在", "文章已被", "已被发布者删除",
		"该内容已被发布者删除", "페이지를 찾을 수 없", "존재하지 않는 페이지", "삭제된 기사", "삭제된 게시", "الصفحة غير موجودة",
	)
}

// hasGoneLine reports whether a line of text says no more than that something is not found.
func hasGoneLine(text string) bool {
	for line := range strings.Lines(text) {
		switch line = strings.TrimSpace(line); {
		case line == "not found", line == "page not found", statedStatus(line) == http.StatusNotFound:
			return true
		}
	}
	return false
}

func (e *evidence) isGoneTitle() bool {
	switch e.titledStatus() {
	case http.StatusNotFound, http.StatusGone:
		return true
	}
	return e.begins("404 not found", "404 file", "page not found",
		"page cannot be found", "page can't be found", "page could not be found", "page unavailable", "file not found", "sorry, this page", "sorry, page", "sorry, we couldn't find", "we can't find that page",
		"seite nicht gefunden", "page introuvable", "page non trouvée", "página no encontrada", "pagina non trovata",
		"página não encontrada", "pagina niet gevonden", "nie znaleziono strony", "sidan hittades inte",
		"siden ble ikke funnet", "siden blev ikke fundet", "sivua ei löyt",
		"страница не найдена", "[deleted by user]", "ページが見つかりません", "お探しのページ", "页面不存在", "页面未找到", "找不到页面", "頁面不存在", "找不到頁面", "페이지를 찾을 수 없") ||
		!e.declared && e.isTitled("not found", "page missing", "content not found", "content unavailable", "article not found", "post not found",
			"nicht gefunden", "no encontrado", "non trovato", "account suspended", "video unavailable", "site not found") ||
		e.prose < paragraph && e.isTitled("gone", "nothing found", "oops", "whoops", "uh oh") // essays have such titles, too
}

// isMissing reports whether text says of a page or what stands on it that it is not there.
func isMissing(text string) bool {
	return joins(text, []string{
		"page", "article", "story", "post", "content", "video", "website", "this site", ".com ", "link", "url", "address", "profile", "account",
		"document", "listing", "blog", "newsletter", "event", "domain",
		"seite", "artikel", "beitrag", "inhalt", "dokument", "adresse", "contenu", "publication", "página", "artículo", "contenido", "enlace",
		"noticia", "pagina", "articolo", "contenuto", "notizia", "artigo", "conteúdo", "notícia", "bericht", "inhoud",
		"strona", "strony", "artykuł", "sidan", "artikeln", "siden", "artikkel", "sivu", "stránk", "oldal", "sayfa", "страниц", "материал", "статья",
		"запись", "сторінк", "ページ", "記事", "页面", "网页", "頁面", "文章", "内容", "페이지", "기사", "게시물",
	}, []string{
		"not found", "be found", "can't find", "cannot find", "couldn't find", "could not find", "unable to find", "doesn't exist", "does not exist",
		"no longer", "isn't available", "is not available", "isn't here", "been removed", "was removed", "been deleted", "was deleted",
		"have deleted", "gone missing", "is missing", "haven't been able to", "you were looking for", "you're looking for", "you are looking for", "is gone",
		"has expired", "expired on", "for sale", "outdated link", "currently unavailable",
		"nicht gefunden", "nicht finden", "existiert", "gibt es nicht", "gibt es leider nicht", "nicht mehr", "nicht vorhanden", "nicht verfügbar",
		"gelöscht", "wurde entfernt", "introuvable", "n'existe", "plus disponible", "pas disponible", "été supprimé", "no existe", "no encontr",
		"no se encuentra",
		"no está disponible", "ya no", "ha sido eliminad", "non esiste", "non trovat", "non è disponibile", "non è più", "non c'è più", "stata rimossa",
		"stato rimosso",
		"não existe", "não encontr", "não está disponível", "não foi encontrad", "foi removid", "bestaat niet", "niet gevonden", "niet beschikbaar",
		"niet meer", "verwijderd", "nie istnieje", "nie znale", "nie została", "usunięt", "hittades inte", "finns inte", "ikke funnet",
		"finnes ikke", "ikke fundet", "findes ikke", "ei löyd", "neexistuje", "nenalezen", "nem található", "bulunamad",
		"не найден", "не существует", "удален", "удалён", "не знайден", "見つかりません", "存在しません", "削除", "不存在", "找不到", "已删除", "被删除", "찾을 수 없", "존재하지", "삭제",
	})
}

package verdict

import (
	"slices"
	"strings"
)

// isListing reports whether the page lists articles or things, or sells or offers one, by what it says of itself:
// its address, its declared type, the marks of a shop. How many links a page has is no sign: half the text of short
// articles' pages stands in links.
func (e *evidence) isListing() bool {
	s := &e.page.Signs
	switch {
	case e.begins("index of /") || e.isTitled("welcome to nginx", "apache2 ubuntu default page: it works", "apache2 debian default page: it works",
		"it works", "iis windows server", "default web site page"):
		return true // a server without a site
	case e.isHome() && (!e.declared || slices.ContainsFunc(s.Types, func(t string) bool { return typeName(t) == "ItemList" })):
		return e.prose < paragraph || s.Linked*3 >= s.Text || e.cutTeasers()*3 >= len(e.passages)
	case e.declared:
		return false
	case e.isThing():
		return e.prose < 2*enough // descriptions are that long, too
	case e.isSearch():
		return !e.isLong() || s.Linked*4 >= s.Text || e.cutTeasers()*3 >= len(e.passages)
	case e.isLong():
		return false
	}
	return e.isShown() || e.isContact() || e.isShop() || e.isShelf() || (s.Linked*2 >= s.Text || e.cutTeasers()*2 >= len(e.passages)) && e.isSection() || e.countsResults()
}

// isHome reports whether the address is that of a site's front page, or of one in a language.
func (e *evidence) isHome() bool {
	if e.at.Host == "" {
		return false
	}
	path := strings.Trim(e.path, "/")
	switch path {
	case "", "index.html", "index.htm", "index.php", "index.asp", "index.aspx", "default.aspx", "home", "home.html", "homepage":
		return e.at.RawQuery == "" || !strings.Contains(e.at.RawQuery, "=") || strings.Contains(e.at.RawQuery, "utm_")
	case "en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "no", "fi", "cs", "hu", "ro", "ru", "uk", "tr", "ar", "he", "ja", "ko", "zh",
		"en-us", "en-gb", "de-de", "fr-fr", "pt-br", "zh-cn", "zh-tw", "us":
		return true
	}
	return false
}

// isThing reports whether JSON-LD or OpenGraph say that the page stands for something other than a text.
func (e *evidence) isThing() bool {
	for _, t := range e.page.Signs.Types {
		switch typeName(t) {
		case "Product", "ProductGroup", "SoftwareApplication", "MobileApplication", "WebApplication", "VideoGame", "MusicAlbum", "MusicRecording",
			"MusicPlaylist", "MusicGroup", "CollectionPage", "SearchResultsPage", "ProfilePage", "JobPosting", "OfferCatalog", "RealEstateListing",
			"CheckoutPage":
			return true
		}
	}
	kind := metaType(e.html)
	for _, start := range [...]string{"product", "og:product", "music.", "profile"} {
		if strings.HasPrefix(kind, start) {
			return true
		}
	}
	return says(e.html, `itemtype="http://schema.org/Product"`, `itemtype="https://schema.org/Product"`,
		`itemtype="http://schema.org/SearchResultsPage"`, `itemtype="https://schema.org/SearchResultsPage"`)
}

// isShown reports whether the page says that it shows something that long articles show, too: a film, a list, a house.
func (e *evidence) isShown() bool {
	for _, t := range e.page.Signs.Types {
		switch typeName(t) {
		case "VideoObject", "Movie", "TVSeries", "TVEpisode", "PodcastSeries", "ItemList", "Hotel", "Restaurant", "Vehicle", "Car", "Apartment",
			"ImageGallery", "ContactPage":
			return true
		}
	}
	kind := metaType(e.html)
	for _, start := range [...]string{"video.", "book", "place", "restaurant.", "business.business", "game", "hotel"} {
		if strings.HasPrefix(kind, start) {
			return true
		}
	}
	return false
}

// isSearch reports whether the address asks a search.
func (e *evidence) isSearch() bool {
	last := e.path[strings.LastIndexByte(strings.TrimSuffix(e.path, "/"), '/')+1:]
	last, _, _ = strings.Cut(strings.TrimSuffix(last, "/"), ".")
	for name, values := range e.at.Query() {
		if len(values) == 0 || values[0] == "" {
			continue
		}
		switch strings.ToLower(name) {
		case "q", "query", "search", "search_query", "searchterm", "keyword", "keywords", "suche", "recherche":
			return true
		case "s", "k": // WordPress, Amazon; elsewhere they say how a link was shared
			if last == "" || last == "index" || last == "s" {
				return true
			}
		}
	}
	switch last {
	case "search", "suche", "recherche", "buscar", "busca", "cerca", "ricerca", "zoeken", "szukaj", "results", "searchresults", "search-results":
		return true
	}
	return false
}

// isContact reports whether the address is that of the page that tells how to reach the site's people.
func (e *evidence) isContact() bool {
	last, _, _ := strings.Cut(e.path[strings.LastIndexByte(strings.TrimSuffix(e.path, "/"), '/')+1:], ".")
	switch strings.TrimSuffix(last, "/") {
	case "contact", "contact-us", "contactus", "kontakt", "impressum", "imprint", "nous-contacter", "contacto", "contatti", "contato", "contactos",
		"kontakta-oss", "kontakty", "yhteystiedot", "iletisim":
		return e.prose < terse
	}
	return false
}

// isSection reports whether the address is that of a list: of a section, a tag, an author, a shelf of a shop.
// The last two parts count, since articles stand deeper below.
func (e *evidence) isSection() bool {
	parts := strings.Split(strings.Trim(e.path, "/"), "/")
	for i := max(0, len(parts)-2); i < len(parts); i++ {
		switch parts[i] {
		case "tag", "tags", "category", "categories", "sub-categories", "subcategories", "topic", "topics", "section", "sections", "author",
			"authors", "archive", "archives", "search", "suche", "recherche", "buscar", "results", "collection", "collections", "shop", "store",
			"products", "product", "catalog", "catalogue", "cart", "checkout", "basket", "forum", "forums", "viewforum.php", "forumdisplay.php",
			"board", "boards", "listings", "jobs", "kategorie", "thema",
			"themen", "rubrik", "rubrique", "categoria", "categorie", "tema", "temas", "seccion", "playlist", "album", "user", "users", "profile":
			return true
		}
	}
	return false
}

// isShop reports whether the page as a whole offers something at a price. Baskets and buttons prove nothing: shops have
// magazines.
func (e *evidence) isShop() bool {
	return says(e.html, `"product:price:amount"`, `"product:price:currency"`, `"og:price:amount"`) ||
		strings.Contains(e.html, `itemprop="price"`) && says(e.html, `schema.org/Product"`, `schema.org/Product'`)
}

// isShelf reports whether the address is that of a shop's shelf or thing, and a basket is at hand.
func (e *evidence) isShelf() bool {
	for segment := range strings.SplitSeq(e.path, "/") {
		switch segment {
		case "product", "products", "product-category", "product-page", "collections", "shop", "store", "p", "dp", "item", "itm", "category",
			"categories", "catalog", "catalogue", "produkt", "produkte", "produit", "produits", "producto", "productos", "prodotto", "prodotti",
			"boutique", "tienda", "negozio", "winkel", "sklep":
			return says(e.whole(), "add to cart", "add to basket", "add to bag", "add to trolley", "buy now", "in den warenkorb",
				"in den einkaufswagen", "ajouter au panier", "añadir al carrito", "agregar al carrito", "añadir a la cesta", "aggiungi al carrello",
				"adicionar ao carrinho", "in winkelwagen", "in winkelmand", "do koszyka", "lägg i varukorg", "legg i handlekurv", "læg i kurv",
				"в корзину", "カートに入れる", "加入购物车", "加入購物車", "장바구니")
		}
	}
	return false
}

// countsResults reports whether the page says how many of something it shows.
func (e *evidence) countsResults() bool {
	for line := range strings.Lines(e.whole()) {
		if len(line) < 100 && isCount(line) {
			return true
		}
	}
	return false
}

// isCount reports whether a line is like "Showing 10 of 33", "1–20 of 345 results" or "33 Ergebnisse".
func isCount(line string) bool {
	line = strings.TrimSpace(line)
	number := strings.IndexAny(line, "0123456789")
	if number < 0 {
		return false
	}
	before := line[:number]
	switch strings.TrimSpace(before) {
	case "showing", "displaying", "viewing", "showing results", "results", "showing all", "anzeige", "ergebnisse", "treffer", "affichage de",
		"résultats", "mostrando", "resultados", "risultati", "resultaten", "wyniki":
		return true
	}
	if number > 0 {
		return false
	}
	rest := strings.TrimLeft(line, "0123456789 .,+-–—")
	for _, of := range [...]string{"of ", "von ", "sur ", "de ", "di ", "van ", "z ", "из "} {
		if after, ok := strings.CutPrefix(rest, of); ok {
			rest = strings.TrimLeft(after, "0123456789 .,+")
			break
		}
	}
	for _, noun := range [...]string{"results", "search results", "items", "products", "matches", "listings", "jobs found", "ergebnisse", "treffer",
		"artikel gefunden", "produkte", "résultats", "produits", "resultados", "productos", "risultati", "prodotti", "resultaten", "producten",
		"wyników", "results found", "件", "个结果", "результат"} {
		if rest == noun || strings.HasPrefix(rest, noun+" found") || strings.HasPrefix(rest, noun+" for") {
			return true
		}
	}
	return false
}

// cutTeasers counts the passages that hold a line which breaks off or leads on, as teasers do.
func (e *evidence) cutTeasers() (n int) {
	for _, p := range e.passages {
		for line := range strings.Lines(p.Text) {
			line = strings.ToLower(strings.TrimRight(line, " \n.»›→]"))
			if strings.HasSuffix(line, "…") || strings.HasSuffix(line, "[") || says(line[max(0, len(line)-20):], "read more", "full story",
				"continue reading", "weiterlesen", "lire la suite", "leer más", "leggi tutto", "lees verder") {
				n++
				break
			}
		}
	}
	return n
}

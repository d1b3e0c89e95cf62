package verdict

import "strings"

// Most visible characters of a page that a script has yet to fill.
const mostShell = 250

// isShell reports whether the page's text is still to come from its scripts.
func (e *evidence) isShell() bool {
	switch {
	case e.page.Signs.Scripted || !e.isMounted():
		return false
	case e.prose >= paragraph:
		return e.shown < 2*mostShell && !e.declared && asksForScripts(e.message(2*mostShell))
	case e.shown < mostShell:
		return !e.isFurnished() && (!e.declared || len(e.passages) == 0)
	}
	return e.shown < 4*mostShell && asksForScripts(e.message(4*mostShell))
}

// mostPictures is how many pictures stand in a shell at most: logos and placeholders.
const mostPictures = 9

// isFurnished reports whether the page has pictures or a form for letters: then it is complete, if short of words.
func (e *evidence) isFurnished() bool {
	return strings.Count(e.html, "<img") > mostPictures || strings.Contains(e.html, "<textarea")
}

// isMounted reports whether a page has a script, or an element for one to fill where it shows nothing: any in the body
// of a page that has a title, else one with an id or, as custom elements have, a hyphen in its name.
func (e *evidence) isMounted() bool {
	if strings.Contains(e.html, "<script") || strings.Contains(e.html, "<SCRIPT") {
		return true
	}
	if e.shown > 0 {
		return false
	}
	_, body, _ := strings.Cut(e.html, "<body")
	for range maxTags {
		_, rest, found := strings.Cut(body, "<")
		if !found {
			return false
		}
		tag, _, _ := strings.Cut(rest, ">")
		name, attributes, _ := strings.Cut(tag, " ")
		if e.named > 0 && !strings.HasPrefix(name, "/") || strings.Contains(name, "-") && !strings.HasPrefix(name,
			"!") || strings.Contains(attributes, "id=") {
			return true
		}
		body = rest
	}
	return false
}

// maxTags is how many tags are looked at for an element to fill.
const maxTags = 100

func asksForScripts(text string) bool {
	return says(text, "enable javascript", "turn on javascript", "javascript is disabled", "javascript is not enabled", "javascript disabled",
		"javascript is required", "requires javascript", "need javascript", "without javascript", "javascript must be enabled", "activate javascript",
		"javascript to run this app", "your browser is not supported", "browser is out of date",
		"javascript aktivieren", "aktivieren sie javascript", "javascript ist deaktiviert", "benötigt javascript", "activer javascript",
		"activez javascript", "javascript est désactivé", "nécessite javascript", "habilita javascript", "habilitar javascript",
		"activa javascript", "active javascript", "activar javascript", "requiere javascript", "attiva javascript", "abilita javascript",
		"abilitare javascript", "ative o javascript", "habilite o javascript", "javascript inschakelen", "schakel javascript", "włącz javascript",
		"włączyć javascript", "obsługę javascript", "aktivera javascript", "включите javascript", "включить javascript", "javascriptを有効",
		"javascript を有効", "启用javascript", "启用 javascript", "開啟javascript", "자바스크립트를", "javascript를")
}

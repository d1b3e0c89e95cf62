package verdict

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// titlesOf lists a page's title, folded, and after it its parts: "Page not found | The Herald" has two more.
// Sites put their name before or after. A colon parts nothing: headlines have it, too.
func titlesOf(title string) []string {
	t := strings.TrimSpace(fold(title))
	if t == "" {
		return nil
	}
	all := []string{t}
	rest := t
	for range 6 {
		at, width := -1, 0
		for _, mark := range [...]string{" | ", " - ", " – ", " — ", " · ", " • ", " » ", " › ", " :: ", "|"} {
			if mark == " » " && strings.Contains(t, "«") { // a quotation's end
				continue
			}
			if i := strings.Index(rest, mark); i >= 0 && (at < 0 || i < at) {
				at, width = i, len(mark)
			}
		}
		if at < 0 {
			break
		}
		all = append(all, strings.TrimSpace(rest[:at]))
		rest = rest[at+width:]
	}
	if rest != t {
		all = append(all, strings.TrimSpace(rest))
	}
	return all
}

// begins reports whether one of the page's titles, or a part of it, begins with one of the phrases. They are such as
// hardly any headline begins with; of a story one does, if it goes on: "Are you a robot? A history of the captcha".
func (e *evidence) begins(phrases ...string) bool {
	for _, t := range e.titles {
		for _, p := range phrases {
			if rest, ok := strings.CutPrefix(t, p); ok && (len(strings.Fields(rest)) < 3 || !e.isStory()) {
				return true
			}
		}
	}
	return false
}

// isTitled reports whether one of the page's titles, or a part of it, is one of the phrases and no more.
func (e *evidence) isTitled(phrases ...string) bool {
	for _, t := range e.titles {
		if slices.Contains(phrases, strings.Trim(t, " .!…?\"'")) {
			return true
		}
	}
	return false
}

// titleSuffices reports whether the page has so little prose that a title alone tells what it is. Beside more, its
// words must say the same: films, novels and poems are called "Access denied", too.
func (e *evidence) titleSuffices() bool { return e.prose < 2*paragraph }

// titledStatus is the status of an error that a title of the page states and no more, 0 if none does.
func (e *evidence) titledStatus() int {
	if e.isAboutStatus() {
		return 0
	}
	for _, t := range e.titles {
		if before, _, found := strings.Cut(t, ": "); found && isNumber(before) && !e.isStory() {
			t = before // "404: this page could not be found"
		}
		if status := statedStatus(t); status != 0 {
			return status
		}
	}
	return 0
}

// statedStatus is the status of an error that title states in nothing but such words as go with one, in any order:
// "404", "Fehler: 500", "HTTP Status 403", "429 Too Many Requests". "404 days at sea" states none.
func statedStatus(title string) (status int) {
	words := strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, w := range words {
		if n, _ := strconv.Atoi(w); status == 0 && n >= 400 && n < 600 {
			status = n
		}
	}
	if status == 0 || len(words) > 7 {
		return 0
	}
	number := strconv.Itoa(status)
	reason := strings.Fields(strings.ToLower(http.StatusText(status)))
	for _, w := range words {
		switch w {
		case number, "http", "error", "status", "code", "page", "server", "fehler", "erreur", "errore", "erro", "fout", "błąd", "fel", "feil", "fejl",
			"virhe", "chyba", "hiba", "hata", "hatası", "ошибка", "помилка", "エラー", "错误", "오류":
		default:
			if !slices.Contains(reason, w) {
				return 0
			}
		}
	}
	return status
}

func isNumber(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n > 0
}

// isAboutStatus reports whether an error's number in the title is what the page tells of: an error says its number
// once, an article on it comes back to it.
func (e *evidence) isAboutStatus() bool {
	status := 0
	for _, t := range e.titles {
		status = max(status, statedStatus(t))
	}
	if status == 0 {
		return false
	}
	number, paragraphs := strconv.Itoa(status), 0
	for _, p := range e.passages {
		if e.isParagraph(p.Text) && strings.Contains(head(p.Text, mostText), number) {
			paragraphs++
		}
	}
	return paragraphs > 1
}

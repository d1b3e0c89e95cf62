package pdf

import (
	"strings"
	"unicode"
)

// isPageNumber reports whether text says a page's number and nothing else: "7", "– 7 –", "7 / 12", "vii",
// "Page 7 of 12", in whatever language. A full stop after the number makes it the end of a sentence.
func isPageNumber(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if strings.HasSuffix(text, ".") || len(words) == 0 || len(words) > 4 {
		return false
	}
	numbers := 0
	for _, w := range words {
		if isNumber(w) {
			numbers++
		}
	}
	switch {
	case len(words) == 1:
		return numbers == 1 || isRoman(words[0]) || isPageWord(strings.Trim(words[0], "0123456789"))
	case numbers == len(words):
		return numbers == 2 && strings.ContainsAny(text, "/|")
	default:
		first, last := words[0], words[len(words)-1]
		ofAll := len(words) == 3 && numbers == 2 && len([]rune(words[1])) <= 3 // 7 of 12, 7 von 12
		return isNumber(last) && (isPageWord(first) || ofAll) || len(words) == 2 && isNumber(first) && isPageWord(last)
	}
}

func isNumber(s string) bool {
	return len(s) <= 4 && s != "" && strings.Trim(s, "0123456789") == "" || s != "" && strings.TrimFunc(s, unicode.IsDigit) == "" && len([]rune(s)) <= 4
}

func isRoman(s string) bool {
	return len(s) <= 6 && (strings.Trim(s, "ivxl") == "" || len(s) > 1 && strings.Trim(s, "IVXL") == "")
}

// isPageWord knows "page" in the languages that documents are most often in.
func isPageWord(s string) bool {
	switch strings.ToLower(s) {
	case "page", "p", "pg", "pp", "seite", "s", "página", "pagina", "pág", "blz", "стр", "страница", "с", "сторінка", "σελίδα", "sayfa",
		"sida", "side", "strona", "str", "strana", "stránka", "oldal", "sivu", "trang", "halaman", "หน้า", "页", "頁", "ページ", "第页", "쪽", "페이지", "صفحة", "पृष्ठ":
		return true
	}
	return false
}

package prose

import (
	"strings"
	"unicode"
)

// skipped reports whether n is a number nobody needs to find in the article.
func skipped(text string, n number) bool {
	value := n.readings[0].value
	if around := text[max(0, n.Start-3):min(len(text), n.End+2)]; strings.Contains(around, "24/7") {
		return true
	}
	if (n.spelled || n.ordinal) && value <= 10 {
		return true
	}
	if n.glued {
		return true // "B12": a name
	}
	if n.spelled {
		if r, _ := decode(text, n.Start); isHanNumeral(r) {
			return true // 一 is in too many words
		}
	}
	if value > 100 {
		return false
	}
	if next, _ := decode(text, n.End); next == '.' || next == ')' || next == ':' {
		prev, size := before(text, n.Start)
		if prev == '(' {
			prev, _ = before(text, n.Start-size)
		}
		if prev == 0 || prev == '\n' || prev == '*' || prev == '#' {
			return true // a list's number
		}
		if at := trimRight(text, 0, n.Start); at < n.Start && next != ':' {
			after, _ := decode(text, n.End+1)
			end, _ := before(text, at)
			if (after == ' ' || after == 0) && (end == '.' || end == ':' || end == '\n' || end == '*' || end == '!' || end == '?') {
				return true
			}
		}
	}
	return stepWord(wordBeforeNumber(text, n.Start)) || stepWord(wordAfterNumber(text, n.End))
}

// stepWord reports whether word counts parts of the text itself: "step 3", "in 10 steps".
func stepWord(word string) bool {
	switch strings.TrimSuffix(Fold(word), "s") {
	case "step", "passage", "paragraph", "part", "section", "chapter", "point", "item", "tip", "question", "answer", "option", "method",
		"schritt", "etape", "paso", "stap", "шаг", "passo", "source", "article", "claim", "reason", "way":
		return true
	}
	return false
}

// wordBeforeNumber returns the word before the number at at; behind "steps 2-6" and "passages 1, 2
// and 3" that before the first of them.
func wordBeforeNumber(text string, at int) string {
	floor := max(0, at-32)
	for at > floor {
		r, size := before(text, at)
		switch {
		case isDigit(r), r == '-', r == '–', r == ',', r == '&', r == '#', r == ' ':
			at -= size
			continue
		case strings.HasSuffix(text[floor:at], " and"):
			at -= len("and")
			continue
		}
		break
	}
	from := at
	for from > 0 && at-from < 24 {
		r, size := before(text, from)
		if !unicode.IsLetter(r) {
			break
		}
		from -= size
	}
	return text[from:at]
}

func wordAfterNumber(text string, at int) string {
	if at < len(text) && (text[at] == ' ' || text[at] == '-') {
		at++
	}
	return text[at:letterRun(text, at)]
}

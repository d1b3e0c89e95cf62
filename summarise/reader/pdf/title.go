package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titleOf is the title that the file declares, if a person may have written it; else the largest
// heading on the first page with text.
func titleOf(declared string, blocks []block) string {
	if title := oneLine(repaired(declared)); isTitle(title) {
		return title
	}
	best := block{}
	for _, b := range blocks {
		if b.page != blocks[0].page {
			break
		}
		if b.heading && !isGenericHeading(b.text) && b.size > best.size && b.lines <= headingLines && len(b.text) <= headingBytes {
			best = b
		}
	}
	return best.text
}

// isTitle reports whether a declared title is more than what a program put there.
func isTitle(s string) bool {
	lower := strings.ToLower(s)
	for _, ending := range []string{".doc", ".docx", ".pdf", ".tex", ".dvi", ".indd", ".qxd", ".ppt", ".pptx", ".rtf", ".odt", ".ps", ".html", ".htm", ".txt", ".xls", ".pages"} {
		if strings.HasSuffix(lower, ending) {
			return false
		}
	}
	return strings.ContainsFunc(s, unicode.IsLetter) && !isGenericHeading(s) && !strings.HasPrefix(lower, "untitled") && !strings.HasPrefix(lower, "microsoft word -") &&
		!strings.HasPrefix(lower, "microsoft powerpoint -") && lower != "title" && lower != "document" && !strings.Contains(s, "://")
}

// isGenericHeading reports whether s heads a part that any document may have.
func isGenericHeading(s string) bool {
	switch strings.ToLower(strings.Trim(s, "0123456789. ")) {
	case "abstract", "introduction", "contents", "table of contents", "summary", "zusammenfassung", "inhalt", "inhaltsverzeichnis", "einleitung",
		"résumé", "sommaire", "resumen", "índice", "resumo", "sommario", "аннотация", "содержание", "введение", "目录", "摘要", "目次", "要旨":
		return true
	}
	return false
}

// repaired undoes what programs do that write UTF-8 where the format has Latin letters.
func repaired(s string) string {
	bytes := make([]byte, 0, len(s))
	for _, r := range s {
		if r > 0xff {
			return s
		}
		bytes = append(bytes, byte(r))
	}
	if !utf8.Valid(bytes) {
		return s
	}
	return string(bytes)
}

// oneLine is s without control characters, on one line, cut at what no title or name is longer than.
func oneLine(s string) string {
	const longest = 300
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || isGarbage(r) {
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "")
	}
	return s
}

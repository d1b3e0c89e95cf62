package llm

import (
	"regexp"
	"strings"
	"unicode"

	"verbatim/prompts"
)

func isBlank(r rune) bool { return unicode.IsSpace(r) }

var (
	listMark = regexp.MustCompile(`^(?:#{1,6} |[-*+•–] |>+ ?|\d{1,2}[.)] |\(\d{1,2}\) |\[\d{1,4}\] )+`)
	linkMark = regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()]*\)`)
	citation = regexp.MustCompile(`(?:\s*\[\d{1,4}(?:, ?\d{1,4})*\])+([.!?。]?)$`)
)

// plain is what a model wrote for a sentence as a sentence: one line, without Markdown, without
// invisible characters, without an opening that announces it. "" if nothing is left.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if prompts.Invisible(r) && r != '\u200c' && r != '\u200d' { // Persian and Indic scripts spell with the joiners
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	s = strings.Join(strings.Fields(s), " ")
	s = listMark.ReplaceAllString(s, "")
	s = linkMark.ReplaceAllString(s, "$1")
	s = citation.ReplaceAllString(s, "$1")
	for _, mark := range []string{"**", "__", "`"} {
		s = strings.ReplaceAll(s, mark, "")
	}
	return strings.TrimSpace(withoutLeadIn(s))
}

// withoutLeadIn takes off an opening like "Here is a 3-sentence summary:" or "Summary:". It is one
// if it ends in a colon, is short, and either is a label alone or begins as people begin to hand
// something over and names what they hand over.
func withoutLeadIn(s string) string {
	const longest = 120 // bytes
	i := strings.IndexAny(s, ":：")
	if i < 0 || i > longest {
		return s
	}
	head := strings.Trim(strings.ToLower(s[:i]), " *_-")
	if !isLabel(head) && !handsOver(head) {
		return s
	}
	rest := s[i:]
	for _, colon := range []string{":", "："} {
		rest = strings.TrimPrefix(rest, colon)
	}
	return strings.TrimLeft(rest, " *_")
}

// labels in the languages that articles are most often in.
func labels() []string {
	return []string{"summary", "tl;dr", "answer", "key claims", "key claim", "key points", "claim", "overview",
		"zusammenfassung", "antwort", "kernaussagen", "résumé", "réponse", "resumen", "respuesta", "riassunto", "risposta",
		"resumo", "resposta", "samenvatting", "antwoord", "podsumowanie", "streszczenie", "sammanfattning", "краткое содержание", "резюме", "ответ",
		"摘要", "总结", "總結", "概要", "要約", "要点", "回答", "요약", "답변"}
}

func isLabel(head string) bool {
	for _, l := range labels() {
		if head == l {
			return true
		}
	}
	return false
}

func handsOver(head string) bool {
	begins := false
	for _, opening := range []string{"here is", "here's", "here are", "sure", "certainly", "of course", "okay", "below is", "the following",
		"hier ist", "hier sind", "gerne", "natürlich", "voici", "bien sûr", "aquí ", "claro", "por supuesto", "ecco", "certo", "aqui está", "aqui estão",
		"hier is", "hier zijn", "oto ", "här är", "вот ", "конечно", "以下", "这是", "好的", "다음은"} {
		begins = begins || strings.HasPrefix(head, opening)
	}
	if !begins {
		return false
	}
	for _, l := range labels() {
		if strings.Contains(head, l) {
			return true
		}
	}
	return false
}

package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	minQuoted = 3       // words; shorter ones are as often names, titles or irony
	maxQuoted = 4 << 10 // bytes between two marks; what is longer was not closed
)

// MissingQuotations returns the quotations in text, without their marks, that have three words or
// more and do not stand in the article letter for letter. Case, accents, spaces, punctuation and
// marks do not count; "…" and "[…]" divide a quotation into parts that must each be there.
func (l *Lexicon) MissingQuotations(text string) []Span {
	var missing []Span
	for _, q := range quoted(text) {
		if len(missing) >= maxMissing {
			break
		}
		if CountWords(q.In(text)) >= minQuoted && !l.quotes(q.In(text)) && !asks(text, q) {
			missing = append(missing, l.missingSentences(text, q)...)
		}
	}
	return withoutRemarks(text, missing)
}

// missingSentences returns the sentences of a missing quotation that the article does not have; all of it
// if it has each of them, but not in a row.
func (l *Lexicon) missingSentences(text string, q Span) []Span {
	var missing []Span
	for _, s := range Sentences(q.In(text), l.lang) {
		if s = (Span{q.Start + s.Start, q.Start + s.End}); !l.quotes(s.In(text)) {
			missing = append(missing, s)
		}
	}
	if len(missing) == 0 {
		return []Span{q}
	}
	return missing
}

// quotes reports whether the article has every part of a quotation.
func (l *Lexicon) quotes(quotation string) bool {
	for _, part := range quotedParts(quotation) {
		var b strings.Builder
		writeLetters(&b, Fold(part))
		if !l.hasLetters(b.String()) {
			return false
		}
	}
	return true
}

// hasLetters reports whether the article has these folded letters in a row.
func (l *Lexicon) hasLetters(letters string) bool {
	return strings.Contains(l.letters, letters) || l.extra != nil && l.extra.hasLetters(letters)
}

// quotedParts divides a quotation at what was left out or put in by its writer.
func quotedParts(q string) []string {
	var parts []string
	from, depth := 0, 0
	for at := 0; at < len(q); {
		r, size := decode(q, at)
		switch {
		case r == '[':
			if depth == 0 {
				parts = append(parts, q[from:at])
			}
			depth++
		case r == ']' && depth > 0:
			depth--
			from = at + size
		case depth > 0:
		case r == '…':
			parts = append(parts, q[from:at])
			from = at + size
		case strings.HasPrefix(q[at:], "...") || strings.HasPrefix(q[at:], ". . ."):
			parts = append(parts, q[from:at])
			size = 3
			for at+size < len(q) && (q[at+size] == '.' || q[at+size] == ' ') {
				size++
			}
			from = at + size
		}
		at += size
	}
	if depth == 0 {
		parts = append(parts, q[from:])
	}
	return parts
}

// quoted returns what stands between quotation marks in text, without the marks. Marks are paired
// within a line; a single mark opens only before a letter behind a space, and closes only behind
// one, so that apostrophes do neither.
func quoted(text string) []Span {
	var spans []Span
	searched := map[rune]int{} // by opening mark: up to where none that closes it stands
	for at := 0; at < len(text); {
		r, size := decode(text, at)
		if !opensQuotation(text, at, r) {
			at += size
			continue
		}
		end, after := closing(text, max(at+size, searched[r]), min(len(text), at+size+maxQuoted), r)
		if end == 0 {
			searched[r] = after
			at += size
			continue
		}
		if end > at+size {
			spans = append(spans, Span{at + size, end})
		}
		at = after
	}
	return spans
}

func opensQuotation(text string, at int, r rune) bool {
	switch r {
	case '"', '“', '„', '«', '»', '「', '『', '‟':
		return true
	case '\'', '‘', '‚', '‹':
		prev, _ := before(text, at)
		next, _ := decode(text, at+utf8.RuneLen(r))
		return (prev == 0 || unicode.IsSpace(prev) || prev == '(' || prev == '[' || prev == '—') && isWordRune(next)
	}
	return false
}

// closing finds between from and limit the mark that closes a quotation that opened with open:
// where the quotation ends and where the text goes on; 0 and how far it looked if there is none.
func closing(text string, from, limit int, open rune) (end, after int) {
	at := from
	for at < limit {
		r, size := decode(text, at)
		if r == '\n' {
			break
		}
		if closesQuotation(open, r) {
			if open != '\'' && open != '‘' && open != '‚' {
				return at, at + size
			}
			next, _ := decode(text, at+size)
			if !isWordRune(next) {
				return at, at + size
			}
		}
		at += size
	}
	return 0, at
}

func closesQuotation(open, r rune) bool {
	switch open {
	case '"':
		return r == '"' || r == '”'
	case '“', '‟':
		return r == '”' || r == '"'
	case '„':
		return r == '“' || r == '”' || r == '"'
	case '«':
		return r == '»'
	case '»':
		return r == '«'
	case '「':
		return r == '」'
	case '『':
		return r == '』'
	case '\'':
		return r == '\'' || r == '’'
	case '‘':
		return r == '’' || r == '\''
	case '‚':
		return r == '‘' || r == '’'
	case '‹':
		return r == '›'
	}
	return false
}

// asks reports whether what is quoted is the question that was asked, perhaps in other words.
func asks(text string, q Span) bool {
	words := strings.Fields(Fold(text[max(0, q.Start-40):q.Start]))
	for _, w := range words[max(0, len(words)-3):] {
		switch strings.Trim(w, "\"“„«:,") {
		case "question", "questions", "frage", "pregunta", "domanda", "questao", "pergunta", "vraag", "вопрос", "asked", "asking":
			return true
		}
	}
	return false
}

package prose

func isTerminator(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '‼', '⁇', '⁈', '⁉':
		return true
	}
	return always(r)
}

func isCloser(r rune) bool {
	switch r {
	case '"', '\'', '’', '”', '»', '›', ')', ']', '}', '」', '』', '）', '》', '〉', '】', '〕', '“', '‘':
		return true // “ and ‘ close German quotations
	}
	return false
}

func isOpener(r rune) bool {
	switch r {
	case '"', '\'', '“', '‘', '„', '‚', '«', '‹', '(', '[', '{', '「', '『', '（', '《', '【', '¿', '¡', '»', '*', '_':
		return true
	}
	return false
}

func isOpeningBracket(r rune) bool { return partner(r) != 0 }

// partner returns the closing bracket of an opening one, 0 if r is none.
func partner(r rune) rune {
	switch r {
	case '(':
		return ')'
	case '[':
		return ']'
	case '{':
		return '}'
	case '「':
		return '」'
	case '『':
		return '』'
	case '（':
		return '）'
	case '《':
		return '》'
	case '【':
		return '】'
	case '〈':
		return '〉'
	}
	return 0
}

func isDash(r rune) bool { return r == '–' || r == '—' || r == '―' || r == '-' }

// noteEnd returns the end of a footnote's reference "[12]" at at, 0 if there is none.
func noteEnd(text string, at int) int {
	i := at + 1
	for i < len(text) && i-at < 8 {
		switch b := text[i]; {
		case b == ']' && i > at+1:
			return i + 1
		case '0' <= b && b <= '9' || b == ',' || b == '-' || b == ' ' || 'a' <= b && b <= 'z' && i == at+1:
			i++
		default:
			return 0
		}
	}
	return 0
}

// isSuperscript reports whether r is a raised digit, as references to footnotes are.
func isSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || '⁰' <= r && r <= '⁹'
}

package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// delimiters notes a run of *, _ or ~ and whether it may open or close emphasis (CommonMark 6.2).
func (st *stripper) delimiters(s string) {
	mark := s[0]
	n := len(s) - len(strings.TrimLeft(s, string(rune(mark))))
	before, _ := utf8.DecodeLastRuneInString(st.s[:st.at])
	after, _ := utf8.DecodeRuneInString(s[n:])
	if st.at == 0 {
		before = ' '
	}
	if n == len(s) {
		after = ' '
	}
	opens := !unicode.IsSpace(after) && (!isPunct(after) || unicode.IsSpace(before) || isPunct(before))
	ends := !unicode.IsSpace(before) && (!isPunct(before) || unicode.IsSpace(after) || isPunct(after))
	switch {
	case mark == '_':
		opens, ends = opens && (!ends || isPunct(before)), ends && (!opens || isPunct(after))
	case mark == '~' && n != 2, unicode.IsDigit(before) && unicode.IsDigit(after):
		opens, ends = false, false
	}
	st.pieces = append(st.pieces, piece{mark: mark, left: n, opens: opens, ends: ends})
	st.at += n
}

// matchEmphasis takes the delimiters off that pair up. Which of two runs a delimiter belongs to
// does not matter when all that pair are dropped.
func matchEmphasis(pieces []piece) {
	var open [128][]int // by mark
	for i := range pieces {
		p := &pieces[i]
		if p.mark != '*' && p.mark != '_' && p.mark != '~' {
			continue
		}
		stack := open[p.mark]
		for p.ends && p.left > 0 && len(stack) > 0 {
			opener := &pieces[stack[len(stack)-1]]
			n := min(opener.left, p.left)
			opener.left -= n
			p.left -= n
			if opener.left == 0 {
				stack = stack[:len(stack)-1]
			}
		}
		if p.opens && p.left > 0 {
			stack = append(stack, i)
		}
		open[p.mark] = stack
	}
}

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

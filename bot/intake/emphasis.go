package intake

// emphasis counts the marks * _ ~ that were opened and not closed yet, as far as a link's end needs to know.
type emphasis [3]int

func (e *emphasis) of(c byte) *int {
	switch c {
	case '*':
		return &e[0]
	case '_':
		return &e[1]
	default:
		return &e[2]
	}
}

// run counts the marks that begin at i and returns where they end. A mark within a word (snake_case) is none.
func (e *emphasis) run(t string, i int) int {
	c, end := t[i], i
	for end < len(t) && t[end] == c {
		end++
	}
	before := i > 0 && t[i-1] > ' '
	after := end < len(t) && t[end] > ' '
	n := e.of(c)
	switch {
	case c == '_' && before && after && isWord(t[i-1]) && isWord(t[end]) && schemeAt(t, end) == 0:
	case before && *n > 0:
		*n = max(0, *n-(end-i))
	case after:
		*n += end - i
	}
	return end
}

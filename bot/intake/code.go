package intake

import "strings"

// withoutCode returns text with code blanked, byte for byte, so that places in it stay. Code is what Discord shows
// as such: a fence of three backticks to the next three, and a run of backticks to the next run of the same length.
// A backtick behind a backslash, or without its partner, is a backtick.
func withoutCode(text string) string {
	if strings.IndexByte(text, '`') < 0 {
		return text
	}
	b := []byte(text)
	eachCode(text, func(c code) {
		for i := c.start; i < c.end; i++ {
			if b[i] != '\n' {
				b[i] = ' '
			}
		}
	})
	return string(b)
}

// A stretch of code: text[start:end] with its backticks, which are fence bytes at each end.
type code struct{ start, end, fence int }

// eachCode calls yield for each stretch of code, in order.
func eachCode(text string, yield func(code)) {
	runs := backticks(text)
	for i := 0; i < len(runs); i++ {
		r := runs[i]
		if r.end-r.start >= 3 {
			if at := strings.Index(text[r.end:], "```"); at >= 0 && strings.Trim(text[r.end:r.end+at], "\n") != "" {
				end := r.end + at + 3
				yield(code{r.start, end, 3})
				for i+1 < len(runs) && runs[i+1].start < end {
					i++
				}
				continue
			}
		}
		if j := r.next; j >= 0 {
			yield(code{r.start, runs[j].end, r.end - r.start})
			i = j
		}
	}
}

// A run of backticks, text[start:end]. The next one of the same length is at place next of the list, -1 if there is none.
type run struct{ start, end, next int }

// backticks lists the runs of backticks in text.
func backticks(text string) []run {
	runs := make([]run, 0, strings.Count(text, "`"))
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '`':
			start := i
			for i+1 < len(text) && text[i+1] == '`' {
				i++
			}
			runs = append(runs, run{start: start, end: i + 1})
		}
	}
	var last [8]int // the place + 1 of the run of that length seen last, from the end; longer ones count as 7
	for i := len(runs) - 1; i >= 0; i-- {
		n := min(runs[i].end-runs[i].start, len(last)-1)
		runs[i].next = last[n] - 1
		last[n] = i + 1
	}
	return runs
}

// withoutPrograms drops fences that hold a program and keeps those that hold a text, as people fence what they paste.
func withoutPrograms(text string) string {
	if !strings.Contains(text, "```") {
		return text
	}
	var b strings.Builder
	at := 0
	eachCode(text, func(c code) {
		if c.fence < 3 || !isProgram(text[c.start+3:c.end-3]) {
			return
		}
		b.WriteString(text[at:c.start])
		at = c.end
	})
	b.WriteString(text[at:])
	return b.String()
}

// isProgram reports whether what stands in a fence is a program, data or the like: it is said to be in a language
// other than plain text, or a twentieth of it is marks that texts have few of.
func isProgram(fenced string) bool {
	if name, _, ok := strings.Cut(fenced, "\n"); ok && isLanguage(name) {
		switch strings.ToLower(name) {
		case "txt", "text", "md", "markdown", "plain", "plaintext":
		default:
			return true
		}
	}
	marks := 0
	for i := range len(fenced) {
		if strings.IndexByte("{}[]<>=;$#&|\\/_@^~*+%", fenced[i]) >= 0 {
			marks++
		}
	}
	return marks*20 > len(fenced)
}

// isLanguage reports whether the first line of a fence can be the name of a language.
func isLanguage(name string) bool {
	return name != "" && len(name) <= 20 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-.#") == ""
}

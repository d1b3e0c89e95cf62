package terminal

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
)

// Clean leaves out what could act on a terminal instead of being read there. Lines stay.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', r == '\u2028', r == '\u2029':
			return ' '
		case acts(r):
			return -1
		}
		return r
	}, s)
}

// Name is a SRC or a title as it can stand within a sentence: on one line, and in quotation marks if one
// could not see its bounds otherwise.
func Name(s string) string {
	if s == "-" {
		return "standard input"
	}
	clean := strings.Join(strings.Fields(Clean(s)), " ")
	if clean != s || s == "" {
		return `"` + clean + `"`
	}
	return s
}

// acts reports whether a terminal might obey r: control characters, among them those that begin an escape
// sequence in one byte, and those that turn the writing direction.
func acts(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }

// escaped writes the characters of a line of JSON that act on terminals as \u escapes. Outside of strings
// JSON is ASCII, so each of them stands in one.
func escaped(line []byte) []byte {
	if !bytes.ContainsFunc(line, func(r rune) bool { return r > 0x7e && acts(r) }) {
		return line
	}
	var out bytes.Buffer
	for _, r := range string(line) {
		if r > 0x7e && acts(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.Bytes()
}

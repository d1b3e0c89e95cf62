package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// escape puts a backslash before every character of a line of valid UTF-8 to which Discord's Markdown, or the bots
// that read a channel, would give a meaning where it stands. [unescape] undoes it for any line.
func escape(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/16 + 2)
	stop := numberEnd(s)
	var before rune // 0 at the beginning
	for i, r := range s {
		if i == stop || hasMeaning(before, r, s[i+utf8.RuneLen(r):]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// atStart escapes in addition what has a meaning because escaped text is cut there and begins a line.
func atStart(escaped string) string {
	first, size := utf8.DecodeRuneInString(escaped)
	if stop := numberEnd(escaped); stop >= 0 {
		return escaped[:stop] + `\` + escaped[stop:]
	}
	if first != '\\' && hasMeaning(0, first, escaped[size:]) {
		return `\` + escaped
	}
	return escaped
}

// hasMeaning reports whether r is to be escaped between before and rest.
func hasMeaning(before, r rune, rest string) bool {
	switch r {
	case '\\', '*', '_', '~', '`', '|', '[', ']':
		return true
	case '(': // the address of a masked link
		return before == ']'
	case ':': // a scheme, an emoji by name, the parts of a time stamp or a command
		if isDigit(before) && rest != "" && isDigit(rune(rest[0])) { // 10:30, but not 3:100:2, which has an emoji in it
			return strings.HasPrefix(strings.TrimLeft(rest, "0123456789"), ":")
		}
		return !strings.HasPrefix(rest, " ")
	case '<', '＜', '﹤': // what stands between angle brackets
		return !strings.HasPrefix(rest, " ")
	case '@', '＠', '﹫', '/': // a mention, a command; also for who looks for them in the raw text
		return before == '<' || before == '＜' || before == '﹤' || before == 0 && r == '/'
	case '#', '＃':
		return before == '<' || before == '＜' || before == '﹤' || before == 0
	case '.': // a host: Discord links none without a scheme, but bridges and raw copies of a message do
		return before == 0 || (unicode.IsLetter(before) || unicode.IsDigit(before) || before == '-') && beginsWord(rest)
	case '-', '+', '>', '!', '?', '$', '&', ';', '=': // a list, a quotation, or another bot's command
		return before == 0
	}
	return false
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// beginsWord reports whether s begins with two letters.
func beginsWord(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	return unicode.IsLetter(first) && unicode.IsLetter(second)
}

// numberEnd is where the dot stands that would make s an item of a numbered list, -1 if none does.
func numberEnd(s string) int {
	rest := strings.TrimLeft(s, "0123456789")
	if at := len(s) - len(rest); at > 0 && strings.HasPrefix(rest, ".") && (len(rest) == 1 || rest[1] == ' ') {
		return at
	}
	return -1
}

// unescape undoes escape, for reading back what a message shows. As Discord's client, it takes a
// backslash before anything but a blank, an ASCII letter or a digit for an escape.
func unescape(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && !isPlainASCII(s[i+1]) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func isPlainASCII(c byte) bool {
	return c <= ' ' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// linkEnd finds where a link in running text ends whose host begins at start; end is start if there is no host.
// What stands from end to rest was looked at and taken off again.
func linkEnd(t string, start int, open emphasis) (end, rest int) {
	if start >= len(t) || !isWord(t[start]) && t[start] != '[' && t[start] != '_' {
		return start, start
	}
	const opening, closing = "([{", ")]}"
	var depth, first [3]int // brackets open, and where the outermost open one of each kind stands
	end = start
scan:
	for end < len(t) {
		c := t[end]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(t[end:])
			if endsLink(r) {
				break
			}
			end += size
			continue
		}
		switch c {
		case '<', '>', '"', '`':
			break scan
		case '(', '[', '{':
			if schemeAt(t, end+1) > 0 || strings.HasPrefix(t[end:], "[/") { // or a forum's [/url]
				break scan
			}
			k := strings.IndexByte(opening, c)
			if depth[k] == 0 {
				first[k] = end
			}
			depth[k]++
		case ')', ']', '}':
			k := strings.IndexByte(closing, c)
			if depth[k] == 0 {
				break scan
			}
			depth[k]--
		case '|', ',', ';':
			// Two links with a comma and no space between, or the end of a spoiler.
			if schemeAt(t, end+1) > 0 || c == '|' && strings.HasPrefix(t[end:], "||") {
				break scan
			}
		case 'h', 'H':
			// Pasted twice; behind a slash or = a second scheme belongs to the first link.
			if end > start && isWord(t[end-1]) && schemeAt(t, end) > 0 {
				break scan
			}
		default:
			if c <= ' ' || c == 0x7f {
				break scan
			}
		}
		end++
	}
	rest = end
	for k := range depth {
		if depth[k] > 0 {
			end = min(end, first[k])
		}
	}
	return trimLink(t, start, hostEnd(t, start, end), open), rest
}

// hostEnd cuts a link that is a host alone where text without spaces goes on behind it: no top-level domain mixes
// Latin letters with others.
func hostEnd(t string, start, end int) int {
	host := t[start:end]
	if strings.ContainsAny(host, `/?#\@:`) {
		return end
	}
	at := strings.LastIndexByte(host, '.') + 1
	latin := at
	for latin < len(host) && host[latin] < utf8.RuneSelf {
		latin++
	}
	if at > 0 && latin-at >= 2 && !strings.HasPrefix(host[at:], "xn--") {
		return start + latin
	}
	return end
}

// trimLink takes from the end of a link what belongs to the sentence round it: punctuation, emphasis that was opened
// before, emoji glued to a word.
func trimLink(t string, start, end int, open emphasis) int {
	for end > start {
		switch c := t[end-1]; {
		case strings.IndexByte(`.,:;!?'|\`, c) >= 0:
			end--
		case c == '*' || c == '_' || c == '~':
			n := open.of(c)
			if *n == 0 {
				return end
			}
			*n--
			end--
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeLastRuneInString(t[start:end])
			if unicode.IsPunct(r) {
				end -= size
				continue
			}
			word := withoutEmoji(t[start:end])
			if len(word) == end-start || word == "" || !isWord(word[len(word)-1]) {
				return end
			}
			end = start + len(word)
		default:
			return end
		}
	}
	return end
}

// endsLink reports whether r, which is not ASCII, ends a link wherever it stands: spaces, quotation marks,
// invisible characters, the dash between clauses, the ellipsis of a link cut short, and the punctuation of Chinese
// and Japanese, which leave no space.
func endsLink(r rune) bool {
	switch {
	case r == utf8.RuneError:
		return true
	case r < 0x2000:
		return r == '«' || r == '»' || r <= 0xa0 || r == 0xad || unicode.Is(unicode.Cf, r) || unicode.IsSpace(r)
	case r <= 0x206f:
		return r <= 0x200f || r == '—' || r >= '‘' && r <= '‟' || r == '…' || r >= 0x2028 && r <= 0x202f || r == '‹' || r == '›' || r >= 0x205f
	case r >= 0x3000 && r <= 0x303f:
		return r != '々' && r != '〆' && r != '〇'
	case r >= 0xff01 && r <= 0xff65:
		return unicode.IsPunct(r) || unicode.IsSymbol(r)
	default:
		return r == 0xfeff || unicode.Is(unicode.Cf, r)
	}
}

// withoutEmoji drops the emoji at the end of s.
func withoutEmoji(s string) string {
	for {
		r, size := utf8.DecodeLastRuneInString(s)
		if !isEmoji(r) {
			return s
		}
		s = s[:len(s)-size]
	}
}

// isEmoji reports whether r is an emoji or a part of one that is not ASCII.
func isEmoji(r rune) bool {
	switch {
	case r < 0x203c:
		return false
	case r >= 0x1f000 && r <= 0x1faff, r >= 0x2600 && r <= 0x27bf, r >= 0x2b00 && r <= 0x2bff, r >= 0x2300 && r <= 0x23ff,
		r >= 0x2190 && r <= 0x21ff, r == 0xfe0f, r == 0x20e3, r >= 0xe0020 && r <= 0xe007f, r == 0x203c, r == 0x2049:
		return true
	}
	return false
}

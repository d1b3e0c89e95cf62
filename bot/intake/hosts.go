package intake

import (
	"strings"

	"verbatim/summarise/link"
)

// hosts finds links that were written without a scheme, in order. It is asked only where the bot was addressed.
func hosts(text string) []found {
	if strings.IndexByte(text, '.') < 0 {
		return nil
	}
	t := withoutCode(text)
	var out []found
	word := 0 // where the word ends that at stands in
	for at := 0; at < len(t); {
		if t[at] <= ' ' || strings.IndexByte(`<>"'()[]{}*_~|,;`+"`", t[at]) >= 0 {
			at++
			continue
		}
		if at >= word {
			word = len(t)
			if i := strings.IndexAny(t[at:], " \n\t"); i >= 0 {
				word = at + i
			}
			if strings.IndexByte(t[at:word], '.') < 0 {
				at = word
				continue
			}
		}
		end, rest := linkEnd(t, at, emphasis{1 << 20, 1 << 20, 1 << 20})
		rest = max(rest, at+1)
		if end > at && strings.IndexByte(t[at:end], '.') > 0 && (at == 0 || t[at-1] != '@') {
			if address, ok := link.FromHost(t[at:end]); ok {
				out = append(out, found{link: address, start: at, end: end})
			}
		}
		at = rest
	}
	return out
}

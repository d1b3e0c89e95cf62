package render

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// seen is what a reader of a message sees, by a model of Discord's Markdown that is stricter than its
// client: whatever some client may draw, link or call is drawn, linked or called here.
type seen struct {
	text  string   // links as their labels, lines of special kinds behind a mark of theirs
	drawn []string // what is not plain text: "bold", "heading", "mention <@1>"
	links []string // the addresses of masked links, in order
}

// Blocks by what a line begins with, and how the model shows them.
var blocks = []struct {
	begins *regexp.Regexp
	kind   string
	mark   string
}{
	{regexp.MustCompile(`^ *#{1,6}\s+`), "heading", "# "},
	{regexp.MustCompile(`^ *-#\s+`), "small", "    "},
	{regexp.MustCompile(`^ *>(?:>>)?\s+`), "quotation", "│ "},
	{regexp.MustCompile(`^ *[-*+]\s+`), "list", "• "},
}

var (
	numbered = regexp.MustCompile(`^ *\d+\.(?:\s|$)`)
	commands = regexp.MustCompile(`^[!/?$.&;=+-]+\w`)
	angled   = regexp.MustCompile(`^<(?:@[!&]?\d+|#\d+|/[^<>\n]+:\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|id:\w+|sound:[^<>]*|[A-Za-z][\w+.-]*:[^\s<>]+|[^\s<>]+@[^\s<>]+|\+?\d[\d() -]*)>`)
	schemed  = regexp.MustCompile(`(?i)^(?:[a-z][a-z0-9+.-]*://\S|(?:javascript|mailto|tel|sms|data|steam|discord):\S)`)
	emojied  = regexp.MustCompile(`^:[\w+~-]+(?:::skin-tone-\d)?:`)
	callsAny = regexp.MustCompile(`(?i)^[@＠﹫](?:everyone|here|silent)`)
	invited  = regexp.MustCompile(`(?i)discord(?:app)?\.(?:gg|me|com/+invite)/\w|dsc\.gg/\w`)
)

func look(content string) seen {
	var s seen
	if folded := strings.NewReplacer("。", ".", "｡", ".").Replace(norm.NFKC.String(content)); invited.MatchString(folded) {
		s.drawn = append(s.drawn, "invitation "+invited.FindString(folded))
	}
	lines := strings.Split(content, "\n")
	for i, line := range lines {
		mark := ""
		if m := commands.FindString(line); m != "" {
			s.drawn = append(s.drawn, "command "+m)
		}
		for nested := true; nested; { // a quotation may hold a list, a list a heading
			nested = false
			for _, b := range blocks {
				if m := b.begins.FindString(line); m != "" {
					s.drawn = append(s.drawn, b.kind)
					mark, line, nested = mark+b.mark, line[len(m):], true
					break
				}
			}
			if m := numbered.FindString(line); m != "" {
				s.drawn = append(s.drawn, "number")
				mark, line, nested = mark+" "+m, line[len(m):], true
			}
		}
		lines[i] = mark + s.inline(line)
	}
	s.text = strings.Join(lines, "\n")
	return s
}

// inline returns the text of a line and notes what is drawn in it.
func (s *seen) inline(line string) string {
	var b strings.Builder
	note := func(format string, args ...any) { s.drawn = append(s.drawn, fmt.Sprintf(format, args...)) }
	for i := 0; i < len(line); {
		rest := line[i:]
		if strings.HasPrefix(rest, "@") || strings.HasPrefix(rest, "＠") || strings.HasPrefix(rest, "﹫") {
			if m := callsAny.FindString(norm.NFKC.String(rest[:min(len(rest), 64)])); m != "" {
				note("mention %s", m)
			}
		}
		switch c := rest[0]; {
		case c == '\\' && len(rest) > 1 && !isPlainASCII(rest[1]):
			b.WriteByte(rest[1]) // further bytes of its character are text
			i += 2
			continue
		case strings.HasPrefix(rest, "**"):
			note("bold")
			i += 2
			continue
		case strings.HasPrefix(rest, "~~"), strings.HasPrefix(rest, "||"):
			note("struck or hidden")
			i += 2
			continue
		case c == '*', c == '_', c == '`':
			note("drawn by %c", c)
			i++
			continue
		case c == '[':
			if label, address, size := masked(rest); size > 0 {
				s.links = append(s.links, address)
				note("link")
				b.WriteString(s.inline(label))
				i += size
				continue
			}
		case c == '<':
			if m := angled.FindString(rest); m != "" {
				note("mention %s", m)
			}
		case c == ':':
			if m := emojied.FindString(rest); m != "" {
				note("emoji %s", m)
			}
		}
		if i == 0 || !isScheme(line[i-1]|0x20) {
			if m := schemed.FindString(rest); m != "" {
				note("link %s", m)
			}
		}
		b.WriteByte(rest[0])
		i++
	}
	return b.String()
}

// masked reads a masked link as simple-markdown does: blind to backslashes, a label with brackets in it
// as long as they pair up.
func masked(s string) (label, address string, size int) {
	var ends []int
scan:
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '[':
			at := strings.IndexByte(s[i:], ']')
			if at < 0 {
				break scan
			}
			i += at
		case ']':
			if strings.HasPrefix(s[i:], "](") {
				ends = append(ends, i)
			}
			if next := strings.IndexAny(s[i+1:], "[]"); next < 0 || s[i+1+next] == '[' {
				break scan
			}
		}
	}
	for n := len(ends) - 1; n >= 0; n-- {
		from := ends[n] + 2
		for from < len(s) && s[from] == ' ' {
			from++
		}
		if from < len(s) && s[from] == '<' {
			from++
		}
		for i := from; i < len(s) && s[i] != ' '; i++ {
			switch rest := s[i:]; {
			case rest[0] == ')':
				return s[1:ends[n]], s[from:i], i + 1
			case strings.HasPrefix(rest, ">)"):
				return s[1:ends[n]], s[from:i], i + 2
			case rest[0] == '(' && strings.Contains(rest, ")"):
				i += strings.IndexByte(rest, ')')
			case rest[0] == '\\':
				i++
			}
		}
	}
	return "", "", 0
}

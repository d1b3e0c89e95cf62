// Package plain reads plain text and Markdown: what people paste, message.txt, .txt and .md files.
//
// A text is cut at blank lines into blocks; a block is a heading, a list, a quotation, code, a table
// or lines of prose. Lines of prose are the hard part, since a line break means one of two things:
// the editor wrapped a paragraph, or a paragraph ends (so arrive most texts copied from web pages).
// Which it is, the whole text tells: in wrapped text the next line's first word would not have
// fitted, and few lines end where a sentence does. See [wrapping].
//
// In Markdown a line break is a space, as CommonMark has it, and markup goes: emphasis, links to
// their text, images, tags, entities. Text that nobody calls Markdown is taken for it if it holds
// links, strong emphasis or code fences; its line breaks are then still judged like those of text.
//
// Limits and decisions:
//   - Linear in the size of the text. Quotations are followed 8 deep.
//   - A list is one passage, an item a line, an item over 300 bytes a passage of its own. Bullets go,
//     numbers stay: in text they are words like others.
//   - A short line between paragraphs ("– Moscow is pleased –") stays a passage: it may be a
//     heading, a caption or a cry, and text does not say. Only # and underlined lines are headings.
//   - The title is the front matter's, the only heading of the first level, a heading above all text,
//     or a first line that looks like one: short, no stop at its end, and below it a blank line or
//     at once a long paragraph on one line. It is no passage then. A text of one line has no title.
//   - Emphasis between two digits (2*3*4) is left, against CommonMark: it is a product.
package plain

import (
	"strings"
	"unicode"

	"verbatim/summarise"
)

// A Page is what was read of a text. Every word of it is the text's own and not to be trusted.
// Title may be "", Passages empty.
type Page struct {
	Title    string
	Passages []summarise.Passage
}

// Text reads text of which nothing is known.
func Text(s string) Page {
	lines := linesOf(s)
	p := parser{wrap: measure(lines), markdown: hasMarkup(lines)}
	return p.read(lines)
}

// Markdown reads text that is declared to be Markdown.
func Markdown(s string) Page {
	p := parser{markdown: true, softBreaks: true}
	return p.read(linesOf(s))
}

// linesOf cuts s into lines of valid UTF-8 without control and invisible characters. Trailing white
// space stays, two spaces mean something in Markdown.
func linesOf(s string) []string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == '\v', r == '\u0085', r == '\u2028':
			return '\n'
		case r == '\f', r == '\u2029':
			return paragraphBreak
		case r == '\u00a0', r == '\u2007', r == '\u202f':
			return r // spaces that bind; kept in words, white space at the ends
		case r != '\n' && r != '\t' && unicode.IsControl(r), isInvisible(r):
			return -1
		}
		return r
	}, s)
	s = strings.ReplaceAll(s, string(paragraphBreak), "\n\n")
	return strings.Split(s, "\n")
}

// paragraphBreak stands for a form feed while lines are cut; as a control character it occurs in no line.
const paragraphBreak = '\x1d'

// isInvisible reports whether r shows nothing in running text: zero-width space, byte order mark,
// direction controls and the tag characters that smuggle hidden text. The joiners U+200C and
// U+200D stay, since Persian, Indic scripts and emoji need them; the soft hyphen goes when lines are joined.
func isInvisible(r rune) bool {
	switch {
	case r == 0x200B, r == 0xFEFF, r == 0x061C, r == 0x180E, 0x200E <= r && r <= 0x200F,
		0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x206F, 0xE0000 <= r && r <= 0xE007F:
		return true
	}
	return false
}

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

// folded is s on one line, its white space folded, soft hyphens gone.
func folded(s string) string {
	if strings.Contains(s, softHyphen) {
		s = strings.ReplaceAll(s, softHyphen, "")
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }), " ")
}

const softHyphen = "\u00ad"

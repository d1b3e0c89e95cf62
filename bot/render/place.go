package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// placeMark is what a link to a place in the article reads.
const placeMark = "↗"

// placesOf points to where a sentence is borne out: links that scroll to the words, or else where to
// look. Both begin with an unescaped bracket, which no text does.
func placesOf(a *summarise.Article, support []summarise.Quote) string {
	var places []string
	for _, q := range support {
		p := "[" + where(a, q) + "]"
		if link := address(a.Fragment(q)); link != "" && size(link) <= maxPlace {
			p = "[" + placeMark + "](<" + link + ">)"
		}
		if !slices.Contains(places, p) {
			places = append(places, p)
		}
	}
	return strings.Join(places, " ")
}

// withoutPlaces cuts the places off the end of a line.
func withoutPlaces(line string) string {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			return strings.TrimRight(line[:i], " ")
		}
	}
	return line
}

// where names a place as people count: its page, else its passage, from 1.
func where(a *summarise.Article, q summarise.Quote) string {
	if page := a.Passages[q.Passage].Page; page > 0 {
		return fmt.Sprintf("p. %d", page)
	}
	return fmt.Sprintf("passage %d", q.Passage+1)
}

// address is a link as it may stand between "](<" and ">)", "" if it is none of the web's. Discord ends
// a masked link at a bracket that has no partner, takes marks of emphasis in it for such when the link
// itself is emphasised, and finds calls in it; all of them mean the same percent-encoded.
func address(url string) string {
	if !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") {
		return ""
	}
	const hex = "0123456789ABCDEF"
	url = visible(url)
	paired := bracketsPair(url)
	var b strings.Builder
	for i, r := range url {
		switch {
		case strings.ContainsRune("<>\"\\ *`|[]^{}", r), !paired && (r == '(' || r == ')'), r == '@' && callsAll(strings.ToLower(url[i+1:min(len(url), i+10)])):
			b.WriteByte('%')
			b.WriteByte(hex[r>>4])
			b.WriteByte(hex[r&15])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// bracketsPair reports whether every "(" in url is closed before another opens.
func bracketsPair(url string) bool {
	depth := 0
	for i := range len(url) {
		switch url[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth < 0 || depth > 1 {
			return false
		}
	}
	return depth == 0
}

// fitsEmbedOnly reports whether an address is too long for a message's content, but not for an embed.
func fitsEmbedOnly(url string) bool {
	n := size(address(url))
	return maxAddress < n && n <= maxEmbedURL
}

// evidenceEmbed lists for each claim the first words that bear it out, and the places of all of them.
// Where room grows short the words go; claims that do not fit even so are under the Evidence button.
func evidenceEmbed(a *summarise.Article, claims []summarise.Claim) []*discordgo.MessageEmbed {
	var worded, bare []string
	for i, c := range claims {
		places := placesOf(a, c.Support)
		bare = append(bare, fmt.Sprintf("%d. %s", i+1, places))
		worded = append(worded, fmt.Sprintf("%d. “%s” %s", i+1, clip(plain(a.Text(c.Support[0])), maxExcerpt), places))
	}
	lines := worded
	if size(strings.Join(lines, "\n")) > maxDescription {
		lines = bare
	}
	for size(strings.Join(lines, "\n")) > maxDescription {
		lines = lines[:len(lines)-1]
	}
	return []*discordgo.MessageEmbed{{Type: discordgo.EmbedTypeRich, Title: "Evidence", Description: strings.Join(lines, "\n")}}
}

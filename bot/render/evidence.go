package render

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// Evidenced is a claim as a digest's message shows it, and where the article bears it out; without
// Support it could not be found there again.
type Evidenced struct {
	Claim   string
	By      string
	Support []summarise.Quote
}

// Claims shows the key claims of a digest with their evidence.
func Claims(r *summarise.Result) []*discordgo.MessageSend {
	claims := make([]Evidenced, len(r.Digest.Claims))
	for i, c := range r.Digest.Claims {
		claims[i] = Evidenced{c.Text, c.By, c.Support}
	}
	return evidenced("**Key claims of "+titled(r.Article)+"**", r.Article, claims)
}

// Evidence shows each claim beside the words that bear it out.
func Evidence(a *summarise.Article, claims []Evidenced) []*discordgo.MessageSend {
	return evidenced("**Evidence in "+titled(a)+"**", a, claims)
}

func evidenced(head string, a *summarise.Article, claims []Evidenced) []*discordgo.MessageSend {
	items := make([]string, len(claims))
	for i, c := range claims {
		lines := []string{fmt.Sprintf("%d. %s", i+1, attributed(c.Claim, c.By))}
		for _, q := range c.Support {
			lines = append(lines, borneOut(a, q))
		}
		if len(c.Support) == 0 {
			lines = append(lines, "-# I could not find these words in the article again")
		}
		items[i] = strings.Join(lines, "\n")
	}
	if len(items) == 0 {
		items = []string{"There are no key claims."}
	}
	return messages(pack(head, items, "\n", maxContent))
}

// borneOut is the article's own words at q, and where they stand.
func borneOut(a *summarise.Article, q summarise.Quote) string {
	return quoteMark + clip(plain(a.Text(q)), maxEvidence) + " " + placesOf(a, []summarise.Quote{q})
}

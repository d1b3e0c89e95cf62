package extract

import (
	"strings"
	"testing"
	"time"
)

// sameWords reports whether got says what want says: the same words, or one holds the other and is at most half
// again as long.
func sameWords(got, want string) bool {
	g, w := strings.Join(wordsOf(got), " "), strings.Join(wordsOf(want), " ")
	g, w = strings.ReplaceAll(g, " and ", " "), strings.ReplaceAll(w, " and ", " ")
	if g == "" || w == "" {
		return false
	}
	if g == w {
		return true
	}
	long, short := g, w
	if len(long) < len(short) {
		long, short = short, long
	}
	return strings.Contains(" "+long+" ", " "+short+" ") && 2*len(long) <= 3*len(short)
}

// A tally counts what was said and what should have been.
type tally struct{ got, right, want int }

func (c *tally) add(got, want string, same func(got, want string) bool) {
	if got != "" {
		c.got++
	}
	if want != "" {
		c.want++
	}
	if got != "" && same(got, want) {
		c.right++
	}
}

func (c tally) score() (f, p, r float64) {
	p, r = float64(c.right)/float64(c.got), float64(c.right)/float64(c.want)
	return harmonic(p, r), p, r
}

// scoreMetadata scores what was read of pages whose metadata a person has written down.
func scoreMetadata(t *testing.T, all []specimen, read []*Page) {
	var title, author, date tally
	for i, p := range read {
		title.add(p.Title, all[i].title, sameWords)
		author.add(p.Byline, all[i].author, sameWords)
		day := ""
		if !p.Published.IsZero() {
			day = p.Published.Format(time.DateOnly)
		}
		date.add(day, all[i].date, strings.EqualFold)
	}
	right := float64(title.right) / float64(title.want)
	af, ap, ar := author.score()
	df, dp, dr := date.score()
	t.Logf("title right %.3f of %d   author F1 %.3f P %.3f R %.3f   date F1 %.3f P %.3f R %.3f", right, title.want, af, ap, ar, df, dp, dr)
	if right < 0.85 {
		t.Errorf("title right %.3f, want at least 0.85", right)
	}
	if af < 0.79 {
		t.Errorf("author F1 %.3f, want at least 0.79", af)
	}
	if dp < 0.90 {
		t.Errorf("date precision %.3f, want at least 0.90", dp)
	}
}

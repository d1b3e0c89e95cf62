package terminal

import (
	"time"

	"verbatim/summarise"
)

// The shapes below are PRODUCT's JSON, field by field; the order of fields is the order in which they
// are printed. Lists are never null.

type failureJSON struct {
	Source string    `json:"source"`
	Error  errorJSON `json:"error"`
}

type errorJSON struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

type readJSON struct {
	Source    string        `json:"source"`
	URL       string        `json:"url"`
	Title     string        `json:"title"`
	Byline    string        `json:"byline"`
	Site      string        `json:"site"`
	Published string        `json:"published"`
	Lang      string        `json:"lang"`
	Words     int           `json:"words"`
	Text      string        `json:"text"`
	Passages  []passageJSON `json:"passages"`
	Notes     []string      `json:"notes"`
}

type passageJSON struct {
	Heading string `json:"heading"`
	Text    string `json:"text"`
	Page    int    `json:"page"`
}

type articleJSON struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Byline    string `json:"byline"`
	Site      string `json:"site"`
	Published string `json:"published"`
	Lang      string `json:"lang"`
	Words     int    `json:"words"`
}

type spanJSON struct {
	Passage int    `json:"passage"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
}

type sentenceJSON struct {
	Text    string     `json:"text"`
	Support []spanJSON `json:"support"`
}

type claimJSON struct {
	Text    string     `json:"text"`
	By      string     `json:"by"`
	Support []spanJSON `json:"support"`
}

type quoteJSON struct {
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
	Sure    bool   `json:"sure"`
	Kind    string `json:"kind"`
	Passage int    `json:"passage"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

type extentJSON struct {
	Words int `json:"words"`
	Of    int `json:"of"`
}

type makerJSON struct {
	Engine string `json:"engine"`
	Model  string `json:"model"`
	Prompt string `json:"prompt"`
}

type summariseJSON struct {
	Source  string         `json:"source"`
	Article articleJSON    `json:"article"`
	Summary []sentenceJSON `json:"summary"`
	Claims  []claimJSON    `json:"claims"`
	Quotes  []quoteJSON    `json:"quotes"`
	Dropped int            `json:"dropped"`
	Read    extentJSON     `json:"read"`
	Maker   makerJSON      `json:"maker"`
	Cached  bool           `json:"cached"`
	Notes   []string       `json:"notes"`
}

type quotesJSON struct {
	Source  string      `json:"source"`
	Article articleJSON `json:"article"`
	Quotes  []quoteJSON `json:"quotes"`
}

type askJSON struct {
	Source   string         `json:"source"`
	Question string         `json:"question"`
	Found    bool           `json:"found"`
	Answer   []sentenceJSON `json:"answer"`
	Dropped  int            `json:"dropped"`
	Maker    makerJSON      `json:"maker"`
	Notes    []string       `json:"notes"`
}

type checkJSON struct {
	Source    string        `json:"source"`
	Sentences []checkedJSON `json:"sentences"`
}

type checkedJSON struct {
	Text    string     `json:"text"`
	Start   int        `json:"start"`
	End     int        `json:"end"`
	Verdict string     `json:"verdict"`
	Score   float64    `json:"score"`
	Reasons []string   `json:"reasons"`
	Support []spanJSON `json:"support"`
}

func articleOf(a *summarise.Article) articleJSON {
	return articleJSON{string(a.ID), a.URL, a.Title, a.Byline, a.Site, published(a), a.Lang, a.Read.Words}
}

// published is RFC 3339, or a date alone where no time of day is known.
func published(a *summarise.Article) string {
	switch t := a.Published; {
	case t.IsZero():
		return ""
	case t.Equal(t.Truncate(24 * time.Hour)):
		return t.UTC().Format(time.DateOnly)
	default:
		return t.Format(time.RFC3339)
	}
}

// each turns every element of in into JSON; the result is never nil.
func each[T, J any](in []T, f func(T) J) []J {
	out := make([]J, 0, len(in))
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

func same(s string) string { return s }

func spansOf(a *summarise.Article, quotes []summarise.Quote) []spanJSON {
	return each(quotes, func(q summarise.Quote) spanJSON {
		return spanJSON{q.Passage, q.Start, q.End, a.Text(q)}
	})
}

func sentencesOf(a *summarise.Article, claims []summarise.Claim) []sentenceJSON {
	return each(claims, func(c summarise.Claim) sentenceJSON {
		return sentenceJSON{c.Text, spansOf(a, c.Support)}
	})
}

func quotesOf(a *summarise.Article, quotes []summarise.Quotation) []quoteJSON {
	return each(quotes, func(q summarise.Quotation) quoteJSON {
		return quoteJSON{a.Text(q.Quote), q.Speaker, q.Speaker != "" && q.Rule.Sure(), string(q.Kind), q.Passage, q.Start, q.End}
	})
}

func makerOf(m summarise.Maker) makerJSON { return makerJSON{m.Engine, m.Model, m.Prompt} }

package terminal

import (
	"fmt"
	"slices"
	"strings"

	"verbatim/summarise"
	"verbatim/summarise/quotation"
)

func (l *layout) digest(source string, r *summarise.Result) {
	a, d := r.Article, r.Digest
	l.head(source, a)
	if len(d.Summary) > 0 {
		l.section("Summary")
		l.paragraph("", "", strings.Join(each(d.Summary, func(c summarise.Claim) string {
			return c.Text + " " + cite(a, c.Support)
		}), " "), "")
	}
	if len(d.Claims) > 0 {
		l.section("Key claims")
		for i, c := range d.Claims {
			l.claim(a, c, fmt.Sprintf("%2d. ", i+1))
		}
	}
	if len(d.Quotes) > 0 {
		l.section("Key quotes")
		l.quotations(a, d.Quotes)
	}
	l.notes(notes(a, d.Notes))
	l.blank()
	l.made(a, len(d.Summary)+len(d.Claims)+len(d.Quotes), d.Dropped, d.By, r.Cached)
}

// claim prints a sentence with its evidence under it. Evidence that is the sentence itself is only cited.
func (l *layout) claim(a *summarise.Article, c summarise.Claim, margin string) {
	text := c.Text
	if c.By != "" && !strings.Contains(text, c.By) {
		text += " — " + c.By
	}
	rest := strings.Repeat(" ", len(margin))
	if len(c.Support) == 1 && sameWords(a.Text(c.Support[0]), c.Text) {
		l.paragraph(margin, rest, text+" "+cite(a, c.Support), "")
		return
	}
	l.paragraph(margin, rest, text, "")
	for _, q := range c.Support {
		l.paragraph(rest+"  ", rest+"  ", cite(a, []summarise.Quote{q})+" "+quoted(a.Text(q)), dim)
	}
}

// sameWords reports whether two sentences differ in nothing but spacing and how they end.
func sameWords(s, t string) bool {
	bare := func(s string) string { return strings.TrimRight(strings.Join(strings.Fields(s), " "), ".!?。！？") }
	return bare(s) == bare(t)
}

func (l *layout) quotes(source string, a *summarise.Article, quotes, all []summarise.Quotation) {
	l.head(source, a)
	if len(quotes) == 0 {
		l.blank()
		l.paragraph("", "", noneOf(all), "")
	} else {
		l.section(counted(len(quotes), "quotation"))
		l.quotations(a, quotes)
	}
	l.notes(a.Notes)
}

// noneOf says why none of an article's quotations is shown: it has none, or all are others'.
func noneOf(all []summarise.Quotation) string {
	if len(all) == 0 {
		return "No quotations were found."
	}
	var speakers []string
	for _, q := range all {
		if q.Speaker != "" && !slices.Contains(speakers, q.Speaker) {
			speakers = append(speakers, q.Speaker)
		}
	}
	if len(speakers) == 0 {
		return "No quotation of that speaker was found. The article has " + counted(len(all), "quotation") + " without a speaker's name."
	}
	return "No quotation of that speaker was found. The article quotes " + strings.Join(speakers, ", ") + "."
}

func (l *layout) quotations(a *summarise.Article, quotes []summarise.Quotation) {
	for _, q := range quotes {
		l.paragraph("  ", "  ", quoted(a.Text(q.Quote)), "")
		l.paragraph("    — ", "      ", speaker(q)+" "+cite(a, []summarise.Quote{q.Quote}), dim)
	}
}

// speaker names who said q, and how sure that is.
func speaker(q summarise.Quotation) string {
	switch {
	case q.Kind == quotation.Heading:
		return "a heading"
	case q.Speaker == "":
		return "speaker not named"
	case !q.Rule.Sure():
		return "probably " + q.Speaker
	}
	return q.Speaker
}

// made says how much of it was verified, who made it, and what the marks mean.
func (l *layout) made(a *summarise.Article, verified, dropped int, by summarise.Maker, cached bool) {
	var parts []string
	if verified > 0 {
		parts = append(parts, fmt.Sprintf("%d verified", verified))
	}
	if dropped > 0 {
		parts = append(parts, fmt.Sprintf("%d dropped", dropped))
	}
	engine := by.Engine
	if by.Model != "" {
		engine += " (" + by.Model + ")"
	}
	parts = append(parts, engine)
	if cached {
		parts = append(parts, "cached")
	}
	if verified > 0 {
		parts = append(parts, citing(a))
	}
	l.paragraph("", "", strings.Join(parts, " · "), dim)
}

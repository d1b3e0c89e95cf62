package terminal

import (
	"fmt"
	"strings"

	"verbatim/summarise"
)

// answer prints an answer, below its question unless that was just typed.
func (l *layout) answer(a *summarise.Article, answer *summarise.Answer, question string) {
	l.paragraph("", "", question, bold)
	if !answer.Found() {
		l.paragraph("", "", "The article does not say.", "")
	}
	for _, c := range answer.Claims {
		l.claim(a, c, "")
	}
	for _, n := range notes(a, answer.Notes) {
		l.paragraph("Note: ", "      ", n, "")
	}
	l.made(a, len(answer.Claims), answer.Dropped, answer.By, false)
}

// verdictWidth is the width of the column of verdicts: that of the longest, and two blanks.
const verdictWidth = len(summarise.VerdictUnsupported) + 2

func (l *layout) check(source string, a *summarise.Article, text string, checked []summarise.Checked) {
	l.head(source, a)
	l.blank()
	margin := strings.Repeat(" ", verdictWidth)
	count := map[summarise.Verdict]int{}
	for _, c := range checked {
		count[c.Verdict]++
		verdict := string(c.Verdict) + margin[len(c.Verdict):]
		sentence := text[c.Start:c.End]
		nearest := c.Support[:min(1, len(c.Support))] // one tells enough
		borne := c.Verdict == summarise.VerdictSupported && len(nearest) > 0
		if borne && sameWords(a.Text(nearest[0]), sentence) {
			l.paragraph(verdict, margin, sentence+" "+cite(a, nearest), "")
			continue
		}
		l.paragraph(verdict, margin, sentence, "")
		for _, r := range c.Reasons {
			l.paragraph(margin, margin, r, bold)
		}
		for _, q := range nearest {
			place := cite(a, nearest) + " " + quoted(a.Text(q))
			if !borne {
				place = "nearest: " + place
			}
			l.paragraph(margin, margin, place, dim)
		}
	}
	l.blank()
	var counts []string
	for _, v := range []summarise.Verdict{summarise.VerdictSupported, summarise.VerdictFlagged, summarise.VerdictUnclear, summarise.VerdictUnsupported} {
		if count[v] > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", count[v], v))
		}
	}
	l.paragraph("", "", strings.Join(append(counts, citing(a)), " · "), dim)
}

// read prints an article with the numbers by which its passages are cited.
func (l *layout) read(source string, a *summarise.Article) {
	l.head(source, a)
	if a.Lang != "" {
		l.paragraph("", "", "language: "+a.Lang, dim)
	}
	widest := len(fmt.Sprintf("[%d] ", len(a.Passages)))
	margin := strings.Repeat(" ", widest)
	heading, page := "", 0
	for i, p := range a.Passages {
		l.blank()
		if p.Page != page {
			page = p.Page
			l.paragraph(margin, margin, fmt.Sprintf("page %d", page), dim)
			l.blank()
		}
		if p.Heading != heading && p.Heading != "" {
			l.paragraph(margin, margin, p.Heading, bold)
			l.blank()
		}
		heading = p.Heading
		l.paragraph(fmt.Sprintf("%*s ", widest-1, fmt.Sprintf("[%d]", i+1)), margin, p.Text, "")
	}
	l.notes(a.Notes)
}

// Package terminal is what people and programs read on a terminal: human output that is wrapped to
// the terminal's width, and the JSON lines of PRODUCT.
//
// Words of articles, models and users are hostile to a terminal too: escape sequences, other control
// characters and characters that turn the writing direction are left out of human output. JSON carries
// them escaped.
//
// Evidence is cited by the number of its passage, from 1, as the human output of read shows it; evidence
// that only repeats the sentence it bears out is not printed a second time. Where the article has pages,
// these are cited.
package terminal

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"verbatim/summarise"
)

// A Printer writes results in the order it is given them. It is not for concurrent use.
type Printer struct {
	out    io.Writer
	form   form
	width  int // columns
	styled bool
	later  bool // something was printed already
	asked  bool // questions stand on the terminal before their answers
}

// form is for whom a Printer prints.
type form int

const (
	forPeople form = iota
	forPrograms
)

const (
	plainWidth = 80  // where there is no terminal
	leastWidth = 20  // below, wrapping helps nobody
	mostWidth  = 100 // longer lines are hard to read
)

// NewPrinter returns a printer for people. The width is the terminal's, else that of the variable
// COLUMNS, else 80; colours are used on a terminal unless NO_COLOR is set (no-color.org).
func NewPrinter(out io.Writer, getenv func(string) string) *Printer {
	p := &Printer{out: out, width: plainWidth}
	if n, err := strconv.Atoi(getenv("COLUMNS")); err == nil && n > 0 {
		p.width = n
	}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.styled = getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			p.width = w
		}
	}
	p.width = min(max(p.width, leastWidth), mostWidth)
	return p
}

// NewJSONPrinter returns a printer for programs: one object a line.
func NewJSONPrinter(out io.Writer) *Printer {
	return &Printer{out: out, form: forPrograms}
}

// OmitQuestions leaves questions out of the answers for people: they were typed just above.
func (p *Printer) OmitQuestions() { p.asked = true }

// Failed prints the error of a source for programs; people find it on standard error.
func (p *Printer) Failed(source string, err error) error {
	if p.form == forPeople {
		return nil
	}
	return p.encode(failureJSON{source, errorJSON{string(summarise.CodeOf(err)), Message(err)}})
}

// Read prints what was read of an article.
func (p *Printer) Read(source string, a *summarise.Article) error {
	if p.form == forPrograms {
		texts := each(a.Passages, func(p summarise.Passage) string { return p.Text })
		return p.encode(readJSON{source, a.URL, a.Title, a.Byline, a.Site, published(a), a.Lang, a.Read.Words,
			strings.Join(texts, "\n\n"),
			each(a.Passages, func(p summarise.Passage) passageJSON { return passageJSON(p) }),
			each(a.Notes, same)})
	}
	return p.write(func(l *layout) { l.read(source, a) })
}

// Digest prints a digest.
func (p *Printer) Digest(source string, r *summarise.Result) error {
	a, d := r.Article, r.Digest
	if p.form == forPrograms {
		return p.encode(summariseJSON{source, articleOf(a), sentencesOf(a, d.Summary),
			each(d.Claims, func(c summarise.Claim) claimJSON { return claimJSON{c.Text, c.By, spansOf(a, c.Support)} }),
			quotesOf(a, d.Quotes), d.Dropped, extentJSON(a.Read), makerOf(d.By), r.Cached, notes(a, d.Notes)})
	}
	return p.write(func(l *layout) { l.digest(source, r) })
}

// Quotes prints those of an article's quotations that were asked for, and if there are none, whose all are.
func (p *Printer) Quotes(source string, a *summarise.Article, quotes, all []summarise.Quotation) error {
	if p.form == forPrograms {
		return p.encode(quotesJSON{source, articleOf(a), quotesOf(a, quotes)})
	}
	return p.write(func(l *layout) { l.quotes(source, a, quotes, all) })
}

// Answer prints an answer.
func (p *Printer) Answer(source string, a *summarise.Article, answer *summarise.Answer) error {
	if p.form == forPrograms {
		return p.encode(askJSON{source, answer.Question, answer.Found(), sentencesOf(a, answer.Claims),
			answer.Dropped, makerOf(answer.By), notes(a, answer.Notes)})
	}
	return p.answer(a, answer)
}

// Check prints how far an article bears text out.
func (p *Printer) Check(source string, a *summarise.Article, text string, checked []summarise.Checked) error {
	if p.form == forPrograms {
		return p.encode(checkJSON{source, each(checked, func(c summarise.Checked) checkedJSON {
			return checkedJSON{text[c.Start:c.End], c.Start, c.End, string(c.Verdict), c.Score, each(c.Reasons, same), spansOf(a, c.Support)}
		})})
	}
	return p.write(func(l *layout) { l.check(source, a, text, checked) })
}

// notes are the article's and the digest's own.
func notes(a *summarise.Article, own []string) []string {
	return append(each(a.Notes, same), own...)
}

// write lays out one result and writes it in one go, below a rule if it is not the first.
func (p *Printer) write(lay func(*layout)) error {
	l := p.layout()
	if p.later {
		l.rule()
	}
	p.later = true
	lay(l)
	return p.flush(l)
}

// answer is write for answers, which are parted by a blank line: they are about one article.
func (p *Printer) answer(a *summarise.Article, answer *summarise.Answer) error {
	l := p.layout()
	question := answer.Question
	if p.asked {
		question = ""
	} else if p.later {
		l.blank()
	}
	p.later = true
	l.answer(a, answer, question)
	if p.asked {
		l.blank() // before the next prompt
	}
	return p.flush(l)
}

func (p *Printer) layout() *layout { return &layout{width: p.width, styled: p.styled} }

func (p *Printer) flush(l *layout) error {
	_, err := io.WriteString(p.out, l.b.String())
	return err
}

// encode writes v as one line of JSON.
func (p *Printer) encode(v any) error {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := p.out.Write(escaped(line.Bytes()))
	return err
}

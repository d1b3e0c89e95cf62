package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A specimen is an article whose words are known.
type specimen struct {
	title, author string
	parts         []part
	german        bool // "@@" before the author
}

// A part is a heading or a paragraph. A note stands where the text has a "^".
type part struct {
	heading bool
	text    string
	note    string
}

// parseSpecimen reads "# title", "@ author" ("@@" in German), "## heading", and paragraphs of one line. What follows "^ "
// in a paragraph is, to the end of its sentence, a footnote.
func parseSpecimen(tb testing.TB, text string) specimen {
	tb.Helper()
	var s specimen
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch kind, rest, _ := strings.Cut(line, " "); kind {
		case "":
		case "#":
			s.title = rest
		case "@", "@@":
			s.author, s.german = rest, kind == "@@"
		case "##":
			s.parts = append(s.parts, part{heading: true, text: rest})
		default:
			before, after, marked := strings.Cut(line, "^ ")
			p := part{text: line}
			if marked {
				note, more, _ := strings.Cut(after, ". ")
				p.text, p.note = strings.TrimSpace(before+"^ "+more), strings.TrimSuffix(note, ".")+"."
			}
			s.parts = append(s.parts, p)
		}
	}
	return s
}

// words is what a reader must get, heading by heading and paragraph by paragraph.
func (s specimen) blocks() []string {
	var all []string
	for _, p := range s.parts {
		all = append(all, strings.TrimSpace(strings.Replace(strings.Replace(p.text, "^ ", " ", 1), "^", "", 1)))
	}
	return all
}

// requires skips a test whose tool is not installed, or fails it where everything must run.
func requires(tb testing.TB, tool string) {
	tb.Helper()
	_, err := exec.LookPath(tool)
	if err != nil && os.Getenv("VERBATIM_REQUIRE_SERVICES") == "1" {
		tb.Fatalf("%s is not installed, and everything must run", tool)
	}
	if err != nil {
		tb.Skipf("%s is not installed", tool)
	}
}

// typeset runs a program that makes a PDF of source and returns it. The name of the file it makes
// is given last.
func typeset(tb testing.TB, source, name, made, program string, args ...string) []byte {
	tb.Helper()
	dir := tb.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(source), 0o600); err != nil {
		tb.Fatal(err)
	}
	cmd := exec.CommandContext(tb.Context(), program, args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if made == "" {
		if err != nil {
			tb.Fatalf("%s: %v", program, err)
		}
		return out
	}
	data, readErr := os.ReadFile(filepath.Join(dir, made))
	if readErr != nil {
		tb.Fatalf("%s made nothing: %v\n%s", program, err, out)
	}
	return data
}

// groff sets s with the ms macros, which know columns, running headers and footnotes.
func (s specimen) groff(tb testing.TB, columns int) []byte {
	tb.Helper()
	requires(tb, "gropdf")
	var b strings.Builder
	fmt.Fprintf(&b, ".nr PS 10\n.nr VS 12\n.nr LL 6.5i\n.ds LH The Westhaven Courier\n.ds CH\n.ds RH Winter issue\n.ds CF %% \n.P1\n")
	fmt.Fprintf(&b, ".TL\n%s\n.AU\n%s\n", s.title, s.author)
	switch columns {
	case 2:
		b.WriteString(".2C\n")
	case 3:
		b.WriteString(".MC 2i 0.25i\n")
	}
	for _, p := range s.parts {
		if p.heading {
			fmt.Fprintf(&b, ".SH\n%s\n", p.text)
			continue
		}
		text := p.text
		if p.note != "" {
			text = strings.Replace(text, "^", "\\**\n.FS\n"+p.note+"\n.FE\n", 1)
			text = strings.ReplaceAll(text, "\n ", "\n")
		}
		fmt.Fprintf(&b, ".PP\n%s\n", text)
	}
	args := []string{"-Tpdf", "-ms", "-Kutf8"}
	if s.german {
		args = append(args, "-mde")
	}
	return typeset(tb, b.String(), "a.ms", "", "groff", append(args, "a.ms")...)
}

// latex sets s with pdfLaTeX, which has ligatures and no blanks.
func (s specimen) latex(tb testing.TB, columns int) []byte {
	tb.Helper()
	requires(tb, "pdflatex")
	var b strings.Builder
	b.WriteString("\\documentclass[a4paper,10pt]{article}\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{lmodern}\\usepackage{multicol}\n")
	b.WriteString("\\pagestyle{myheadings}\\markright{The Westhaven Courier}\\textwidth=16cm\\oddsidemargin=0cm\\textheight=23cm\\topmargin=-1cm\n")
	fmt.Fprintf(&b, "\\title{%s}\\author{%s}\\date{}\\begin{document}\\maketitle\n", latexText(s.title), latexText(s.author))
	if columns > 1 {
		fmt.Fprintf(&b, "\\begin{multicols}{%d}\n", columns)
	}
	for _, p := range s.parts {
		text := latexText(p.text)
		if p.heading {
			fmt.Fprintf(&b, "\\section*{%s}\n", text)
			continue
		}
		fmt.Fprintf(&b, "%s\n\n", strings.Replace(text, `\^{}`, "\\footnote{"+latexText(p.note)+"}", 1))
	}
	if columns > 1 {
		b.WriteString("\\end{multicols}\n")
	}
	b.WriteString("\\end{document}\n")
	return typeset(tb, b.String(), "a.tex", "a.pdf", "pdflatex", "-interaction=batchmode", "a.tex")
}

func latexText(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "{", `\{`, "}", `\}`, "~", `\textasciitilde{}`, "^", `\^{}`).Replace(s)
}

// weasyprint sets s with WeasyPrint: paragraphs apart, ragged lines, hyphens; with footnotes in one column,
// which is where it can set them.
func (s specimen) weasyprint(tb testing.TB, columns int) []byte {
	tb.Helper()
	requires(tb, "weasyprint")
	esc := strings.NewReplacer("&", "&amp;", "<", "&lt;", "^", "")
	paragraph := func(p part) string {
		before, after, marked := strings.Cut(p.text, "^")
		if !marked || columns > 1 {
			return esc.Replace(p.text)
		}
		return fmt.Sprintf(`%s<span class="note">%s</span>%s`, esc.Replace(before), esc.Replace(p.note), esc.Replace(after))
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<html lang="en"><head><title>%s</title><meta name="author" content="%s"><style>
@page { size: A4; margin: 25mm; @top-left { content: "The Westhaven Courier" } @bottom-center { content: counter(page) " / " counter(pages) } }
body { font: 10pt/1.35 serif; hyphens: auto } p { margin: 0 0 7pt } h2 { font-size: 14pt } .note { float: footnote; font-size: 8pt } .c { columns: %d }</style></head><body><h1>%s</h1><p>%s</p><div class="c">`,
		esc.Replace(s.title), esc.Replace(s.author), columns, esc.Replace(s.title), esc.Replace(s.author))
	for _, p := range s.parts {
		tag := "p"
		if p.heading {
			tag = "h2"
		}
		fmt.Fprintf(&b, "<%s>%s</%s>\n", tag, paragraph(p), tag)
	}
	b.WriteString("</div></body></html>")
	return typeset(tb, b.String(), "a.html", "a.pdf", "weasyprint", "-q", "a.html", "a.pdf")
}

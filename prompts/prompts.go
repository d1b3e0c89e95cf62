// Package prompts holds every word that is sent to a model, as templates beside this file, and one
// function for each with a typed argument.
//
// A request is two messages. The first is [Rules]: constant, for both jobs, without a secret. The
// second is [ForArticle] followed by the task, [ForDigest] or [ForQuestion]. So everything up to the
// end of the article is the same, byte for byte, for a digest and for all questions asked after it,
// and a provider that keeps the beginnings of prompts (from 1,024 tokens on) reads it once. Nothing
// before the task may therefore hold a date, a user or a length.
//
// Article and task share one message, since the templates of some local models refuse two user
// messages in a row, and since a made-up assistant's word between them would be one more thing to
// explain. What keeps them apart is the block's mark, which comes from the article's ID: unlike a
// random one it does not change between questions, and a text cannot hold the hash of itself.
//
// Article text is hostile. [Neutral] makes it inert; further lines of a passage are indented, so
// that none can pose as a numbered passage or as the end of the block. None of this is relied on:
// what a model says is a draft, and code alone decides what of it is shown.
//
// Decisions, with their doubts:
//   - Byline, site and date are left out. A sentence is borne out by passages alone, so what a model
//     took from there would be thrown away.
//   - Evidence comes before the sentence, in the rules and in the schema, so that a model writes
//     what it has found rather than look for what it has written. Not measured here.
//   - The rules are in English for articles in any language.
package prompts

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"strings"
	"text/template"
)

//go:embed *.tmpl
var files embed.FS

var templates = template.Must(template.ParseFS(files, "*.tmpl")) // never changed after this line

// Version is a hash over all templates, 12 hexadecimal digits: a digest made with another text has
// another. What this package does beside the templates ([Neutral], the layout of passages) is
// covered by a number that is raised by hand.
func Version() string {
	const layout = 1
	h := sha256.New()
	fmt.Fprintf(h, "layout %d\n", layout)
	entries, _ := files.ReadDir(".") // an embedded root can be read; the order is by name
	for _, entry := range entries {
		text, _ := files.ReadFile(entry.Name())
		fmt.Fprintf(h, "%s %d\n%s", entry.Name(), len(text), text)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// Rules is the system message.
func Rules() string { return execute("rules.tmpl", nil) }

// An Article is what is shown of an article. Mark is a short string of letters and digits that does
// not change between requests about the same article. Partial: passages are missing, or are cut.
type Article struct {
	Mark     string
	Title    string
	Passages []Passage
	Partial  bool
}

// A Passage keeps the number it has in the whole article.
type Passage struct {
	Number  int
	Heading string // of the heading it stands under
	Text    string
}

// ForArticle is the beginning of the user message: the article's passages between two marked lines.
func ForArticle(a Article) string {
	var lines []string
	heading := ""
	for _, p := range a.Passages {
		if h := line(p.Heading); h != heading {
			heading = h
			if h != "" {
				lines = append(lines, "Heading: "+h)
			}
		}
		lines = append(lines, p.String())
	}
	return execute("article.tmpl", struct {
		Mark, Title string
		Partial     bool
		Lines       []string
	}{word(a.Mark), line(a.Title), a.Partial, lines})
}

// String is the passage as it stands in the block, without its heading.
func (p Passage) String() string {
	text := strings.ReplaceAll(Neutral(p.Text), "\n", "\n    ")
	return fmt.Sprintf("[%d] %s", p.Number, text)
}

// A DigestTask asks for a digest of at most so many parts. Language is a BCP 47 tag, "" for the article's own.
type DigestTask struct {
	Sentences, Claims, Quotes int
	Language                  string
}

// ForDigest ends the user message of a digest.
func ForDigest(t DigestTask) string {
	t.Language = word(t.Language)
	return execute("digest.tmpl", t)
}

// A QuestionTask asks a question after the turns before it, oldest first.
type QuestionTask struct {
	Turns    []Turn
	Question string
}

// A Turn is a question and the sentences of its answer; none says that the article does not say.
type Turn struct {
	Question string
	Answer   []string
}

// ForQuestion ends the user message of a question.
func ForQuestion(t QuestionTask) string {
	told := QuestionTask{Question: line(t.Question)}
	for _, turn := range t.Turns {
		answer := make([]string, len(turn.Answer))
		for i, sentence := range turn.Answer {
			answer[i] = line(sentence)
		}
		told.Turns = append(told.Turns, Turn{line(turn.Question), answer})
	}
	return execute("question.tmpl", told)
}

// Shape is put after the task for a server that does not enforce a schema: it shows the form of the reply.
func Shape() string { return execute("shape.tmpl", nil) }

// A RepairTask says why a reply could not be used, in words of our own.
type RepairTask struct{ Problem string }

// ForRepair is put at the very end when a reply could not be used and is asked for once more.
func ForRepair(t RepairTask) string { return execute("repair.tmpl", t) }

// word keeps of s what a mark or a language tag may hold.
func word(s string) string {
	const longest = 35 // RFC 5646 section 4.4.1
	kept := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, s)
	return kept[:min(len(kept), longest)]
}

// execute fills a template. It cannot fail but by a mistake in a template, which every use would meet.
func execute(name string, data any) string {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		panic(err)
	}
	return b.String()
}

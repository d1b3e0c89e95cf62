package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"verbatim/cmd/verbatim/terminal"
	"verbatim/summarise"
)

const (
	maxTurns    = 12      // how many earlier questions an answer has in mind
	maxQuestion = 1 << 20 // bytes of a line of questions
)

// converse reads questions line by line and answers each with the earlier ones in mind. It ends at the
// end of input or on an interrupt. The error is [errReported] if a question failed, or if none found an
// answer.
func (p *program) converse(ctx context.Context, app *app, arg string) error {
	out := p.printer()
	c := summarise.Conversation{}
	err := each(ctx, p, out, []string{arg}, app.service.Read, func(_ string, a *summarise.Article) error {
		c.Article = a
		return nil
	})
	if err != nil {
		return err
	}
	prompt := func() {}
	if f, ok := p.stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		fmt.Fprintf(p.stderr, "Ask about %s; Ctrl-D ends.\n", terminal.Name(cmp.Or(c.Article.Title, arg)))
		prompt = func() { fmt.Fprint(p.stderr, "> ") }
		defer fmt.Fprintln(p.stderr) // the last prompt stands on a line of its own
		out.OmitQuestions()
	}

	lines := p.lines(ctx)
	asked, found, failed := 0, 0, 0
	for prompt(); ; prompt() {
		question, err := next(ctx, lines)
		if errors.Is(err, io.EOF) {
			break
		}
		var answer *summarise.Answer
		if err == nil {
			asked++
			answer, err = app.service.Ask(ctx, c, question)
		}
		if err != nil {
			failed++
			err = p.failed(out, arg, err)
		} else {
			if answer.Found() {
				found++
			}
			c.Turns = append(c.Turns, *answer)
			c.Turns = c.Turns[max(0, len(c.Turns)-maxTurns):]
			err = out.Answer(arg, c.Article, answer)
		}
		if err != nil {
			return printing(err)
		}
	}
	if failed > 0 || asked > 0 && found == 0 {
		return errReported
	}
	return nil
}

// lines reads standard input in a goroutine of its own, since a read cannot be interrupted.
// The channel is closed at the end of input.
func (p *program) lines(ctx context.Context) <-chan outcome[string] {
	lines := make(chan outcome[string])
	go func() {
		defer close(lines)
		in := bufio.NewScanner(p.stdin)
		in.Buffer(nil, maxQuestion)
		send := func(o outcome[string]) bool {
			select {
			case lines <- o:
				return true
			case <-ctx.Done():
				return false
			}
		}
		for in.Scan() {
			if !send(outcome[string]{val: in.Text()}) {
				return
			}
		}
		if in.Err() != nil {
			send(outcome[string]{err: &summarise.Error{Code: summarise.TooLarge, Note: "a question is one line, of at most 1 MB", Err: in.Err()}})
		}
	}()
	return lines
}

// next returns the next question that is not blank, [io.EOF] at the end of input or on an interrupt.
func next(ctx context.Context, lines <-chan outcome[string]) (string, error) {
	for {
		select {
		case line, ok := <-lines:
			if !ok {
				return "", io.EOF
			}
			if line.val = strings.TrimSpace(line.val); line.val != "" || line.err != nil {
				return line.val, line.err
			}
		case <-ctx.Done():
			return "", io.EOF
		}
	}
}

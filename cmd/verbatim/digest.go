package main

import (
	"context"
	"errors"

	"verbatim/cmd/verbatim/terminal"
	"verbatim/summarise"
	"verbatim/summarise/quotation"
)

func (p *program) summarise(ctx context.Context, args []string) error {
	want, err := p.flags.want()
	app, err := p.open(ctx, errors.Join(sources("summarise", args), err))
	if err != nil {
		return err
	}
	defer app.close()
	out := p.printer()
	return each(ctx, p, out, args, func(ctx context.Context, src summarise.Source) (*summarise.Result, error) {
		return app.service.Summarise(ctx, src, want)
	}, out.Digest)
}

func (p *program) quotes(ctx context.Context, args []string) error {
	app, err := p.open(ctx, sources("quotes", args))
	if err != nil {
		return err
	}
	defer app.close()
	out := p.printer()
	return each(ctx, p, out, args, app.service.Read, func(src string, a *summarise.Article) error {
		all := app.service.Quotes(a)
		quotes := all
		if p.flags.speaker != "" {
			quotes = saidBy(all, p.flags.speaker)
		}
		return out.Quotes(src, a, quotes, all)
	})
}

func saidBy(quotes []summarise.Quotation, speaker string) []summarise.Quotation {
	var kept []summarise.Quotation
	for _, q := range quotes {
		if q.Speaker != "" && quotation.SameSpeaker(q.Speaker, speaker) {
			kept = append(kept, q)
		}
	}
	return kept
}

func (p *program) read(ctx context.Context, args []string) error {
	app, err := p.open(ctx, errors.Join(sources("read", args), p.flags.savedPage(args)))
	if err != nil {
		return err
	}
	defer app.close()
	out := p.printer()
	return each(ctx, p, out, args, app.service.Read, out.Read)
}

// check holds TEXT against SRC. If TEXT cannot be read, that is what is printed of the one SRC, under
// TEXT's name.
func (p *program) check(ctx context.Context, args []string) error {
	app, err := p.open(ctx, statementOf(args))
	if err != nil {
		return err
	}
	defer app.close()
	out := p.printer()
	text, err := p.statement(ctx, args[1])
	if err != nil {
		return errors.Join(p.failed(out, args[1], err), errReported)
	}
	return each(ctx, p, out, args[:1], app.service.Read, func(src string, a *summarise.Article) error {
		return out.Check(src, a, text, app.service.Check(a, text))
	})
}

func (p *program) ask(ctx context.Context, args []string) error {
	app, err := p.open(ctx, questionOf(args))
	if err != nil {
		return err
	}
	defer app.close()
	if len(args) == 1 {
		return p.converse(ctx, app, args[0])
	}
	out, found := p.printer(), false
	type answered struct {
		article *summarise.Article
		answer  *summarise.Answer
	}
	err = each(ctx, p, out, args[:1], func(ctx context.Context, src summarise.Source) (answered, error) {
		a, err := app.service.Read(ctx, src)
		if err != nil {
			return answered{}, err
		}
		answer, err := app.service.Ask(ctx, summarise.Conversation{Article: a}, args[1])
		return answered{a, answer}, err
	}, func(src string, r answered) error {
		found = r.answer.Found()
		return out.Answer(src, r.article, r.answer)
	})
	if err == nil && !found {
		return errReported
	}
	return err
}

func (p *program) printer() *terminal.Printer {
	if p.flags.json {
		return terminal.NewJSONPrinter(p.stdout)
	}
	return terminal.NewPrinter(p.stdout, p.getenv)
}

// getenv reads a variable that is about the terminal, not about the program: no .env is asked.
func (p *program) getenv(name string) string {
	v, _ := p.lookup(name)
	return v
}

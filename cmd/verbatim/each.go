package main

import (
	"context"
	"fmt"
	"os"
	"runtime"

	"golang.org/x/term"

	"verbatim/cmd/verbatim/terminal"
	"verbatim/summarise"
)

// outcome is what became of one source.
type outcome[T any] struct {
	val T
	err error
}

// each works on all sources, on as many cores as there are, and shows the outcomes in the order of
// args: at most a few are held at a time. A source that fails is told of, and the others go on.
// The error is [errReported] if one failed, or that of printing.
func each[T any](ctx context.Context, p *program, out *terminal.Printer, args []string, work func(context.Context, summarise.Source) (T, error), show func(string, T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	pending := make(chan chan outcome[T], runtime.GOMAXPROCS(0)) // in the order of args
	go func() {
		defer close(pending)
		for _, arg := range args {
			done := make(chan outcome[T], 1)
			select {
			case pending <- done:
				go func() { done <- one(ctx, p, arg, work) }()
			case <-ctx.Done():
				return
			}
		}
	}()

	progress := p.progress(len(args))
	failed := false
	for i := 0; ; i++ {
		progress(i)
		done, ok := <-pending
		if !ok {
			break
		}
		o := <-done
		progress(len(args))
		if o.err != nil {
			failed = true
			o.err = p.failed(out, args[i], o.err)
		} else {
			o.err = show(args[i], o.val)
		}
		if o.err != nil {
			return printing(o.err)
		}
	}
	if failed || ctx.Err() != nil {
		return errReported
	}
	return nil
}

// one works on one source. A panic is that source's failure alone.
func one[T any](ctx context.Context, p *program, arg string, work func(context.Context, summarise.Source) (T, error)) (o outcome[T]) {
	defer func() {
		if v := recover(); v != nil {
			o.err = &summarise.Error{Code: summarise.Internal, Err: fmt.Errorf("panic: %T", v)}
		}
	}()
	src, err := p.source(ctx, arg)
	if err != nil {
		o.err = err
		return o
	}
	o.val, o.err = work(ctx, src)
	return o
}

// failed tells of a source's failure: people on standard error, programs among the results.
func (p *program) failed(out *terminal.Printer, src string, err error) error {
	if p.flags.json {
		return out.Failed(src, err)
	}
	fmt.Fprintf(p.stderr, "verbatim: %s: %s\n", terminal.Name(src), terminal.Message(err))
	return nil
}

// printing is the failure to print a result.
func printing(err error) error { return &failure{fmt.Errorf("print: %w", err)} }

// progress returns a function that shows, on a terminal alone, that source i of n is worked on;
// i = n wipes it.
func (p *program) progress(n int) func(i int) {
	f, ok := p.stderr.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func(int) {}
	}
	return func(i int) {
		switch {
		case i >= n:
			fmt.Fprint(f, "\r\x1b[K")
		case n == 1:
			fmt.Fprint(f, "\r\x1b[KReading …")
		default:
			fmt.Fprintf(f, "\r\x1b[KReading %d of %d …", i+1, n)
		}
	}
}

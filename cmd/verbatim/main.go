// Command verbatim is a Discord bot that digests articles, and the same reading, digesting and asking
// on a terminal. See README.md; [verbatim/summarise] has the vocabulary.
//
// Files: config.go is the only reader of the environment, wire.go calls every constructor once,
// commands.go says what each command takes and arguments.go what is wrong with what it was given, run.go
// is the bot, digest.go and conversation.go are the terminal, over each.go, which works on many sources
// at a time. What is printed is laid out in the terminal package.
//
// Decisions:
//   - Everything wrong with a command line and its configuration is named at once; of flags that do not
//     exist only the first, since the parser stops there.
//   - An interrupt ends a command with status 1, the sources in work being told of as stopped; a second
//     one ends the process at once. It ends the bot with status 0, and a conversation as its end does.
//   - A pipe is read like a file, for the shell's <(command) is one; devices are not.
//   - A TEXT of check that cannot be read is the error of its one object, under TEXT's own name.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// The exit statuses of PRODUCT.
const (
	exitDone   = 0 // all done
	exitFailed = 1 // some source failed, or nothing was found to answer with
	exitMisuse = 2 // wrong use or configuration
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // so that a second Ctrl-C ends what does not heed the first
	status := Main(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.LookupEnv)
	stop()
	os.Exit(status)
}

// Main runs one command line and returns its exit status.
func Main(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, lookup func(string) (string, bool)) int {
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, lookup: lookup}
	root := p.command()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errReported):
		return exitFailed
	}
	fmt.Fprintf(stderr, "verbatim: %v\n", err)
	if !errors.As(err, new(*failure)) { // cobra's own errors are all about wrong use
		if !errors.As(err, new(*misuse)) {
			fmt.Fprintln(stderr, "Run 'verbatim --help' for how it is used.")
		}
		return exitMisuse
	}
	return exitFailed
}

// errReported ends a command whose failures have all been printed already.
var errReported = errors.New("failed")

// misuse is wrong use or configuration that says itself what to do.
type misuse struct{ error }

func misusef(format string, args ...any) error { return &misuse{fmt.Errorf(format, args...)} }

// failure is a failure that is not the user's.
type failure struct{ error }

func (m *misuse) Unwrap() error  { return m.error }
func (f *failure) Unwrap() error { return f.error }

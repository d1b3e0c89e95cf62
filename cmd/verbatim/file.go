package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/summarise"
)

const (
	// maxFile bounds what is read of a file, in bytes. It leaves the reader to say which kinds have less.
	maxFile = 64 << 20
	// maxStatement bounds a text that is checked, in bytes: each sentence of it is held against each of the
	// article.
	maxStatement = 1 << 20
	// writerBudget is how long a named pipe may be without anybody who writes to it. The pipe of a shell's
	// <(command) has its writer from the start.
	writerBudget = 5 * time.Second
)

// contents reads the file src, or standard input for "-".
func (p *program) contents(ctx context.Context, src string) ([]byte, error) {
	in, err := p.openFile(ctx, src)
	if err != nil {
		return nil, err
	}
	data, err := waited(ctx, func() ([]byte, error) {
		defer in.Close()
		return io.ReadAll(io.LimitReader(in, maxFile+1))
	})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, notReadable(err)
	case len(data) > maxFile:
		return nil, summarise.Errorf(summarise.TooLarge, "it is over %d MB", maxFile>>20)
	}
	return data, nil
}

// statement reads the text to check.
func (p *program) statement(ctx context.Context, src string) (string, error) {
	if isLink(src) {
		return "", summarise.Errorf(summarise.Unsupported, "TEXT is a file or -, no link")
	}
	data, err := p.contents(ctx, src)
	text := string(data)
	switch {
	case err != nil:
		return "", err
	case len(text) > maxStatement:
		return "", summarise.Errorf(summarise.TooLarge, "it is over %d MB, which is the most that is checked", maxStatement>>20)
	case strings.TrimSpace(text) == "":
		return "", summarise.Errorf(summarise.Empty, "TEXT is empty")
	case !utf8.ValidString(text):
		return "", summarise.Errorf(summarise.Unsupported, "it is no text in UTF-8")
	}
	return text, nil
}

// openFile opens the file src, or standard input for "-".
func (p *program) openFile(ctx context.Context, src string) (io.ReadCloser, error) {
	if src == "-" {
		return io.NopCloser(p.stdin), nil
	}
	info, err := os.Stat(src)
	switch {
	case errors.Is(err, fs.ErrNotExist) && likelyLink(src) != "":
		return nil, &summarise.Error{Code: summarise.NotFound, Note: fmt.Sprintf("did you mean %s ?", likelyLink(src)), Err: err}
	case err != nil:
		return nil, notReadable(err)
	case info.IsDir():
		return nil, summarise.Errorf(summarise.Unsupported, "it is a folder")
	case info.Mode()&fs.ModeNamedPipe != 0:
		f, err := openPipe(ctx, src)
		if err != nil {
			return nil, err
		}
		return f, nil
	case !info.Mode().IsRegular():
		return nil, summarise.Errorf(summarise.Unsupported, "it is a device or socket, no file")
	}
	f, err := os.Open(src)
	if err != nil {
		return nil, notReadable(err)
	}
	return f, nil
}

// openPipe opens a named pipe, which waits until somebody writes to it.
func openPipe(ctx context.Context, name string) (*os.File, error) {
	patient, cancel := context.WithTimeout(ctx, writerBudget)
	defer cancel()
	f, err := waited(patient, func() (*os.File, error) { return os.Open(name) })
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case patient.Err() != nil && f == nil:
		return nil, summarise.Errorf(summarise.Empty, "nobody writes to the pipe")
	case err != nil:
		return nil, notReadable(err)
	}
	return f, nil
}

// waited returns what f returns, or ctx's error if that ends first: no context interrupts reading a file
// or opening a pipe. f's goroutine is then left behind, for the moment that the program has to live.
func waited[T any](ctx context.Context, f func() (T, error)) (T, error) {
	type outcome struct {
		val T
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		val, err := f()
		done <- outcome{val, err}
	}()
	select {
	case o := <-done:
		return o.val, o.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// notReadable names a file that is not there or that the system does not let us read.
func notReadable(err error) error {
	e := &summarise.Error{Code: summarise.NotFound, Err: err}
	if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
		e.Note = "or it cannot be read"
	}
	return e
}

package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
)

// newLog is the bot's log, in the format and from the level configured.
func newLog(w io.Writer, c Config) *slog.Logger {
	o := &slog.HandlerOptions{Level: c.LogLevel}
	if c.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}

// newTerminalLog is what a terminal command says of its own troubles: a sentence each, unless LOG_LEVEL
// or LOG_FORMAT asks for the whole log.
func newTerminalLog(w io.Writer, c Config) *slog.Logger {
	if c.LogAsked {
		return newLog(w, c)
	}
	return slog.New(sentences{w})
}

// sentences is a slog.Handler that writes the message of warnings and errors, and nothing else.
type sentences struct{ w io.Writer }

func (s sentences) Enabled(_ context.Context, l slog.Level) bool { return l >= slog.LevelWarn }

func (s sentences) Handle(_ context.Context, r slog.Record) error {
	_, err := fmt.Fprintf(s.w, "verbatim: %s\n", r.Message)
	return err
}

func (s sentences) WithAttrs([]slog.Attr) slog.Handler { return s }
func (s sentences) WithGroup(string) slog.Handler      { return s }

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"verbatim/cache"
	"verbatim/cache/boltcache"
	"verbatim/cache/rediscache"
	"verbatim/summarise"
	"verbatim/summarise/extractive"
	"verbatim/summarise/llm"
	"verbatim/summarise/reader"
)

// The choices of --engine.
const (
	engineAuto       = "auto"
	engineLLM        = "llm"
	engineExtractive = "extractive"
)

// userAgent names the program honestly to the sites it reads, with a place to complain.
const userAgent = "Verbatim/1.0 (+https://github.com/verbatim-bot/verbatim)"

// storeFile is the embedded store in DATA_DIR.
const storeFile = "verbatim.db"

// app is a wired program.
type app struct {
	config  Config
	service *summarise.Service
	store   cache.Store
	log     *slog.Logger
	close   func()
}

// open wires what a terminal command needs. misused is what is wrong with its arguments and flags already;
// the error names that and every problem of the configuration at once.
func (p *program) open(ctx context.Context, misused error) (*app, error) {
	c, err := p.config()
	if err := errors.Join(misused, p.engineProblem(c), err); err != nil {
		return nil, misusef("%w", err)
	}
	log := newTerminalLog(p.stderr, c)
	store, closeStore, err := openTerminalStore(ctx, c, log)
	if err != nil { // a cache is no reason to refuse work
		fmt.Fprintf(p.stderr, "verbatim: nothing is kept this time: %v\n", err)
		store, closeStore = cache.NewMemory(cache.Options{}), func() {}
	}
	service, err := newService(c, p.flags.engine, newReader(c, terminalDir(c), log), store, log)
	if err != nil {
		closeStore()
		return nil, misusef("%w", err)
	}
	if p.flags.fresh {
		service = service.Anew()
	}
	return &app{c, service, store, log, closeStore}, nil
}

// config reads the environment and .env of the working directory. The error names every problem of both.
func (p *program) config() (Config, error) {
	getenv, unfit := environment(p.lookup, ".env")
	c, err := LoadConfig(getenv)
	return c, errors.Join(unfit, err)
}

// engineProblem says what is wrong with --engine.
func (p *program) engineProblem(c Config) error {
	switch p.flags.engine {
	case engineAuto, engineExtractive:
		return nil
	case engineLLM:
		if !c.HasModel() {
			return errors.New("--engine llm needs a model: set OPENAI_API_KEY, or OPENAI_BASE_URL and OPENAI_MODEL")
		}
		return nil
	}
	return fmt.Errorf("--engine %q is none of auto, llm, extractive", p.flags.engine)
}

// openTerminalStore opens the store for one command, which has no time to wait for a Redis to come back.
func openTerminalStore(ctx context.Context, c Config, log *slog.Logger) (cache.Store, func(), error) {
	dir := terminalDir(c)
	if dir == "" && c.RedisURL == "" {
		return nil, nil, errors.New("there is no cache directory: set DATA_DIR")
	}
	store, closeStore, err := openStore(c, dir, log)
	if err != nil {
		return nil, nil, err
	}
	if r, ok := store.(*rediscache.Store); ok && r.Ping(ctx) != nil {
		closeStore()
		return nil, nil, errors.New("REDIS_URL does not answer")
	}
	return store, closeStore, nil
}

// terminalDir is where terminal commands keep what they keep, "" if there is no such place.
func terminalDir(c Config) string {
	if c.DataDir != "" {
		return c.DataDir
	}
	caches, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(caches, "verbatim")
}

// newReader builds the reader. What reading PDF compiles once is kept in a folder of its own in dir.
func newReader(c Config, dir string, log *slog.Logger) *reader.Reader {
	o := reader.Options{Allow: c.FetchAllow, UserAgent: userAgent, Log: log}
	if dir != "" {
		o.CacheDir = filepath.Join(dir, "pdfium")
	}
	return reader.New(o)
}

// openStore opens Redis if it is configured, else the file in dir.
func openStore(c Config, dir string, log *slog.Logger) (cache.Store, func(), error) {
	if c.RedisURL != "" {
		s, err := rediscache.Open(string(c.RedisURL), rediscache.Options{Log: log})
		if err != nil {
			return nil, nil, fmt.Errorf("REDIS_URL: %w", err)
		}
		return s, func() { closing(s, log) }, nil
	}
	s, err := boltcache.Open(filepath.Join(dir, storeFile), boltcache.Options{Log: log})
	if err != nil {
		return nil, nil, err
	}
	return s, func() { closing(s, log) }, nil
}

func closing(c io.Closer, log *slog.Logger) {
	if err := c.Close(); err != nil {
		log.Warn("store could not be closed", "err", err)
	}
}

// newService builds the pipeline. Engines are tried in order: the model, the model to fall back on, and
// unless the model alone was asked for, the engine that needs none.
func newService(c Config, engine string, rd summarise.Reader, store cache.Store, log *slog.Logger) (*summarise.Service, error) {
	var engines []summarise.Engine
	if engine != engineExtractive && c.HasModel() {
		for _, model := range []string{c.OpenAIModel, c.OpenAIFallbackModel} {
			if model == "" {
				continue
			}
			e, err := llm.New(llm.Options{
				BaseURL:       c.OpenAIBaseURL,
				Key:           llm.Secret(c.OpenAIKey),
				Model:         model,
				ContextTokens: c.OpenAIContextTokens,
				Log:           log,
			})
			if err != nil {
				return nil, fmt.Errorf("model %s: %w", model, err)
			}
			engines = append(engines, e)
		}
	}
	if engine != engineLLM {
		engines = append(engines, extractive.New())
	}
	return summarise.New(summarise.Options{
		Reader:  rd,
		Engines: engines,
		Store:   store,
		Now:     time.Now,
		Log:     log,
	}), nil
}

// sentTo is the host that articles are sent to, "" if they stay here.
func sentTo(c Config) string {
	if !c.HasModel() {
		return ""
	}
	if u, err := url.Parse(c.OpenAIBaseURL); err == nil && u.Host != "" {
		return u.Host
	}
	return "api.openai.com"
}

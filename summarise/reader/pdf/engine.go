package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// maxWorkers is how many documents are read at once. More would take memory, not time.
const maxWorkers = 2

// An engine is PDFium: compiled once, run by at most [maxWorkers].
type engine struct {
	cacheDir string
	log      *slog.Logger
	begin    sync.Once
	compiled chan struct{} // closed when code and failure are final
	code     wazero.CompilationCache
	failure  error
	places   chan *worker // a place for each document that may be read now; nil = no worker made yet
}

func newEngine(cacheDir string, log *slog.Logger) *engine {
	e := &engine{cacheDir: cacheDir, log: log, compiled: make(chan struct{}), places: make(chan *worker, maxWorkers)}
	for range maxWorkers {
		e.places <- nil
	}
	return e
}

// compile starts to compile PDFium, the first time it is called, and does not wait: it takes 3.5 s of
// a core, or 0.1 s with what an earlier process left in the cache directory. It outlives ctx.
func (e *engine) compile(ctx context.Context) {
	e.begin.Do(func() {
		ctx := context.WithoutCancel(ctx)
		go func() {
			defer close(e.compiled)
			var err error
			if e.code, err = openCodeCache(e.cacheDir); err != nil {
				e.log.WarnContext(ctx, "PDFium's code is not kept: each start compiles it anew", "err", err)
				e.code = wazero.NewCompilationCache()
			}
			var w *worker
			if w, e.failure = e.newWorker(ctx); e.failure == nil {
				<-e.places // there is no other worker before compiled is closed
				e.places <- w
			}
		}()
	})
}

// openCodeCache opens the cache of machine code in dir; without dir it is in memory alone. What lies
// in it is run, so the directory must be nobody else's.
func openCodeCache(dir string) (wazero.CompilationCache, error) {
	if dir == "" {
		return wazero.NewCompilationCache(), nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the cache directory: %w", err)
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o022 != 0 && runtime.GOOS != "windows" { // which has no such bits
		return nil, fmt.Errorf("%s can be written by others: it would hold code that is run", dir)
	}
	return wazero.NewCompilationCacheWithDir(dir)
}

// ready waits until PDFium is compiled.
func (e *engine) ready(ctx context.Context) error {
	e.compile(ctx)
	select {
	case <-e.compiled:
		return e.failure
	case <-ctx.Done():
		return ctx.Err()
	}
}

// borrow waits for a worker. It must be given back by giveBack.
func (e *engine) borrow(ctx context.Context) (*worker, error) {
	select {
	case w := <-e.places:
		if w != nil {
			return w, nil
		}
		w, err := e.newWorker(context.WithoutCancel(ctx))
		if err != nil {
			e.places <- nil
		}
		return w, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (e *engine) giveBack(w *worker) {
	if w.spent {
		w.pool.Close() // its only worker is stopped already; there is nothing to do about an error
		w = nil
	}
	e.places <- w
}

// A worker reads one document after the other, each in an instance and a memory of its own.
//
// It has a pool to itself because a pool's context is the one clean way to stop a call: wazero then ends
// the call in the goroutine that made it. The pool's Kill closes the module under the running code.
type worker struct {
	pool   pdfium.Pool
	cancel context.CancelFunc
	memory *sandbox
	spent  bool // stopped: no document can be opened any more
}

func (e *engine) newWorker(ctx context.Context) (*worker, error) {
	ctx, cancel := context.WithCancel(ctx)
	w := &worker{cancel: cancel, memory: new(sandbox)}
	pool, err := webassembly.Init(webassembly.Config{
		Context:  experimental.WithMemoryAllocator(ctx, w.memory),
		MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), // empty: by default PDFium would see the whole file system
		Stdout:   io.Discard,
		Stderr:   io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling). // PDFium is built with them
			WithCompilationCache(e.code).
			WithMemoryLimitPages(sandboxPages).
			WithCloseOnContextDone(true),
	})
	if err != nil {
		cancel()
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	w.pool = pool
	return w, nil
}

// run opens an instance, has use read with it and closes it. When ctx is done, the call that use is in
// and all later ones fail, and the worker is spent.
func (w *worker) run(ctx context.Context, use func(pdfium.Pdfium) error) (err error) {
	if err := w.memory.reserve(); err != nil {
		return fmt.Errorf("reserve memory: %w", err)
	}
	defer func() { err = errors.Join(err, w.memory.release()) }()
	stop := context.AfterFunc(ctx, w.cancel)
	defer func() {
		if !stop() {
			w.spent = true
		}
	}()
	instance, err := w.pool.GetInstanceWithContext(ctx)
	if err != nil {
		if ctx.Err() == nil {
			w.spent = true
		}
		return fmt.Errorf("open an instance: %w", err)
	}
	defer instance.Close() // after a trap or a stop it cannot but fail
	return use(instance)
}

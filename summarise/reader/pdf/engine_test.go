package pdf

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"verbatim/summarise"
)

func TestCodeCacheIsPrivate(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "a", "pdfium")
	c, err := openCodeCache(dir)
	if err != nil {
		t.Fatal(err)
	}
	c.Close(t.Context())
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v, %v; want 0700", info.Mode(), err)
	}
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := openCodeCache(dir); err == nil {
		t.Error("a directory that anybody may write to is taken for a cache of code")
	}
}

// A runaway used to be stopped by closing its module under it; now its worker ends with it, and the next
// document must find a new one.
func TestWorkersAreReplacedAfterAStop(t *testing.T) {
	t.Parallel()
	e := shared().engine
	if err := e.ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	r := &Reader{e, 200 * time.Millisecond}
	runaway := newFile("", deflated(t, "", "", "q Q ", 15_000_000)).bytes()
	for range 2 * maxWorkers {
		began := time.Now()
		_, err := r.Read(t.Context(), runaway)
		if code := summarise.CodeOf(err); code != summarise.Timeout {
			t.Errorf("got %v, want %s", err, summarise.Timeout)
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("stopped after %v", took)
		}
	}
	if got := read(t, newFile("", stream("", paragraph(sentence))).bytes()).Passages[0].Text; got != sentence {
		t.Errorf("got  %q\nwant %q", got, sentence)
	}
}

package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"verbatim/cache/boltcache"
	"verbatim/summarise/llmtest"
)

var update = flag.Bool("update", false, "rewrite the wanted output in testdata/script")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"verbatim": main})
}

// TestScripts runs the program as a user would; each file of testdata/script is a story. Besides what
// testscript has:
//
//	$SITE      a web server on loopback with the script's folder site; /slow never answers
//	$DEAD      an address on loopback where nothing listens
//	$MODEL     a model that answers honestly, $NONSENSE one that does not; both take $KEY
//	hold FILE  holds an embedded store as another process would
//	open PIPE  opens a named pipe for writing, which waits for a reader, and writes nothing
//	[root]     the tests run as a user who may read everything
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup:               settle,
		Condition: func(cond string) (bool, error) {
			if cond != "root" {
				return false, fmt.Errorf("unknown condition %q", cond)
			}
			return os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"hold": hold, "open": openForWriting},
	})
}

// settle builds the world of one script.
func settle(e *testscript.Env) error {
	e.Setenv("HOME", e.WorkDir)
	e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, "cache"))

	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(filepath.Join(e.WorkDir, "site"))))
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	site := httptest.NewServer(mux)
	e.Defer(site.Close)
	e.Defer(site.CloseClientConnections)
	e.Setenv("SITE", site.URL)

	// The near end of a connection refuses others; a port that was let go may be the next server's.
	dead, err := net.Dial("tcp", site.Listener.Addr().String())
	if err != nil {
		return err
	}
	e.Defer(func() { _ = dead.Close() })
	e.Setenv("DEAD", dead.LocalAddr().String())

	for name, respond := range map[string]func(llmtest.Request) llmtest.Reply{
		"MODEL":    llmtest.Honest,
		"NONSENSE": func(llmtest.Request) llmtest.Reply { return llmtest.Says("As the moon said: \x1b[31m}{ 42") },
	} {
		model, err := llmtest.Start(llmtest.Options{Responder: respond})
		if err != nil {
			return err
		}
		e.Defer(model.Close)
		e.Setenv(name, model.URL())
	}
	e.Setenv("KEY", llmtest.Key)
	return nil
}

func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold FILE")
	}
	s, err := boltcache.Open(ts.MkAbs(args[0]), boltcache.Options{})
	ts.Check(err)
	ts.Defer(func() { ts.Check(s.Close()) })
}

func openForWriting(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: open PIPE")
	}
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	ts.Defer(func() { ts.Check(f.Close()) })
}

package boltcache_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/cache/boltcache"
)

// victimPath tells this test binary, started once more, to be the process that gets killed.
const victimPath = "VERBATIM_TEST_VICTIM"

func TestWhatWasAcknowledgedOutlivesKill(t *testing.T) {
	t.Parallel()
	if path := os.Getenv(victimPath); path != "" {
		victim(t, path)
	}
	path := filepath.Join(t.TempDir(), "cache.db")
	var acknowledged []string
	for round := range 3 {
		ctx, kill := context.WithCancel(t.Context()) // kills by SIGKILL
		child := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestWhatWasAcknowledgedOutlivesKill$", "-test.count=1")
		child.Env = append(os.Environ(), victimPath+"="+path)
		output, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		before := len(acknowledged)
		for lines := bufio.NewScanner(output); lines.Scan(); {
			if name, ok := strings.CutPrefix(lines.Text(), "kept "); ok {
				acknowledged = append(acknowledged, name)
			}
			if len(acknowledged)-before == 100+50*round {
				kill() // and read on: what is in the pipe was acknowledged too
			}
		}
		kill()
		if err := child.Wait(); err == nil {
			t.Fatal("the victim ended by itself")
		}
		if len(acknowledged) == before {
			t.Fatal("the victim acknowledged nothing")
		}

		s := open(t, path, boltcache.Options{})
		if got := s.Opened(); got.PutAside != "" {
			t.Fatalf("round %d: Opened: got %+v, want the file sound", round, got)
		}
		for _, name := range acknowledged {
			wantValue(t, s, name, "value of "+name)
		}
		closeStore(t, s)
	}
	t.Logf("%d values acknowledged by three killed processes, all kept", len(acknowledged))
}

// victim sets values until it is killed, and prints the name of each one when Set has returned.
func victim(t *testing.T, path string) {
	s := open(t, path, boltcache.Options{})
	var wg sync.WaitGroup
	var print sync.Mutex
	for w := range 4 {
		wg.Go(func() {
			for i := range 1_000_000 {
				name := fmt.Sprintf("%d-%d-%d", os.Getpid(), w, i)
				if err := s.Set(t.Context(), key(name), []byte("value of "+name), time.Hour); err != nil {
					t.Errorf("Set: %v", err)
					return
				}
				print.Lock()
				fmt.Println("kept " + name)
				print.Unlock()
			}
		})
	}
	wg.Wait()
}

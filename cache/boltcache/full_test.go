//go:build unix

package boltcache_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"verbatim/cache/boltcache"
)

// TestAFullDiskIsAnErrorOfSet runs itself in a process whose files may not grow: writing past that
// fails as on a full disk, and the limit is the process's.
func TestAFullDiskIsAnErrorOfSet(t *testing.T) {
	t.Parallel()
	const limited = "VERBATIM_TEST_FULL_DISK"
	if os.Getenv(limited) == "" {
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestAFullDiskIsAnErrorOfSet$", "-test.count=1")
		child.Env = append(os.Environ(), limited+"="+filepath.Join(t.TempDir(), "cache.db"))
		if out, err := child.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}

	path := os.Getenv(limited)
	s := open(t, path, boltcache.Options{})
	mustSet(t, s, "before", "Harbour opens")
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	full := before
	full.Cur = 256 << 10
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
		t.Fatal(err)
	}
	large := []byte(strings.Repeat("x", 1<<20))
	for range 3 {
		if err := s.Set(t.Context(), key("large"), large, time.Hour); err == nil {
			t.Fatal("Set: got no error on a full disk")
		}
		if ok, err := s.Add(t.Context(), key("large"), large, time.Hour); ok || err == nil {
			t.Fatalf("Add: got %v, %v, want false and an error on a full disk", ok, err)
		}
	}
	wantValue(t, s, "before", "Harbour opens") // reading goes on
	mustSet(t, s, "small", "there is room for this one")
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	mustSet(t, s, "large", string(large)) // and so does writing, when there is room again
	closeStore(t, s)

	s = open(t, path, boltcache.Options{})
	if got := s.Opened(); got.PutAside != "" {
		t.Errorf("Opened: got %+v, want the file sound", got)
	}
	wantValue(t, s, "before", "Harbour opens")
	wantValue(t, s, "small", "there is room for this one")
	wantValue(t, s, "large", string(large))
}

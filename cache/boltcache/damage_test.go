package boltcache_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/cache"
	"verbatim/cache/boltcache"
)

// Whichever page of the file is lost, and to whatever: the program lives, what is returned is what
// was set, and at the next start, at the latest, everything works again.
func TestEveryDamagedPageIsSurvived(t *testing.T) {
	t.Parallel()
	const page, values = 4096, 60
	folder := t.TempDir()
	path := filepath.Join(folder, "sound.db")
	s := open(t, path, boltcache.Options{})
	for i := range values {
		mustSet(t, s, fmt.Sprint(i), value(i))
	}
	closeStore(t, s)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, fill := range map[string]func(b []byte){
		"zeros":       func(b []byte) { clear(b) },
		"ones":        func(b []byte) { copy(b, bytes.Repeat([]byte{0xff}, len(b))) },
		"noise":       noise,
		"half noise":  func(b []byte) { noise(b[len(b)/2:]) },
		"counts off":  func(b []byte) { noise(b[8:16]) }, // flags, count and overflow of the page
		"one bit off": func(b []byte) { b[len(b)/3] ^= 0x10 },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for start := 0; start+page <= len(sound); start += page {
				damaged := bytes.Clone(sound)
				fill(damaged[start : start+page])
				path := filepath.Join(folder, fmt.Sprintf("%s-%d.db", name, start/page))
				write(t, path, damaged)
				use(t, path, values)
				s := open(t, path, boltcache.Options{})
				mustSet(t, s, "after all", "Harbour opens")
				wantValue(t, s, "after all", "Harbour opens")
				closeStore(t, s)
			}
		})
	}
}

// use opens a damaged file and uses it; errors are allowed, wrong values are not.
func use(t *testing.T, path string, values int) {
	t.Helper()
	s := open(t, path, boltcache.Options{})
	for i := range values {
		got, err := s.Get(t.Context(), key(fmt.Sprint(i)))
		switch {
		case err == nil && string(got) != value(i):
			t.Errorf("%s: Get %d: got %q, want %q or an error", path, i, got, value(i))
		case err != nil && !errors.Is(err, cache.ErrMiss) && !errors.Is(err, boltcache.ErrDamaged):
			t.Errorf("%s: Get %d: got %v, want a value, ErrMiss or ErrDamaged", path, i, err)
		}
	}
	for i := range 4 {
		_ = s.Set(t.Context(), key(fmt.Sprint(i)), []byte(value(i)), time.Hour)
	}
	closeStore(t, s)
}

func value(i int) string { return strings.Repeat(fmt.Sprint(i, " "), 200+i) }

func noise(b []byte) {
	r := rand.New(rand.NewPCG(1, uint64(len(b))))
	for i := range b {
		b[i] = byte(r.Uint32())
	}
}

package link

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

var (
	pairsFile = flag.String("pairs", "", "file of link pairs, JSON lines; relative to the module's root (default ../shared/data/link-identity-dev.jsonl)")
	keysFile  = flag.String("out", "", "where to write the keys, one JSON line a pair; relative to the module's root")
)

// developmentPairs is the half of the data that the bounds hold for.
const developmentPairs = "../shared/data/link-identity-dev.jsonl"

// A pair says whether two links are one article. Of pairs marked as taste people may think differently.
type pair struct {
	A, B, Kind, Why string
	Same, Taste     bool
}

func TestPairs(t *testing.T) {
	name := *pairsFile
	if name == "" {
		name = developmentPairs
	}
	data, err := os.ReadFile(fromRoot(t, name))
	if errors.Is(err, fs.ErrNotExist) && *pairsFile == "" {
		t.Skipf("%s is not here: link pairs are not scored", developmentPairs)
	}
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	var sure, right, falseJoins int
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var p pair
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		a, b := Key(p.A), Key(p.B)
		line, err := json.Marshal(map[string]string{"a": a, "b": b})
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(line, '\n'))
		joined := a == b && a != ""
		if !p.Taste {
			sure++
		}
		switch {
		case joined == p.Same && !p.Taste:
			right++
		case joined != p.Same:
			t.Logf("%s (taste: %v)\n  a %s\n  b %s\n  keys %s | %s\n  got same=%v, want %v: %s", p.Kind, p.Taste, p.A, p.B, a, b, joined, p.Same, p.Why)
		}
		if joined && !p.Same && !p.Taste {
			falseJoins++
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d sure pairs right, %d false joins", right, sure, falseJoins)
	if *keysFile != "" {
		if err := os.WriteFile(fromRoot(t, *keysFile), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if *pairsFile == "" && (falseJoins > 0 || right < 57) {
		t.Errorf("got %d sure pairs right and %d false joins, want at least 57 and none", right, falseJoins)
	}
}

// fromRoot resolves name against the module's root, wherever the test runs.
func fromRoot(t *testing.T, name string) string {
	t.Helper()
	if filepath.IsAbs(name) {
		return name
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, name)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = parent
	}
}

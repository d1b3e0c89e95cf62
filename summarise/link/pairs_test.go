package link

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"verbatim/summarise/datatest"
)

var (
	pairsFile = flag.String("pairs", "", "file of link pairs, JSON lines; relative to the module's root (default ../shared/data/link-identity-dev.jsonl)")
	keysFile  = flag.String("out", "", "where to write the keys, one JSON line a pair; relative to the module's root")
)

// A pair says whether two links are one article. Of pairs marked as taste people may think differently.
type pair struct {
	A, B, Kind, Why string
	Same, Taste     bool
}

func TestPairs(t *testing.T) {
	var out bytes.Buffer
	var sure, right, falseJoins int
	for _, p := range datatest.Lines[pair](t, datatest.Given(t, *pairsFile, "link-identity-dev.jsonl")) {
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
	t.Logf("%d of %d sure pairs right, %d false joins", right, sure, falseJoins)
	if *keysFile != "" {
		if err := os.WriteFile(datatest.FromRoot(t, *keysFile), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if *pairsFile == "" && (falseJoins > 0 || right < 57) {
		t.Errorf("got %d sure pairs right and %d false joins, want at least 57 and none", right, falseJoins)
	}
}

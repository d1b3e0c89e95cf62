package datatest

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestLinesArePlainOrPacked(t *testing.T) {
	t.Parallel()
	type row struct{ Name string }
	text := []byte("{\"name\":\"a\"}\n\n{\"name\":\"b\"}")
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"rows.jsonl": text, "rows.jsonl.gz": packed.Bytes()} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, want := Lines[row](t, path), []row{{"a"}, {"b"}}; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestPathsCountFromTheModulesRoot(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat(FromRoot(t, "go.mod")); err != nil {
		t.Error(err)
	}
	if got := FromRoot(t, "/elsewhere"); got != "/elsewhere" {
		t.Errorf("an absolute path became %s", got)
	}
}

func TestWhatIsNotHereIsSkipped(t *testing.T) {
	t.Parallel()
	skipped := false
	t.Run("a file of no data", func(t *testing.T) {
		defer func() { skipped = t.Skipped() }()
		File(t, "no such file")
	})
	if !skipped {
		t.Error("a test went on without its data")
	}
}

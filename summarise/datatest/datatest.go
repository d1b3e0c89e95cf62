// Package datatest finds the data that tests take scores on. It lies beside the project, under ../shared/data from
// the module's root, and is never part of it: where it is not, those tests are skipped and say what they miss.
package datatest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// beside is where the data lies, seen from the module's root.
var beside = []string{"..", "shared", "data"}

// File returns the path of a file or folder of the data and skips the test where it is not.
func File(tb testing.TB, parts ...string) string {
	tb.Helper()
	name := filepath.Join(append(beside[:3:3], parts...)...)
	path := FromRoot(tb, name)
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("%s is not here", name)
	}
	return path
}

// Given returns the path that a flag names, else that of a file of the data.
func Given(tb testing.TB, path string, otherwise ...string) string {
	tb.Helper()
	if path == "" {
		return File(tb, otherwise...)
	}
	return FromRoot(tb, path)
}

// FromRoot resolves a path against the module's root, whichever package the test is of; an absolute one stays.
func FromRoot(tb testing.TB, path string) string {
	tb.Helper()
	if filepath.IsAbs(path) {
		return path
	}
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, path)
		}
		if dir == filepath.Dir(dir) {
			tb.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}

// Read returns what a file holds, unpacked if it is gzip's.
func Read(tb testing.TB, path string) []byte {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	if !strings.HasSuffix(path, ".gz") {
		return data
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	data, err = io.ReadAll(z)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// Lines decodes a file of JSON lines.
func Lines[T any](tb testing.TB, path string) []T {
	tb.Helper()
	data := Read(tb, path)
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	var rows []T
	for lines.Scan() {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			tb.Fatalf("%s: %v", path, err)
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		tb.Fatal(err)
	}
	return rows
}

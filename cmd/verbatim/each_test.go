package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/cmd/verbatim/terminal"
	"verbatim/summarise"
)

func TestManySourcesKeepTheirOrder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	args := []string{"read"}
	for i := range 60 {
		name := filepath.Join(dir, fmt.Sprintf("%d.txt", i))
		if i%7 != 3 { // the others are missing
			write(t, name, fmt.Sprintf("The council met %d times and spoke about the harbour.%s", i+2, strings.Repeat(" Again.", i%5*500)))
		}
		args = append(args, name)
	}
	var sources []string
	for _, object := range jsonRun(t, "", exitFailed, args...) {
		var of struct{ Source string }
		if err := json.Unmarshal(object, &of); err != nil {
			t.Fatal(err)
		}
		sources = append(sources, of.Source)
	}
	if !slices.Equal(sources, args[1:]) {
		t.Errorf("got %q\nwant %q", sources, args[1:])
	}
}

func TestAPanicIsTheFailureOfOneSource(t *testing.T) {
	t.Parallel()
	var out, errs bytes.Buffer
	p := &program{stdin: strings.NewReader("text"), stdout: &out, stderr: &errs, lookup: lookup()}
	got := 0
	err := each(t.Context(), p, p.printer(), []string{"-", "../../docs/harbour.md"},
		func(_ context.Context, src summarise.Source) (int, error) {
			if src.(summarise.Upload).Name == "" {
				panic("hunter2")
			}
			return 1, nil
		}, func(string, int) error { got++; return nil })
	if !errors.Is(err, errReported) || got != 1 {
		t.Errorf("got %v and %d results, want a failure that was told of, and the other source's result", err, got)
	}
	if want := "verbatim: standard input: " + terminal.Message(&summarise.Error{Code: summarise.Internal}) + "\n"; errs.String() != want {
		t.Errorf("told was %q\nwant %q", errs.String(), want)
	}
}

// stalled is standard input on which nothing comes; it tells that it is being read.
type stalled struct {
	reading func()
	until   <-chan struct{}
}

func (s stalled) Read([]byte) (int, error) {
	s.reading()
	<-s.until
	return 0, io.EOF
}

// No context ends a read of standard input, so Ctrl-C once hung until the input ended.
func TestAnInterruptEndsWaitingForInput(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args   []string
		status int
	}{
		"an article":               {[]string{"read", "-"}, exitFailed},
		"a text to check":          {[]string{"check", "../../docs/harbour.md", "-"}, exitFailed},
		"questions, none is asked": {[]string{"ask", "../../docs/harbour.md"}, exitDone},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, interrupt := context.WithCancel(t.Context())
			var out, errs bytes.Buffer
			in := stalled{interrupt, t.Context().Done()}
			if got := Main(ctx, c.args, in, &out, &errs, lookup("DATA_DIR", t.TempDir())); got != c.status || out.Len() > 0 {
				t.Errorf("status %d, want %d; printed: %s%s", got, c.status, out.String(), errs.String())
			}
		})
	}
}

// A question longer than the reader's buffer once ended the conversation without a word.
func TestAQuestionThatIsTooLongIsNamed(t *testing.T) {
	t.Parallel()
	objects := jsonRun(t, strings.Repeat("why ", maxQuestion/4)+"?\n", exitFailed, "ask", "../../docs/harbour.md")
	if len(objects) != 1 || !strings.Contains(string(objects[0]), `"code":"too-large"`) {
		t.Errorf("got %s, want one failure, too-large", objects)
	}
}

func TestWhatIsShapedLikeALink(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"example.com":              "https://example.com",
		"www.example.museum":       "https://www.example.museum",
		"example.co.uk/a.html":     "https://example.co.uk/a.html",
		"example.org?id=3":         "https://example.org?id=3",
		"example.com:8080/a":       "https://example.com:8080/a",
		"bücher.example/neu":       "https://bücher.example/neu",
		"ftp://example.com/a":      "https://example.com/a",
		"//example.com/a":          "https://example.com/a",
		"https:/example.com/a":     "https://example.com/a",
		"htps://example.com/a":     "https://example.com/a",
		"notes.txt":                "",
		"my.notes.md":              "",
		"folder/page.html":         "",
		"../example.com.txt":       "",
		"page.html":                "",
		"v1.2/notes.txt":           "",
		"":                         "",
		"a sentence. With/slashes": "",
	} {
		if got := likelyLink(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

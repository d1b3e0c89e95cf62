package llm

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"verbatim/prompts"
	"verbatim/summarise/llmtest"
)

// readable is a request that people can review: rules and schema are named where they stand as they
// are, the messages' lines are lines.
func readable(t *testing.T, r llmtest.Request) []byte {
	t.Helper()
	var b bytes.Buffer
	var body map[string]json.RawMessage
	if err := json.Unmarshal(r.Body, &body); err != nil {
		t.Fatal(err)
	}
	delete(body, "messages")
	if format := body["response_format"]; bytes.Contains(format, []byte(schema)) {
		body["response_format"] = bytes.Replace(format, []byte(schema), []byte(`"(the schema)"`), 1)
	}
	rest, err := json.MarshalIndent(body, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	b.Write(rest)
	for _, m := range r.Messages {
		text := m.Content
		if text == prompts.Rules() {
			text = "(the rules)\n"
		}
		b.WriteString("\n" + m.Role + ":\n  " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n  "))
	}
	b.WriteString("\n")
	return b.Bytes()
}

func sortFiles(a *txtar.Archive) {
	slices.SortFunc(a.Files, func(x, y txtar.File) int { return cmp.Compare(x.Name, y.Name) })
}

package llm

import (
	"strings"
	"testing"

	"verbatim/prompts"
	"verbatim/summarise"
	"verbatim/summarise/llmtest"
)

// TestDialects: whatever a server lacks, a digest is had, and the next one costs one call.
func TestDialects(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		model  llmtest.Model
		calls  int // of the first digest
		format string
		limit  string
		effort string
	}{
		{"OpenAI's reasoning model", llmtest.Model{Name: "gpt-5-mini", Kind: llmtest.Reasoning}, 1, "json_schema", "max_completion_tokens", "low"},
		{"OpenAI's chat model", llmtest.Model{Name: "gpt-4o-mini"}, 1, "json_schema", "max_completion_tokens", ""},
		{"a model with a reasoning model's name that does not reason", llmtest.Model{Name: "gpt-5-local"}, 2, "json_schema", "max_completion_tokens", ""},
		{"a server with JSON mode only", llmtest.Model{Name: "local", Formats: llmtest.JSONObject}, 2, "json_object", "max_completion_tokens", ""},
		{"a server without response formats", llmtest.Model{Name: "local", Formats: llmtest.PlainText}, 3, "", "max_completion_tokens", ""},
		{"a server that knows max_tokens only", llmtest.Model{Name: "local", Kind: llmtest.Old}, 2, "json_schema", "max_tokens", ""},
		{"a server that knows nothing new", llmtest.Model{Name: "local", Kind: llmtest.Old, Formats: llmtest.PlainText}, 4, "", "max_tokens", ""},
		{"the same under a name that go-openai takes for a reasoning model", llmtest.Model{Name: "o1x-7b", Kind: llmtest.Old, Formats: llmtest.PlainText}, 4, "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, llmtest.Options{Models: []llmtest.Model{test.model}}, Options{Model: test.model.Name})
			for _, calls := range []int{test.calls, test.calls + 1, test.calls + 2} {
				if _, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{}); err != nil {
					t.Fatalf("after %d calls: %v", w.calls(), err)
				}
				if w.calls() != calls {
					t.Fatalf("%d calls in all, want %d", w.calls(), calls)
				}
			}
			last := w.Requests()[w.calls()-1]
			limit := ""
			switch {
			case last.MaxTokens > 0:
				limit = "max_tokens"
			case last.MaxCompletionTokens > 0:
				limit = "max_completion_tokens"
			}
			if last.Format != test.format || limit != test.limit || last.ReasoningEffort != test.effort {
				t.Errorf("it settled on format %q, limit %q, effort %q; want %q, %q, %q", last.Format, limit, last.ReasoningEffort, test.format, test.limit, test.effort)
			}
			if last.Temperature != nil {
				t.Error("a temperature is sent")
			}
		})
	}
}

// TestServerThatTakesTheSchemaAndIgnoresIt: prose comes back. The form is shown in the prompt
// from then on, so that later digests cost one call.
func TestServerThatTakesTheSchemaAndIgnoresIt(t *testing.T) {
	t.Parallel()
	w := newWorld(t, llmtest.Options{}, Options{})
	w.Queue(llmtest.Says("Here is your digest: the mill turns."), draft(), draft())
	for range 2 {
		if _, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{}); err != nil {
			t.Fatal(err)
		}
	}
	if w.calls() != 3 {
		t.Fatalf("%d calls, want 3", w.calls())
	}
	for i, want := range []bool{false, true, true} {
		r := w.Requests()[i]
		if got := strings.Contains(r.Last(), prompts.Shape()); got != want || r.Format != "json_schema" {
			t.Errorf("request %d: form shown %v, format %q; want %v, json_schema", i, got, r.Format, want)
		}
	}
}

// TestRefusalsAreNotRemembered: a request that is refused in every dialect leaves the first one in place.
func TestRefusalsAreNotRemembered(t *testing.T) {
	t.Parallel()
	w := newWorld(t, llmtest.Options{}, Options{})
	no := llmtest.APIError(400, "Bad request.", "", "")
	w.Queue(no, no, no)
	_, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{})
	wantReason(t, err, Rejected)
	if _, err := w.engine.Draft(t.Context(), mill(t), summarise.Want{}); err != nil {
		t.Fatal(err)
	}
	if last := w.Requests()[3]; w.calls() != 4 || last.Format != "json_schema" {
		t.Errorf("%d calls, the last with format %q; want 4, json_schema", w.calls(), last.Format)
	}
	// Once a dialect has worked, a refusal that names nothing is about the request.
	w.Queue(no)
	_, err = w.engine.Draft(t.Context(), mill(t), summarise.Want{})
	wantReason(t, err, Rejected)
	if w.calls() != 5 {
		t.Errorf("%d calls, want 5", w.calls())
	}
}

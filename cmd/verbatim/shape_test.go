package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// shapes are the objects of PRODUCT's section JSON, field by field in its order. A name in brackets is a
// list of that object, one in braces such an object.
var shapes = map[string]string{
	"read":      "source url title byline site published lang words text passages[passage] notes",
	"passage":   "heading text page",
	"span":      "passage start end text",
	"sentence":  "text support[span]",
	"summarise": "source article{article} summary[sentence] claims[claim] quotes[quote] dropped read{extent} maker{maker} cached notes",
	"article":   "id url title byline site published lang words",
	"claim":     "text by support[span]",
	"quote":     "text speaker sure kind passage start end",
	"extent":    "words of",
	"maker":     "engine model prompt",
	"quotes":    "source article{article} quotes[quote]",
	"ask":       "source question found answer[sentence] dropped maker{maker} notes",
	"check":     "source sentences[checked]",
	"checked":   "text start end verdict score reasons support[span]",
	"failure":   "source error{error}",
	"error":     "code message",
}

// jsonRun runs a command line in this process and returns its objects.
func jsonRun(t *testing.T, stdin string, wantStatus int, args ...string) []json.RawMessage {
	t.Helper()
	var out, errs bytes.Buffer
	args = append(args, "--json")
	status := Main(t.Context(), args, strings.NewReader(stdin), &out, &errs, lookup("DATA_DIR", t.TempDir()))
	if status != wantStatus || errs.Len() > 0 {
		t.Fatalf("verbatim %q: status %d, want %d; standard error: %s", args, status, wantStatus, errs.String())
	}
	var objects []json.RawMessage
	for line := range strings.Lines(out.String()) {
		objects = append(objects, json.RawMessage(line))
	}
	return objects
}

func TestJSONHasTheShapesOfTheContract(t *testing.T) {
	t.Parallel()
	const article, question = "../../docs/harbour.md", "What did the works cost?"
	statement := "The works cost 83 million crowns. The wall is 165 metres long. Everybody was glad of the weather that day."
	for name, c := range map[string]struct {
		shape  string
		status int
		stdin  string
		args   []string
	}{
		"read":                    {"read", 0, "", []string{"read", article}},
		"read standard input":     {"read", 0, "One line of text, no more than that.", []string{"read", "-"}},
		"summarise":               {"summarise", 0, "", []string{"summarise", article}},
		"a short text summarised": {"summarise", 0, "The council met on Monday.", []string{"summarise", "-"}},
		"quotes":                  {"quotes", 0, "", []string{"quotes", article}},
		"quotes of nobody":        {"quotes", 0, "", []string{"quotes", "--speaker", "Nobody", article}},
		"ask":                     {"ask", 0, "", []string{"ask", article, question}},
		"ask what is not there":   {"ask", 1, "", []string{"ask", article, "Who is the president of France?"}},
		"a conversation":          {"ask", 0, question + "\n\n" + question + "\n", []string{"ask", article}},
		"check":                   {"check", 0, statement, []string{"check", article, "-"}},
		"a file that is missing":  {"failure", 1, "", []string{"read", "nothing-here.txt"}},
		"a text that is missing":  {"failure", 1, "", []string{"check", article, "nothing-here.txt"}},
		"a question without text": {"failure", 1, "", []string{"ask", "-", question}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, object := range jsonRun(t, c.stdin, c.status, c.args...) {
				if err := conforms(object, c.shape); err != nil {
					t.Errorf("%v\nin %s", err, object)
				}
			}
		})
	}
}

// conforms reports where an object has other fields than its shape, in another order, or a null.
func conforms(object json.RawMessage, shape string) error {
	names, values, err := members(object)
	if err != nil {
		return fmt.Errorf("%s: %w", shape, err)
	}
	fields := strings.Fields(shapes[shape])
	bare := make([]string, len(fields))
	for i, f := range fields {
		bare[i] = strings.FieldsFunc(f, func(r rune) bool { return r == '[' || r == '{' })[0]
	}
	if !slices.Equal(names, bare) {
		return fmt.Errorf("%s has the fields %q\nwant %q", shape, names, bare)
	}
	for i, f := range fields {
		if string(values[i]) == "null" {
			return fmt.Errorf("%s: %s is null", shape, names[i])
		}
		_, inner, _ := strings.Cut(strings.TrimRight(f, "]}"), "[")
		elements := []json.RawMessage{values[i]}
		if inner != "" {
			if err := json.Unmarshal(values[i], &elements); err != nil {
				return fmt.Errorf("%s: %s: %w", shape, names[i], err)
			}
		} else if _, inner, _ = strings.Cut(strings.TrimRight(f, "]}"), "{"); inner == "" {
			continue
		}
		for _, e := range elements {
			if err := conforms(e, inner); err != nil {
				return fmt.Errorf("%s.%s: %w", shape, names[i], err)
			}
		}
	}
	return nil
}

// members returns an object's names in their order, and their values.
func members(object json.RawMessage) (names []string, values []json.RawMessage, err error) {
	dec := json.NewDecoder(bytes.NewReader(object))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return nil, nil, fmt.Errorf("no object: %v, %v", open, err)
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, nil, err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, nil, err
		}
		names, values = append(names, fmt.Sprint(name)), append(values, value)
	}
	return names, values, nil
}

// What points into an article is exactly the slice of the passage that read prints; what points into a
// text that is checked, exactly the slice of that.
func TestOffsetsAreBytesOfWhatWasRead(t *testing.T) {
	t.Parallel()
	// Not everything is one byte long.
	article := "# Ein Hafen für Löwmere\n\n„Wir haben es geschafft“, sagte Bürgermeisterin Ida Höll am 3. März. Die Mole ist 1,4 Kilometer lang.\n\n" +
		"Die Kosten betrugen 83 Millionen €, zwölf Millionen mehr als geplant. Die Fähre fährt viermal täglich nach Skärin."
	var read struct {
		Text     string
		Passages []struct{ Text string }
	}
	decode(t, jsonRun(t, article, 0, "read", "-")[0], &read)
	var texts []string
	for _, p := range read.Passages {
		texts = append(texts, p.Text)
	}
	if got, want := read.Text, strings.Join(texts, "\n\n"); got != want {
		t.Errorf("text is %q\nwant the passages joined by a blank line: %q", got, want)
	}

	type span struct {
		Passage, Start, End int
		Text                string
	}
	type supported struct{ Support []span }
	var digest struct {
		Summary, Claims []supported
		Quotes          []span
	}
	decode(t, jsonRun(t, article, 0, "summarise", "-")[0], &digest)
	spans := digest.Quotes
	for _, s := range append(digest.Summary, digest.Claims...) {
		spans = append(spans, s.Support...)
	}
	var quotes struct{ Quotes []span }
	decode(t, jsonRun(t, article, 0, "quotes", "-")[0], &quotes)
	spans = append(spans, quotes.Quotes...)
	if len(quotes.Quotes) == 0 || len(spans) < 4 {
		t.Fatalf("%d quotes and %d places are too few to show anything", len(quotes.Quotes), len(spans))
	}
	for _, s := range spans {
		if got := read.Passages[s.Passage].Text[s.Start:s.End]; got != s.Text {
			t.Errorf("%+v stands at %q", s, got)
		}
	}

	statement := "Über Löwmere: Die Mole ist 1,4 Kilometer lang. Die Kosten betrugen 99 Millionen €."
	var checked struct {
		Sentences []struct {
			span
			Verdict string
			Score   float64
		}
	}
	decode(t, jsonRun(t, statement, 0, "check", "../../docs/harbour.md", "-")[0], &checked)
	if len(checked.Sentences) != 2 {
		t.Fatalf("got %d sentences, want 2: %+v", len(checked.Sentences), checked.Sentences)
	}
	for _, s := range checked.Sentences {
		if got := statement[s.Start:s.End]; got != s.Text || s.Score < 0 || s.Score > 1 {
			t.Errorf("%+v stands at %q", s, got)
		}
	}
}

func TestPublishedIsADateOrRFC3339(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"2024-05-03":                    "2024-05-03",
		"2024-05-03T09:30:00+02:00":     "2024-05-03T09:30:00+02:00",
		"2024-05-03T09:30:00.123456Z":   "2024-05-03T09:30:00Z",
		"on a Tuesday, if I am not off": "",
	} {
		page := `<!doctype html><html lang="en"><head><title>Lowmere harbour opens</title><meta property="article:published_time" content="` + written + `"></head>
<body><article><h1>Lowmere harbour opens</h1><p>The new harbour of Lowmere opened to ships on Tuesday, nine years after the storm broke the old sea wall.</p>
<p>The works cost 83 million crowns, 12 million more than planned, and the council paid for two thirds of it.</p></article></body></html>`
		var read struct{ Published string }
		decode(t, jsonRun(t, page, 0, "read", "-")[0], &read)
		if _, err := time.Parse(time.RFC3339, read.Published); read.Published != want || err != nil && len(want) > len(time.DateOnly) {
			t.Errorf("%q: published is %q, want %q", written, read.Published, want)
		}
	}
}

func decode(t *testing.T, object json.RawMessage, into any) {
	t.Helper()
	if err := json.Unmarshal(object, into); err != nil {
		t.Fatalf("%v in %s", err, object)
	}
}

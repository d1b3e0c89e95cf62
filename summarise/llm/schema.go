package llm

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"verbatim/summarise"
)

// schemaName names the schema to the server.
const schemaName = "report"

// schema is the form of every reply, digest or answer: one schema, since providers put it before
// the system message and keep the beginning of a prompt only while it stays the same. Strict mode
// wants every key required and no others, at every level; it takes no references everywhere, so
// sentences are spelled out three times. Evidence stands before text because models write in order.
const schema = `{"type":"object","properties":{` +
	`"summary":` + sentencesSchema + `,` +
	`"claims":` + sentencesSchema + `,` +
	`"quotes":{"type":"array","items":{"type":"object","properties":{"passage":{"type":"integer"},"words":{"type":"string"},"speaker":{"type":"string"}},` +
	`"required":["passage","words","speaker"],"additionalProperties":false}},` +
	`"answer":` + sentencesSchema + `},` +
	`"required":["summary","claims","quotes","answer"],"additionalProperties":false}`

const sentencesSchema = `{"type":"array","items":{"type":"object","properties":{` +
	`"evidence":{"type":"array","items":{"type":"object","properties":{"passage":{"type":"integer"},"words":{"type":"string"}},` +
	`"required":["passage","words"],"additionalProperties":false}},` +
	`"text":{"type":"string"},"by":{"type":"string"}},` +
	`"required":["evidence","text","by"],"additionalProperties":false}}`

// reply is what a model sends. A list that is missing is nil, one that is empty is not.
type reply struct {
	Summary []sentence  `json:"summary"`
	Claims  []sentence  `json:"claims"`
	Quotes  []quotation `json:"quotes"`
	Answer  []sentence  `json:"answer"`
}

type sentence struct {
	Evidence []evidence `json:"evidence"`
	Text     string     `json:"text"`
	By       string     `json:"by"`
}

type evidence struct {
	Passage passageNumber `json:"passage"`
	Words   string        `json:"words"`
}

type quotation struct {
	Passage passageNumber `json:"passage"`
	Words   string        `json:"words"`
	Speaker string        `json:"speaker"`
}

// passageNumber forgives what models without a schema write for a number ("[3]", "3", null): a
// number that cannot be read is no worse than a wrong one, the words are looked for anyway.
type passageNumber int

func (n *passageNumber) UnmarshalJSON(raw []byte) error {
	number, err := strconv.Atoi(strings.Trim(string(raw), `"[] `))
	if err != nil || number < 0 {
		number = summarise.Anywhere
	}
	*n = passageNumber(number)
	return nil
}

// parse reads a model's content: one JSON object, bare or in a code fence, after whatever a local
// reasoning model thought aloud. It mends nothing: an ending put to truncated JSON is an invention.
func parse(content string) (*reply, error) {
	content = strings.TrimSpace(strings.TrimPrefix(content, "\ufeff"))
	if rest, ok := strings.CutPrefix(content, "<think>"); ok {
		_, after, closed := strings.Cut(rest, "</think>")
		if !closed {
			return nil, errors.New("it holds no JSON object")
		}
		content = strings.TrimSpace(after)
	}
	content = unfence(content)
	if !strings.HasPrefix(content, "{") {
		return nil, errors.New("it holds no JSON object")
	}
	dec := json.NewDecoder(bytes.NewReader([]byte(content)))
	var r reply
	if err := dec.Decode(&r); err != nil {
		if _, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			return nil, errors.New("its JSON has another form than asked for")
		}
		return nil, errors.New("its JSON is not valid or not complete")
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the JSON object")
	}
	return &r, nil
}

// unfence takes a Markdown code fence off that encloses all of s.
func unfence(s string) string {
	rest, ok := strings.CutPrefix(s, "```")
	if !ok {
		return s
	}
	info, body, ok := strings.Cut(rest, "\n")
	if !ok || strings.ContainsAny(info, "{}") {
		return s
	}
	inner, ok := strings.CutSuffix(strings.TrimSpace(body), "```")
	if !ok {
		return s
	}
	return strings.TrimSpace(inner)
}

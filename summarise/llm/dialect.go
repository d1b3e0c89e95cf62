package llm

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// dialect is what a server takes of the Chat Completions protocol. An engine begins with the
// richest one, falls back one step whenever a refusal names what it does not like, and remembers
// what worked.
type dialect struct {
	format format
	limit  limit
	effort effort
	shape  shape
}

// format is a rung of the ladder by which a server is made to reply in JSON.
type format int

const (
	strictSchema format = iota // response_format json_schema, strict
	jsonObject                 // response_format json_object
	plainText                  // none: the task alone asks for it
)

// limit is how the length of a reply is bounded.
type limit int

const (
	completionTokens limit = iota // max_completion_tokens, which reasoning models insist on
	oldTokens                     // max_tokens, which some local servers know only
	noLimit                       // not at all
)

// effort is whether a reasoning model is told to be brief about it: finding and copying words
// needs no long thought, and an attempt has a minute. Models that do not reason refuse the word, so
// it is only said to those known to.
type effort int

const (
	lowEffort effort = iota
	ownEffort
)

// shape is whether the task shows the form of the reply.
type shape int

const (
	shapeByFormat shape = iota // only where the format does not enforce it
	shapeShown                 // a server took the schema and did not keep to it
)

func firstDialect(model string) dialect {
	d := dialect{effort: ownEffort}
	for _, family := range []string{"gpt-5", "o3", "o4-mini"} { // the o1 models vary
		if strings.HasPrefix(model, family) && !strings.Contains(model, "chat") {
			d.effort = lowEffort
		}
	}
	return d
}

// simpler is the dialect to try after f refused d. Where the refusal names nothing known and d has
// never worked, the format is the likeliest stranger.
func (d dialect) simpler(f *Failure, worked bool) (dialect, bool) {
	if f.Reason != Rejected || f.Status != http.StatusBadRequest && f.Status != http.StatusUnprocessableEntity {
		return d, false
	}
	names := func(any ...string) bool {
		for _, s := range any {
			if strings.Contains(f.said, s) {
				return true
			}
		}
		return false
	}
	switch {
	case d.effort == lowEffort && names("reasoning_effort", "reasoning.effort"):
		d.effort = ownEffort
	case d.limit == completionTokens && names("max_completion_tokens"):
		d.limit = oldTokens
	case d.limit == oldTokens && names("max_tokens"):
		d.limit = noLimit
	case d.format != plainText && (!worked || names("response_format", "json_schema", "json_object", "json mode", "schema", "grammar", "structured")):
		d.format++
	default:
		return d, false
	}
	return d, true
}

// showsShape reports whether the task must show the form of the reply.
func (d dialect) showsShape() bool { return d.format != strictSchema || d.shape == shapeShown }

// request puts messages into words of the dialect. go-openai refuses max_tokens to every model whose
// name begins like a reasoning model's, before it sends anything, also to a local "o1x-7b"; such a
// model is sent no limit rather than none at all of the request.
func (d dialect) request(model string, messages []openai.ChatCompletionMessage, tokens int) openai.ChatCompletionRequest {
	req := openai.ChatCompletionRequest{Model: model, Messages: messages}
	switch d.limit {
	case completionTokens:
		req.MaxCompletionTokens = tokens
	case oldTokens:
		//lint:ignore SA1019 what OpenAI has given up is all that some local servers know
		req.MaxTokens = tokens
		if openai.NewReasoningValidator().Validate(req) != nil {
			//lint:ignore SA1019 as above
			req.MaxTokens = 0
		}
	}
	if d.effort == lowEffort {
		req.ReasoningEffort = openai.ReasoningEffortLow
	}
	switch d.format {
	case strictSchema:
		req.ResponseFormat = &openai.ChatCompletionResponseFormat{
			Type: openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{
				Name: schemaName, Strict: true, Schema: json.RawMessage(schema),
			},
		}
	case jsonObject:
		req.ResponseFormat = &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONObject}
	}
	return req
}

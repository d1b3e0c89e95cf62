package llmtest

import (
	"fmt"
	"regexp"
	"strings"
)

var schemaName = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`)

// check says what OpenAI would refuse req for, nil if nothing.
func (s *Server) check(req *Request, w wire) *Reply {
	if w.Model == nil {
		return refuse(400, "you must provide a model parameter", "", "")
	}
	m, ok := s.model(req.Model)
	if !ok {
		return refuse(404, fmt.Sprintf("The model `%s` does not exist or you do not have access to it.", req.Model), "model_not_found", "")
	}
	if len(req.Messages) == 0 {
		return refuse(400, "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "empty_array", "messages")
	}
	for i, msg := range req.Messages {
		if msg.Role != "system" && msg.Role != "developer" && msg.Role != "user" && msg.Role != "assistant" {
			return refuse(400, fmt.Sprintf("Invalid value: '%s'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.", msg.Role),
				"invalid_value", fmt.Sprintf("messages[%d].role", i))
		}
	}
	if w.StreamOptions != nil && !req.Stream {
		return refuse(400, "The 'stream_options' parameter is only allowed when 'stream' is enabled.", "", "stream_options")
	}
	if refusal := checkParameters(m.Kind, w); refusal != nil {
		return refusal
	}
	if refusal := checkFormat(m.Formats, w.ResponseFormat, req.Messages); refusal != nil {
		return refusal
	}
	window := m.Context
	if window == 0 {
		window = 400_000
	}
	limit := max(req.MaxTokens, req.MaxCompletionTokens)
	if n := tokens(req.prompt()); n > window || m.Kind == Old && n+limit > window {
		return ref(ContextLengthExceeded(window, n))
	}
	return nil
}

func ref(r Reply) *Reply { return &r }

func checkParameters(k Kind, w wire) *Reply {
	unsupported := func(param, instead string) *Reply {
		return refuse(400, fmt.Sprintf("Unsupported parameter: '%s' is not supported with this model.%s", param, instead), "unsupported_parameter", param)
	}
	for param, n := range map[string]*int{"max_tokens": w.MaxTokens, "max_completion_tokens": w.MaxCompletionTokens} {
		if n != nil && *n < 1 {
			return refuse(400, fmt.Sprintf("Invalid '%s': integer below minimum value. Expected a value >= 1, but got %d instead.", param, *n), "integer_below_min_value", param)
		}
	}
	switch {
	case w.MaxTokens != nil && w.MaxCompletionTokens != nil:
		return refuse(400, "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.", "invalid_parameter_combination", "")
	case k == Reasoning && w.MaxTokens != nil:
		return unsupported("max_tokens", " Use 'max_completion_tokens' instead.")
	case k == Reasoning && w.Temperature != nil && *w.Temperature != 1:
		return refuse(400, fmt.Sprintf("Unsupported value: 'temperature' does not support %v with this model. Only the default (1) value is supported.", *w.Temperature), "unsupported_value", "temperature")
	case k != Reasoning && w.ReasoningEffort != nil:
		return refuse(400, "Unrecognized request argument supplied: reasoning_effort", "", "")
	case k == Old && w.MaxCompletionTokens != nil:
		return refuse(400, "Unrecognized request argument supplied: max_completion_tokens", "", "")
	}
	return nil
}

func checkFormat(f Formats, rf *responseFormat, messages []Message) *Reply {
	if rf == nil || rf.Type == "text" {
		return nil
	}
	switch {
	case rf.Type != "json_schema" && rf.Type != "json_object":
		return refuse(400, fmt.Sprintf("Invalid value: '%s'. Supported values are: 'json_object', 'json_schema', and 'text'.", rf.Type), "invalid_value", "response_format.type")
	case f == PlainText:
		return refuse(400, "response_format is not supported by this model", "", "response_format")
	case rf.Type == "json_object":
		for _, m := range messages {
			if strings.Contains(strings.ToLower(m.Content), "json") {
				return nil
			}
		}
		return refuse(400, "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.", "", "messages")
	case f == JSONObject:
		return refuse(400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", "", "response_format")
	case rf.JSONSchema == nil:
		return refuse(400, "Missing required parameter: 'response_format.json_schema'.", "missing_required_parameter", "response_format.json_schema")
	case !schemaName.MatchString(rf.JSONSchema.Name):
		return refuse(400, "Invalid 'response_format.json_schema.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", "invalid_value", "response_format.json_schema.name")
	case rf.JSONSchema.Strict:
		if problem := strictProblem(rf.JSONSchema.Schema, nil); problem != "" {
			return refuse(400, fmt.Sprintf("Invalid schema for response_format '%s': %s", rf.JSONSchema.Name, problem), "", "response_format")
		}
	}
	return nil
}

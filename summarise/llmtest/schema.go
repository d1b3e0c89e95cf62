package llmtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// schemaNode is what a strict schema may hold of JSON Schema (OpenAI, "Structured Outputs", supported schemas).
type schemaNode struct {
	Type                 string                     `json:"type"`
	Description          string                     `json:"description"`
	Properties           map[string]json.RawMessage `json:"properties"`
	Required             []string                   `json:"required"`
	AdditionalProperties json.RawMessage            `json:"additionalProperties"`
	Items                json.RawMessage            `json:"items"`
	Enum                 []json.RawMessage          `json:"enum"`
}

// strictProblem says in OpenAI's words why a schema cannot be strict, "" if it can. Every object
// lists all its keys as required and takes no others; every array says what it holds. References
// and unions are not modelled and are refused.
func strictProblem(raw json.RawMessage, context []string) string {
	where := "()"
	if len(context) > 0 {
		where = "('" + strings.Join(context, "', '") + "')"
	}
	var n schemaNode
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&n); err != nil {
		return fmt.Sprintf("In context=%s, %v.", where, err)
	}
	if len(context) == 0 && n.Type != "object" {
		return fmt.Sprintf(`schema must be a JSON Schema of 'type: "object"', got 'type: "%s"'.`, n.Type)
	}
	switch n.Type {
	case "string", "integer", "number", "boolean":
		return ""
	case "array":
		if n.Items == nil {
			return fmt.Sprintf("In context=%s, array schema missing items.", where)
		}
		return strictProblem(n.Items, append(slices.Clone(context), "items"))
	case "object":
		return objectProblem(n, where, context)
	}
	return fmt.Sprintf("In context=%s, schema must have a 'type' key.", where)
}

func objectProblem(n schemaNode, where string, context []string) string {
	if string(n.AdditionalProperties) != "false" {
		return fmt.Sprintf("In context=%s, 'additionalProperties' is required to be supplied and to be false.", where)
	}
	for _, key := range sortedKeys(n.Properties) {
		if !slices.Contains(n.Required, key) {
			return fmt.Sprintf("In context=%s, 'required' is required to be supplied and to be an array including every key in properties. Missing '%s'.", where, key)
		}
		if problem := strictProblem(n.Properties[key], append(slices.Clone(context), "properties", key)); problem != "" {
			return problem
		}
	}
	for _, key := range n.Required {
		if _, ok := n.Properties[key]; !ok {
			return fmt.Sprintf("In context=%s, 'required' is required to be supplied and to be an array including every key in properties. Extra required key '%s' supplied.", where, key)
		}
	}
	return ""
}

func sortedKeys(m map[string]json.RawMessage) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

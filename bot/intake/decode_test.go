package intake

import (
	"bytes"
	"encoding/json"
	"testing"
)

// withKnownComponents rewrites a case that discordgo v0.29 cannot decode since it refuses a whole message for a
// component that it does not know: labels become the rows they replaced, other unknown components go.
func withKnownComponents(t *testing.T, line []byte) []byte {
	t.Helper()
	var v any
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber()
	if err := decoder.Decode(&v); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(known(v))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func known(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = known(v[i])
		}
	case map[string]any:
		const label, lastKnown = 18, 17
		for key, x := range v {
			x = known(x)
			if cs, ok := x.([]any); ok && key == "components" {
				var kept []any
				for _, c := range cs {
					m, _ := c.(map[string]any)
					number, _ := m["type"].(json.Number)
					switch n, _ := number.Int64(); {
					case n == label:
						kept = append(kept, map[string]any{"type": 1, "components": []any{m["component"]}})
					case n <= lastKnown:
						kept = append(kept, c)
					}
				}
				x = kept
			}
			v[key] = x
		}
	}
	return v
}

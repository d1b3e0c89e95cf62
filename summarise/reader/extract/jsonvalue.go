package extract

import "strings"

// str is v as a string: itself, the first of several, or a value object's.
func str(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			return plain(v[0])
		}
	case map[string]any:
		return plain(v["@value"])
	}
	return ""
}

func plain(v any) string {
	s, _ := v.(string)
	return s
}

// strs is v as strings, one or several.
func strs(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, e := range v {
			if s := plain(e); s != "" {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

func isFalse(v any) bool {
	switch v := v.(type) {
	case bool:
		return !v
	case string:
		return strings.EqualFold(strings.TrimSpace(v), "false")
	}
	return false
}

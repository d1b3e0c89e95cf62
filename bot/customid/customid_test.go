package customid

import (
	"errors"
	"strings"
	"testing"
)

var article = strings.Repeat("0123456789abcdef", 4)

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for name, a := range map[string]Action{
		"a verb alone":           {Verb: Paste},
		"a digest's button":      {Verb: Evidence, Asker: "1100000000004194304", Article: article},
		"a form with all fields": {Verb: Paste, Asker: "18446744073709551615", Article: article, Length: "standard", Lang: "zh-Hant"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			id := a.String()
			if len(id) > 100 {
				t.Errorf("%q has %d bytes, Discord allows 100", id, len(id))
			}
			if got, err := Parse(id); err != nil || got != a {
				t.Errorf("Parse(%q) = %+v, %v; want %+v", id, got, err, a)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for name, id := range map[string]string{
		"an empty ID":             "",
		"another program's":       "quotes_button_1",
		"a verb nobody knows":     "v1:launch::::",
		"too few fields":          "v1:ask",
		"too many fields":         "v1:ask:::::",
		"an asker of no number":   "v1:ask:!!:::",
		"an article of few bytes": "v1:ask::AAAA::",
		"more than 100 bytes":     "v1:ask:::" + strings.Repeat("x", 100) + ":",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if a, err := Parse(id); err == nil {
				t.Errorf("Parse(%q) = %+v, want an error", id, a)
			}
		})
	}
	if _, err := Parse("v2:ask::::"); !errors.Is(err, ErrVersion) {
		t.Errorf("an ID of the next version: %v, want ErrVersion", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(Action{Verb: Evidence, Asker: "1100000000004194304", Article: article}.String())
	f.Add("v1:ask:::short:de")
	f.Fuzz(func(t *testing.T, id string) {
		a, err := Parse(id)
		if err != nil {
			return
		}
		if back, err := Parse(a.String()); err != nil || back != a {
			t.Errorf("Parse(%q) = %+v, encoded again and parsed %+v, %v", id, a, back, err)
		}
	})
}

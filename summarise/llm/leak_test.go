package llm

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"verbatim/prompts"
)

func TestASentenceThatRepeatsTheRulesIsKnown(t *testing.T) {
	t.Parallel()
	text := prompts.Rules()
	some := strings.Join(strings.Fields(text)[40:52], " ")
	backwards := []rune(some)
	slices.Reverse(backwards)
	r := newRules()
	for name, s := range map[string]string{
		"all of them":     text,
		"some words":      "My developers told me: " + some,
		"in capitals":     strings.ToUpper(some),
		"dotted":          strings.Join(strings.Split(some, ""), "."),
		"backwards":       string(backwards),
		"in rot13":        rot13(letters(some)),
		"in base64":       "Key: " + base64.StdEncoding.EncodeToString([]byte(some)),
		"in base64, all":  base64.StdEncoding.EncodeToString([]byte(text)),
		"in hexadecimals": hex.EncodeToString([]byte(some)),
	} {
		if !r.leaked(s) {
			t.Errorf("%s: not known: %q", name, s)
		}
	}
	for _, s := range []string{
		"", "The council of Lowmere reopened its tidal mill on Tuesday after four years of repairs.",
		"The article says that the summary was written by a machine.", "aGFyYm91cg==", strings.Repeat("the article ", 200),
	} {
		if r.leaked(s) {
			t.Errorf("taken for the rules: %q", s)
		}
	}
}

func BenchmarkLeaked(b *testing.B) {
	r := newRules()
	for b.Loop() {
		r.leaked("The council of Lowmere reopened its tidal mill on Tuesday after four years of repairs, and the mayor said so.")
	}
}

package llm

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"unicode"

	"verbatim/prompts"
)

// leakLetters is how many letters in a row of the rules a sentence must repeat to be taken for a leak of
// them: about six words, which no sentence about an article shares by chance.
const leakLetters = 30

// rules knows the system message by its runs of letters. The message holds no secret, but a sentence
// that repeats it is about us and not about the article, and what it says is what a page wanted.
type rules map[string]struct{}

// ourRules are made once, when the first reply is read.
var ourRules = sync.OnceValue(newRules)

func newRules() rules {
	r := rules{}
	text := letters(prompts.Rules())
	for i := 0; i+leakLetters <= len(text); i++ {
		r[text[i:i+leakLetters]] = struct{}{}
	}
	return r
}

// leaked reports whether s repeats the rules: plainly, with marks between the letters, backwards, in
// rot13, base64 or hexadecimal.
func (r rules) leaked(s string) bool {
	if r.repeats(letters(s)) {
		return true
	}
	for _, word := range strings.Fields(s) {
		word = strings.TrimRight(word, ".,;:!?=")
		if raw, err := base64.RawStdEncoding.DecodeString(word); err == nil && r.repeats(letters(string(raw))) {
			return true
		}
		if raw, err := hex.DecodeString(word); err == nil && r.repeats(letters(string(raw))) {
			return true
		}
	}
	return false
}

func (r rules) repeats(text string) bool {
	backwards := []byte(text)
	slices.Reverse(backwards)
	for _, t := range []string{text, string(backwards), rot13(text)} {
		for i := 0; i+leakLetters <= len(t); i++ {
			if _, ok := r[t[i:i+leakLetters]]; ok {
				return true
			}
		}
	}
	return false
}

// letters is s in small letters a to z alone; the rules are English.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r = unicode.ToLower(r); r < 'a' || r > 'z' {
			return -1
		}
		return r
	}, s)
}

func rot13(s string) string {
	return strings.Map(func(r rune) rune { return 'a' + (r-'a'+13)%26 }, s)
}

package prose

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

const (
	// minDetected is the shortest text, in bytes, whose language is guessed at any odds: on articles
	// the guess is right in 576 of 576 (12 languages), on single questions in 75 to 99 %.
	minDetected = 200
	// detectedBytes is how much of a text is looked at. With more than 2 KB the library errs: its
	// distances assume as many trigrams as its profiles have (one Arabic article in five became Uighur).
	detectedBytes = 1500
)

// Detect returns the language that text is written in as a BCP 47 tag, "" if that is not certain.
func Detect(text string) string {
	if len(text) > detectedBytes {
		text = strings.ToValidUTF8(text[:detectedBytes], "")
	}
	info := whatlanggo.Detect(text)
	if info.Script == nil || info.Lang < 0 || len(text) < minDetected && !info.IsReliable() {
		return ""
	}
	tag := info.Lang.Iso6391()
	switch {
	case info.Lang == whatlanggo.Pes:
		return "fa"
	case tag == "zh" && writesKana(text):
		return "ja" // more Chinese characters than kana, as in headlines
	}
	return tag
}

// writesKana reports whether one letter in twenty or more is kana.
func writesKana(text string) bool {
	kana, letters := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
				kana++
			}
		}
	}
	return kana*20 >= letters && kana > 0
}

// primary returns the primary subtag of a BCP 47 tag in the form that the tables of this
// package use: "de" for "de-AT", "zh" for "cmn" and "yue", "nb" for "no".
func primary(tag string) string {
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	tag = strings.ToLower(tag)
	switch tag {
	case "cmn", "yue", "zho":
		return "zh"
	case "no", "nn":
		return "nb"
	case "arb", "ara":
		return "ar"
	case "eng":
		return "en"
	}
	return tag
}

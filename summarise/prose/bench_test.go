package prose

import (
	"fmt"
	"strings"
	"testing"
)

// longText writes an article of about n words: sentences of twenty words, every word used with
// the frequency that words have, names and numbers among them.
func longText(n int) string {
	stock := strings.Fields("the of and to in a harbour for council is on that by with said it ferry as was at from has be this " +
		"have are not minister bridge an were which town will report he after their port been more would new company they but plan year " +
		"or also who its had dock could about first two over people can if out up when one into Rotterdam last budget time other some " +
		"tariff state government than all may only no between vessel crane pilot wharf Mrs Okafor 1,250 2019 percent million coastguard")
	var b strings.Builder
	seed := uint32(7)
	for i := range n {
		seed = seed*1664525 + 1013904223
		rank := int(seed>>16) % len(stock)
		rank = rank * (int(seed>>8) % len(stock)) / len(stock) // small ranks are frequent
		word := stock[rank]
		if i%17 == 3 {
			word = fmt.Sprintf("%s%c%c", word, 'a'+seed>>28, 'a'+(seed>>20)%26) // a vocabulary that grows
		}
		if i%20 == 0 {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		} else {
			b.WriteString(word)
		}
		switch {
		case i%400 == 399:
			b.WriteString(".\n\n")
		case i%20 == 19:
			b.WriteString(". ")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func BenchmarkSentences(b *testing.B) {
	for _, words := range []int{1_000, 100_000} {
		text := longText(words)
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Sentences(text, "en")
			}
		})
	}
}

// BenchmarkPrepare is what reading an article costs: cut it and index its sentences.
func BenchmarkPrepare(b *testing.B) {
	for _, words := range []int{1_000, 100_000} {
		text := longText(words)
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				NewIndex(unitsOf(text, "en"), "en")
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	ix := NewIndex(unitsOf(longText(100_000), "en"), "en")
	for b.Loop() {
		ix.Search("What did the minister say about the new bridge in Rotterdam?", 5)
	}
}

func BenchmarkLexicon(b *testing.B) {
	for _, words := range []int{1_000, 100_000} {
		text := longText(words)
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				NewLexicon(unitsOf(text, "en"), "en")
			}
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	l := NewLexicon(unitsOf(longText(1_000), "en"), "en")
	for b.Loop() {
		l.Score("Mrs Okafor said on Monday that 1,300 people of Rotterdam had waited for \"the first new ferry\".")
	}
}

func unitsOf(text, lang string) []string {
	var units []string
	for _, s := range Sentences(text, lang) {
		units = append(units, s.In(text))
	}
	return units
}

// Package prose reads running text as language: sentences, words, stems, the best sentences
// for a question, and what one text says that another does not. Strings go in, byte offsets
// come out; nothing here knows of articles, models or networks.
//
// Three things are built on each other. [Sentences] and [Words] cut text. [Index] holds the
// terms of units of text (sentences, as a rule) and finds those that a query is about (BM25).
// [Lexicon] holds all that an article says and names what another text adds to it: numbers,
// names and quotations that stand nowhere in the article.
//
// What a [Lexicon] reports is worded as what was checked ("165 is not in the article"), never as
// "false": a number may be right and yet be nowhere, and a wrong statement may use the article's
// numbers alone. Negations, swapped roles and invented steps are not seen by code; rules for
// them that look perfect on made-up errors failed on what models really write (P .31 for
// negations, .08 for antonyms), so there are none.
//
// # Limits
//
// Time and memory are linear in the text, whatever the text: no regular expressions, no search
// for a closing bracket or mark beyond a fixed distance. 100,000 words are cut and indexed in 0.05 s
// and 5 MB, a lexicon of them is made in 0.1 s and 12 MB. Offsets always lie on rune boundaries,
// also in invalid UTF-8. All functions are safe for concurrent use, as are [Index] and [Lexicon]
// once made.
//
// # Decisions and doubts
//
// A language is a BCP 47 tag of which only the primary subtag counts; "" means unknown, and the
// rules that any language shares apply. Sentence rules are the language's, from its grammars and
// style guides; the cases of the Pragmatic Segmenter (343 in 20 languages) were read while
// writing them, and where a case contradicts the language (Russian "1898 г. В 1854 году" as one
// sentence) the language won.
//
// A sentence ends inside a quotation as it would outside ("I came. I saw," he said: two
// sentences), because an evidence of one sentence is worth more to a reader than a paragraph of
// speech. Inside brackets it does not end. After an abbreviation that may end a sentence it ends
// only before a word that sentences begin with, so "Washington, D.C. Officers responded" stays one.
//
// Chinese, Japanese, Thai, Lao, Khmer and Burmese write no spaces, and no dictionary is carried
// to find their words: their terms are pairs of adjacent characters, their word counts estimates.
//
// A number, a name or a quotation is looked for in all the ways it may be written, since a wrong
// "is not in the article" costs more trust than a missed one. Of the sentences flagged in real
// answers of language models (RAGTruth, development half, on which the rules were mended) people
// had marked 73 %; their marks are known to miss much, so the share that is truly not in the
// article is higher, but it was not counted. What is not caught is a number or name of the article
// in the wrong place.
// English is known best; the irregular forms of names, spelled-out numbers of several words and
// remarks about the article are read in English alone.
package prose

// A Span is a place in a text: byte offsets, Start < End, both on rune boundaries.
type Span struct{ Start, End int }

// In returns the text at s.
func (s Span) In(text string) string { return text[s.Start:s.End] }

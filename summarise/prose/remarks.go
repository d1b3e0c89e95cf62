package prose

import (
	"strings"
)

// withoutRemarks leaves out what stands in a sentence of text that speaks of the article and of
// what is not in it ("the passage does not mention Boston"): what it names needs not be found.
func withoutRemarks(text string, missing []Span) []Span {
	from, to, remark := 0, -1, false // the sentence at hand
	kept := missing[:0]
	for _, s := range missing {
		if s.Start >= to {
			from = max(to, 0)
			if i := strings.LastIndexAny(text[from:s.Start], ".!?\n"); i >= 0 {
				from += i + 1
			}
			to = len(text)
			if i := strings.IndexAny(text[s.End:], ".!?\n"); i >= 0 {
				to = s.End + i + 1
			}
			remark = isRemark(text[from:to])
		}
		if !remark {
			kept = append(kept, s)
		}
	}
	return kept
}

// isRemark reports whether a sentence says that an article does not say something. English only.
func isRemark(sentence string) bool {
	sentence = Fold(sentence)
	if strings.Contains(sentence, "unable to answer") || strings.Contains(sentence, "cannot answer") {
		return true
	}
	words := strings.FieldsFunc(sentence, func(r rune) bool { return !isWordRune(r) && r != '\'' })
	about, negated, says := false, false, false
	for _, w := range words {
		switch w {
		case "passage", "passages", "article", "text", "texts", "document", "documents", "source", "sources", "context", "author", "report", "information",
			"mention", "mentioned", "mentions":
			about = true
		}
		switch w {
		case "not", "no", "doesn't", "don't", "didn't", "isn't", "aren't", "never", "neither", "nothing", "without", "unclear", "insufficient":
			negated = true
		}
		switch w {
		case "mention", "mentioned", "mentions", "say", "says", "state", "stated", "specify", "specified", "specifically", "provide", "provided", "discuss",
			"discussed", "cover", "covered", "contain", "contains", "include", "included", "describe", "described", "address", "answer", "indicate", "indicated",
			"information", "explicitly", "explain", "identify":
			says = true
		}
	}
	return about && negated && says
}

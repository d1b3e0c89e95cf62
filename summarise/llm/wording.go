package llm

import (
	"strings"
	"unicode/utf8"

	"verbatim/prompts"
	"verbatim/summarise"
)

const (
	more        = 3    // what a draft may hold beyond what was wanted: grounding drops some
	maxAnswer   = 12   // sentences
	maxEvidence = 8    // of one sentence
	maxSentence = 1000 // characters; what is longer is no sentence
	maxName     = 200  // bytes
)

// drafted makes a draft of a reply to a digest task.
func (e *Engine) drafted(a *summarise.Article, l summarise.Length, r *reply) *summarise.Draft {
	nSentences, nClaims, nQuotes := l.Parts()
	d := &summarise.Draft{
		Summary: sentences(a, r.Summary, nSentences+more),
		Claims:  sentences(a, r.Claims, nClaims+more),
		By:      e.maker,
	}
	for _, q := range r.Quotes[:min(len(r.Quotes), nQuotes+more)] {
		if ev := asWritten(a, evidence{q.Passage, q.Words}); ev.Words != "" {
			d.Quotes = append(d.Quotes, summarise.DraftQuote{Evidence: ev, Speaker: name(q.Speaker)})
		}
	}
	return d
}

// sentences words at most most of what a model offers as plain sentences; what holds none is left out,
// and one that repeats the rules is left without evidence, so that it is dropped and counted.
func sentences(a *summarise.Article, offered []sentence, most int) []summarise.DraftClaim {
	var kept []summarise.DraftClaim
	for _, s := range offered[:min(len(offered), most)] {
		text := plain(s.Text)
		if text == "" || utf8.RuneCountInString(text) > maxSentence {
			continue
		}
		claim := summarise.DraftClaim{Text: text, By: name(s.By)}
		if ourRules().leaked(text) {
			s.Evidence = nil
		}
		for _, ev := range s.Evidence[:min(len(s.Evidence), maxEvidence)] {
			claim.Evidence = append(claim.Evidence, asWritten(a, ev))
		}
		kept = append(kept, claim)
	}
	return kept
}

// asWritten is evidence in the article's own spelling where [prompts.Neutral] showed the model
// another, so that what it copied is found. A number out of range leaves finding to the code.
func asWritten(a *summarise.Article, ev evidence) summarise.Evidence {
	out := summarise.Evidence{Passage: int(ev.Passage), Words: strings.TrimSpace(ev.Words)}
	if out.Passage < 0 || out.Passage >= len(a.Passages) {
		out.Passage = summarise.Anywhere
		return out
	}
	text := a.Passages[out.Passage].Text
	if prompts.Neutral(text) == text {
		return out
	}
	if original, ok := original(text, out.Words); ok {
		out.Words = original
	}
	return out
}

// original finds words in text, leaving out of the comparison what Neutral adds (white space) and
// takes away (what is invisible), and returns them as text has them.
func original(text, words string) (string, bool) {
	here, at := bare(text)
	want, _ := bare(words)
	if want == "" {
		return "", false
	}
	i := strings.Index(here, want)
	if i < 0 {
		return "", false
	}
	last := at[i+len(want)-1]
	_, size := utf8.DecodeRuneInString(text[last:])
	return text[at[i] : last+size], true
}

// bare is s without white space and invisible characters; at[i] is where the rune of its byte i begins in s.
func bare(s string) (string, []int) {
	b := make([]byte, 0, len(s))
	at := make([]int, 0, len(s))
	for i, r := range s {
		if prompts.Invisible(r) || isBlank(r) {
			continue
		}
		b = utf8.AppendRune(b, r)
		for len(at) < len(b) {
			at = append(at, i)
		}
	}
	return string(b), at
}

// name is who is named, on one line, "" for what cannot be a name.
func name(s string) string {
	s = plain(s)
	if len(s) > maxName {
		return ""
	}
	return s
}

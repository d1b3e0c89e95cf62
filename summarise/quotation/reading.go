package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A paragraph is read once: its quotations by their marks, its words outside them, its sentences.
type paragraph struct {
	text     string
	spans    []span
	toks     []token
	sents    []sentence
	heading  bool
	dialogue bool // a dash opens its speech
}

// A sentence is tokens [from, to) of its paragraph.
type sentence struct{ from, to int }

// A reading is an article prepared for finding speakers.
type reading struct {
	lex   *words
	pars  []paragraph
	names *names
}

// read prepares an article: time and space grow with its length.
func read(paragraphs []string) *reading {
	lex := lexicon(guess(paragraphs))
	r := &reading{lex: lex, pars: make([]paragraph, len(paragraphs)), names: newNames(lex)}
	for i, text := range paragraphs {
		p := &r.pars[i]
		p.text = text
		p.spans = pair(text, following(paragraphs, i), lex).spans
		if speech := dialogue(text, i > 0 && r.pars[i-1].dialogue, lex); len(speech) > 0 {
			p.spans, p.dialogue = speech, true
		}
		p.toks = outside(text, p.spans, lex)
		p.sents = sentences(p.text, p.toks, p.spans)
		p.heading = isHeading(p)
	}
	var inside [][]token
	for i := range r.pars {
		p := &r.pars[i]
		r.names.collect(p.toks)
		for _, s := range p.spans {
			toks := tokenise(nil, p.text, s.start, s.end, lex)
			r.names.collect(toks)
			inside = append(inside, toks)
		}
	}
	for i := range r.pars {
		for _, s := range r.pars[i].sents {
			r.names.learn(r.pars[i].toks, s.from, s.to)
		}
	}
	for _, toks := range inside {
		r.names.learnQuoted(toks)
	}
	return r
}

// following is the paragraph behind paragraph i, "" if it is the last.
func following(paragraphs []string, i int) string {
	if i+1 < len(paragraphs) {
		return paragraphs[i+1]
	}
	return ""
}

// beginsQuotation reports whether a paragraph begins with a mark that can open.
func beginsQuotation(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text, unicode.IsSpace))
	glyph, _ := shapeOf(r)
	return isMark(r) && (glyph != closing || r == '”' || r == '»')
}

// outside tokenises what stands between the quotations and makes each of those one token.
func outside(text string, spans []span, lex *words) []token {
	toks := make([]token, 0, len(text)/6+1)
	at := 0
	for i, s := range spans {
		toks = tokenise(toks, text, at, s.outerStart, lex)
		toks = append(toks, token{kind: quote, start: s.outerStart, end: s.outerEnd, quote: i})
		at = s.outerEnd
	}
	toks = tokenise(toks, text, at, len(text), lex)
	return withoutFootnotes(toks)
}

// withoutFootnotes drops [3] and the like.
func withoutFootnotes(toks []token) []token {
	kept := toks[:0]
	for i := 0; i < len(toks); i++ {
		if i+2 < len(toks) && toks[i].isSign("[") && toks[i+2].isSign("]") && len(toks[i+1].text) <= 3 && toks[i+1].kind == word {
			i += 2
			continue
		}
		kept = append(kept, toks[i])
	}
	return kept
}

// sentences cuts a paragraph's tokens. A quotation ends one by the sign before its closing mark,
// unless an attribution follows.
func sentences(text string, toks []token, spans []span) []sentence {
	var sents []sentence
	from := 0
	for i, t := range toks {
		if i+1 < len(toks) && !endsSentence(text, toks, i, spans) {
			continue
		}
		if t.kind == word || t.kind == quote || i+1 > from {
			sents = append(sents, sentence{from, i + 1})
			from = i + 1
		}
	}
	return sents
}

func endsSentence(text string, toks []token, i int, spans []span) bool {
	t, next := toks[i], toks[i+1]
	switch t.kind {
	case punct:
		if !t.isSign(".?!…。！？") {
			return false
		}
		if next.isSign(")]}.?!,;") {
			return false
		}
		return next.kind != word || next.upper || !t.isSign("…") && !next.upper && t.isSign(".") && !unicode.IsLower(firstRune(next.text))
	case quote:
		if next.isSign(",;:") {
			return false
		}
		if next.isSign(".?!") {
			return false // the sign itself ends it
		}
		s := spans[t.quote]
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[s.start:s.end], "\"'”’»"))
		full := strings.ContainsRune(".?!…", last)
		if next.kind == quote {
			return full
		}
		if !full || next.kind == punct {
			return false
		}
		if !next.upper {
			return false
		}
		if last == '.' && (!attributesBriefly(toks[i+1:]) || i > 0 && (toks[i-1].isSign(",:") || toks[i-1].is(saying))) {
			return true
		}
		return !attributes(toks[i+1:])
	}
	return false
}

// attributesBriefly reports whether toks begin an attribution that ends with its verb or its addressee.
func attributesBriefly(toks []token) bool {
	for i, t := range toks[:min(len(toks), 7)] {
		if i > 0 && t.is(saying) && !t.upper {
			return i+1 >= len(toks) || toks[i+1].isSign(".,;") || toks[i+1].is(date) || i+2 < len(toks) && toks[i+1].low == "on" && toks[i+2].is(date) || t.low == "told"
		}
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// isHeading reports whether a paragraph with quotations is a heading: a line set between dashes, or
// a short one without a full stop in which words are quoted.
func isHeading(p *paragraph) bool {
	if len(p.spans) == 0 || len(p.text) > 200 {
		return false
	}
	line := strings.TrimSpace(p.text)
	if strings.HasPrefix(line, "#") {
		return true
	}
	first, last := firstRune(line), lastRune(line)
	if isDash(first) && isDash(last) {
		return true
	}
	if strings.ContainsRune(".!?…:;,。！？", last) || wordsIn(line) > 12 {
		return false
	}
	for _, s := range p.spans {
		if end := lastRune(p.text[s.start:s.end]); strings.ContainsRune(".,!?…", end) || s.unclosed {
			return false
		}
	}
	if toks := p.toks; len(toks) > 2 && toks[0].kind == quote && toks[1].isSign("—–―-") && toks[2].upper { // “…” – Ana Torres
		return false
	}
	var saidSo, single, other bool
	for _, t := range p.toks {
		switch t.kind {
		case quote:
			single = single || p.spans[t.quote].single
		case word:
			saidSo = saidSo || t.is(saying) && !t.upper
			other = true
		}
	}
	switch {
	case single:
		return true
	case !other:
		return wordsIn(line) <= 8
	}
	return !saidSo && wordsIn(line) <= 8
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

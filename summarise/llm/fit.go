package llm

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/prompts"
	"verbatim/summarise"
	"verbatim/summarise/prose"
)

const (
	slack        = 1.15 // on an estimate
	maxReply     = 8192 // tokens, thinking included
	taskTokens   = 400  // the longest digest task, the shape and the repair
	maxQuestion  = 4000 // bytes; what Discord lets a message hold
	passageFrame = 8    // tokens of a passage's number and heading
	maxParts     = 8
)

// estimate guesses how many tokens s is: a third of its bytes, and 1.2 characters a token for scripts
// that tokenizers spell out.
func estimate(s string) int {
	sixths := 0 // of a token
	for _, r := range s {
		sixths += cost(r)
	}
	return (sixths + 5) / 6
}

// cost is what a rune adds to an estimate, in sixths of a token.
func cost(r rune) int {
	if r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
		return 5
	}
	return 2 * utf8.RuneLen(r)
}

// reach returns how many bytes of s most tokens hold, at least one character.
func reach(s string, most int) int {
	left := 6 * most
	for i, r := range s {
		if left -= cost(r); left < 0 && i > 0 {
			return i
		}
	}
	return len(s)
}

// replyTokens is the room kept for a reply: a quarter of a small window, never more than maxReply.
func (e *Engine) replyTokens() int { return min(maxReply, e.context/4) }

// room is how many estimated tokens an article may have, before turns and question.
func (e *Engine) room() int {
	fixed := estimate(prompts.Rules()) + estimate(schema) + taskTokens
	return int(float64(e.context-e.replyTokens())/slack) - fixed
}

// A unit is a passage, or a piece of one that is too long for a request of its own.
type unit struct {
	prompts.Passage
	tokens int
}

// unitsOf cuts an article into units of at most most tokens, in reading order.
func unitsOf(a *summarise.Article, most int) []unit {
	units := make([]unit, 0, len(a.Passages))
	for i, p := range a.Passages {
		frame := passageFrame + estimate(p.Heading)
		for _, text := range pieces(p.Text, max(most-frame, passageFrame)) {
			units = append(units, unit{prompts.Passage{Number: i, Heading: p.Heading, Text: text}, estimate(text) + frame})
		}
	}
	return units
}

// pieces cuts text into pieces of at most most estimated tokens, at a blank where there is one.
func pieces(text string, most int) []string {
	var out []string
	for {
		end := reach(text, most)
		if end == len(text) {
			return append(out, text)
		}
		if blank := strings.LastIndexAny(text[:end], " \n"); blank > end/2 {
			end = blank + 1
		}
		out = append(out, text[:end])
		text = text[end:]
	}
}

func size(units []unit) int {
	n := 0
	for _, u := range units {
		n += u.tokens
	}
	return n
}

// parts packs units into as few runs of at most room tokens as reading order allows.
func parts(units []unit, room int) [][]unit {
	var out [][]unit
	start, used := 0, 0
	for i, u := range units {
		if used+u.tokens > room && i > start {
			out = append(out, units[start:i])
			start, used = i, 0
		}
		used += u.tokens
	}
	return append(out, units[start:])
}

// chosen returns the units that query is most about, in reading order, and what else room holds from
// the beginning of the article, since a question need not use its words.
func chosen(units []unit, lang, query string, room int) []unit {
	texts := make([]string, len(units))
	for i, u := range units {
		texts[i] = strings.TrimSpace(u.Heading + "\n" + u.Text)
	}
	taken := map[int]bool{}
	take := func(i int) {
		if i >= 0 && i < len(units) && !taken[i] && units[i].tokens <= room {
			taken[i] = true
			room -= units[i].tokens
		}
	}
	for _, hit := range prose.NewIndex(texts, lang).Search(query, len(units)) {
		take(hit.Unit)
		take(hit.Unit - 1) // an answer often stands beside the words of its question
		take(hit.Unit + 1)
	}
	for i := range units {
		take(i)
	}
	return picked(units, taken)
}

func picked(units []unit, taken map[int]bool) []unit {
	var out []unit
	for i, u := range units {
		if taken[i] {
			out = append(out, u)
		}
	}
	return out
}

// pointedAt returns the units that drafts of parts point at, as many as room holds: each draft's
// first evidence before any draft's second, since a model says first what matters most.
func pointedAt(units []unit, drafts []*reply, room int) []unit {
	byNumber := map[int][]int{}
	for i, u := range units {
		byNumber[u.Number] = append(byNumber[u.Number], i)
	}
	type pointer struct{ rank, number int }
	var pointers []pointer
	for _, d := range drafts {
		rank := 0
		point := func(n passageNumber) {
			pointers = append(pointers, pointer{rank, int(n)})
			rank++
		}
		for _, list := range [][]sentence{d.Summary, d.Claims} {
			for _, s := range list {
				for _, e := range s.Evidence {
					point(e.Passage)
				}
			}
		}
		for _, q := range d.Quotes {
			point(q.Passage)
		}
	}
	slices.SortStableFunc(pointers, func(a, b pointer) int { return cmp.Compare(a.rank, b.rank) })
	taken := map[int]bool{}
	for _, p := range pointers {
		for _, i := range byNumber[p.number] {
			if !taken[i] && units[i].tokens <= room {
				taken[i] = true
				room -= units[i].tokens
			}
		}
	}
	return picked(units, taken)
}

func passagesOf(units []unit) []prompts.Passage {
	out := make([]prompts.Passage, len(units))
	for i, u := range units {
		out[i] = u.Passage
	}
	return out
}

func wordsOf(units []unit) int {
	n := 0
	for _, u := range units {
		n += prose.CountWords(u.Text)
	}
	return n
}

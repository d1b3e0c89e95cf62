package llmtest

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Evidence, Sentence, Quotation and Draft are the JSON that a model is asked for.
type (
	Evidence struct {
		Passage int    `json:"passage"`
		Words   string `json:"words"`
	}
	Sentence struct {
		Evidence []Evidence `json:"evidence"`
		Text     string     `json:"text"`
		By       string     `json:"by"`
	}
	Quotation struct {
		Passage int    `json:"passage"`
		Words   string `json:"words"`
		Speaker string `json:"speaker"`
	}
	Draft struct {
		Summary []Sentence  `json:"summary"`
		Claims  []Sentence  `json:"claims"`
		Quotes  []Quotation `json:"quotes"`
		Answer  []Sentence  `json:"answer"`
	}
)

// Reply is a completion that says d.
func (d Draft) Reply() Reply {
	for _, list := range []*[]Sentence{&d.Summary, &d.Claims, &d.Answer} {
		if *list == nil {
			*list = []Sentence{}
		}
		for i := range *list {
			if (*list)[i].Evidence == nil {
				(*list)[i].Evidence = []Evidence{}
			}
		}
	}
	if d.Quotes == nil {
		d.Quotes = []Quotation{}
	}
	raw, _ := json.Marshal(d) // strings and numbers only
	return Says(string(raw))
}

var (
	passageLine  = regexp.MustCompile(`^\[(\d+)\] (.*)$`)
	atMost       = regexp.MustCompile(`(?m)^- (summary|claims|quotes): at most (\d+)`)
	questionLine = regexp.MustCompile(`(?m)^Question: (.*)$`)
	earlierLine  = regexp.MustCompile(`(?m)^Earlier (?:question|answer): (.*)$`)
	inMarks      = regexp.MustCompile(`[“"]([^“”"\n]{8,300})[”"]`)
)

// Honest answers as a careful model would that never words anything itself: a digest's sentences
// are the article's own, and a question gets the sentence that shares the most words with it, or
// none. It reads the form of package prompts: passages "[0] …" up to a line "</article …>", then
// the task.
func Honest(r Request) Reply {
	return honest(r).Reply()
}

// Obedient is a model that does what a page tells it: like [Honest], but the first sentence of what
// it says is text, with evidence that does stand in the article.
func Obedient(text string) func(Request) Reply {
	return func(r Request) Reply {
		d := honest(r)
		if _, isQuestion := question(r); isQuestion {
			evidence := firstEvidence(r)
			d.Answer = append([]Sentence{{evidence, text, ""}}, d.Answer...)
			return d.Reply()
		}
		if len(d.Summary) == 0 {
			d.Summary = []Sentence{{Evidence: firstEvidence(r)}}
		}
		d.Summary[0].Text = text
		return d.Reply()
	}
}

func firstEvidence(r Request) []Evidence {
	if all := sentences(r); len(all) > 0 {
		return all[0].Evidence
	}
	return nil
}

func honest(r Request) Draft {
	all := sentences(r)
	if q, ok := question(r); ok {
		return Draft{Answer: answer(all, q, earlierLine.FindAllString(task(r), -1))}
	}
	limit := map[string]int{}
	for _, m := range atMost.FindAllStringSubmatch(task(r), -1) {
		limit[m[1]], _ = strconv.Atoi(m[2])
	}
	n := min(len(all), limit["summary"])
	d := Draft{Summary: all[:n:n]}
	// Claims come from passages that have none yet, then from anywhere; a short article says again what it has.
	d.Claims = onePerPassage(all[n:])
	d.Claims = d.Claims[:min(len(d.Claims), limit["claims"])]
	for _, s := range slices.Concat(all[n:], all[:n]) {
		if len(d.Claims) < limit["claims"] && !slices.ContainsFunc(d.Claims, func(c Sentence) bool { return c.Text == s.Text }) {
			d.Claims = append(d.Claims, s)
		}
	}
	for _, p := range passages(r) {
		for _, m := range inMarks.FindAllStringSubmatch(p.Words, -1) {
			if len(d.Quotes) < limit["quotes"] {
				d.Quotes = append(d.Quotes, Quotation{Passage: p.Passage, Words: m[1]})
			}
		}
	}
	return d
}

// onePerPassage keeps the first sentence of each passage.
func onePerPassage(all []Sentence) []Sentence {
	var kept []Sentence
	seen := map[int]bool{}
	for _, s := range all {
		if p := s.Evidence[0].Passage; !seen[p] {
			seen[p] = true
			kept = append(kept, s)
		}
	}
	return kept
}

// task is what stands after the article.
func task(r Request) string {
	_, after, found := strings.Cut(r.Last(), "\n</article ")
	if !found {
		return ""
	}
	return after
}

func question(r Request) (string, bool) {
	m := questionLine.FindStringSubmatch(task(r))
	if m == nil {
		return "", false
	}
	return m[1], true
}

// passages reads the numbered passages of the prompt.
func passages(r Request) []Evidence {
	block, _, _ := strings.Cut(r.Last(), "\n</article ")
	var all []Evidence
	for line := range strings.Lines(block) {
		line = strings.TrimRight(line, "\n")
		if m := passageLine.FindStringSubmatch(line); m != nil {
			n, _ := strconv.Atoi(m[1])
			all = append(all, Evidence{n, m[2]})
		} else if strings.HasPrefix(line, "    ") && len(all) > 0 {
			all[len(all)-1].Words += "\n" + strings.TrimSpace(line)
		}
	}
	return all
}

// sentences cuts the passages at full stops; what is too short to say anything is left out.
func sentences(r Request) []Sentence {
	var all []Sentence
	for _, p := range passages(r) {
		for text := range strings.Lines(p.Words) {
			for _, s := range cutSentences(strings.TrimSpace(text)) {
				all = append(all, Sentence{Evidence: []Evidence{{p.Passage, s}}, Text: s})
			}
		}
	}
	return all
}

func cutSentences(text string) []string {
	const shortest = 25 // bytes
	var out []string
	runes := []rune(text)
	start := 0
	flush := func(end int) {
		if s := strings.TrimSpace(string(runes[start:end])); len(s) >= shortest {
			out = append(out, s)
		}
		start = end
	}
	for i, r := range runes {
		next := rune(' ')
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		switch {
		case r == '。', r == '！', r == '？':
			flush(i + 1)
		case strings.ContainsRune(".!?", r) && unicode.IsSpace(next) && !abbreviates(runes[start:i]):
			flush(i + 1)
		}
	}
	flush(len(runes))
	return out
}

// abbreviates reports whether text ends in a short word with a capital, as before the stop of "Mr." and "U.S.".
func abbreviates(text []rune) bool {
	const longest = 3
	i := len(text)
	for i > 0 && (unicode.IsLetter(text[i-1]) || text[i-1] == '.') {
		i--
	}
	word := text[i:]
	return len(word) > 0 && len(word) <= longest && unicode.IsUpper(word[0])
}

// shared is what a word of the question counts for; one of the turns before counts 1.
const shared = 1000

// answer picks the sentence that shares the most words with the question; the turns before it
// break ties. One shared word that is not common is the least.
func answer(all []Sentence, question string, earlier []string) []Sentence {
	asked, before := content(question), content(strings.Join(earlier, " "))
	best, bestScore := -1, 0
	for i, s := range all {
		score := 0
		for w := range content(s.Text) {
			if asked[w] {
				score += shared
			} else if before[w] {
				score++
			}
		}
		if score > bestScore && score >= shared {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return nil
	}
	return []Sentence{all[best]}
}

// content is the set of a text's words that may mean something, each cut to its first letters.
func content(text string) map[string]bool {
	const shortest, stem = 4, 6 // runes
	common := map[string]bool{"what": true, "when": true, "where": true, "which": true, "does": true, "about": true,
		"this": true, "that": true, "with": true, "from": true, "have": true, "were": true, "they": true, "there": true,
		"article": true, "will": true, "would": true, "been": true, "earlie": true, "questi": true, "answer": true}
	set := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		runes := []rune(strings.TrimSuffix(w, "s"))
		if len(runes) < shortest {
			continue
		}
		if w = string(runes[:min(stem, len(runes))]); !common[w] {
			set[w] = true
		}
	}
	return set
}

// Package quotation finds what an article quotes and who said it.
//
// Marks come first. Each paragraph's quotation marks are paired (mark.go, pair.go, single.go); a
// mark's direction comes from its neighbours, since published articles turn glyphs round more often than
// they misplace spaces. Then each quotation is judged: somebody's words, or a title, a term, a
// heading (kind.go). Then it is given a speaker by the first of some ordered rules that fits
// (speaker.go, after.go, before.go, owner.go), on the words outside the marks alone, so that a name inside a
// quotation never speaks, except where French and its neighbours set the attribution within the marks. A pronoun becomes a name by what was in focus (focus.go), a surname the
// fullest form that the article uses (names.go). The rule that fired is kept as the confidence.
//
// Offsets are all that leaves this package, with names the article uses: what is shown is cut from the
// article, never composed.
//
// Limits. There is no parser: subjects are found by word lists (lexicon/) and word order, for English
// foremost. German, French and Spanish have shorter lists of their own (verbs of saying, inversion,
// "laut X", "selon X", "según X"), some eight more share a bare one. Marks are paired in any language
// that uses them; 「…」 are given no speaker. Speech that a dash opens is found outside English, where a
// verb of saying proves it (dialogue.go). Of two who speak together the one next to the verb is named.
// Work grows with the article's length: what looks ahead or back does so for a fixed number of marks, words or sentences.
//
// Decisions, and their doubts.
//   - A mark that has lost its partner is mended where the words tell (an attribution, a colon, the
//     paragraph's ends) and counted by [Unbalanced] all the same; where they do not tell, nothing is
//     offered, for the article's own voice must not pass as somebody's words.
//   - A quotation of one or two words is kept only if a verb of saying leads to it; most others are
//     scare quotes and titles. Title Case is a title unless somebody is just beginning to speak.
//   - The outermost verb of saying in the last independent clause names the speaker, so in "Hale said
//     Brandt called it “mad”" it is Hale. Annotators do the same (PolNeAR skips nested sources).
//   - "He called it “mad,” according to NBC" is his, not NBC's.
//   - Whoever makes a claim or is the agent of a passive ("Torres's claim that …", "called “a disgrace” by
//     Torres") is the speaker, but below [Rule.Sure]: these have been tried only on texts written for them.
//   - "The governor said" stays as it is written, though the article may name the governor; only
//     [Vouch] looks through it.
//   - Which rule may be shown alone ([Rule.Sure]) follows a measurement on PolNeAR (US news of 2015-16):
//     strict accuracy .94 to .95 for those, .84 for what stands before the quotation, .3 to .8 for the
//     rest. Leading was split from Before afterwards: the plain "Torres said: “…”" has nothing of
//     what goes wrong in "Torres said that the bridge was “…”", but no figure of its own yet.
package quotation

import "strings"

// Kind says what a quotation is.
type Kind string

// The kinds.
const (
	Full    Kind = "full"    // a whole statement
	Partial Kind = "partial" // a piece of one, set in the article's own sentence
	Heading Kind = "heading" // in a heading that stands as a paragraph; never a key quote
)

// Rule names how a speaker was found.
type Rule string

// The rules, surest first. None stands for no speaker.
const (
	AfterVerb    Rule = "after-verb"    // “…,” said Ana Torres
	AfterName    Rule = "after-name"    // “…,” Torres said
	AfterPronoun Rule = "after-pronoun" // “…,” she said, and only one can be meant
	AccordingTo  Rule = "according-to"  // according to Torres
	Script       Rule = "script"        // TORRES: “…”
	DashLine     Rule = "dash"          // — Ana Torres, on a line below or right behind
	Colon        Rule = "colon"         // the paragraph above introduces it with a colon
	Inherited    Rule = "inherited"     // stands by itself beside a quotation of the same paragraph
	RunOn        Rule = "run-on"        // the paragraph above left its quotation open
	Leading      Rule = "leading"       // Torres said: “…”, a whole statement behind a comma or colon
	Before       Rule = "before"        // Torres said it was “…”
	BeforeFar    Rule = "before-far"    // Torres said that the bridge, long in need of repair, was “…”
	Unclear      Rule = "pronoun"       // a pronoun that may mean another
	Subject      Rule = "subject"       // Torres left the “…”: no verb of saying
	Carried      Rule = "carried"       // whoever spoke or acted last
	None         Rule = ""
)

// Sure reports whether a rule is right often enough to show its speaker without a second opinion:
// see the measurement in the package comment.
func (r Rule) Sure() bool {
	switch r {
	case AfterVerb, AfterName, AfterPronoun, AccordingTo, Script, DashLine, Colon, Inherited, RunOn, Leading:
		return true
	}
	return false
}

// likely reports whether a rule may contradict a model.
func (r Rule) likely() bool { return r.Sure() || r == Before || r == BeforeFar }

// A Quotation is a place between quotation marks: the words of paragraph Paragraph at bytes
// [Start, End), on rune boundaries, without the marks and the space inside them.
// Each paragraph of a speech that runs over several is a quotation of its own; one inside another is part of it.
type Quotation struct {
	Paragraph, Start, End int
	Kind                  Kind
	Speaker               string // in the fullest form that the article uses; "" if it names nobody
	Rule                  Rule
}

// Find lists the quotations of an article in order. Titles, nicknames and words set off by marks
// without anybody saying them are left out.
func Find(paragraphs []string) []Quotation {
	r := read(paragraphs)
	a := attributor{reading: r}
	var found []Quotation
	for _, q := range a.attribute() {
		s := r.pars[q.par].spans[q.span]
		found = append(found, Quotation{q.par, s.start, s.end, q.kind, q.speaker, q.rule})
	}
	return found
}

// Unbalanced counts the quotation marks without a partner. A quotation left open at a paragraph's
// end counts only if the next paragraph does not take it up; single marks do not count, since most
// lone ones are apostrophes.
func Unbalanced(paragraphs []string) int {
	lex, n := lexicon(guess(paragraphs)), 0
	curly := opensCurly(paragraphs)
	for i, text := range paragraphs {
		loose := pair(text, following(paragraphs, i), lex).loose
		if curly { // closing marks without an opening one are loose also where pairing has mended them
			loose = max(loose, strings.Count(text, "”")-strings.Count(text, "“"))
		}
		n += loose
	}
	return n
}

// opensCurly reports whether quotations open with “ and close with ”. Swedish and Finnish put ” on both
// sides, and German closes with “.
func opensCurly(paragraphs []string) bool {
	opens := false
	for _, text := range paragraphs {
		if strings.ContainsRune(text, '„') {
			return false
		}
		opens = opens || strings.ContainsRune(text, '“')
	}
	return opens
}

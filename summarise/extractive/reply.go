package extractive

import (
	"context"
	"fmt"

	"verbatim/summarise"
)

// What readers are told of an answer's limits.
const (
	otherLanguage = "the question is in another language than the article: without a model only its names and numbers were looked for"
	notMentioned  = "the article does not mention %s"
)

// Reply offers the sentences that share most with the question, after what it leaves open has been
// taken from the turns before. It offers none where the article lacks a name of the question, and where
// too little of the question stands together anywhere. It fails only if ctx has ended.
//
// Half of the questions that a best sentence is offered for are answered by it (research: grounding,
// section 6), so readers are told which engine spoke.
func (e Engine) Reply(ctx context.Context, a *summarise.Article, turns []summarise.Answer, question string) (*summarise.Draft, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r := newRetrieval(newText(a))
	chosen, note := r.reply(clip(question), turns)
	d := &summarise.Draft{By: e.Maker(), Lang: a.Lang, Answer: r.drafts(chosen)}
	if note != "" {
		d.Notes = []string{note}
	}
	return d, nil
}

// reply returns the sentences that answer a question, in the order of the text, and what is to be said
// about them or about there being none.
func (r *retrieval) reply(question string, turns []summarise.Answer) (chosen []int, note string) {
	if r.foreign(question) {
		return r.answer(query{frame: named(question)}), otherLanguage
	}
	if r.general(question) {
		return r.choose(mostAnswers, forSummary, nil), ""
	}
	if name := r.unmentioned(question); name != "" {
		return nil, fmt.Sprintf(notMentioned, name)
	}
	chosen = r.answer(r.query(question, turns))
	if len(chosen) == 0 && len(turns) > 0 { // what it leans on may be another matter
		chosen = r.answer(r.query(question, nil))
	}
	return chosen, ""
}

// unmentioned returns a name of the question that the article does not have, "" if it has them all: what
// it says of others is no answer then. German is left out: all its nouns have capitals, and a missing
// "name" is more often a compound that the article spells otherwise.
func (r *retrieval) unmentioned(question string) string {
	if r.lang == "de" {
		return ""
	}
	for _, name := range r.lexicon.MissingNames(question, r.article.Lang) {
		return name.In(question)
	}
	return ""
}

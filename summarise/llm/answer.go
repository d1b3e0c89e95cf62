package llm

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"verbatim/prompts"
	"verbatim/summarise"
)

// answer asks about the whole article if room tokens hold it beside the turns, else about the
// passages that have most to do with the question.
func (e *Engine) answer(ctx context.Context, a *summarise.Article, turns []summarise.Answer, question string, room int) (*summarise.Draft, error) {
	question = strings.ToValidUTF8(question[:min(len(question), maxQuestion)], "")
	earlier := recent(turns, room/4)
	room -= estimate(question)
	for _, t := range earlier {
		room -= turnTokens(t)
	}
	units := unitsOf(a, room)
	show, s := units, wholeArticle
	if size(units) > room {
		query := question
		if n := len(earlier); n > 0 {
			query += " " + earlier[n-1].Question // what "he" and "that" mean
		}
		show, s = chosen(units, a.Lang, query, room), partOfArticle
	}
	said, err := e.ask(ctx, request{
		article: block(a, show, s),
		task:    prompts.ForQuestion(prompts.QuestionTask{Turns: earlier, Question: question}),
		check:   isAnswer,
	})
	if err != nil {
		return nil, err
	}
	d := &summarise.Draft{Answer: sentences(a, said.Answer, maxAnswer), By: e.maker}
	if s == partOfArticle {
		d.Notes = append(d.Notes, fmt.Sprintf("too long for the model at once: it read the passages that fit the question best, %d of %d words", wordsOf(show), wordsOf(units)))
	}
	return d, nil
}

// isAnswer: an empty list says that the article does not say, a missing one says nothing.
func isAnswer(r *reply) error {
	if r.Answer == nil {
		return errors.New(`it has no list "answer"`)
	}
	return nil
}

// recent returns the latest turns that room tokens hold, oldest first. As long as all fit, a
// conversation's prompts only grow at their end.
func recent(turns []summarise.Answer, room int) []prompts.Turn {
	var kept []prompts.Turn
	for _, t := range turns {
		told := prompts.Turn{Question: t.Question}
		for _, c := range t.Claims {
			told.Answer = append(told.Answer, c.Text)
		}
		kept = append(kept, told)
	}
	from := len(kept)
	for from > 0 {
		if room -= turnTokens(kept[from-1]); room < 0 {
			break
		}
		from--
	}
	return kept[from:]
}

func turnTokens(t prompts.Turn) int {
	const frame = 12 // "Earlier question: ", "Earlier answer: "
	n := frame + estimate(t.Question)
	for _, s := range t.Answer {
		n += estimate(s)
	}
	return n
}

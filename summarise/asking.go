package summarise

import (
	"cmp"
	"context"
	"strings"

	"verbatim/summarise/prose"
)

// Ask answers question about c's article, after its turns. An answer without claims says that the
// article does not say. Errors are those of Digest.
func (s *Service) Ask(ctx context.Context, c Conversation, question string) (*Answer, error) {
	var failed []error
	for _, e := range s.engines {
		draft, err := e.Reply(ctx, c.Article, c.Turns, question)
		if err == nil {
			answer := newGrounding(c.Article).answer(draft, question)
			if answer.Found() || len(draft.Answer) == 0 {
				answer.By, answer.At = e.Maker(), s.now()
				if note := whyNot(failed); note != "" {
					answer.Notes = append(answer.Notes, note)
				}
				return answer, nil
			}
			err = Errorf(ModelFailed, "nothing it said is in the article")
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		s.log.Info("engine fails", "engine", e.Maker().Engine, "article", c.Article.ID, "err", err)
		failed = append(failed, err)
	}
	return nil, modelFailed(failed)
}

// answer grounds a reply. Names and numbers of the question are not held against it.
func (g *grounding) answer(draft *Draft, question string) *Answer {
	asked := *g
	asked.lexicon = g.lexicon.With(question)
	answer := &Answer{Question: strings.TrimSpace(question), Notes: append([]string(nil), draft.Notes...)}
	answer.Claims, answer.Dropped = asked.claims(draft.Answer, cmp.Or(draft.Lang, languageOf(draft.Answer)))
	return answer
}

// languageOf returns the language that sentences are in, "" if that is not sure. An answer is
// in the question's language, which may be another than the article's.
func languageOf(sentences []DraftClaim) string {
	var all strings.Builder
	for _, d := range sentences {
		all.WriteString(d.Text)
		all.WriteByte('\n')
	}
	return prose.Detect(all.String())
}

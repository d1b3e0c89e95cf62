package llm

import (
	"context"
	"errors"
	"strings"

	"github.com/sashabaranov/go-openai"

	"verbatim/prompts"
)

// request is what is asked: the article's block, the task behind it, and what is wrong with a reply
// to it, nil if nothing.
type request struct {
	article, task string
	check         func(*reply) error
}

// ask asks once, and once more, with twice the room and the form of the reply shown, if what comes
// cannot be used.
func (e *Engine) ask(ctx context.Context, r request) (*reply, error) {
	said, problem := e.round(ctx, r, e.replyTokens(), "")
	if problem == nil {
		return said, nil
	}
	f, ok := errors.AsType[*Failure](problem)
	if !ok || f.class != repair {
		return nil, problem
	}
	said, err := e.round(ctx, r, 2*e.replyTokens(), f.Detail)
	return said, err
}

// round is one request in the dialect that the server takes, found by trial if need be. problem is
// what was wrong with the reply of the round before, "" in the first.
func (e *Engine) round(ctx context.Context, r request, tokens int, problem string) (*reply, error) {
	d, worked := e.dialect()
	if problem != "" {
		d.shape = shapeShown
	}
	for {
		text, err := e.speak(ctx, d, r, tokens, problem)
		if f, ok := errors.AsType[*Failure](err); ok {
			if simpler, ok := d.simpler(f, worked); ok { // each step leaves less to refuse, so this ends
				d = simpler
				continue
			}
		}
		if err != nil {
			return nil, err
		}
		said, err := parse(text)
		if err == nil {
			err = r.check(said)
		}
		if err != nil {
			return nil, &Failure{Reason: Nonsense, Detail: err.Error(), class: repair}
		}
		e.remember(d)
		return said, nil
	}
}

func (e *Engine) speak(ctx context.Context, d dialect, r request, tokens int, problem string) (string, error) {
	user := r.article + r.task
	if d.showsShape() {
		user += prompts.Shape()
	}
	if problem != "" {
		user += prompts.ForRepair(prompts.RepairTask{Problem: problem})
	}
	resp, err := e.try(ctx, d.request(e.model, []openai.ChatCompletionMessage{
		{Role: openai.ChatMessageRoleSystem, Content: prompts.Rules()},
		{Role: openai.ChatMessageRoleUser, Content: user},
	}, tokens))
	if err != nil {
		return "", err
	}
	return contentOf(resp.Choices[0].Message), nil // inspect saw to it that there is one
}

// contentOf is a message's text; some servers send it as a list of parts, thoughts among them.
func contentOf(m openai.ChatCompletionMessage) string {
	if m.Content != "" {
		return m.Content
	}
	var b strings.Builder
	for _, part := range m.MultiContent {
		if part.Type == openai.ChatMessagePartTypeText {
			b.WriteString(part.Text)
		}
	}
	return b.String()
}

func (e *Engine) dialect() (d dialect, worked bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.spoken, e.worked
}

func (e *Engine) remember(d dialect) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.spoken, e.worked = d, true
}

package bot

import (
	"context"
	"testing"

	"verbatim/summarise"
)

// mad is an engine that panics at questions.
type mad struct{ summarise.Engine }

func (mad) Reply(context.Context, *summarise.Article, []summarise.Answer, string) (*summarise.Draft, error) {
	panic("at the article's words")
}

func TestAPanicIsToldAndEndsNothingElse(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.engines[0] = mad{w.engines[0]}
	w.start()
	thread := w.settled(w.answers(t))
	mustSay(t, w.WaitAnswer(w.ada.Says(thread, "What did the works cost?"), nil), "ref ")
	mustSay(t, w.ada.Slash(thread, "quotes").WaitReply(), "outlive us")
}

package intake

import (
	"slices"

	"verbatim/summarise"
	"verbatim/summarise/link"
)

// edit answers an edit that addresses the bot anew or brings a new link. Leave the others alone: corrected words, and
// the update with which Discord adds a preview, which has no edit time or the one it had. So too if it is not known
// what the message was before.
func (e *Event) edit() Request {
	m, was := e.Message, e.Previous
	if was == nil || m.EditedTimestamp == nil || !fromPerson(m) || was.Author == nil {
		return Request{Ignore: true}
	}
	now, before := *e, *e
	now.Edited, before.Edited = false, false
	before.Message = was
	then, req := before.read(), now.read()
	if req.Ignore {
		return req
	}
	if e.mentioned(m) && !e.mentioned(was) && then.Ignore {
		return req
	}
	fresh := slices.DeleteFunc(slices.Clone(req.Sources), func(s summarise.Source) bool {
		l, ok := s.(summarise.Link)
		return !ok || slices.ContainsFunc(then.Sources, func(t summarise.Source) bool {
			old, ok := t.(summarise.Link)
			return ok && (old.URL == l.URL || link.Key(old.URL) == link.Key(l.URL))
		})
	})
	if len(fresh) == 0 {
		return Request{Ignore: true}
	}
	req.Sources = fresh
	return req
}

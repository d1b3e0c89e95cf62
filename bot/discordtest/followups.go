package discordtest

import (
	"net/http"
	"slices"
)

// asked is the interaction whose token stands in the path: 50027 once it has expired.
func (q *call) asked() (*Interaction, error) {
	s := q.s
	n := slices.IndexFunc(s.asked, func(i *Interaction) bool { return i.token == q.r.PathValue("token") })
	if n < 0 || q.r.PathValue("application") != s.app.id {
		return nil, refuse(http.StatusNotFound, codeUnknownWebhook, "Unknown Webhook")
	}
	i := s.asked[n]
	if s.now().Sub(i.created) > tokenLife {
		return nil, refuse(http.StatusUnauthorized, codeInvalidWebhookToken, "Invalid Webhook Token").because("the token of %v expired", i)
	}
	if i.acknowledged.IsZero() {
		return nil, refuse(http.StatusNotFound, codeUnknownWebhook, "Unknown Webhook").because("%v is not acknowledged yet", i)
	}
	return i, nil
}

// postFollowUp is Create Followup Message. The first one after a deferral fills the
// "thinking" message instead, and takes its visibility (documented as deprecated).
func (q *call) postFollowUp() (answer, error) {
	i, err := q.asked()
	if err != nil {
		return answer{}, err
	}
	var b messageBody
	if err := q.decodeMessage(&b, &b.files); err != nil {
		return answer{}, err
	}
	if i.channel.archived {
		return answer{}, archivedForInteractions()
	}
	s := q.s
	if i.deferred {
		if err := i.settle(&b); err != nil {
			return answer{}, err
		}
		return ok(s.wire(i.original, view{content: true})), nil
	}
	m, err := i.compose(&b)
	if err != nil {
		return answer{}, err
	}
	i.followUps = append(i.followUps, m)
	s.deliver(m)
	return ok(s.wire(m, view{content: true})), nil
}

// settle fills the "thinking" message.
func (i *Interaction) settle(b *messageBody) error {
	m := i.original
	if m.Deleted {
		return unknownMessage()
	}
	loading := m.Flags
	m.Flags &^= FlagLoading
	if err := i.s.edit(m, b, userMentions()); err != nil {
		m.Flags = loading
		return err
	}
	i.deferred = false
	return nil
}

// followUp is the message of the interaction that the path names: @original or an ID.
func (q *call) followUp() (*Interaction, *message, error) {
	i, err := q.asked()
	if err != nil {
		return nil, nil, err
	}
	id := q.r.PathValue("message")
	if id == "@original" || i.original != nil && id == i.original.ID {
		if i.original == nil || i.original.Deleted {
			return nil, nil, unknownMessage()
		}
		return i, i.original, nil
	}
	n := slices.IndexFunc(i.followUps, func(m *message) bool { return m.ID == id && !m.Deleted })
	if n < 0 {
		return nil, nil, unknownMessage()
	}
	return i, i.followUps[n], nil
}

func (q *call) getFollowUp() (answer, error) {
	_, m, err := q.followUp()
	if err != nil {
		return answer{}, err
	}
	return ok(q.s.wire(m, view{content: true})), nil
}

func (q *call) patchFollowUp() (answer, error) {
	i, m, err := q.followUp()
	if err != nil {
		return answer{}, err
	}
	var b messageBody
	if err := q.decodeMessage(&b, &b.files); err != nil {
		return answer{}, err
	}
	if i.channel.archived {
		return answer{}, archivedForInteractions()
	}
	if m == i.original && i.deferred {
		err = i.settle(&b)
	} else {
		err = q.s.edit(m, &b, userMentions())
	}
	if err != nil {
		return answer{}, err
	}
	return ok(q.s.wire(m, view{content: true})), nil
}

func (q *call) deleteFollowUp() (answer, error) {
	i, m, err := q.followUp()
	if err != nil {
		return answer{}, err
	}
	if m == i.original {
		i.deferred = false
	}
	q.s.remove(m)
	return nothing(), nil
}

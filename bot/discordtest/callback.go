package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
)

// The callback types (interactions/receiving-and-responding, "Interaction Callback Type").
const (
	callbackPong         = 1
	callbackMessage      = 4
	callbackDefer        = 5
	callbackDeferUpdate  = 6
	callbackUpdate       = 7
	callbackAutocomplete = 8
	callbackModal        = 9
	callbackPremium      = 10
	callbackActivity     = 12
)

// callbacksFor are the first responses that each kind of interaction may be given. An
// autocompletion can't be deferred, and a form can't be answered with a form.
func callbacksFor(i *Interaction) []int {
	switch i.kind {
	case Command:
		return []int{callbackMessage, callbackDefer, callbackModal}
	case Click:
		return []int{callbackMessage, callbackDefer, callbackDeferUpdate, callbackUpdate, callbackModal}
	case Autocomplete:
		return []int{callbackAutocomplete}
	case ModalSubmit:
		if i.on != nil {
			return []int{callbackMessage, callbackDefer, callbackDeferUpdate, callbackUpdate}
		}
		return []int{callbackMessage, callbackDefer}
	}
	return nil
}

// postCallback is Create Interaction Response.
func (q *call) postCallback() (answer, error) {
	s := q.s
	n := slices.IndexFunc(s.asked, func(i *Interaction) bool {
		return i.id == q.r.PathValue("interaction") && i.token == q.r.PathValue("token")
	})
	if n < 0 {
		return answer{}, unknownInteraction()
	}
	i := s.asked[n]
	if !i.acknowledged.IsZero() {
		return answer{}, refuse(http.StatusBadRequest, codeAcknowledged, "Interaction has already been acknowledged.").because("%v", i)
	}
	if late := s.now().Sub(i.created); late > acknowledgeWithin {
		i.complained = true
		return answer{}, unknownInteraction().because("%v was acknowledged after %v", i, late)
	}
	var b struct {
		Type int             `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	if err := q.decode(&b); err != nil {
		return answer{}, err
	}
	if !slices.Contains(callbacksFor(i), b.Type) {
		return answer{}, invalid([]string{"type"}, "BASE_TYPE_CHOICES", "Callback type %d is not possible for %v (a type %d interaction).", b.Type, i, i.kind)
	}
	if len(b.Data) == 0 {
		b.Data = json.RawMessage("{}")
	}
	if err := i.respond(q, b.Type, b.Data); err != nil {
		return answer{}, err
	}
	i.acknowledged, i.response = s.now(), b.Type
	s.bump()
	if q.r.URL.Query().Get("with_response") != "true" {
		return nothing(), nil
	}
	return ok(i.wireCallback()), nil
}

func (i *Interaction) respond(q *call, kind int, data json.RawMessage) error {
	s := q.s
	inner := *q
	inner.payload = data
	q = &inner
	switch kind {
	case callbackAutocomplete:
		return i.complete(q)
	case callbackModal:
		modal, err := q.readModal()
		if err != nil {
			return err
		}
		i.modal = modal
		return nil
	case callbackDeferUpdate:
		i.original = i.on
		return nil
	}
	if i.channel.archived {
		return archivedForInteractions()
	}
	var b messageBody
	if err := q.decodeMessage(&b, &b.files); err != nil {
		return err
	}
	switch kind {
	case callbackDefer:
		// The one flag that counts here is EPHEMERAL, and it is settled for good.
		m := i.newMessage(b.Flags.value & FlagEphemeral)
		m.Flags |= FlagLoading
		i.original, i.deferred = m, true
		s.deliver(m)
		return nil
	case callbackUpdate:
		if i.on.Deleted {
			return unknownMessage()
		}
		if err := s.edit(i.on, &b, userMentions()); err != nil {
			return under("data", err)
		}
		i.original = i.on
		return nil
	}
	m, err := i.compose(&b)
	if err != nil {
		return under("data", err)
	}
	i.original = m
	s.deliver(m)
	return nil
}

// archivedForInteractions: an archived thread takes no answers to interactions, and unlike an
// ordinary message they do not bring it back (discord-api-docs#5517, #6884, #7707).
func archivedForInteractions() *refusal {
	return refuse(http.StatusForbidden, codeArchived, "Thread is archived")
}

// under moves what is wrong with a form one step down.
func under(name string, err error) error {
	no, is := err.(*refusal)
	if !is || no.fields == nil {
		return err
	}
	moved := *no
	moved.fields = &fieldErrors{children: map[string]*fieldErrors{name: no.fields}}
	return &moved
}

// newMessage is an empty message that answers the interaction. Answers to commands carry the
// command's type, answers to clicks are replies to the message clicked on.
func (i *Interaction) newMessage(flags int) *message {
	m := i.s.newMessage(i.channel, i.s.bot)
	m.response, m.Flags = i, flags
	switch {
	case i.original != nil && i.original.response == i: // a follow-up
		m.Type, m.ReplyTo, m.reply = TypeReply, i.original.ID, i.original
	case i.kind == Click || i.on != nil:
		m.Type, m.ReplyTo, m.reply = TypeReply, i.on.ID, i.on
	case i.menu:
		m.Type = TypeMenuCommand
	case i.kind == Command:
		m.Type = TypeSlashCommand
	}
	return m
}

// compose makes a message out of a body, not yet delivered.
func (i *Interaction) compose(b *messageBody) (*message, error) {
	s := i.s
	flags := b.Flags.value & (settableFlags | FlagEphemeral)
	b.tidy()
	var f form
	f.check(nil, b, flags)
	if err := f.err(); err != nil {
		return nil, err
	}
	if err := b.unsupported(); err != nil {
		return nil, err
	}
	if b.blank() {
		return nil, refuse(http.StatusBadRequest, codeEmptyMessage, "Cannot send an empty message")
	}
	m := i.newMessage(flags & FlagEphemeral)
	s.fill(m, b, flags, userMentions())
	return m, nil
}

// complete takes the suggestions of an autocompletion.
func (i *Interaction) complete(q *call) error {
	var b struct {
		Choices []choice `json:"choices"`
	}
	if err := q.decode(&b); err != nil {
		return err
	}
	var f form
	f.checkChoices([]string{"data", "choices"}, b.Choices)
	if err := f.err(); err != nil {
		return err
	}
	i.choices = []Choice{}
	for _, c := range b.Choices {
		i.choices = append(i.choices, Choice{c.Name, c.plain()})
	}
	return nil
}

func (f *form) checkChoices(at []string, choices []choice) {
	if len(choices) > maxChoices {
		f.add(at, "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", maxChoices)
	}
	for n, c := range choices {
		here := within(at, strconv.Itoa(n))
		f.length(within(here, "name"), c.Name, 1, maxChoiceText)
		if text, is := c.plain().(string); is {
			f.length(within(here, "value"), text, 1, maxChoiceText)
		}
	}
}

// wireCallback is InteractionCallbackResponse.
type wireCallback struct {
	Interaction wireCallbackInteraction `json:"interaction"`
	Resource    *wireCallbackResource   `json:"resource,omitempty"`
}

type wireCallbackInteraction struct {
	ID                       string          `json:"id"`
	Type                     InteractionKind `json:"type"`
	ChannelID                string          `json:"channel_id,omitempty"`
	GuildID                  string          `json:"guild_id,omitempty"`
	ResponseMessageID        string          `json:"response_message_id,omitempty"`
	ResponseMessageLoading   bool            `json:"response_message_loading,omitempty"`
	ResponseMessageEphemeral bool            `json:"response_message_ephemeral,omitempty"`
}

type wireCallbackResource struct {
	Type    int          `json:"type"`
	Message *wireMessage `json:"message,omitempty"`
}

func (i *Interaction) wireCallback() wireCallback {
	w := wireCallback{Interaction: wireCallbackInteraction{ID: i.id, Type: i.kind, ChannelID: i.channel.id, GuildID: i.channel.guildID()}}
	if m := i.original; m != nil {
		w.Interaction.ResponseMessageID, w.Interaction.ResponseMessageLoading, w.Interaction.ResponseMessageEphemeral = m.ID, m.Loading(), m.Ephemeral()
		if i.response == callbackMessage || i.response == callbackDefer || i.response == callbackUpdate {
			// A deferral's resource is reported as the message it will become.
			kind := i.response
			if kind == callbackDefer {
				kind = callbackMessage
			}
			w.Resource = &wireCallbackResource{Type: kind, Message: i.s.wire(m, view{content: true})}
		}
	}
	return w
}

package discordtest

import (
	"fmt"
	"strconv"
)

// A Modal is a form that the bot opened.
type Modal struct {
	Title    string
	CustomID string
	Fields   []Field
	parts    []Component // as they came, to answer in the same shape
}

// A Field is one input of a form.
type Field struct {
	CustomID    string
	Label       string
	Placeholder string
	Value       string // what stands in it already
	Required    bool
	MinLength   int
	MaxLength   int
	Long        bool // several lines
}

// readModal reads and checks the data of callback type 9. Inputs stand in labels, or in
// action rows as before (deprecated, still accepted). Of the inputs only text is modelled.
func (q *call) readModal() (*Modal, error) {
	var b struct {
		Title      string      `json:"title"`
		CustomID   string      `json:"custom_id"`
		Components []Component `json:"components"`
	}
	if err := q.decode(&b); err != nil {
		return nil, under("data", err)
	}
	var f form
	f.length([]string{"data", "title"}, b.Title, 1, maxModalTitle)
	f.length([]string{"data", "custom_id"}, b.CustomID, 1, maxCustomID)
	at := []string{"data", "components"}
	if len(b.Components) < 1 || len(b.Components) > maxModalParts {
		f.add(at, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length.", maxModalParts)
	}
	modal := &Modal{Title: b.Title, CustomID: b.CustomID, parts: completed(b.Components)}
	for n := range modal.parts {
		modal.addPart(&f, within(at, strconv.Itoa(n)), &modal.parts[n])
	}
	f.uniqueCustomIDs(at, modal.parts)
	return modal, f.err()
}

func (m *Modal) addPart(f *form, at []string, part *Component) {
	switch part.Type {
	case textDisplay:
		f.length(within(at, "content"), part.Content, 1, maxDisplayText)
	case actionRow:
		if len(part.Components) != 1 {
			f.add(within(at, "components"), "BASE_TYPE_BAD_LENGTH", "Must be 1 in length.")
			return
		}
		input := &part.Components[0]
		f.length(within(at, "components", "0", "label"), input.Label, 1, maxInputLabel)
		m.addInput(f, within(at, "components", "0"), input, input.Label)
	case label:
		f.length(within(at, "label"), part.Label, 1, maxInputLabel)
		f.length(within(at, "description"), part.Description, 0, maxInputPlaceholder)
		if part.Component == nil {
			f.add(within(at, "component"), "BASE_TYPE_REQUIRED", "This field is required")
			return
		}
		m.addInput(f, within(at, "component"), part.Component, part.Label)
	default:
		f.add(within(at, "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1, 10, 18).")
	}
}

func (m *Modal) addInput(f *form, at []string, input *Component, label string) {
	if input.Type != textInput {
		f.add(within(at, "type"), "UNION_TYPE_CHOICES", "discordtest models text inputs (4) only, not type %d.", input.Type)
		return
	}
	f.length(within(at, "custom_id"), input.CustomID, 1, maxCustomID)
	f.length(within(at, "placeholder"), input.Placeholder, 0, maxInputPlaceholder)
	f.length(within(at, "value"), input.Value, 0, maxInput)
	if input.Style != 1 && input.Style != 2 {
		f.add(within(at, "style"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2).")
	}
	field := Field{
		CustomID: input.CustomID, Label: label, Placeholder: input.Placeholder, Value: input.Value,
		Required: input.Required == nil || *input.Required, MaxLength: maxInput, Long: input.Style == 2,
	}
	if input.MinLength != nil {
		field.MinLength = *input.MinLength
		f.between(within(at, "min_length"), field.MinLength, 0, maxInput)
	}
	if input.MaxLength != nil {
		field.MaxLength = *input.MaxLength
		f.between(within(at, "max_length"), field.MaxLength, 1, maxInput)
	}
	if field.MinLength > field.MaxLength {
		f.add(within(at, "min_length"), "TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX_LENGTH", "min_length must not exceed max_length")
	}
	m.Fields = append(m.Fields, field)
}

// wireSubmit is the data of a MODAL_SUBMIT.
type wireSubmit struct {
	CustomID   string      `json:"custom_id"`
	Components []wireInput `json:"components"`
}

// wireInput is a part of a form with what was entered: in a row, in a label, or the input itself.
type wireInput struct {
	Type       int         `json:"type"`
	ID         int         `json:"id"`
	CustomID   string      `json:"custom_id,omitempty"`
	Value      *string     `json:"value,omitempty"`
	Components []wireInput `json:"components,omitempty"`
	Component  *wireInput  `json:"component,omitempty"`
}

// filled checks what a person enters as the app does before it sends a form, and puts it
// into the form's shape. Values are found by custom ID or label; a field without one keeps
// what stands in it.
func (m *Modal) filled(values map[string]string) (wireSubmit, error) {
	left := map[string]bool{}
	for name := range values {
		left[name] = true
	}
	entered := map[string]string{}
	for _, field := range m.Fields {
		text := field.Value
		for _, name := range []string{field.CustomID, field.Label} {
			if given, is := values[name]; is {
				text = given
				delete(left, name)
			}
		}
		n := clientLength(text)
		switch {
		case field.Required && n == 0:
			return wireSubmit{}, fmt.Errorf("%q is required", field.Label)
		case n > field.MaxLength || n > 0 && n < field.MinLength:
			return wireSubmit{}, fmt.Errorf("%q takes %d to %d characters, not %d", field.Label, field.MinLength, field.MaxLength, n)
		}
		entered[field.CustomID] = text
	}
	for name := range left {
		return wireSubmit{}, fmt.Errorf("the form %q has no field %q", m.Title, name)
	}
	w := wireSubmit{CustomID: m.CustomID}
	for i := range m.parts {
		part := &m.parts[i]
		out := wireInput{Type: part.Type, ID: part.ID}
		input := func(c *Component) wireInput {
			text := entered[c.CustomID]
			return wireInput{Type: textInput, ID: c.ID, CustomID: c.CustomID, Value: &text}
		}
		switch part.Type {
		case actionRow:
			out.Components = []wireInput{input(&part.Components[0])}
		case label:
			one := input(part.Component)
			out.Component = &one
		}
		w.Components = append(w.Components, out)
	}
	return w, nil
}

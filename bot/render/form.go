package render

import (
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/customid"
)

// The form for an article's text: a title and four text fields of 4,000 characters, Discord's most.
const (
	formFields   = 4
	maxField     = 4000
	maxFormTitle = 200
	maxQuestion  = 1000
)

// The IDs of inputs, which are unique within their form.
const (
	inputTitle    = "title"
	inputText     = "text" // followed by its number from 1
	inputQuestion = "question"
)

// PasteForm is the form for an article's text.
func PasteForm(action customid.Action) *discordgo.InteractionResponseData {
	rows := []discordgo.MessageComponent{row(discordgo.TextInput{
		CustomID: inputTitle, Label: "Title (optional)", Style: discordgo.TextInputShort, MaxLength: maxFormTitle})}
	for n := 1; n <= formFields; n++ {
		in := discordgo.TextInput{CustomID: inputText + strconv.Itoa(n), Label: "More text, part " + strconv.Itoa(n) + " (optional)",
			Style: discordgo.TextInputParagraph, MaxLength: maxField}
		if n == 1 {
			in.Label, in.Required, in.Placeholder = "Text", true, "Paste the article here. What does not fit (4,000 characters) goes into the next field."
		}
		rows = append(rows, row(in))
	}
	return &discordgo.InteractionResponseData{CustomID: action.String(), Title: "Paste an article", Components: rows}
}

// QuestionForm is the form for a question about a digest.
func QuestionForm(action customid.Action) *discordgo.InteractionResponseData {
	return &discordgo.InteractionResponseData{CustomID: action.String(), Title: "Ask about this article",
		Components: []discordgo.MessageComponent{row(discordgo.TextInput{
			CustomID: inputQuestion, Label: "Your question", Placeholder: "What does it say about …?",
			Style: discordgo.TextInputParagraph, Required: true, MaxLength: maxQuestion})}}
}

func row(in discordgo.TextInput) discordgo.MessageComponent {
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{in}}
}

// Form is what was written into one of the two forms.
type Form struct {
	Title    string
	Fields   []string // in order; empty ones are left out
	Question string
}

// ReadForm reads what was submitted. Unknown inputs are ignored.
func ReadForm(data discordgo.ModalSubmitInteractionData) Form {
	var f Form
	for _, c := range data.Components {
		r, ok := c.(*discordgo.ActionsRow)
		if !ok {
			continue
		}
		for _, c := range r.Components {
			in, ok := c.(*discordgo.TextInput)
			if !ok {
				continue
			}
			switch {
			case in.CustomID == inputTitle:
				f.Title = strings.TrimSpace(in.Value)
			case in.CustomID == inputQuestion:
				f.Question = strings.TrimSpace(in.Value)
			case strings.HasPrefix(in.CustomID, inputText) && in.Value != "":
				f.Fields = append(f.Fields, in.Value)
			}
		}
	}
	return f
}

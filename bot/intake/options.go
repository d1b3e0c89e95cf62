package intake

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
	"verbatim/summarise/link"
)

// Options is what somebody gave to a slash command or its form.
type Options struct {
	Link     string                       // the option "link", as typed
	File     *discordgo.MessageAttachment // the option "file"
	Question string                       // the option "question"
	Title    string                       // the form's title
	Text     []string                     // the form's text fields, in order; they are one text
}

// read takes the link, the file and the form's text, of any length: it was given for that. A text that is a link and
// nothing else is one.
func (o Options) read() Request {
	var h holding
	if typed := strings.TrimSpace(o.Link); typed != "" {
		h.typed(typed)
	}
	if o.File != nil {
		h.files([]*discordgo.MessageAttachment{o.File})
	}
	if text := join(o.Text); text != "" {
		links := scan(text)
		if len(links) == 1 && links[0].start == 0 && links[0].end == len(text) {
			h.link(links[0].link)
		} else {
			h.sources = append(h.sources, summarise.Paste{Title: strings.TrimSpace(o.Title), Text: text})
		}
	}
	if h.empty() && h.kind != article {
		if h.kind == nothing {
			return Request{Reply: NamedError, Named: summarise.Errorf(summarise.NotFound, "a link begins with https://")}
		}
		return refuse(h.kind)
	}
	return request(h.sources, strings.TrimSpace(o.Question))
}

// typed takes the links of the option "link". A host alone is one there that could be two words in running text
// ("repubblica.it"), though no file's name is.
func (h *holding) typed(text string) {
	if len(h.links(text, look{hosts: true})) > 0 {
		return
	}
	e := ending(text)
	if address, ok := link.FromHost(text + "/"); ok && !isRead(e) && kindOfEnding(e) == article {
		h.link(strings.TrimSuffix(address, "/"))
		return
	}
	h.saw(nothing)
}

// Given reads the options of a slash command, in subcommands too, or the fields of a submitted form. A form's field
// is its title if its custom ID says so; the others are one text in their order.
func Given(i *discordgo.Interaction) Options {
	var o Options
	if i == nil {
		return o
	}
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		o.options(data.Options, data.Resolved)
	case discordgo.ModalSubmitInteractionData:
		o.fields(data.Components)
	}
	return o
}

func (o *Options) options(given []*discordgo.ApplicationCommandInteractionDataOption, resolved *discordgo.ApplicationCommandInteractionDataResolved) {
	for _, opt := range given {
		if opt == nil {
			continue
		}
		text, _ := opt.Value.(string)
		switch opt.Name {
		case "link":
			o.Link = text
		case "question":
			o.Question = text
		case "file":
			if resolved != nil {
				o.File = resolved.Attachments[text]
			}
		}
		o.options(opt.Options, resolved)
	}
}

func (o *Options) fields(rows []discordgo.MessageComponent) {
	for _, c := range rows {
		switch c := c.(type) {
		case *discordgo.ActionsRow:
			o.fields(c.Components)
		case *discordgo.TextInput:
			if strings.Contains(strings.ToLower(c.CustomID), "title") {
				o.Title = c.Value
			} else {
				o.Text = append(o.Text, c.Value)
			}
		}
	}
}

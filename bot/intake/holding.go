package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
	"verbatim/summarise/link"
)

// A holding is what was found in one message or more.
type holding struct {
	sources  []summarise.Source
	keys     []string // identities of the links among them
	kind     kind     // of the first thing that is no article; article if there was none
	said     string   // the text round the links: each link is a linkMark, mentions of the bot are blank
	question string   // asked beside a long text
	prose    []string // the texts of embeds and components
}

// linkMark stands in a holding's text where a link stood.
const linkMark = '\x00'

// A look says what to look for in a message.
type look struct {
	hosts  bool // links without a scheme
	least  int  // how many characters a long text must have that is one; 0: texts are none
	embeds bool // embeds and components, if the text holds no link
	asking bool // an order or a question may stand before or behind a long text
}

func (h *holding) empty() bool { return len(h.sources) == 0 }

// holding finds what m holds: its text, its files and what it forwards.
func (e *Event) holding(m *discordgo.Message, l look) holding {
	var h holding
	content := e.withoutMentions(m.Content)
	links := h.links(content, l)
	h.said = withMarks(content, links)
	if len(links) == 0 && l.embeds {
		h.embeds(m)
	}
	h.files(m.Attachments)
	for _, s := range m.MessageSnapshots {
		if s.Message == nil {
			continue
		}
		if len(h.links(s.Message.Content, look{})) == 0 {
			h.embeds(s.Message)
		}
		h.files(s.Message.Attachments)
	}
	if m.Poll != nil {
		h.saw(poll)
	}
	if l.least > 0 {
		h.text(content, links, m, l)
	}
	return h
}

// links takes the links of a text as sources and returns where they stand.
func (h *holding) links(text string, l look) []found {
	links := scan(text)
	if len(links) == 0 && l.hosts {
		links = hosts(text)
	}
	for _, f := range links {
		h.link(f.link)
	}
	return links
}

// link takes a link as a source unless its article is there already or its address says that it is none. One that
// cannot be repaired is handed on as it is: the reader names what is wrong with it. It reports whether the link is one
// of an article.
func (h *holding) link(posted string) bool {
	address := link.Unwrap(posted)
	if k := kindOf(address); k != article {
		h.saw(k)
		return false
	}
	key := link.Key(address)
	if key == "" {
		key = address
	}
	if !slices.Contains(h.keys, key) {
		h.keys = append(h.keys, key)
		h.sources = append(h.sources, summarise.Link{URL: address})
	}
	return true
}

func (h *holding) saw(k kind) {
	if h.kind == article {
		h.kind = k
	}
}

// files takes the attachments that can be read.
func (h *holding) files(files []*discordgo.MessageAttachment) {
	for _, f := range files {
		if f == nil {
			continue
		}
		if k := fileKind(f); k != article {
			h.saw(k)
			continue
		}
		h.sources = append(h.sources, attachment(f))
	}
}

// embeds takes what a bot's message links: the address of each embed, else the links of its description; and the
// texts and link buttons of components. Authors, footers, pictures and fields are trimmings.
func (h *holding) embeds(m *discordgo.Message) {
	for _, em := range m.Embeds {
		if em == nil {
			continue
		}
		h.prose = append(h.prose, em.Title, em.Description)
		if em.URL == "" || !h.link(em.URL) {
			h.links(em.Description, look{})
		}
	}
	h.components(m.Components, maxDepth)
}

// maxDepth is how deep components are nested at most: Discord allows a container with a section or row with its parts.
const maxDepth = 5

func (h *holding) components(cs []discordgo.MessageComponent, depth int) {
	if depth == 0 {
		return
	}
	for _, c := range cs {
		switch c := c.(type) {
		case *discordgo.ActionsRow:
			h.components(c.Components, depth-1)
		case *discordgo.Container:
			h.components(c.Components, depth-1)
		case *discordgo.Section:
			h.components(c.Components, depth-1)
			h.components([]discordgo.MessageComponent{c.Accessory}, depth-1)
		case *discordgo.TextDisplay:
			h.prose = append(h.prose, c.Content)
			h.links(c.Content, look{})
		case *discordgo.Button:
			if c.Style == discordgo.LinkButton && c.URL != "" {
				h.link(c.URL)
			}
		}
	}
}

// text takes a long text as a source if there is no other, or if it ends in the one link that says where it is from.
func (h *holding) text(content string, links []found, m *discordgo.Message, l look) {
	if body, ok := beforeSource(content, links); ok && len(h.sources) == 1 {
		h.sources, h.keys, content = nil, nil, body
	}
	if !h.empty() {
		return
	}
	body, question := withoutPrograms(content), ""
	if l.asking {
		body, question = splitAsked(body)
	}
	if body = pasted(body); isLong(body, l.least) {
		h.sources, h.question = []summarise.Source{summarise.Paste{Text: body}}, question
		return
	}
	texts := make([]string, 0, len(m.MessageSnapshots)+1)
	for _, s := range m.MessageSnapshots {
		if s.Message != nil {
			texts = append(texts, s.Message.Content)
		}
	}
	for _, text := range append(texts, join(h.prose)) {
		if body := pasted(withoutPrograms(text)); isLong(body, l.least) {
			h.sources = []summarise.Source{summarise.Paste{Text: body}}
			return
		}
	}
}

// withMarks replaces each link of text by a mark; of a masked link that stands within a sentence the label stays.
func withMarks(text string, links []found) string {
	if len(links) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, f := range links {
		b.WriteString(text[at:f.start])
		if f.label != "" && within(text[:f.start], text[f.end:]) {
			b.WriteString(f.label)
		} else {
			b.WriteRune(linkMark)
		}
		at = f.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// within reports whether words of one line stand both before and behind.
func within(before, behind string) bool {
	before = strings.TrimRight(before, " ")
	behind = strings.TrimLeft(behind, " ")
	if before == "" || behind == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(behind)
	return isLetter(last) && isLetter(next)
}

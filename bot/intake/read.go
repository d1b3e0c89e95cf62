package intake

import (
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// read answers a message that somebody wrote.
func (e *Event) read() Request {
	m := e.Message
	if !fromPerson(m) {
		return Request{Ignore: true}
	}
	addressed := e.Place == Direct || e.mentioned(m)
	switch {
	case e.Place == Thread:
		return e.thread(addressed)
	case addressed:
		return e.addressed()
	case e.Place == Watched:
		return e.watched()
	default:
		return Request{Ignore: true}
	}
}

// watched takes the article links of a message that was not written to the bot, and is silent about all else.
func (e *Event) watched() Request {
	h := e.holding(e.Message, look{})
	var links []summarise.Source
	for _, s := range h.sources {
		if _, ok := s.(summarise.Link); ok {
			links = append(links, s)
		}
	}
	if len(links) == 0 {
		return Request{Ignore: true}
	}
	return request(links, "")
}

// addressed answers a message that was written to the bot.
func (e *Event) addressed() Request {
	m := e.Message
	own := e.holding(m, look{hosts: true, least: leastPaste, asking: true})
	if isPaste(own.sources) {
		mine := e.authors()
		own = complete(own, mine, slices.Index(mine, m))
		return request(own.sources, own.question)
	}
	question := asked(own.said)
	if !own.empty() {
		return request(own.sources, question)
	}
	target := replyTo(m)
	ours := target != nil && target.Author != nil && target.Author.ID == e.Bot
	switch {
	case !ours:
	case question != "" && e.Place != Channel && e.Place != Watched:
		return Request{Question: question} // about the digest that it replies to
	case tidy(own.said) != "" && asksNothing(tidy(own.said)):
		return Request{Ignore: true}
	}
	there := e.repliedTo(target, leastPaste)
	if !there.empty() {
		return request(there.sources, question)
	}
	switch {
	case own.kind != article:
		return refuse(own.kind)
	case there.kind != article:
		return refuse(there.kind)
	case e.Place == Direct:
		return e.direct(own.said)
	}
	if near := e.near(); !near.empty() {
		r := request(near.sources, question)
		r.Guessed = true
		return r
	}
	if question != "" && (ours || e.Place == Hosted) {
		return Request{Question: question}
	}
	return Request{Reply: Help}
}

// repliedTo finds what the message holds that another replies to or points to, if there is one. A digest of ours is no
// article, but links one.
func (e *Event) repliedTo(target *discordgo.Message, least int) holding {
	if target == nil {
		return holding{}
	}
	wanted := look{least: least, embeds: !fromPerson(target)}
	if target.Author != nil && target.Author.ID == e.Bot {
		wanted.least = 0
	}
	return e.holding(target, wanted)
}

// direct answers a direct message without a source: a question about the digest it replies to, or the latest.
func (e *Event) direct(said string) Request {
	said = tidy(said)
	switch {
	case strings.HasPrefix(said, aside):
		return Request{Ignore: true}
	case said == "", isGreeting(said):
		return Request{Reply: Help}
	case asksNothing(said):
		return Request{Ignore: true}
	case isOrder(said):
		return Request{Reply: Help}
	}
	return Request{Question: said}
}

// menu answers a message command: any author's message will do, and a paragraph of text.
func (e *Event) menu() Request {
	m := e.Message
	own := e.holding(m, look{least: leastMenu, embeds: !fromPerson(m)})
	if !own.empty() {
		return request(own.sources, "")
	}
	there := e.repliedTo(replyTo(m), leastMenu)
	if !there.empty() {
		return request(there.sources, "")
	}
	if own.kind == article {
		own.kind = there.kind
	}
	if own.kind == article {
		own.kind = nothing
	}
	return refuse(own.kind)
}

// request hands on at most MaxSources.
func request(sources []summarise.Source, question string) Request {
	n := min(len(sources), MaxSources)
	return Request{Sources: sources[:n:n], More: len(sources) - n, Question: question}
}

func refuse(k kind) Request {
	return Request{Reply: NamedError, Named: k.named()}
}

func isPaste(sources []summarise.Source) bool {
	if len(sources) != 1 {
		return false
	}
	_, ok := sources[0].(summarise.Paste)
	return ok
}

// Package intake reads from a Discord message, or a command, which article is meant and what is asked about it.
// It is pure: an [Event] in, a [Request] out; nothing is fetched, posted or remembered.
//
// [Read] goes through the same steps for every event:
//
//	who is asked     asked.go    a mention of the bot or of the role Discord made for it; a DM; a watched channel;
//	                             a thread of the bot's (thread.go); an edit that asks anew (edit.go)
//	where to look    read.go     the message itself with its files and forwards → the message replied to →
//	                             the author's neighbouring messages, the thread's starter
//	what is there    holding.go  links (scan.go, hosts.go), files (file.go), long texts (paste.go);
//	                             what is no article is remembered by kind (noarticle.go)
//	what is asked    question.go the sentences beside a link that ask something of the article; orders
//	                             ("summarise this") and chatter ask nothing (chatter.go)
//
// A link is handed on as posted but for repairs ([link.Parse]) and out of redirectors ([link.Unwrap]); two links of
// one identity are one source. At most [MaxSources] are handed on, the others are counted.
//
// Decisions with their doubts:
//   - A link wins over the text round it, however long, unless at least 1,000 characters of text end in a line with
//     their source: then somebody pasted the article because its page cannot be read.
//   - Text in a code fence is text, but links in code are none: who writes code talks about a link.
//   - Links written without a scheme count only where the bot was addressed, and only if there are no others.
//   - A question beside a link keeps only its asking sentences, since what stands round them is mostly told to
//     the other people in the channel.
//   - Whether a message asks something is decided by word lists of some twenty languages (chatter.go, thanks.go). In a
//     channel a question that is missed costs an answer, so what is not known to be chatter is asked if it has its
//     question mark; without the mark only what begins as English and a few other languages' questions do. In a
//     thread everything is a question that is not known to ask nothing.
//   - An edit of a message whose former state is not known is left alone: it may have been answered.
//   - In an edit only the links that were not there before are read; the others were answered already.
package intake

import (
	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// MaxSources is how many articles of one message are read.
const MaxSources = 5

// A Place is where an event happened, which decides whether a mention is needed.
type Place int

// The places.
const (
	Channel Place = iota // an ordinary channel: a mention is needed
	Watched              // a channel in which every article link is summarised
	Direct               // a direct message to the bot
	Thread               // a thread that the bot opened under a digest
	Hosted               // a forum post or a thread of others: a mention is needed, and may be a question about a digest there
	Menu                 // a message that somebody chose a message command on
	Slash                // a slash command or the form it opened
)

// An Event is what the bot knows when something is said. Only the fields named for its place are read.
type Event struct {
	Place Place
	Bot   string // the bot's user ID
	Role  string // ID of the role that Discord made for the bot in this server, "" if unknown

	// Message is what was said, or the message a message command was chosen on. Nil for Slash.
	Message *discordgo.Message

	// Edited says that Message is the new state of an older one, Previous what it was before, nil if that is not known.
	Edited   bool
	Previous *discordgo.Message

	// Before and After are neighbouring messages of the same channel, in any order; none is needed. A thread's
	// starter message (type 21) may be among them, or what it points to in Starter.
	Before, After []*discordgo.Message
	Starter       *discordgo.Message

	Options Options // what a slash command or form was given
}

// A Reply is what to say at once, when there is nothing to digest.
type Reply int

// The replies.
const (
	None       Reply = iota // nothing; a digest or an answer follows
	Help                    // how to use the bot, in one short message
	NamedError              // what was there cannot be read: Request.Named says what
)

func (r Reply) String() string {
	switch r {
	case None:
		return "none"
	case Help:
		return "help"
	case NamedError:
		return "named-error"
	}
	return "reply?"
}

// A Request is what is meant by an event.
type Request struct {
	Sources  []summarise.Source // to digest, in the order of the message; at most MaxSources, no two of one identity
	More     int                // how many more there were
	Question string             // what is asked about them, or without sources about the digest at hand; "" = nothing
	Ignore   bool               // do nothing at all: the event is not for the bot
	Reply    Reply
	Named    *summarise.Error // for NamedError
	Guessed  bool             // the sources stand in a neighbouring message: a digest already given here is the better guess
}

// Read says what is meant by e. For a slash command without any source it returns the zero Request: the form is to be
// opened, or in a thread its article is meant.
func Read(e Event) Request {
	switch {
	case e.Place == Slash:
		return e.Options.read()
	case e.Message == nil:
		return Request{Ignore: true}
	case e.Place == Menu:
		return e.menu()
	case e.Edited:
		return e.edit()
	default:
		return e.read()
	}
}

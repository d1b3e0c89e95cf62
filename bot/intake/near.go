package intake

import (
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

const (
	// nearby is how far apart in time two messages may be to belong together.
	nearby = 10 * time.Minute
	// leastCut is how many characters a part of a text has that was cut because Discord's messages are short (2,000).
	leastCut = 1500
	// leastRest is how many characters the rest of such a text has at least. A shorter message is a remark.
	leastRest = 100
)

// near looks into the messages round the one that addressed the bot: the author's last ones before it, the next one
// after it, then the thread's starter. What other people wrote is theirs.
func (e *Event) near() holding {
	mine := e.authors()
	at := slices.Index(mine, e.Message)
	wanted := look{least: leastPaste}
	for i := at - 1; i >= 0; i-- {
		if h := e.holding(mine[i], wanted); !h.empty() {
			return complete(h, mine[:at], i)
		}
	}
	if at+1 < len(mine) {
		if h := e.holding(mine[at+1], wanted); !h.empty() {
			return complete(h, mine[at+1:], 0)
		}
	}
	starter := e.Starter
	for _, m := range e.Before {
		if starter == nil && m != nil && m.Type == discordgo.MessageTypeThreadStarterMessage {
			starter = m.ReferencedMessage
		}
	}
	return e.repliedTo(starter, leastPaste)
}

// complete is h, found in the message at i of mine, with the rest of its text if that was cut.
func complete(h holding, mine []*discordgo.Message, i int) holding {
	if isPaste(h.sources) {
		text := whole(mine, i, h.sources[0].(summarise.Paste).Text)
		h.sources = []summarise.Source{summarise.Paste{Text: text}}
	}
	return h
}

// whole joins text, which stands in the message at i, with the parts before and after it that were cut from one text.
func whole(mine []*discordgo.Message, i int, text string) string {
	parts := []string{text}
	for j, first := i-1, text; j >= 0 && plainText(mine[j]); j-- {
		part := pasted(mine[j].Content)
		if !follows(part, first) {
			break
		}
		first = part
		parts = slices.Insert(parts, 0, part)
	}
	for j, last := i+1, text; j < len(mine) && plainText(mine[j]); j++ {
		part := pasted(mine[j].Content)
		if !follows(last, part) {
			break
		}
		last = part
		parts = append(parts, part)
	}
	return join(parts)
}

// follows reports whether rest is the rest of part: part is about as long as a message can be, or stops within a
// sentence, and rest is no mere remark.
func follows(part, rest string) bool {
	if utf8.RuneCountInString(rest) < leastRest || utf8.RuneCountInString(part) < leastPaste {
		return false
	}
	return !endsSentence(part) || utf8.RuneCountInString(part) >= leastCut
}

// plainText reports whether m is text alone: no link, no file, no reply, nobody addressed at its beginning.
func plainText(m *discordgo.Message) bool {
	return m.Type == discordgo.MessageTypeDefault && len(m.Attachments) == 0 && len(m.MessageSnapshots) == 0 &&
		len(m.Mentions) == 0 && len(scan(m.Content)) == 0
}

// authors lists the messages of e's author that are near in time, e.Message among them, oldest first.
func (e *Event) authors() []*discordgo.Message {
	mine := []*discordgo.Message{e.Message}
	now := snowflake(e.Message.ID)
	for _, m := range slices.Concat(e.Before, e.After) {
		if m == nil || m.ID == e.Message.ID || !fromPerson(m) || m.Author.ID != e.Message.Author.ID {
			continue
		}
		if apart := since(snowflake(m.ID), now); apart <= nearby {
			mine = append(mine, m)
		}
	}
	slices.SortStableFunc(mine, func(a, b *discordgo.Message) int {
		x, y := snowflake(a.ID), snowflake(b.ID)
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	return mine
}

// snowflake reads an ID; 0 if it is none.
func snowflake(id string) uint64 {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// since is the time between two IDs, whose upper bits count milliseconds (Discord reference, Snowflakes).
func since(a, b uint64) time.Duration {
	return max(time.Duration(a>>22)-time.Duration(b>>22), time.Duration(b>>22)-time.Duration(a>>22)) * time.Millisecond
}

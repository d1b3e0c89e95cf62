package bot

import (
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/render"
	"verbatim/summarise"
)

// maxTurns is how many earlier questions an answer has in mind.
const maxTurns = 12

// past is what the messages of a place show of what was talked about there, oldest first.
type past struct {
	shared  bool                 // several articles share the place, a thread of the bot's
	digests []*discordgo.Message // of the last request alone, unless they share the place
	turns   []turn
}

// A turn is a question and its answer. It has its words but no places: it is for an engine to have in
// mind, not to be shown.
type turn struct {
	summarise.Answer
	article string             // as the answer names it, "" if it does not
	digest  *discordgo.Message // the last one before it, nil for none
}

// pastOf reads messages, oldest first. In a thread that several articles share all digests belong together.
func (b *Bot) pastOf(messages []*discordgo.Message, shared bool) past {
	p := past{shared: shared}
	var shown []*discordgo.Message // lists and digests
	var digest *discordgo.Message
	var answered string // the message that the last answer answers
	var known bool      // whether it is still there to be read
	for _, m := range messages {
		if !b.isOwn(m) {
			continue
		}
		if render.ReadListing(m) {
			shown = append(shown, m)
			continue
		}
		if _, ok := b.digestIn(m); ok {
			shown, p.digests = append(shown, m), append(p.digests, m)
			digest, answered, known = m, "", false
			continue
		}
		said, ok := render.ReadAnswer(m)
		if !ok {
			continue
		}
		question, about := said.Question, m.ID
		if m.MessageReference != nil {
			about = m.MessageReference.MessageID
			if question == "" && m.ReferencedMessage != nil {
				question = b.withoutMention(m.ReferencedMessage.Content)
			}
		}
		further := about == answered || question == "" && m.MessageReference == nil
		switch {
		case further && known && said.Text != "":
			last := &p.turns[len(p.turns)-1]
			last.Claims = append(last.Claims, summarise.Claim{Text: said.Text})
		case further:
		case question == "":
			answered, known = about, false
		default:
			answered, known = about, true
			t := turn{Answer: summarise.Answer{Question: question}, article: said.Article, digest: digest}
			if said.Text != "" {
				t.Claims = []summarise.Claim{{Text: said.Text}}
			}
			p.turns = append(p.turns, t)
		}
	}
	if !shared {
		p.digests = lastAskedFor(shown)
	}
	return p
}

// lastAskedFor returns the digests of the last request among lists and digests, oldest first: those that
// the last digest's list lists, between which others may stand, else that digest alone. Of a list that comes
// last there are none yet.
func lastAskedFor(shown []*discordgo.Message) []*discordgo.Message {
	if len(shown) == 0 || render.ReadListing(shown[len(shown)-1]) {
		return nil
	}
	last := shown[len(shown)-1]
	for i, list := range slices.Backward(shown) {
		if render.ReadListing(list) && listedIn(list, last) {
			return slices.DeleteFunc(shown[i+1:], func(m *discordgo.Message) bool {
				return render.ReadListing(m) || !listedIn(list, m)
			})
		}
	}
	return []*discordgo.Message{last}
}

// listedIn reports whether a digest is one of those that a list before it lists: they answer the same
// message, and those that answer a command are no command's own reply.
func listedIn(list, digest *discordgo.Message) bool {
	return digest.InteractionMetadata == nil && repliedTo(list) == repliedTo(digest)
}

// repliedTo is the message that m is a reply to, "" for none.
func repliedTo(m *discordgo.Message) string {
	if m.MessageReference == nil {
		return ""
	}
	return m.MessageReference.MessageID
}

// about returns the latest turns about a: those that name it, else those that follow its digest, which is
// nil if it does not stand among the messages.
func (p past) about(a *summarise.Article, digest *discordgo.Message) []summarise.Answer {
	var turns []summarise.Answer
	for _, t := range p.turns {
		if t.article == render.Name(a) || t.article == "" && idOf(t.digest) == idOf(digest) {
			turns = append(turns, t.Answer)
		}
	}
	return turns[max(0, len(turns)-maxTurns):]
}

func idOf(m *discordgo.Message) string {
	if m == nil {
		return ""
	}
	return m.ID
}

// latest puts the article first that was talked about last.
func (p past) latest(articles []*summarise.Article) []*summarise.Article {
	for _, t := range slices.Backward(p.turns) {
		at := slices.IndexFunc(articles, func(a *summarise.Article) bool { return render.Name(a) == t.article })
		if at >= 0 {
			first := articles[at]
			return append([]*summarise.Article{first}, slices.Delete(slices.Clone(articles), at, at+1)...)
		}
	}
	return articles
}

// withoutMention is what somebody wrote to the bot, without its name.
func (b *Bot) withoutMention(text string) string {
	me := b.me().user
	return strings.TrimSpace(strings.NewReplacer("<@"+me+">", "", "<@!"+me+">", "").Replace(text))
}

// isOwn reports whether a message is the bot's.
func (b *Bot) isOwn(m *discordgo.Message) bool {
	return m != nil && m.Author != nil && m.Author.ID == b.me().user
}

// digestIn returns what a message of the bot's shows of an article, false if it is no digest.
func (b *Bot) digestIn(m *discordgo.Message) (render.Shown, bool) {
	if !b.isOwn(m) {
		return render.Shown{}, false
	}
	return render.ReadDigest(m)
}

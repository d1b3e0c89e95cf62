package intake

import (
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
)

func TestForwardsAndReplies(t *testing.T) {
	long := strings.Repeat("The council met on Monday and spoke about the pier. ", 8) + "It ended late."
	feed := func(em *discordgo.MessageEmbed) *discordgo.Message {
		return says("", by(feedID), func(m *discordgo.Message) { m.Embeds = append(m.Embeds, em) })
	}
	runReadCases(t, []readCase{
		{"a forward with a mention as its comment", channel("<@900>", forwarding(says(a))), a},
		{"a forwarded file", channel("<@900>", forwarding(says("", with("a.pdf", "")))), "file:a.pdf"},
		{"a forwarded text", channel("<@900> summarise", forwarding(says(long))), "paste:The_council…late."},
		{"a forwarded feed post", channel("<@900>", forwarding(feed(&discordgo.MessageEmbed{URL: b, Title: "B"}))), b},
		{"own link and a forward", channel("<@900> "+a, forwarding(says(b))), a + " " + b},
		{"the question to a forward", channel("<@900> who paid for it?", forwarding(says(a))), a + " “who paid for it?”"},

		{"a reply to a link", channel("<@900>", replying(says(a, by(benID)))), a},
		{"a reply with a question", channel("<@900> when does it open?", replying(says("look "+a, by(benID)))), a + " “when does it open?”"},
		{"a reply with an order", channel("<@900> can you summarize this please?", replying(says(a, by(benID)))), a},
		{"a reply to a text", channel("<@900> summary", replying(says(long, by(benID)))), "paste:The_council…late."},
		{"a reply to a file", channel("<@900>", replying(says("", by(benID), with("a.pdf", "")))), "file:a.pdf"},
		{"a reply to a forward", channel("<@900>", replying(says("", by(benID), forwarding(says(b))))), b},
		{"a reply to a feed bot", channel("<@900>", replying(feed(&discordgo.MessageEmbed{URL: b}))), b},
		{"a reply to a person's link with its preview", channel("<@900>", replying(says(a, by(benID), func(m *discordgo.Message) {
			m.Embeds = []*discordgo.MessageEmbed{{URL: b}}
		}))), a},
		{"a reply to a picture", channel("<@900> summarise", replying(says("", by(benID), with("a.png", "image/png")))), "unsupported"},
		{"a reply to chatter", channel("<@900> summarise", replying(says("lol", by(benID)))), "help"},
		{"a reply to a deleted message", channel("<@900>", ofType(discordgo.MessageTypeReply)), "help"},
		{"an own link beats the one replied to", channel("<@900> rather "+b, replying(says(a, by(benID)))), b},
		{"an own picture does not", channel("<@900>", with("a.png", "image/png"), replying(says(a, by(benID)))), a},
		{"a reply to the digest", channel("<@900> who paid?", replying(says("**[The pier]("+a+")**\n1. It opens ([evidence]("+a+"#:~:text=opens))", by(botID)))), a + " “who paid?”"},
		{"a reply to a digest of a file", channel("<@900> who paid?", replying(says(long, by(botID)))), "“who paid?”"},
		{"thanks for the digest", channel("<@900> thanks!", replying(says("**[The pier]("+a+")**", by(botID)))), "ignore"},
		{"a reply without a mention", channel("nice", replying(says(a, by(benID)))), "ignore"},
	})
}

func TestMenu(t *testing.T) {
	menu := func(content string, alterations ...alteration) Event {
		return Event{Place: Menu, Message: says(content, alterations...)}
	}
	embed := func(em *discordgo.MessageEmbed) alteration {
		return func(m *discordgo.Message) { m.Embeds = append(m.Embeds, em) }
	}
	components := func(cs ...discordgo.MessageComponent) alteration {
		return func(m *discordgo.Message) { m.Components = cs }
	}
	paragraph := "The harbour opens again on Friday, after eleven months. Ships of up to 90 metres may enter, the port authority said."
	runReadCases(t, []readCase{
		{"a link", menu("look " + a), a},
		{"a question is the author's, not the asker's", menu("does anybody know who paid? " + a), a},
		{"a paragraph", menu(paragraph), "paste:The_harbour…said."},
		{"a paragraph in a quote", menu("> " + paragraph), "paste:The_harbour…said."},
		{"a remark", menu("lol, same here"), "empty"},
		{"a picture", menu("", with("a.png", "image/png")), "unsupported"},
		{"a feed bot's embed", menu("", by(feedID), embed(&discordgo.MessageEmbed{URL: b, Description: "see " + a})), b},
		{"a feed bot's embed without address", menu("", by(feedID), embed(&discordgo.MessageEmbed{Description: "[x](" + b + ")",
			Footer: &discordgo.MessageEmbedFooter{Text: a}, Author: &discordgo.MessageEmbedAuthor{URL: a}, Image: &discordgo.MessageEmbedImage{URL: a}})), b},
		{"a digest of news in several embeds", menu("", by(feedID), embed(&discordgo.MessageEmbed{URL: a}), embed(&discordgo.MessageEmbed{URL: b})), a + " " + b},
		{"only trimmings", menu("", by(feedID), embed(&discordgo.MessageEmbed{Title: "x", Footer: &discordgo.MessageEmbedFooter{Text: a}})), "empty"},
		{"a person's preview alone", menu("", embed(&discordgo.MessageEmbed{URL: b})), "empty"},
		{"a feed bot's embed that is text alone", menu("", by(feedID), embed(&discordgo.MessageEmbed{Title: "Harbour", Description: paragraph})), "paste:Harbour_The…said."},
		{"a feed bot's embed of a video with a link below", menu("", by(feedID), embed(&discordgo.MessageEmbed{URL: "https://youtu.be/x", Description: "text: " + b})), b},
		{"a link button", menu("", by(feedID), components(&discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			&discordgo.Button{Style: discordgo.LinkButton, URL: b}, &discordgo.Button{Style: discordgo.PrimaryButton, CustomID: "x"}}})), b},
		{"a text display in a container", menu("", by(feedID), components(&discordgo.Container{Components: []discordgo.MessageComponent{
			&discordgo.Section{Components: []discordgo.MessageComponent{&discordgo.TextDisplay{Content: "## [B](" + b + ")"}}, Accessory: &discordgo.Button{Style: discordgo.LinkButton, URL: b + "?utm_source=d"}}}})), b},
		{"a thread's starter", menu("", ofType(discordgo.MessageTypeThreadStarterMessage), func(m *discordgo.Message) { m.ReferencedMessage = says(a, by(benID)) }), a},
		{"a forward", menu("", forwarding(says(a))), a},
		{"a webhook's post", menu(a, func(m *discordgo.Message) { m.WebhookID = "5" }), a},
		{"a host without scheme", menu("example.com/2026/harbour"), "empty"},
	})
}

func TestEdits(t *testing.T) {
	edit := func(place Place, was, now string, alterations ...alteration) Event {
		return Event{Place: place, Edited: true, Previous: says(was), Message: says(now, append([]alteration{edited}, alterations...)...)}
	}
	runReadCases(t, []readCase{
		{"a link is added", edit(Channel, "<@900> this", "<@900> this "+a), a},
		{"a mention is added", edit(Channel, a, "<@900> "+a), a},
		{"a mention and nothing else is added", edit(Channel, "hello", "<@900> hello"), "help"},
		{"one link becomes another", edit(Channel, "<@900> "+a, "<@900> "+b), b},
		{"a second link is added", edit(Channel, "<@900> "+a, "<@900> "+a+" "+b), b},
		{"a tracker is taken off", edit(Channel, "<@900> "+a+"?utm_source=x", "<@900> "+a), "ignore"},
		{"a word is corrected", edit(Channel, "<@900> teh pier "+a, "<@900> the pier "+a), "ignore"},
		{"a link is taken away", edit(Channel, "<@900> "+a, "<@900>"), "ignore"},
		{"the mention is taken away", edit(Channel, "<@900> "+a, a), "ignore"},
		{"a preview is added", Event{Edited: true, Previous: says("<@900> " + a), Message: says("<@900> "+a, func(m *discordgo.Message) { m.Embeds = []*discordgo.MessageEmbed{{URL: a}} })}, "ignore"},
		{"no author", edit(Channel, "<@900>", "<@900> "+a, func(m *discordgo.Message) { m.Author = nil }), "ignore"},
		{"what was before is not known", Event{Edited: true, Message: says("<@900> "+a, edited)}, "ignore"},
		{"in a watched channel a link is added", edit(Watched, "look", "look "+a), a},
		{"in a watched channel a word is corrected", edit(Watched, "lok "+a, "look "+a), "ignore"},
		{"in a thread a question is corrected", edit(Thread, "who payed?", "who paid?"), "ignore"},
	})
}

func TestNeighbours(t *testing.T) {
	part1 := strings.Repeat("The committee met again and heard eleven witnesses on the cut. ", 25) + "The mayor wants to explain to every household what"
	part2 := "went wrong on the night and what has been changed since, in writing. A meeting is planned for 22 March in the sports hall of the school."
	whole := strings.Repeat("The committee met again and heard eleven witnesses on the cut. ", 28)
	early, late := at("4190109696"), at("4198498304") // one second before and after
	runReadCases(t, []readCase{
		{"the rest of a text", Event{Message: says("<@900> " + part1), After: []*discordgo.Message{says("oh no", by(benID), late), says(part2, late)}}, "paste:The_committee…school."},
		{"the beginning of a text", Event{Message: says(part2 + strings.Repeat(" It ended late.", 20) + " <@900>"), Before: []*discordgo.Message{says(part1, early)}}, "paste:The_committee…late."},
		{"a remark is not the rest", Event{Message: says("<@900> " + whole), After: []*discordgo.Message{says("brb, coffee", late)}}, "paste:The_committee…cut."},
		{"somebody else's text is not the rest", Event{Message: says("<@900> " + part1), After: []*discordgo.Message{says(part2, by(benID), late)}}, "paste:The_committee…what"},
		{"a link is not the rest", Event{Message: says("<@900> " + part1), After: []*discordgo.Message{says(part2+" "+a, late)}}, "paste:The_committee…what"},
		{"the author's link before", Event{Message: says("<@900> summarise that"), Before: []*discordgo.Message{says(a, early), says("ok", by(benID), early)}}, a + " guessed"},
		{"the author's text before", Event{Message: says("<@900> summary of the above"), Before: []*discordgo.Message{says(part1, early), says(part2, at("4190209696"))}}, "paste:The_committee…school. guessed"},
		{"the author's link behind", Event{Message: says("<@900> summarise this"), After: []*discordgo.Message{says(a, late)}}, a + " guessed"},
		{"somebody else's link before", Event{Message: says("<@900> summarise that"), Before: []*discordgo.Message{says(a, by(benID), early)}}, "help"},
		{"too long ago", Event{Message: says("<@900> that", at("41943040000000000")), Before: []*discordgo.Message{says(a, early)}}, "help"},
		{"the thread's starter", Event{Place: Hosted, Message: says("<@900> summarise"), Starter: says(a, by(benID), early)}, a + " guessed"},
		{"the thread's starter among the messages before", Event{Place: Hosted, Message: says("<@900> summarise"), Before: []*discordgo.Message{
			says("", by(benID), early, ofType(discordgo.MessageTypeThreadStarterMessage), func(m *discordgo.Message) { m.ReferencedMessage = says(b, by(benID)) })}}, b + " guessed"},
		{"a question where a digest may be", Event{Place: Hosted, Message: says("<@900> who paid for it?")}, "“who paid for it?”"},
	})
}

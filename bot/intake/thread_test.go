package intake

import (
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
)

func TestThread(t *testing.T) {
	thread := func(content string, alterations ...alteration) Event {
		return Event{Place: Thread, Message: says(content, alterations...)}
	}
	answerOfOurs := says("It opens on Friday.", by(botID))
	bens := says("I think it was the mayor", by(benID))
	cases := []readCase{
		{"a question", thread("who voted against it?"), "“who voted against it?”"},
		{"a question without its mark", thread("who voted against it"), "“who voted against it”"},
		{"one word", thread("why?"), "“why?”"},
		{"a request", thread("tell me more about the ferry"), "“tell me more about the ferry”"},
		{"a statement to check", thread("so the pier costs five million"), "“so the pier costs five million”"},
		{"two lines", thread("one thing:\nwho paid?"), "“one thing: who paid?”"},
		{"to somebody else", thread("<@12> what do you think?"), "ignore"},
		{"to a role", thread("<@&902> please read"), "ignore"},
		{"to everybody", thread("@here read this"), "ignore"},
		{"a reply to another", thread("what do you mean?", replying(bens)), "ignore"},
		{"a reply to a message that is gone", thread("what?", ofType(discordgo.MessageTypeReply)), "ignore"},
		{"a reply to the bot", thread("and who paid?", replying(answerOfOurs)), "“and who paid?”"},
		{"a reply to the bot that asks nothing", thread("thanks!", replying(answerOfOurs)), "“thanks!”"},
		{"a reply to another that mentions the bot", thread("<@900> is that right?", replying(bens)), "“is that right?”"},
		{"to somebody else and the bot", thread("<@12> <@900> who paid?"), "“who paid?”"},
		{"somebody else named later", thread("does it say what <@12> said?"), "“does it say what <@12> said?”"},
		{"an aside", thread("// who paid?"), "ignore"},
		{"an aside with a link", thread("//later " + a), "ignore"},
		{"a mention", thread("<@900> who paid?"), "“who paid?”"},
		{"a mention that asks nothing", thread("<@900> thanks"), "“thanks”"},
		{"a mention alone", thread("<@900>"), "help"},
		{"a link", thread(b), b},
		{"a link with words", thread("this one too: " + b), b},
		{"a link with a question", thread("who paid according to " + b + "?"), b + " “who paid according to?”"},
		{"a file", thread("", with("b.pdf", "")), "file:b.pdf"},
		{"a picture", thread("", with("b.png", "image/png")), "ignore"},
		{"a GIF", thread("https://tenor.com/view/x"), "ignore"},
		{"a sticker", thread("", func(m *discordgo.Message) { m.StickerItems = []*discordgo.StickerItem{{ID: "1"}} }), "ignore"},
		{"the thread was renamed", thread("New name", ofType(discordgo.MessageTypeChannelNameChange)), "ignore"},
		{"a bot", thread("who paid?", by(feedID)), "ignore"},
		{"a mention in a reply to a link", thread("<@900> and this?", replying(says(b, by(benID)))), b},
		{"a text", thread(strings.Repeat("The council met on Monday and spoke about the pier. ", 8)), "paste:The_council…pier."},
		{"a long question", thread(strings.Repeat("The council met on Monday and spoke about the pier. ", 8) + "Is that what the mayor says?"),
			"“" + strings.Repeat("The council met on Monday and spoke about the pier. ", 8) + "Is that what the mayor says?”"},
	}
	for _, nothing := range []string{
		"thanks", "Thanks!", "thank you so much", "thx :)", "ok", "OK.", "okay cool", "👍", "🔥🔥🔥", "<:fire:123456789012345678>", ":thumbsup:", "lol", "haha", "hahaha",
		"great, thanks!", "got it", "makes sense", "nice one", "+1", "wow", "yes", "no", "that's great", "good bot",
		"danke", "Danke dir!", "vielen Dank", "alles klar", "super, danke", "merci", "merci beaucoup !", "d'accord", "gracias", "muchas gracias", "vale, gracias", "perfecto",
		"obrigado", "valeu!", "grazie mille", "va bene", "bedankt", "dank je wel", "tack så mycket", "tak", "kiitos", "dziękuję", "dzięki", "спасибо", "Спасибо большое!", "ок", "понятно",
		"дякую", "teşekkürler", "tamam", "ありがとう", "ありがとうございます！", "了解です", "谢谢", "谢谢！", "好的", "明白了", "감사합니다", "네 감사합니다", "ㅋㅋㅋ", "شكرا", "תודה רבה", "...", "!",
		"❤️", "👍🏽", ":D", "<3", "nvm", "good question", "ok thanks, will read it later", "thank you, that helps", "thanks for the summary!",
		"Danke für die Zusammenfassung", "Danke, das hilft", "merci pour le résumé", "gracias por el resumen", "obrigado pelo resumo", "tack för sammanfattningen", "спасибо за краткое содержание",
		"なるほど", "どうも", "へえ", "很有意思", "学到了", "오 그렇군요", "thaaanks", "okkk", "yesss", "hahahahahaha", "jajajaja", "kkkkkkk", "ㅋㅋㅋㅋㅋㅋ", "хахаха", "wow, impressive", "good to know, thanks", "thanks <@12>", "<a:party:1098000000000000777> nice",
	} {
		cases = append(cases, readCase{"nothing asked: " + nothing, thread(nothing), "ignore"})
	}
	for _, question := range []string{
		"thanks and the ferry", "danke und was kostet das", "thanks for that, who paid for it", "thanks for the summary can you tell me who paid", "what", "explain", "more details please",
		"ok, but who paid?", "thanks. And the ferry?", "?", "really?", "no ferry?", "und die Fähre", "was kostet das", "et le bac ?", "¿y el ferry?", "e o custo", "кто заплатил",
		"誰が払いましたか", "谁付的钱", "费用是多少", "讲了什么", "要点", "누가 냈어요?", "kim ödedi",
	} {
		cases = append(cases, readCase{"asked: " + question, thread(question), "“" + question + "”"})
	}
	runReadCases(t, cases)
}

func TestDirect(t *testing.T) {
	direct := func(content string, alterations ...alteration) Event {
		return Event{Place: Direct, Message: says(content, alterations...)}
	}
	long := strings.Repeat("The council met on Monday and spoke about the pier. ", 8) + "It ended late."
	runReadCases(t, []readCase{
		{"a link", direct(a), a},
		{"a link and a question", direct("who paid? " + a), a + " “who paid?”"},
		{"a mention is not needed but welcome", direct("<@900> " + a), a},
		{"a host without scheme", direct("example.com/2026/harbour"), "https://example.com/2026/harbour"},
		{"a text", direct(long), "paste:The_council…late."},
		{"a file", direct("", with("message.txt", "")), "file:message.txt"},
		{"a question", direct("and who paid for it?"), "“and who paid for it?”"},
		{"a question in reply to a digest", direct("who paid?", replying(says("**[A]("+a+")**", by(botID)))), "“who paid?”"},
		{"a reply to an own link", direct("who paid?", replying(says(a))), a + " “who paid?”"},
		{"a greeting", direct("hello"), "help"},
		{"a call for help", direct("help"), "help"},
		{"an order without an article", direct("summarise please"), "help"},
		{"nothing", direct(""), "help"},
		{"thanks", direct("thank you!"), "ignore"},
		{"an aside", direct("// note to self"), "ignore"},
		{"a picture", direct("", with("a.png", "image/png")), "unsupported"},
		{"an invite", direct("https://discord.gg/x"), "unsupported"},
		{"a bot", direct(a, by(feedID)), "ignore"},
	})
}

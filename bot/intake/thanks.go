package intake

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// asksNothing reports whether a message in a thread only thanks, agrees, laughs or is emoji.
func asksNothing(said string) bool {
	said = withoutMarkup(said)
	if strings.ContainsAny(said, "?？؟") {
		return false
	}
	if hasNoSpaces(said) {
		// Whoever asks what it is about (讲什么) asks nothing beside a link, which gets a digest, but does in a thread.
		return withoutPhrases(said) == "" && !strings.ContainsAny(said, "何什")
	}
	for clause := range strings.FieldsFuncSeq(said, func(r rune) bool { return strings.ContainsRune(",.!;…\n", r) }) {
		if !acknowledges(wordsOf(clause)) {
			return false
		}
	}
	return true
}

// acknowledges reports whether a clause is made of such words alone, or thanks for something ("merci pour le résumé").
func acknowledges(words []string) bool {
	known := acknowledgements()
	thanked := false
	for i, w := range words {
		switch {
		case thanked && isFor(w):
			return !asksWithin(words[i+1:])
		case w == "" || known[w] || known[unstretched(w)] || isLaughter(w):
			thanked = thanked || isThanks(w)
		default:
			return false
		}
	}
	return true
}

// asksWithin reports whether a question or a request begins somewhere in words.
func asksWithin(words []string) bool {
	const mostWords = 12 // who thanks in more of them says something else as well
	if len(words) > mostWords {
		return true
	}
	for i := range words {
		if beginsAsking(words[i:]) || i > 0 && isAuxiliary(words[i-1]) && words[i] == "you" {
			return true
		}
	}
	return false
}

func isThanks(w string) bool {
	switch w {
	case "thanks", "thank", "thx", "ty", "cheers", "danke", "dankeschön", "dank", "merci", "gracias", "grazie", "obrigado", "obrigada", "valeu", "bedankt",
		"tack", "tak", "takk", "dzięki", "dziękuję", "díky", "děkuji", "спасибо", "дякую", "kiitos", "teşekkürler", "mulțumesc":
		return true
	}
	return false
}

// isFor knows the words for "for" that stand behind thanks.
func isFor(w string) bool {
	switch w {
	case "for", "für", "fürs", "pour", "por", "pelo", "pela", "per", "del", "della", "de", "voor", "för", "za", "за", "om":
		return true
	}
	return false
}

// unstretched writes a letter that stands three times in a row or more once: "yesss", "sooo".
func unstretched(w string) string {
	letters := []rune(w)
	out := letters[:0]
	for i := 0; i < len(letters); {
		end := i + 1
		for end < len(letters) && letters[end] == letters[i] {
			end++
		}
		if end-i < 3 {
			out = append(out, letters[i:end]...)
		} else {
			out = append(out, letters[i])
		}
		i = end
	}
	return string(out)
}

// isLaughter knows laughter of any length: hahaha, jajaja, kkkk, ㅋㅋㅋ, хахаха. Each is written with one or two letters.
func isLaughter(w string) bool {
	for _, letters := range [...]string{"ha", "he", "hi", "ja", "je", "k", "w", "xd", "lo", "ㅋ", "ㅎ", "ха", "хе"} {
		if strings.Trim(w, letters) == "" && utf8.RuneCountInString(w) >= 3 {
			return true
		}
	}
	return false
}

// acknowledgements holds the words with which people answer without asking, besides those of thanks.
var acknowledgements = sync.OnceValue(func() map[string]bool {
	known := make(map[string]bool)
	for w := range strings.FieldsSeq(`
		thanks thank you thx ty tysm tyvm cheers thankyou ta much so very a lot many again appreciated appreciate it
		ok okay okey k kk okie oki alright right sure fine yes yep yeah yup ya aye no nope nah true agreed exactly indeed same this
		great good nice cool neat wow whoa lol lmao rofl haha hahaha hahah hehe heh xd omg wtf damn amazing awesome excellent perfect brilliant lovely interesting impressive helpful useful fascinating sweet
		got gotcha understood noted clear see know good way to verbatim nvm never mind idea helps helped needed boss man dude mate bro buddy wild question question's too later read d p o 3 <3 i'll i that that's it's its is was the bot well done job work makes sense fair enough point love like all for now will
		hi hello hey bye goodbye night gn gm morning everyone brb afk np welcome sorry oops hmm hm ah aha oh ooh uh um +1 1 100 summary answer one very really
		danke dankeschön vielen dank dir euch ihnen super toll klasse prima alles klar gut okay genau stimmt ja nein jo jep nö cool interessant spannend verstanden verstehe hilft das mir passt perfekt spitze sehr schön lieb hallo tschüss moin merci na ach so
		merci beaucoup d'accord daccord dac parfait super génial top bien oui non ouais voilà intéressant compris très c'est bon salut bonjour noté exact mdr ptdr je comprends
		gracias muchas mil vale perfecto genial bien bueno sí si no claro entendido interesante hola de nada jaja jajaja listo excelente muy buenísimo qué que
		obrigado obrigada muito valeu vlw perfeito ótimo legal entendi sim não tá bom certo beleza interessante kkk kkkk oi show massa
		grazie mille perfetto ottimo bene va capito sì interessante ciao d'accordo grande bello
		bedankt dank je wel dankjewel top prima goed oké ja nee mooi duidelijk interessant leuk hoi
		tack så mycket bra okej ja nej tak takk mange fint tusen supert kiitos hyvä joo selvä
		dzięki dziękuję spoko super dobra dobrze jasne tak nie rozumiem fajnie ciekawe
		спасибо спс благодарю большое ок окей хорошо отлично понял поняла понятно ясно да нет ага круто супер класс интересно дякую добре зрозуміло
		teşekkürler teşekkür ederim sağol sağolun çok iyi tamam tamamdır evet hayır güzel süper harika anladım eyvallah
		díky děkuji dobře jasné ano super köszi köszönöm jó rendben terima kasih makasih oke siap baik
		شكرا شكراً جزيلا تمام حسنا نعم لا ممتاز תודה רבה סבבה אוקיי כן לא מעולה
		감사합니다 고마워 고마워요 감사 감사해요 네 넵 넹 응 ㅇㅋ ㅋㅋ ㅋㅋㅋ ㅎㅎ ㅎㅎㅎ 오케이 알겠습니다 알겠어요 알겠어 그렇군요 그렇구나 좋아요 좋네요 굿 와 오 대박`) {
		known[w] = true
	}
	return known
})

// withoutMarkup drops what Discord writes between angle brackets (a server's emoji, <:name:id>, mentions, times) and
// emoji by name, :name:. Their letters are no words.
func withoutMarkup(s string) string {
	if strings.IndexByte(s, '<') < 0 && strings.IndexByte(s, ':') < 0 {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+1 == len(s) {
			break
		}
		b.WriteString(s[:i])
		end := strings.IndexByte(s[i:min(len(s), i+longestMarkup)], '>')
		if end < 0 || strings.IndexByte(":a@#t/", s[i+1]) < 0 {
			b.WriteByte('<')
			s = s[i+1:]
			continue
		}
		b.WriteByte(' ')
		s = s[i+end+1:]
	}
	b.WriteString(s)
	fields := strings.Fields(b.String())
	for i, f := range fields {
		if len(f) > 2 && f[0] == ':' && f[len(f)-1] == ':' {
			fields[i] = ""
		}
	}
	return strings.Join(fields, " ")
}

// longestMarkup is how many bytes such markup has at most: a name of 32 letters and an ID of 20 digits with their marks.
const longestMarkup = 64

// isGreeting reports whether a direct message only greets or asks for help.
func isGreeting(said string) bool {
	switch strings.Trim(strings.ToLower(said), " !.?…") {
	case "hi", "hello", "hey", "yo", "hiya", "help", "start", "/help", "/start", "good morning", "hello there", "hi there", "what can you do", "how does this work", "how do you work",
		"what do you do", "who are you", "what are you", "how do i use you", "how do i use this",
		"hallo", "moin", "servus", "hilfe", "guten tag", "guten morgen", "was kannst du", "wie funktioniert das", "wer bist du",
		"bonjour", "salut", "aide", "coucou", "que peux-tu faire", "comment ça marche", "hola", "ayuda", "buenos días", "qué puedes hacer", "cómo funciona",
		"ciao", "aiuto", "buongiorno", "cosa sai fare", "olá", "oi", "ajuda", "o que você faz", "hoi", "hej", "hei", "cześć", "привет", "помощь", "здравствуйте", "merhaba", "selam", "yardım",
		"こんにちは", "ヘルプ", "你好", "帮助", "안녕", "안녕하세요", "도움말":
		return true
	}
	return false
}

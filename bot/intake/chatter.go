package intake

import (
	"strings"
	"sync"
)

// languages is a set of the vocabularies below, a bit each.
type languages uint32

// A vocabulary holds the words of which orders to the bot ("can you please summarise this article for us?") and talk
// between people ("have you seen this? worth a read!") are made, in one language or in a few that are near, in lower
// case. A sentence of such words alone asks nothing of an article; neither does "what is it about?", which a digest
// answers. The words of orders are those that make such a sentence one for the bot, or a greeting or thanks.
type vocabulary struct{ orders, talk string }

// everywhere are words that people of all languages use.
const everywhere = "tldr tl dr pdf link links url article artikel bot verbatim summary ok okay lol wow hi hello hey ciao sorry please thanks merci fyi btw info"

// vocabularies is only read. There may be 32 of them.
var vocabularies = [...]vocabulary{
	{ // English
		orders: `summarise summarize summarising summarizing summarised summarized summaries sum overview abstract shorten gist recap digest takeaway takeaways synopsis rundown breakdown condense condensed nutshell highlights
			pls plz kindly thank thx ty cheers hiya welcome`,
		talk: `outline short brief briefly quick quickly bullet bullets points point key main claims quotes
			a an the this that these those it its it's here there one ones them both all
			articles page post story text piece paper thread read reading reads blog news message file document doc attached attachment paste above below
			i i'm i've i'd you you're your u me my mine we us our they he she who whom what what's which how when where why
			is are was were be been am do does did don't doesn't have has had can could can't couldn't will would won't wouldn't shall should might may must let let's lets
			much very yo morning good evening afternoon night everyone everybody guys folks team friends
			and or but so also too just only then now again well oh yes yeah no not if than as like
			of for to in on at from about with by into out up down over off
			give gives make makes get got tell show explain provide write look looks looking check see seen saw say says know going go
			think thoughts thought opinion opinions idea ideas take anyone anybody someone somebody ever yet already really interesting worth time
			great nice cool funny amazing awesome crazy today yesterday later wdyt imo rather instead any some bit possible possibly
			version sentence sentences words lines paragraph paragraphs few two three five help minute minutes sec question questions
			believe else knew hm hmm huh right isn't aren't wasn't weren't eli5 mind chance favour favor able need break bad simple plain terms most important anything something`,
	},
	{ // German
		orders: `zusammenfassen zusammenfassung zusammenfasst fasse fass fasst kurzfassung überblick stichpunkte stichpunkten kernaussagen
			bitte danke dankeschön hallo moin servus`,
		talk: `zusammen kurz kurze kurzer inhalt
			das der die den dem des ein eine einen einem einer dies diese diesen dieser dieses hier da es mal gerne
			beitrag text seite bericht meldung nachricht datei lesen lest gelesen lies schau schaut guck anschauen gesehen
			ich du ihr wir uns mir mich dir euch dich sie er man was wer wie wo wann warum worum
			ist sind war hast habt hat haben kannst könntest könnt könnte können kann magst machst mach machen gib gibt geben sag sagt sagen steht geht denkt denkst haltet meint meinst
			und oder aber auch schon noch nur dann jetzt ja nein nicht so sehr vielen dank guten morgen tag abend
			für in im an am auf aus bei mit nach von vom zu zum zur über um darum darin drin davon dazu jemand jemanden alle leute euer eure meine mein
			interessant spannend lesenswert toll super gut cool lustig wichtig sätzen drei 
			geht's gehts worüber wovon lohnt sich kennt kennst weiß würde würdest würden möchte möchtest dürfte jemals kürze punkte punkten hauptpunkte wichtigste wichtigsten wesentliche wesentlichen thema worte worten bekommen`,
	},
	{ // French
		orders: `résume résumer résumez résumé resume resumer synthèse synthétise plaît plait svp stp bonjour salut coucou bonsoir`,
		talk: `bref brève points clés essentiel
			le la les l un une des du de d au aux ce cet cette ces ça cela ceci c'est c est ci voici voilà
			lien page texte document fichier histoire lire lis lu lisez lecture
			je tu il elle on nous vous me moi te toi se ils elles qui que qu quoi quel quelle où quand comment pourquoi
			peux peut pouvez pourrais pourriez veux veuillez fais fait faire faites donne donner donnez dis dire dit parle as avez vu vus pense pensez penses
			s'il s t beaucoup et ou mais aussi donc puis ici là en dans pour sur avec par à ne pas oui non bien très tous monde avis intéressant
			qu'est qu'en j'ai l'article l'essentiel n'est d'accord 
			agit s'agit traite raconte sujet grandes lignes idées principaux principales important importants plus vaut coup peine quelqu'un a déjà rapide rapidement version courte mots phrases quels quelles sont peut-on pourrait faudrait aurait avoir`,
	},
	{ // Spanish
		orders: `resume resumir resumen resúmenes resúmeme resumas resumirlo resumirme resumes favor porfa gracias hola`,
		talk: `breve corto puntos clave principales
			el la los las lo un una unos unas este esta esto estos estas ese esa eso aquí al del
			artículo articulo enlace página nota noticia texto archivo leer lee leído leido leíste lean
			yo tú tu él ella usted ustedes nosotros me te se nos les qué que quién cuál cómo dónde cuándo
			puedes puede pueden podrías podría quiero haz hacer hazme dame dar dime dice decir trata visto vieron viste ven opinan opinas piensan piensas parece
			por muchas buenos buenas días tardes noches
			y o pero también ya sí no de en con para sobre a es son ha han has he muy todos gente interesante vale 
			habéis hemos había lo va van cuenta cuentan cuéntame alguien podéis podríais sabéis sabes pena ideas principal importante importantes más rápido rápidamente pocas palabras frases haces tiene cuáles`,
	},
	{ // Portuguese
		orders: `resuma resumir resumo resume resumindo favor pfv obrigado obrigada valeu olá oi`,
		talk: `breve curto pontos principais
			o a os as um uma uns umas este esta isto isso esse essa aqui ao do da dos das no na nos nas num numa
			artigo página notícia matéria texto arquivo ler leia lido leu leram
			eu tu você vocês ele ela nós me te se lhe que quem qual como onde quando
			pode podes podem poderia poderias faz fazer faça dá dar dê diz dizer fala viu viram acham acha achas
			por bom boa dia tarde noite pessoal gente
			e ou mas também já sim não de em com para pra sobre é são muito interessante 
			se trata fala falam alguém viste vale pena ideias principal importante importantes mais rápido rapidamente poucas palavras frases quais consegue consegues teria ter sabe isto disso deste desse`,
	},
	{ // Italian
		orders: `riassumi riassumere riassunto riassumimi riassumermi sintesi sintetizza favore grazie salve buongiorno buonasera`,
		talk: `breve punti principali chiave
			il lo la i gli le un uno una questo questa questi queste quello ciò qui ecco
			articolo pagina notizia testo file leggere leggi letto leggete
			io tu lui lei noi voi mi ti ci vi che chi quale come dove quando cosa cos
			puoi può potete potresti potreste fai fare fa fammi dai dare dammi dici dire dice parla visto avete hai pensate pensi
			per piacere mille ragazzi tutti
			e o ma anche già sì no non di a da in con su tra del della dello dei delle al alla nel nella sul sulla è sono molto interessante dell all l'articolo dell'articolo 
			si tratta ho ha hanno qualcuno vale pena idee principale importante importanti più veloce velocemente poche parole frasi quali l'ha l'avete farmi farne avere sai`,
	},
	{ // Dutch
		orders: `samenvatten samenvatting samenvat vat hoofdpunten alsjeblieft alstublieft aub bedankt dank hallo hoi goedemorgen`,
		talk: `samen kort korte de het een dit dat deze die hier er bericht verhaal stuk pagina tekst bestand lezen lees gelezen
			ik jij je u wij we jullie mij me ons hij zij ze wat wie hoe waar wanneer waarom welke
			kun kan kunt kunnen zou wil wilt doe doen maak maken geef geven zeg zegt zeggen gaat staat heb hebt hebben heeft gezien vinden vind denken denk graag
			en of maar ook al nog nu dan ja nee niet van in op aan met voor over uit bij naar te om eens even iemand allemaal interessant leuk mooi is zijn was 
			waarover waarvan gaan moeite waard snel samengevat belangrijkste punten woorden zinnen weet weten krijgen mogen`,
	},
	{ // Swedish, Danish, Norwegian
		orders: `sammanfatta sammanfattning sammanfattar sammenfat sammenfatte sammenfatning oppsummer oppsummere oppsummering resumé snälla tack vänligen tak takk venligst hej hei`,
		talk: `kort kortfattad korte
			den det de en ett et denna detta denne dette här her artikeln artiklen artikkel artikkelen länk länken sida text texten läsa läs läst læs læse læst les lese lest
			jag du ni vi oss mig dig jeg dere os meg deg vad vem hva hvem hvad hur hvordan var hvor
			kan kunna vill vil gör gøre gjør ge gi giv säg sig si säger siger sier handlar handler om har sett set sedd god morgon
			och eller men också og også ja nej nei inte ikke för for i på til till med av af fra från är er 
			någon nogen noen kunde kunne skulle ville värt verdt værd viktigaste viktigste vigtigste punkter punkterna punkterne punktene snabb snabbt hurtig hurtigt ord få`,
	},
	{ // Polish
		orders: `streść streszczenie streścić podsumuj podsumowanie podsumować skrót proszę dzięki dziękuję cześć hej witam`,
		talk: `krótko to ten ta te tego tej tym tutaj tu artykuł artykułu artykule strona strony tekst tekstu przeczytaj przeczytać czytać czytał czytaliście
			ja ty my wy mi mnie nam co kto jak gdzie kiedy czy możesz może można mógłbyś mogłabyś daj zrób powiedz widzieliście widział sądzicie myślisz
			i lub ale też już tak nie o w z na do dla po od się jest są 
			czym czego chodzi ktoś widział czyta warto najważniejsze najważniejszych główne punkty punktach szybko szybkie można słowach zdaniach mogę prosić`,
	},
	{ // Russian and Ukrainian
		orders: `резюме пересказ перескажи перескажите пересказать суммируй суммаризируй сократи выжимка выжимку изложи тезисы пожалуйста плиз спасибо
			привет здравствуйте підсумуй підсумок перекажи переказати стисло дякую привіт`,
		talk: `кратко коротко краткое коротенько основное главное сделать
			это эту этот эта эти этого этой тут здесь статья статью статьи статье ссылка ссылку ссылке текст текста страница новость прочитай почитай читали читал
			я ты вы мы мне нам он она они что кто как где когда о чём чем про
			можешь можете сможешь сделай сделайте дай дайте скажи говорит видели видел думаете думаешь
			всем доброе утро и или но тоже уже да нет не в на с со по для от из за к у ли же вот
			будь ласка суть сути вкратце чем чему речь идёт идет стоит нибудь кто-нибудь кто-то видел самое важное пункты пунктах основные двух трёх словах можно быстро
			чому йдеться бачили читали бачив читав хтось варто найважливіше двох словах можна чи цей ця цього статті це цю стаття статтю статті посилання що хто як де коли можеш зроби`,
	},
	{ // Turkish
		orders: `özetle özetler özet özeti özetini özetleyebilir özetlersin lütfen teşekkürler teşekkür sağol selam merhaba`,
		talk: `kısa kısaca ana noktalar bu şu o bunu şunu burada makale makaleyi makalenin yazı yazıyı haber haberi bağlantı metin oku okuyun okudunuz
			ben sen siz biz bana bize ne kim nasıl nerede misin mısın musun mi mı mu mü eder misiniz ver verir yap yapar söyle diyor gördünüz düşünüyorsunuz
			ederim ve veya ama da de için ile bir hakkında ilgili konu konusu neyle neden okuyan gören var değer önemli en hızlıca çıkarır alabilir miyim miyiz musunuz`,
	},
	{ // Finnish
		orders: `tiivistä tiivistelmä tiivistäisitkö yhteenveto kiitos hei moi`,
		talk:   `tämä tämän tästä artikkeli artikkelin artikkelista linkki ole hyvä voitko voisitko mitä mikä on ja lyhyesti mistä kertoo kertoa tässä onko joku kukaan lukenut nähnyt kannattaako lukea pääkohdat tärkeimmät asiat kyse tiivistää voiko saisiko`,
	},
	{ // Czech and Slovak
		orders: `shrň shrnutí shrnout zhrň zhrnutie zhrnúť prosím díky děkuji ahoj`,
		talk:   `stručně tento tenhle ten článek článku článok odkaz můžeš můžete môžeš co čo jak kdo je to mi nám a o čem čom tom se jde ide někdo niekto viděl videl četl čítal stojí za přečtení hlavní hlavné body nejdůležitější najdôležitejšie krátce mohl mohla bys by prosil`,
	},
	{ // Hungarian
		orders: `foglald összefoglaló összefoglalás összefoglalnád kérlek köszönöm szia`,
		talk:   `össze ezt ez a az cikk cikket tudnád mi egy röviden miről szól valaki látta láttátok olvasta olvastátok érdemes elolvasni főbb pontok lényeg lényege foglalni összefoglalni kaphatok`,
	},
	{ // Indonesian and Malay
		orders: `ringkas ringkasan ringkaskan rangkum rangkuman rangkumkan tolong terima kasih halo`,
		talk:   `ini itu artikel berita tautan bisa kamu apa yang dan saya kami untuk singkat tentang bahas membahas isinya apakah ada sudah pernah baca lihat poin utama penting boleh minta buat buatkan secara dari`,
	},
	{ // Arabic
		orders: `لخص لخّص ملخص تلخيص فضلك شكرا شكراً مرحبا`,
		talk:   `هذا هذه المقال المقالة الرابط النص من السلام عليكم هل يمكنك ما هو هي عن في لي لنا يتحدث تتحدث عما عمّ ماذا رأيتم قرأ قرأتم أحد أحدكم أهم النقاط باختصار موضوع أن لو سمحت`,
	},
	{ // Hebrew
		orders: `סכם תסכם סיכום תקציר בבקשה תודה שלום`,
		talk:   `את זה הזה המאמר הכתבה הקישור מה אפשר לי לנו של על מדבר מדברת מישהו קרא ראה ראיתם קראתם שווה קריאה נקודות עיקריות בקצרה תוכל תוכלי יש זאת הזאת`,
	},
	{ // Korean
		orders: `요약 요약해 요약해줘 요약해주세요 요약좀 요약본 정리 정리해 정리해줘 정리해주세요 부탁 부탁해요 부탁드립니다 부탁해 감사합니다 고마워 고마워요 안녕 안녕하세요`,
		talk: `이거 이것 이 기사 기사를 기사좀 링크 글 글을 좀 한번 해줘 해주세요 해줄래 해줄래요 주세요 줘 줄래 줄래요 할 수 있어 있어요 있나요
			봐 봐봐 보세요 읽어봐 봤어 봤어요 어때 어때요 어떻게 생각해 생각해요 간단히 짧게 핵심 핵심만 뭐야 뭐예요 뭔가요 뭐에요 무슨 내용 내용이야 내용이에요 내용인가요 얘기 얘기야 이야기 이게 이건 대해 요점 요점만 읽은 읽었어 읽으신 읽어보신 사람 분 주실 주시겠어요 누가 혹시`,
	},
}

// A chatterbox says in which languages a word is talk and in which an order.
type chatterbox struct{ talk, orders map[string]languages }

var chatter = sync.OnceValue(func() chatterbox {
	c := chatterbox{make(map[string]languages), make(map[string]languages)}
	for i, v := range vocabularies {
		for w := range strings.FieldsSeq(v.orders) {
			c.talk[w] |= 1 << i
			c.orders[w] |= 1 << i
		}
		for w := range strings.FieldsSeq(v.talk) {
			c.talk[w] |= 1 << i
		}
	}
	for w := range strings.FieldsSeq(everywhere) {
		c.talk[w] = ^languages(0)
	}
	for _, w := range [...]string{"tldr", "summary", "hi", "hello", "hey", "ciao", "please", "thanks", "merci"} {
		c.orders[w] = ^languages(0)
	}
	return c
})

// allChatter reports whether no word has anything to do with what an article says. All must be chatter in one
// language: "was there a war?" is none, although "war" is a German word for "was".
func allChatter(words []string) bool {
	return commonLanguages(words) != 0
}

// commonLanguages returns the languages in which all words are chatter.
func commonLanguages(words []string) languages {
	c := chatter()
	common := ^languages(0)
	for _, w := range words {
		if w != "" {
			common &= c.talk[w]
		}
	}
	return common
}

// isOrder reports whether a line only says what to do with the text beside it, or greets or thanks.
func isOrder(line string) bool {
	line = tidy(line)
	if hasNoSpaces(line) {
		return withoutPhrases(line) == ""
	}
	words := wordsOf(line)
	common := commonLanguages(words)
	for _, w := range words {
		if common&chatter().orders[w] != 0 {
			return true
		}
	}
	return false
}

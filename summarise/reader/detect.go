package reader

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// detectSample is how many bytes of lines that are not plain ASCII are looked at.
const detectSample = 4 << 10

// A writing is an encoding and the letters beyond ASCII that texts in it are made of, commonest
// first. One encoding may serve several languages, each with letters of its own.
type writing struct {
	name    string
	enc     encoding.Encoding
	letters string
}

// writings lists what texts without a declared encoding are written in. Among equals the first wins.
func writings() []writing {
	const (
		cyrillic = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґ"
		kana     = "のにるたをはとしがでてなれいもさっかくりあらすまこうきんそおけよつだめみせどえわばちやろほへげ"
		hangul   = "이다는의에고하을가지로한은사기를어대인도리자시해서있일나그수정과라들만부전아여장상보스제주구원것게세안비오국으경되동조공관미위성유와선년말개면치때신연무소내발문결적분생선계방중명물실했진교까합마월후식됐였당회었최행운업"
		simple   = "的一是不了在人有我他这中大来上国个到说们为子和你地出也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话者向情部正名定女问力机给等几很业最间新什位因重被电四第门相次东政海口使教西再平真世气信北少关并内加化由代军产入先山五太水万市体别处总才场师书比住员性通目报立马活数件安表原车白应路期常提感金何更反合放做系计或司利受光果界及今京务制解各任至清物台记边共风战接许特望服题建南度统字请交让认论百科元社术结六功指思非流每管连远资队带快条院变联言权往展该领传近留治决周保达办运半"
		complex  = "的一是不了在人有我他這中大來上國個到說們為子和你地出也時年得就那要下以生會自著去之過家學對可裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話者向情部正名定女問力機給等幾很業最間新什位因重被電四第門相次東政海口使教西再平真世氣信北少關並內加化由代軍產入先山五太水萬市體別處總才場師書比住員性通目報立馬活數件安表原車白應路期常提感金何更反合放做系計或司利受光果界及今京務制解各任至清物台記邊共風戰接許特望服題建南度統字請交讓認論百科元社術結六功指思非流每管連遠資隊帶快條院變聯言權往展該領傳近留治決週保達辦運半"
	)
	return []writing{
		{"windows-1252", charmap.Windows1252, "éàèçüöäêñáíóúßâôîãûåøæõëïœòùìÉÀÄÖÜ¿¡"},
		{"windows-1252", charmap.Windows1252, "áíðéóöúþæýÁÍÚÞÐÉÓÖ"}, // Icelandic
		{"shift_jis", japanese.ShiftJIS, kana},
		{"euc-jp", japanese.EUCJP, kana},
		{"gb18030", simplifiedchinese.GB18030, simple},
		{"big5", traditionalchinese.Big5, complex},
		{"euc-kr", korean.EUCKR, hangul},
		{"windows-1251", charmap.Windows1251, cyrillic},
		{"koi8-r", charmap.KOI8R, cyrillic},
		{"ibm866", charmap.CodePage866, cyrillic},
		{"iso-8859-5", charmap.ISO8859_5, cyrillic},
		{"windows-1250", charmap.Windows1250, "ąęłóśżćńźŁŚŻ"},           // Polish
		{"windows-1250", charmap.Windows1250, "áíéěčřšžýůúňťďóľäôŠČŘŽ"}, // Czech, Slovak
		{"windows-1250", charmap.Windows1250, "áéóőöíüűúÁÉÖ"},           // Hungarian
		{"windows-1250", charmap.Windows1250, "ăîâşţšžčćđ"},             // Romanian, Croatian
		{"iso-8859-2", charmap.ISO8859_2, "ąęłóśżćńźŁŚŻ"},
		{"iso-8859-2", charmap.ISO8859_2, "áíéěčřšžýůúňťďóľäôŠČŘŽ"},
		{"windows-1253", charmap.Windows1253, "αοιετσνηυρπκλμςωδγθόίάέύχήώφβξζψΑΟΕΗΤ"},
		{"windows-1254", charmap.Windows1254, "ışğüçöİŞÇÖÜâî"}, // Turkish
		{"windows-1255", charmap.Windows1255, "יוהלאתרבמשנעםדחקפכצטגזןסךףץ"},
		{"windows-1256", charmap.Windows1256, "اليمنتروبةعدفهسكقحجشصطأخإىضزثذغءئظؤآ،؟"},
		{"windows-874", charmap.Windows874, "านรกอเงมยลวดทตสคบปหแจพชขใไผโถศซธณำะิีึืุู่้๊๋์ั็"},
		{"windows-1257", charmap.Windows1257, "šėžųįąčūęāēīņļķģŠŽ"},
	}
}

// detect guesses how text without any declaration is encoded, from which letters each encoding
// would make of it. It returns nil if none makes words.
//
// github.com/gogs/chardet, which comes along with the readability library, was weighed and left: it
// runs 40 goroutines whose panics nobody could catch, breaks ties by which of them is first, so that
// the same file reads differently on another day, and knows no Thai, Baltic or DOS Cyrillic.
func detect(text []byte) (string, encoding.Encoding) {
	sample := beyondASCII(text, detectSample)
	if len(sample) == 0 {
		return "", nil
	}
	const least = 0.25 // of 1, which a text of nothing but the commonest letter would reach
	latin := mostlyAlone(sample)
	var best writing
	top := least
	for _, w := range writings() {
		if latin && !w.isLatin() {
			continue
		}
		decoded, err := w.enc.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if s := w.score(string(decoded)); s > top {
			best, top = w, s
		}
	}
	return best.name, best.enc
}

// mostlyAlone reports whether most bytes beyond ASCII have none beside them: accents and signs in a
// Latin alphabet. In other scripts they come in words.
func mostlyAlone(sample []byte) bool {
	high, alone := 0, 0
	for i, b := range sample {
		if b < utf8.RuneSelf {
			continue
		}
		high++
		if (i == 0 || sample[i-1] < utf8.RuneSelf) && (i+1 == len(sample) || sample[i+1] < utf8.RuneSelf) {
			alone++
		}
	}
	return alone*2 > high
}

func (w writing) isLatin() bool {
	first, _ := utf8.DecodeRuneInString(w.letters)
	return first < 0x250
}

// beyondASCII gathers the lines of text that hold more than ASCII, up to limit bytes.
func beyondASCII(text []byte, limit int) []byte {
	var sample []byte
	for line := range bytes.Lines(text) {
		if !bytes.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) {
			continue
		}
		room := limit - len(sample)
		if len(line) > room {
			// A cut may halve a character: one bad one in a sample does not decide.
			return append(sample, line[:room]...)
		}
		sample = append(sample, line...)
	}
	return sample
}

// score is the mean likelihood of decoded's characters beyond ASCII, about 0 to 1, below 0 for nonsense.
func (w writing) score(decoded string) float64 {
	var sum float64
	count, prev := 0, ' '
	for _, r := range decoded {
		if r >= utf8.RuneSelf {
			count++
			sum += w.likelihood(prev, r)
		} else if unicode.IsUpper(r) && unicode.IsLower(prev) && prev >= utf8.RuneSelf {
			sum -= 0.5
		}
		prev = r
	}
	if count == 0 {
		return 0
	}
	return sum / float64(count)
}

func (w writing) likelihood(prev, r rune) float64 {
	switch {
	case r == utf8.RuneError:
		return -3
	case unicode.IsControl(r) || unicode.Is(unicode.Co, r):
		return -2
	case strings.ContainsRune("“”‘’„–—…«»\u00a0、。，「」《》？！：；（）", r):
		return 0.5
	case strings.ContainsRune("°©®™€£§", r) && !unicode.IsLetter(prev):
		return 0.6
	}
	if at := strings.IndexRune(w.letters, r); at >= 0 {
		if unicode.IsUpper(r) && unicode.IsLower(prev) {
			return -0.5
		}
		return 1 - 0.5*float64(at)/float64(len(w.letters))
	}
	switch w.name {
	case "shift_jis", "euc-jp":
		switch {
		case r >= 0xff61 && r <= 0xff9f: // halfwidth, which any byte can be in Shift_JIS
			return 0
		case unicode.In(r, unicode.Hiragana, unicode.Katakana) || r == 'ー':
			return 1
		case unicode.Is(unicode.Han, r):
			return 0.4
		}
	case "euc-kr":
		switch {
		case r >= 0xAC00 && r <= 0xD7A3:
			return 0.3 // a rarer syllable; the encoding has thousands
		case unicode.Is(unicode.Han, r):
			return -0.3
		}
	default:
		lower := unicode.ToLower(r)
		switch {
		case lower != r && strings.ContainsRune(w.letters, lower) && !unicode.IsLower(prev):
			return 0.4 // a capital where one may be
		case !unicode.IsLetter(r) && unicode.IsLetter(prev):
			return -0.5 // ³ or ¬ inside a word
		}
	}
	return 0
}

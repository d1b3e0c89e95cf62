package reader

import (
	"strings"
	"testing"

	"golang.org/x/net/html/charset"

	"verbatim/summarise"
)

// samples are texts of our own in the letters that detection has to tell apart.
var samples = []struct{ language, text string }{
	{"English", "The mayor said it was “a good day for the town”. Nobody disagreed – not even the ferry’s captain, who’d waited two years for it."},
	{"French", "Le port a été rouvert lundi après deux années de travaux, a déclaré la mairie. Les pêcheurs, qui s'étaient plaints à plusieurs reprises, sont enfin rassurés."},
	{"German", "Der Hafen wurde am Montag nach zwei Jahren wieder geöffnet, erklärte die Behörde. Die Fähre fährt künftig stündlich, für Fußgänger ist sie kostenlos."},
	{"Spanish", "El puerto abrió el lunes después de dos años de obras, según la autoridad. La alcaldesa señaló que mañana habrá más información para los pescadores."},
	{"Icelandic", "Höfnin var opnuð á mánudaginn eftir tveggja ára framkvæmdir, að sögn hafnarstjóra. Ferjan siglir nú á klukkutíma fresti og það þykir bæjarbúum mjög gott."},
	{"Polish", "Port został otwarty w poniedziałek po dwóch latach prac, poinformował zarząd. Pierwszy prom odpłynął w południe, a mieszkańcy są bardzo zadowoleni z tej zmiany."},
	{"Czech", "Přístav byl v pondělí po dvou letech znovu otevřen, oznámil úřad. První trajekt vyplul v poledne a starostka řekla, že je na každý kámen hrdá."},
	{"Hungarian", "A kikötő hétfőn nyílt meg újra két év munka után, közölte a hatóság. Az első komp délben indult, a polgármester szerint ez a város legszebb őszi napja."},
	{"Turkish", "Liman iki yıllık çalışmanın ardından pazartesi günü yeniden açıldı. Belediye başkanı bunun şehir için güzel bir gün olduğunu söyledi, balıkçılar da mutlu."},
	{"Lithuanian", "Uostas po dvejų metų darbų pirmadienį vėl atidarytas, pranešė valdyba. Pirmasis keltas išplaukė vidurdienį, o gyventojai džiaugiasi šia žinia."},
	{"Russian", "Порт открылся в понедельник после двух лет работ, сообщила администрация. Первый паром отошёл в полдень, и мэр сказала, что гордится каждым камнем."},
	{"Ukrainian", "Порт відкрився в понеділок після двох років робіт, повідомила адміністрація. Перший пором відійшов опівдні, і мешканці міста дуже задоволені цією подією."},
	{"Greek", "Το λιμάνι άνοιξε τη Δευτέρα μετά από δύο χρόνια εργασιών, ανακοίνωσε η αρχή. Το πρώτο πλοίο αναχώρησε το μεσημέρι και οι κάτοικοι είναι ευχαριστημένοι."},
	{"Hebrew", "הנמל נפתח ביום שני לאחר שנתיים של עבודות, כך מסרה הרשות. המעבורת הראשונה יצאה בצהריים, וראש העיר אמרה שהיא גאה בכל אבן."},
	{"Arabic", "افتتح الميناء يوم الاثنين بعد عامين من العمل، بحسب ما أعلنت السلطة. غادرت العبارة الأولى عند الظهر، وقالت رئيسة البلدية إنها فخورة بكل حجر فيه."},
	{"Thai", "ท่าเรือเปิดให้บริการอีกครั้งในวันจันทร์หลังจากซ่อมแซมนานสองปี เรือข้ามฟากลำแรกออกเดินทางในตอนเที่ยง และชาวเมืองต่างก็ดีใจมาก"},
	{"Japanese", "港は二年間の工事を終えて月曜日に再開したと、管理局が発表した。最初のフェリーは正午に出航し、市長は「石の一つ一つが誇りだ」と述べた。"},
	{"Chinese", "港口经过两年的施工，于星期一重新开放，管理局这样说。第一班渡轮在中午离开，市长表示她对每一块石头都感到自豪，居民们也很高兴。"},
	{"Taiwanese", "港口經過兩年的施工，於星期一重新開放，管理局這樣說。第一班渡輪在中午離開，市長表示她對每一塊石頭都感到自豪，居民們也很高興。"},
	{"Korean", "항구가 이 년간의 공사를 마치고 월요일에 다시 문을 열었다고 당국이 밝혔다. 첫 여객선은 정오에 떠났고, 시장은 돌 하나하나가 자랑스럽다고 말했다."},
}

// encodings lists what each language was commonly written in before UTF-8.
var encodings = map[string][]string{
	"English": {"windows-1252"}, "French": {"windows-1252"}, "German": {"windows-1252"}, "Spanish": {"windows-1252"}, "Icelandic": {"windows-1252"},
	"Polish": {"windows-1250", "iso-8859-2"}, "Czech": {"windows-1250", "iso-8859-2"}, "Hungarian": {"windows-1250"},
	"Turkish": {"windows-1254"}, "Lithuanian": {"windows-1257"}, "Russian": {"windows-1251", "koi8-r", "ibm866", "iso-8859-5"}, "Ukrainian": {"windows-1251"},
	"Greek": {"windows-1253"}, "Hebrew": {"windows-1255"}, "Arabic": {"windows-1256"}, "Thai": {"windows-874"},
	"Japanese": {"shift_jis", "euc-jp", "iso-2022-jp"}, "Chinese": {"gb18030"}, "Taiwanese": {"big5"}, "Korean": {"euc-kr"},
}

func encoded(t testing.TB, text, name string) []byte {
	t.Helper()
	enc, _ := charset.Lookup(name)
	if enc == nil {
		t.Fatalf("no encoding %q", name)
	}
	data, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return data
}

func TestUndeclaredEncodingIsGuessed(t *testing.T) {
	t.Parallel()
	for _, sample := range samples {
		for _, name := range encodings[sample.language] {
			if name == "iso-2022-jp" {
				continue // plain ASCII to everybody who is not told
			}
			t.Run(sample.language+" in "+name, func(t *testing.T) {
				t.Parallel()
				got, notes, err := decodeText(encoded(t, sample.text, name), "", kindText)
				if err != nil {
					t.Fatal(err)
				}
				if got != sample.text {
					t.Errorf("got  %s\nwant %s", got, sample.text)
				}
				if len(notes) != 1 || !strings.Contains(notes[0], name) {
					t.Errorf("notes %q, want one that names %s", notes, name)
				}
			})
		}
	}
}

func TestDeclaredEncodingIsObeyed(t *testing.T) {
	t.Parallel()
	for _, sample := range samples {
		for _, name := range append(encodings[sample.language], "utf-8", "utf-16le", "utf-16be") {
			t.Run(sample.language+" in "+name, func(t *testing.T) {
				t.Parallel()
				got, notes, err := decodeText(encoded(t, sample.text, name), "text/plain; charset="+name, kindText)
				if err != nil || got != sample.text || len(notes) > 0 {
					t.Errorf("got  %s %q %v\nwant %s", got, notes, err, sample.text)
				}
			})
		}
	}
}

func TestEncodingSigns(t *testing.T) {
	t.Parallel()
	const polish = "Zażółć gęślą jaźń, powiedział burmistrz portu, i wszyscy byli zadowoleni z tej zmiany."
	page := func(meta, text string) string {
		return "<html><head>" + meta + "<title>t</title></head><body><p>" + text + "</p></body></html>"
	}
	tests := []struct {
		name, mediaType string
		kind            kind
		data            []byte
		want            string
		notes           int
	}{
		{"UTF-8 under a header that says Latin 1", "text/html; charset=iso-8859-1", kindHTML, []byte(polish), polish, 0},
		{"a byte order mark against the header", "text/plain; charset=windows-1252", kindText, []byte("\xef\xbb\xbf" + polish), polish, 0},
		{"UTF-16 with its mark", "", kindText, append([]byte("\xff\xfe"), encoded(t, polish, "utf-16le")...), polish, 0},
		{"UTF-16 the other way round", "text/plain", kindText, append([]byte("\xfe\xff"), encoded(t, polish, "utf-16be")...), polish, 0},
		{"UTF-16 without a mark", "", kindText, encoded(t, polish, "utf-16le"), polish, 0},
		{"meta charset", "text/html", kindHTML, encoded(t, page(`<meta charset="iso-8859-2">`, polish), "iso-8859-2"), page(`<meta charset="iso-8859-2">`, polish), 0},
		{"the header against meta", "text/html; charset=windows-1250", kindHTML, encoded(t, page(`<meta charset="utf-8">`, polish), "windows-1250"), page(`<meta charset="utf-8">`, polish), 0},
		{"meta that lies about UTF-8", "text/html", kindHTML, encoded(t, page(`<meta charset="utf-8">`, polish), "windows-1250"), page(`<meta charset="utf-8">`, polish), 1},
		{"an unknown charset", "text/plain; charset=klingon", kindText, []byte(polish), polish, 0},
		{"one broken byte in UTF-8", "", kindText, []byte(strings.Repeat(polish, 3) + "\xff"), strings.Repeat(polish, 3) + "\uFFFD", 1},
		{"a lone sign that is in no word", "", kindText, []byte("It was 21 \xb0C in the town, \xa9 the authority."), "It was 21 °C in the town, © the authority.", 1},
		{"one short line", "", kindText, []byte("Il est d\xe9j\xe0 l\xe0."), "Il est déjà là.", 1},
		{"one quotation mark", "", kindText, []byte("The mayor\x92s pier."), "The mayor’s pier.", 1},
		{"a page that is mostly markup", "text/html", kindHTML, encoded(t, strings.Repeat(`<div class="a long row of names"><p style="margin:0 auto">Порт открылся</p></div>`, 50), "windows-1251"),
			strings.Repeat(`<div class="a long row of names"><p style="margin:0 auto">Порт открылся</p></div>`, 50), 1},
		{"plain ASCII", "", kindText, []byte("A plain text."), "A plain text.", 0},
		// A note once said of such pages that their encoding was not declared.
		{"plain ASCII under a header that says UTF-8", "text/html; charset=utf-8", kindHTML, []byte(page("", "A plain page.")), page("", "A plain page."), 0},
		{"a stray control character", "text/plain", kindText, []byte(polish + strings.Repeat(" ", 100) + "\x01"), polish + strings.Repeat(" ", 100), 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, notes, err := decodeText(test.data, test.mediaType, test.kind)
			if err != nil {
				t.Fatal(err)
			}
			if got != test.want || len(notes) != test.notes {
				t.Errorf("got  %q, notes %q\nwant %q, %d notes", got, notes, test.want, test.notes)
			}
		})
	}
	t.Run("what is no text in the charset it claims nor in any other is refused", func(t *testing.T) {
		t.Parallel()
		var junk []byte
		for i := range 4000 {
			junk = append(junk, byte(0x80+(i*i*31+i*7)%128), byte(0x20+(i*13)%90))
		}
		_, _, err := decodeText(junk, "text/plain; charset=utf-8", kindText)
		wantCode(t, err, summarise.Unsupported)
	})
}

func BenchmarkDetect(b *testing.B) {
	for _, sample := range samples[10:20] {
		data := encoded(b, strings.Repeat(sample.text+"\n", 100), encodings[sample.language][0])
		b.Run(sample.language, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				detect(data)
			}
		})
	}
}

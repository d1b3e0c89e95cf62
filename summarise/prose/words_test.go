package prose

import (
	"slices"
	"strings"
	"testing"
)

func in(text string, spans []Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.In(text))
	}
	return out
}

func TestWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string
		count      int
	}{
		{"nothing", " … — ", nil, 0},
		{"apostrophes and hyphens inside", "It's well-known, 'isn’t' it?", []string{"It's", "well-known", "isn’t", "it"}, 4},
		{"numbers with their marks", "10,000 or 3.5. 2007-08, 5", []string{"10,000", "or", "3.5", "2007-08", "5"}, 5},
		{"single letters with points", "The U.S. and e.g. him.He", []string{"The", "U.S", "and", "e.g", "him", "He"}, 6},
		{"accents as marks of their own", "cafe\u0301 noir", []string{"cafe\u0301", "noir"}, 2},
		{"Chinese, five characters to three words", "我爱北京。", []string{"我", "爱", "北", "京"}, 3},
		{"Japanese with Latin letters", "これはAIです", []string{"こ", "れ", "は", "AI", "で", "す"}, 4},
		{"Korean has spaces", "나는 학교에 간다", []string{"나는", "학교에", "간다"}, 3},
		{"Thai, four letters to a word", "สวัสดีครับ ผม", []string{"สวัสดีครับ", "ผม"}, 3},
		{"Hindi vowel signs", "हिन्दी में", []string{"हिन्दी", "में"}, 2},
		{"Arabic digits", "١٢٣ شخصا", []string{"١٢٣", "شخصا"}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := in(c.text, Words(c.text)); !slices.Equal(got, c.want) {
				t.Errorf("Words(%q)\n got %q\nwant %q", c.text, got, c.want)
			}
			if got := CountWords(c.text); got != c.count {
				t.Errorf("CountWords(%q) = %d, want %d", c.text, got, c.count)
			}
		})
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"plain", "plain"}, {"MÜLLER", "muller"}, {"Straße", "strasse"}, {"Łódź", "lodz"}, {"İstanbul", "istanbul"}, {"ΌΣΟΣ", "οσοσ"}, {"όσος", "οσοσ"},
		{"Ёлка", "елка"}, {"Ｔｏｋｙｏ１", "tokyo1"}, {"it’s", "it's"}, {"بَيْت", "بيت"}, {"हिन्दी", "हिन्दी"}, {"東京", "東京"}, {"한국", "한국"}, {"cafe\u0301", "cafe"}, {"\xff", "\ufffd"},
	} {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("Fold(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestStem(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"ferries", "en", "ferri"}, {"Häuser", "de-AT", "haus"}, {"школами", "ru", "школ"}, {"naciones", "es", "nacion"}, {"kitaplarımız", "tr", "kitap"},
		{"Łódź", "pl", "lodz"}, {strings.Repeat("ü", 40), "de", strings.Repeat("u", 40)},
	} {
		if got := Stem(c[0], c[1]); got != c[2] {
			t.Errorf("Stem(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestTerms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"en", "The harbour's well-known ferries carried 10,000 people to the US.", []string{"harbour", "well", "known", "ferri", "carri", "10000", "peopl", "us"}},
		{"fr", "L'économie de l’Allemagne", []string{"econom", "allemagn"}},
		{"zh", "北京天安门，AI", []string{"北京", "京天", "天安", "安门", "ai"}},
		{"", "the Müller", []string{"the", "muller"}},
	} {
		if got := Terms(c.text, c.lang); !slices.Equal(got, c.want) {
			t.Errorf("Terms(%q, %q)\n got %q\nwant %q", c.text, c.lang, got, c.want)
		}
	}
}

func TestStopWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		word, lang string
		want       bool
	}{
		{"The", "en-GB", true}, {"harbour", "en", false}, {"où", "fr", true}, {"İLE", "tr", true}, {"the", "", false}, {"что", "ru", true},
	} {
		if got := IsStopWord(c.word, c.lang); got != c.want {
			t.Errorf("IsStopWord(%q, %q) = %t", c.word, c.lang, got)
		}
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, want, text string }{
		{"too little to tell", "", "Menu 24"},
		{"nothing", "", ""},
		{"English", "en", strings.Repeat("The council said on Tuesday that the ferry would not leave the harbour before the new bridge opens. ", 3)},
		{"German", "de", strings.Repeat("Der Stadtrat teilte am Dienstag mit, dass die Fähre den Hafen nicht verlassen werde, bevor die neue Brücke öffnet. ", 3)},
		{"a script with one language", "el", "Το λιμάνι άνοιξε ξανά χθες το πρωί."},
		{"Japanese with many Chinese characters", "ja", "国会は新年度予算案を可決した。首相は記者会見で経済対策の重要性を強調した。"},
		{"Chinese", "zh", "国会通过了新年度预算案。总理在记者会上强调经济对策的重要性。"},
		{"a long text, of which the start is looked at", "tr", strings.Repeat("Belediye meclisi salı günü yeni köprü açılmadan vapurun limandan ayrılmayacağını açıkladı. ", 200)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := Detect(c.text); got != c.want {
				t.Errorf("Detect = %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzWords(f *testing.F) {
	for _, seed := range []string{"It's 10,000 U.S. l'été", "我爱 北京1,2", "สวัสดี e\u0301", "\xff\xfe a", "a-'b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := Words(text)
		checkSpans(t, text, words)
		if got := CountWords(text); got > len(words) && !strings.ContainsFunc(text, isUnspaced) || got < 0 {
			t.Errorf("CountWords(%q) = %d of %d words", text, got, len(words))
		}
		for _, lang := range []string{"en", "fr", "tr", "ar", ""} {
			for _, term := range Terms(text, lang) {
				if term == "" {
					t.Errorf("an empty term of %q in %q", text, lang)
				}
			}
		}
	})
}

package prose

import (
	"slices"
	"strings"
	"testing"
)

func TestMissingNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, lang, article, text string
		want                      []string
	}{
		{"ways to write a thousand", "en", "There were 10,000 people.", "10k came, ten thousand, 10 000, 10 thousand, 10'000.", nil},
		{"another number", "en", "There were 10,000 people.", "There were 165 people.", []string{"165"}},
		{"a slip of the key on one side", "en", "It cost 36, 000 dollars.", "It cost 36,000 dollars.", nil},
		{"a slip of the key on the other side", "en", "It cost 36,000 dollars.", "It cost 36, 000 dollars.", nil},
		{"fractions", "en", "He stayed 59½ days.", "59 1/2 days, 59.5 days, 59 ½ days", nil},
		{"NFKC would make 591/2 of this", "en", "He stayed 591 days.", "He stayed 59½ days.", []string{"59½"}},
		{"billions", "en", "The deal is worth $3bn.", "$3 billion, 3,000,000,000, three billion, 3 million", []string{"3 million"}},
		{"the start of a range", "en", "It cost $3-4 billion.", "It cost 3 billion to 4 billion.", nil},
		{"a year's last digits", "en", "In 2007-08 and in the 1990s.", "2007, 2008, the '90s, 2009", []string{"2009"}},
		{"times of day", "en", "At 2 p.m. he left; at 9:30 a.m. he came.", "At 14:00 he left, at 09:30 he came, at 21:30 she left.", []string{"21:30"}},
		{"rounding", "en", "181,674,817 people, up 12.4 percent, 2,480 of them here.", "181 million, 182 million, about 180 million, 12 percent, 12%, 2,500", nil},
		{"rounding too far", "en", "181,674,817 people, up 12.4 percent", "about 210 million, 14 percent, 180.2 million", []string{"210 million", "14", "180.2 million"}},
		{"the article is the rougher one", "en", "About 200 million people.", "204,518,112 people", []string{"204,518,112"}},
		{"number words", "en", "Twenty-five ships, two hundred and fifty thousand crates, half a million tonnes", "25 ships, 250,000 crates, 500,000 tonnes, 26 ships", []string{"26"}},
		{"ordinals", "en", "On the 21st of May, in the nineteenth century", "May 21, the 19th century, the 20th century", []string{"20th"}},
		{"lists, steps and small words", "en", "Nothing counts.", "1. Open it.\n2. In 3 steps, see passages 2, 4 and 5.\n(3) Ten ways, the second one, 11 men.", []string{"11"}},
		{"scores and dates", "en", "It was 3-2 on 12/05/2014.", "3–2, 12.05.2014, 4-2", []string{"4"}},
		{"codes are names", "en", "Nothing.", "Vitamin B12 and the G20 of 24/7.", nil},
		{"a converted value", "en", "Bake at 350°F; run 100 km.", "Bake at 177 °C; run 62 miles, 70 miles.", []string{"70"}},
		{"remarks about the article", "en", "Nothing.", "The article does not mention the 2019 budget. It grew by 40 percent.", []string{"40"}},
		{"decimal commas", "de", "Es kostet 1.234,50 Euro, 3,5 Prozent mehr, 2 Millionen.", "1234,50 Euro; 3,5 Prozent; 2.000.000; zwei Mio.; 4,5 Prozent", []string{"4,5"}},
		{"a point that groups is no decimal point", "de", "Es waren 1.500 Leute.", "Es waren 1,5 Leute.", []string{"1,5"}},
		{"German words and times", "de", "Um 14 Uhr kamen zwölf Leute.", "Um 14:00 kamen 12 Leute und 2,5 Mrd.", []string{"2,5 Mrd"}},
		{"French", "fr", "Il y a 1 234 567 habitants, 3,5 % de plus, à 14h30, deux milliards", "1234567, 3,5 %, 14:30, 2 milliards, 15h30", []string{"15h30"}},
		{"Spanish", "es", "Son 1.500 personas y 2,5 millones, veinte mil", "1500, 2.500.000, 20.000, 3,7", []string{"3,7"}},
		{"Russian", "ru", "Это 1,5 млн рублей и 300 тыс. человек", "1 500 000 рублей, 300 000 человек, 400 тысяч", []string{"400 тысяч"}},
		{"Arabic digits", "ar", "بلغ العدد ١٢٣ شخصا", "بلغ العدد 123 شخصا و 124", []string{"124"}},
		{"Devanagari digits", "hi", "कुल १२३ लोग", "कुल 123 लोग 124", []string{"124"}},
		{"Chinese numerals and wide digits", "zh", "共有三十五人，３．５％，２０１４年，1.2亿", "共有35人，3.5%，2014年，120000000，36人", []string{"36"}},
		{"Japanese", "ja", "３０日に１２０万人", "30日に1200000人、31日", []string{"31"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			l := NewLexicon([]string{c.article}, c.lang)
			if got := in(c.text, l.MissingNumbers(c.text, c.lang, nil)); !slices.Equal(got, c.want) {
				t.Errorf("article %q\n    text %q\n missing %q\n    want %q", c.article, c.text, got, c.want)
			}
		})
	}
}

func TestMissingNumbersInUnits(t *testing.T) {
	t.Parallel()
	l := NewLexicon([]string{"The ferry carried 120 people.", "It cost 45 euros.", "A bus carried 30 or, at 5 p.m., 60."}, "en")
	text := "120 people paid 45 euros, 30 did not, at 17:00."
	for _, c := range []struct {
		units []int
		want  []string
	}{
		{nil, nil},
		{[]int{0}, []string{"45", "30", "17:00"}},
		{[]int{2, 1}, []string{"120"}},
		{[]int{}, []string{"120", "45", "30", "17:00"}},
		{[]int{7, -1}, []string{"120", "45", "30", "17:00"}},
	} {
		if got := in(text, l.MissingNumbers(text, "en", c.units)); !slices.Equal(got, c.want) {
			t.Errorf("in units %v\n missing %q\n    want %q", c.units, got, c.want)
		}
	}
	if got := l.With("Why 30 at 17:00?").MissingNumbers(text, "en", []int{0, 1}); len(got) != 0 {
		t.Errorf("numbers of the question are exempt, got %q", in(text, got))
	}
}

func TestMissingNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, lang, article, text string
		want                      []string
	}{
		{"people and places", "en", "Ministers met.", "In Paris, Angela Merkel spoke with Boston's mayor.", []string{"Paris", "Angela Merkel", "Boston's"}},
		{"other forms", "en", "The U.K. and Russia signed. Scottish ministers came from the west Australian coast, with Müller, to Italy.", "Britain and the Russians signed. Scotland's ministers came from Western Australia with Muller and an Italian.", nil},
		{"short words are no states", "en", "She told us to come in or call me.", "They went to Indiana, Oregon, Maine and America.", []string{"Indiana", "Oregon", "Maine", "America"}},
		{"letters in a row are no acronym of a name", "en", "The big old boat sank.", "They met Bob and the BOB.", []string{"Bob"}},
		{"an acronym for its words", "en", "The National Health Service paid after World War II.", "The NHS paid after WWII.", nil},
		{"words for their acronym", "en", "The NHS and the EU agreed.", "The National Health Service and the European Union agreed with Ford.", []string{"Ford"}},
		{"joined and split", "en", "He used NewFiles and Open Street.", "He used New Files and OpenStreet.", nil},
		{"a sentence's start", "en", "Nothing.", "However, nobody came. \"Peter came,\" she said. Ships left: Boats too.", nil},
		{"a name at a sentence's start", "en", "Nothing.", "Emmanuel Macron came. Open Excel.", []string{"Emmanuel Macron", "Excel"}},
		{"a verb before a known name", "en", "The Print Manager is there.", "Open Print Manager.", nil},
		{"titles", "en", "Mr. Okafor left.", "Mr. Burns met Dr. J. Lopez. Mr. Okafor left with Gov. Ada Pence.", []string{"Burns", "Lopez", "Ada Pence"}},
		{"headings", "en", "Nothing.", "Further Reading From Elsewhere\nKey Findings: it works.", nil},
		{"defined in the text itself", "en", "The interquartile range is used.", "The interquartile range (IQR) is used; the IQR is small.", nil},
		{"capitals behind a hyphen", "en", "They use AI.", "An AI-driven plan in mid-August.", []string{"mid-August"}},
		{"remarks about the article", "en", "Nothing.", "The article does not mention Boston.", nil},
		{"small words inside a name", "en", "Nothing.", "He went to the Bank of England and Wales.", []string{"Bank of England", "Wales"}},
		{"German nouns are no names", "de", "Der Minister sprach mit Angela Merkel.", "Der Bundeskanzler Olaf Scholz sprach am Montag mit Angela Merkel in der Stadt München über die NATO.", []string{"Scholz", "München", "NATO"}},
		{"French", "fr", "Le président Macron a parlé à Paris.", "Le président Emmanuel Macron a rencontré Olaf Scholz. Les Parisiens aussi, à l'Élysée.", []string{"Emmanuel", "Olaf Scholz", "l'Élysée"}},
		{"Russian cases", "ru", "Путин встретился с Шольцем в Москве.", "Владимир Путин и Шольц в Москву приехали, а Макрон нет.", []string{"Макрон"}},
		{"Turkish endings", "tr", "Erdoğan İstanbul'da konuştu.", "Dün Erdoğan'ın İstanbul'a ve Ankara'ya gittiği söylendi.", []string{"Ankara'ya"}},
		{"Latin names in Chinese", "zh", "总理访问北京。", "总理访问上海和NATO总部。", []string{"NATO"}},
		{"a script without capitals", "ar", "وصل الوزير.", "وصل الوزير إلى باريس.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			l := NewLexicon([]string{c.article}, c.lang)
			if got := in(c.text, l.MissingNames(c.text, c.lang)); !slices.Equal(got, c.want) {
				t.Errorf("article %q\n    text %q\n missing %q\n    want %q", c.article, c.text, got, c.want)
			}
		})
	}
}

func TestMissingNamesExempts(t *testing.T) {
	t.Parallel()
	l := NewLexicon([]string{"Ministers met."}, "en")
	text := "They met in Boston with Okafor."
	if got, want := in(text, l.With("Who is Okafor?").MissingNames(text, "en")), []string{"Boston"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := l.MissingNames(text, "de"); got != nil {
		t.Errorf("a text in another language than the article: got %q, want none", in(text, got))
	}
}

func TestMissingQuotations(t *testing.T) {
	t.Parallel()
	article := []string{"He said: “We will never give up. We shall see,” and left,", "so it's over. L'État, c'est moi!"}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"case, spaces and marks aside", `He said "we will NEVER give up", 'We shall see, and', «l’état c’est moi».`, nil},
		{"one word changed", `He said "we will always give up".`, []string{"we will always give up"}},
		{"left out and put in", `"We will ... see and left", "We [the team] shall see"`, nil},
		{"over the end of a unit", `"and left, so it's over"`, nil},
		{"two words are a name or a title", `"never say" and "give in".`, nil},
		{"apostrophes are no marks", "It's what the boys' mothers don't want.", nil},
		{"one sentence of several", `"We will never give up. We all went home."`, []string{"We all went home."}},
		{"true sentences stitched together", `"We shall see, and left. We will never give up."`, []string{"We shall see, and left. We will never give up."}},
		{"the question that was asked", `The answer to the question "who gave up first?" is nobody.`, nil},
		{"a mark that never closes", `He said "we will go home`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			l := NewLexicon(article, "en")
			if got := in(c.text, l.MissingQuotations(c.text)); !slices.Equal(got, c.want) {
				t.Errorf("text %q\n missing %q\n    want %q", c.text, got, c.want)
			}
		})
	}
}

func TestScore(t *testing.T) {
	t.Parallel()
	l := NewLexicon([]string{
		"The harbour of Westhaven opens again on Monday after eleven weeks of repairs.",
		"Mayor Ada Okafor said that the work had cost 1.2 million euros.",
		"Fishermen had asked for a longer quay.",
	}, "en")
	near, best := l.Score("The repairs of the harbour cost 1.2 million euros, Mayor Okafor said.")
	if len(best) == 0 || best[0] != 1 {
		t.Errorf("best units %v, want unit 1 first", best)
	}
	far, _ := l.Score("Airline passengers in Boston complained about 300 cancelled flights.")
	if near > 0.2 || far < 0.6 {
		t.Errorf("borne out %.2f, want under 0.2; invented %.2f, want over 0.6", near, far)
	}
	if _, best := l.Score("Zebras yawn."); best != nil {
		t.Errorf("nothing shared: best units %v, want none", best)
	}
	if s, _ := l.Score(""); s < 0 || s > 1 {
		t.Errorf("an empty text scores %v", s)
	}
}

func FuzzMissing(f *testing.F) {
	for _, seed := range [][2]string{
		{"It cost $3-4 bn at 2 p.m.", "36, 000 or 59½, 1/2, 2007-08, 1.2.3"}, {"A NATO (NATO) x", "The “a b c … d [e f” 'g h i'"},
		{"三十五万", "1 234 567,89 и 5 млн 二〇一四"}, {"\xff9\xff", "\xff1\xff \"\xff a b c\""}, {"a-b'c", "A-B'C D. E. F'G"},
		{"0aa\u07c8", "a digit of a script whose digits are not read \u07c8"},
		{"twenty-", "two hundred and fifty-five thousandth half a million"},
	} {
		f.Add(seed[0], seed[1], "en")
		f.Add(seed[1], seed[0], "de")
	}
	f.Fuzz(func(t *testing.T, article, text, lang string) {
		l := NewLexicon([]string{article, lang}, lang).With("why 3?")
		for _, spans := range [][]Span{l.MissingNumbers(text, lang, nil), l.MissingNumbers(text, lang, []int{1}), l.MissingNames(text, lang), l.MissingQuotations(text)} {
			checkSpans(t, text, spans)
		}
		if score, _ := l.Score(text); !(score >= 0 && score <= 1) {
			t.Errorf("score %v", score)
		}
		same := NewLexicon([]string{text}, lang)
		for _, missing := range [][]Span{same.MissingNumbers(text, lang, nil), same.MissingNames(text, lang)} {
			if len(missing) > 0 {
				t.Errorf("%q is in itself, but misses %q", text, in(text, missing))
			}
		}
	})
}

// Hostile texts must cost what their length costs.
func TestHostileTextsAreLinear(t *testing.T) {
	t.Parallel()
	for _, piece := range []string{"(", "((a. ", "\"a b c ", "1 and ", "1,", "A. ", "A", "Aa Bb ", "...", ". ", "[1]", "'a ", "\n", "a\n", "1/", "9", "a-", "́", "(A)", "…「", "•", "万", "one hundred ", "x\u00a0", "no 1 ", "1 ", "14:00 "} {
		text := strings.Repeat(piece, 60_000/len(piece))
		Sentences(text, "en")
		Words(text)
		l := NewLexicon([]string{text}, "en")
		l.MissingNumbers(text, "en", nil)
		l.MissingNames(text, "en")
		l.MissingQuotations(text)
		l.Score(text)
	}
}

package prose

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"verbatim/summarise/datatest"
)

func cut(text, lang string) []string {
	var out []string
	for _, s := range Sentences(text, lang) {
		out = append(out, strings.Join(strings.Fields(s.In(text)), " "))
	}
	return out
}

func TestSentenceRules(t *testing.T) {
	t.Parallel()
	data := datatest.Read(t, datatest.File(t, "sentence-rules.json"))
	var file struct {
		Rules []struct {
			ID, Lang, Set, Text string
			Want                []string
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	right, golden, all := 0, 0, 0
	for _, r := range file.Rules {
		all++
		got := cut(r.Text, r.Lang)
		want := make([]string, len(r.Want))
		for i, w := range r.Want {
			want[i] = strings.Join(strings.Fields(w), " ")
		}
		if slices.Equal(got, want) {
			right++
			if r.Lang == "en" && r.Set == "golden" {
				golden++
			}
			continue
		}
		t.Logf("%s\n got %s\nwant %s", r.ID, strings.Join(got, " ‖ "), strings.Join(want, " ‖ "))
	}
	t.Logf("English golden %d of 51, all %d of %d", golden, right, all)
	if golden < 50 || right < 320 {
		t.Errorf("English golden %d, all %d; want at least 50 and 320", golden, right)
	}
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, lang, text string
		want             []string
	}{
		{"nothing", "en", "", nil},
		{"only space", "en", " \n\t\u00a0", nil},
		{"no end mark", "en", " A harbour ", []string{"A harbour"}},
		{"titles before names", "en", "He met Lt. Smith and Mrs. Okafor. They talked.", []string{"He met Lt. Smith and Mrs. Okafor.", "They talked."}},
		{"a country before an office", "en", "The U.S. Attorney left. He left the U.S. The others stayed.", []string{"The U.S. Attorney left.", "He left the U.S.", "The others stayed."}},
		{"a company at the end", "en", "She sued Acme Inc. The judge agreed. She sued Acme Inc. again.", []string{"She sued Acme Inc.", "The judge agreed.", "She sued Acme Inc. again."}},
		{"initials", "en", "George W. Bush met J. K. Rowling. Plan B. The other plan.", []string{"George W. Bush met J. K. Rowling.", "Plan B.", "The other plan."}},
		{"a year at the end", "en", "It ended in 2011. They won.", []string{"It ended in 2011.", "They won."}},
		{"a question and who asked it", "en", "'Where are you now?' she wrote. He did not say.", []string{"'Where are you now?' she wrote.", "He did not say."}},
		{"speech that ends with its mark", "en", "“We did it!” “Not so fast.” Mr. Jones left.", []string{"“We did it!”", "“Not so fast.”", "Mr. Jones left."}},
		{"a time and a day", "en", "He left at 5 p.m. Tuesday. She left at 6 p.m. Nobody saw it.", []string{"He left at 5 p.m. Tuesday.", "She left at 6 p.m.", "Nobody saw it."}},
		{"addresses and versions", "en", "See www.Example.org/A.B for more. Version 2.10 is out. Write to Jo.Do@example.org.", []string{"See www.Example.org/A.B for more.", "Version 2.10 is out.", "Write to Jo.Do@example.org."}},
		{"brackets", "en", "He taught (He had been a clerk. He hated it.) at the school. Then he left.", []string{"He taught (He had been a clerk. He hated it.) at the school.", "Then he left."}},
		{"a bracket that never closes", "en", "He taught (he said. Then he left. She came.", []string{"He taught (he said.", "Then he left.", "She came."}},
		{"a brand in lower case", "en", "It sold well. iPhone sales rose.", []string{"It sold well.", "iPhone sales rose."}},
		{"glued sentences", "fr", "Le prix du carburant.La hausse est forte.", []string{"Le prix du carburant.", "La hausse est forte."}},
		{"glued round quotation marks", "fr", "Il veut \"agir\".Selon M. Le Gall, \"c'est non.\"Le maire dit oui à l'ONU.\"Tout ira.\"", []string{"Il veut \"agir\".", "Selon M. Le Gall, \"c'est non.\"", "Le maire dit oui à l'ONU.", "\"Tout ira.\""}},
		{"references to footnotes", "en", "It was a martyr.[1] The emperor knew.² Nobody else did.11 12 Take another case.", []string{"It was a martyr.[1]", "The emperor knew.²", "Nobody else did.11 12", "Take another case."}},
		{"tokenised text", "en", "He came . She left .", []string{"He came .", "She left ."}},
		{"a word that is also a state", "en", "He is ill. Mr Okafor said no. I left. She lives in Peoria, Ill. The town is small.", []string{"He is ill.", "Mr Okafor said no.", "I left.", "She lives in Peoria, Ill.", "The town is small."}},
		{"French marks with spaces", "fr", "Il a dit : « Non. » Puis M. Dupont est parti.", []string{"Il a dit : « Non. »", "Puis M. Dupont est parti."}},
		{"German ordinals", "de", "Am 3. Oktober 1990 war es so weit. Das war der 2. Sieg. Auf Seite 12. Dort steht es.", []string{"Am 3. Oktober 1990 war es so weit.", "Das war der 2. Sieg.", "Auf Seite 12.", "Dort steht es."}},
		{"German abbreviations", "de", "Er kam z. B. aus Berlin usw. Dann ging er.", []string{"Er kam z. B. aus Berlin usw.", "Dann ging er."}},
		{"Spanish titles and countries", "es", "¿Qué pasa? ¡Nada! El Sr. Pérez vive en EE. UU. Tiene 3.500 euros.", []string{"¿Qué pasa?", "¡Nada!", "El Sr. Pérez vive en EE. UU.", "Tiene 3.500 euros."}},
		{"Russian years and towns", "ru", "Он родился в г. Волгограде в 1898 г. В 1920 г. он уехал. Так сказал А. И. Семенов.", []string{"Он родился в г. Волгограде в 1898 г.", "В 1920 г. он уехал.", "Так сказал А. И. Семенов."}},
		{"Japanese speech in a sentence", "ja", "彼は「行きます。」と言った。私は行かない。", []string{"彼は「行きます。」と言った。", "私は行かない。"}},
		{"Chinese without spaces", "zh", "增长3.5%。今天很好！明天呢？", []string{"增长3.5%。", "今天很好！", "明天呢？"}},
		{"Greek questions", "el", "Πού είναι; Εδώ είναι.", []string{"Πού είναι;", "Εδώ είναι."}},
		{"Armenian, whose point is a pause", "hy", "Մութ է: Ես պետք է տուն վերադառնամ:", []string{"Մութ է:", "Ես պետք է տուն վերադառնամ:"}},
		{"Hindi and Urdu", "hi", "वह आया। वह गया।", []string{"वह आया।", "वह गया।"}},
		{"unknown language in Cyrillic", "", "Он жил на ул. Мира. Она ушла.", []string{"Он жил на ул. Мира.", "Она ушла."}},
		{"wrapped lines are one text", "en", "This line of a text was wrapped at the width\nof a terminal by somebody, and it goes on with\nMr. Smith, who came from New York. He left.", []string{"This line of a text was wrapped at the width of a terminal by somebody, and it goes on with Mr. Smith, who came from New York.", "He left."}},
		{"list lines are sentences", "en", "- milk\n- bread\nShopping\nmilk\nbread", []string{"- milk", "- bread", "Shopping", "milk", "bread"}},
		{"a numbered list in one line", "en", "1) Fill the tank 2) Start the engine 3) Go", []string{"1) Fill the tank", "2) Start the engine", "3) Go"}},
		{"a blank line ends anything", "en", "a line that just stops\n\nand another (one", []string{"a line that just stops", "and another (one"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := cut(c.text, c.lang); !slices.Equal(got, c.want) {
				t.Errorf("Sentences(%q)\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

// checkSpans fails unless spans are in order, not empty, on rune boundaries and inside text.
func checkSpans(t *testing.T, text string, spans []Span) {
	t.Helper()
	end := 0
	for _, s := range spans {
		if s.Start < end || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("span %v after %d in %d bytes: %q", s, end, len(text), text)
		}
		for _, at := range []int{s.Start, s.End} {
			if r, size := before(text, at); r == utf8.RuneError && size == 1 || at == len(text) {
				continue // behind an invalid byte any boundary is one
			}
			if !utf8.RuneStart(text[at]) && utf8.ValidString(text) {
				t.Fatalf("%v cuts a rune of %q", s, text)
			}
		}
		end = s.End
	}
}

func FuzzSentences(f *testing.F) {
	for _, seed := range []string{"Hello. World", "1. a 2. b", "(a. B) \"c. D\" . . . E", "a\n\nb\r\nc", "U.S.A. 5 p.m. z. B. ...?!", "「。」と．３", "\xff.\xff A", "• a • b", "a.[1]B 12.3.2014"} {
		f.Add(seed, "en")
		f.Add(seed, "")
		f.Add(seed, "de")
	}
	f.Fuzz(func(t *testing.T, text, lang string) {
		spans := Sentences(text, lang)
		checkSpans(t, text, spans)
		visible := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) {
					return -1
				}
				return r
			}, s)
		}
		var cut strings.Builder
		for _, s := range spans {
			if strings.TrimSpace(s.In(text)) != s.In(text) {
				t.Errorf("%q is not trimmed", s.In(text))
			}
			cut.WriteString(visible(s.In(text)))
		}
		if got, want := cut.String(), visible(text); got != want {
			t.Errorf("lost text:\n got %q\nwant %q", got, want)
		}
	})
}

package quotation

import (
	"slices"
	"strings"
	"testing"
)

func TestPairing(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		text  string // paragraphs separated by a bar
		want  []string
		loose int
	}{
		{"typographic", `“We are done,” he said.`, []string{"We are done,"}, 0},
		{"straight", `"We are done," he said.`, []string{"We are done,"}, 0},
		{"TeX", "``We are done,'' he said.", []string{"We are done,"}, 0},
		{"two apostrophes", `''We are done,'' he said.`, []string{"We are done,"}, 0},
		{"French", `« Nous sommes prêts », dit-il.`, []string{"Nous sommes prêts"}, 0},
		{"German", `„Wir sind fertig“, sagte er.`, []string{"Wir sind fertig"}, 0},
		{"guillemets that point inwards", `»Wir sind fertig«, sagte er.`, []string{"Wir sind fertig"}, 0},
		{"one mark on both sides", `”Vi är klara nu”, säger han.`, []string{"Vi är klara nu"}, 0},
		{"Japanese", `「終わりました」と言った。`, []string{"終わりました"}, 0},
		{"Japanese in Japanese", `「彼は『終わった』と言った」と言った。`, []string{"彼は『終わった』と言った"}, 0},
		{"single", `‘We are done,’ he said.`, []string{"We are done,"}, 0},
		{"single, straight, with apostrophes", `'We've done what they're paid for,' he said.`, []string{"We've done what they're paid for,"}, 0},
		{"single within double", `“He said ‘no’ and left,” she said.`, []string{"He said ‘no’ and left,"}, 0},
		{"double within single", `‘He said “no” and left,’ she said.`, []string{"He said “no” and left,"}, 0},
		{"double within double", `“He said “no” and left,” she said.`, []string{"He said “no” and left,"}, 0},
		{"a plural's possessive within single marks", `‘The players’ union is old,’ he said.`, []string{"The players’ union is old,"}, 0},
		{"possessives are no marks", `The players’ union and the owners’ club met in the ’90s.`, nil, 0},
		{"inches", `At 6'4" he ducks under the 6' 2" door. "Always," he said.`, []string{"Always,"}, 0},
		{"an inch mark alone", `A 12" pipe burst.`, nil, 0},
		{"a dropped consonant", `‘We’re fixin’ to go, rock ’n’ roll,’ he said.`, []string{"We’re fixin’ to go, rock ’n’ roll,"}, 0},
		{"opened by a closing mark", `The ships on their way”will not change the balance”`, []string{"will not change the balance"}, 0},
		{"closed by an opening mark", `“Do you want that?“ she asked.`, []string{"Do you want that?"}, 0},
		{"glued to the words outside", `The merger was“good for all”and quick.`, []string{"good for all"}, 0},
		{"padded", `“ The lights went out, ” he said.`, []string{"The lights went out,"}, 0},
		{"padded, straight", `" The lights went out, " he said.`, []string{"The lights went out,"}, 0},
		{"a doubled opening mark", `"“The vote was fair,” Beck said.`, []string{"The vote was fair,"}, 1},
		{"a doubled closing mark", `“The vote was fair,”” Beck said.`, []string{"The vote was fair,"}, 1},
		{"a missing closing mark before an attribution", `“The budget, Marcus Hale said, “is a promise.”`, []string{"The budget,", "is a promise."}, 1},
		{"a missing closing mark at the end", `Whitfield was blunt: “We were second to every ball.`, []string{"We were second to every ball."}, 1},
		{"a missing opening mark at the start", `We were second to every ball,” Whitfield said.`, []string{"We were second to every ball,"}, 1},
		{"a missing opening mark behind a colon", `Whitfield was blunt: We were second to every ball.”`, []string{"We were second to every ball."}, 1},
		{"where a missing mark stood cannot be told", `The coach was blunt. The team was tired. So was the crowd” and left.`, nil, 1},
		{"speech of two paragraphs", `“This bill has waited. | “It will not wait,” she said.`, []string{"This bill has waited.", "It will not wait,"}, 0},
		{"a footnote", `"The samples were clean,"[3] said Park.`, []string{"The samples were clean,"}, 0},
		{"brackets inside", `"[W]e must go [...] now," he said.`, []string{"[W]e must go [...] now,"}, 0},
		{"nothing inside", `“” and "" and ‘’ and “ ” and “...”`, nil, 0},
		{"interrupted by a dash", `“But I—” she said. “—was there,” he said.`, []string{"But I—", "—was there,"}, 0},
		{"code and markup", "''''' and ```go``` and ======", nil, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			paragraphs := strings.Split(tt.text, " | ")
			var got []string
			for i, text := range paragraphs {
				for _, s := range pair(text, following(paragraphs, i), lexicon("en")).spans {
					got = append(got, text[s.start:s.end])
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if n := Unbalanced(paragraphs); n != tt.loose {
				t.Errorf("Unbalanced = %d, want %d", n, tt.loose)
			}
		})
	}
}

func TestKinds(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []Kind
	}{
		{"a statement", `“We are done here,” he said.`, []Kind{Full}},
		{"a piece", `He said they were “done for the day here”.`, []Kind{Partial}},
		{"a statement in two parts", `“The budget,” Hale said, “is a promise we keep.”`, []Kind{Full, Full}},
		{"a heading between dashes", `– Moscow ‘deeply happy’ –`, []Kind{Heading}},
		{"a heading with single marks", `Mayor ‘very proud’ of bridge`, []Kind{Heading}},
		{"a Markdown heading", `## “The end of the road”`, []Kind{Heading}},
		{"a paragraph that is all quotation is no heading", `“A city that forgets its river forgets itself.”`, []Kind{Full}},
		{"a paragraph without its full stop is no heading", `Lavrov claimed Russia was “deeply grateful” for the “principled stance” onUkraine`, []Kind{Partial, Partial}},
		{"a book", `Her memoir, “The Long Way Down,” appears in May.`, nil},
		{"a programme", `On “Morning Line,” host Will Ansah spoke of rain.`, nil},
		{"a nickname", `Joe “The Hammer” Ricci left the ring.`, nil},
		{"so-called", `The so-called “deal of the century” was never signed.`, nil},
		{"known as", `The storm, known as “big red monster”, passed.`, nil},
		{"a scare quote", `The “experts” went home.`, nil},
		{"a slogan that somebody says", `The crowd chanted, “Make Harlow Great Again.”`, []Kind{Full}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []Kind
			for _, q := range Find([]string{tt.text}) {
				got = append(got, q.Kind)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestRules shows which rule names the speaker, and which of them are sure.
func TestRules(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string // the last quotation counts
		want Rule
		sure bool
	}{
		{`“We are done,” said Ana Torres.`, AfterVerb, true},
		{`“We are done,” Ana Torres said.`, AfterName, true},
		{`Ana Torres came. “We are done,” she said.`, AfterPronoun, true},
		{`Ana Torres and Eva Lund came. “We are done,” she said.`, AfterPronoun, true}, // the subject outranks the other
		{`Ana Torres came. Eva Lund came. Mia Voss saw Ana Torres. “We are done,” she said.`, AfterPronoun, true},
		{`The end was, according to Ana Torres, “a very long day”.`, AccordingTo, true},
		{`TORRES: “We are done, all of us.”`, Script, true},
		{`“We are done, all of us.” | — Ana Torres, mayor`, DashLine, true},
		{`Ana Torres wrote on Monday: | “We are done, all of us.”`, Colon, true},
		{`“We are done,” said Ana Torres. “It is over.”`, Inherited, true},
		{`Ana Torres said: “We are done. | “It is over for us.”`, RunOn, true},
		{`Ana Torres said on Monday that the town was tired and “done for the day”.`, BeforeFar, false},
		{`Ana Torres called it “a very long day”.`, Before, false},
		{`Ana Torres left through the “door of no return”.`, Subject, false},
		{`Ana Torres expects more rain. | “It will rain all of next week.”`, Carried, false},
		{`“It will rain all of next week.”`, None, false},
	} {
		t.Run(string(tt.want), func(t *testing.T) {
			t.Parallel()
			found := Find(strings.Split(tt.text, " | "))
			if len(found) == 0 {
				t.Fatalf("nothing found in %q", tt.text)
			}
			q := found[len(found)-1]
			if q.Rule != tt.want || q.Rule.Sure() != tt.sure {
				t.Errorf("%q: rule %q, sure %v, want %q, %v", tt.text, q.Rule, q.Rule.Sure(), tt.want, tt.sure)
			}
		})
	}
}

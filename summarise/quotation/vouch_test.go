package quotation

import (
	"testing"
)

func TestSameSpeaker(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Lavrov", "Sergei Lavrov", true},
		{"lavrov", "Sergei Lavrov", true},
		{"Sergei Lavrov", "sergei lavrov", true},
		{"Mr. Lavrov", "Lavrov", true},
		{"Foreign Minister Sergei Lavrov", "Sergei Lavrov", true},
		{"Choe", "Choe Son Hui", true},
		{"Choe Son-hui", "Choe Son Hui", true},
		{"Hui", "Choe Son Hui", true},
		{"Yilmaz", "Recep Yılmaz", true},
		{"José Gutiérrez", "Jose Gutierrez", true},
		{"Donald J. Trump", "Donald Trump", true},
		{"D. Trump", "Donald Trump", true},
		{"Robert Kane Jr.", "Kane", true},
		{"the State Department", "State Department", true},
		{"US State Department", "the State Department", true},
		{"the coach", "The coach", true},
		{"", "", true},
		{"Bill Clinton", "Hillary Clinton", false},
		{"Trump", "the Trump campaign", false},
		{"Trump", "Trump spokeswoman", false},
		{"Sergei Lavrov", "Sergei Petrov", false},
		{"Lavrov", "Petrov", false},
		{"Lavrov", "", false},
		{"New York Times", "New York", false},
	} {
		if got := SameSpeaker(tt.a, tt.b); got != tt.want {
			t.Errorf("SameSpeaker(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
		if got := SameSpeaker(tt.b, tt.a); got != tt.want {
			t.Errorf("SameSpeaker(%q, %q) = %v, want %v", tt.b, tt.a, got, tt.want)
		}
	}
}

func TestMentions(t *testing.T) {
	t.Parallel()
	article := []string{"Foreign Minister Sergei Lavrov met Choe Son Hui in Moscow.", "Hillary Clinton and the Ministry of Health said nothing. Recep Yılmaz did."}
	for _, tt := range []struct {
		name string
		want bool
	}{
		{"Sergei Lavrov", true},
		{"lavrov", true},
		{"Sergey Lavrov", true}, // the last name stands there, under another spelling of the first
		{"Choe", true},
		{"Recep Yilmaz", true},
		{"Ministry of Health", true},
		{"the Ministry of Health", true},
		{"Bill Clinton", false},
		{"Lavr", false},
		{"Vladimir Putin", false},
		{"", false},
		{"the", false},
	} {
		if got := Mentions(article, tt.name); got != tt.want {
			t.Errorf("Mentions(%q) = %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestVouch(t *testing.T) {
	t.Parallel()
	article := []string{
		"Foreign Minister Sergei Lavrov met Choe Son Hui, his North Korean equal, in Moscow on Friday.",
		"“We are grateful,” Lavrov said.",
		"The visit was called “a bad joke of history” in Kyiv, where Volodymyr Zelensky spoke to the press.",
		"“The bridge will stand for ever.”",
		"Nothing was signed.", "Nothing was said.", "The band played on.", "The hall was cold.",
		"Ines Roth left early.",
	}
	quotations := Find(article)
	if len(quotations) != 3 {
		t.Fatalf("got %v, want 3 quotations", quotations)
	}
	for _, tt := range []struct {
		name     string
		quote    int
		proposed string
		want     string
	}{
		{"the rules agree", 0, "lavrov", "Sergei Lavrov"},
		{"the rules name another", 0, "Choe Son Hui", ""},
		{"no rule is sure, and the name is near", 1, "Zelensky", "Volodymyr Zelensky"},
		{"no rule is sure, and the name is far away", 2, "Ines Roth", ""},
		{"the article does not name them", 2, "Angela Merkel", ""},
		{"nobody is proposed", 2, " ", ""},
	} {
		got, ok := Vouch(article, quotations[tt.quote], tt.proposed)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: Vouch(%q) = %q, %v, want %q", tt.name, tt.proposed, got, ok, tt.want)
		}
	}
	if _, ok := Vouch(article, Quotation{Paragraph: 99}, "Lavrov"); ok {
		t.Error("vouched for a quotation of no paragraph")
	}
}

// TestVouchOnDevelopmentData proposes for each quotation of the Wikinews half its true speaker, and every other speaker of its article.
func TestVouchOnDevelopmentData(t *testing.T) {
	t.Parallel()
	var trueOnes, accepted, wrongOnes, fooled int
	for _, d := range readGold(t, "wikinews") {
		paragraphs, offsets := paragraphsOf(d.text)
		names := map[string]bool{}
		for _, g := range d.quotes {
			if len(g.Speakers) > 0 {
				names[g.Speakers[0]] = true
			}
		}
		for _, b := range read(paragraphs).names.byFull {
			if b.sort == person && len(b.parts) > 1 {
				names[b.full] = true
			}
		}
		for _, q := range Find(paragraphs) {
			at := offsets[q.Paragraph] + len([]rune(paragraphs[q.Paragraph][:q.Start]))
			for _, g := range d.quotes {
				if g.Start != at || g.Optional || len(g.Speakers) == 0 {
					continue
				}
				trueOnes++
				if _, ok := Vouch(paragraphs, q, g.Speakers[0]); ok {
					accepted++
				} else {
					t.Logf("true speaker %q refused for %q (%s, %q)", g.Speakers[0], g.Text[:min(len(g.Text), 40)], q.Rule, q.Speaker)
				}
				for name := range names {
					if right := func() bool {
						for _, s := range g.Speakers {
							if SameSpeaker(s, name) {
								return true
							}
						}
						return false
					}(); right {
						continue
					}
					wrongOnes++
					if _, ok := Vouch(paragraphs, q, name); ok {
						fooled++
						t.Logf("wrong speaker %q accepted for %q (%s, %q)", name, g.Text[:min(len(g.Text), 40)], q.Rule, q.Speaker)
					}
				}
			}
		}
	}
	t.Logf("true speakers accepted %.3f of %d, wrong ones %.3f of %d", float64(accepted)/float64(trueOnes), trueOnes, float64(fooled)/float64(wrongOnes), wrongOnes)
	if accepted < trueOnes*93/100 {
		t.Errorf("accepted %d of %d true speakers, want 93%%", accepted, trueOnes)
	}
	if fooled > wrongOnes*2/100 {
		t.Errorf("accepted %d of %d wrong speakers, want at most 2%%", fooled, wrongOnes)
	}
}

func TestATitleTellsTwoOfOneSurnameApart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Justine Miliband", "Mr Miliband", false},
		{"Justine Miliband", "Mrs Miliband", true},
		{"Mr. Miliband", "Mrs. Miliband", false},
		{"Ed Miliband", "Mr Miliband", true},
		{"Miliband", "Mr Miliband", true},
		{"Queen Elizabeth", "Elizabeth", true},
	} {
		if got := SameSpeaker(c.a, c.b); got != c.same {
			t.Errorf("SameSpeaker(%q, %q) = %v, want %v", c.a, c.b, got, c.same)
		}
	}
}

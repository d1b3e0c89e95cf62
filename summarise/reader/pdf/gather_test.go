package pdf

import (
	"strings"
	"testing"
)

func TestPiecesOfLines(t *testing.T) {
	t.Parallel()
	at := func(text string, left, right, base, size float64) line {
		return line{text: text, left: left, right: right, base: base, size: size}
	}
	below := at("was good, and nobody asked where it came from.", 72, 330, 688, 10)
	tests := []struct {
		name  string
		lines []line
		want  string // lines, parted by |
	}{
		{"a bullet that is drawn later", []line{at("clay, which nobody wanted", 92, 300, 700, 10), below, at("•", 80, 84, 700.2, 10)}, "• clay, which nobody wanted|" + below.text},
		{"a number that is drawn before", []line{at("12.", 76, 88, 700, 10), at("clay, which nobody wanted", 92, 300, 700, 10)}, "12. clay, which nobody wanted"},
		{"a number far from any text", []line{at("12.", 10, 20, 700, 10), at("clay, which nobody wanted", 92, 300, 700, 10)}, "12.|clay, which nobody wanted"},
		{"a raised mark alone", []line{at("They kept the wine.", 72, 180, 700, 10), at("3", 180.5, 183, 704, 7), below}, "They kept the wine.3|" + below.text},
		{"a page's number is no mark", []line{at("They kept the wine.", 72, 180, 700, 10), at("3", 300, 305, 40, 10)}, "They kept the wine.|3"},
		{"a note's number alone", []line{at("4", 72, 75, 103, 5), at("As the minutes say.", 76, 160, 100, 8)}, "4 As the minutes say."},
		{"what stands behind a raised mark", []line{at("The wine was good.1", 72, 160, 700, 10), at("Nobody asked.", 163, 230, 700, 10)}, "The wine was good.1 Nobody asked."},
		{"two columns at one height", []line{at("The wine was good.", 72, 160, 700, 10), at("Nobody asked.", 190, 230, 700, 10)}, "The wine was good.|Nobody asked."},
		{"a drop capital", []line{at("T", 72, 92, 676, 34), at("he wine of the year before", 96, 330, 700, 10), at("had been good, and nobody", 96, 330, 688, 10), at("asked where it came from.", 72, 330, 664, 10)}, "The wine of the year before|had been good, and nobody|asked where it came from."},
		{"a drop capital that is a word", []line{at("A", 72, 92, 676, 34), at("wine of the year before", 96, 330, 700, 10), at("had been good, and the wine", 96, 330, 688, 10)}, "A wine of the year before|had been good, and the wine"},
		{"a large letter beside nothing", []line{at("T", 72, 92, 676, 34), below}, "T|" + below.text},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			pg := page{number: 1, box: box{0, 0, 595, 842}, lines: test.lines}
			pg.gather()
			var got []string
			for _, l := range pg.lines {
				got = append(got, l.text)
				for _, r := range l.raised {
					if r.end > len(l.text) || !isMarks(l.text[r.start:r.end]) {
						t.Errorf("the mark at %d:%d of %q is none", r.start, r.end, l.text)
					}
				}
			}
			if got := strings.Join(got, "|"); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestDropCapitalMovesItsLines(t *testing.T) {
	t.Parallel()
	pg := page{box: box{0, 0, 595, 842}, lines: []line{
		{text: "T", left: 72, right: 92, base: 676, size: 34},
		{text: "he wine of the year before", left: 96, right: 330, base: 700, size: 10},
		{text: "had been good, and nobody", left: 96, right: 330, base: 688, size: 10},
	}}
	pg.gather()
	for _, l := range pg.lines {
		if l.left != 72 {
			t.Errorf("%q begins at %v, want 72", l.text, l.left)
		}
	}
}

func TestMarksThatMayBeRaised(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"the wine.1 In 1887, 12 km2 more.": "1 2", // "12" is behind a word, but words are behind it: size decides
		"a comma,2 and a star*":            "2 *",
		"la pluie 3.":                      "3",
		"x1y and 2024":                     "",
		"3 ships":                          "",
	} {
		lines, _ := cutLines(text, 1)
		var got []string
		for _, c := range lines[0].mayBeRaised() {
			if text := lines[0].text[c.start:c.end]; c.start > 0 && lines[0].text[c.start-1] != ' ' || text == "3" {
				got = append(got, text)
			}
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		".قال أحد التجار":         "قال أحد التجار.",
		"الأقمش,ة البيض,,اء فوق":  "الأقمشة البيضاء فوق",
		"A plain line, as it is.": "A plain line, as it is.",
		"2024, the year of عام":   "2024, the year of عام",
		"في عام 2024، قال: 1,000": "في عام 2024، قال: 1,000",
	} {
		if got := asRead(text); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	pg := page{box: box{0, 0, 595, 842}, lines: []line{{text: "قال أحد التجار", left: 300, right: 520, size: 10}}}
	pg.mirror()
	if l := pg.lines[0]; l.left != -520 || l.right != -300 || pg.box.left != -595 {
		t.Errorf("line from %v to %v of a page from %v, want -520, -300, -595", l.left, l.right, pg.box.left)
	}
}

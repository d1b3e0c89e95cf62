package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// sheet makes pages of A4 for tests: lines of 10 points, 12 apart, from the top margin of 72 points down.
type sheet struct{ pages []page }

func (s *sheet) page(lines ...line) {
	pg := page{number: len(s.pages) + 1, box: box{0, 0, 595, 842}}
	base := 770.0
	for _, l := range lines {
		if l.page = pg.number; l.base == 0 {
			base -= 12
			l.base = base
		} else {
			base = l.base
		}
		if l.size == 0 {
			l.size = 10
		}
		if l.left == 0 {
			l.left = 72
		}
		if l.right == 0 {
			l.right = l.left + float64(len([]rune(l.text)))*5
		}
		pg.lines = append(pg.lines, l)
		pg.characters += len(l.text)
	}
	s.pages = append(s.pages, pg)
}

// full is a line that fills a column 300 points wide.
func full(text string) line { return line{text: text, right: 372} }

func (s *sheet) read() string {
	d := document{pages: s.pages, claimed: len(s.pages), tried: len(s.pages)}
	for _, pg := range s.pages {
		d.characters += pg.characters
	}
	a, err := d.article(1 << 20)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	under := ""
	for _, p := range a.Passages {
		if p.Heading != under {
			fmt.Fprintf(&b, "[%s]\n", p.Heading)
		}
		under = p.Heading
		fmt.Fprintf(&b, "%d %s\n", p.Page, p.Text)
	}
	return strings.TrimSpace(b.String())
}

func TestParagraphs(t *testing.T) {
	t.Parallel()
	indented := func(text string) line { return line{text: text, left: 87, right: 372} }
	hyphenated := func(text string) line { return line{text: text, right: 369, hyphen: true} }
	tests := []struct {
		name  string
		lines []line
		want  string
	}{
		{"full lines join", []line{full("The harbour opened on Monday after two years"), full("of work, and the first ferry left at noon from"), {text: "the new quay."}}, "1 The harbour opened on Monday after two years of work, and the first ferry left at noon from the new quay."},
		{"a short line ends a paragraph", []line{full("The harbour opened on Monday after two years"), {text: "of work."}, full("Costs rose to twelve million, which nobody had"), full("expected, and then to thirty million, as a few"), {text: "had feared."}}, "1 The harbour opened on Monday after two years of work.\n1 Costs rose to twelve million, which nobody had expected, and then to thirty million, as a few had feared."},
		{"an indent begins one", []line{full("The harbour opened on Monday after two years"), full("of work, and that was that for the summer long."), indented("Costs rose to twelve million, which nobody"), full("had expected, and then to thirty million, as"), {text: "a few had feared."}}, "1 The harbour opened on Monday after two years of work, and that was that for the summer long.\n1 Costs rose to twelve million, which nobody had expected, and then to thirty million, as a few had feared."},
		{"an indent of one line after another", []line{full("It went on for weeks, as these things go on for"), {text: "ever."}, indented("“And who will pay for all this in the very end?”"), indented("“Not we, if it can be helped,” said the others."), full("They went home together in the dark and the"), {text: "rain."}}, "1 It went on for weeks, as these things go on for ever.\n1 “And who will pay for all this in the very end?”\n1 “Not we, if it can be helped,” said the others. They went home together in the dark and the rain."},
		{"a hanging indent ends with its paragraph", []line{full("Berg, T. The harbour that was built two times"), {text: "and paid for three times.", left: 90}, full("Lindqvist, A. Rock instead of clay, a report to"), {text: "the council of Westhaven.", left: 90}, full("Solheim, I. The signal tower, its windows and"), {text: "what was seen from it.", left: 90}}, "1 Berg, T. The harbour that was built two times and paid for three times.\n1 Lindqvist, A. Rock instead of clay, a report to the council of Westhaven.\n1 Solheim, I. The signal tower, its windows and what was seen from it."},
		{"a wide gap", []line{full("The harbour opened on Monday after two years o"), {text: "Costs rose to twelve million, which nobody had", base: 730, right: 372}, full("expected, and so on and on until the evening."), full("Nobody said a word about it, not even the two"), {text: "who knew."}}, "1 The harbour opened on Monday after two years o\n1 Costs rose to twelve million, which nobody had expected, and so on and on until the evening. Nobody said a word about it, not even the two who knew."},
		{"hyphens of the line's end go", []line{hyphenated("The har"), hyphenated("bour opened on Monday after the recon"), {text: "struction."}}, "1 The harbour opened on Monday after the reconstruction."},
		{"hyphens of the word's own stay", []line{full("It is a well-known case and a long-term plan."), hyphenated("She was a well"), hyphenated("known engineer of twenty"), hyphenated("two, and the year 2021"), {text: "22 was hers."}}, "1 It is a well-known case and a long-term plan. She was a well-known engineer of twenty-two, and the year 2021-22 was hers."},
		{"no blanks in Japanese", []line{full("港は二年の工事を経て月曜日に開き、最初の船が正午"), {text: "に出た。"}}, "1 港は二年の工事を経て月曜日に開き、最初の船が正午に出た。"},
		{"blanks in Korean", []line{full("항구는 2년간의 공사 끝에 월요일에 문을 열었고 첫"), {text: "배가 정오에 떠났다."}}, "1 항구는 2년간의 공사 끝에 월요일에 문을 열었고 첫 배가 정오에 떠났다."},
		{"items of a list", []line{full("Three things were missing when the work began:"), {text: "• rock, of which there was none on the whole of", left: 82, right: 372}, {text: "the southern coast,", left: 92}, {text: "• and money.", left: 82}}, "1 Three things were missing when the work began:\n1 • rock, of which there was none on the whole of the southern coast,\n1 • and money."},
		{"a quotation, narrower than the text", []line{full("She had seen it all before, in other towns, and"), {text: "said so."}, {text: "It was never a matter of rock or", left: 92, right: 352}, {text: "clay. It was a matter of who had", left: 92, right: 352}, {text: "to wait.", left: 92}, full("They went home together in the dark and in the"), {text: "rain."}}, "1 She had seen it all before, in other towns, and said so.\n1 It was never a matter of rock or clay. It was a matter of who had to wait.\n1 They went home together in the dark and in the rain."},
		{"a quotation with an indent", []line{full("She had seen it all before, in other towns, she"), full("said that evening, and would see it again soon."), {text: "It was never a matter of rock", left: 102, right: 352}, {text: "or clay. It was a matter of how", left: 92, right: 352}, {text: "long one can wait for a quayside", left: 92, right: 352}, full("They went home together in the dark and in the"), {text: "rain."}}, "1 She had seen it all before, in other towns, she said that evening, and would see it again soon.\n1 It was never a matter of rock or clay. It was a matter of how long one can wait for a quayside\n1 They went home together in the dark and in the rain."},
		{"an item whose line is not full", []line{full("Three things were missing when the work began:"), {text: "2. rock that", left: 82, right: 150}, {text: "nobody had", left: 96, right: 150}, {text: "Done, said the others, who had not seen it yet."}}, "1 Three things were missing when the work began:\n1 2. rock that nobody had\n1 Done, said the others, who had not seen it yet."},
		{"dashes without blanks", []line{full("The harbour—the third of that name—was opened"), full("on Monday, and the ferry left at noon from the"), {text: "—or so they said—new quay."}}, "1 The harbour—the third of that name—was opened on Monday, and the ferry left at noon from the—or so they said—new quay."},
		{"headings", []line{{text: "A bargain with", size: 14, base: 760}, {text: "the sea", size: 14, base: 744}, full("The harbour opened on Monday after two years"), {text: "of work."}, {text: "Costs", bold: true}, full("They rose to twelve million, which nobody had"), {text: "expected."}, full("They then rose to thirty million, which nobody"), {text: "had feared."}, {text: "A last word."}}, "[A bargain with the sea]\n1 The harbour opened on Monday after two years of work.\n[Costs]\n1 They rose to twelve million, which nobody had expected.\n1 They then rose to thirty million, which nobody had feared.\n1 A last word."},
		{"a column that ends in a sentence's middle", []line{full("The harbour opened on Monday after two years"), {text: "of work, and that was that, said the harbour", base: 80, right: 372}, {text: "master, who had seen it all before in a similar", left: 390, right: 690, base: 760}, {text: "case.", left: 390}}, "1 The harbour opened on Monday after two years\n1 of work, and that was that, said the harbour master, who had seen it all before in a similar case."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var s sheet
			s.page(test.lines...)
			if got := s.read(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestFurniture(t *testing.T) {
	t.Parallel()
	var s sheet
	names := []string{"spring", "summer", "autumn", "winter", "one year", "the other"}
	for i, name := range names {
		title := "The Westhaven Courier"
		if i%2 == 1 {
			title = fmt.Sprintf("Section %c", 'A'+i)
		}
		s.page(line{text: title, base: 800}, full("The harbour opened on Monday after two years,"), full("and then it closed again in the year after, and"), line{right: 372, text: "this is how " + name + " ended: 1932.", base: 90}, line{text: fmt.Sprint(i + 41), base: 40, left: 290})
	}
	got := s.read()
	for _, name := range names {
		if body := "this is how " + name + " ended: 1932."; !strings.Contains(got, body) {
			t.Errorf("%q is lost", body)
		}
	}
	for _, gone := range []string{"Courier", "Section", "\n41", " 42", "46"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q is still there", gone)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

// What a running header says may change on every page, or stand on one page alone.
func TestRunningHeaders(t *testing.T) {
	t.Parallel()
	body := func(n int) []line {
		return []line{{text: fmt.Sprintf("Page %c begins with a line of its text, which is", 'A'+n), base: 740, right: 372}, full("full, and goes on with another that is as full,"), {text: fmt.Sprintf("and ends: %c.", 'A'+n)}}
	}
	tests := []struct {
		name  string
		pages [][]line
	}{
		{"names of entries, a new one on each page", [][]line{append(body(0), line{text: "aardvark", base: 770}), append(body(1), line{text: "bittern", base: 770}), append(body(2), line{text: "curlew", base: 770.2}), append(body(3), line{text: "dunlin", base: 770})}},
		{"a name at either edge, on the second page", [][]line{body(0), append(body(1), line{text: "The Courier Essay", left: 72, right: 523, base: 770, bold: true})}},
		{"larger than the text, in the margin", [][]line{append(body(0), line{text: "Title", size: 20, base: 790}), append(body(1), line{text: "The Courier", size: 12, base: 810})}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var s sheet
			for _, lines := range test.pages {
				s.page(lines...)
			}
			got := s.read()
			for n := range test.pages {
				for _, l := range body(n) {
					if !strings.Contains(got, l.text) {
						t.Errorf("%q is lost", l.text)
					}
				}
			}
			for _, gone := range []string{"bittern", "dunlin", "Courier"} {
				if strings.Contains(got, gone) {
					t.Errorf("%q is still there in\n%s", gone, got)
				}
			}
		})
	}
}

// A line that the text itself repeats is no header, though it stand on top of two pages.
func TestRepeatedLinesOfText(t *testing.T) {
	t.Parallel()
	var s sheet
	refrain := full("And the tide went out, and the tide came in, and")
	for _, who := range []string{"nobody", "nothing", "no ship"} {
		s.page(line{text: refrain.text, right: 372, base: 760}, full(who+" was seen from the quay in all that time, or"), refrain, refrain, line{text: "so on."})
	}
	if got, want := strings.Count(s.read(), refrain.text), 9; got != want {
		t.Errorf("%d of %d lines are kept:\n%s", got, want, s.read())
	}
}

func TestPageNumbers(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"7", "– 7 –", "[ 12 ]", "7 / 12", "7|12", "xiv", "Page 7", "Page 7 of 12", "Seite 7 von 12", "7 of 12", "стр. 7", "7 페이지", "S. 12", "p.7", "٧"} {
		if !isPageNumber(text) {
			t.Errorf("%q is not taken for a page number", text)
		}
	}
	for _, text := range []string{"1932.", "In 1932", "Chapter 7", "7 harbours", "mix of it", "12 March 1932", "Σελίδες για το λιμάνι", "глава", "12345", "12, 13", "…", "a"} {
		if isPageNumber(text) {
			t.Errorf("%q is taken for a page number", text)
		}
	}
}

func TestShortDocuments(t *testing.T) {
	t.Parallel()
	var s sheet
	s.page(full("The harbour opened on Monday after two years,"), line{text: "and closed."})
	s.page(line{text: "The Westhaven Courier 2", base: 800}, line{text: "2 Methods", base: 770, bold: true}, full("It opened again on Tuesday, after one more year"), line{text: "of rest."})
	if got, want := s.read(), "1 The harbour opened on Monday after two years, and closed.\n2 2 Methods\n2 It opened again on Tuesday, after one more year of rest."; got != want && got != strings.Replace(want, "2 2 Methods\n", "[2 Methods]\n", 1) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFootnotes(t *testing.T) {
	t.Parallel()
	small := func(text string, base float64) line { return line{text: text, size: 8, base: base} }
	var s sheet
	marked := full("The wine was good.1 The harbour opened in 18872")
	marked.raised = []raised{{start: len("The wine was good."), end: len("The wine was good.1")}}
	s.page(marked, full("and the area grew by two km2 in all, as far as"), line{text: "is known."}, small("1 As the minutes say, which", 120), small("are kept in the archive.", 110))
	star := full("The tower stands.* It was built in the year of")
	star.raised = []raised{{start: len("The tower stands."), end: len("The tower stands.*")}}
	s.page(line{text: "A title that is wider than both of its columns", size: 18, right: 500, base: 780}, star, line{text: "peace."}, small("* By Ada.", 120), line{text: "The second column ends far below the first one,", left: 330, right: 540, base: 92}, line{text: "here.", left: 330, base: 80})
	s.page(full("This is a program of two lines, which are seen"), line{text: "below:"}, small("1 open harbour", 120), small("2 close harbour", 110))
	want := "1 The wine was good. The harbour opened in 18872 and the area grew by two km2 in all, as far as is known.\n[A title that is wider than both of its columns]\n2 The tower stands. It was built in the year of peace.\n2 The second column ends far below the first one, here.\n3 This is a program of two lines, which are seen below:\n3 1 open harbour 2 close harbour"
	if got := s.read(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTitles(t *testing.T) {
	t.Parallel()
	blocks := []block{{text: "1 Introduction", size: 20, page: 1, heading: true}, {text: "The harbour", size: 18, page: 1, heading: true}, {text: "Larger", size: 30, page: 2, heading: true}}
	tests := []struct{ declared, want string }{
		{"A report", "A report"},
		{" A\nreport\x00 ", "A report"},
		{"Le cafÃ© du port", "Le café du port"},
		{"Microsoft Word - draft 3.doc", "The harbour"},
		{"final.indd", "The harbour"},
		{"untitled", "The harbour"},
		{"", "The harbour"},
		{"???", "The harbour"},
	}
	for _, test := range tests {
		if got := titleOf(test.declared, blocks); got != test.want {
			t.Errorf("%q: got %q, want %q", test.declared, got, test.want)
		}
	}
}

func FuzzLayout(f *testing.F) {
	f.Add("The har\x02bour\r\nopened.1\r\n1 A note", uint16(10), uint16(700), int8(12))
	f.Add("1.\r\nT\r\nhe wine\r\nwas good.3\r\n3\r\n•\r\nA\r\n", uint16(70), uint16(700), int8(0))
	f.Add("7\r\n\r\n• a\r\n\ufffe", uint16(0), uint16(0), int8(-5))
	f.Fuzz(func(t *testing.T, text string, size, base uint16, step int8) {
		lines, _ := cutLines(text, 1)
		at := float64(base)
		for i := range lines {
			l := &lines[i]
			l.size, l.base, l.left = float64(size)/7, at, float64(i%5*30)
			l.right = l.left + float64(len(l.text)*5)
			at -= float64(step)
			if i%7 == 6 {
				l.page++
			}
		}
		pages := []page{{number: 1, box: box{0, 0, 595, 842}, lines: lines}, {number: 2, box: box{0, 0, 595, 842}}}
		pages[0].mirror()
		pages[0].gather()
		kept, _ := dropFootnotes(dropFurniture(pages), pages)
		for _, p := range passagesOf(newPrint(kept).blocks()) {
			if p.Text == "" {
				t.Fatalf("an empty passage under %q", p.Heading)
			}
		}
	})
}

package quotation

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// A damage is a way in which published articles get their quotation marks wrong.
type damage struct {
	name string
	rate float64 // of marks
	mark func(opening, letterOutside bool) (mark string, glue, pad bool)
	f1   float64 // floor on the texts of newsCases
}

func damages() []damage {
	plain := func(open, close string) func(bool, bool) (string, bool, bool) {
		return func(opening, _ bool) (string, bool, bool) {
			if opening {
				return open, false, false
			}
			return close, false, false
		}
	}
	return []damage{
		{"straight", 1, plain(`"`, `"`), 0.99},
		{"TeX, two apostrophes", 1, plain("''", "''"), 0.99},
		{"TeX, backticks", 1, plain("``", "''"), 0.99},
		{"guillemets", 1, plain("«", "»"), 0.99},
		{"German", 1, plain("„", "“"), 0.99},
		{"single, typographic", 1, plain("‘", "’"), 0.97},
		{"single, straight", 1, plain("'", "'"), 0.97},
		{"glyph turned round", 0.1, plain("”", "“"), 0.98},
		{"every glyph the closing one", 1, plain("”", "”"), 0.98},
		{"glued to the word outside", 0.1, func(opening, _ bool) (string, bool, bool) {
			if opening {
				return "“", true, false
			}
			return "”", true, false
		}, 0.97},
		{"padded inside", 0.1, func(opening, _ bool) (string, bool, bool) {
			if opening {
				return "“", false, true
			}
			return "”", false, true
		}, 0.98},
		{"dropped", 0.1, plain("", ""), 0.85},
	}
}

// apply writes text with its marks damaged, and says where the spans went.
func (d damage) apply(text string, spans []span, rng *rand.Rand) (string, [][2]int) {
	var b strings.Builder
	var moved [][2]int
	at := 0
	put := func(original string, opening bool) {
		if rng.Float64() >= d.rate {
			b.WriteString(original)
			return
		}
		m, glue, pad := d.mark(opening, false)
		if glue && opening {
			s := strings.TrimSuffix(b.String(), " ")
			b.Reset()
			b.WriteString(s)
		}
		if pad && !opening {
			b.WriteByte(' ')
		}
		b.WriteString(m)
		if pad && opening {
			b.WriteByte(' ')
		}
		if glue && !opening && strings.HasPrefix(text[at:], " ") {
			at++
		}
	}
	for _, s := range spans {
		b.WriteString(text[at:s.outerStart])
		at = s.start
		put(text[s.outerStart:s.start], true)
		from := b.Len()
		b.WriteString(text[s.start:s.end])
		moved = append(moved, [2]int{from, b.Len()})
		at = s.outerEnd
		put(text[s.end:s.outerEnd], false)
	}
	b.WriteString(text[at:])
	return b.String(), moved
}

func TestDamagedMarks(t *testing.T) {
	t.Parallel()
	for _, d := range damages() {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(1, 2))
			var want, hit, offered, right int
			for range 5 {
				for _, c := range newsCases() {
					w, h, o, r := d.compare(t, c.paragraphs(), rng)
					want, hit, offered, right = want+w, hit+h, offered+o, right+r
				}
			}
			f1 := 2 * float64(hit) / float64(want+offered)
			t.Logf("span F1 %.3f of %d, speaker %.3f", f1, want, float64(right)/float64(max(1, hit)))
			if f1 < d.f1 {
				t.Errorf("span F1 %.3f, want at least %.2f", f1, d.f1)
			}
		})
	}
}

// compare damages an article and counts which quotations of the undamaged one are found all the same, and by the same speaker.
func (d damage) compare(t *testing.T, paragraphs []string, rng *rand.Rand) (want, hit, offered, right int) {
	t.Helper()
	type place struct{ paragraph, start, end int }
	gold := map[place]string{}
	clean := Find(paragraphs)
	damaged := make([]string, len(paragraphs))
	for i, text := range paragraphs {
		spans := pair(text, "", lexicon("en")).spans
		var moved [][2]int
		damaged[i], moved = d.apply(text, spans, rng)
		for j, s := range spans {
			for _, q := range clean {
				if q.Paragraph == i && q.Start == s.start && q.Kind != Heading {
					gold[place{i, moved[j][0], moved[j][1]}] = q.Speaker
				}
			}
		}
	}
	found := map[place]bool{}
	for _, q := range Find(damaged) {
		if q.Kind == Heading {
			continue
		}
		found[place{q.Paragraph, q.Start, q.End}] = true
		offered++
		if by, ok := gold[place{q.Paragraph, q.Start, q.End}]; ok {
			hit++
			if SameSpeaker(by, q.Speaker) {
				right++
			} else {
				t.Logf("%q: got speaker %q, want %q", damaged[q.Paragraph], q.Speaker, by)
			}
		} else {
			t.Logf("spurious %q in %q", damaged[q.Paragraph][q.Start:q.End], damaged[q.Paragraph])
		}
	}
	for g := range gold {
		if !found[g] {
			t.Logf("missed %q in %q", damaged[g.paragraph][g.start:g.end], damaged[g.paragraph])
		}
	}
	return len(gold), hit, offered, right
}

// TestDamagedDevelopmentData measures the same on the Wikinews half, without floors of its own but one.
func TestDamagedDevelopmentData(t *testing.T) {
	t.Parallel()
	docs := readGold(t, "wikinews")
	for _, d := range damages() {
		rng := rand.New(rand.NewPCG(1, 2))
		var want, hit, offered, right int
		for _, doc := range docs {
			paragraphs, _ := paragraphsOf(doc.text)
			w, h, o, r := d.compare(t, paragraphs, rng)
			want, hit, offered, right = want+w, hit+h, offered+o, right+r
		}
		f1 := 2 * float64(hit) / float64(want+offered)
		t.Logf("%s: span F1 %.3f of %d, speaker %.3f", d.name, f1, want, float64(right)/float64(max(1, hit)))
		if f1 < d.f1-0.02 {
			t.Errorf("%s: span F1 %.3f, want at least %.3f", d.name, f1, d.f1-0.02)
		}
	}
}

package extract

import (
	"flag"
	"math"
	"runtime"
	"strings"
	"sync"
	"testing"
)

var fitFlag = flag.Bool("fit", false, "fit the weights of the second reading to the development pages and print them")

// A marked page is a reading with what a person says of each line.
type markedPage struct {
	*reading
	seen   [][]trait
	true   []bool
	text   string // of the article, as marked
	byline string
}

func mark(s specimen) markedPage {
	doc, err := parse(s.page)
	if err != nil {
		return markedPage{reading: &reading{}}
	}
	head := readHead(doc, address(s.url))
	strip(doc)
	lines := linesOf(doc)
	byline := head.bylineOf(lines)
	m := markedPage{reading: newReading(lines, linesOf(readable(doc, address(s.url))), head.titleOf()), text: s.truth, byline: byline}
	// What the truth holds once is true once: of equal lines the one that is no link, then the first.
	whole := make(map[string]int)
	for l := range strings.Lines(s.truth) {
		whole[strings.Join(strings.FieldsFunc(l, notWord), " ")]++
	}
	left := shingles(s.truth)
	m.true = make([]bool, len(lines))
	for _, linked := range []bool{false, true} {
		for i := range lines {
			if (lines[i].links > 0) != linked {
				continue
			}
			words := strings.FieldsFunc(lines[i].text, notWord)
			if len(words) < 4 {
				key := strings.Join(words, " ")
				m.true[i] = whole[key] > 0
				whole[key]--
				continue
			}
			all, in := 0, 0
			own := shingles(lines[i].text)
			for s, n := range own {
				all += n
				in += min(n, max(0, left[s]))
			}
			if m.true[i] = in*2 >= all; m.true[i] {
				for s, n := range own {
					left[s] -= n
				}
			}
		}
	}
	for i := range lines {
		m.seen = append(m.seen, m.traits(i, nil))
	}
	return m
}

// fit is a logistic regression over the lines of pages (adaptive gradient descent): each page counts the same, a
// line in it by the power 0.75 of its length. What it learns of lines that the library drops is held back by caution.
func fit(pages []*markedPage) *[traits]float64 {
	const epochs, rate, decay, caution = 12, 0.3, 1e-5, 0.7
	var w, h [traits]float64
	for epoch := range epochs {
		for _, m := range pages {
			var slope [traits]float64
			total := 0.0
			for i := range m.lines {
				total += math.Pow(float64(m.lines[i].weight()), 0.75)
			}
			for i := range m.lines {
				z := 0.0
				for _, t := range m.seen[i] {
					z += w[t]
				}
				miss := 1 / (1 + math.Exp(-z))
				if m.true[i] {
					miss--
				}
				miss *= math.Pow(float64(m.lines[i].weight()), 0.75) / total
				for _, t := range m.seen[i] {
					slope[t] += miss
				}
			}
			for t := range w {
				d := slope[t] + decay*w[t]
				if h[t] += d * d; h[t] > 0 {
					w[t] -= rate / math.Sqrt(1+float64(epoch)) * d / math.Sqrt(h[t]+1e-8)
				}
			}
		}
	}
	w[always] -= caution
	w[libraryKeeps] += caution
	for t := range w {
		w[t] = math.Round(w[t]*10) / 10
	}
	return &w
}

// TestFit fits the weights four times to three quarters of the pages and scores them on the rest, which tells what
// they are worth on pages they have not seen, and prints the weights fitted to all.
func TestFit(t *testing.T) {
	if !*fitFlag {
		t.Skip("fits the weights only with -args -fit")
	}
	sets := map[string][]*markedPage{}
	var all []*markedPage
	for _, set := range pageSets {
		pages := set.pages(t)
		marked := make([]*markedPage, len(pages))
		var wg sync.WaitGroup
		slots := make(chan struct{}, runtime.GOMAXPROCS(0))
		for i := range pages {
			wg.Go(func() {
				slots <- struct{}{}
				m := mark(pages[i])
				marked[i] = &m
				<-slots
			})
		}
		wg.Wait()
		sets[set.name] = marked
		all = append(all, marked...)
	}
	// The order of the pages matters to the descent: mix them, always in the same way.
	mixed := make([]*markedPage, len(all))
	for i := range all {
		mixed[i] = all[i*7%len(all)]
	}
	const folds = 4
	fold := make(map[*markedPage]int)
	var ws [folds]*[traits]float64
	var wg sync.WaitGroup
	for f := range folds {
		wg.Go(func() {
			var rest []*markedPage
			for i, m := range mixed {
				if i%folds != f {
					rest = append(rest, m)
				}
			}
			ws[f] = fit(rest)
		})
	}
	wg.Wait()
	for i, m := range mixed {
		fold[m] = i % folds
	}
	for name, pages := range sets {
		var s scores
		for _, m := range pages {
			p := &Page{Passages: passagesOf(withoutRepeats(tidy(m.article(ws[fold[m]]), m.title, m.byline)))}
			precision, recall := overlap(printed(p), m.text)
			s.p, s.r = append(s.p, precision), append(s.r, recall)
		}
		f, p, r := s.mean()
		t.Logf("%-5s unseen F1 %.4f P %.4f R %.4f", name, f, p, r)
	}
	w := fit(mixed)
	for i := range w {
		t.Logf("trait %2d %5.1f, is %5.1f", i, w[i], weights[i])
	}
}

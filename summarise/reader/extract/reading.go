package extract

// A reading is the second opinion on a page: all its lines, with what the library kept of them.
type reading struct {
	lines []line
	kept  []bool // by the library
	root  *block // of the page
	home  *block // smallest block with more than half of the sound prose
	first int    // first line of prose in home, len(lines) if there is none
	last  int    // last one, -1 if there is none
	poor  bool   // the library has missed more than two fifths of home's prose
	title string // of the article
}

// newReading looks at lines, the whole page, against those the library kept of it.
func newReading(lines, library []line, title string) *reading {
	r := &reading{lines: lines, title: title, kept: align(lines, library)}
	if len(lines) == 0 {
		return r
	}
	for r.root = lines[0].block; r.root.parent != nil; {
		r.root = r.root.parent
	}
	for i, kept := range r.kept {
		for b := lines[i].block; kept && b != nil; b = b.parent {
			b.kept += len(lines[i].text)
		}
	}
	r.settle()
	return r
}

// settle finds the home of the article and where its prose begins and ends. It walks up from every line, so its work
// is lines times depth, at most 512.
func (r *reading) settle() {
	if r.root.sound*10 <= r.root.prose {
		for i := range r.lines { // nearly all stands "aside": the names mislead
			for b := r.lines[i].block; b != nil; b = b.parent {
				b.sound = b.prose
			}
		}
	}
	r.home = r.root
	for i := range r.lines {
		for b := r.lines[i].block; b != nil && b.depth > r.home.depth; b = b.parent {
			if b.sound*2 > r.root.sound {
				r.home = b
			}
		}
	}
	for isParagraph(r.home.node.Data) && r.home.parent != nil {
		r.home = r.home.parent // one long paragraph is no home of the others
	}
	r.first, r.last = len(r.lines), -1
	keptProse := 0
	for i := range r.lines {
		if l := &r.lines[i]; l.isProse() && l.block.within(r.home) {
			r.first, r.last = min(r.first, i), i
			if r.kept[i] {
				keptProse += len(l.text)
			}
		}
	}
	r.poor = keptProse*10 < r.home.sound*6
}

// isParagraph reports whether an element holds one piece of a text, and not the whole of it.
func isParagraph(tag string) bool {
	switch tag {
	case "p", "li", "dd", "dt", "blockquote":
		return true
	}
	return false
}

// align tells which lines of the page the library kept: both are in reading order, so of equal lines
// the first one after the last found is meant.
func align(page, library []line) []bool {
	at := make(map[string][]int, len(page))
	for i := range page {
		at[page[i].text] = append(at[page[i].text], i)
	}
	kept := make([]bool, len(page))
	last := -1
	for i := range library {
		places := at[library[i].text]
		if len(places) == 0 {
			continue
		}
		for len(places) > 1 && places[0] <= last {
			places = places[1:]
		}
		at[library[i].text] = places
		kept[places[0]] = true
		last = max(last, places[0])
	}
	return kept
}

// article lists the lines that are the article, by the traits' weights.
func (r *reading) article(weights *[traits]float64) []line {
	points := make([]float64, len(r.lines))
	var seen []trait
	for i := range r.lines {
		seen = r.traits(i, seen[:0])
		for _, t := range seen {
			points[i] += weights[t]
		}
		points[i] *= float64(r.lines[i].weight())
		if !r.kept[i] && r.isInComments(i) {
			points[i] = never
		}
	}
	var out []line
	for i, in := range segment(points) {
		if in || r.isDeck(i) {
			out = append(out, r.lines[i])
		}
	}
	return out
}

// isInComments reports whether line i stands in an element named for comments. The page's main elements are not
// asked: their names often say only that there are comments.
func (r *reading) isInComments(i int) bool {
	for b := r.lines[i].block; b != nil; b = b.parent {
		switch b.node.Data {
		case "body", "html", "article", "main":
		default:
			if b.hints.has(comment) {
				return true
			}
		}
	}
	return false
}

// never is worth less than any line can make up for.
const never = -1e6

// weight is about the line's number of words.
func (l *line) weight() int { return 1 + len(l.text)/6 }

// switchCost is what it costs to enter or to leave the article, in points.
const switchCost = 1.5

// segment cuts the page into stretches of article and of other things, so that the sum of the points inside
// the article less the cost of the cuts is greatest (Viterbi's algorithm with two states).
func segment(points []float64) []bool {
	type step struct{ inFromIn, outFromIn bool }
	steps := make([]step, len(points))
	in, out := -switchCost, 0.0 // best sums that end in either state
	for i, p := range points {
		steps[i] = step{inFromIn: in >= out-switchCost, outFromIn: in-switchCost > out}
		in, out = max(in, out-switchCost)+p, max(out, in-switchCost)
	}
	article := make([]bool, len(points))
	inside := in-switchCost > out
	for i := len(points) - 1; i >= 0; i-- {
		article[i] = inside
		if inside {
			inside = steps[i].inFromIn
		} else {
			inside = steps[i].outFromIn
		}
	}
	return article
}

// isDeck reports whether line i is the sentence under the article's own headline, which some sites mark up as a
// heading beside it, far from the text.
func (r *reading) isDeck(i int) bool {
	if i == 0 || !r.lines[i].isSentence() {
		return false
	}
	above := &r.lines[i-1]
	return above.kind == heading && above.level == 1 && above.text == r.title && above.block.parent == r.lines[i].block.parent
}

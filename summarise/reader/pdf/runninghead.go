package pdf

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// largestHeader is the largest size of a header, in parts of the text's, if something else is larger: some
// programs set headers in 12 points whatever the text has.
const largestHeader = 1.4

// markNumbered marks running headers of documents too short to repeat them: the outermost line, apart
// from the text, if it stands in the margin itself, has its parts at either edge, or if its first or last
// word is the page's number, as the file or another page counts. A numbered heading may be like that, but
// is larger or bold.
func markNumbered(pages []page, drop map[place]bool) {
	var all []line
	largest := 0.0
	for _, pg := range pages {
		all = append(all, pg.lines...)
		for _, l := range pg.lines {
			largest = max(largest, l.size)
		}
	}
	body := bodySize(all)
	type sighting struct {
		place
		offset int // of the printed number from the file's
	}
	var seen []sighting
	counts := map[int]map[int]bool{0: {-1: true}} // offset → pages; that of the file needs no second one
	for i := range pages {
		pg := &pages[i]
		for _, j := range pg.outermost(i, drop) {
			l := pg.lines[j]
			words := strings.Fields(l.text)
			if len(words) > headerWords || !pg.inMargin(l, headerZone) || !pg.isApart(j, i, drop) {
				continue
			}
			if pg.isSpread(l) && l.size <= headingSize*body {
				drop[place{i, j}] = true
				continue
			}
			if l.bold || l.size < footnoteSize*body && markOf(l.text) != "" {
				continue
			}
			if pg.inMargin(l, marginZone) && (l.size <= (1+sameSize)*body || l.size <= largestHeader*body && l.size < largest) {
				drop[place{i, j}] = true
				continue
			}
			if len(words) < 2 || l.size > (1+sameSize)*body {
				continue
			}
			for _, w := range []string{words[0], words[len(words)-1]} {
				n, err := strconv.Atoi(strings.Trim(w, "|·•-–—"))
				if err != nil || n <= 0 {
					continue
				}
				offset := n - pg.number
				seen = append(seen, sighting{place{i, j}, offset})
				if counts[offset] == nil {
					counts[offset] = make(map[int]bool)
				}
				counts[offset][i] = true
			}
		}
	}
	for _, s := range seen {
		if len(counts[s.offset]) >= 2 {
			drop[s.place] = true
		}
	}
}

// isHigh reports whether l stands where running headers do.
func (pg *page) isHigh(l line) bool { return l.base > pg.box.top-headerZone*pg.box.height() }

// isSpread reports whether a header l reaches over half of the page and is much wider than its letters: its parts
// stand at the edges of the page.
func (pg *page) isSpread(l line) bool {
	const widest = 0.85 // sizes a letter on the average, of capitals too
	width := l.right - l.left
	return pg.isHigh(l) && width > (pg.box.right-pg.box.left)/2 && width > widest*l.size*float64(utf8.RuneCountInString(l.text)) &&
		strings.Contains(l.text, " ") && !strings.ContainsFunc(l.text, isUnspaced)
}

// markRunning marks running headers that say something else on each page, as names of parts and entries
// do: highest lines apart from the text, at one height on three pages and on three of five. They are no
// larger than the text, as titles of slides are, or they say what stands elsewhere too.
func markRunning(pages []page, drop map[place]bool) {
	said := make(map[string]int)
	var all []line
	for _, pg := range pages {
		for _, l := range pg.lines {
			said[wordsAlone(l.text)]++
		}
		all = append(all, pg.lines...)
	}
	body := bodySize(all)
	double := apartBy * pitches(all)[tenths(body)] // lines may be two apart throughout
	candidates := make(map[int][]place)            // by their height in points
	for i := range pages {
		pg := &pages[i]
		for _, j := range pg.outermost(i, drop) {
			l := pg.lines[j]
			points, sizes := pg.gap(j, i, drop)
			if pg.isHigh(l) && len(strings.Fields(l.text)) <= headerWords && points > double && sizes > apartBy {
				h := int(math.Round(l.base - pg.box.bottom))
				candidates[h] = append(candidates[h], place{i, j})
			}
		}
	}
	for _, places := range candidates {
		fits := 0
		for _, at := range places {
			if l := pages[at.page].lines[at.line]; l.size <= (1+sameSize)*body && !l.bold || said[wordsAlone(l.text)] > 1 {
				fits++
			}
		}
		if len(places) >= 3 && len(places)*5 >= len(pages)*3 && fits*3 >= len(places)*2 {
			for _, at := range places {
				drop[at] = true
			}
		}
	}
}

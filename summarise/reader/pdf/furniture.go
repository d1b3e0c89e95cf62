package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// Where running headers and footers stand, in parts of the page's height from its edge.
const (
	headerZone = 0.12
	numberZone = 0.20  // page numbers of a paper larger than the layout was made for
	marginZone = 0.065 // nothing else stands here: 55 points of A4
)

// headerWords is the most that a running header says: the names of a journal, a part and an article.
const headerWords = 25

// apartBy is how far, in sizes, the nearest line of text is from a header.
const apartBy = 1.6

// headerDrift is how far, in points, the same header may lie higher or lower on another page.
const headerDrift = 4

// dropFurniture returns the lines of all pages without running headers, footers and page numbers.
func dropFurniture(pages []page) []line {
	drop := make(map[place]bool)
	markRepeated(pages, drop)
	markAligned(pages, drop)
	for i := range pages {
		markNumbers(&pages[i], i, drop)
	}
	markNumbered(pages, drop)
	markRunning(pages, drop)
	var kept []line
	for i, pg := range pages {
		for j, l := range pg.lines {
			if !drop[place{i, j}] {
				kept = append(kept, l)
			}
		}
	}
	return kept
}

// A place is a line by the index of its page and its own.
type place struct{ page, line int }

// markRepeated marks what stands at the same height on three pages, or on two if those are half of all.
// Digits may differ.
func markRepeated(pages []page, drop map[place]bool) {
	type sighting struct {
		place
		base float64 // above the page's lower edge
	}
	seen := make(map[string][]sighting)
	inside := make(map[string]int) // the text of pages has lines that repeat, too
	for i, pg := range pages {
		for j, l := range pg.lines {
			key := wordsAlone(l.text)
			if pg.inMargin(l, headerZone) {
				seen[key] = append(seen[key], sighting{place{i, j}, l.base - pg.box.bottom})
			} else {
				inside[key]++
			}
		}
	}
	enough := 3
	if len(pages) <= 4 {
		enough = 2
	}
	for key, all := range seen {
		if inside[key] >= len(all) {
			continue
		}
		slices.SortFunc(all, func(a, b sighting) int { return cmp.Compare(a.base, b.base) })
		for start := 0; start < len(all); {
			end, on := start, make(map[int]bool)
			for end < len(all) && all[end].base-all[start].base <= headerDrift {
				on[all[end].page] = true
				end++
			}
			if len(on) >= enough {
				for _, s := range all[start:end] {
					drop[s.place] = true
				}
			}
			start = end
		}
	}
}

// wordsAlone is text with its digits alike, and its spacing and case.
func wordsAlone(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return unicode.ToLower(r)
	}, text)
	for strings.Contains(text, "##") {
		text = strings.ReplaceAll(text, "##", "#")
	}
	return strings.Join(strings.Fields(text), " ")
}

// inMargin reports whether l lies in the outer part of the page, above or below.
func (pg *page) inMargin(l line, part float64) bool {
	zone := part * pg.box.height()
	return l.base > pg.box.top-zone || l.base < pg.box.bottom+zone
}

// markAligned marks what stands where at least half of the pages have a running header and nothing
// else: the name of a section that changes every page or two.
func markAligned(pages []page, drop map[place]bool) {
	heights := make(map[int]map[int]bool) // half points above the lower edge → pages with furniture there
	for at := range drop {
		pg := pages[at.page]
		h := int(math.Round((pg.lines[at.line].base - pg.box.bottom) * 2))
		if heights[h] == nil {
			heights[h] = make(map[int]bool)
		}
		heights[h][at.page] = true
	}
	for i, pg := range pages {
		for j, l := range pg.lines {
			h := int(math.Round((l.base - pg.box.bottom) * 2))
			if len(heights[h]) >= 3 && len(heights[h])*2 >= len(pages) && len(strings.Fields(l.text)) <= headerWords {
				drop[place{i, j}] = true
			}
		}
	}
}

// markNumbers marks page numbers: the outermost line above or below, if a number is all it says.
func markNumbers(pg *page, index int, drop map[place]bool) {
	for _, j := range pg.outermost(index, drop) {
		l := pg.lines[j]
		if isPageNumber(l.text) && pg.inMargin(l, numberZone) && pg.isApart(j, index, drop) {
			drop[place{index, j}] = true
		}
	}
}

// outermost are the highest and the lowest line that nothing has dropped yet.
func (pg *page) outermost(index int, drop map[place]bool) []int {
	highest, lowest := -1, -1
	for j, l := range pg.lines {
		if drop[place{index, j}] || l.size == 0 {
			continue
		}
		if highest < 0 || l.base > pg.lines[highest].base {
			highest = j
		}
		if lowest < 0 || l.base < pg.lines[lowest].base {
			lowest = j
		}
	}
	if highest < 0 {
		return nil
	}
	return []int{highest, lowest}
}

// isApart reports whether no other line is as near to line j as lines of a paragraph are.
func (pg *page) isApart(j, index int, drop map[place]bool) bool {
	_, sizes := pg.gap(j, index, drop)
	return sizes >= apartBy
}

// gap is how far line j is from the nearest other one above or below, in points and in sizes of the larger
// of the two.
func (pg *page) gap(j, index int, drop map[place]bool) (points, sizes float64) {
	points, sizes = math.Inf(1), math.Inf(1)
	l := pg.lines[j]
	for k, o := range pg.lines {
		if k != j && !drop[place{index, k}] && l.isBeside(o) {
			away := math.Abs(o.base - l.base)
			points, sizes = min(points, away), min(sizes, away/max(l.size, o.size))
		}
	}
	return points, sizes
}

// isBeside reports whether o stands over or under l, or little aside from there.
func (l line) isBeside(o line) bool { return o.left < l.right+10*l.size && l.left < o.right+10*l.size }

package prose

import (
	"cmp"
	"math"
	"slices"
)

// MissingNumbers returns the numbers of text, which is in lang, that stand in none of the given
// units; with nil units, nowhere in the article.
//
// Equal are all ways to write a number: 10,000 and 10k and ten thousand, 59½ and 59 1/2, $3bn and
// 3 billion, the years of 2007-08, 2 p.m. and 14:00, 3,5 (where lang has a decimal comma) and 3.5,
// digits of any script. A rounded or cut number is borne out by the exact one ("181 million" by
// 181,674,817), and behind "about", "nearly", "over" by one within 10 %; a value in another unit of
// measure by the one it was converted from. Units of measure are not compared otherwise.
//
// Left out are numbers nobody needs to find: those of lists and steps, number words and ordinals up
// to ten, numbers of what [Lexicon.With] exempts, numbers glued to letters ("B12" is a name), and
// those of remarks about what the article does not say.
func (l *Lexicon) MissingNumbers(text, lang string, units []int) []Span {
	var missing []Span
	var prev number // the number before, if it is missing
	numbers(text, lang, func(n number) {
		switch {
		case skipped(text, n), l.bearsOut(n, units), l.converts(text, n, units):
			if prev.n > 0 && splitsGroup(text, prev, n) && l.bearsOut(joinGroups(prev, n), units) {
				missing = missing[:len(missing)-1]
			}
			prev = number{}
		case prev.n > 0 && splitsGroup(text, prev, n) && l.bearsOut(joinGroups(prev, n), units):
			missing = missing[:len(missing)-1]
			prev = number{}
		default:
			missing = append(missing, n.Span)
			prev = n
		}
	})
	return withoutRemarks(text, missing)
}

// joinGroups makes one number of "36" and "000".
func joinGroups(a, b number) number {
	n := number{Span: Span{a.Start, b.End}}
	n.add(a.readings[0].value*1000+b.readings[0].value, 0)
	return n
}

// bearsOut reports whether one reading of n stands in the units.
func (l *Lexicon) bearsOut(n number, units []int) bool {
	for _, r := range n.all() {
		slack := roundingOf(n, r)
		slack += 1e-9 * math.Abs(r.value)
		if l.holdsReading(r, slack, !n.about, units) {
			return true
		}
	}
	return l.extra != nil && l.extra.bearsOut(n, nil)
}

// roundingOf returns how far from r the exact number may lie.
func roundingOf(n number, r reading) float64 {
	slack := 0.0
	switch {
	case r.clock:
		return 0
	case n.ordinal:
	case n.scaled || r.step < 1:
		slack = r.step * 0.999 // rounded or cut
	case r.value >= 100 && r.step > 1 && r.step < r.value:
		slack = min(r.step*0.999, r.value*0.05)
	case r.value >= 10 && r.step <= 10:
		slack = 0.999 // "12 percent" for 12.4
	}
	if n.about {
		slack = max(slack, math.Abs(r.value)*0.10)
	}
	return slack
}

// holdsReading reports whether the units, or with nil all, hold a number within slack of r; if
// exacter, one whose last place is no larger than that of r.
func (l *Lexicon) holdsReading(r reading, slack float64, exacter bool, units []int) bool {
	low := figure{reading: reading{clock: r.clock, value: r.value - slack}}
	fits := func(f figure) bool {
		return !exacter || f.step <= r.step || math.Abs(f.value-r.value) <= 1e-9*math.Abs(r.value)
	}
	if units == nil {
		at, _ := slices.BinarySearchFunc(l.byValue, low, compareFigures)
		for ; at < len(l.byValue) && l.byValue[at].clock == r.clock && l.byValue[at].value <= r.value+slack; at++ {
			if fits(l.byValue[at]) {
				return true
			}
		}
		return false
	}
	for _, u := range units {
		at, _ := slices.BinarySearchFunc(l.figures, int32(u), func(f figure, u int32) int { return cmp.Compare(f.unit, u) })
		for ; at < len(l.figures) && l.figures[at].unit == int32(u); at++ {
			f := l.figures[at]
			if f.clock == r.clock && math.Abs(f.value-r.value) <= slack && fits(f) {
				return true
			}
		}
	}
	return false
}

// compareFigures puts numbers before clocks and both in order of value.
func compareFigures(a, b figure) int {
	if a.clock != b.clock {
		if b.clock {
			return -1
		}
		return 1
	}
	return cmp.Compare(a.value, b.value)
}

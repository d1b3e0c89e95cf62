package prose

import (
	"math"
	"strings"
)

// fraction reads a fraction behind the whole number that ends at end: "59½", "59 1/2", "1/2". count
// is how many digits that number has.
func (p *numberParser) fraction(value float64, end, count int) (float64, int, bool) {
	at := end
	r, size := decode(p.text, at)
	if count > 0 && r == ' ' {
		at += size
		r, size = decode(p.text, at)
	}
	if f := fractionOf(r); f != 0 {
		return value + f, at + size, true
	}
	if count == 0 {
		return 0, 0, false
	}
	if at == end {
		v, e, ok := p.over(value, at)
		return v, e, ok
	}
	if above, e, c := p.run(at); c == 1 {
		if v, e, ok := p.over(above, e); ok {
			return value + v, e, true
		}
	}
	return 0, 0, false
}

// over reads what stands below a fraction's line at at.
func (p *numberParser) over(above float64, at int) (float64, int, bool) {
	mark, size := decode(p.text, at)
	if mark != '/' && mark != '⁄' {
		return 0, 0, false
	}
	below, end, count := p.run(at + size)
	next, _ := decode(p.text, end)
	return above / below, end, count > 0 && count <= 2 && above < below && below <= 16 && next != '/'
}

// suffix reads what multiplies the number that ends at n.End, and ordinal endings.
func (p *numberParser) suffix(n *number, value, step float64) {
	word, at, end := p.wordAfter(n.End)
	factor := scaleOf(word, p.lang)
	switch {
	case factor <= 1 || len(word) == 1 && at > n.End: // "5 m" is a length
		if f := p.rangeScale(n.End); f > 1 {
			n.add(value*f, step*f) // "3" of "3 to 4 million"
		}
		n.add(value, step)
		if at == n.End && isOrdinalEnding(word) {
			n.ordinal = true
			n.End = end
		}
		return
	case len(word) <= 2 && at == n.End: // "5m" may be either
		n.add(value*factor, step*factor)
		n.add(value, step)
	default:
		second, _, end2 := p.wordAfter(end)
		if f := scaleOf(second, p.lang); f > 1 && len(second) > 3 { // "2 hundred thousand"
			factor *= f
			end = end2
		}
		n.add(value*factor, step*factor)
	}
	n.scaled = true
	n.End = end
}

// wordAfter returns the word behind the number that ends at at, lower case, and where it stands.
func (p *numberParser) wordAfter(at int) (word string, from, end int) {
	r, size := decode(p.text, at)
	if r == ' ' || r == '\u00a0' || r == '-' || r == '\u202f' {
		at += size
	}
	end = letterRun(p.text, at)
	if r, size := decode(p.text, at); isIdeograph(r) {
		end = at + size
	}
	if end-at > 24 {
		return "", at, at
	}
	return strings.ToLower(p.text[at:end]), at, end
}

// rangeScale returns what multiplies the number that ends at at because it multiplies the end of
// its range: 1e6 for "3-4 million"; 0 if nothing.
func (p *numberParser) rangeScale(at int) float64 {
	rest := p.text[at:min(len(p.text), at+16)]
	for _, link := range []string{"-", "–", " to ", " or ", " and ", " bis ", " à ", " a ", " до "} {
		after, ok := strings.CutPrefix(rest, link)
		if !ok {
			continue
		}
		after = strings.TrimLeft(after, "$€£")
		digits := 0
		for digits < len(after) && ('0' <= after[digits] && after[digits] <= '9' || after[digits] == '.' || after[digits] == ',') {
			digits++
		}
		if digits == 0 {
			continue
		}
		word, from, _ := p.wordAfter(at + len(rest) - len(after) + digits)
		if len(word) == 1 && from > at+len(rest)-len(after)+digits {
			return 0
		}
		return scaleOf(word, p.lang)
	}
	return 0
}

// shortened adds what a year's last two digits stand for: "2007-08", "the '90s".
func (p *numberParser) shortened(n *number, value float64, count int) {
	if count != 2 {
		return
	}
	prev, size := before(p.text, n.Start)
	switch {
	case prev == '-' || prev == '–' || prev == '/':
		from := n.Start - size
		start := from
		for start > 0 && from-start < 5 && isDigit(rune(p.text[start-1])) {
			start--
		}
		if from-start == 4 {
			century, _, _ := p.run(start)
			n.add(math.Floor(century/100)*100+value, 1)
		}
	case prev == '\'' || prev == '’', strings.HasPrefix(p.text[n.End:], "s") || strings.HasPrefix(p.text[n.End:], "’s"), strings.HasPrefix(p.text[n.End:], "'s"):
		n.add(1900+value, 1)
		n.add(2000+value, 1)
	}
}

// lastPlace returns the place of the last digit of a whole number that is not 0: 1000 for 36,000.
func lastPlace(v float64) float64 {
	place := 1.0
	for v != 0 && place < 1e18 && math.Mod(v, place*10) == 0 {
		place *= 10
	}
	return place
}

// fractionOf returns the value of ½ and its like, 0 if r is none.
func fractionOf(r rune) float64 {
	switch r {
	case '½':
		return 1. / 2
	case '¼':
		return 1. / 4
	case '¾':
		return 3. / 4
	case '⅓':
		return 1. / 3
	case '⅔':
		return 2. / 3
	case '⅕':
		return 1. / 5
	case '⅖':
		return 2. / 5
	case '⅗':
		return 3. / 5
	case '⅘':
		return 4. / 5
	case '⅙':
		return 1. / 6
	case '⅚':
		return 5. / 6
	case '⅛':
		return 1. / 8
	case '⅜':
		return 3. / 8
	case '⅝':
		return 5. / 8
	case '⅞':
		return 7. / 8
	}
	return 0
}

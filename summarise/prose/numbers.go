package prose

import (
	"math"
	"strings"
	"unicode"
)

// A reading is one way to understand a number as written. "2 p.m." may be the number 2 or the
// minute 840 of the day; "1,234" is 1234 in English and 1.234 in German.
type reading struct {
	clock bool // value is minutes since midnight
	value float64
	step  float64 // the place of its last digit that counts: 1e6 for "181 million", 0.1 for "10.5"
}

// A number is one as a text writes it, with all its readings.
type number struct {
	Span
	readings [4]reading
	n        int
	spelled  bool // written in words
	ordinal  bool
	scaled   bool // with "million", "k" or the like
	about    bool // after "about", "nearly", "over"
	glued    bool // letters stand right before it: "B12"
}

// add adds a reading; step 0 is the place of the last digit of value that is not 0.
func (n *number) add(value, step float64) {
	if step == 0 {
		step = lastPlace(value)
	}
	n.addReading(reading{false, value, step})
}

func (n *number) addReading(r reading) {
	for _, have := range n.all() {
		if have.clock == r.clock && have.value == r.value {
			return
		}
	}
	if n.n < len(n.readings) && !math.IsInf(r.value, 0) && !math.IsNaN(r.value) {
		n.readings[n.n] = r
		n.n++
	}
}

// all returns n's readings.
func (n *number) all() []reading { return n.readings[:n.n] }

// maxDigits bounds how many digits are read as one number; what is longer is a code, read as its
// first ones.
const maxDigits = 30

// numbers calls yield for each number of text in order: digits of any script, fractions, number
// words in the languages of [numberWord], Chinese numerals.
func numbers(text, lang string, yield func(number)) {
	p := numberParser{text: text, lang: primary(lang)}
	for at := 0; at < len(text); {
		r, size := decode(text, at)
		var n number
		switch {
		case digitValue(r) >= 0 || fractionOf(r) != 0:
			n = p.digits(at)
		case isHanNumeral(r):
			n = p.han(at)
		case unicode.IsLetter(r) && !isIdeograph(r):
			end := letterRun(text, at)
			n = p.spelled(at, end)
			if n.n == 0 {
				at = end
				continue
			}
		default:
			at += size
			continue
		}
		if n.n > 0 {
			n.about = n.about || p.about(n.Start)
			yield(n)
		}
		at = max(n.End, at+size)
	}
}

type numberParser struct {
	text, lang string
}

// letterRun returns where the run of letters and marks at at ends.
func letterRun(text string, at int) int {
	for at < len(text) {
		r, size := decode(text, at)
		if r < 128 && !isASCIIWord(byte(r)) || r < 128 && isDigit(r) || r >= 128 && !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) {
			break
		}
		at += size
	}
	return at
}

// digits reads the number whose first digit (or ½) stands at at.
func (p *numberParser) digits(at int) number {
	n := number{Span: Span{at, at}}
	prev, _ := before(p.text, at)
	n.glued = unicode.IsLetter(prev) && !isIdeograph(prev) && !isCurrency(p.lettersBefore(at))
	value, end, count := p.run(at)
	groups, decimals := 0, 0
	for count > 0 && count <= maxDigits {
		mark, size := decode(p.text, end)
		part, partEnd, partCount := p.run(end + size)
		if partCount == 0 {
			break
		}
		if p.groupsDigits(mark) && partCount == 3 && count <= 3 && !p.decimal(mark, groups, partEnd) {
			if mark == ' ' && !p.spaceGroups(partEnd, groups) {
				break
			}
			value = value*1000 + part
			groups++
			end = partEnd
			continue
		}
		if p.isDecimal(mark, at, partCount, partEnd) {
			decimals = partCount
			value += part / math.Pow10(partCount)
			end = partEnd
		}
		break
	}
	if count > 0 && decimals == 0 && groups == 0 {
		if c, e, ok := p.clock(value, end); ok {
			n.End = e
			p.addClock(&n, c)
			return n
		}
	}
	step := math.Pow10(-decimals)
	if decimals == 0 {
		step = lastPlace(value)
		if v, e, ok := p.fraction(value, end, count); ok {
			if count > 0 && e > end && p.text[end] == '/' {
				n.add(value, 0) // also a date, or so many of so many
			}
			value, end, step = v, e, 0.01
		}
	}
	n.End = end
	p.suffix(&n, value, step)
	if groups == 0 && decimals == 0 && count > 0 {
		p.shortened(&n, value, count)
	}
	return n
}

// lettersBefore returns the letters that end at at, at most four.
func (p *numberParser) lettersBefore(at int) string {
	from := at
	for from > 0 && at-from < 8 {
		r, size := before(p.text, from)
		if !unicode.IsLetter(r) {
			break
		}
		from -= size
	}
	return p.text[from:at]
}

func isCurrency(letters string) bool {
	switch strings.ToLower(letters) {
	case "rs", "eur", "usd", "gbp", "chf", "kr", "r", "rm", "inr", "jpy", "cny", "zł", "s":
		return true
	}
	return false
}

// run reads plain digits at at.
func (p *numberParser) run(at int) (value float64, end, count int) {
	for at < len(p.text) {
		r, size := decode(p.text, at)
		d := digitValue(r)
		if d < 0 {
			break
		}
		if count < maxDigits {
			value = value*10 + float64(d)
		}
		count++
		at += size
	}
	return value, at, count
}

// groupsDigits reports whether mark may stand between groups of three digits.
func (p *numberParser) groupsDigits(mark rune) bool {
	switch mark {
	case ' ', '\u00a0', '\u2009', '\u202f', '\'', '’', '٬':
		return true
	case ',':
		return true
	case '.':
		return decimalComma(p.lang)
	}
	return false
}

// decimal reports whether mark, which has three digits behind it up to end, is the decimal mark
// of the language all the same: "1,234" in German.
func (p *numberParser) decimal(mark rune, groups, end int) bool {
	if mark != ',' || !decimalComma(p.lang) || groups > 0 {
		return false
	}
	next, size := decode(p.text, end)
	_, _, more := p.run(end + size)
	return !(next == ',' && more == 3)
}

// spaceGroups reports whether the group that ends at end belongs to the number before the space:
// no further digit may be glued to it.
func (p *numberParser) spaceGroups(end, groups int) bool {
	next, _ := decode(p.text, end)
	return !unicode.IsLetter(next) && (groups > 0 || p.lang != "en" && p.lang != "zh" && p.lang != "ja")
}

// isDecimal reports whether mark, with count digits behind it up to end, is the decimal mark of the
// number that starts at start, and not the point of a date, a version or an address.
func (p *numberParser) isDecimal(mark rune, start, count, end int) bool {
	if mark != '.' && mark != ',' && mark != '٫' && mark != '．' {
		return false
	}
	if prev, size := before(p.text, start); prev == mark {
		if r, _ := before(p.text, start-size); isDigit(r) {
			return false
		}
	}
	if next, size := decode(p.text, end); next == '.' || next == mark {
		if _, _, more := p.run(end + size); more > 0 {
			return false
		}
	}
	if mark == ',' && !decimalComma(p.lang) {
		return count <= 2 && p.lang != "en"
	}
	return true
}

// digitValue returns the value of a digit of any script, -1 if r is none.
func digitValue(r rune) int {
	if r < 128 {
		if '0' <= r && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	for _, zero := range [...]rune{0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
		0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0xff10} {
		if r >= zero && r < zero+10 {
			return int(r - zero)
		}
	}
	return -1
}

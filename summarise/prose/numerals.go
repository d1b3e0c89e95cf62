package prose

import (
	"math"
	"strings"
)

// spelled reads a number in words whose first word is at at and ends at end. Only English
// composes them here ("two hundred and fifty thousand"); other languages give single words.
func (p *numberParser) spelled(at, end int) number {
	n := number{Span: Span{at, end}, spelled: true}
	if end-at > 24 {
		return number{}
	}
	if prev, _ := before(p.text, at); isDigit(prev) {
		return number{}
	}
	word := strings.ToLower(p.text[at:end])
	if p.lang != "en" && p.lang != "" {
		v, ok := numberWord(word, p.lang)
		if !ok {
			return number{}
		}
		if next, _, nextEnd := p.wordAfter(end); scaleOf(next, p.lang) >= 1e3 && len(next) > 2 { // "deux milliards"
			v *= scaleOf(next, p.lang)
			n.End, n.scaled = nextEnd, true
		}
		n.add(v, 0)
		return n
	}
	v, ok := englishNumber(word)
	if !ok {
		if v, ok := englishOrdinal(word); ok {
			n.add(v, 0)
			n.ordinal = true
			return n
		}
		return p.half(n, word)
	}
	return p.english(n, word, v)
}

// english goes on behind the first word of an English number.
func (p *numberParser) english(n number, word string, first float64) number {
	total, group, last := 0.0, first, first
	if first >= 100 {
		return number{} // "several hundred", "million" alone: no amount
	}
	for range 16 {
		from, to := p.nextLetters(n.End)
		if to == 0 {
			break
		}
		w := strings.ToLower(p.text[from:to])
		if w == "and" && last >= 100 {
			from2, to2 := p.nextLetters(to)
			if to2 == 0 {
				break
			}
			w, to = strings.ToLower(p.text[from2:to2]), to2
			if v, ok := englishNumber(w); !ok || v >= 100 {
				break
			}
		}
		v, ok := englishNumber(w)
		if !ok {
			if o, isOrdinal := englishOrdinal(w); isOrdinal && group >= 20 && o < 10 && math.Mod(group, 10) == 0 {
				group += o
				n.ordinal = true
				n.End = to
			}
			break
		}
		switch {
		case v == 100 && group < 100:
			group *= 100
		case v >= 1000:
			total += group * v
			group = 0
			n.scaled = true
		case v < 10 && last >= 20 && math.Mod(last, 10) == 0 || v < 100 && last >= 100:
			group += v
		default:
			w = ""
		}
		if w == "" {
			break
		}
		last = v
		n.End = to
	}
	value := total + group
	n.add(value, 0)
	return n
}

// nextLetters returns the run of letters behind one space or hyphen at at; end is 0 if there is none.
func (p *numberParser) nextLetters(at int) (from, end int) {
	if at >= len(p.text) || p.text[at] != ' ' && p.text[at] != '-' {
		return 0, 0
	}
	if strings.HasPrefix(p.text[at:], " - ") {
		at += 2 // "twenty - five", as tokenised text has it
	}
	end = letterRun(p.text, at+1)
	if end == at+1 || end-at > 16 {
		return 0, 0
	}
	return at + 1, end
}

// half reads "half", "half a million", "a quarter", "a dozen", "twice".
func (p *numberParser) half(n number, word string) number {
	switch word {
	case "half", "halves", "halved":
		n.add(0.5, 0.01)
		n.add(50, 0)
		if strings.HasPrefix(p.text[n.End:], " a million") {
			n.add(5e5, 0)
		}
		if strings.HasPrefix(p.text[n.End:], " a billion") {
			n.add(5e8, 0)
		}
	case "quarter", "quarters":
		n.add(0.25, 0.01)
		n.add(25, 0)
		n.add(4, 0)
	case "third", "thirds":
		n.add(3, 0)
		n.add(1./3, 0.01)
	case "dozen":
		n.add(12, 0)
	case "twice", "double", "doubled", "pair", "couple", "both":
		n.add(2, 0)
	case "once", "single":
		n.add(1, 0)
	case "triple", "tripled", "thrice":
		n.add(3, 0)
	case "decade":
		n.add(10, 0)
	}
	return n
}

// han reads a run of Chinese numerals: 三十五, 一千二百, 二〇一四.
func (p *numberParser) han(at int) number {
	n := number{Span: Span{at, at}, spelled: true}
	total, section, digit, positional, runes, units := 0.0, 0.0, 0.0, 0.0, 0, 0
	for n.End < len(p.text) && runes < maxDigits {
		r, size := decode(p.text, n.End)
		if !isHanNumeral(r) {
			break
		}
		if d := strings.IndexRune("〇一二三四五六七八九", r); d >= 0 {
			digit = float64(d / len("〇"))
			positional = positional*10 + digit
		} else if r == '零' {
			digit = 0
			positional *= 10
		} else if r == '两' || r == '兩' {
			digit = 2
			positional = positional*10 + 2
		} else {
			units++
			switch r {
			case '十':
				section += max(digit, 1) * 10
			case '百':
				section += max(digit, 1) * 100
			case '千':
				section += max(digit, 1) * 1000
			case '万', '萬':
				total += max(section+digit, 1) * 1e4
				section = 0
			case '亿', '億':
				total += max(section+digit, 1) * 1e8
				section = 0
			}
			digit = 0
		}
		runes++
		n.End += size
	}
	if units == 0 {
		n.add(positional, 0)
	} else {
		n.add(total+section+digit, 0)
	}
	return n
}

// aboutBytes is how far before a number a word that makes it rough is looked for.
const aboutBytes = 32

// about reports whether one of the three words before at says that a number is rough.
func (p *numberParser) about(at int) bool {
	text := p.text[max(0, at-aboutBytes):at]
	text = strings.TrimRight(text, " \u00a0$€£¥")
	if strings.HasSuffix(text, "~") || strings.HasSuffix(text, "≈") || strings.HasSuffix(text, "±") || strings.HasSuffix(text, "+") {
		return true
	}
	words := strings.Fields(strings.ToLower(text))
	for _, w := range words[max(0, len(words)-2):] {
		switch w {
		case "about", "around", "nearly", "almost", "over", "approximately", "roughly", "than", "circa", "ca.", "c.", "under", "least", "most",
			"approx.", "above", "below", "near", "exceeding", "close",
			"etwa", "rund", "fast", "knapp", "über", "ungefähr", "circa.", "gut", "unter", "als",
			"environ", "près", "presque", "plus", "moins", "quelque",
			"unos", "unas", "cerca", "casi", "más", "menos", "alrededor", "aproximadamente",
			"quasi", "oltre", "più", "meno",
			"mais", "quase",
			"ongeveer", "bijna", "ruim", "meer", "zowat",
			"около", "почти", "более", "свыше", "менее", "примерно", "порядка":
			return true
		}
	}
	return false
}

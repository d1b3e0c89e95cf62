package prose

import (
	"strings"
	"unicode"
)

// clock reads a time of day: "14:00", "2:30 p.m.", "2 p.m.", "14h30", "14 Uhr".
func (p *numberParser) clock(hour float64, end int) (clock, int, bool) {
	if hour > 24 {
		return clock{}, 0, false
	}
	c := clock{hour: int(hour), minute: -1}
	mark, size := decode(p.text, end)
	if mark == ':' || (mark == 'h' || mark == 'H') && p.lang != "en" {
		minute, e, count := p.run(end + size)
		if count == 2 && minute < 60 {
			c.minute = int(minute)
			end = e
			if next, _ := decode(p.text, end); next == ':' {
				if sec, e, count := p.run(end + 1); count == 2 && sec < 60 {
					end = e
				}
			}
		} else if mark == ':' {
			return clock{}, 0, false
		}
	}
	rest := p.text[end:min(len(p.text), end+12)]
	trimmed := strings.TrimLeft(rest, " \u00a0")
	low := strings.ToLower(trimmed)
	for _, half := range []string{"a.m.", "a.m", "am", "p.m.", "p.m", "pm"} {
		if !strings.HasPrefix(low, half) || len(low) != len(trimmed) {
			continue
		}
		if next, _ := decode(low, len(half)); unicode.IsLetter(next) {
			break
		}
		c.half = half[0]
		return c, end + len(rest) - len(trimmed) + len(half), c.hour <= 12
	}
	for _, word := range []string{"uhr", "heures", "heure", "h ", "h.", "h,", "o'clock", "o’clock"} {
		if strings.HasPrefix(low, word) && len(low) == len(trimmed) && (p.lang != "en" || word[0] == 'o') {
			c.minute = max(c.minute, 0)
			return c, end, true
		}
	}
	return c, end, c.minute >= 0
}

// A clock is a time as written; minute is -1 if it gives none, half is 'a', 'p' or 0.
type clock struct {
	hour, minute int
	half         byte
}

func (p *numberParser) addClock(n *number, c clock) {
	minute := max(c.minute, 0)
	add := func(hour int) { n.addReading(reading{true, float64(hour*60 + minute), 1}) }
	switch {
	case c.half == 'a':
		add(c.hour % 12)
	case c.half == 'p':
		add(c.hour%12 + 12)
	default:
		add(c.hour % 24)
		if c.hour <= 12 {
			add(c.hour%12 + 12) // "at 2:30" may be either
		}
	}
	if minute == 0 {
		n.add(float64(c.hour), 1)
	}
}

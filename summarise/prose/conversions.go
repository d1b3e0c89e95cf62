package prose

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// A measure is a unit with the one of the other system, and how to get there.
type measure struct {
	names  []string
	factor float64
	offset float64
}

// conversions lists what one of a unit is in another: 1 mile is 1.609 km. Temperatures also shift.
var conversions = [...]measure{
	{[]string{"c", "celsius", "centigrade"}, 1.8, 32},
	{[]string{"f", "fahrenheit"}, 1 / 1.8, -32 / 1.8},
	{[]string{"km", "kilometers", "kilometres", "kilometer", "kilometre", "kph"}, 1 / 1.609, 0},
	{[]string{"mile", "miles", "mi", "mph"}, 1.609, 0},
	{[]string{"kg", "kilograms", "kilogram", "kilos"}, 2.2046, 0},
	{[]string{"lb", "lbs", "pound", "pounds"}, 1 / 2.2046, 0},
	{[]string{"m", "meters", "metres", "meter", "metre"}, 3.2808, 0},
	{[]string{"ft", "feet", "foot"}, 1 / 3.2808, 0},
	{[]string{"cm", "centimeters", "centimetres", "centimeter"}, 1 / 2.54, 0},
	{[]string{"in", "inch", "inches"}, 2.54, 0},
	{[]string{"mm", "millimeters", "millimetres"}, 1 / 25.4, 0},
	{[]string{"g", "grams", "gram"}, 1 / 28.35, 0},
	{[]string{"oz", "ounce", "ounces"}, 28.35, 0},
	{[]string{"l", "liters", "litres", "liter", "litre"}, 1 / 3.785, 0},
	{[]string{"gallon", "gallons", "gal"}, 3.785, 0},
	{[]string{"acre", "acres"}, 0.4047, 0},
	{[]string{"hectares", "hectare", "ha"}, 2.471, 0},
	{[]string{"hour", "hours"}, 60, 0},
	{[]string{"minute", "minutes"}, 1. / 60, 0},
	{[]string{"years", "year"}, 12, 0},
	{[]string{"months", "month"}, 1. / 12, 0},
	{[]string{"weeks", "week"}, 7, 0},
	{[]string{"days", "day"}, 1. / 7, 0},
}

// converts reports whether n is a value of the article in another unit: 177 °C for 350 °F. Whether
// it was converted well enough is the reader's to judge; it is not "not in the article".
func (l *Lexicon) converts(text string, n number, units []int) bool {
	unit := unitAfter(text, n.End)
	if unit == "" {
		return false
	}
	if prev, size := before(text, n.Start); prev == '(' {
		at := trimRight(text, 0, n.Start-size)
		if at > 0 && isMeasure(unitBefore(text, at)) && isMeasure(unit) && unitBefore(text, at) != unit {
			return true // "6 feet 2 inches (188 cm)": the gloss of the number before it
		}
	}
	value := n.readings[n.n-1].value
	for _, c := range conversions {
		if !slices.Contains(c.names, unit) {
			continue
		}
		other := value*c.factor + c.offset
		// One of a unit stands everywhere, as "an hour" or "once": it is no source for "60 minutes".
		if (c.offset != 0 || other > 1.5) && l.holdsReading(reading{value: other}, math.Abs(other)*0.025, false, units) {
			return true
		}
	}
	return false
}

// unitAfter returns the unit behind a number, folded, also behind the rest of its range
// ("85-90°C"); "" if there is none.
func unitAfter(text string, at int) string {
	for range 2 {
		rest := strings.TrimLeft(text[at:min(len(text), at+24)], " \u00a0-°º'")
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "degrees "), "degree ")
		end := letterRun(rest, 0)
		if end > 0 && Fold(rest[:end]) != "to" {
			return Fold(rest[:end])
		}
		rest = strings.TrimLeft(strings.TrimPrefix(rest, "to "), "–- ")
		digits := 0
		for digits < len(rest) && isDigit(rune(rest[digits])) {
			digits++
		}
		if digits == 0 {
			return ""
		}
		at = min(len(text), at+24) - len(rest) + digits
		if at > len(text) {
			return ""
		}
	}
	return ""
}

// unitBefore returns the run of letters that ends at at, folded.
func unitBefore(text string, at int) string {
	from := at
	for from > 0 && at-from < 16 {
		r, size := before(text, from)
		if !unicode.IsLetter(r) {
			break
		}
		from -= size
	}
	return Fold(text[from:at])
}

func isMeasure(unit string) bool {
	for _, c := range conversions {
		if slices.Contains(c.names, unit) {
			return true
		}
	}
	return false
}

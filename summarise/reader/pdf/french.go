package pdf

import "slices"

// isFrenchCompound knows the compounds that French always writes with a hyphen: numbers (trente-quatre),
// pronouns after their verb (dit-elle, a-t-on), demonstratives (celui-ci), and what some words begin with.
// It leaves out what syllables end or begin with, too: "couleur" is parted before "leur".
func isFrenchCompound(a, b string) bool {
	switch a {
	case "vingt", "trente", "quarante", "cinquante", "soixante", "quatre", "dix":
		return slices.Contains([]string{"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "vingt", "vingts"}, b)
	case "demi", "semi", "quasi", "après", "arrière", "outre", "là":
		return true
	case "peut":
		return b == "être"
	case "est":
		return b == "ce"
	}
	switch b {
	case "il", "elle", "on", "ils", "elles":
		return true // no syllable begins so
	case "nous", "vous", "moi", "même", "mêmes":
		return len(a) > 3
	case "ci", "là":
		return slices.Contains([]string{"celui", "celle", "ceux", "celles"}, a)
	}
	return false
}

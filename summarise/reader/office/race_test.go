//go:build race

package office

const underRace = true

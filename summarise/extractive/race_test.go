//go:build race

package extractive

// raceEnabled: scoring whole corpora takes a minute under the race detector and finds no race there.
const raceEnabled = true

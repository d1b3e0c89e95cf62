//go:build race

package extract

// raceEnabled: scoring hundreds of pages takes minutes under the race detector and finds no race there.
const raceEnabled = true

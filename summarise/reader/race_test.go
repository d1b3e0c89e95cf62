//go:build race

package reader

// raceEnabled: scoring hundreds of pages takes minutes under the race detector and finds no race there.
const raceEnabled = true

package cache_test

import (
	"testing"

	"verbatim/cache"
	"verbatim/cache/cachetest"
)

func TestMemoryKeepsTheContract(t *testing.T) {
	t.Parallel()
	cachetest.Run(t, func(*testing.T) cachetest.Harness {
		clock := cachetest.NewClock()
		return cachetest.Harness{Store: cache.NewMemory(cache.Options{Now: clock.Now}), Advance: clock.Advance}
	})
}

package rediscache_test

import (
	"strings"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"verbatim/cache/cachetest"
	"verbatim/cache/rediscache"
)

func TestStoreKeepsTheContractOnMiniredis(t *testing.T) {
	t.Parallel()
	cachetest.Run(t, func(t *testing.T) cachetest.Harness {
		server := miniredis.RunT(t)
		return cachetest.Harness{Store: open(t, "redis://"+server.Addr(), patient()), Advance: server.FastForward}
	})
}

func TestStoreKeepsTheContractInACluster(t *testing.T) {
	t.Parallel()
	cachetest.Run(t, func(t *testing.T) cachetest.Harness {
		server := miniredis.RunT(t) // it says of itself that it serves all slots
		return cachetest.Harness{Store: open(t, "redis://"+server.Addr()+","+server.Addr(), patient()), Advance: server.FastForward}
	})
}

func TestStoreKeepsTheContractOnARealServer(t *testing.T) {
	t.Parallel()
	url := cachetest.StartRedis(t)
	cachetest.Run(t, func(t *testing.T) cachetest.Harness {
		o := patient()
		o.Prefix = t.Name() + ":" // a store of its own for each test
		return cachetest.Harness{Store: open(t, url, o)}
	})
}

func TestStoreKeepsTheContractInARealCluster(t *testing.T) {
	t.Parallel()
	host := strings.TrimPrefix(cachetest.StartRedis(t, "--cluster-enabled", "yes"), "redis://")
	ask(t, host, "CLUSTER ADDSLOTSRANGE 0 16383")
	awaitReply(t, host, "CLUSTER INFO", "cluster_state:ok")
	cachetest.Run(t, func(t *testing.T) cachetest.Harness {
		o := patient()
		o.Prefix = t.Name() + ":"
		return cachetest.Harness{Store: open(t, host+","+host, o)}
	})
}

// patient is for tests of what is kept and not of how fast: a busy machine may take its time.
func patient() rediscache.Options { return rediscache.Options{Budget: 20 * time.Second} }

func open(t testing.TB, address string, o rediscache.Options) *rediscache.Store {
	t.Helper()
	s, err := rediscache.Open(address, o)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return s
}

func BenchmarkStore(b *testing.B) {
	b.Run("miniredis", func(b *testing.B) {
		cachetest.Benchmark(b, open(b, "redis://"+miniredis.RunT(b).Addr(), patient()))
	})
	b.Run("redis-server", func(b *testing.B) {
		cachetest.Benchmark(b, open(b, cachetest.StartRedis(b), patient()))
	})
}

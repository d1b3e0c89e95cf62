package rediscache_test

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"verbatim/cache/cachetest"
	"verbatim/cache/rediscache"
)

// The story of a failover with the real programs: the master dies, a Sentinel has the replica take
// its place, and the store finds it there.
func TestAFailoverIsSurvived(t *testing.T) {
	t.Parallel()
	master := strings.TrimPrefix(cachetest.StartRedis(t, "--repl-diskless-sync-delay", "0"), "redis://")
	host, port, err := net.SplitHostPort(master)
	if err != nil {
		t.Fatal(err)
	}
	replica := strings.TrimPrefix(cachetest.StartRedis(t, "--replicaof", host+" "+port), "redis://")
	awaitReply(t, replica, "INFO replication", "master_link_status:up")
	conf := filepath.Join(t.TempDir(), "sentinel.conf")
	text := fmt.Sprintf("sentinel monitor main %s %s 1\nsentinel down-after-milliseconds main 300\nsentinel failover-timeout main 3000\n", host, port)
	if err := os.WriteFile(conf, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	sentinel := strings.TrimPrefix(cachetest.StartRedis(t, conf, "--sentinel"), "redis://")
	awaitReply(t, sentinel, "SENTINEL replicas main", "slave")

	log := new(logged)
	s := open(t, "redis+sentinel://"+sentinel+"/main", rediscache.Options{Cooldown: 100 * time.Millisecond, Log: log.logger()})
	await(t, "Set", func() error { return s.Set(t.Context(), key("a"), []byte("before"), time.Hour) })
	awaitReply(t, replica, "DBSIZE", "1")

	dying := redis.NewClient(&redis.Options{Addr: master, MaxRetries: -1})
	_ = dying.Do(t.Context(), "shutdown", "nosave", "now", "force") // nobody is left to answer
	_ = dying.Close()
	start, slowest := time.Now(), time.Duration(0)
	await(t, "Set on the replica", func() error {
		called := time.Now()
		err := s.Set(t.Context(), key("b"), []byte("after"), time.Hour)
		slowest = max(slowest, time.Since(called))
		return err
	})
	t.Logf("writing again after %v, no call longer than %v", time.Since(start).Round(time.Millisecond), slowest.Round(time.Millisecond))
	if slowest > 2*time.Second {
		t.Errorf("a call took %v during the failover, want about %v", slowest, rediscache.DefaultBudget)
	}
	if got, err := s.Get(t.Context(), key("a")); string(got) != "before" {
		t.Errorf("Get: got %q, %v, want what the replica had taken over", got, err)
	}
	if d, err := s.Describe(t.Context()); err != nil || d.Role != "master" || d.Mode != rediscache.Sentinel {
		t.Errorf("Describe: got %+v, %v, want the new master", d, err)
	}
}

package rediscache_test

import (
	"crypto/tls"
	"encoding/pem"
	"errors"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"verbatim/cache"
	"verbatim/cache/cachetest"
	"verbatim/cache/rediscache"
)

func TestUserAndPasswordAreSent(t *testing.T) {
	t.Parallel()
	named := miniredis.RunT(t)
	named.RequireUserAuth("ada", "p@ss/word%")
	alone := miniredis.RunT(t)
	alone.RequireAuth("s3cret")
	for name, address := range map[string]string{
		"user and password":             "redis://ada:p@ss/word%25@" + named.Addr(),
		"a password alone":              "redis://:s3cret@" + alone.Addr(),
		"a password, of a real server":  strings.Replace(cachetest.StartRedis(t, "--requirepass", "s3cret"), "://", "://:s3cret@", 1),
		"a password in a cluster":       "redis://:s3cret@" + alone.Addr() + "," + alone.Addr(),
		"a password, found by Sentinel": "redis+sentinel://:s3cret@" + sentinel(t, "main", alone.Addr()) + "/main",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantRoundTrip(t, open(t, address, patient()))
		})
	}
}

func TestTheDatabaseIsSelected(t *testing.T) {
	t.Parallel()
	server := miniredis.RunT(t)
	wantRoundTrip(t, open(t, "redis://"+server.Addr()+"/7", patient()))
	wantRoundTrip(t, open(t, "redis+sentinel://"+sentinel(t, "main", server.Addr())+"/main/7", patient()))
	want := "verbatim:" + key("round trip").String()
	if !server.DB(7).Exists(want) || server.DB(0).Exists(want) {
		t.Errorf("database 7 has %q, database 0 has %q, want %q in 7 alone", server.DB(7).Keys(), server.DB(0).Keys(), want)
	}
}

func TestSentinelsThatDoNotKnowTheMaster(t *testing.T) {
	t.Parallel()
	s := open(t, "redis+sentinel://"+sentinel(t, "main", "127.0.0.1:1")+"/another", rediscache.Options{})
	if err := s.Ping(t.Context()); err == nil || !strings.Contains(err.Error(), "sentinel") {
		t.Errorf("Ping: got %v, want an error that speaks of the sentinels", err)
	}
}

func TestStoresOfDifferentPrefixesAreApart(t *testing.T) {
	t.Parallel()
	address := "redis://" + miniredis.RunT(t).Addr()
	one, other := patient(), patient()
	other.Prefix = "other:"
	wantRoundTrip(t, open(t, address, one))
	if _, err := open(t, address, other).Get(t.Context(), key("round trip")); !errors.Is(err, cache.ErrMiss) {
		t.Errorf("Get of another prefix: got %v, want ErrMiss", err)
	}
}

func TestPasswordsAreInNoError(t *testing.T) {
	t.Parallel()
	other := miniredis.RunT(t)
	other.RequireAuth("another")
	for name, host := range map[string]string{
		"wrong": other.Addr(),
		"down":  closedPort(t),
		// What an old Redis says of a command that it does not know.
		"repeated by the server":       stranger(t, "ERR unknown command `HELLO`, with args beginning with: `2`, `auth`, `ada`, `s3cret`, "),
		"repeated in its own fashion":  stranger(t, "ERR what is s3cret?"),
		"sent to what speaks not RESP": stranger(t, "\r\nHTTP/1.1 400 Bad Request: s3cret"),
	} {
		for _, address := range []string{
			"redis://ada:s3cret@" + host,
			"rediss://ada:s3cret@" + host,
			"redis://ada:s3cret@" + host + "," + host,
			"redis+sentinel://ada:s3cret@" + host + "/main",
		} {
			t.Run(name+" "+strings.Replace(address, host, "host", 2), func(t *testing.T) {
				t.Parallel()
				log := new(logged)
				s := open(t, address, rediscache.Options{Log: log.logger()})
				for name, call := range calls(s) {
					if err := call(t.Context()); err == nil || strings.Contains(err.Error(), "s3cret") {
						t.Errorf("%s: got error %v, want one without the password", name, err)
					}
				}
				if _, err := s.Describe(t.Context()); err == nil || strings.Contains(err.Error(), "s3cret") {
					t.Errorf("Describe: got error %v, want one without the password", err)
				}
				if strings.Contains(log.lines.String(), "s3cret") {
					t.Errorf("the password was logged:\n%s", log.lines.String())
				}
			})
		}
	}
}

// TestTLS runs itself in a process that trusts the test server's certificate: the trusted ones are
// read once a process.
func TestTLS(t *testing.T) {
	t.Parallel()
	const address = "VERBATIM_TEST_TLS_ADDRESS"
	if a := os.Getenv(address); a != "" {
		wantRoundTrip(t, open(t, a, patient()))
		return
	}
	https := httptest.NewTLSServer(nil) // for its certificate of 127.0.0.1
	https.Close()
	server := miniredis.NewMiniRedis()
	if err := server.StartTLS(&tls.Config{Certificates: https.TLS.Certificates}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	url := "rediss://" + server.Addr()

	if err := open(t, url, rediscache.Options{}).Ping(t.Context()); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("Ping of a server that is not trusted: got %v, want an error that speaks of its certificate", err)
	}
	trusted := filepath.Join(t.TempDir(), "cert.pem")
	block := &pem.Block{Type: "CERTIFICATE", Bytes: https.Certificate().Raw}
	if err := os.WriteFile(trusted, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestTLS$", "-test.count=1")
	child.Env = append(os.Environ(), address+"="+url, "SSL_CERT_FILE="+trusted, "SSL_CERT_DIR="+t.TempDir())
	if out, err := child.CombinedOutput(); err != nil {
		t.Errorf("with a server that is trusted: %v\n%s", err, out)
	}
}

func TestDescribe(t *testing.T) {
	t.Parallel()
	url := cachetest.StartRedis(t, "--maxmemory-policy", "allkeys-lru", "--appendonly", "yes")
	got, err := open(t, url+"/1", patient()).Describe(t.Context())
	if err != nil {
		t.Fatalf("Describe: %v", err)
	}
	if got.Version == "" {
		t.Errorf("Describe: got no version")
	}
	got.Server, got.Version = "", "" // redis-server may be Valkey's, of any version
	want := rediscache.Description{Address: url + "/1", Mode: rediscache.Single, Role: "master", Eviction: "allkeys-lru", AppendOnly: "yes"}
	if got != want {
		t.Errorf("Describe: got %+v, want %+v", got, want)
	}
}

func wantRoundTrip(t *testing.T, s *rediscache.Store) {
	t.Helper()
	if err := s.Set(t.Context(), key("round trip"), []byte("Harbour opens"), time.Hour); err != nil {
		t.Fatalf("Set: %v", err)
	}
	if got, err := s.Get(t.Context(), key("round trip")); string(got) != "Harbour opens" {
		t.Errorf("Get: got %q, %v, want what was set", got, err)
	}
}

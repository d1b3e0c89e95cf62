package cachetest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// RequireServices is the environment variable that, set to 1, makes a test fail that would
// otherwise skip itself for want of a program. CI sets it.
const RequireServices = "VERBATIM_REQUIRE_SERVICES"

// StartRedis starts a redis-server from PATH for this test alone, on a free loopback port, keeping
// nothing on disk, and returns its address as REDIS_URL takes it: redis://127.0.0.1:port. Options
// are further ones of the server's command line ("--requirepass", "secret"); a first one that does
// not begin with "--" is a configuration file, without which a Sentinel does not start. The server
// ends with the test. Without redis-server the test is skipped, or fails under [RequireServices].
func StartRedis(t testing.TB, options ...string) string {
	t.Helper()
	program, err := exec.LookPath("redis-server")
	if err != nil {
		if os.Getenv(RequireServices) == "1" {
			t.Fatalf("redis-server is not installed, and %s=1 requires it", RequireServices)
		}
		t.Skip("redis-server is not installed: this test needs the real one")
	}
	var failed error
	for range 3 { // somebody may take the free port before the server does
		addr, err := startRedis(t, program, options)
		if err == nil {
			return "redis://" + addr
		}
		failed = err
	}
	t.Fatalf("start redis-server: %v", failed)
	return ""
}

func startRedis(t testing.TB, program string, options []string) (addr string, err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	addr = listener.Addr().String()
	port := listener.Addr().(*net.TCPAddr).Port
	if err := listener.Close(); err != nil {
		return "", err
	}

	arguments := append([]string{
		"--bind", "127.0.0.1", "--port", strconv.Itoa(port), "--dir", t.TempDir(),
		"--save", "", "--appendonly", "no", "--daemonize", "no", "--loglevel", "notice", "--logfile", "",
	}, options...)
	if len(options) > 0 && !strings.HasPrefix(options[0], "--") {
		arguments = append(options[:1:1], append(arguments[:len(arguments)-len(options)], options[1:]...)...)
	}
	// The shell ends the server when its input ends: also when this process dies without its cleanups.
	server := exec.Command("sh", append([]string{"-c", `"$@" & exec >&-; read _; kill -9 $!; wait`, "sh", program}, arguments...)...)
	alive, err := server.StdinPipe()
	if err != nil {
		return "", err
	}
	output, err := server.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := server.Start(); err != nil {
		return "", err
	}
	slow := time.AfterFunc(20*time.Second, func() { _ = alive.Close() }) // ends the output too
	defer slow.Stop()
	var log strings.Builder
	for lines := bufio.NewScanner(output); lines.Scan(); {
		if strings.Contains(lines.Text(), "Ready to accept connections") || strings.Contains(lines.Text(), "Sentinel ID is") {
			read := make(chan struct{})
			go func() { // a server whose output nobody reads stops at a full pipe
				defer close(read)
				_, _ = io.Copy(io.Discard, output)
			}()
			t.Cleanup(func() {
				_ = alive.Close()
				<-read
				_ = server.Wait() // it was killed: its status says nothing
			})
			return addr, nil
		}
		log.WriteString(lines.Text() + "\n")
	}
	_ = alive.Close()
	_ = server.Wait()
	return "", fmt.Errorf("it did not become ready on %s:\n%s", addr, log.String())
}

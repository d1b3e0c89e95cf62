package rediscache

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// A Mode is how the servers at an address belong together.
type Mode string

// The modes.
const (
	Single   Mode = "single"
	Cluster  Mode = "cluster"
	Sentinel Mode = "sentinel"
)

// An Address is where Redis is to be found and who asks. It prints without the password.
type Address struct {
	mode     Mode
	tls      bool
	user     string
	password string
	hosts    []string // host:port
	master   string   // the name Sentinel knows it by
	db       int
}

const forms = "redis://[user:pass@]host:port[/db], rediss:// with TLS, several host:port separated by commas for a cluster, " +
	"or redis+sentinel://[user:pass@]host:port,host:port/MASTER[/db]"

// ParseAddress reads an address in one of the forms
//
//	redis://[user:pass@]host:port[/db]
//	rediss://[user:pass@]host:port[/db]                         with TLS
//	redis://[user:pass@]host:port,host:port[,…]                 a cluster; also with rediss://, or host:port,host:port alone
//	redis+sentinel://[user:pass@]host:port[,host:port…]/MASTER[/db]
//
// The port may be left out: 6379, or 26379 of a Sentinel. A password alone is ":pass@". User and
// password are percent-decoded; other characters in them may stand as they are. An error says what
// is wrong, and never holds the password, nor anything else that might be one.
func ParseAddress(s string) (Address, error) {
	a, err := parse(strings.TrimSpace(s))
	if err != nil {
		return Address{}, fmt.Errorf("redis address: %w", err)
	}
	return a, nil
}

func parse(s string) (Address, error) {
	a := Address{mode: Single}
	scheme, rest, found := strings.Cut(s, "://")
	if !found {
		if !strings.Contains(s, ",") {
			return a, errors.New("it must be " + forms)
		}
		scheme, rest = "redis", s
	}
	port := "6379"
	switch strings.ToLower(scheme) {
	case "redis":
	case "rediss":
		a.tls = true
	case "redis+sentinel":
		a.mode, port = Sentinel, "26379"
	default: // it is not repeated: who writes the password first has it there
		return a, errors.New("what stands before :// is unknown; it must be " + forms)
	}
	// The last @, since a password may hold one but hosts and paths do not.
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		if err := a.parseUser(rest[:at]); err != nil {
			return a, err
		}
		rest = rest[at+1:]
	}
	if strings.ContainsAny(rest, "?#") {
		return a, errors.New("what follows ? or # is not understood; other settings have no place in it")
	}
	hosts, path, _ := strings.Cut(rest, "/")
	if err := a.parseHosts(hosts, port); err != nil {
		return a, err
	}
	return a, a.parsePath(strings.TrimSuffix(path, "/"))
}

func (a *Address) parseUser(s string) error {
	user, password, found := strings.Cut(s, ":")
	if !found {
		return errors.New("before the @ stands a name without a password; a password alone is written :password@")
	}
	var errUser, errPassword error
	a.user, errUser = url.PathUnescape(user)
	decoded, errPassword := url.PathUnescape(password)
	if errUser != nil || errPassword != nil {
		return errors.New("a % in the user or password must be written %25")
	}
	a.password = decoded
	if a.user != "" && a.password == "" {
		return errors.New("the password is empty")
	}
	return nil
}

func (a *Address) parseHosts(s, defaultPort string) error {
	list := strings.Split(s, ",")
	if len(list) > 1 && a.mode == Single {
		a.mode = Cluster
	}
	for i, hostport := range list {
		host, port, err := splitHostPort(strings.TrimSpace(hostport), defaultPort)
		if err != nil {
			return fmt.Errorf("host %d of %d: %w", i+1, len(list), err)
		}
		a.hosts = append(a.hosts, net.JoinHostPort(host, port))
	}
	return nil
}

// splitHostPort is [net.SplitHostPort] for a port that may be missing. Its errors repeat nothing
// but what is plainly a port: an address with its @ forgotten has the password here.
func splitHostPort(s, defaultPort string) (host, port string, err error) {
	if s == "" {
		return "", "", errors.New("there is none")
	}
	host, port, err = net.SplitHostPort(s)
	if err != nil {
		bare := strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
		if strings.Contains(s, ":") && net.ParseIP(bare) == nil {
			return "", "", errors.New("it must be host:port, an IPv6 address in brackets")
		}
		host, port = bare, defaultPort
	}
	if host == "" {
		return "", "", errors.New("the host is missing before the port")
	}
	if strings.ContainsAny(host, `\[]%:`) && net.ParseIP(host) == nil || strings.ContainsFunc(host, blank) {
		return "", "", errors.New("the host has characters that no host has")
	}
	if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
		return "", "", errors.New("the port must be a number from 1 to 65535")
	}
	return host, port, nil
}

func blank(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

func (a *Address) parsePath(path string) error {
	db := path
	if a.mode == Sentinel {
		a.master, db, _ = strings.Cut(path, "/")
		if a.master == "" {
			return errors.New("the name of the master is missing: redis+sentinel://host:port/MASTER")
		}
		if strings.ContainsFunc(a.master, blank) {
			return errors.New("the name of the master has a space in it")
		}
	}
	if db == "" {
		return nil
	}
	n, err := strconv.ParseUint(db, 10, 31)
	if err != nil {
		return errors.New("the database after the last / must be a number")
	}
	if a.mode == Cluster && n != 0 {
		return errors.New("a cluster has database 0 alone")
	}
	a.db = int(n)
	return nil
}

// Mode says how the servers belong together.
func (a Address) Mode() Mode { return a.mode }

// String returns the address as an operator may read it, without user and password.
func (a Address) String() string {
	scheme := "redis"
	switch {
	case a.mode == Sentinel:
		scheme = "redis+sentinel"
	case a.tls:
		scheme = "rediss"
	}
	s := scheme + "://" + strings.Join(a.hosts, ",")
	if a.mode == Sentinel {
		s += "/" + a.master
	}
	if a.db != 0 {
		s += "/" + strconv.Itoa(a.db)
	}
	return s
}

// GoString is String, so that %#v does not print the password either.
func (a Address) GoString() string { return a.String() }

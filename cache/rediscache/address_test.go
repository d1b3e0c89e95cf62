package rediscache

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestAddressForms(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, in string
		want     Address
		shown    string
	}{
		{"one server", "redis://cache.example:6380", Address{mode: Single, hosts: []string{"cache.example:6380"}}, "redis://cache.example:6380"},
		{"without a port", "redis://cache.example", Address{mode: Single, hosts: []string{"cache.example:6379"}}, "redis://cache.example:6379"},
		{"with a database", "redis://h:1/7", Address{mode: Single, hosts: []string{"h:1"}, db: 7}, "redis://h:1/7"},
		{"with a slash alone", "redis://h:1/", Address{mode: Single, hosts: []string{"h:1"}}, "redis://h:1"},
		{"in capitals, with spaces round it", " REDIS://h:1\n", Address{mode: Single, hosts: []string{"h:1"}}, "redis://h:1"},
		{"TLS", "rediss://u:p@h:1/2", Address{mode: Single, tls: true, user: "u", password: "p", hosts: []string{"h:1"}, db: 2}, "rediss://h:1/2"},
		{"user and password", "redis://ada:s3cret@h:1", Address{mode: Single, user: "ada", password: "s3cret", hosts: []string{"h:1"}}, "redis://h:1"},
		{"a password alone", "redis://:s3cret@h:1", Address{mode: Single, password: "s3cret", hosts: []string{"h:1"}}, "redis://h:1"},
		{"a password of awkward characters as they are", "redis://u:a:b@c/d?e#f[g]@h:1/3",
			Address{mode: Single, user: "u", password: "a:b@c/d?e#f[g]", hosts: []string{"h:1"}, db: 3}, "redis://h:1/3"},
		{"a password percent-encoded", "redis://:%40%25%2F+x@h:1", Address{mode: Single, password: "@%/+x", hosts: []string{"h:1"}}, "redis://h:1"},
		{"IPv6", "redis://[::1]:6380", Address{mode: Single, hosts: []string{"[::1]:6380"}}, "redis://[::1]:6380"},
		{"IPv6 without a port", "redis://[2001:db8::1]", Address{mode: Single, hosts: []string{"[2001:db8::1]:6379"}}, "redis://[2001:db8::1]:6379"},
		{"a cluster", "redis://u:p@a:1,b:2,c:3", Address{mode: Cluster, user: "u", password: "p", hosts: []string{"a:1", "b:2", "c:3"}}, "redis://a:1,b:2,c:3"},
		{"a cluster without a scheme", "a:1, b:2", Address{mode: Cluster, hosts: []string{"a:1", "b:2"}}, "redis://a:1,b:2"},
		{"a cluster with TLS and database 0", "rediss://a:1,b:2/0", Address{mode: Cluster, tls: true, hosts: []string{"a:1", "b:2"}}, "rediss://a:1,b:2"},
		{"Sentinel", "redis+sentinel://u:p@a:1,b/main/4", Address{mode: Sentinel, user: "u", password: "p", hosts: []string{"a:1", "b:26379"}, master: "main", db: 4},
			"redis+sentinel://a:1,b:26379/main/4"},
		{"one Sentinel", "redis+sentinel://a/main", Address{mode: Sentinel, hosts: []string{"a:26379"}, master: "main"}, "redis+sentinel://a:26379/main"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := ParseAddress(test.in)
			if err != nil {
				t.Fatalf("ParseAddress(%q): %v", test.in, err)
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("ParseAddress(%q): got user %q, password %q, %#v, want user %q, password %q, %#v",
					test.in, got.user, got.password, got, test.want.user, test.want.password, test.want)
			}
			for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
				if shown := fmt.Sprintf(verb, got); shown != test.shown {
					t.Errorf("printed by %s: got %s, want %s", verb, shown, test.shown)
				}
			}
		})
	}
}

func TestBadAddressesAreNamed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, in, want string }{
		{"nothing", "", "it must be redis://"},
		{"no scheme", "localhost:6379", "it must be redis://"},
		{"another scheme", "http://h:1", "unknown"},
		{"the password as scheme", "s3cret://h:1", "unknown"},
		{"no host", "redis://", "host 1 of 1: there is none"},
		{"no host after the password", "redis://:s3cret@", "there is none"},
		{"no host before the port", "redis://:6379", "the host is missing"},
		{"a port that is no number", "redis://h:s3cret", "the port must be a number"},
		{"port 0", "redis://h:0", "the port must be a number"},
		{"a port too high", "redis://h:65536", "the port must be a number"},
		{"@ forgotten", "redis://user:s3cret:6379", "it must be host:port"},
		{"IPv6 without brackets", "redis://::1:6379x", "host:port"},
		{"a space in the host", "redis://my host:1", "characters that no host has"},
		{"a user without a password", "redis://s3cret@h:1", "a password alone is written :password@"},
		{"a user with an empty password", "redis://ada:@h:1", "the password is empty"},
		{"a bare % in the password", "redis://:s3cret%zz@h:1", "%25"},
		{"options", "redis://:s3cret@h:1/0?timeout=5", "? or #"},
		{"a database that is no number", "redis://h:1/s3cret", "must be a number"},
		{"a negative database", "redis://h:1/-1", "must be a number"},
		{"a database and more", "redis://h:1/1/2", "must be a number"},
		{"a database in a cluster", "redis://a:1,b:2/3", "a cluster has database 0 alone"},
		{"an empty host in a cluster", "redis://a:1,,b:2", "host 2 of 3: there is none"},
		{"Sentinel without a master", "redis+sentinel://:s3cret@a:1,b:2", "the name of the master is missing"},
		{"a line break in the host", "redis://h\nx:1", "characters that no host has"},
		{"a space after the master", "redis+sentinel://a:1/main /2", "has a space"},
		{"Sentinel without a master but a slash", "redis+sentinel://a:1/", "the name of the master is missing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := ParseAddress(test.in)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("ParseAddress(%q): got error %v, want one with %q", test.in, err, test.want)
			}
			if strings.Contains(err.Error(), "s3cret") {
				t.Errorf("ParseAddress(%q): the error holds the password: %v", test.in, err)
			}
			if _, err := Open(test.in, Options{}); err == nil {
				t.Errorf("Open(%q): got no error", test.in)
			}
		})
	}
}

func FuzzParseAddress(f *testing.F) {
	for _, s := range []string{"redis://u:p@h:1/2", "a:1,b:2", "redis+sentinel://:x@[::1],b:2/m/3", "rediss://%41:%zz@h"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := ParseAddress(s)
		if err != nil {
			return
		}
		// What is shown is an address itself, of the same servers.
		again, err := ParseAddress(a.String())
		if err != nil {
			t.Fatalf("ParseAddress(%q) shows %q, which is refused: %v", s, a, err)
		}
		again.user, again.password, a.user, a.password = "", "", "", ""
		again.tls, a.tls = false, false // Sentinel's form does not tell
		if !reflect.DeepEqual(a, again) {
			t.Errorf("ParseAddress(%q): got %#v, and of what it shows %#v", s, a, again)
		}
	})
}

package rediscache

import "testing"

func TestWhatServersSayOfThemselves(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, info string
		want       Description
	}{
		{"Redis", "# Server\r\nredis_version:7.0.15\r\nrole:master\r\nmaxmemory_policy:noeviction\r\naof_enabled:0\r\n",
			Description{Server: "redis", Version: "7.0.15", Role: "master", Eviction: "noeviction", AppendOnly: "no"}},
		{"Valkey, which says first what it is compatible with", "redis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.1.0\r\nrole:slave\r\naof_enabled:1\r\n",
			Description{Server: "valkey", Version: "8.1.0", Role: "slave", AppendOnly: "yes"}},
		{"a server of few words", "# Clients\nconnected_clients:1\n", Description{}},
		{"nonsense", "\x00:::\nrole\n:\naof_enabled:2", Description{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got Description
			if got.read(test.info); got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

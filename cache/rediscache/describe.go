package rediscache

import (
	"context"
	"fmt"
	"strings"
)

// A Description is what a server says of itself; what it does not say is "".
type Description struct {
	Address  string // without user and password
	Mode     Mode
	Server   string // "redis", or "valkey"
	Version  string
	Role     string // "master"; a "slave" refuses writes
	Eviction string // maxmemory-policy: "noeviction" refuses new values when memory is full
	// AppendOnly is "yes" if writes go to the server's disk within a second, "no" if a crash may
	// forget minutes of them. To a cache it does not matter.
	AppendOnly string
}

// Ping asks the server to answer, within the budget, whether or not other calls leave it alone.
func (s *Store) Ping(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	err := s.within(ctx, func(ctx context.Context) error { return s.client.Ping(ctx).Err() })
	if err != nil {
		return fmt.Errorf("ping: %w", s.clean(ctx, err))
	}
	return nil
}

// Describe asks the server about itself, like Ping. In a cluster one of the servers answers for all.
// It asks by INFO, since hosted servers refuse CONFIG.
func (s *Store) Describe(ctx context.Context) (Description, error) {
	d := Description{Address: s.address.String(), Mode: s.address.mode}
	if err := ctx.Err(); err != nil {
		return d, err
	}
	var info string
	err := s.within(ctx, func(ctx context.Context) (err error) {
		info, err = s.client.Info(ctx).Result()
		return err
	})
	if err != nil {
		return d, fmt.Errorf("info: %w", s.clean(ctx, err))
	}
	d.read(info)
	return d, nil
}

// read takes from the lines "name:value" of INFO what d holds.
func (d *Description) read(info string) {
	for line := range strings.Lines(info) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch name {
		case "redis_version": // Valkey says this too, as the version it is compatible with
			if d.Server == "" {
				d.Server, d.Version = "redis", value
			}
		case "valkey_version":
			d.Server, d.Version = "valkey", value
		case "role":
			d.Role = value
		case "maxmemory_policy":
			d.Eviction = value
		case "aof_enabled":
			d.AppendOnly = map[string]string{"0": "no", "1": "yes"}[value]
		}
	}
}

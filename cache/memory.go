package cache

import (
	"bytes"
	"container/list"
	"context"
	"fmt"
	"sync"
	"time"
)

const (
	// DefaultMaxBytes bounds a [Memory] whose Options name no bound: some thousand digests of 4 KiB
	// with their articles of 10 to 50 KiB, on a server that has 512 MB.
	DefaultMaxBytes = 64 << 20
	// entryOverhead is what one entry costs beside its key and value, in bytes: list element, map
	// slot and headers. BenchmarkMemoryOverhead finds 155; a map that has just grown has empty slots.
	entryOverhead = 200
)

// Options of [NewMemory]. The zero value will do.
type Options struct {
	MaxBytes int64            // keys, values and what holds them; 0 = DefaultMaxBytes
	Now      func() time.Time // nil = time.Now
}

// Memory is a [Store] in this process. It forgets what was used least recently when a new value
// would pass its bound, and everything when the process ends. A value whose time is up takes room
// until it is asked for or has become the least recently used.
type Memory struct {
	maxBytes int64
	now      func() time.Time

	mu      sync.Mutex
	entries map[Key]*list.Element // of *entry
	recent  *list.List            // the most recently used first
	bytes   int64
}

type entry struct {
	key     Key
	val     []byte
	expires time.Time
}

func (e *entry) size() int64 { return int64(len(e.key.name)+len(e.val)) + entryOverhead }

// NewMemory returns an empty Memory.
func NewMemory(o Options) *Memory {
	m := &Memory{maxBytes: o.MaxBytes, now: o.Now, entries: make(map[Key]*list.Element), recent: list.New()}
	if m.maxBytes <= 0 {
		m.maxBytes = DefaultMaxBytes
	}
	if m.now == nil {
		m.now = time.Now
	}
	return m
}

// Get implements [Store].
func (m *Memory) Get(ctx context.Context, key Key) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	e, ok := m.live(key)
	if ok {
		m.recent.MoveToFront(m.entries[key])
	}
	m.mu.Unlock()
	if !ok {
		return nil, ErrMiss
	}
	return append([]byte{}, e.val...), nil // nobody writes to e.val, so the copy needs no lock
}

// Set implements [Store]. A value that is greater than the bound by itself is an error.
func (m *Memory) Set(ctx context.Context, key Key, val []byte, ttl time.Duration) error {
	e, err := m.entry(ctx, key, val, ttl)
	if err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.keep(e)
	return nil
}

// Add implements [Store]. A value that is greater than the bound by itself is an error.
func (m *Memory) Add(ctx context.Context, key Key, val []byte, ttl time.Duration) (bool, error) {
	e, err := m.entry(ctx, key, val, ttl)
	if err != nil {
		return false, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.live(key); ok {
		return false, nil
	}
	m.keep(e)
	return true, nil
}

func (m *Memory) entry(ctx context.Context, key Key, val []byte, ttl time.Duration) (*entry, error) {
	if err := Admit(ctx, ttl); err != nil {
		return nil, err
	}
	e := &entry{key: key, val: bytes.Clone(val), expires: m.now().Add(ttl)}
	if e.size() > m.maxBytes {
		return nil, fmt.Errorf("cache: %s: a value of %d bytes in a memory of %d", key, len(val), m.maxBytes)
	}
	return e, nil
}

// live returns the entry of key if its time is not up. The caller holds mu, as for those below.
func (m *Memory) live(key Key) (*entry, bool) {
	el, ok := m.entries[key]
	if !ok {
		return nil, false
	}
	e := el.Value.(*entry)
	if !m.now().Before(e.expires) {
		m.drop(el)
		return nil, false
	}
	return e, true
}

func (m *Memory) keep(e *entry) {
	if el, ok := m.entries[e.key]; ok {
		m.drop(el)
	}
	m.entries[e.key] = m.recent.PushFront(e)
	m.bytes += e.size()
	for m.bytes > m.maxBytes {
		m.drop(m.recent.Back())
	}
}

func (m *Memory) drop(el *list.Element) {
	e := m.recent.Remove(el).(*entry)
	delete(m.entries, e.key)
	m.bytes -= e.size()
}

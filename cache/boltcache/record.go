package boltcache

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"time"
)

// A record is a value as the file holds it: expiry, checksum, value.
type record []byte

const (
	expirySize = 8 // nanoseconds since 1970, big endian, so that bytes sort as times do
	headerSize = expirySize + crc32.Size
)

func newRecord(expires time.Time, val []byte) record {
	r := make(record, headerSize+len(val))
	nanoseconds := int64(math.MaxInt64)
	if expires.Year() < 2262 { // when 64 bits of them are full
		nanoseconds = expires.UnixNano()
	}
	binary.BigEndian.PutUint64(r, uint64(nanoseconds))
	copy(r[headerSize:], val)
	binary.BigEndian.PutUint32(r[expirySize:], r.checksum())
	return r
}

// live reports whether r is a record whose time is not up.
func (r record) live(now time.Time) bool {
	return len(r) >= headerSize && int64(binary.BigEndian.Uint64(r)) > now.UnixNano()
}

// sound reports whether the value, its length and its expiry are as they were written.
func (r record) sound() bool {
	return binary.BigEndian.Uint32(r[expirySize:]) == r.checksum()
}

func (r record) value() []byte { return r[headerSize:] }

func (r record) checksum() uint32 {
	table := crc32.MakeTable(crc32.Castagnoli) // the library keeps it; most processors compute it
	return crc32.Update(crc32.Checksum(r[:expirySize], table), table, r.value())
}

// expiryKey is r's place in the expiry index: its expiry, then its key.
func (r record) expiryKey(key []byte) []byte {
	return append(append(make([]byte, 0, expirySize+len(key)), r[:expirySize]...), key...)
}

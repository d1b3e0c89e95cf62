package cachetest

import (
	"fmt"
	"testing"
	"time"

	"verbatim/cache"
)

// Benchmark measures Get and Set of values as long as a digest (4 KiB) and an article (64 KiB), by
// one caller, and Set by many at once, in which a store may join what they write.
func Benchmark(b *testing.B, s cache.Store) {
	for _, kib := range []int{4, 64} {
		val := make([]byte, kib<<10)
		for i := range val {
			val[i] = byte(i * i >> 7)
		}
		k := key(fmt.Sprint(kib))
		set := func(k cache.Key) {
			if err := s.Set(b.Context(), k, val, time.Hour); err != nil {
				b.Errorf("Set: %v", err)
			}
		}
		run := func(name string, f func(b *testing.B)) {
			b.Run(fmt.Sprintf("%s/%dKiB", name, kib), func(b *testing.B) {
				b.SetBytes(int64(len(val)))
				b.ReportAllocs()
				f(b)
			})
		}
		run("Set", func(b *testing.B) {
			for b.Loop() {
				set(k)
			}
		})
		run("SetByMany", func(b *testing.B) {
			b.SetParallelism(16)
			b.RunParallel(func(pb *testing.PB) {
				for i := 0; pb.Next(); i++ {
					set(key(fmt.Sprint(kib, i%64)))
				}
			})
		})
		run("Get", func(b *testing.B) {
			set(k)
			for b.Loop() {
				if _, err := s.Get(b.Context(), k); err != nil {
					b.Fatalf("Get: %v", err)
				}
			}
		})
	}
}

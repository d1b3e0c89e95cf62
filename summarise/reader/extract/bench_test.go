package extract

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkRead reads a page of about 1,000 words of article amid menus, teasers and comments.
func BenchmarkRead(b *testing.B) {
	var page strings.Builder
	page.WriteString(`<html lang="en"><head><title>Mill | Courier</title><meta property="og:title" content="Mill"></head><body><nav><ul>`)
	for i := range 40 {
		fmt.Fprintf(&page, `<li class="menu-item"><a href="/%d">Section %d</a></li>`, i, i)
	}
	page.WriteString(`</ul></nav><article class="story"><h1>Mill</h1><div class="story-body">`)
	for i := range 25 {
		fmt.Fprintf(&page, `<p class="text">The council of Lowmere reopened its tidal mill on Tuesday after %d years of repairs, and the first flour was sold <a href="/x">within the hour</a>.
			It is the last working mill on the estuary, said the mayor, who had come by boat with %d guests.</p><figure class="wp-caption"><img src="x.jpg"><figcaption>The mill</figcaption></figure>`, i, i)
	}
	page.WriteString(`</div></article><aside class="related">`)
	for i := range 30 {
		fmt.Fprintf(&page, `<div class="card"><a href="/s/%d"><h3>Another story of the harbour, number %d</h3></a><p>What the council said about it on Monday.</p></div>`, i, i)
	}
	page.WriteString(`</aside></body></html>`)
	b.SetBytes(int64(page.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if p, err := Read(page.String(), "https://example.org/"); err != nil || len(p.Passages) != 25 {
			b.Fatal(len(p.Passages), err)
		}
	}
}

// readers are Read and the bare library it builds on.
var readers = [...]struct {
	name string
	read func(specimen)
}{{"library", func(s specimen) { readBare(s) }}, {"ours", func(s specimen) { readOurs(s) }}}

// BenchmarkPages reads each development page by the bare library and by Read in turn, so that a busy machine troubles
// both alike. It reports how many pages a second each reads on a core, their ratio, and the median and 95th
// percentile of a page in milliseconds.
func BenchmarkPages(b *testing.B) {
	for _, set := range pageSets {
		all := set.pages(b)
		b.Run(set.name, func(b *testing.B) {
			var took [len(readers)][]time.Duration
			var total [len(readers)]time.Duration
			for b.Loop() {
				for _, s := range all {
					for i, r := range readers {
						start := time.Now()
						r.read(s)
						d := time.Since(start)
						took[i], total[i] = append(took[i], d), total[i]+d
					}
				}
			}
			for i, r := range readers {
				slices.Sort(took[i])
				n := len(took[i])
				b.ReportMetric(float64(n)/total[i].Seconds(), r.name+"-pages/s")
				b.ReportMetric(took[i][n/2].Seconds()*1e3, r.name+"-ms-median")
				b.ReportMetric(took[i][n*95/100].Seconds()*1e3, r.name+"-ms-p95")
			}
			b.ReportMetric(total[0].Seconds()/total[1].Seconds(), "ratio")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkMemory reports how far the heap rises over the development pages.
func BenchmarkMemory(b *testing.B) {
	for _, set := range pageSets {
		all := set.pages(b)
		for _, r := range readers {
			b.Run(set.name+"/"+r.name, func(b *testing.B) {
				rise := newHeapRise()
				for b.Loop() {
					for _, s := range all {
						r.read(s)
						rise.look()
					}
				}
				b.ReportMetric(rise.megabytes(), "MB-peak")
			})
		}
	}
}

// BenchmarkHuge reads pages of 5 MB and one of a million nested elements, and tells how far the heap rose.
func BenchmarkHuge(b *testing.B) {
	const size = 5 << 20
	sentence := "The council reopened its mill on Tuesday after four years, and the county paid. "
	fill := func(part string) string { return strings.Repeat(part, size/len(part)) }
	for _, c := range []struct {
		name, page string
		want       error
	}{
		{"one paragraph", "<p>" + fill(sentence), nil},
		{"paragraphs", fill("<p>" + sentence + sentence + "</p>\n"), nil},
		{"links", fill(`<li><a href="/story/12345">Another story</a></li>` + "\n"), nil},
		{"scripts", fill("<script>self.__next_f.push([1,\"" + sentence + "\"])</script>"), nil},
		{"a million nested elements", strings.Repeat("<div>", 1_000_000), ErrTooDeep},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.page)))
			b.ReportAllocs()
			rise := newHeapRise()
			for b.Loop() {
				if _, err := Read(c.page, ""); !errors.Is(err, c.want) {
					b.Fatalf("got error %v, want %v", err, c.want)
				}
				rise.look()
			}
			b.ReportMetric(rise.megabytes(), "MB-peak")
		})
	}
}

// A heapRise is the most that the heap has held, above what it held at first. It looks behind each page, where what
// the page needed has not been collected yet.
type heapRise struct {
	sample []metrics.Sample
	start  uint64
	most   uint64
}

func newHeapRise() *heapRise {
	runtime.GC()
	r := &heapRise{sample: []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}}
	r.look()
	r.start = r.most
	return r
}

func (r *heapRise) look() {
	metrics.Read(r.sample)
	r.most = max(r.most, r.sample[0].Value.Uint64())
}

func (r *heapRise) megabytes() float64 { return float64(r.most-r.start) / (1 << 20) }

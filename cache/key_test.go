package cache_test

import (
	"strings"
	"testing"
	"time"

	"verbatim/cache"
)

func TestKeyLooksLikeItsKind(t *testing.T) {
	t.Parallel()
	type fields struct {
		Article string
		Claims  int
	}
	// A key is kept on disks: a change of this text makes every store forget.
	const want = "digest:v1:36e7135ef65b2710c36c932d7be681613e8e294b58dfb5ad20d3adc699c708ad"
	got := cache.NewKey("digest:v1", fields{"a", 5})
	if got.String() != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if again := cache.NewKey("digest:v1", fields{"a", 5}); again != got {
		t.Errorf("the same input again: got %s, want %s", again, got)
	}
}

func TestKeysOfDifferentInputsDiffer(t *testing.T) {
	t.Parallel()
	type names []string
	type inner struct{ A, B string }
	type all struct {
		S     string
		T     string
		N     int64
		U     uint8
		B     bool
		Names names
		Inner inner
		More  []inner
		Hash  [2]byte
	}
	inputs := map[string]cache.Key{
		"nothing":                      cache.NewKey("k", all{}),
		"another kind":                 cache.NewKey("l", all{}),
		"no kind":                      cache.NewKey("", all{}),
		"a kind with a field's text":   cache.NewKey(`k"{S:`, all{}),
		"no fields":                    cache.NewKey("k", struct{}{}),
		"a field of another name":      cache.NewKey("k", struct{ V string }{}),
		"a field of one name":          cache.NewKey("k", struct{ S string }{}),
		"that field, split":            cache.NewKey("k", struct{ S, T string }{}),
		"a string":                     cache.NewKey("k", all{S: "a"}),
		"the string in the next field": cache.NewKey("k", all{T: "a"}),
		"the string in both":           cache.NewKey("k", all{S: "a", T: "a"}),
		"strings run together":         cache.NewKey("k", all{S: "aa"}),
		"a string like the next field": cache.NewKey("k", all{S: `a",T:"a`}),
		"quotation marks":              cache.NewKey("k", all{S: `"`}),
		"escaped quotation marks":      cache.NewKey("k", all{S: `\"`}),
		"a zero byte":                  cache.NewKey("k", all{S: "a\x00"}),
		"an invalid byte":              cache.NewKey("k", all{S: "\xff"}),
		"another invalid byte":         cache.NewKey("k", all{S: "\xfe"}),
		"the replacement character":    cache.NewKey("k", all{S: "\ufffd"}),
		"the rune of that number":      cache.NewKey("k", all{S: "\u00ff"}),
		"its escape":                   cache.NewKey("k", all{S: `\xff`}),
		"composed":                     cache.NewKey("k", all{S: "\u00e9"}),
		"decomposed":                   cache.NewKey("k", all{S: "e\u0301"}),
		"a number":                     cache.NewKey("k", all{N: 1}),
		"its negative":                 cache.NewKey("k", all{N: -1}),
		"a small number":               cache.NewKey("k", all{U: 1}),
		"a truth":                      cache.NewKey("k", all{B: true}),
		"a list":                       cache.NewKey("k", all{Names: names{"a", "b"}}),
		"a list, joined":               cache.NewKey("k", all{Names: names{"ab"}}),
		"a list, with commas":          cache.NewKey("k", all{Names: names{"a,b"}}),
		"a list of nothing":            cache.NewKey("k", all{Names: names{""}}),
		"a list of two nothings":       cache.NewKey("k", all{Names: names{"", ""}}),
		"inner":                        cache.NewKey("k", all{Inner: inner{"a", "b"}}),
		"inner, the other way round":   cache.NewKey("k", all{Inner: inner{"b", "a"}}),
		"a list of inner":              cache.NewKey("k", all{More: []inner{{"a", "b"}}}),
		"bytes":                        cache.NewKey("k", all{Hash: [2]byte{1, 2}}),
		"other bytes":                  cache.NewKey("k", all{Hash: [2]byte{12, 0}}),
	}
	seen := make(map[cache.Key]string)
	for name, k := range inputs {
		if other, ok := seen[k]; ok {
			t.Errorf("%q and %q have one key, %s", name, other, k)
		}
		seen[k] = name
	}
}

func TestWhatCannotBePartOfAKeyPanics(t *testing.T) {
	t.Parallel()
	for name, fields := range map[string]any{
		"no struct":           "a",
		"nothing":             nil,
		"a pointer":           &struct{ A string }{},
		"an unexported field": struct{ a string }{},
		"a time":              struct{ At time.Time }{},
		"a pointer field":     struct{ A *string }{},
		"an interface field":  struct{ A any }{},
		"a map":               struct{ A map[string]string }{},
		"a float":             struct{ A float64 }{},
		"an inner pointer":    struct{ In struct{ A *int } }{},
		"a list of pointers":  struct{ A []*int }{make([]*int, 1)},
		"an array of times":   struct{ A [1]time.Time }{},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			defer func() {
				if msg, _ := recover().(string); !strings.HasPrefix(msg, `cache: key "k": `) {
					t.Errorf("got panic %q, want one that names the key's kind", msg)
				}
			}()
			cache.NewKey("k", fields)
		})
	}
}

func FuzzKeyTellsStringsApart(f *testing.F) {
	f.Add("a", "b", "ab", "")
	f.Add("\xff", `"`, "\xfe", `\"`)
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		type two struct{ A, B string }
		same := a == c && b == d
		if got := cache.NewKey("k", two{a, b}) == cache.NewKey("k", two{c, d}); got != same {
			t.Errorf("{%q %q} and {%q %q}: got equal keys %v, want %v", a, b, c, d, got, same)
		}
	})
}

func BenchmarkNewKey(b *testing.B) {
	type fields struct {
		Article, Length, Lang, Engine, Model, Prompt string
		Format                                       int
	}
	f := fields{strings.Repeat("a", 64), "standard", "en", "llm", "gpt-5-mini", strings.Repeat("b", 64), 1}
	b.ReportAllocs()
	for b.Loop() {
		cache.NewKey("digest:v1", f)
	}
}

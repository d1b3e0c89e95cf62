package reader

import (
	"net/http"
	"slices"
	"strings"
	"sync"

	"verbatim/summarise"
)

// What is kept of answers that can be asked for again, "if it has changed since".
const (
	maxKept        = 64
	maxKeptArticle = 256 << 10 // bytes of text; longer ones are read anew
)

// validators are what a host gave along with an answer, to recognise it by (RFC 9110, 8.8).
type validators struct {
	url      string // the address they belong to
	etag     string
	modified string
}

// ask makes a request conditional.
func (v validators) ask(header http.Header) {
	if v.etag != "" {
		header.Set("If-None-Match", v.etag)
	}
	if v.modified != "" {
		header.Set("If-Modified-Since", v.modified)
	}
}

// kept holds the latest articles with their validators, by flight key. It is a courtesy to hosts, no
// cache: each reading asks the host. When it says "not modified" the article comes out word for
// word, so its ID is the same and whatever was made of it is found again.
type kept struct {
	mu    sync.Mutex
	byKey map[string]keptArticle
	order []string // oldest first
}

type keptArticle struct {
	validators validators
	article    *summarise.Article
}

func (k *kept) get(key string) keptArticle {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.byKey[key]
}

// put keeps a, unless the host forbids it or gives nothing to recognise it by.
func (k *kept) put(key string, at *target, header http.Header, a *summarise.Article) {
	v := validators{url: at.url.String(), etag: header.Get("Etag"), modified: header.Get("Last-Modified")}
	size := 0
	for _, p := range a.Passages {
		size += len(p.Text)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if v.etag == "" && v.modified == "" || size > maxKeptArticle ||
		strings.Contains(strings.ToLower(header.Get("Cache-Control")), "no-store") {
		delete(k.byKey, key)
		k.order = slices.DeleteFunc(k.order, func(held string) bool { return held == key })
		return
	}
	if _, known := k.byKey[key]; !known {
		k.order = append(k.order, key)
	}
	k.byKey[key] = keptArticle{v, a}
	for len(k.order) > maxKept {
		delete(k.byKey, k.order[0])
		k.order = k.order[1:]
	}
}

package reader

import (
	"net/http"
	"slices"
	"strings"
	"sync"
)

// What is kept of answers that can be asked for again, "if it has changed since".
const (
	maxKept        = 64
	maxKeptArticle = 256 << 10 // bytes of text; longer ones are read anew
	maxValidator   = 512       // bytes
)

// validators are what a host gave along with an answer, to recognise it by (RFC 9110, 8.8). They may be empty.
type validators struct{ etag, modified string }

// ask makes a request conditional.
func (v validators) ask(header http.Header) {
	if v.etag != "" {
		header.Set("If-None-Match", v.etag)
	}
	if v.modified != "" {
		header.Set("If-Modified-Since", v.modified)
	}
}

// unlessLong is value, or "" if it is too long to keep and to send back.
func unlessLong(value string) string {
	if len(value) > maxValidator {
		return ""
	}
	return value
}

// kept holds the latest pages with their validators, by the address that served them. It is a courtesy to
// hosts, no cache: each reading asks the host. When it says "not modified" the article comes out word for
// word, so its ID is the same and whatever was made of it is found again.
type kept struct {
	mu    sync.Mutex
	pages map[string]keptPage
	order []string // oldest first
}

type keptPage struct {
	validators validators
	page       *page // nil: nothing is kept
}

func newKept() *kept { return &kept{pages: make(map[string]keptPage)} }

// get returns what is kept of an address, and nothing if k is nil.
func (k *kept) get(at *target) keptPage {
	if k == nil {
		return keptPage{}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.pages[at.url.String()]
}

// put keeps p, unless the host forbids it or gives nothing to recognise it by.
func (k *kept) put(p *page, header http.Header) {
	v := validators{etag: unlessLong(header.Get("Etag")), modified: unlessLong(header.Get("Last-Modified"))}
	size := 0
	for _, passage := range p.article.Passages {
		size += len(passage.Text)
	}
	key := p.at.url.String()
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, known := k.pages[key]; known {
		delete(k.pages, key)
		k.order = slices.DeleteFunc(k.order, func(held string) bool { return held == key })
	}
	if v.etag == "" && v.modified == "" || size > maxKeptArticle ||
		strings.Contains(strings.ToLower(strings.Join(header.Values("Cache-Control"), ",")), "no-store") {
		return
	}
	k.pages[key] = keptPage{v, p}
	k.order = append(k.order, key)
	if len(k.order) > maxKept {
		delete(k.pages, k.order[0])
		k.order = k.order[1:]
	}
}

package reader

import (
	"bytes"
	"context"
	"hash/maphash"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/publicsuffix"

	"verbatim/summarise"
	"verbatim/summarise/link"
	"verbatim/summarise/prose"
)

// An article stands at several addresses when a site has a layout for telephones (m.), one for AMP, one for
// printing. Such a variant names the page proper in its head, as rel=canonical, and then that page is read instead:
// the better text, and the same one whichever address was posted, so that both lead to one digest.
//
// A page's word alone moves nothing. What it names is fetched like a redirect's target, under the same policy and
// guard, and only where both addresses belong to one owner by the public suffix list; it is taken only if it says
// what the variant says; and then it is remembered as what its own address serves. So a page can lead its readers to
// another page of the same owner with the same words, and nowhere else; and it can put nothing under another's address.
// That the page proper link back (rel=amphtml, rel=alternate) is not asked for: templates print such links, or no
// longer do, while the words cannot be faked. Whatever goes wrong on the way, the variant that was read stands.

// Limits of reading the page that a variant names.
const (
	maxHead         = 512 << 10       // bytes of a variant that are looked through for the end of its head
	canonicalBudget = 5 * time.Second // within the fetch's own budget: the variant is at hand
)

// canonical reads the page that variant names as the one proper, and returns it if it holds variant's words.
// What was read is the answer to every difficulty.
func (r *Reader) canonical(ctx context.Context, variant *page) *page {
	if variant.canonical == "" {
		return variant
	}
	proper, err := r.page(ctx, variant.canonical)
	if err != nil || !haveOneOwner(proper.at, variant.at) || !holdsWordsOf(proper.article, variant.article) {
		return variant
	}
	return proper
}

// canonicalOf returns the address that a page names as the one proper in its head, if the page is a variant of
// it: another host or path of the same owner, or the same one without AMP. A difference in the query alone is one in what
// was shared where, with the same words on the page. "" if there is none.
func canonicalOf(body []byte, at *target) string {
	href, amp := readHead(body)
	if href == "" || len(href) > link.MaxLength {
		return ""
	}
	u, err := at.url.Parse(href)
	if err != nil {
		return ""
	}
	if at.url.Scheme == "https" && u.Port() == "" {
		u.Scheme = "https" // templates are older than certificates
	}
	to, err := parseTarget(u.String())
	if err != nil || !haveOneOwner(to, at) || strings.Trim(to.url.Path, "/") == "" { // a home page is no article's
		return ""
	}
	if to.place() == at.place() && (!amp || to.url.String() == at.url.String()) {
		return ""
	}
	return to.url.String()
}

// place is where t leads, but for what hardly ever makes a difference.
func (t *target) place() string {
	return strings.TrimPrefix(t.host, "www.") + strings.TrimSuffix(t.url.EscapedPath(), "/")
}

// haveOneOwner reports whether two hosts lie in one registrable domain. Sites that give their users hosts of their own
// are on the public suffix list, so that those are not one.
func haveOneOwner(a, b *target) bool {
	if a.addr.IsValid() || b.addr.IsValid() {
		return false
	}
	owner, err := publicsuffix.EffectiveTLDPlusOne(a.host)
	if err != nil {
		return false
	}
	other, err := publicsuffix.EffectiveTLDPlusOne(b.host)
	return err == nil && owner == other
}

// readHead returns the first rel=canonical of a page's head, and whether the page says that it is AMP
// (amp.dev, "AMP HTML Specification": html ⚡ or html amp). What stands in the body may be a visitor's.
func readHead(body []byte) (canonical string, amp bool) {
	z := html.NewTokenizer(bytes.NewReader(body[:min(len(body), maxHead)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return canonical, amp
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "head" {
				return canonical, amp
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			switch t := z.Token(); t.Data {
			case "body":
				return canonical, amp
			case "html":
				for _, a := range t.Attr {
					amp = amp || a.Key == "amp" || strings.HasPrefix(a.Key, "⚡")
				}
			case "link":
				if canonical == "" && hasRel(t, "canonical") {
					canonical = attr(t, "href")
				}
			}
		}
	}
}

func hasRel(t html.Token, rel string) bool {
	for word := range strings.FieldsSeq(attr(t, "rel")) {
		if strings.EqualFold(word, rel) {
			return true
		}
	}
	return false
}

func attr(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// holdsWordsOf reports whether two thirds of the runs of four words in part stand in whole. A variant has more or
// less around the article than the page proper; two articles of one site share next to nothing, and what a paywall
// leaves of an article is less than that.
func holdsWordsOf(whole, part *summarise.Article) bool {
	const sample = 4096 // runs that are compared, of a long article every n-th by its hash
	every := uint64(1 + part.Read.Words/sample)
	seed := maphash.MakeSeed()
	wanted := make(map[uint64]bool) // true: found
	for run := range runsOf(part, seed) {
		if run%every == 0 {
			wanted[run] = false
		}
	}
	found := 0
	for run := range runsOf(whole, seed) {
		if seen, ok := wanted[run]; ok && !seen {
			wanted[run] = true
			found++
		}
	}
	return found > 0 && found*3 >= len(wanted)*2
}

// runsOf yields a hash of each run of four words in a, whatever passages they are cut into.
func runsOf(a *summarise.Article, seed maphash.Seed) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		var last [4]uint64
		n := 0
		for _, p := range a.Passages {
			for _, w := range prose.Words(p.Text) {
				last = [4]uint64{last[1], last[2], last[3], maphash.String(seed, w.In(p.Text))}
				if n++; n >= len(last) && !yield(maphash.Comparable(seed, last)) {
					return
				}
			}
		}
	}
}

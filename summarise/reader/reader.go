package reader

import (
	"cmp"
	"context"
	"log/slog"
	"net"
	"net/netip"
	"runtime"
	"strings"
	"time"

	"verbatim/summarise"
	"verbatim/summarise/link"
	"verbatim/summarise/reader/pdf"
	"verbatim/summarise/reader/plain"
)

// Options are what a [Reader] is built from. The zero value reads what is public, under a bare name.
type Options struct {
	// Allow are address ranges that links may reach although they are not public, on any port,
	// also as IP literals and by names whose addresses all lie in them (FETCH_ALLOW_CIDRS).
	Allow []netip.Prefix
	// UserAgent names the program and an address where its owner can be asked:
	// "Verbatim/1.0 (+https://example.org/bot)". Empty: "Verbatim".
	UserAgent string
	// CacheDir is a directory of the program's own, made when it is first needed, for PDFium's machine
	// code: without it the first PDF of every process takes seconds longer. What lies in it is run.
	CacheDir string
	Log      *slog.Logger     // told of connections that the guard stopped; nil: nowhere
	Now      func() time.Time // nil: the clock
}

// A Reader makes articles of sources.
type Reader struct {
	fetcher fetcher
	flights flights
	kept    *kept
	pdf     *pdf.Reader
	parsing chan struct{} // a place for each page that is being parsed
}

var _ summarise.Reader = (*Reader)(nil)

// New builds a reader with a transport of its own.
func New(o Options) *Reader {
	return build(o, network{dial: (*net.Dialer).DialContext, lookup: net.DefaultResolver.LookupNetIP, own: net.InterfaceAddrs})
}

// A network is what lies below the guard. This package's tests alone have another than the system's.
type network struct {
	dial   func(d *net.Dialer, ctx context.Context, network, address string) (net.Conn, error)
	lookup func(ctx context.Context, network, host string) ([]netip.Addr, error)
	own    func() ([]net.Addr, error) // this machine's addresses
}

func build(o Options, below network) *Reader {
	if o.UserAgent == "" {
		o.UserAgent = "Verbatim"
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if _, err := below.own(); err != nil {
		o.Log.Warn("own addresses unknown: links to this machine's public ones are not refused", "err", err)
	}
	guard := newGuard(o.Allow, below.own)
	return &Reader{
		fetcher: fetcher{
			policy:    policy{allow: o.Allow, lookup: below.lookup},
			transport: newTransport(guard, below.dial),
			hosts:     newHosts(o.Now),
			agent:     o.UserAgent,
			log:       o.Log,
		},
		kept:    newKept(),
		pdf:     pdf.New(o.CacheDir, o.Log),
		parsing: make(chan struct{}, runtime.GOMAXPROCS(0)),
	}
}

// Read reads src. Links and attachments are fetched; of what a page names, at most the page that it calls canonical.
func (r *Reader) Read(ctx context.Context, src summarise.Source) (*summarise.Article, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	switch src := src.(type) {
	case summarise.Link:
		key := "link " + cmp.Or(link.Key(src.URL), src.URL)
		return r.flights.read(ctx, key, func(ctx context.Context) (*summarise.Article, error) {
			return r.link(ctx, src.URL)
		})
	case summarise.Attachment:
		if src.Size > maxDocument {
			return nil, tooLarge(src.Size, maxDocument)
		}
		return r.flights.read(ctx, "attachment "+src.URL, func(ctx context.Context) (*summarise.Article, error) {
			return r.attachment(ctx, src)
		})
	case summarise.Upload:
		return r.upload(ctx, src)
	case summarise.Paste:
		return r.paste(src)
	default:
		return nil, summarise.Errorf(summarise.Unsupported, "there is no reading a %T", src)
	}
}

// A page is an article where it was found.
type page struct {
	at        *target
	article   *summarise.Article
	canonical string // the address it names as the one proper, "" if it is no variant of another
}

// link reads what a posted link stands for.
func (r *Reader) link(ctx context.Context, posted string) (*summarise.Article, error) {
	if isAmbiguous(posted) {
		return nil, summarise.Errorf(summarise.PrivateAddress, "that link can be read in two ways")
	}
	latest := time.Now().Add(fetchBudget)
	p, err := r.page(ctx, link.Unwrap(posted))
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, min(canonicalBudget, time.Until(latest)))
	defer cancel()
	return r.canonical(ctx, p).article, nil
}

// page reads what stands at an address, or returns what is kept of it if the host says that it is the same.
func (r *Reader) page(ctx context.Context, address string) (*page, error) {
	answer, err := r.fetcher.get(ctx, address, "", r.kept)
	if err != nil {
		return nil, err
	}
	if answer.unchanged != nil {
		return answer.unchanged, nil
	}
	a, err := r.read(ctx, content{answer.body, answer.kind, answer.header.Get("Content-Type"), answer.at.url.String(), answer})
	if err != nil {
		return nil, err
	}
	p := &page{at: answer.at, article: a}
	if answer.kind == kindHTML {
		p.canonical = canonicalOf(answer.body, answer.at)
	}
	r.kept.put(p, answer.header)
	return p, nil
}

// attachment fetches a file from Discord's servers. Its address is signed, so the article has none.
func (r *Reader) attachment(ctx context.Context, src summarise.Attachment) (*summarise.Article, error) {
	answer, err := r.fetcher.get(ctx, src.URL, src.Name, nil)
	if err != nil {
		return nil, err
	}
	return r.read(ctx, content{answer.body, answer.kind, cmp.Or(src.MediaType, answer.header.Get("Content-Type")), "", answer})
}

func (r *Reader) upload(ctx context.Context, src summarise.Upload) (*summarise.Article, error) {
	if len(src.Data) == 0 {
		return nil, summarise.Errorf(summarise.Empty, "the file is empty")
	}
	k := kindOf(src.Data[:min(len(src.Data), sniffed)], src.MediaType, src.Name)
	limit, err := k.limit()
	if err != nil {
		return nil, err
	}
	if size := int64(len(src.Data)); size > limit {
		return nil, tooLarge(size, limit)
	}
	return r.read(ctx, content{src.Data, k, src.MediaType, src.URL, nil})
}

func (r *Reader) paste(src summarise.Paste) (*summarise.Article, error) {
	if len(src.Text) > maxText {
		return nil, tooLarge(int64(len(src.Text)), maxText)
	}
	a := articleOf(plain.Text(src.Text))
	if title := strings.Join(strings.Fields(src.Title), " "); title != "" {
		a.Title = title
		if len(a.Passages) > 1 && a.Passages[0].Text == title {
			a.Passages = a.Passages[1:] // pasted along with the text
		}
	}
	return finish(a)
}

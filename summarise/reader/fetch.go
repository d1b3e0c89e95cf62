package reader

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"verbatim/summarise"
	"verbatim/summarise/reader/verdict"
)

// Limits of one fetch.
const (
	fetchBudget = 15 * time.Second    // from the question to the last byte, redirects and waiting included
	stallBudget = 5 * time.Second     // between two reads of a body
	maxHops     = 5                   // redirects
	maxWire     = maxDocument + 1<<20 // bytes of a body as it is sent; what is packed is hardly ever larger for it
	sniffed     = 3 << 10             // bytes looked at before the rest of a body is read
)

// A fetched answer. Body is whole, decoded and within its kind's limit. If the host says that the page
// is as it was, there is nothing but the one that was kept.
type fetched struct {
	at        *target // where it was found, after redirects
	status    int
	header    http.Header
	kind      kind
	body      []byte
	unchanged *page
}

// fetcher asks hosts for pages, under the guard, the policy and the manners of this package.
type fetcher struct {
	policy    policy
	transport guarded
	hosts     *hosts
	agent     string
	log       *slog.Logger
}

// get fetches an address and follows its redirects. name is the file's name if there is one. What is in known, which
// may be nil, is asked for only if it has changed.
func (f *fetcher) get(ctx context.Context, address, name string, known *kept) (*fetched, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchBudget)
	defer cancel()
	to, err := parseTarget(address)
	if err != nil {
		return nil, err
	}
	for range maxHops + 1 {
		answer, next, err := f.hop(ctx, to, name, known)
		if err != nil || next == nil {
			return answer, err
		}
		to = next
	}
	return nil, summarise.Errorf(summarise.PageError, "the site redirects more than %d times", maxHops)
}

// hop asks one host and returns its answer, or where it sends us.
func (f *fetcher) hop(ctx context.Context, to *target, name string, known *kept) (answer *fetched, next *target, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	granted, err := f.policy.admit(ctx, to)
	if err != nil {
		return nil, nil, failure(ctx, to, err)
	}
	leave, err := f.hosts.acquire(ctx, to.host)
	if err != nil {
		return nil, nil, failure(ctx, to, err)
	}
	defer leave()

	held := known.get(to)
	resp, err := f.ask(ctx, to, granted, held.validators)
	if err != nil {
		return nil, nil, failure(ctx, to, err)
	}
	defer resp.Body.Close()

	f.hosts.heed(to.host, resp.StatusCode, resp.Header)
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		next, err := to.follow(resp.Header.Get("Location"))
		return nil, next, err
	case http.StatusNotModified:
		if held.page != nil {
			return &fetched{unchanged: held.page}, nil, nil
		}
	}
	answer, err = receive(resp, &watched{from: resp.Body, left: maxWire, cancel: cancel}, name, to)
	if err != nil {
		return nil, nil, failure(ctx, to, err)
	}
	return answer, nil, nil
}

// ask sends the request. All that it tells of us is who we are.
func (f *fetcher) ask(ctx context.Context, to *target, granted pass, known validators) (*http.Response, error) {
	req := &http.Request{Method: http.MethodGet, URL: to.url, Host: to.url.Host, Header: http.Header{
		"User-Agent":      {f.agent},
		"Accept":          {"text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,*/*;q=0.5"},
		"Accept-Encoding": {acceptedCodings},
	}}
	known.ask(req.Header)
	resp, err := f.transport.roundTrip(req.WithContext(ctx), granted)
	if errors.Is(err, errNotPublic) {
		f.log.WarnContext(ctx, "guard stopped a connection", "err", err)
	}
	return resp, err
}

// follow resolves a redirect as it came. The new address is judged like a posted one.
func (t *target) follow(location string) (*target, error) {
	if location == "" {
		return nil, summarise.Errorf(summarise.PageError, "the site redirects without saying where to")
	}
	u, err := t.url.Parse(location)
	if err != nil || strings.Contains(location, `\`) || strings.HasPrefix(location, "///") { // browsers see a host in these, Go a path
		return nil, summarise.Errorf(summarise.PageError, "the site redirects to what is no address")
	}
	return parseTarget(u.String())
}

// receive reads an answer, unless its status says enough. Of an error's status the page is read, since challenges
// come with some of them; if that fails, the status counts.
func receive(resp *http.Response, body io.Reader, name string, at *target) (*fetched, error) {
	refused, final := verdict.ByStatus(resp.StatusCode, resp.Header)
	if refused != nil && final {
		return nil, refused
	}
	answer, err := readBody(resp, body, name, at)
	if refused != nil && (err != nil || answer.kind != kindHTML) {
		return nil, refused
	}
	return answer, err
}

// readBody decides from the first bytes what is coming, and reads on only if it is of use and fits.
func readBody(resp *http.Response, body io.Reader, name string, at *target) (*fetched, error) {
	decoded, err := decoder(resp.Header, body)
	if err != nil {
		return nil, err
	}
	buffered := bufio.NewReaderSize(decoded, sniffed)
	head, err := buffered.Peek(sniffed)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if name == "" {
		name = at.url.Path
	}
	k := kindOf(head, resp.Header.Get("Content-Type"), name)
	limit, err := k.limit()
	if err != nil {
		return nil, err
	}
	if decoded == body && resp.ContentLength > limit {
		return nil, tooLarge(resp.ContentLength, limit)
	}
	data, err := io.ReadAll(io.LimitReader(buffered, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, tooLarge(0, limit)
	}
	return &fetched{at: at, status: resp.StatusCode, header: resp.Header, kind: k, body: data}, nil
}

// watched ends the fetch when a read takes longer than stallBudget, or when more is sent than can be of use: a coding
// can be made of empty pieces without end, of which nothing comes out that a limit would see.
type watched struct {
	from   io.Reader
	left   int64 // bytes
	cancel context.CancelCauseFunc
}

func (w *watched) Read(p []byte) (int, error) {
	timer := time.AfterFunc(stallBudget, func() { w.cancel(errStalled) })
	defer timer.Stop()
	n, err := w.from.Read(p)
	if w.left -= int64(n); w.left < 0 {
		return 0, tooLarge(0, maxDocument)
	}
	return n, err
}

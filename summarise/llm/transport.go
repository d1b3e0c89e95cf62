package llm

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"strings"
	"time"
)

const (
	bodyLimit    = 4 << 20  // bytes of a completion
	errorLimit   = 64 << 10 // bytes of an error body
	dialTimeout  = 5 * time.Second
	stallTimeout = 30 * time.Second // nothing came of a body that has begun
)

// wire is the one way out of this package. It returns a response only if that is a whole JSON body
// under status 200 that is not an error; everything else comes back as a [*Failure]. So what
// go-openai makes of errors (whole bodies in their text, statuses that read 0, empty choices
// without an error) is never met.
type wire struct {
	base http.RoundTripper
	key  Secret
	now  func() time.Time
}

func newBase() http.RoundTripper {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment, // the operator's choice, unlike for links that strangers post
		DialContext:            (&net.Dialer{Timeout: dialTimeout}).DialContext,
		TLSHandshakeTimeout:    dialTimeout,
		ForceAttemptHTTP2:      true,
		MaxIdleConnsPerHost:    8,
		IdleConnTimeout:        30 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}
}

// RoundTrip sends req and reads its whole answer.
func (w *wire) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(req.Context())
	defer cancel(nil)
	resp, err := w.base.RoundTrip(req.WithContext(ctx))
	if err != nil {
		return nil, w.broken(ctx, err)
	}
	defer resp.Body.Close()
	limit := int64(bodyLimit)
	if resp.StatusCode != http.StatusOK {
		limit = errorLimit
	}
	body, err := readAll(resp.Body, limit, cancel)
	switch {
	case err != nil:
		f := w.broken(ctx, err)
		f.Status, f.Request = resp.StatusCode, requestID(resp.Header)
		return nil, f
	case resp.StatusCode != http.StatusOK:
		return nil, classify(resp.StatusCode, resp.Header, body[:min(len(body), errorLimit)], w.now())
	case len(body) > bodyLimit:
		return nil, w.unusable(resp, never, "its reply is larger than 4 MiB")
	case !isJSON(resp.Header.Get("Content-Type"), body):
		return nil, w.unusable(resp, wait, "it answers with something else than JSON")
	}
	if _, isError := readError(body); isError {
		return nil, classify(resp.StatusCode, resp.Header, body, w.now())
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

func (w *wire) unusable(resp *http.Response, c class, detail string) *Failure {
	return &Failure{Reason: Nonsense, Status: resp.StatusCode, Request: requestID(resp.Header), Detail: detail, class: c}
}

// isJSON: it says so, or it says nothing better and begins like an object.
func isJSON(contentType string, body []byte) bool {
	media, _, _ := mime.ParseMediaType(contentType)
	switch {
	case media == "application/json", strings.HasSuffix(media, "+json"):
		return true
	case media == "", media == "text/plain", media == "application/octet-stream":
		return bytes.HasPrefix(bytes.TrimSpace(body), []byte("{"))
	}
	return false
}

var errStalled = errors.New("the reply stalled")

// readAll reads at most limit bytes and one more. A body of which nothing comes for a while is given up.
func readAll(body io.Reader, limit int64, cancel context.CancelCauseFunc) ([]byte, error) {
	stall := time.AfterFunc(stallTimeout, func() { cancel(errStalled) })
	defer stall.Stop()
	var b bytes.Buffer
	_, err := io.Copy(&b, &watched{io.LimitReader(body, limit+1), stall})
	return b.Bytes(), err
}

type watched struct {
	r     io.Reader
	stall *time.Timer
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	w.stall.Reset(stallTimeout)
	return n, err
}

// broken says what became of a request whose answer did not come, or did not come whole.
func (w *wire) broken(ctx context.Context, err error) *Failure {
	f := &Failure{Reason: Unreachable, class: wait, Detail: w.redact(err)}
	timeout, isNet := errors.AsType[net.Error](err)
	_, badCertificate := errors.AsType[*tls.CertificateVerificationError](err)
	switch cause := context.Cause(ctx); {
	case errors.Is(cause, errStalled), errors.Is(cause, errAttempt):
		f.Reason, f.Detail = TimedOut, cause.Error()
	case cause != nil:
		f.Reason, f.Detail, f.class, f.cause = TimedOut, "the job's time is up", never, ctx.Err()
	case badCertificate:
		f.class = never
	case isNet && timeout.Timeout():
		f.Reason = TimedOut
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		f.Detail = "the connection ended before the reply did"
	}
	return f
}

// redact is err's text on one short line, without the key.
func (w *wire) redact(err error) string {
	const longest = 200 // bytes
	s := strings.Join(strings.Fields(err.Error()), " ")
	if w.key != "" {
		s = strings.ReplaceAll(s, string(w.key), "[key]")
	}
	return strings.ToValidUTF8(s[:min(len(s), longest)], "")
}

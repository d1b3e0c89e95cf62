package reader

import (
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"

	"verbatim/summarise"
)

var errStalled = errors.New("the body stalled")

// failure names what went wrong between us and the host. ctx is the fetch's own, whose cause says
// more than the library's "context canceled".
func failure(ctx context.Context, to *target, err error) error {
	if _, named := errors.AsType[*summarise.Error](err); named {
		return err
	}
	cause := context.Cause(ctx)
	named := func(code summarise.Code, note string) error {
		return &summarise.Error{Code: code, Note: note, Err: fmt.Errorf("fetch %s: %w", to.logged(), err)}
	}
	if errors.Is(err, errNotPublic) {
		return named(summarise.PrivateAddress, "the link leads to an address that is not public")
	}
	if errors.Is(cause, errStalled) || errors.Is(cause, context.DeadlineExceeded) {
		return named(summarise.Timeout, "the site answers too slowly")
	}
	if dns, ok := errors.AsType[*net.DNSError](err); ok {
		if dns.IsNotFound {
			return named(summarise.Unreachable, "there is no such host")
		}
		return named(summarise.Unreachable, "the host's name could not be looked up")
	}
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return named(summarise.Timeout, "the site answers too slowly")
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return named(summarise.Unreachable, "the site's certificate is not valid")
	}
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return named(summarise.Unreachable, "the host refuses connections")
	case isBadCoding(err):
		return named(summarise.Unsupported, "what the site sent is packed wrongly")
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET):
		return named(summarise.Unreachable, "the connection broke off")
	default:
		return named(summarise.Unreachable, "the site did not answer in a way that can be read")
	}
}

func isBadCoding(err error) bool {
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	return corrupt || errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) ||
		errors.Is(err, zlib.ErrHeader) || errors.Is(err, zlib.ErrChecksum) || errors.Is(err, zlib.ErrDictionary)
}

// logged is t for an error and a log: the query may hold a token.
func (t *target) logged() string { return t.url.Scheme + "://" + t.url.Host + t.url.EscapedPath() }

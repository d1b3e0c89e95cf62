package reader

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"

	"verbatim/summarise"
)

// acceptedCodings is what [decoder] understands. Zstandard is left out: a tiny frame may ask for
// a window of 512 MiB.
const acceptedCodings = "gzip, deflate, br"

// decoder undoes the one content coding of a body. More than one is refused: servers do not stack
// codings, bombs do. What comes out is unlimited; the reader of it must stop.
func decoder(header http.Header, body io.Reader) (io.Reader, error) {
	coding := strings.ToLower(strings.TrimSpace(strings.Join(header.Values("Content-Encoding"), ",")))
	switch coding {
	case "", "identity":
		return body, nil
	case "gzip", "x-gzip":
		r, err := gzip.NewReader(body)
		if err == io.EOF {
			return strings.NewReader(""), nil // an empty body is sent without the coding it announces
		}
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		return r, nil
	case "deflate":
		return inflater(body)
	case "br":
		return brotli.NewReader(body), nil
	default:
		return nil, &summarise.Error{Code: summarise.Unsupported, Note: "the site packs its answer in a way that is not read",
			Err: fmt.Errorf("content coding %.40q", coding)}
	}
}

// inflater reads "deflate", which is zlib by RFC 9110 and raw deflate from some servers.
func inflater(body io.Reader) (io.Reader, error) {
	buffered := bufio.NewReader(body)
	head, err := buffered.Peek(2)
	if len(head) == 0 && err == io.EOF {
		return buffered, nil
	}
	if len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 { // RFC 1950, 2.2
		r, err := zlib.NewReader(buffered)
		if err != nil {
			return nil, fmt.Errorf("deflate: %w", err)
		}
		return r, nil
	}
	return flate.NewReader(buffered), nil
}

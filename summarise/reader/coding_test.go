package reader

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"net/http"
	"testing"

	"github.com/andybalholm/brotli"

	"verbatim/summarise"
)

func packed(t testing.TB, coding string, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip":
		w, _ = gzip.NewWriterLevel(&b, gzip.BestSpeed)
	case "deflate":
		w, _ = zlib.NewWriterLevel(&b, zlib.BestSpeed)
	case "raw deflate":
		w, _ = flate.NewWriter(&b, flate.BestSpeed)
	case "br":
		w = brotli.NewWriterLevel(&b, brotli.BestSpeed)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestContentCodings(t *testing.T) {
	t.Parallel()
	page := []byte(harbour)
	bomb := make([]byte, 3*maxText)
	copy(bomb, harbour)
	gzipped := packed(t, "gzip", page)
	tests := []struct {
		name, coding string
		body         []byte
		want         summarise.Code // "" = read
	}{
		{"plain", "", page, ""},
		{"identity", "identity", page, ""},
		{"gzip", "gzip", gzipped, ""},
		{"gzip under its old name", "X-GZip", gzipped, ""},
		{"deflate as the standard has it", "deflate", packed(t, "deflate", page), ""},
		{"deflate as some servers have it", "deflate", packed(t, "raw deflate", page), ""},
		{"brotli", "br", packed(t, "br", page), ""},
		{"a coding we did not offer", "zstd", page, summarise.Unsupported},
		{"two codings", "gzip, gzip", packed(t, "gzip", gzipped), summarise.Unsupported},
		{"gzip in gzip under one name", "gzip", packed(t, "gzip", gzipped), summarise.Unsupported},
		{"no gzip at all", "gzip", page, summarise.Unsupported},
		{"truncated gzip", "gzip", gzipped[:len(gzipped)/2], summarise.Unreachable},
		{"gzip with a broken byte", "gzip", append(append([]byte{}, gzipped[:len(gzipped)-6]...), 1, 2, 3, 4, 5, 6), summarise.Unsupported},
		{"truncated brotli", "br", packed(t, "br", page)[:100], summarise.Unreachable},
		{"gzip bomb", "gzip", packed(t, "gzip", bomb), summarise.TooLarge},
		{"deflate bomb", "deflate", packed(t, "deflate", bomb), summarise.TooLarge},
		{"brotli bomb", "br", packed(t, "br", bomb), summarise.TooLarge},
		{"nested bomb", "gzip", packed(t, "gzip", packed(t, "gzip", bomb)), summarise.Unsupported},
		{"nothing, called gzip", "gzip", nil, summarise.Empty},
		{"nothing", "", nil, summarise.Empty},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, r := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				if test.coding != "" {
					w.Header().Set("Content-Encoding", test.coding)
				}
				w.Write(test.body)
			}, Options{})
			_, err := read(t, r, summarise.Link{URL: "http://news.example.com/"})
			if test.want != "" {
				wantCode(t, err, test.want)
			} else if err != nil {
				t.Fatal(err)
			}
		})
	}
}

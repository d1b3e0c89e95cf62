package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// An archive is a ZIP file whose parts are read within limits.
type archive struct {
	parts map[string]*zip.File
	read  int // bytes so far
}

func openArchive(data []byte) (*archive, error) {
	if len(data) > MaxBytes {
		return nil, tooLarge("it is %.1f MB, %d MB are read", float64(len(data))/(1<<20), MaxBytes>>20)
	}
	// The archive's own count may lie; its directory is not held in memory before this says how long it
	// is. Archives in the archive have entries too, hence the allowance.
	if bytes.Count(data, []byte("PK\x01\x02")) > 4*maxParts {
		return nil, tooLarge("it has more than %d parts", maxParts)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // nothing is written to any path
		return nil, damaged(err)
	}
	if len(z.File) > maxParts {
		return nil, tooLarge("it has more than %d parts", maxParts)
	}
	a := &archive{parts: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		name := cleanName(f.Name)
		if a.parts[name] == nil { // of two with one name, readers take the first
			a.parts[name] = f
		}
	}
	return a, nil
}

// cleanName is the name under which a part is looked for.
func cleanName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// part reads a part whole; fs.ErrNotExist if there is none of that name.
func (a *archive) part(name string) ([]byte, error) {
	f := a.parts[cleanName(name)]
	if f == nil {
		return nil, fmt.Errorf("part %q: %w", name, fs.ErrNotExist)
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer r.Close()
	limit := min(maxPart, maxAll-a.read)
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case len(data) > limit:
		return nil, tooLarge("unpacked it is over %d MB", maxPart>>20)
	case err != nil:
		return nil, damaged(err)
	}
	a.read += len(data)
	return data, nil
}

// utf8Text decodes a part by its byte order mark, then by its XML declaration, and else takes it for UTF-8.
func utf8Text(data []byte) []byte {
	var declared encoding.Encoding = unicode.UTF8
	if head := data[:min(len(data), 200)]; bytes.HasPrefix(head, []byte("<?xml")) {
		if _, after, ok := bytes.Cut(head, []byte("encoding=")); ok && len(after) > 1 {
			if end := bytes.IndexByte(after[1:], after[0]); end > 0 {
				if e, err := htmlindex.Get(string(after[1 : 1+end])); err == nil {
					declared = e
				}
			}
		}
	}
	decoded, _, err := transform.Bytes(unicode.BOMOverride(declared.NewDecoder()), data)
	if err != nil {
		return data
	}
	return decoded
}

// xmlTokens reads the XML of a part. Prefixes are left as they are: documents that people write use the
// usual ones, and names are told apart without them.
func xmlTokens(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(utf8Text(data)))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // decoded already
	return d
}

// attribute is the value of the attribute of that local name, "" if there is none.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

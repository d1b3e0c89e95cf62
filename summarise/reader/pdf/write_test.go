package pdf

import (
	"bytes"
	"compress/flate"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"testing"
)

// A file is a PDF written by hand, object by object. The first object is the catalogue.
type file struct {
	objects []string
	trailer string // further entries of the trailer
}

// add adds an object and returns its number.
func (f *file) add(object string) int {
	f.objects = append(f.objects, object)
	return len(f.objects)
}

func stream(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// deflated is a compressed stream of head and then data, so many times. Blocks that refer to nothing
// before them can be repeated as they are, which makes bombs cheap to make.
func deflated(tb testing.TB, dict, head, data string, times int) string {
	tb.Helper()
	blocks := func(text string) []byte {
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, flate.BestSpeed)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			tb.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			tb.Fatal(err)
		}
		return b.Bytes()
	}
	const together = 10_000 // times in a block
	var b bytes.Buffer
	b.WriteString("\x78\x01") // the head of zlib's format
	b.Write(blocks(head))
	block := blocks(strings.Repeat(data, min(times, together)))
	for n := 0; n < times; n += together {
		b.Write(block)
	}
	b.WriteString("\x03\x00\x00\x00\x00\x00") // an empty last block, and a checksum that nobody minds
	return stream("/Filter /FlateDecode "+dict, b.String())
}

func (f *file) bytes() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(f.objects))
	for i, o := range f.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(f.objects)+1, f.trailer, start)
	return b.Bytes()
}

const helvetica = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"

// newFile is a document of one page for each content stream, an object as it stands in the file. What
// resources says beyond the font Helvetica, as /F, is every page's.
func newFile(resources string, contents ...string) *file {
	f := new(file)
	f.add("<< /Type /Catalog /Pages 2 0 R >>")
	kids := make([]string, len(contents))
	for i := range contents {
		kids[i] = fmt.Sprintf("%d 0 R", 3+2*i)
	}
	f.add(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] /Resources << %s %s >> >>", strings.Join(kids, " "), len(kids), helvetica, resources))
	for _, c := range contents {
		n := f.add("")
		f.objects[n-1] = fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>", f.add(c))
	}
	return f
}

// paragraph is a page's content: lines of text from the top.
func paragraph(lines ...string) string {
	var b strings.Builder
	b.WriteString("BT /F 11 Tf 14 TL 72 700 Td\n")
	for _, l := range lines {
		fmt.Fprintf(&b, "(%s) Tj T*\n", strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(l))
	}
	b.WriteString("ET")
	return b.String()
}

// padding is what passwords are filled up with (ISO 32000-1, 7.6.3.3).
const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// lock encrypts f with 40-bit RC4 (revision 2) under a user password, which may be empty. Streams alone
// are encrypted; there must be no strings outside them.
func (f *file) lock(tb testing.TB, password string) {
	tb.Helper()
	crypt := func(key, data []byte) []byte {
		c, err := rc4.NewCipher(key)
		if err != nil {
			tb.Fatal(err)
		}
		out := make([]byte, len(data))
		c.XORKeyStream(out, data)
		return out
	}
	padded := []byte((password + padding)[:32])
	ownerKey := md5.Sum([]byte("owner" + padding)[:32])
	owner := crypt(ownerKey[:5], padded)
	const permissions = -4
	h := md5.New()
	h.Write(padded)
	h.Write(owner)
	binary.Write(h, binary.LittleEndian, int32(permissions))
	h.Write([]byte("0123456789abcdef"))
	key := h.Sum(nil)[:5]
	for i, o := range f.objects {
		head, rest, ok := strings.Cut(o, "\nstream\n")
		if !ok {
			continue
		}
		data := strings.TrimSuffix(rest, "\nendstream")
		n := i + 1
		sum := md5.Sum(append(bytes.Clone(key), byte(n), byte(n>>8), byte(n>>16), 0, 0))
		f.objects[i] = head + "\nstream\n" + string(crypt(sum[:10], []byte(data))) + "\nendstream"
	}
	f.trailer += fmt.Sprintf("/ID [<%x> <%[1]x>] /Encrypt << /Filter /Standard /V 1 /R 2 /P %d /O <%x> /U <%x> >>", "0123456789abcdef", permissions, owner, crypt(key, []byte(padding)))
}

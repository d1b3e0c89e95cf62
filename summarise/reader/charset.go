package reader

import (
	"bytes"
	"fmt"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"verbatim/summarise"
)

// maxUnreadable is the share of characters that may be lost in decoding before a text is refused.
const maxUnreadable = 0.01

// maxOddBytes is the share of bytes beyond ASCII up to which a text that makes no words in any
// encoding is read all the same: a © or a ° here and there.
const maxOddBytes = 0.1

// decodeText makes UTF-8 of a text or a page. It asks in this order: a byte order mark, which beats
// all else (WHATWG Encoding, "BOM sniff"); whether the bytes are UTF-8, since a text beyond ASCII is
// that only by intent, and servers that say ISO-8859-1 of it are many; the media type's charset;
// the page's own meta; UTF-16 without a mark; and last a guess. Notes say what was guessed or lost.
func decodeText(data []byte, mediaType string, k kind) (text string, notes []string, err error) {
	name, enc := declared(data, mediaType, k)
	if enc == nil {
		if name, enc = detect(data); enc == nil {
			if float64(countHigh(data)) > maxOddBytes*float64(len(data)) {
				return "", nil, summarise.Errorf(summarise.Unsupported, "its characters are in no encoding that is known")
			}
			name, enc = "windows-1252", lookup("windows-1252")
		}
		notes = append(notes, fmt.Sprintf("the encoding is not declared; read as %s", name))
	}
	decoded, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, &summarise.Error{Code: summarise.Unsupported, Note: "its characters cannot be read", Err: fmt.Errorf("decode %s: %w", name, err)}
	}
	text = strings.TrimPrefix(string(decoded), "\ufeff")
	lost := strings.Count(text, "\uFFFD")
	switch {
	case lost == 0:
	case float64(lost) > maxUnreadable*float64(utf8.RuneCountInString(text)):
		return "", nil, summarise.Errorf(summarise.Unsupported, "its characters cannot be read as %s", name)
	default:
		notes = append(notes, fmt.Sprintf("characters that could not be read: %d", lost))
	}
	if strings.ContainsFunc(text, isBinary) {
		if float64(count(text, isBinary)) > maxUnreadable*float64(len(text)) {
			return "", nil, summarise.Errorf(summarise.Unsupported, "it is no text that can be read")
		}
		text = strings.Map(func(r rune) rune {
			if isBinary(r) {
				return -1
			}
			return r
		}, text)
	}
	return text, notes, nil
}

// declared returns the encoding that something other than a guess speaks for, nil if nothing does.
func declared(data []byte, mediaType string, k kind) (string, encoding.Encoding) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return "utf-8", unicode.UTF8
	case utf16Order(data) != "":
		return utf16Order(data), lookup(utf16Order(data))
	}
	named := ""
	if _, params, err := mime.ParseMediaType(mediaType); err == nil {
		named = params["charset"]
	}
	enc, name := charset.Lookup(named)
	isASCII := !bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
	switch {
	case utf8.Valid(data) && (!isASCII || enc == nil):
		return "utf-8", unicode.UTF8
	case enc != nil && name != "utf-8" && fits(enc, data):
		return name, enc
	}
	if k == kindHTML {
		if enc, name := ofMeta(data); enc != nil && name != "utf-8" && fits(enc, data) {
			return name, enc
		}
	}
	if nearlyUTF8(data) || isASCII && name == "utf-8" {
		return "utf-8", unicode.UTF8
	}
	return "", nil
}

// ofMeta is the encoding that a page's meta elements name in the first 1,024 bytes.
func ofMeta(page []byte) (encoding.Encoding, string) {
	head := page[:min(len(page), 1024)]
	if !bytes.Contains(bytes.ToLower(head), []byte("charset")) {
		return nil, "" // the library would fall back to windows-1252 without a word
	}
	enc, name, _ := charset.DetermineEncoding(head, "")
	return enc, name
}

// fits reports whether data can be enc at all.
func fits(enc encoding.Encoding, data []byte) bool {
	decoded, err := enc.NewDecoder().Bytes(data)
	return err == nil && float64(bytes.Count(decoded, []byte("\uFFFD"))) <= maxUnreadable*float64(len(decoded))
}

// nearlyUTF8 reports whether data is UTF-8 but for a few broken characters.
func nearlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case r >= utf8.RuneSelf:
			good++
		}
		i += size
	}
	return good > 0 && bad*10 < good
}

// utf16Order names the UTF-16 that data is, by its mark or by where its zero bytes lie; "" if it is not.
func utf16Order(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return "utf-16be"
	}
	var zeros [2]int
	head := data[:min(len(data), 1024)&^1]
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	// Spaces and line ends alone leave a tenth of the bytes zero, in any script; binary files have them on both sides.
	switch enough := len(head)/2*15/100 + 1; {
	case zeros[1] >= enough && zeros[0] == 0:
		return "utf-16le"
	case zeros[0] >= enough && zeros[1] == 0:
		return "utf-16be"
	default:
		return ""
	}
}

func lookup(label string) encoding.Encoding {
	enc, _ := charset.Lookup(label)
	return enc
}

// isBinary reports whether r is a control character that no text uses.
func isBinary(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != '\v' || r == 0x7f
}

func countHigh(data []byte) (n int) {
	for _, b := range data {
		if b >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

func count(s string, is func(rune) bool) (n int) {
	for _, r := range s {
		if is(r) {
			n++
		}
	}
	return n
}

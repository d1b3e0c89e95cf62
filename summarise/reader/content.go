package reader

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"
	"path"
	"strings"

	"verbatim/summarise"
)

// Most bytes that are read of a source, after decoding.
const (
	maxText     = 5 << 20  // HTML, plain text, Markdown, pasted text
	maxDocument = 20 << 20 // PDF, DOCX, EPUB
)

// A kind is what a source turns out to be.
type kind int

const (
	kindUnknown kind = iota
	kindHTML
	kindText
	kindMarkdown
	kindPDF
	kindDOCX
	kindEPUB
	kindArchive
	kindPicture
	kindMedia // sound or film
	kindFeed
	kindData // JSON, scripts, style sheets, tables
)

// kindOf decides by content first, then by media type, then by the name's ending: servers and
// chat programs are often wrong about the type (an empty one, application/octet-stream, Markdown
// as text/plain), and users about the ending. head are the first bytes, decoded.
func kindOf(head []byte, mediaType, name string) kind {
	if order := utf16Order(head); order != "" {
		if decoded, err := lookup(order).NewDecoder().Bytes(head); err == nil {
			head = decoded
		}
	}
	switch k := kindOfBytes(head); k {
	case kindUnknown:
	case kindArchive: // whose first parts may be long, and say nothing of the rest
		switch ending := kindOfEnding(name); ending {
		case kindDOCX, kindEPUB:
			return ending
		}
		return k
	default:
		return k
	}
	if !looksLikeText(head) {
		return kindUnknown
	}
	ending := kindOfEnding(name)
	switch k := kindOfType(mediaType); {
	case k == kindText && ending == kindMarkdown: // as raw.githubusercontent.com sends it
		return kindMarkdown
	case k == kindText || k == kindHTML || k == kindMarkdown || k == kindData || k == kindFeed:
		return k
	}
	switch ending {
	case kindHTML, kindMarkdown, kindData:
		return ending
	}
	if strings.HasPrefix(http.DetectContentType(head), "text/html") {
		return kindHTML // a fragment: <div>, <p>, <h1> …
	}
	return kindText
}

// kindOfBytes knows what tells by itself.
func kindOfBytes(head []byte) kind {
	isText := looksLikeText(head)
	if at := bytes.Index(head[:min(len(head), 1024)], []byte("%PDF-")); at == 0 || at > 0 && !isText {
		return kindPDF // viewers accept a PDF's head within the first 1,024 bytes
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		switch {
		case bytes.Contains(head, []byte("mimetypeapplication/epub+zip")):
			return kindEPUB
		case bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("word/")):
			return kindDOCX
		}
		return kindArchive
	}
	switch detected, _, _ := strings.Cut(http.DetectContentType(head), ";"); {
	case isText: // "BMW" begins like a bitmap, "ID3" like a song
	case strings.HasPrefix(detected, "image/"):
		return kindPicture
	case strings.HasPrefix(detected, "audio/"), strings.HasPrefix(detected, "video/"), detected == "application/ogg":
		return kindMedia
	case detected == "application/x-gzip", detected == "application/x-rar-compressed", detected == "application/zip":
		return kindArchive
	}
	if startsLikeHTML(head) {
		return kindHTML
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if bytes.HasPrefix(start, []byte("<?xml")) || bytes.HasPrefix(start, []byte("<rss")) || bytes.HasPrefix(start, []byte("<feed")) {
		switch {
		case bytes.Contains(start, []byte("<rss")), bytes.Contains(start, []byte("<feed")), bytes.Contains(start, []byte("<rdf:RDF")):
			return kindFeed
		case bytes.Contains(start, []byte("<html")):
			return kindHTML
		case bytes.Contains(start, []byte("<svg")):
			return kindPicture
		}
	}
	return kindUnknown
}

// startsLikeHTML reports whether head begins, after white space and comments, as only a whole page
// of HTML does. Markdown may well begin with <div> or <h1>.
func startsLikeHTML(head []byte) bool {
	rest := bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	for {
		rest = bytes.TrimLeft(rest, " \t\r\n\f")
		comment, ok := bytes.CutPrefix(rest, []byte("<!--"))
		if !ok {
			break
		}
		_, after, closed := bytes.Cut(comment, []byte("-->"))
		if !closed {
			return false
		}
		rest = after
	}
	start := bytes.ToLower(rest[:min(len(rest), 16)])
	for _, tag := range [...]string{"<!doctype html", "<html", "<head", "<body", "<title"} {
		if after, ok := bytes.CutPrefix(start, []byte(tag)); ok && (len(after) == 0 || !isLetter(after[0])) {
			return true
		}
	}
	return false
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// looksLikeText reports whether head may be text in some encoding of bytes: at most one in a
// hundred is a control character that text does not use.
func looksLikeText(head []byte) bool {
	controls := 0
	for _, b := range head {
		if b != 0x1b && isBinary(rune(b)) { // ESC shifts between the alphabets of ISO-2022-JP
			controls++
		}
	}
	return controls*100 <= len(head)
}

func kindOfType(mediaType string) kind {
	t, _, err := mime.ParseMediaType(mediaType)
	if err != nil && t == "" {
		t, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(mediaType)), ";")
	}
	switch t {
	case "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml":
		return kindHTML
	case "text/markdown", "text/x-markdown":
		return kindMarkdown
	case "application/rss+xml", "application/atom+xml":
		return kindFeed
	case "text/css", "text/javascript", "application/javascript", "application/json", "application/ld+json",
		"text/csv", "text/calendar", "text/xml", "application/xml":
		return kindData
	}
	if strings.HasPrefix(t, "text/") {
		return kindText
	}
	return kindUnknown
}

func kindOfEnding(name string) kind {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".shtml":
		return kindHTML
	case ".md", ".markdown", ".mdown":
		return kindMarkdown
	case ".docx", ".docm":
		return kindDOCX
	case ".epub":
		return kindEPUB
	case ".json", ".css", ".js", ".csv", ".xml":
		return kindData
	default:
		return kindUnknown
	}
}

// limit is how many bytes of a kind are read; an error for what is not read at all.
func (k kind) limit() (int64, error) {
	unread := func(note string) (int64, error) { return 0, summarise.Errorf(summarise.Unsupported, "%s", note) }
	switch k {
	case kindHTML, kindText, kindMarkdown:
		return maxText, nil
	case kindPDF, kindDOCX, kindEPUB:
		return maxDocument, nil
	case kindArchive:
		return unread("it is an archive, no article")
	case kindPicture:
		return unread("it is a picture, no text")
	case kindMedia:
		return unread("it is sound or film, no text")
	case kindFeed:
		return unread("it is a feed: post the link of one of its articles")
	case kindData:
		return unread("it is data for programs, no article")
	default:
		return unread("it is no text that can be read")
	}
}

// tooLarge names a source of size bytes (0 = not known) over limit.
func tooLarge(size, limit int64) error {
	if size == 0 {
		return summarise.Errorf(summarise.TooLarge, "it is over %d MB, which is the most that is read", limit>>20)
	}
	return summarise.Errorf(summarise.TooLarge, "it is %s, %d MB are read", megabytes(size), limit>>20)
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }

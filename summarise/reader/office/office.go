// Package office reads word processors' files (DOCX) and e-books (EPUB). Both are ZIP archives of XML.
//
//	DOCX  word/document.xml ─ paragraphs, tables; word/styles.xml ─ which are headings; docProps/core.xml ─ title, author, date
//	EPUB  META-INF/container.xml ─▶ package file ─ title, author, date, spine ─▶ chapters, in the spine's order
//
// A heading becomes the heading of the passages under it; one with nothing under it stays a passage, so
// that no word is lost. Items of a list and rows of a table are lines of one passage, as in HTML.
//
// What is left out of a DOCX: deleted and moved-away text of tracked changes, the second copy of drawings
// for older programs (Fallback), hidden text, tables of contents; headers, footers, comments, footnotes
// and endnotes, which are parts of their own. Of an EPUB: the navigation, covers, tables of contents and
// what is not in the reading order; footnotes and their marks. Footnotes that are left out are counted in a note.
//
// Limits: 20 MB a file, 5,000 parts, 32 MiB a part after decompression (counted while it is read), 96 MiB
// in all, elements 256 deep in XML, 1,000,000 characters of text, beyond which the words are counted
// and a note says so.
//
// Decisions and doubts:
//   - Headings are styles named "heading 1" to "heading 9", whatever the user's language calls them, those
//     based on them, and paragraphs with an outline level. Bold lines are paragraphs.
//   - The date of a DOCX is when it was made, which is declared, but may be when its template was.
//   - Chapters of an EPUB are cut by tags as they come, without a tree, so that nesting costs nothing.
//   - An EPUB whose chapters are encrypted is refused; one that only obfuscates its fonts is read.
package office

import (
	"fmt"

	"verbatim/summarise"
)

// MaxBytes is the largest file that is read.
const MaxBytes = 20 << 20

// Limits of an archive and of the text in it.
const (
	maxParts      = 5000
	maxPart       = 32 << 20 // bytes of one part
	maxAll        = 96 << 20 // bytes of all parts that are read
	maxDepth      = 256      // of elements in XML
	maxCharacters = 1_000_000
)

// damaged is a file that is not what its name says.
func damaged(err error) error {
	return &summarise.Error{Code: summarise.Unsupported, Note: "it is damaged", Err: err}
}

func tooLarge(format string, args ...any) error {
	return summarise.Errorf(summarise.TooLarge, "%s", fmt.Sprintf(format, args...))
}

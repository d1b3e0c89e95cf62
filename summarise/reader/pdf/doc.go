// Package pdf reads PDFs: their running text, paragraph by paragraph, with the page each stands on.
//
//	bytes ─ PDFium, in a sandbox ─▶ lines with their places ─ furniture, footnotes off ─ columns, paragraphs, hyphens ─▶ passages
//
// A PDF holds no paragraphs, only characters at places. PDFium (klippa-app/go-pdfium, compiled to
// WebAssembly and run by wazero) makes lines of them; what is furniture, where a paragraph ends and
// which hyphens are a word's own is decided here, from the lines alone, by pure functions (layout.go).
//
// PDFium was chosen over five native Go parsers because it alone was both right and safe on 1,760 files
// (documents research): the others lose words or their order, and die in ways that nothing recovers from.
// Its price is paid on first need only: 3.5 s of a core to compile, 0.1 s with the code of an earlier
// process, nothing at the start of the program.
//
// What keeps hostile files from doing harm:
//   - PDFium sees no file system, no network and no clock but its own; its memory is 128 MiB a document,
//     mapped outside the Go heap and unmapped when the last call has returned (sandbox.go);
//   - one document an instance, two documents at once; a page on which PDFium gives up costs that page
//     and the instance, three times a document;
//   - a deadline ends the running call itself, by the context of the worker's pool (engine.go);
//   - page counts and the like are claims: nothing is allocated or looped by them. All work on lines is
//     linear in their number, with windows of fixed size.
//
// Limits: 20 MB a file, 500 pages, 1,000,000 characters, 10 s. What was read so far is the answer, the
// rest is said in the article's notes and in its extent.
//
// Decisions and doubts:
//   - The order of text is the file's own. Sorting by place loses it in columns (measured); files whose own
//     order is wrong are read in that order.
//   - Running headers, footers and page numbers go, by rules that would rather keep one than lose a line of
//     text: repeated at the same height, nothing but a page's number, alone in the margin, set at both edges,
//     or changing from page to page at one height (runninghead.go). A changing header of two lines stays.
//   - Footnotes and their marks are left out and counted in a note; endnotes stay, being text. A mark that is
//     not raised counts if it is glued to a word and a note on the page begins with it.
//   - Bullets, numbers, marks and drop capitals that are drawn apart are joined to their line by place alone
//     (gather.go). A page that runs from right to left is mirrored, and words that were written as they are
//     seen are turned (righttoleft.go); a lam-alef that is a word may stay turned.
//   - Headings are larger than the text, or bold and short; a heading with nothing under it is a passage.
//   - A line that stands across the page (a stamp in the margin), outside it, or is smaller than a point is
//     not read: nobody reads it on paper either. White text on white is read.
//   - Hyphens at line ends go, but for compounds that the document writes elsewhere, numbers, names, and
//     what English or French always hyphenates; where few lines end with one, for words that stand alone
//     elsewhere, too. About 1 of 100 is decided wrongly in English.
//   - Tables are read row by row, as lines. Pictures are not read; a page of pictures alone is said.
//   - The declared language is not used: programs declare their user's. The date of making is no date of
//     publication.
//   - A text of which over 5 % stands for no letters is refused as garbled. A map that gives wrong letters
//     goes unnoticed.
package pdf

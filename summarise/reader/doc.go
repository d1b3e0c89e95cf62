// Package reader makes an article of a source: a link, a file on Discord's servers, a file at hand
// or pasted text.
//
//	Link, Attachment ─ fetch ─▶ bytes ┐
//	                   Upload ─▶ bytes ┴ kind? ─┬▶ charset ─▶ extract | plain ┐
//	                                            └▶ pdf | office ──────────────┤
//	                   Paste ─▶ text ────────────▶ plain ─────────────────────┴─▶ Article, sealed
//
// Everything here is written for hostile addresses and hostile answers. Four layers stand between a
// link and a connection, each enough against most of what is known (reliability research, 478 links):
//
//   - policy.go judges the link's spelling before anything is looked up, and each redirect alike;
//   - guard.go judges the address of every connection at the moment it is made, so that neither a
//     name that changes its meaning nor a spelling that only the dialler understands gets past;
//   - fetch.go follows redirects itself. There is no [net/http.Client]: it would bring cookies,
//     Basic auth, a Referer and redirects of its own;
//   - of what a page names one thing is fetched, the page it calls canonical, and only from a variant of
//     the same owner's (variant.go): no refresh, AMP, picture or frame, and nothing twice removed.
//
// Limits: 15 s a fetch, 5 s to connect, 5 s for TLS, 10 s to the headers, 5 s between two reads, 5
// redirects, 64 KiB of headers, 5 MB of text after decoding, 20 MB of PDF, DOCX or EPUB, 21 MB as
// it is sent; 2 fetches at once a host, 16 in all;
// Retry-After obeyed up to an hour. A source over a limit is refused by name, never cut; of long PDFs and
// e-books a note says how much was read.
//
// Decisions and doubts:
//   - Content decides what a source is, then its type, then its ending.
//   - A byte order mark, then valid UTF-8, outrank the charset in a header: servers' defaults are wrong
//     more often than text is UTF-8 by accident. What nothing declares is guessed, and a note says so.
//   - A page is judged after it was read (package verdict), by its answer's status and headers, too: a refusal or an
//     error never becomes an article. Of an answer with an error's status the page is read only to tell a challenge.
//   - Failures are not kept, but for the pause a host asks for.
//   - Revalidation needs nobody's help: the reader remembers the validators of its latest pages by the address that
//     served them, asks "if changed since", and gives out the same article, hence the same ID, when the host says no.
//     Whoever keeps digests by article ID finds them again; a restart costs one full fetch.
//   - Where the machine's own addresses cannot be listed (a hardened service without netlink), the rule
//     that refuses its public ones falls away, with a warning at start; loopback and private ones stay refused.
//   - Two askers of one link share one flight, under its key in the link package. The flight outlives them. Two who post
//     two variants at the same moment share nothing but the digest.
//   - A variant is joined by its words, not by links back. It costs one more page, also where the canonical address is
//     only another path with the same text. Variants under another registrable domain wait for the text's hash.
//   - Links that a browser would open and we do not: with a user name, to a bare IP address, to
//     other ports than 80 and 443, to names no public DNS has. [Options.Allow] opens ranges.
package reader

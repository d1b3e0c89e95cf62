// Package summarise is what Verbatim talks about: articles, drafts and digests. It knows nothing of
// Discord, Redis or any model.
//
//	Source ─Reader─▶ Article ─Engine─▶ Draft ─ground─▶ Digest or Answer
//
// A [Reader] makes an [Article] of a [Source]: passages in reading order, named by the hash of their
// words. An [Engine] drafts; what it says is untrusted. Grounding (ground.go) is the one way from a
// [Draft] to what is shown: a sentence needs evidence that stands in the article (find.go), all its
// numbers in the passages of that evidence, all its names, quotations and addresses in the article. A
// [Quote] is a place and holds no words, so nothing that is shown as a quotation can be anything but the
// article's own. [Service] puts these together, tries engines in order, keeps what was made, and lets
// requests for one digest share one making.
//
// The store (store.go) is a cache: whatever it forgets is made again, whatever it returns is checked
// against the article. Its keys hash named fields, the version of the stored form among them:
//
//	digest   article ID, length, language, maker   → Digest, 7 days
//	article  article ID, address                   → Article, 7 days
//	link     identity of a link and of its target   → article ID, address and time of reading, 24 h
//
// A link read less than 10 minutes ago is not read again; an older one is, and if that fails in a way
// that says nothing of the page, the kept text is used and a note says so. Failures are not kept.
//
// Limits: one digest at most 3 minutes, one look at the store at most 250 ms.
//
// Decisions, with their doubts:
//   - An engine that points at the wrong passage but copied words that stand elsewhere is taken at its
//     words; weak models number badly and copy well.
//   - Evidence needs three words. Fewer stand in any text by chance, but a true short sentence in a longer
//     passage can be dropped for it.
//   - What code cannot see are negations, swapped roles and steps that a model invents with the article's
//     own words; rules for them that look perfect on made-up errors fail on real ones (research: grounding).
//     That is why every sentence shows its place.
//   - In another language than the article's, names are spelled otherwise and are not held against it;
//     numbers, quotations and addresses are. The digest's notes say so.
//   - A digest is cut to its length after grounding, so engines may offer a few more than are wanted.
package summarise

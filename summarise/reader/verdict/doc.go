// Package verdict tells articles from the other pages that a link leads to: refusals, walls, forms, lists, errors.
//
// # The story
//
// Whoever asks for an article may get something else with status 200 and all signs of health, and a model makes a
// fluent summary of that, too. So every page is judged before any model is called, in this order:
//
//  1. What status and headers say by themselves (status.go). A page that came with an error's status is asked whether
//     it is a challenge; else the status counts.
//  2. The page has been read already (package extract), be it from JSON-LD or a script's data. Its prose is counted
//     (evidence.go): with 1,200 characters it is an article, whatever words it uses, unless it says of itself that it
//     is a list, a thing for sale, or not there.
//  3. With less, the surest signs come first ([Judge], refusal): blocked.go, consent.go, login.go, gone.go, fault.go,
//     paywall.go, then what is left of empty pages, shell.go, and last listing.go, on positive signs alone.
//  4. An article may be a teaser (paywall.go). It is read, the subscribers' box is cut off, and a note says so.
//
// # How words are asked
//
// The same words stand in articles and their frames, hence where they are looked for matters more than the words.
// Titles count by their parts, whole or from their beginning; beside two paragraphs those must say the same, as films
// and novels are called "Access denied", too. Sentences are looked for in what was taken for the article if that holds a
// paragraph, as all around it is the site's frame, but not in quotation marks, nor in a story: under a headline that
// the title repeats, by a page that names an author, a date or itself an article, or where the status that the title
// names comes back in the text. Where hardly any prose stands, pairs of words near each other do (joins): sites
// word their refusals in ways that no list foresees. Lists run by language: English, German, French, Spanish, Italian,
// Portuguese, Dutch, Polish, the Nordic ones, Czech, Hungarian, Turkish, Russian, Japanese, Chinese, Korean.
// Markup that vendors put on their own pages alone counts wherever prose is short.
//
// # Limits
//
// Work is linear in the page and the lists. At most 16 KiB of what is visible and 8 KiB of the article are searched
// for words, the page's markup for two dozen marks.
//
// # Decisions and doubts
//
//   - No cookie, no vendor's harmless header, no captcha script, no consent manager's script, no paywall class, no
//     password field, no link density is a verdict by itself: each stands on dozens of whole articles (pages research, 2).
//   - isAccessibleForFree false refuses nothing: of 76 articles that say so 60 stand there whole.
//   - A page of a domain's root is a front page only if it looks like one, by links or cut teasers: people do keep
//     single articles there.
//   - "Blocked" and "needs JavaScript" run into each other where a challenge shows nothing but scripts of its own.
//   - A soft 404 in words of its own with a paragraph of them is taken for a short article, and so is a product
//     page that neither its markup nor its address betrays.
//   - A teaser of more than 1,500 characters is known by its box alone, which must be near its end and in words that
//     are listed.
package verdict

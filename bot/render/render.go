// Package render makes Discord messages of digests, answers, views and failures. It is pure: what goes
// in decides what comes out, and reading back ([ReadDigest], [ReadAnswer], and a reader of Markdown for
// [TextFile]) undoes it as far as the bot needs, since Discord's messages are its memory.
//
// Words that are not ours pass through plain: clean (clean.go) takes away what must not be shown at all,
// escape (escape.go) breaks what Discord's Markdown would make of the rest, and can be undone. So the
// characters that escape breaks are free to mark what is ours, and no text can forge them: an unescaped
// "[" begins a place in the article, an unescaped " — *" its speaker, "-# " a line of ours.
//
// Links are ours alone: the article's address and places in it, masked, in angle brackets, which keeps
// Discord from drawing previews. Any other address shows as it reads and leads nowhere.
//
// Lengths are counted in UTF-16 units (limits.go). Discord says "characters"; where it may mean code
// points, this is the stricter. What matters stands in a message's content, since people can turn
// embeds off and servers can forbid them.
//
// Limits and decisions:
//   - A title is cut at 250, site and byline at 80; an address of more than 500 is not linked in the
//     content but from the embed's title. A sentence is never cut, it is left out and counted.
//   - Text in messages of several parts is cut at a blank; a word of 2,000 is cut between graphemes.
//   - Invitations, and addresses that mislead (a user before the host, a number as host, scripts mixed
//     in one label), are left out and said to be. Everything else of a text stays.
//   - How Discord's client reads Markdown is nowhere specified. What is broken here is what
//     simple-markdown, which it is built on, and its mobile clients are known to read; the test's model
//     (discord_test.go) is stricter than either.
package render

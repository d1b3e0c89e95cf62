package render

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestProseShowsAsItReads(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]string{
		"prices":                    "$5 million, €3.20, 12 % and -4 °C",
		"a language":                "C# and F# and .NET and Node.js",
		"names in code":             "snake_case and __init__ and f(x)[1] and a->b",
		"a product":                 "2 * 3 * 4 = 24, and 2**10 > 1000 < 2000",
		"abbreviations":             "e.g. this, i.e. that, U.S. trade at 10:30 a.m.",
		"an address of e-mail":      "write to ada.lindqvist@example.org today",
		"a hashtag":                 "#harbour and #2026 and the #1 port",
		"a list item":               "- the first",
		"a number with a dot":       "1. The first of them",
		"a year":                    "2026. That was the year",
		"a quotation":               "> she said",
		"a small line":              "-# small",
		"a link":                    "see https://example.org/a_b?c=d#e for more",
		"a bare host":               "Booking.com said so on www.example.co.uk/press",
		"brackets":                  "[sic] and [^1] and ](x)",
		"a backslash":               `C:\temp\new and \* and \\`,
		"a shrug":                   `¯\_(ツ)_/¯`,
		"a time of day":             "from 10:30:45 to 12:15, in a ratio of 3:2",
		"a chapter":                 "John 3:16: a verse",
		"Arabic":                    "افتُتِح الميناء يوم الاثنين",
		"Persian with non-joiners":  "می\u200cخواهم کتاب\u200cها را بخوانم",
		"Hindi with joiners":        "क्\u200dष और श्री",
		"Malayalam with an old chi": "അവന്\u200d വന്നു",
		"Hebrew with points":        "בְּרֵאשִׁית",
		"Japanese":                  "港は、月曜日に再開した。「誇りだ」と述べた（市長）。",
		"Chinese with full width":   "标题：港口（二〇二六）＜重要＞",
		"Vietnamese decomposed":     "tie\u0302\u0301ng Vie\u0323\u0302t",
		"emoji":                     "👩\u200d👩\u200d👧\u200d👦 ❤\ufe0f 👍🏽 🏳\ufe0f\u200d🌈 1\ufe0f⃣ 🇳🇴 ☎\ufe0e",
		"dashes and quotes":         "“Yes” – she said — ‘no’…",
		"less and more":             "x < 5 and y>3, <b>bold</b>, a <- b",
		"a slash":                   "and/or 24/7 km/h",
		"an at sign":                "sold @ 5 crowns, @ada said",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := look(plain(s))
			if got.text != s || len(got.drawn) > 0 {
				t.Errorf("plain(%q) = %q\nis seen as %q\nwith %q drawn", s, plain(s), got.text, got.drawn)
			}
		})
	}
}

func TestHostileTextDoesNothing(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, text, want string }{ // want: as a reader sees it
		{"a heading", "# ## #URGENT # notice", "#URGENT notice"},
		{"everybody", "@everyone and @here", "@ everyone and @ here"},
		{"everybody behind at signs", "@@everyone @＠here", "@@ everyone @＠ here"},
		{"everybody behind a hidden character", "@\u200beveryone @\u2060here", "@ everyone @ here"},
		{"everybody in wide letters", "＠ｅｖｅｒｙｏｎｅ @𝐡𝐞𝐫𝐞", "＠ ｅｖｅｒｙｏｎｅ @ 𝐡𝐞𝐫𝐞"},
		{"everybody under an accent", "@here\u0301", "@ here\u0301"},
		{"nobody told", "@silent hello", "@ silent hello"},
		{"a member, a role, a channel", "<@80351110224678912> <@&1> <#2> </ban:3>", "<@80351110224678912> <@&1> <#2> </ban:3>"},
		{"an emoji, a time, a page", "<a:x:1> :smile: <t:1:R> <id:customize>", "<a:x:1> :smile: <t:1:R> <id:customize>"},
		{"an invitation", "Join discord.gg/rye-club now", "Join (invite left out) now"},
		{"an invitation with its scheme", "Join https://www.discord.com/invite/x?event=1.", "Join (invite left out)."},
		{"an invitation split by what is hidden", "dis\u200bcord.gg/mill", "(invite left out)"},
		{"an invitation in wide letters", "ｄｉｓｃｏｒｄ．ｇｇ／ｍｉｌｌ と discord。gg/mill", "(invite left out) と (invite left out)"},
		{"an invitation in an invitation", "discord.gg/discord.gg/a/discord.com/invite/b", "(invite left out).gg/a/(invite left out)"},
		{"a user before the host", "https://varn.example@evil.example/paper, he said", "(address left out), he said"},
		{"a number for a host", "http://0x7f000001/ and http://169.254.169.254/latest/", "(address left out) and (address left out)"},
		{"a label of two alphabets", "see https://brackwater.ex\u0430mple/count).", "see (address left out))."},
		{"an address in the text around it", "（http://1.2.3.4/xを開く）", "（(address left out)を開く）"},
		{"what turns letters around", "Results \u202eelpmaxe\u202c", "Results elpmaxe"},
		{"tags", "Nice marsh.\U000e0069\U000e0067\U000e006e", "Nice marsh."},
		{"fillers and blanks", "a\u3164b\u115fc\u2800d\u00a0 e", "abc d e"},
		{"lines", "a\nb\r\n\n# c\tv\u2028w", "a b c v w"},
		{"joiners between letters", "Kes\u200dtrel\u200c к\u200dт", "Kestrel кт"},
		{"many joiners", "क\u200d\u200d\u200c\u200dष ❤\ufe0f\ufe0f\ufe0f\u200d\ufe0f", "क\u200dष ❤\ufe0f"},
		{"marks without end", "m" + strings.Repeat("\u0336", 50) + "ill", "m\u0336\u0336\u0336ill"},
		{"selectors on letters", "b\ufe0fr\ufe00ead\U000e0100", "bread"},
		{"control characters", "cells\a\x1b[31m red\x00", "cells[31m red"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := look(plain(test.text))
			if got.text != test.want || len(got.drawn) > 0 {
				t.Errorf("plain(%q) = %q\nis seen as %q\n       want %q\nwith %q drawn", test.text, plain(test.text), got.text, test.want, got.drawn)
			}
		})
	}
}

// Patterns that no message may hold, however it is drawn: other programs read them too.
var forbidden = regexp.MustCompile(`(?i)@(?:everyone|here)|<@[!&]?\d+>|<#\d+>|</[\w -]+:\d+>|<a?:\w+:\d+>|<t:\d+(?::\w)?>|<id:\w+>|` +
	`https?://|\]\(|discord(?:app)?\.(?:gg|com/invite)|[\x{200B}\x{200E}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}\x{E0000}-\x{E0FFF}]|` +
	"[\\x{0300}-\\x{036F}\\x{0489}]{4,}|```|\\|\\|")

func FuzzPlain(f *testing.F) {
	for _, s := range []string{"", "a", "1. x", "12.", "\\", "@@everyone", "<@1>", "[a](b)", "https://a.b/c", "dis\u200bcord.gg/x", "http://1:discord.gg/x",
		"**a** __b__ ~~c~~ ||d|| `e`", "- > # x", ":a:b:", "a\u0300\u0301\u0302\u0303", "❤\ufe0f\u200d\ufe0f", "\xff\xfe", "＜＠1＞", "discord.https://gg/x", "-#", "1.\u00a0a"} {
		f.Add(s)
	}
	f.Fuzz(mustDoNothing)
}

func TestPlainOfHostileParts(t *testing.T) {
	t.Parallel()
	eachHostile(3000, func(_ string, r *rand.Rand) { mustDoNothing(t, hostileText(r, 12)) })
}

// mustDoNothing checks all that plain promises of a text.
func mustDoNothing(t *testing.T, s string) {
	t.Helper()
	cleaned, shown := clean(s), plain(s)
	if !utf8.ValidString(shown) || strings.ContainsAny(shown, "\n\r") {
		t.Fatalf("plain(%q) = %q is not one line of text", s, shown)
	}
	if again := clean(cleaned); again != cleaned {
		t.Errorf("clean(%q) = %q, cleaned again %q", s, cleaned, again)
	}
	if back := unescape(shown); back != cleaned {
		t.Errorf("unescape(%q) = %q, want %q", shown, back, cleaned)
	}
	got := look(shown)
	if got.text != cleaned || len(got.drawn) > 0 {
		t.Errorf("plain(%q) = %q\nis seen as %q\n       want %q\nwith %q drawn", s, shown, got.text, cleaned, got.drawn)
	}
	if m := forbidden.FindString(shown); m != "" {
		t.Errorf("plain(%q) = %q holds %q", s, shown, m)
	}
	if size(shown) > 2*size(s)+64 && strings.Count(s, "/") == 0 {
		t.Errorf("plain of %d is %d long", size(s), size(shown))
	}
}

func FuzzEscape(f *testing.F) {
	f.Add(`\\*_[](`)
	f.Add("1. a")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		if got := unescape(escape(s)); got != s {
			t.Errorf("unescape(escape(%q)) = %q", s, got)
		}
	})
}

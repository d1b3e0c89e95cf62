package plain

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/summarise"
)

// shown writes a page as the tests have it: the title, then each passage with its heading.
func shown(p Page) string {
	var b strings.Builder
	if p.Title != "" {
		fmt.Fprintf(&b, "= %s\n", p.Title)
	}
	heading := ""
	for _, passage := range p.Passages {
		if passage.Heading != heading {
			heading = passage.Heading
			fmt.Fprintf(&b, "# %s\n", heading)
		}
		fmt.Fprintf(&b, "- %s\n", strings.ReplaceAll(passage.Text, "\n", " ⏎ "))
	}
	return b.String()
}

func TestText(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"one paragraph a line, with subheads", `The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon with 312 passengers on board and a band.
“We are proud of every stone of it,” said the mayor.
– A dry landing –
The work cost 41 million crowns
Divers found an older wall of oak piles under the western pier and had to lift it piece by piece, which took them most of the second winter, the authority’s engineer said on Monday.
ada/lk`, `
- The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon with 312 passengers on board and a band.
- “We are proud of every stone of it,” said the mayor.
- – A dry landing –
- The work cost 41 million crowns
- Divers found an older wall of oak piles under the western pier and had to lift it piece by piece, which took them most of the second winter, the authority’s engineer said on Monday.
- ada/lk
`},
		{"one short paragraph a line", `The harbour opened on Monday.
The mayor said it was a good day for the town.
Nobody disagreed, not even the captain.
He had waited for two years.`, `
- The harbour opened on Monday.
- The mayor said it was a good day for the town.
- Nobody disagreed, not even the captain.
- He had waited for two years.
`},
		{"wrapped paragraphs between blank lines", `The harbour of Sankt Brendan opened on Monday after two years of work,
the port authority said, and the first ferry left at noon with 312
passengers on board. It was a good day for the town, said the mayor,
Ada Lindqvist, who had promised it.

The work cost 41 million crowns, four more than planned, because divers
found an older wall of oak piles under the western pier.`, `
- The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon with 312 passengers on board. It was a good day for the town, said the mayor, Ada Lindqvist, who had promised it.
- The work cost 41 million crowns, four more than planned, because divers found an older wall of oak piles under the western pier.
`},
		{"wrapped paragraphs without blank lines", `The harbour of Sankt Brendan opened on Monday after two years of work,
the port authority said, and the first ferry left at noon with 312
passengers on board.
The work cost 41 million crowns, four more than planned, because divers
found an older wall of oak piles under the western pier and had to lift
it piece by piece.
Ada Lindqvist, the mayor, called it a good day for the town, and nobody
in the crowd disagreed with her.`, `
- The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon with 312 passengers on board.
- The work cost 41 million crowns, four more than planned, because divers found an older wall of oak piles under the western pier and had to lift it piece by piece.
- Ada Lindqvist, the mayor, called it a good day for the town, and nobody in the crowd disagreed with her.
`},
		{"paragraphs told by their indent", `   The harbour of Sankt Brendan opened on Monday after two years of work,
the port authority said, and the first ferry left at noon with all of its
312 passengers on board and waving.
   The work cost 41 million crowns, four more than planned, because divers
found an older wall of oak piles under the western pier and they lifted it
piece by piece.`, `
- The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon with all of its 312 passengers on board and waving.
- The work cost 41 million crowns, four more than planned, because divers found an older wall of oak piles under the western pier and they lifted it piece by piece.
`},
		{"a wrapped line that begins like an item", `The harbour of Sankt Brendan opened on Monday and its old pier had number
2. The first ferry left at noon with 312 passengers on board, and all of
them were glad of the weather and of the band that played.`, `
- The harbour of Sankt Brendan opened on Monday and its old pier had number 2. The first ferry left at noon with 312 passengers on board, and all of them were glad of the weather and of the band that played.
`},
		{"words broken at their hyphen, and soft hyphens", "The mayor of the town on Monday praised what she called the well-\nknown patience of the fishermen, who had waited for the har\u00ad\nbour to open again for two years.", `
- The mayor of the town on Monday praised what she called the well-known patience of the fishermen, who had waited for the harbour to open again for two years.
`},
		{"wrapped Japanese", "港は二年間の工事を終えて月曜日に再開したと、管理局が発表した。最\n初のフェリーは正午に出航し、市長は石の一つ一つが誇りだと述べた。\nまた、漁師たちも大いに喜んでいる。", `
- 港は二年間の工事を終えて月曜日に再開したと、管理局が発表した。最初のフェリーは正午に出航し、市長は石の一つ一つが誇りだと述べた。また、漁師たちも大いに喜んでいる。
`},
		{"a title", "Harbour opens after two years\n\nThe harbour opened on Monday. It was a good day for the town, said its mayor, and nobody disagreed.", `
= Harbour opens after two years
- The harbour opened on Monday. It was a good day for the town, said its mayor, and nobody disagreed.
`},
		{"a title right above paragraphs of a line each", `Harbour opens after two years
The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon.
It was a good day for the town.`, `
= Harbour opens after two years
- The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon.
- It was a good day for the town.
`},
		{"a first sentence is no title", "The harbour opened on Monday.\n\nIt was a good day for the town, said its mayor.", `
- The harbour opened on Monday.
- It was a good day for the town, said its mayor.
`},
		{"a lone line is no title", "Harbour opens after two years", `
- Harbour opens after two years
`},
		{"headings over a line or behind a sign", "HARBOUR\n=======\n\nThe harbour opened on Monday.\n\nMoney\n-----\nIt cost 41 million crowns.\n\n## Piles ##\nDivers lifted oak piles.", `
= HARBOUR
- The harbour opened on Monday.
# Money
- It cost 41 million crowns.
# Piles
- Divers lifted oak piles.
`},
		{"a rule is no heading", "The harbour opened on Monday.\n-----\nIt cost 41 million crowns.\n\n* * *\n\nDivers lifted oak piles.", `
- The harbour opened on Monday.
- It cost 41 million crowns.
- Divers lifted oak piles.
`},
		{"lists", "Three things were new:\n- the western pier,\n- the ferry, which\n  leaves at noon,\n• and the lamp\n\n1. First the piles went.\n2) Then came the stones.\n\nThat was all.", `
- Three things were new:
- the western pier, ⏎ the ferry, which leaves at noon, ⏎ and the lamp ⏎ 1. First the piles went. ⏎ 2) Then came the stones.
- That was all.
`},
		{"dialogue is no list", "– Are you proud of it?\n— Of every stone, said the mayor.", `
- – Are you proud of it?
- — Of every stone, said the mayor.
`},
		{"quoted mail", "The mayor wrote:\n\n> We are proud of every stone of this pier, which the people of the town\n> have built with their own hands in two winters.\n\nNobody disagreed.", `
- The mayor wrote:
- We are proud of every stone of this pier, which the people of the town have built with their own hands in two winters.
- Nobody disagreed.
`},
		{"verse keeps its lines", "The tide came in\nThe tide went out\nThe ferry lay\nAnd turned about", `
- The tide came in ⏎ The tide went out ⏎ The ferry lay ⏎ And turned about
`},
		{"foreign line ends and invisible characters", "The har\u200bbour opened.\r\n\r\nIt was\u202e good.\rNobody disagreed.\fThe end came.\u2029Or not.", `
- The harbour opened.
- It was good.
- Nobody disagreed.
- The end came.
- Or not.
`},
		{"front matter", "---\ntitle: \"Harbour opens\"\ndate: 2026-11-25\n---\nThe harbour opened on Monday.", `
= Harbour opens
- The harbour opened on Monday.
`},
		{"a rule at the start is no front matter", "---\nThe harbour opened on Monday.\n---\nNobody disagreed.", `
- The harbour opened on Monday.
- Nobody disagreed.
`},
		{"Markdown that nobody declared", "**Harbour opens**\n\nThe [harbour](https://example.com/h) opened on *Monday*.\nNobody disagreed.", `
= Harbour opens
- The harbour opened on Monday.
- Nobody disagreed.
`},
		{"marks that are no Markdown", "The file_name_here costs 2 * 3 * 4 crowns [sic] & more <b than c>.", `
- The file_name_here costs 2 * 3 * 4 crowns [sic] & more <b than c>.
`},
		{"invalid UTF-8", "The har\xffbour opened.", `
- The har` + "\uFFFD" + `bour opened.
`},
		{"nothing", " \n\t\n\u00a0", "\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got, want := shown(Text(test.text)), test.want[1:]; got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestMarkdown(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"headings, soft and hard breaks", `# Harbour *opens*

The harbour opened
on Monday.

## Money

It cost  
41 million.\
Or more.

### Piles
Divers lifted them.`, `
= Harbour opens
- The harbour opened on Monday.
# Money
- It cost ⏎ 41 million. ⏎ Or more.
# Piles
- Divers lifted them.
`},
		{"the first heading is the title also below a line of text", "Press release\n\n# Harbour opens\n\nIt opened.", `
= Harbour opens
- Press release
# Harbour opens
- It opened.
`},
		{"headings below text are no title if there are several", "[![badge](b.png)](b)\n\nA library.\n\n### Sponsor\n\nBuy it.\n\n# Overview\n\nIt does things.\n\n# Concepts\n\nMany.", `
- A library.
# Sponsor
- Buy it.
# Overview
- It does things.
# Concepts
- Many.
`},
		{"lists in lists, tasks and loose items", `Done:

* the pier

  and its lamp
* the ferry
    * its engine
    * its horn
- [x] the band
+ last

1. One
2. Two
   goes on`, `
- Done:
- the pier and its lamp ⏎ the ferry ⏎ its engine ⏎ its horn ⏎ the band ⏎ last ⏎ 1. One ⏎ 2. Two goes on
`},
		{"quotations, nested", "> We are proud\nof every stone.\n>\n> > Really?\n\nNobody disagreed.", `
- We are proud of every stone.
- Really?
- Nobody disagreed.
`},
		{"code keeps its lines and marks", "Run:\n\n```sh\nferry *go*\n\n  --now\n```\n\n    indented _code_\n\nDone.", `
- Run:
- ferry *go* ⏎   --now
- indented _code_
- Done.
`},
		{"tables", "| Pier | Cost |\n|:-----|-----:|\n| West | **41** |\n| East | 3 |\n\nDone.", `
- Pier | Cost ⏎ West | 41 ⏎ East | 3
- Done.
`},
		{"comments, tags and images go", "<!-- hidden\norders -->\n<p align=\"center\"><img src=\"a.png\"></p>\n\nThe ![a pier](p.png \"Pier\") harbour<br>opened <b>on</b> Monday.\n\n![only a picture](x.png)", `
- The harbour opened on Monday.
`},
		{"links of every kind", "[Ada](https://example.com/a_(b) \"Mayor\") said [so][1], [so too][] and [Brendan] at <https://example.com/x_y_z>.[^1] [Not a link] stays.\n\n[1]: https://example.com/1\n[so too]: /2\n[brendan]: <3>\n\n[^1]: A note.", `
- Ada said so, so too and Brendan at https://example.com/x_y_z. [Not a link] stays.
- A note.
`},
		{"emphasis only where it is markup", "**Bold** and __bold__ and *slanted* and _slanted_ and ~~gone~~, ***all*** **at *once***; snake_case_name, 2*3*4, 5 * 6, \\*literal\\*, `*code*`, **open, ~approx~, **中文**强调.", `
- Bold and bold and slanted and slanted and gone, all at once; snake_case_name, 2*3*4, 5 * 6, *literal*, *code*, **open, ~approx~, 中文强调.
`},
		{"entities", "Fish &amp; chips &mdash; 3 &lt; 4 & more; AT&T; `&amp;`", `
- Fish & chips — 3 < 4 & more; AT&T; &amp;
`},
		{"a paragraph a line against CommonMark", strings.Repeat("The harbour opened on Monday after two years of work, the port authority said, and the first ferry left at noon with 312 passengers on board.\n", 2), `
- The harbour opened on Monday after two years of work, the port authority said, and the first ferry left at noon with 312 passengers on board.
- The harbour opened on Monday after two years of work, the port authority said, and the first ferry left at noon with 312 passengers on board.
`},
		{"front matter in TOML", "+++\ntitle = 'Harbour opens'\n+++\n\n# Harbour opens\n\nIt opened.", `
= Harbour opens
- It opened.
`},
		{"a fence that nothing closes", "Run:\n\n~~~\nferry\n\n# go", `
- Run:
- ferry ⏎ # go
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got, want := shown(Markdown(test.text)), test.want[1:]; got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("# Title\n\n> quote\n\n* item\n  1. more\n\n```\ncode\n```\n| a |\n|---|\n")
	f.Add("**a*b_c__`d``e` [f](g) ![h][i] <j> &amp; \\k")
	f.Add("---\ntitle: x\n---\n\x00\xff\u2028港は\n初の")
	f.Add("[[[[](((()\n>>>>>>>>>>>>>\n- - - -\n``` `` `")
	f.Fuzz(func(t *testing.T, s string) {
		for _, page := range []Page{Text(s), Markdown(s)} {
			words := len(page.Title)
			for _, p := range page.Passages {
				words += len(p.Text)
				a := summarise.Article{Passages: []summarise.Passage{p}}
				if err := a.Seal(); err != nil {
					t.Fatalf("a blank passage %q", p.Text)
				}
				if !utf8.ValidString(p.Text) || strings.Contains(p.Text, "\n\n") || strings.Contains(p.Heading+page.Title, "\n") {
					t.Fatalf("passage %q under %q", p.Text, p.Heading)
				}
			}
			if most := 3*len(s) + 100; words > most { // U+FFFD takes three bytes of one
				t.Fatalf("%d bytes made of %d", words, len(s))
			}
		}
	})
}

// BenchmarkHostile reads texts built to make a careless parser quadratic; ns a byte should not depend on the size.
func BenchmarkHostile(b *testing.B) {
	for name, unit := range map[string]string{
		"prose": "The harbour opened on Monday after two years of work. ", "lines": "The harbour opened\n", "stars": "*a ", "stars closed": "*a* _b_ ",
		"brackets": "[", "links": "](a", "images": "![", "backquotes": "` `` ``` ", "angles": "<a", "quotes": "> ", "quoted lines": ">\n> - ", "items": "- a\n\n", "fences": "```\n",
		"pipes": "a|b\n|-\n", "ampersands": "&amp", "parentheses": "](((((", "blank": " \n", "underlines": "a\n---\n", "comments": "<!--\n",
	} {
		for _, size := range []int{100 << 10, 1 << 20} {
			text := strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%s %d KB", name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Markdown(text)
					Text(text)
				}
			})
		}
	}
}

package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

var kindNames = [...]string{paragraph: "p", heading: "h", item: "li", quote: "q", row: "row", code: "code"}

func TestLinesAreBlockElements(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, page, want string }{
		{"white space is folded across inline elements", "<p> One\n <b>bold</b>\u00a0 word,<i>no</i> gap </p>", "p One bold word,no gap"},
		{"text beside blocks is a line of its own", "<div>before<p>inside</p>after</div>", "p before / p inside / p after"},
		{"a br ends a line", "<p>one<br>two<br><br>three</p>", "p one / +p two / p three"},
		{"a br in a heading is a space", "<h2>one<br>two</h2>", "h2 one two"},
		{"headings have levels", "<h1>a</h1><h4>b</h4>", "h1 a / h4 b"},
		{"list items, nested too", "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>", "li a / li b / li c"},
		{"definition lists", "<dl><dt>term</dt><dd>meaning</dd></dl>", "li term / li meaning"},
		{"quoted paragraphs", "<blockquote><p>a</p><p>b</p></blockquote>", "q a / q b"},
		{"rows of plain cells", "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td> </td></tr></table>", "row a | b / row 1"},
		{"a bar that is no table's stays", "<p>a |</p>", "p a |"},
		{"laid-out tables are no rows", "<table><tr><td><ul><li>menu</li></ul></td><td><p>text</p></td></tr></table>", "li menu / p text"},
		{"a pre keeps its line ends, not its blank lines", "<pre>  a {\n\n\tb\r\n}</pre>", "code   a {\n\tb\n}"},
		{"what is no text is skipped", "<p>a<script>x</script><style>y</style><noscript>z</noscript><svg><text>w</text></svg><select><option>v</select></p>", "p a"},
		{"ruby's readings are skipped", "<p><ruby>船<rp>(</rp><rt>ふね</rt><rp>)</rp></ruby>が出る。</p>", "p 船が出る。"},
		{"characters that show nothing go", "<p>Kes\u200btrel\u00ad\u200c is\u2060 fast\ufeff \U000e0041\U000e0101\ue801.</p>", "p Kestrel is fast ."},
		{"joiners that scripts need stay", "<p>می\u200cخواهم 👩\u200d🚀</p>", "p می\u200cخواهم 👩\u200d🚀"},
		{"a line without words is none", "<p> \u200b </p><p>\u00a0</p>", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc, err := parse(c.page)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, l := range linesOf(doc) {
				kind := kindNames[l.kind]
				if l.kind == heading {
					kind = fmt.Sprint("h", l.level)
				}
				if l.joins {
					kind = "+" + kind
				}
				got = append(got, kind+" "+l.text)
			}
			if s := strings.Join(got, " / "); s != c.want {
				t.Errorf("got  %q\nwant %q", s, c.want)
			}
		})
	}
}

func TestLinesCountTheirLinks(t *testing.T) {
	t.Parallel()
	doc, err := parse(`<div><p>See <a href="/x">the plan</a> now</p><a href="/y"><h3>Other story</h3></a><div><button>Reply</button></div><h2><button>When?</button></h2></div>`)
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, l := range linesOf(doc) {
		got = append(got, l.links)
	}
	if want := []int{9, 11, 5, 0}; !slices.Equal(got, want) { // the space before a link belongs to it; a button counts as one, but in a heading
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestHintsAreWordsOfNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		names string
		want  []hint
	}{
		{"", nil},
		{"wp-caption-text", []hint{caption, body}},
		{"ArticleAuthor_bio__x3", []hint{author, body}},
		{"relatedPosts", []hint{related}},
		{"shader authority", nil},
		{"css-1a2b3c e1xyrqo717", nil},
		{strings.Repeat("x", maxNames) + " comment", nil},
	} {
		got := hintsIn(c.names)
		var want hintSet
		for _, h := range c.want {
			want |= 1 << h
		}
		if got != want {
			t.Errorf("%q: got %b, want %b", c.names, got, want)
		}
	}
}

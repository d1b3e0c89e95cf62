package extract

import (
	"strings"
	"testing"
)

func TestPassages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, page, want string }{
		{"a heading stands over what follows", "<p>a</p><h2>H</h2><p>b</p><p>c</p>", "a / [H] b / [H] c"},
		{"a heading with nothing below goes", "<h2>A</h2><h3>B</h3><p>b</p><h2>C</h2>", "[B] b"},
		{"items of one list are one passage", "<ul><li>a</li><li>b</li></ul><p>c</p><ul><li>d</li></ul>", "a\nb / c / d"},
		{"two lists are two", "<ul><li>a</li></ul><ol><li>b</li></ol>", "a / b"},
		{"rows are one passage", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a | b\nc | d"},
		{"a block quote is one passage", "<blockquote><p>a</p><p>b</p></blockquote><blockquote><p>c</p></blockquote>", "a\nb / c"},
		{"lines parted by one br are one passage, by two are two", "<div>a<br>b<br><br>c</div>", "a\nb / c"},
		{"a pre is one passage", "<pre>a\n\nb</pre><pre>c</pre>", "a\nb / c"},
		{"paragraphs in a table are not joined", "<table><tr><td><p>a</p><p>b</p><p>c</p></td></tr></table>", "a / b / c"},
		{"a long list is cut", "<ul><li>" + strings.Repeat("x", maxJoined-10) + "</li><li>a b c d e f g</li></ul>", strings.Repeat("x", maxJoined-10) + " / a b c d e f g"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc, err := parse(c.page)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range passagesOf(linesOf(doc)) {
				if p.Heading != "" {
					p.Text = "[" + p.Heading + "] " + p.Text
				}
				got = append(got, p.Text)
			}
			if s := strings.Join(got, " / "); s != c.want {
				t.Errorf("got  %q\nwant %q", s, c.want)
			}
		})
	}
}

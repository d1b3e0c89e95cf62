package extract

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// kinds are pages as some of the web's kinds of pages mark themselves up. A + becomes a word that must come out, a ~
// one that must not; A and B are paragraphs of some length.
var kinds = []struct{ name, page string }{
	{"a forum's thread", `<title>How do I seal a hatch? - Boats</title><nav><a href=/>Home ~</a></nav><h1>How do I seal a hatch?</h1><div class="post-stream">
		<div class="topic-post"><article><span class="username"><a href=/u>ida</a></span><div class="cooked"><p>A +</p><p>B +</p></div><button>Reply ~</button></article></div>
		<div class="topic-post"><article><span class="username"><a href=/u>tom</a></span><div class="cooked"><p>B +</p><p>A +</p></div><button>Reply ~</button></article></div></div>
		<div class="suggested-topics"><h3>Suggested</h3><ul><li><a href=/1>A mast that leans ~</a></li></ul></div>`},
	{"a manual with code and a table", `<title>Starting — Tool 3</title><nav class="sidebar"><ul><li><a href=/1>Hooks ~</a></li><li><a href=/2>Tasks ~</a></li></ul></nav><main><article><h1>Starting</h1><p>A +</p>
		<h2>Options +<a class="headerlink" href="#o">¶</a></h2><pre><code>tool run --depth 3 # +</code></pre><table><tr><th>Option</th><th>Meaning +</th></tr><tr><td>--depth</td><td>How deep to look +</td></tr></table></article></main><footer><p>Copyright ~</p></footer>`},
	{"a recipe", `<title>Pancakes - Spoon</title><article><h1>Pancakes</h1><div class="entry-content"><p>A B A +</p><h2>Why</h2><ul><li>They take ten minutes +</li></ul><div class="recipe-card-block"><h3>Ingredients</h3>
		<ul><li><span>200</span> <span>g</span> flour +</li><li>two eggs +</li></ul><h3>Instructions</h3><ol><li><div>Stir until it is smooth and let it rest for an hour +.</div></li><li>Fry +</li></ol></div></div></article>
		<div id="comments"><ol class="comment-list"><li class="comment"><p>A ~</p></li></ol></div>`},
	{"an interview", `<title>“I never learned to swim”</title><article><h1>“I never learned to swim”</h1><div class="byline">Interview by Tom Bell ~</div><p>A +</p><p><strong>What did the sea teach you +?</strong></p><p>B +</p>
		<p><strong>And the war +?</strong></p><p>A +</p></article><section class="related"><div class="card"><a href=/1><h3>Ferry to stop ~</h3></a><p>B ~</p></div></section>`},
	{"an encyclopedia's entry", `<title>Osmund</title><div class="mw-body"><h1 class="firstHeading">Osmund</h1><div class="mw-parser-output"><p>A +</p><div id="toc" class="toc"><ul><li><a href="#h">1 History ~</a></li><li><a href="#e">2 Economy ~</a></li><li><a href="#r">3 References ~</a></li></ul></div>
		<h2><span class="mw-headline">History +</span></h2><p>B +</p><div class="thumb"><div class="thumbinner"><div class="thumbcaption">The harbour in 1910 ~</div></div></div><p>A +</p></div></div>
		<div id="mw-navigation"><ul><li><a href=/m>Main page ~</a></li></ul></div>`},
	{"a letter of a writer to subscribers", `<title>The quiet yard</title><article><h1>The quiet yard</h1><div class="body"><p>A +</p><p>B +</p><div class="subscription-widget"><p>To receive new posts and support my work, consider becoming a subscriber today ~.</p></div>
		<blockquote><p>B +</p></blockquote><p>A +</p></div></article>`},
	{"a list's archive", "<title>[dev] The old parser</title><h1>[dev] The old parser</h1><pre>Hi all,\n\nI would like to remove the old parser +. It has been\nwithout an owner since 2019, and nobody here has\ntouched it +.\n\n&gt; Are there users?\n\nThree, all of whom agreed to move +.\n</pre>"},
	{"questions and answers", `<title>How do I tie a rope?</title><h1>How do I tie a rope?</h1><div class="question"><div class="post-text"><p>A +</p></div></div><div class="answer"><div class="post-text"><p>B +</p><pre><code>tie(rope) # +</code></pre></div>
		<div class="comments"><ul><li class="comment">Nice, though the other rope matters more ~</li></ul></div></div>`},
	{"a page laid out by a table", `<title>Notes on mooring</title><table><tr><td colspan=2><h1>Notes on mooring</h1></td></tr><tr><td><a href=a>Home ~</a><br><a href=b>Links ~</a></td><td><font>A +<br><br>B +<br><br>A +<ul><li>Use three ropes +</ul></font></td></tr></table>`},
	{"a ministry's press release", `<title>Walls</title><div class="cookie-banner"><p>We use some essential cookies to make this website work for you ~.</p></div><main><h1>Walls</h1><p class="lead">Three counties share a fund +.</p><div class="govspeak"><p>A +</p>
		<p>The minister said:</p><blockquote><p>B +</p></blockquote><h2>Notes to editors</h2><ul><li>The fund is open to councils +.</li></ul></div></main>`},
	{"a Spanish report", `<html lang=es><title>El puerto cierra</title><article><h1>El puerto cierra</h1><p>La oficina del puerto informó el lunes de que el dragado durará seis semanas y costará dos millones +.</p><p><a href=/x>Lea también: La dársena vacía ~</a></p>
		<p>Nadie esperaba que el contratista llegara antes de las mareas de primavera, explicó la alcaldesa +.</p></article><section><h2>Más noticias</h2><ul><li><a href=/1>Sube el gasóleo ~</a></li></ul></section>`},
}

func TestKindsOfPages(t *testing.T) {
	t.Parallel()
	fill := strings.NewReplacer(
		"A ", "The harbour office said on Monday that the dredging would take six weeks, and that nobody had expected it to begin before the tides. ",
		"B ", "A second survey, paid for by the county, found the wall sound along most of its length, which was more than the engineers had hoped. ",
	)
	for _, c := range kinds {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			n := 0
			page := regexp.MustCompile(`[+~]`).ReplaceAllStringFunc(fill.Replace(c.page), func(sign string) string {
				n++
				return fmt.Sprintf("%s%d", map[string]string{"+": "inside", "~": "outside"}[sign], 100+n)
			})
			p, err := Read(page, "")
			if err != nil {
				t.Fatal(err)
			}
			got := printed(p)
			for _, word := range regexp.MustCompile(`(in|out)side\d+`).FindAllString(page, -1) {
				if in := strings.HasPrefix(word, "in"); strings.Contains(got, word) != in {
					t.Errorf("%s: came out %t, want %t", word, !in, in)
				}
			}
			if strings.Contains(got, "¶") {
				t.Error("a heading's sign came out")
			}
			if t.Failed() {
				t.Logf("got\n%s", got)
			}
		})
	}
}

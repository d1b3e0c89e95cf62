package verdict

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/summarise"
	"verbatim/summarise/reader/extract"
)

// How much text speaks for an article, in characters.
const (
	enough    = 1200 // of prose: an article, whatever words it uses
	terse     = 300  // less is believed to be a page's message
	paragraph = 80   // a passage that long is prose; also the least a teaser must have
)

// evidence is a page made ready for the questions: its texts folded, its prose counted.
type evidence struct {
	html     string
	page     *extract.Page
	passages []summarise.Passage // without the standard wording of consent dialogues
	at       *url.URL            // where it was found; empty if that is unknown
	path     string              // at's, folded
	titles   []string            // the head's and the first heading's, folded, and their parts
	named    int                 // how many of titles are the head's
	width    int                 // characters that one of the page's counts for, see widthOf
	shown    int                 // characters of visible text
	prose    int                 // characters of passages that are paragraphs
	body     int                 // characters of paragraphs on the page, the article's or not
	declared bool                // it says itself that it is an article

	visible string // what whole returned
	text    string // what words returned
}

func newEvidence(r Response) *evidence {
	s := &r.Page.Signs
	e := &evidence{html: r.HTML, page: r.Page}
	var dialogue int
	e.passages, dialogue = withoutDialogue(r.Page.Passages)
	e.width = widthOf(e.passages, s.Visible)
	all := 0
	for _, p := range e.passages {
		n := e.width * utf8.RuneCountInString(p.Text)
		all += n
		if n >= paragraph {
			e.prose += n
		}
	}
	if all >= 5*paragraph {
		e.prose = max(e.prose, all/2) // verse, talk, lists
	}
	e.shown, e.body = e.width*s.Text, e.width*s.Body
	if dialogue > e.prose {
		e.body = e.prose // most paragraphs are those of the dialogue
	}
	if e.at, _ = url.Parse(r.URL); e.at == nil {
		e.at = &url.URL{}
	}
	e.path = strings.ToLower(e.at.Path)
	e.titles = titlesOf(s.HeadTitle)
	e.named = len(e.titles)
	if len(e.passages) > 0 && len(e.passages[0].Heading) < maxHeading {
		e.titles = append(e.titles, titlesOf(e.passages[0].Heading)...)
	}
	e.declared = isDeclared(s.Types) || strings.HasPrefix(metaType(r.HTML), "article")
	return e
}

func (e *evidence) isParagraph(text string) bool {
	return e.width*utf8.RuneCountInString(text) >= paragraph
}

// widthOf is how many characters of an alphabet one character of the page stands for, roughly: 2 in Chinese,
// Japanese and Korean. The article's text tells, or all that is visible if there is hardly any.
func widthOf(passages []summarise.Passage, visible string) int {
	sample := ""
	for _, p := range passages {
		if sample += head(p.Text, 512); len(sample) >= 512 {
			break
		}
	}
	if utf8.RuneCountInString(sample) < 20 {
		sample = head(visible, 512)
	}
	wide, all := 0, 0
	for _, r := range sample {
		if r <= ' ' {
			continue
		}
		all++
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			wide++
		}
	}
	if wide*3 > all {
		return 2
	}
	return 1
}

// maxHeading is how many bytes of a first heading are taken for a title.
const maxHeading = 300

// isLong reports whether the page has so much prose that its words prove nothing against it.
func (e *evidence) isLong() bool { return max(e.prose, e.body) >= enough }

// isAnonymous reports whether the page names neither itself an article nor an author or a date, as articles do.
func (e *evidence) isAnonymous() bool {
	return !e.declared && e.page.Byline == "" && e.page.Published.IsZero()
}

// isStory reports whether the page has two paragraphs and names itself an article, or an author or a date. What it
// tells may be of any refusal in the world.
func (e *evidence) isStory() bool { return e.prose >= 2*paragraph && !e.isAnonymous() }

// message is the text in which a page that is none says so: what was taken for the article if that has a paragraph,
// since all around it is the site's frame and its forms; else all that the page shows, up to a bound. A story has no
// message, nor have two paragraphs under a headline or on the error that the title names. What other pages quote is
// not said to their reader.
func (e *evidence) message(most int) string {
	switch {
	case e.prose == 0 && e.shown < most:
		return e.whole()
	case e.isStory(), max(e.prose, e.body) >= 2*paragraph && (e.isHeadlined() || e.isAboutStatus()):
		return ""
	case e.prose < 2*paragraph:
		return e.words()
	}
	return unquoted(e.words())
}

// mostText is how many bytes of an article are looked at for words: those with more are long anyway.
const mostText = 8 << 10

// words are the article's title, headings and passages, folded.
func (e *evidence) words() string {
	if e.text != "" {
		return e.text
	}
	var b strings.Builder
	b.WriteString(e.page.Title)
	b.WriteByte('\n')
	for _, p := range e.passages {
		if b.Len() > mostText {
			break
		}
		b.WriteString(p.Heading)
		b.WriteByte('\n')
		b.WriteString(head(p.Text, mostText))
		b.WriteByte('\n')
	}
	e.text = fold(b.String())
	return e.text
}

// isHeadlined reports whether the page shows its title, or a part of it, and that has four words or more.
func (e *evidence) isHeadlined() bool {
	return slices.ContainsFunc(e.titles[:e.named], func(t string) bool {
		isShort := strings.Count(t, " ") < 3 && (widthOf(nil, t) == 1 || utf8.RuneCountInString(t) < 12)
		return !isShort && strings.Contains(e.whole(), t)
	})
}

// whole is all that the page shows, folded.
func (e *evidence) whole() string {
	if e.visible == "" {
		e.visible = fold(e.page.Signs.Visible)
	}
	return e.visible
}

// isDeclared reports whether one of the types of a page's JSON-LD is that of an article, and none is that of a list of
// them. An ItemList is none: long "best of" articles carry one.
func isDeclared(types []string) bool {
	declared := false
	for _, t := range types {
		switch t = typeName(t); {
		case t == "CollectionPage", t == "SearchResultsPage":
			return false
		case strings.HasSuffix(t, "Article"), strings.HasSuffix(t, "Posting") && t != "JobPosting", t == "Report", t == "Review", t == "Recipe", t == "HowTo":
			declared = true
		}
	}
	return declared
}

// typeName is a schema.org type without its address.
func typeName(t string) string { return t[strings.LastIndexByte(t, '/')+1:] }

// metaType is the content of the og:type element, folded, "" if there is none.
func metaType(html string) string {
	at := strings.Index(html, "og:type")
	if at < 0 {
		return ""
	}
	start := strings.LastIndexByte(html[:at], '<')
	end := strings.IndexByte(html[at:], '>')
	if start < 0 || end < 0 || at-start > 300 || end > 300 {
		return ""
	}
	_, value, found := strings.Cut(html[start:at+end], "content=")
	if !found {
		return ""
	}
	value = strings.Trim(value, `"' `)
	if cut := strings.IndexAny(value, `"' `); cut >= 0 {
		value = value[:cut]
	}
	return strings.ToLower(value)
}

// isTerse reports whether the page has hardly any prose and no mark of an article, so that loose signs may be believed.
func (e *evidence) isTerse() bool { return e.prose < terse && !e.declared && !e.isHeadlined() }

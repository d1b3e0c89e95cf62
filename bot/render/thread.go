package render

import (
	"fmt"
	"regexp"
	"strings"

	"verbatim/summarise"
)

// ThreadName names a thread after its article, at most 100 characters. A name is no Markdown, so what
// is escaped elsewhere is taken out here: addresses, and the brackets of what looks like a mention.
func ThreadName(a *summarise.Article) string {
	for _, s := range []string{a.Title, firstWords(a)} {
		s = clean(link.ReplaceAllString(clean(s), ""))
		s = mentionMark.ReplaceAllString(s, "‹$1")
		if s = clip(s, maxThreadName); s != "" {
			return s
		}
	}
	return "Article"
}

// ThreadNameOf names a thread that several articles share.
func ThreadNameOf(articles []*summarise.Article) string {
	if len(articles) == 1 {
		return ThreadName(articles[0])
	}
	names := make([]string, len(articles))
	for i, a := range articles {
		names[i] = clip(ThreadName(a), maxThreadName/len(articles))
	}
	return clip(fmt.Sprintf("%d articles: %s", len(articles), strings.Join(names, ", ")), maxThreadName)
}

// firstWords are those of the text, which name what has no title.
func firstWords(a *summarise.Article) string {
	if len(a.Passages) == 0 {
		return ""
	}
	line, _, _ := strings.Cut(a.Passages[0].Text, "\n")
	return clip(line, maxThreadName)
}

var (
	link        = regexp.MustCompile(`[A-Za-z][A-Za-z0-9+.-]*://\S*`)
	mentionMark = regexp.MustCompile(`[<＜﹤](a?:|id:|t:|[@#/＠﹫＃])`)
)

package extract

import (
	"encoding/json"
	"html"
	"slices"
	"strings"
)

// linked is what a page's JSON-LD says of its article. Pages write JSON-LD by template, so it is read as found:
// several blocks, @graph, comments and CDATA around it, raw control characters, a trailing semicolon.
type linked struct {
	types      []string // every @type, as written, each once
	headline   string
	authors    []string
	creators   []string
	published  string
	publisher  string
	language   string
	restricted bool
	body       string // the longest articleBody
	blocks     []any  // read and not yet visited
}

// maxDepth bounds how deep JSON-LD is searched.
const maxDepth = 12

// add reads one block of JSON-LD.
func (l *linked) add(text string) {
	var v any
	text = plainJSON(text)
	if json.Unmarshal([]byte(text), &v) == nil || json.Unmarshal([]byte(html.UnescapeString(text)), &v) == nil {
		l.blocks = append(l.blocks, v)
	}
}

// settle takes what the blocks say, once all are there: one may name what another refers to.
func (l *linked) settle() {
	names := make(map[string]string)
	for _, v := range l.blocks {
		collectNames(v, names, 0)
	}
	for _, v := range l.blocks {
		l.visit(v, names, 0)
	}
	l.blocks = nil
}

// plainJSON takes away what pages put around JSON and what JSON forbids inside: comment and CDATA marks,
// a trailing semicolon, control characters.
func plainJSON(s string) string {
	s = strings.TrimSpace(s)
	for _, mark := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range []string{"-->", "//]]>", "/*]]>*/", "]]>", "//"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	s = strings.TrimSpace(strings.TrimRight(s, ";"))
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' }) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	inString := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			inString = !inString
			b.WriteByte(c)
		case c == '\\' && inString && i+1 < len(s):
			b.WriteByte(c)
			i++
			b.WriteByte(max(s[i], ' '))
		case c == '\n' && inString:
			b.WriteString(`\n`)
		case c < ' ':
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// collectNames notes the name of everything that has an @id, for authors who are given by reference.
func collectNames(v any, names map[string]string, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			collectNames(e, names, depth+1)
		}
	case map[string]any:
		if id, name := str(v["@id"]), nameOf(v); id != "" && name != "" {
			names[id] = name
		}
		for _, e := range v {
			collectNames(e, names, depth+1)
		}
	}
}

// visit takes what v and the things in it say.
func (l *linked) visit(v any, names map[string]string, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.visit(e, names, depth+1)
		}
	case map[string]any:
		types := strs(v["@type"])
		for _, t := range types {
			if len(l.types) < 50 && !slices.Contains(l.types, t) {
				l.types = append(l.types, t)
			}
		}
		if isFalse(v["isAccessibleForFree"]) {
			l.restricted = true
		}
		if b := str(v["articleBody"]); len(b) > len(l.body) {
			l.body = b
		}
		if isArticleType(types) {
			l.article(v, names)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item", "subjectOf", "blogPost"} {
			l.visit(v[key], names, depth+1)
		}
	}
}

// article takes what is said of an article; the first to say something is believed.
func (l *linked) article(v map[string]any, names map[string]string) {
	first := func(to *string, from string) {
		if *to == "" && len(from) <= maxMeta {
			*to = strings.TrimSpace(from)
		}
	}
	first(&l.headline, str(v["headline"]))
	first(&l.headline, str(v["name"])) // of a recipe, say
	first(&l.published, str(v["datePublished"]))
	first(&l.language, str(v["inLanguage"]))
	if p := persons(v["publisher"], names, 0); len(p) > 0 {
		first(&l.publisher, p[0])
	}
	if len(l.authors) == 0 {
		l.authors = persons(v["author"], names, 0)
	}
	if len(l.creators) == 0 {
		l.creators = persons(v["creator"], names, 0)
	}
}

// persons are the names of authors or publishers, however they are given.
func persons(v any, names map[string]string, depth int) []string {
	if depth > 4 {
		return nil
	}
	var all []string
	switch v := v.(type) {
	case string:
		if name, ok := names[v]; ok {
			v = name
		}
		if len(v) <= maxMeta {
			all = append(all, v)
		}
	case []any:
		for _, e := range v {
			all = append(all, persons(e, names, depth+1)...)
		}
	case map[string]any:
		if n, several := v["name"].([]any); several {
			return persons(n, names, depth+1)
		}
		if name := nameOf(v); name != "" && len(name) <= maxMeta {
			all = append(all, name)
		} else if name, ok := names[str(v["@id"])]; ok {
			all = append(all, name)
		}
	}
	return all
}

// nameOf is the name of a person or body: whole, or given in two.
func nameOf(v map[string]any) string {
	if name := str(v["name"]); name != "" {
		return name
	}
	return strings.TrimSpace(str(v["givenName"]) + " " + str(v["familyName"]))
}

// isArticleType reports whether one of schema.org's types is that of something to read.
func isArticleType(types []string) bool {
	for _, t := range types {
		t = strings.TrimPrefix(strings.TrimPrefix(t, "http://schema.org/"), "https://schema.org/")
		if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report" || t == "Review" || t == "Recipe" || t == "HowTo" {
			return true
		}
	}
	return false
}

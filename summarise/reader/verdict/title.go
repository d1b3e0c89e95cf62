package verdict

import "strings"

// titlesOf lists a page's title, folded, and after it its parts: "Page not found | The Herald" has two more.
// Sites put their name before or after. A colon parts nothing: headlines have it, too.
func titlesOf(title string) []string {
	t := strings.TrimSpace(fold(title))
	if t == "" {
		return nil
	}
	all := []string{t}
	rest := t
	for range 6 {
		at, width := -1, 0
		for _, mark := range [...]string{" | ", " - ", " – ", " — ", " · ", " • ", " » ", " › ", " :: ", "|"} {
			if i := strings.Index(rest, mark); i >= 0 && (at < 0 || i < at) {
				at, width = i, len(mark)
			}
		}
		if at < 0 {
			break
		}
		all = append(all, strings.TrimSpace(rest[:at]))
		rest = rest[at+width:]
	}
	if rest != t {
		all = append(all, strings.TrimSpace(rest))
	}
	return all
}

// begins reports whether one of the page's titles, or a part of it, begins with one of the phrases. They are such as no
// headline begins with.
func (e *evidence) begins(phrases ...string) bool {
	for _, t := range e.titles {
		for _, p := range phrases {
			if strings.HasPrefix(t, p) {
				return true
			}
		}
	}
	return false
}

// isTitled reports whether one of the page's titles, or a part of it, is one of the phrases and no more.
func (e *evidence) isTitled(phrases ...string) bool {
	for _, t := range e.titles {
		t = strings.Trim(t, " .!…?\"'")
		for _, p := range phrases {
			if t == p {
				return true
			}
		}
	}
	return false
}

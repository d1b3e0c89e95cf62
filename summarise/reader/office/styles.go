package office

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// outlineLevel is the level of a heading, from 1, that an outlineLvl's value stands for: "0" to "8".
func outlineLevel(value string) int {
	if len(value) == 1 && value[0] >= '0' && value[0] <= '8' {
		return int(value[0]-'0') + 1
	}
	return 0
}

// A style is what a named style of paragraphs makes of them.
type style struct {
	base     string
	level    int // of a heading, from 1
	title    bool
	list     bool
	contents bool // of a table of contents
}

// readStyles reads which styles are headings, by the names that stay English in every language.
func readStyles(a *archive) (map[string]style, error) {
	data, err := a.part("word/styles.xml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	styles := make(map[string]style)
	var id string
	tokens := xmlTokens(data)
	for {
		token, err := tokens.RawToken()
		if err != nil {
			break // as far as it can be read
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Local == "style" {
			id = attribute(e, "styleId")
			continue
		}
		s := styles[id]
		switch value := attribute(e, "val"); e.Name.Local {
		case "name":
			s.named(strings.ToLower(value))
		case "basedOn":
			s.base = value
		case "outlineLvl":
			if s.level == 0 {
				s.level = outlineLevel(value)
			}
		case "numPr":
			s.list = true
		default:
			continue
		}
		styles[id] = s
	}
	for id := range styles {
		styles[id] = inherit(styles, id)
	}
	return styles, nil
}

func (s *style) named(name string) {
	var level int
	if n, err := fmt.Sscanf(name, "heading %d", &level); n == 1 && err == nil && level >= 1 && level <= 9 {
		s.level = level
	}
	s.title = name == "title"
	s.list = s.list || strings.HasPrefix(name, "list bullet") || strings.HasPrefix(name, "list number")
	s.contents = strings.HasPrefix(name, "toc ") || name == "toc heading" || name == "contents heading" || strings.HasPrefix(name, "contents ")
}

// inherit follows what a style is based on, a few steps.
func inherit(styles map[string]style, id string) style {
	s := styles[id]
	for base, steps := s.base, 0; base != "" && steps < 10 && s.level == 0; steps++ {
		s.level = styles[base].level
		base = styles[base].base
	}
	return s
}

package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// isHidden reports whether an element's own markup says that it is not shown: by an attribute, by a class that
// frameworks agree on, or by its inline style. What only a style sheet or a script hides is not known here.
func isHidden(n *html.Node) bool {
	switch n.Data {
	case "html", "head", "body":
		return false
	case "dialog":
		if !hasAttr(n, "open") {
			return true
		}
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "hidden":
			if !strings.EqualFold(strings.TrimSpace(a.Val), "until-found") {
				return true
			}
		case "aria-hidden":
			if strings.EqualFold(strings.TrimSpace(a.Val), "true") && n.Data != "img" && n.Data != "svg" &&
				!strings.Contains(attr(n, "class"), "fallback-image") {
				return true
			}
		case "class":
			for name := range strings.FieldsSeq(a.Val) {
				if isHidingClass(name) {
					return true
				}
			}
		case "style":
			if isHidingStyle(a.Val) {
				return true
			}
		}
	}
	return false
}

func isHidingClass(name string) bool {
	switch name {
	case "sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "screen-reader-text", "screen-reader-only", "a11y-hidden", "u-hidden-visually":
		return true
	}
	return false
}

// isHidingStyle reads an inline style: case, white space and !important do not matter.
func isHidingStyle(style string) bool {
	var colour, ground, height, width string
	clips := false
	for decl := range strings.SplitSeq(style, ";") {
		name, value, ok := strings.Cut(decl, ":")
		if !ok {
			continue
		}
		name = strings.ToLower(strings.TrimSpace(name))
		value = squeeze(value)
		switch name {
		case "display":
			if value == "none" {
				return true
			}
		case "visibility":
			if value == "hidden" || value == "collapse" {
				return true
			}
		case "opacity", "zoom":
			if v, ok := number(value, ""); ok && v <= 0.05 {
				return true
			}
			if v, ok := number(value, "%"); ok && v <= 5 {
				return true
			}
		case "font-size":
			if v, ok := length(value); ok && v <= 2 {
				return true
			}
		case "left", "right", "top", "bottom", "text-indent", "margin-left", "margin-top":
			if v, ok := length(value); ok && v <= -500 {
				return true
			}
		case "clip":
			if strings.HasPrefix(value, "rect(0") || strings.HasPrefix(value, "rect(1px") {
				return true
			}
		case "clip-path":
			if strings.HasPrefix(value, "inset(50%") || strings.HasPrefix(value, "inset(100%") {
				return true
			}
		case "transform":
			if strings.Contains(value, "scale(0)") {
				return true
			}
		case "height", "max-height":
			height = value
		case "width", "max-width":
			width = value
		case "overflow":
			clips = clips || value == "hidden" || value == "clip"
		case "color":
			if value == "transparent" {
				return true
			}
			colour = value
		case "background", "background-color":
			ground = value
		}
	}
	if colour != "" && plainColour(colour) == plainColour(ground) {
		return true
	}
	return clips && (isTiny(height) || isTiny(width))
}

// squeeze is a style's value in lower case without white space and !important.
func squeeze(value string) string {
	value = strings.ToLower(strings.Join(strings.Fields(value), ""))
	return strings.TrimSuffix(value, "!important")
}

func isTiny(size string) bool {
	v, ok := length(size)
	return ok && v <= 1
}

// length is a size in pixels; an em or rem counts as 16 of them. Sizes that depend on layout are unknown.
func length(value string) (float64, bool) {
	for _, u := range []struct {
		name string
		px   float64
	}{{"rem", 16}, {"em", 16}, {"px", 1}, {"pt", 4. / 3}, {"vw", 10}, {"vh", 10}, {"", 1}} {
		if v, ok := number(value, u.name); ok {
			return v * u.px, true
		}
	}
	if v, ok := number(value, "%"); ok && v <= 0 {
		return v * 10, true // of the width of a page: -100% is off it
	}
	return 0, false
}

func number(value, unit string) (float64, bool) {
	digits, ok := strings.CutSuffix(value, unit)
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseFloat(digits, 64)
	return v, err == nil
}

// plainColour writes white and black, the colours that pages are made of, in one way.
func plainColour(c string) string {
	switch c {
	case "white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)":
		return "#fff"
	case "black", "#000", "#000000", "rgb(0,0,0)", "rgba(0,0,0,1)":
		return "#000"
	}
	return c
}

func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

package discordtest

import (
	"net/url"
	"slices"
	"strconv"
)

// checkComponents holds a message's components to the rules of the classic form.
func (f *form) checkComponents(at []string, tree []Component) {
	if len(tree) > maxRows {
		f.add(at, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length.", maxRows)
	}
	for i := range tree {
		here := within(at, strconv.Itoa(i))
		if tree[i].Type != actionRow {
			f.add(within(here, "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).")
			continue
		}
		f.checkRow(here, &tree[i])
	}
	f.uniqueCustomIDs(at, tree)
}

func (f *form) uniqueCustomIDs(at []string, tree []Component) {
	seen := map[string]bool{}
	walk(tree, func(c *Component) {
		if c.CustomID == "" {
			return
		}
		if seen[c.CustomID] {
			f.add(at, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
		}
		seen[c.CustomID] = true
	})
}

// checkRow: up to five buttons, or one menu.
func (f *form) checkRow(at []string, row *Component) {
	at = within(at, "components")
	if len(row.Components) == 0 || len(row.Components) > maxRowButtons {
		f.add(at, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length.", maxRowButtons)
	}
	for i := range row.Components {
		c, here := &row.Components[i], within(at, strconv.Itoa(i))
		switch {
		case c.Type == button:
			f.checkButton(here, c)
		case c.isSelect():
			f.checkSelect(here, c)
			if len(row.Components) > 1 {
				f.add(at, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
			}
		default:
			f.add(within(here, "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8).")
		}
	}
}

func (f *form) checkButton(at []string, b *Component) {
	f.length(within(at, "label"), b.Label, 0, maxLabel)
	if b.Label == "" && b.Emoji == nil {
		f.add(at, "BUTTON_COMPONENT_EMPTY", "A button must have a label or an emoji")
	}
	switch {
	case b.Style < 1 || b.Style >= premiumStyle:
		f.add(within(at, "style"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5).")
	case b.Style == linkStyle:
		if b.CustomID != "" {
			f.add(at, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified")
		}
		f.length(within(at, "url"), b.URL, 1, maxButtonLink)
		if u, err := url.Parse(b.URL); b.URL != "" && (err != nil || !slices.Contains([]string{"http", "https", "discord"}, u.Scheme)) {
			f.add(within(at, "url"), "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https', 'discord').")
		}
	default:
		f.length(within(at, "custom_id"), b.CustomID, 1, maxCustomID)
		if b.URL != "" {
			f.add(at, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified")
		}
	}
}

func (f *form) checkSelect(at []string, c *Component) {
	f.length(within(at, "custom_id"), c.CustomID, 1, maxCustomID)
	f.length(within(at, "placeholder"), c.Placeholder, 0, maxPlaceholder)
	least, most := 1, 1
	if c.MinValues != nil {
		least = *c.MinValues
		f.between(within(at, "min_values"), least, 0, maxSelectOptions)
	}
	if c.MaxValues != nil {
		most = *c.MaxValues
		f.between(within(at, "max_values"), most, 1, maxSelectOptions)
	}
	if c.Type != stringSelect {
		return
	}
	if len(c.Options) < max(1, least) || len(c.Options) > maxSelectOptions {
		f.add(within(at, "options"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length.", maxSelectOptions)
	}
	seen := map[string]bool{}
	for i, o := range c.Options {
		here := within(at, "options", strconv.Itoa(i))
		f.length(within(here, "label"), o.Label, 1, maxSelectText)
		f.length(within(here, "value"), o.Value, 1, maxSelectText)
		f.length(within(here, "description"), o.Description, 0, maxSelectText)
		if seen[o.Value] {
			f.add(within(here, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
		}
		seen[o.Value] = true
	}
}

// checkComponentsV2 counts the whole tree and holds each part to what it may stand in.
func (f *form) checkComponentsV2(at []string, tree []Component) {
	total, text := 0, 0
	walk(tree, func(c *Component) {
		total++
		if c.Type == textDisplay {
			text += characters(c.Content)
		}
	})
	if total > maxComponents {
		f.add(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components cannot exceed %d", maxComponents)
	}
	if text > maxDisplayText {
		f.add(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "The total displayable text cannot exceed %d characters", maxDisplayText)
	}
	for i := range tree {
		f.checkPart(within(at, strconv.Itoa(i)), &tree[i], []int{actionRow, section, textDisplay, mediaGallery, fileComponent, separator, container})
	}
	f.uniqueCustomIDs(at, tree)
}

func (f *form) checkPart(at []string, c *Component, allowed []int) {
	if !slices.Contains(allowed, c.Type) {
		f.add(within(at, "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of %v.", allowed)
		return
	}
	switch c.Type {
	case actionRow:
		f.checkRow(at, c)
	case button:
		f.checkButton(at, c)
	case textDisplay:
		f.length(within(at, "content"), c.Content, 1, maxDisplayText)
	case section:
		if len(c.Components) < 1 || len(c.Components) > 3 {
			f.add(within(at, "components"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 3 in length.")
		}
		for i := range c.Components {
			f.checkPart(within(at, "components", strconv.Itoa(i)), &c.Components[i], []int{textDisplay})
		}
		if c.Accessory == nil {
			f.add(within(at, "accessory"), "BASE_TYPE_REQUIRED", "This field is required")
		} else {
			f.checkPart(within(at, "accessory"), c.Accessory, []int{button, thumbnail})
		}
	case container:
		if len(c.Components) == 0 {
			f.add(within(at, "components"), "BASE_TYPE_REQUIRED", "This field is required")
		}
		for i := range c.Components {
			f.checkPart(within(at, "components", strconv.Itoa(i)), &c.Components[i],
				[]int{actionRow, section, textDisplay, mediaGallery, fileComponent, separator})
		}
	}
}

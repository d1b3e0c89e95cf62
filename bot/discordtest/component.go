package discordtest

// The component types (components/reference).
const (
	actionRow         = 1
	button            = 2
	stringSelect      = 3
	textInput         = 4
	userSelect        = 5
	roleSelect        = 6
	mentionableSelect = 7
	channelSelect     = 8
	section           = 9
	textDisplay       = 10
	thumbnail         = 11
	mediaGallery      = 12
	fileComponent     = 13
	separator         = 14
	container         = 17
	label             = 18
)

const (
	linkStyle    = 5
	premiumStyle = 6
)

// A Component is a button, a menu, an input, or something that holds others. Which
// fields mean something depends on Type, as in the API.
type Component struct {
	Type        int            `json:"type"`
	ID          int            `json:"id,omitempty"`
	CustomID    string         `json:"custom_id,omitempty"`
	Style       int            `json:"style,omitempty"`
	Label       string         `json:"label,omitempty"`
	Emoji       *Emoji         `json:"emoji,omitempty"`
	URL         string         `json:"url,omitempty"`
	Disabled    bool           `json:"disabled,omitempty"`
	Placeholder string         `json:"placeholder,omitempty"`
	Options     []SelectOption `json:"options,omitempty"`
	MinValues   *int           `json:"min_values,omitempty"`
	MaxValues   *int           `json:"max_values,omitempty"`
	MinLength   *int           `json:"min_length,omitempty"`
	MaxLength   *int           `json:"max_length,omitempty"`
	Required    *bool          `json:"required,omitempty"`
	Value       string         `json:"value,omitempty"`
	Content     string         `json:"content,omitempty"`
	Description string         `json:"description,omitempty"`
	Components  []Component    `json:"components,omitempty"`
	Component   *Component     `json:"component,omitempty"`
	Accessory   *Component     `json:"accessory,omitempty"`
	Media       *EmbedImage    `json:"media,omitempty"`
	File        *EmbedImage    `json:"file,omitempty"`
	Items       []GalleryItem  `json:"items,omitempty"`
	AccentColor *int           `json:"accent_color,omitempty"`
	Divider     *bool          `json:"divider,omitempty"`
	Spacing     int            `json:"spacing,omitempty"`
	Spoiler     bool           `json:"spoiler,omitempty"`
}

// Emoji is a small picture on a button or in a reaction.
type Emoji struct {
	ID       string `json:"id,omitempty"`
	Name     string `json:"name,omitempty"`
	Animated bool   `json:"animated,omitempty"`
}

// SelectOption is one line of a menu.
type SelectOption struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description,omitempty"`
	Emoji       *Emoji `json:"emoji,omitempty"`
	Default     bool   `json:"default,omitempty"`
}

// GalleryItem is one picture of a media gallery.
type GalleryItem struct {
	Media       EmbedImage `json:"media"`
	Description string     `json:"description,omitempty"`
	Spoiler     bool       `json:"spoiler,omitempty"`
}

// children are the components directly inside c.
func (c *Component) children() []*Component {
	var inside []*Component
	for i := range c.Components {
		inside = append(inside, &c.Components[i])
	}
	if c.Component != nil {
		inside = append(inside, c.Component)
	}
	if c.Accessory != nil {
		inside = append(inside, c.Accessory)
	}
	return inside
}

// maxNesting bounds the walk; the deepest legal tree is container, section, accessory.
const maxNesting = 5

// walk visits every component of a tree, outermost first, and stops below maxNesting.
func walk(tree []Component, visit func(*Component)) {
	var down func(c *Component, depth int)
	down = func(c *Component, depth int) {
		visit(c)
		if depth == maxNesting {
			return
		}
		for _, child := range c.children() {
			down(child, depth+1)
		}
	}
	for i := range tree {
		down(&tree[i], 1)
	}
}

func (c *Component) isSelect() bool {
	return c.Type == stringSelect || c.Type >= userSelect && c.Type <= channelSelect
}

// completed gives components what Discord fills in: IDs, counted up, and what a menu lets one choose.
func completed(tree []Component) []Component {
	next := 1
	walk(tree, func(c *Component) {
		if c.ID == 0 {
			c.ID = next
		}
		next++
		if !c.isSelect() {
			return
		}
		one := 1
		if c.MinValues == nil {
			c.MinValues = &one
		}
		if c.MaxValues == nil {
			c.MaxValues = &one
		}
	})
	return tree
}

package discordtest

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// checkCommands holds a whole list, as bulk overwrite takes it, to the rules.
func (f *form) checkCommands(list []*command) {
	count := map[int]int{}
	seen := map[string]bool{}
	for i, c := range list {
		at := []string{strconv.Itoa(i)}
		count[c.Type]++
		name := strconv.Itoa(c.Type) + c.Name
		if seen[name] {
			f.add(within(at, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		}
		seen[name] = true
		f.checkCommand(at, c)
	}
	for kind, most := range map[int]int{slashCommand: maxSlashCommands, userCommand: maxContextMenuCommands, messageCommand: maxContextMenuCommands} {
		if count[kind] > most {
			f.add(nil, "APPLICATION_COMMAND_TOO_MANY", "Maximum number of application commands of type %d reached (%d)", kind, most)
		}
	}
}

func (f *form) checkCommand(at []string, c *command) {
	if c.Type < slashCommand || c.Type > messageCommand {
		f.add(within(at, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3}.")
		return
	}
	f.checkLocalised(within(at, "name_localizations"), c.NameLocalizations, maxCommandName)
	f.checkLocalised(within(at, "description_localizations"), c.DescriptionLocalizations, maxCommandDescription)
	if c.DefaultMemberPermissions != nil {
		if _, err := strconv.ParseUint(*c.DefaultMemberPermissions, 10, 64); err != nil {
			f.add(within(at, "default_member_permissions"), "BASE_TYPE_BAD", "Not a permission integer.")
		}
	}
	for _, context := range c.Contexts {
		f.between(within(at, "contexts"), context, 0, 2)
	}
	if c.GuildID != "" && (len(c.Contexts) > 0 || len(c.IntegrationTypes) > 0) {
		f.add(within(at, "contexts"), "APPLICATION_COMMAND_INVALID_CONTEXT", "contexts and integration_types exist on global commands only.")
	}
	if c.Type != slashCommand {
		f.length(within(at, "name"), c.Name, 1, maxCommandName)
		if c.Description != "" {
			f.add(within(at, "description"), "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED", "Context menu commands cannot have description")
		}
		if len(c.Options) > 0 {
			f.add(within(at, "options"), "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED", "Context menu commands cannot have options")
		}
		return
	}
	f.checkCommandName(within(at, "name"), c.Name)
	for locale, name := range c.NameLocalizations {
		f.checkCommandName(within(at, "name_localizations", locale), name)
	}
	f.length(within(at, "description"), c.Description, 1, maxCommandDescription)
	f.checkOptions(within(at, "options"), c.Options, []int{optSubcommand, optGroup})
	if n := c.size(); n > maxCommandTotal {
		f.add(at, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (%d of %d characters)", n, maxCommandTotal)
	}
}

// checkCommandName: letters and digits of any script, "-", "_" and "'", lower case where there is one.
func (f *form) checkCommandName(at []string, name string) {
	f.length(at, name, 1, maxCommandName)
	for _, r := range name {
		proper := r == '-' || r == '_' || r == '\'' || unicode.IsLetter(r) || unicode.IsNumber(r) ||
			unicode.In(r, unicode.Devanagari, unicode.Thai)
		if !proper || unicode.ToLower(r) != r {
			f.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
			return
		}
	}
}

func (f *form) checkLocalised(at []string, texts map[string]string, most int) {
	for locale, text := range texts {
		if !slices.Contains(locales, locale) {
			f.add(within(at, locale), "ENUM_TYPE_COERCE", "Value %q is not a valid locale.", locale)
		}
		f.length(within(at, locale), text, 1, most)
	}
}

// checkOptions: subcommands stand alone, a group holds subcommands only, and required options come first.
func (f *form) checkOptions(at []string, options []commandOption, branches []int) {
	if len(options) > maxCommandOptions {
		f.add(at, "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", maxCommandOptions)
	}
	seen := map[string]bool{}
	optionalSeen, nested := false, 0
	for i := range options {
		o, here := &options[i], within(at, strconv.Itoa(i))
		f.checkCommandName(within(here, "name"), o.Name)
		f.length(within(here, "description"), o.Description, 1, maxCommandDescription)
		f.checkLocalised(within(here, "name_localizations"), o.NameLocalizations, maxCommandName)
		f.checkLocalised(within(here, "description_localizations"), o.DescriptionLocalizations, maxCommandDescription)
		if seen[o.Name] {
			f.add(within(here, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option names must be unique")
		}
		seen[o.Name] = true
		if o.Required && optionalSeen {
			f.add(within(here, "required"), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		optionalSeen = optionalSeen || !o.Required
		switch {
		case o.Type == optSubcommand || o.Type == optGroup:
			nested++
			f.checkBranch(here, o, branches)
		case o.Type < optString || o.Type > optAttachment:
			f.add(within(here, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1, …, 11}.")
		default:
			f.checkOption(here, o)
		}
	}
	if nested > 0 && nested < len(options) {
		f.add(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types")
	}
}

func (f *form) checkBranch(at []string, o *commandOption, branches []int) {
	if !slices.Contains(branches, o.Type) {
		f.add(within(at, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "An option of type %d cannot stand here", o.Type)
		return
	}
	var inside []int
	if o.Type == optGroup {
		inside = []int{optSubcommand}
		for i := range o.Options {
			if o.Options[i].Type != optSubcommand {
				f.add(within(at, "options", strconv.Itoa(i), "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "A group holds subcommands only")
			}
		}
	}
	f.checkOptions(within(at, "options"), o.Options, inside)
}

func (f *form) checkOption(at []string, o *commandOption) {
	f.checkChoices(within(at, "choices"), o.Choices)
	seen := map[string]bool{}
	for i, c := range o.Choices {
		here := within(at, "choices", strconv.Itoa(i))
		f.checkLocalised(within(here, "name_localizations"), c.NameLocalizations, maxChoiceText)
		_, text := c.plain().(string)
		_, number := c.plain().(float64)
		if text != (o.Type == optString) || number != (o.Type == optInteger || o.Type == optNumber) {
			f.add(within(here, "value"), "BASE_TYPE_BAD", "The value does not fit an option of type %d.", o.Type)
		}
		if seen[c.Name] {
			f.add(within(here, "name"), "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATED", "Choice names must be unique")
		}
		seen[c.Name] = true
	}
	takesChoices := o.Type == optString || o.Type == optInteger || o.Type == optNumber
	if o.Autocomplete && (len(o.Choices) > 0 || !takesChoices) {
		f.add(within(at, "autocomplete"), "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", "Autocomplete needs a string, integer or number option without choices")
	}
	if o.MinLength != nil {
		f.between(within(at, "min_length"), *o.MinLength, 0, maxStringOption)
	}
	if o.MaxLength != nil {
		f.between(within(at, "max_length"), *o.MaxLength, 1, maxStringOption)
	}
	if (o.MinLength != nil || o.MaxLength != nil) && o.Type != optString {
		f.add(at, "APPLICATION_COMMAND_OPTIONS_LENGTH_INVALID", "min_length and max_length are for string options")
	}
	if len(o.ChannelTypes) > 0 && o.Type != optChannel {
		f.add(within(at, "channel_types"), "APPLICATION_COMMAND_OPTIONS_CHANNEL_TYPES_INVALID", "channel_types is for channel options")
	}
}

// size counts what the limit of 8000 counts: of each name and description the longest
// localisation, and the choices' names and values.
func (c *command) size() int {
	return longest(c.Name, c.NameLocalizations) + longest(c.Description, c.DescriptionLocalizations) + optionsSize(c.Options)
}

func optionsSize(options []commandOption) int {
	n := 0
	for i := range options {
		o := &options[i]
		n += longest(o.Name, o.NameLocalizations) + longest(o.Description, o.DescriptionLocalizations) + optionsSize(o.Options)
		for _, c := range o.Choices {
			n += longest(c.Name, c.NameLocalizations) + characters(strings.Trim(string(c.Value), `"`))
		}
	}
	return n
}

func longest(text string, localised map[string]string) int {
	n := characters(text)
	for _, other := range localised {
		n = max(n, characters(other))
	}
	return n
}

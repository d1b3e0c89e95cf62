package discordtest

import (
	"unicode/utf16"
	"unicode/utf8"
)

// Limits of the API, with where each is written down. All lengths are in characters, see [characters].
const (
	maxContent          = 2000     // resources/message: content, on every way in
	maxNonce            = 25       // resources/message: nonce
	maxEmbeds           = 10       // resources/message: embeds a message
	maxEmbedTitle       = 256      // resources/message, "Embed Limits", with the seven that follow
	maxEmbedDescription = 4096     //
	maxEmbedFields      = 25       //
	maxEmbedFieldName   = 256      //
	maxEmbedFieldValue  = 1024     //
	maxEmbedFooter      = 2048     //
	maxEmbedAuthor      = 256      //
	maxEmbedsTotal      = 6000     // of all embeds of a message together
	maxLink             = 2048     // specification: url of embeds
	maxFiles            = 10       // resources/message: code 30015
	maxFile             = 10 << 20 // reference, "Uploading Files": bytes a file
	maxRequest          = 25 << 20 // reference, "Uploading Files": bytes a request
	maxAltText          = 1024     // resources/message, "Attachment Object"
	maxAllowedMentions  = 100      // resources/message, "Allowed Mentions Object": users, roles
	maxRows             = 5        // components/reference: action rows of a classic message
	maxRowButtons       = 5        // components/reference, "Action Row"
	maxLabel            = 80       // components/reference, "Button"
	maxCustomID         = 100      // components/reference, "Custom ID"
	maxButtonLink       = 512      // components/reference, "Button": url
	maxSelectOptions    = 25       // components/reference, "String Select", with the two that follow
	maxSelectText       = 100      // label, value, description
	maxPlaceholder      = 150      //
	maxComponents       = 40       // components/reference: components v2 in all, nested ones too
	maxDisplayText      = 4000     // components/reference, "Text Display": of all together
	maxModalTitle       = 45       // interactions/receiving-and-responding, "Modal"
	maxModalParts       = 5        //
	maxInput            = 4000     // components/reference, "Text Input", with the two that follow
	maxInputPlaceholder = 100      //
	maxInputLabel       = 45       //
	maxThreadName       = 100      // resources/channel, "Start Thread from Message"
	maxSlowmode         = 21600    // resources/channel: seconds
	maxChoices          = 25       // interactions/application-commands: choices, also of an autocompletion
	maxChoiceText       = 100      // name and string value
	maxHistoryPage      = 100      // resources/message, "Get Channel Messages"
	maxGatewaySend      = 4096     // events/gateway, "Sending Events": bytes
	maxGatewayRate      = 120      // events/gateway, "Rate Limiting": sends in 60 s
	maxClientContent    = 2000     // the desktop client without Nitro; what is longer it offers as message.txt
)

// characters counts as the API counts: Unicode code points ("Our API uses Python 3, so
// the API calculates length based on the number of codepoints", discord-api-docs#1315).
// So "👍" is 1. A bot that counts UTF-16 units, as the apps do, is on the safe side.
func characters(text string) int { return utf8.RuneCountInString(text) }

// clientLength counts as the apps do, which are JavaScript: UTF-16 units.
func clientLength(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// length holds text to at least least and at most most characters.
func (f *form) length(at []string, text string, least, most int) {
	n := characters(text)
	switch {
	case n == 0 && least > 0:
		f.add(at, "BASE_TYPE_REQUIRED", "This field is required")
	case least > 0 && (n < least || n > most):
		f.add(at, "BASE_TYPE_BAD_LENGTH", "Must be between %d and %d in length.", least, most)
	case n > most:
		f.add(at, "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", most)
	}
}

// between holds a number to its range.
func (f *form) between(at []string, n, least, most int) {
	if n < least {
		f.add(at, "NUMBER_TYPE_MIN", "int value should be greater than or equal to %d.", least)
	}
	if n > most {
		f.add(at, "NUMBER_TYPE_MAX", "int value should be less than or equal to %d.", most)
	}
}

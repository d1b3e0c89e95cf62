package summarise

import "errors"

// Explain says in one kind sentence what went wrong, in words safe to show: the code's own, with the
// note that the failure carries. What to do next depends on where it is read, so bot/render and
// cmd/verbatim/terminal add that.
func Explain(err error) string {
	code := CodeOf(err)
	said, ok := explanations[code]
	if !ok {
		code, said = Internal, explanations[Internal]
	}
	var e *Error
	if errors.As(err, &e) && e.Code == code && e.Note != "" {
		return said + " (" + e.Note + ")."
	}
	return said + "."
}

// explanations has a sentence without its full stop for every code.
var explanations = map[Code]string{
	NotFound:        "There is no such file",
	Unreachable:     "The site could not be reached",
	Timeout:         "The site took too long to answer",
	PrivateAddress:  "That link does not lead to a public address, so it was not opened",
	TooLarge:        "That is too large to read",
	Unsupported:     "That kind of file or page cannot be read",
	Blocked:         "The site does not let programs read this page",
	Paywall:         "The article is behind a paywall",
	NeedsJavaScript: "The page shows nothing without running its scripts",
	Consent:         "The site shows a cookie notice instead of the article",
	Login:           "The article can be read only after logging in",
	NotArticle:      "That page is no article",
	Gone:            "The page is gone or was never there",
	Empty:           "There is no text to read in it",
	PageError:       "The site answered with an error page",
	Locked:          "The PDF is locked with a password",
	Scanned:         "The PDF holds pictures of pages, not text",
	Garbled:         "The text in it cannot be decoded",
	ModelFailed:     "The model could not be used",
	Internal:        "Something went wrong on our side",
}

package terminal

import (
	"context"
	"errors"
	"io/fs"

	"verbatim/summarise"
)

// Message says in one line what went wrong and what to do about it.
func Message(err error) string {
	if errors.Is(err, context.Canceled) {
		return "Stopped before it was done."
	}
	if errors.Is(err, fs.ErrPermission) {
		return "You may not read it. Change its permissions, or copy it to where you may."
	}
	said := summarise.Explain(err)
	if next := nextStep(summarise.CodeOf(err)); next != "" {
		said += " " + next
	}
	return said
}

// nextStep is what somebody at a terminal can do.
func nextStep(code summarise.Code) string {
	const save = "Open it in a browser, save the page or copy its text into a file, and name that file instead."
	switch code {
	case summarise.NotFound:
		return "Check the name."
	case summarise.Unreachable, summarise.Timeout:
		return "Check the address and your connection, or try again later."
	case summarise.PrivateAddress:
		return "If it is meant, allow its range in FETCH_ALLOW_CIDRS."
	case summarise.TooLarge:
		return "Give a part of it as a text file."
	case summarise.Unsupported:
		return "Copy its text into a .txt file and name that file instead."
	case summarise.Blocked, summarise.Paywall, summarise.NeedsJavaScript, summarise.Consent, summarise.Login:
		return save
	case summarise.NotArticle:
		return "Give the address of one article."
	case summarise.Gone:
		return "Check the address."
	case summarise.Empty:
		return "Check that it holds the article's text."
	case summarise.PageError:
		return "Try again later."
	case summarise.Locked:
		return "Save it without the password."
	case summarise.Scanned, summarise.Garbled:
		return "Run text recognition over it, or copy its text into a .txt file."
	case summarise.ModelFailed:
		return "Check OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL, or use --engine extractive."
	default:
		return "Please report it with the command you ran."
	}
}

package summarise

import (
	"errors"
	"fmt"
)

// Code names a way in which reading or digesting fails. The values are a contract with users' programs.
type Code string

// The codes, as PRODUCT lists them.
const (
	NotFound        Code = "not-found"        // no such file
	Unreachable     Code = "unreachable"      // no such host, or it does not answer
	Timeout         Code = "timeout"          // it answers too slowly
	PrivateAddress  Code = "private-address"  // a link to an address that is not public, or that policy refuses
	TooLarge        Code = "too-large"        // more bytes than are read
	Unsupported     Code = "unsupported"      // a kind of file or content that is not read
	Blocked         Code = "blocked"          // the site refuses programs
	Paywall         Code = "paywall"          // the text is for subscribers
	NeedsJavaScript Code = "needs-javascript" // the page is empty without scripts
	Consent         Code = "consent"          // a cookie wall
	Login           Code = "login"            // the text is for those who log in
	NotArticle      Code = "not-article"      // a list, a shop, a home page
	Gone            Code = "gone"             // removed, or never there
	Empty           Code = "empty"            // nothing to read in it
	PageError       Code = "error"            // the page is one of an error, or 5xx
	Locked          Code = "locked"           // a PDF with a password
	Scanned         Code = "scanned"          // a PDF of pictures
	Garbled         Code = "garbled"          // a PDF whose letters cannot be read
	ModelFailed     Code = "model"            // no engine could make a digest
	Internal        Code = "internal"         // our fault
)

// Codes lists every [Code] in the order above.
func Codes() []Code {
	return []Code{NotFound, Unreachable, Timeout, PrivateAddress, TooLarge, Unsupported, Blocked, Paywall,
		NeedsJavaScript, Consent, Login, NotArticle, Gone, Empty, PageError, Locked, Scanned, Garbled, ModelFailed, Internal}
}

// Error is a failure that can be named to a user. Note says more in words safe to show ("it is 82 MB,
// 20 MB are read"); it holds no text of pages, models or users. Err is for the log alone.
type Error struct {
	Code Code
	Note string
	Err  error
}

func (e *Error) Error() string {
	s := string(e.Code)
	if e.Note != "" {
		s += ": " + e.Note
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// Errorf is a named failure; the formatted words are its Note.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Note: fmt.Sprintf(format, args...)}
}

// CodeOf returns the code of the first [Error] in err's chain, [Internal] if there is none.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}

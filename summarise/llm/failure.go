package llm

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"verbatim/summarise"
)

// Reason is why a model did not do its work. It is an error, so errors.Is(err, llm.RateLimited)
// tells; the words are safe to log.
type Reason string

// The reasons.
const (
	RateLimited  Reason = "rate limited"           // 429, or told to come back later than the job can wait
	QuotaSpent   Reason = "quota spent"            // 402, or the 429 that waiting does not heal
	BadKey       Reason = "key refused"            // 401, 403
	UnknownModel Reason = "unknown model"          // 404
	Rejected     Reason = "request rejected"       // another 4xx
	TooLong      Reason = "too long"               // for the model's context, after shrinking once
	Refused      Reason = "refused"                // the model declined, or a content filter did
	Nonsense     Reason = "unusable reply"         // after asking once more
	Unavailable  Reason = "server error"           // 5xx, an error under status 200
	Unreachable  Reason = "unreachable"            // no connection, or one that broke
	TimedOut     Reason = "timed out"              // no reply in time
	Resting      Reason = "resting after failures" // not asked, since it failed again and again just now
)

func (r Reason) Error() string { return string(r) }

// note says the reason to a reader of the digest, as what follows "the model could not be used: ".
func (r Reason) note() string {
	switch r {
	case RateLimited:
		return "the model's server has too many requests"
	case QuotaSpent:
		return "the quota for the model is spent"
	case BadKey:
		return "the model's server refuses the key"
	case UnknownModel:
		return "the model's server does not know the model"
	case Rejected:
		return "the model's server rejects the request"
	case TooLong:
		return "the text is too long for the model"
	case Refused:
		return "the model declines this text"
	case Nonsense:
		return "the model's reply could not be read"
	case Unavailable, Resting:
		return "the model's server is not working at the moment"
	case Unreachable:
		return "the model's server cannot be reached"
	case TimedOut:
		return "the model took too long"
	}
	return "the model failed"
}

// class is what to do about a failure.
type class int

const (
	never  class = iota // asking again does not help
	wait                // ask again later
	shrink              // ask for less
	repair              // ask again, saying what was wrong
)

// Failure is one try that failed. It holds nothing of bodies and no key, but for what the server
// said about a parameter, which is not printed.
type Failure struct {
	Reason  Reason
	Status  int    // of HTTP, 0 if there was none
	Request string // the server's request ID, "" if it gave none
	Detail  string // our own words, or the transport's without the key
	Tries   int

	class class
	after time.Duration // how long the server told us to wait
	said  string        // the server's message, parameter and code, in lower case, for dialect alone
	cause error         // only the context's errors
}

func (f *Failure) Error() string {
	var b strings.Builder
	b.WriteString(string(f.Reason))
	if f.Detail != "" {
		fmt.Fprintf(&b, ": %s", f.Detail)
	}
	if f.Status != 0 {
		fmt.Fprintf(&b, ", status %d", f.Status)
	}
	if f.Request != "" {
		fmt.Fprintf(&b, ", request %s", f.Request)
	}
	if f.Tries > 1 {
		fmt.Fprintf(&b, ", %d tries", f.Tries)
	}
	return b.String()
}

// Unwrap gives the reason, and the context's error if that ended it.
func (f *Failure) Unwrap() []error {
	if f.cause != nil {
		return []error{f.Reason, f.cause}
	}
	return []error{f.Reason}
}

// named makes of err what an engine returns: an [summarise.Error] that says why in words for readers.
func named(err error) error {
	if err == nil {
		return nil
	}
	f, ok := errors.AsType[*Failure](err)
	if !ok {
		return err // the context's
	}
	if errors.Is(f.cause, context.Canceled) {
		return f.cause // the caller gave up
	}
	return &summarise.Error{Code: summarise.ModelFailed, Note: f.Reason.note(), Err: f}
}

package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
)

// The JSON error codes this Discord answers with (topics "Opcodes and Status Codes").
const (
	codeGeneral             = 0
	codeUnknownChannel      = 10003
	codeUnknownGuild        = 10004
	codeUnknownMember       = 10007
	codeUnknownMessage      = 10008
	codeUnknownRole         = 10011
	codeUnknownUser         = 10013
	codeUnknownEmoji        = 10014
	codeUnknownWebhook      = 10015
	codeUnknownInteraction  = 10062
	codeNotAuthor           = 50005
	codeMissingAccess       = 50001
	codeEmptyMessage        = 50006
	codeCannotDM            = 50007
	codeMissingPermissions  = 50013
	codeInvalidToken        = 50014
	codeWrongChannelType    = 50024
	codeInvalidWebhookToken = 50027
	codeInvalidForm         = 50035
	codeTooLarge            = 40005
	codeForumMessage        = 40058
	codeAcknowledged        = 40060
	codeSystemMessage       = 50021
	codeArchived            = 50083
	codeInvalidJSON         = 50109
	codeReplyNeedsHistory   = 160002
	codeThreadExists        = 160004
	codeThreadLocked        = 160005
)

// refusal is an error as the API words it.
type refusal struct {
	status  int
	code    int
	message string
	fields  *fieldErrors // of an invalid form
	remark  string       // what else a test should be told; never sent
}

func (r *refusal) Error() string {
	text := fmt.Sprintf("%d %s (%d)", r.status, r.message, r.code)
	if r.fields != nil {
		detail, err := json.Marshal(r.fields)
		if err == nil {
			text += " " + string(detail)
		}
	}
	if r.remark != "" {
		text += ": " + r.remark
	}
	return text
}

func refuse(status, code int, message string) *refusal {
	return &refusal{status: status, code: code, message: message}
}

func (r *refusal) because(format string, args ...any) *refusal {
	r.remark = fmt.Sprintf(format, args...)
	return r
}

func unknownChannel() *refusal {
	return refuse(http.StatusNotFound, codeUnknownChannel, "Unknown Channel")
}

func unknownMessage() *refusal {
	return refuse(http.StatusNotFound, codeUnknownMessage, "Unknown Message")
}

func unknownInteraction() *refusal {
	return refuse(http.StatusNotFound, codeUnknownInteraction, "Unknown interaction")
}

func missingAccess() *refusal {
	return refuse(http.StatusForbidden, codeMissingAccess, "Missing Access")
}

func missingPermissions(need Permissions) *refusal {
	return refuse(http.StatusForbidden, codeMissingPermissions, "Missing Permissions").because("needs %s", need)
}

// blame reports whether a refusal is the client's mistake. What a correct bot may
// meet on a healthy server is not: a permission taken away, a message deleted or a
// thread opened a moment ago, a token the operator mistyped.
func (r *refusal) blame() bool {
	switch r.code {
	case codeGeneral:
		return r.status != http.StatusUnauthorized
	case codeInvalidForm, codeInvalidJSON, codeEmptyMessage, codeTooLarge, codeForumMessage,
		codeAcknowledged, codeUnknownInteraction, codeWrongChannelType, codeInvalidWebhookToken,
		codeUnknownWebhook, codeNotAuthor:
		return true
	}
	return false
}

// form gathers what is wrong with a request's fields.
type form struct{ errors *fieldErrors }

// fieldErrors is the tree under "errors" of code 50035 (reference, "Error Messages").
type fieldErrors struct {
	own      []fieldError
	children map[string]*fieldErrors
}

type fieldError struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

func (e *fieldErrors) MarshalJSON() ([]byte, error) {
	node := map[string]any{}
	for name, child := range e.children {
		node[name] = child
	}
	if len(e.own) > 0 {
		node["_errors"] = e.own
	}
	return json.Marshal(node)
}

// add notes one fault at a path such as {"embeds", "0", "title"}.
func (f *form) add(path []string, code, format string, args ...any) {
	if f.errors == nil {
		f.errors = &fieldErrors{}
	}
	at := f.errors
	for _, name := range path {
		if at.children == nil {
			at.children = map[string]*fieldErrors{}
		}
		if at.children[name] == nil {
			at.children[name] = &fieldErrors{}
		}
		at = at.children[name]
	}
	at.own = append(at.own, fieldError{code, fmt.Sprintf(format, args...)})
}

// err is nil when nothing was wrong.
func (f *form) err() error {
	if f.errors == nil {
		return nil
	}
	return &refusal{status: http.StatusBadRequest, code: codeInvalidForm, message: "Invalid Form Body", fields: f.errors}
}

func invalid(path []string, code, format string, args ...any) error {
	var f form
	f.add(path, code, format, args...)
	return f.err()
}

// within extends a path without touching the array of the one it came from.
func within(path []string, names ...string) []string { return slices.Concat(path, names) }

// Package customid is the one codec of component and modal IDs. State lives in them, not in memory, so
// buttons outlive a restart of the bot.
//
// An ID is "v1:" and five fields with colons between them: verb, asker in base 36, article as unpadded
// base64url of its 32 bytes, length, language. Any but the verb may be empty. It is at most 100 bytes,
// Discord's limit (Component Object, custom_id), and holds nothing secret: whoever sees a message can
// read its IDs, and anyone can press its buttons, so an ID authorises nothing by itself.
package customid

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Verb is what pressing a button or sending a form does.
type Verb string

// The verbs of buttons and forms.
const (
	Quotes   Verb = "quotes"   // show the key quotes
	Evidence Verb = "evidence" // show each claim beside its passage
	Ask      Verb = "ask"      // open the form for a question
	Delete   Verb = "delete"   // delete the digest and archive its thread
	Question Verb = "question" // the form that Ask opens
	Paste    Verb = "paste"    // the form for an article's text
)

// Action is what an ID says. Asker is the snowflake of who asked for the digest; Article is an article's
// ID, 64 lower-case hexadecimal digits; Length and Lang are what a form was opened with.
type Action struct {
	Verb    Verb
	Asker   string
	Article string
	Length  string
	Lang    string
}

const (
	version = "v1"
	maxID   = 100
)

// ErrVersion is returned for an ID of another version of the bot.
var ErrVersion = errors.New("custom ID of another version")

// String encodes a. If a field does not survive the round trip, all but the verb are left out: a button
// without them still says what it is, and the article is then found through its message.
func (a Action) String() string {
	id := strings.Join([]string{version, string(a.Verb), shortAsker(a.Asker), shortArticle(a.Article), a.Length, a.Lang}, ":")
	if back, err := Parse(id); err != nil || back != a {
		return version + ":" + string(a.Verb) + "::::" // an ID that still works, without what did not fit
	}
	return id
}

func shortAsker(snowflake string) string {
	n, err := strconv.ParseUint(snowflake, 10, 64)
	if err != nil {
		return ""
	}
	return strconv.FormatUint(n, 36)
}

func shortArticle(id string) string {
	raw, err := hex.DecodeString(id)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

// Parse decodes an ID. The error is [ErrVersion] for one of another version.
func Parse(id string) (Action, error) {
	if len(id) > maxID {
		return Action{}, fmt.Errorf("custom ID of %d bytes", len(id))
	}
	fields := strings.Split(id, ":")
	if fields[0] != version {
		return Action{}, ErrVersion
	}
	if len(fields) != 6 {
		return Action{}, fmt.Errorf("custom ID of %d fields", len(fields))
	}
	a := Action{Verb: Verb(fields[1]), Length: fields[4], Lang: fields[5]}
	switch a.Verb {
	case Quotes, Evidence, Ask, Delete, Question, Paste:
	default:
		return Action{}, fmt.Errorf("custom ID with verb %q", a.Verb)
	}
	if fields[2] != "" {
		n, err := strconv.ParseUint(fields[2], 36, 64)
		if err != nil {
			return Action{}, errors.New("custom ID with a bad asker")
		}
		a.Asker = strconv.FormatUint(n, 10)
	}
	if fields[3] != "" {
		raw, err := base64.RawURLEncoding.Strict().DecodeString(fields[3])
		if err != nil || len(raw) != 32 {
			return Action{}, errors.New("custom ID with a bad article")
		}
		a.Article = hex.EncodeToString(raw)
	}
	return a, nil
}

package summarise

import (
	"strings"
	"time"

	"golang.org/x/text/language"

	"verbatim/summarise/quotation"
)

// Length is how long a digest is to be.
type Length string

// The lengths of PRODUCT: sentences of summary, key claims, key quotes.
const (
	Short    Length = "short"    // 2, 3, 1
	Standard Length = "standard" // 3, 5, 3; also what "" means
	Detailed Length = "detailed" // 6, 10, 5
)

// Parts returns how many sentences, claims and quotes a digest of this length has at most.
func (l Length) Parts() (sentences, claims, quotes int) {
	switch l {
	case Short:
		return 2, 3, 1
	case Detailed:
		return 6, 10, 5
	default:
		return 3, 5, 3
	}
}

// ParseLength reads a length as users write it; "" is [Standard].
func ParseLength(s string) (Length, bool) {
	switch l := Length(s); l {
	case "":
		return Standard, true
	case Short, Standard, Detailed:
		return l, true
	default:
		return "", false
	}
}

// ParseLang reads a language as users write it, a BCP 47 tag such as de or pt-BR; "" stays "".
func ParseLang(s string) (string, error) {
	if s = strings.TrimSpace(s); s == "" {
		return "", nil
	}
	tag, err := language.Parse(s)
	if err != nil {
		return "", Errorf(Unsupported, "a language is named by a tag such as en, de or pt-BR")
	}
	return tag.String(), nil
}

// Want is what somebody wants of a digest. The zero value is a standard digest in the article's language.
type Want struct {
	Length Length
	Lang   string // BCP 47; "" = the article's own
}

// A Claim is a sentence and the places in the article that bear it out. Support is never empty.
// By is who asserts it in the article, by a name the article uses; "" = the article itself.
type Claim struct {
	Text    string
	By      string
	Support []Quote
}

// A Quotation is a place between quotation marks, and its speaker.
type Quotation struct {
	Quote
	Kind    quotation.Kind
	Speaker string         // a name the article uses, "" if it names none
	Rule    quotation.Rule // how the speaker was found, hence how sure it is
}

// A Digest is what is shown of an article. Only grounding makes one.
type Digest struct {
	Article ArticleID
	Want    Want
	Summary []Claim
	Claims  []Claim
	Quotes  []Quotation
	Dropped int // sentences and quotes that the engine offered and the article does not bear out
	Notes   []string
	By      Maker
	At      time.Time
}

// Result is a digest with its article. Cached: it was kept from an earlier asking.
type Result struct {
	Article *Article
	Digest  *Digest
	Cached  bool
}

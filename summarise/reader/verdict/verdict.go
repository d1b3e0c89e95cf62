package verdict

import (
	"fmt"
	"net/http"

	"verbatim/summarise"
	"verbatim/summarise/reader/extract"
)

// A Response is a page with what is known of how it came.
type Response struct {
	Status int         // 0 for a saved page
	Header http.Header // may be nil
	URL    string      // where it was found after redirects; "" if that is unknown
	HTML   string      // in UTF-8
	Page   *extract.Page
}

// A Finding is what of a page is the article.
type Finding struct {
	Passages []summarise.Passage
	Note     string // what is missing, in words to show; "" if nothing is
}

// Judge says whether a page is an article. The error is a [*summarise.Error] that names what it is instead: blocked,
// paywall, needs-javascript, consent, login, not-article, gone, empty or error. Its note holds no text of the page.
func Judge(r Response) (Finding, error) {
	refused, final := ByStatus(r.Status, r.Header)
	if refused != nil && final {
		return Finding{}, refused
	}
	e := newEvidence(r)
	if refused != nil { // an error, unless it is one of the pages that are sent with such statuses
		if e.isBlocked() {
			return Finding{}, blocked()
		}
		return Finding{}, refused
	}
	if err := e.refusal(r.Status); err != nil {
		return Finding{}, err
	}
	return e.finding()
}

// refusal asks what a page is that is no article, the surest signs first; nil for an article. Much prose is an
// article, whatever words it uses: only what the page says of itself counts against it.
func (e *evidence) refusal(status int) error {
	if e.isLong() {
		switch {
		case e.isGone():
			return gone()
		case e.isListing():
			return listing()
		}
		return nil
	}
	switch {
	case status == http.StatusAccepted && e.shown == 0: // as AWS answers whom it takes for a program
		return blocked()
	case e.isBlocked():
		return blocked()
	case e.isConsentAddress():
		return summarise.Errorf(summarise.Consent, "the site asks about cookies first")
	case e.isLogin():
		return summarise.Errorf(summarise.Login, "the page asks to log in")
	case e.isConsent():
		return summarise.Errorf(summarise.Consent, "the site asks about cookies first")
	case e.isParked():
		return summarise.Errorf(summarise.Gone, "the domain is parked or for sale")
	case e.isGone():
		return gone()
	case e.isFault():
		return summarise.Errorf(summarise.PageError, "the page is a message of an error")
	case e.isClosed():
		return summarise.Errorf(summarise.Paywall, "the page shows its text to subscribers only")
	case e.isForm():
		return summarise.Errorf(summarise.Login, "the page asks to log in")
	case e.isShell():
		return summarise.Errorf(summarise.NeedsJavaScript, "the page is empty until its scripts run")
	case len(e.passages) == 0 && e.shown == 0:
		return summarise.Errorf(summarise.Empty, "the page holds no text")
	case e.isListing():
		return listing()
	case len(e.passages) == 0:
		return summarise.Errorf(summarise.NotArticle, "the page holds no paragraph of text")
	}
	return nil
}

func gone() error { return summarise.Errorf(summarise.Gone, "the page says that it is not there") }

func listing() error {
	return summarise.Errorf(summarise.NotArticle, "the page lists or sells things and is no article")
}

func blocked() error {
	return summarise.Errorf(summarise.Blocked, "the site asks for proof of being human")
}

// finding is what of an article is to be read.
func (e *evidence) finding() (Finding, error) {
	visible, cut := e.teaser()
	if len(visible) == 0 {
		return Finding{}, summarise.Errorf(summarise.Empty, "the page holds no text")
	}
	if !cut {
		return Finding{Passages: visible}, nil
	}
	note := "paywall: only the first paragraph was visible"
	if n := len(visible); n > 1 {
		note = fmt.Sprintf("paywall: only the first %d paragraphs were visible", n)
	}
	return Finding{visible, note}, nil
}

package verdict

import (
	"net/http"

	"verbatim/summarise"
)

// ByStatus names what the status and the headers of an answer say by themselves, nil if they say nothing against
// it. final is false where the body may know better: servers send challenges with 503, too.
//
// Which statuses refuse programs was counted on 245 pages and in bug reports (pages research, 1 and 3): none of them
// came with an article. The headers are those that vendors set only when they withhold the page; their cookies and
// other headers come with whole articles and say nothing.
func ByStatus(status int, header http.Header) (err *summarise.Error, final bool) {
	switch {
	case header.Get("Cf-Mitigated") == "challenge", header.Get("X-Vercel-Mitigated") == "challenge", header.Get("X-Amzn-Waf-Action") != "":
		return summarise.Errorf(summarise.Blocked, "the site asks for proof of being human"), true
	case status == http.StatusUnauthorized && header.Get("Www-Authenticate") != "": // RFC 9110, 11.6.1; challenges in pages' clothes lack it
		return summarise.Errorf(summarise.Login, "the site asks for a name and a password"), true
	case status == http.StatusNoContent, status == http.StatusResetContent:
		return summarise.Errorf(summarise.Empty, "the site answered %d, which has no content", status), true
	case status == 0, status/100 == 2:
		return nil, true
	}
	switch status {
	case http.StatusTooManyRequests:
		return summarise.Errorf(summarise.Blocked, "the site answered 429: too many requests"), true
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusMethodNotAllowed, http.StatusNotAcceptable,
		http.StatusProxyAuthRequired, http.StatusUnavailableForLegalReasons,
		999: // LinkedIn
		return summarise.Errorf(summarise.Blocked, "the site answered %d: it refuses programs", status), true
	case http.StatusPaymentRequired:
		return summarise.Errorf(summarise.Paywall, "the site answered 402: it asks for payment"), true
	case http.StatusNotFound, http.StatusGone:
		return summarise.Errorf(summarise.Gone, "the site answered %d: the page is not there", status), true
	default:
		return summarise.Errorf(summarise.PageError, "the site answered %d", status), false
	}
}

package link

import (
	"encoding/base64"
	"net/url"
	"strings"
)

// target returns the address that u carries if it is a redirector's link, "" if it is none or carries none. The
// address is decoded once, as the redirector itself does.
func target(u *url.URL) string {
	host, path := withoutRootDot(u.Hostname()), u.Path
	if path == "" {
		path = "/"
	}
	for _, r := range redirectors {
		if !r.at(host) || len(path) < len(r.path) || !strings.EqualFold(path[:len(r.path)], r.path) {
			continue
		}
		if r.take != nil {
			if t := absolute(r.take(u)); t != "" {
				return t
			}
		}
		for name := range strings.FieldsSeq(r.in) {
			if t := absolute(valueOf(u.RawQuery, name)); t != "" {
				return t
			}
		}
	}
	return ""
}

// at reports whether the redirector answers at host.
func (r redirector) at(host string) bool {
	switch {
	case r.host == "google":
		return isGoogle(host)
	case r.host[0] == '.':
		return strings.HasSuffix(host, r.host)
	default:
		return host == r.host
	}
}

// isGoogle reports whether host is Google's search in any country: google.com, google.de, google.co.uk, google.com.br.
func isGoogle(host string) bool {
	country, ok := strings.CutPrefix(host, "google.")
	if !ok {
		return false
	}
	if second, last, two := strings.Cut(country, "."); two {
		return (second == "co" || second == "com") && len(last) == 2
	}
	return country == "com" || len(country) == 2 || country == "cat"
}

// absolute returns s without spaces round it if it is an address with http or https, else "". Only such a target is
// one for sure.
func absolute(s string) string {
	s = strings.Trim(s, " ") // in a key they are plus signs, which would make it another's
	if _, rest, ok := cutScheme(s); ok && strings.HasPrefix(rest, "//") && strip(s) == s {
		return s
	}
	return ""
}

// valueOf returns the first parameter of that name, decoded once. A plus sign stays: redirectors escape spaces as
// %20, and an address that was pasted in without escapes has plus signs of its own.
func valueOf(query, name string) string {
	for piece := range strings.SplitSeq(query, "&") {
		if n, v, ok := strings.Cut(piece, "="); ok && strings.EqualFold(n, name) {
			return unescape(v)
		}
	}
	return ""
}

// wholeQuery is for links such as https://href.li/?https://news.example.com/a.
func wholeQuery(u *url.URL) string {
	if t := absolute(u.RawQuery); t != "" {
		return t
	}
	return unescape(u.RawQuery)
}

// pathTarget is for links such as https://secure-web.cisco.com/1HASH/https%3A%2F%2Fnews.example.com%2Fa.
func pathTarget(u *url.URL) string {
	for segment := range strings.SplitSeq(u.EscapedPath(), "/") {
		if t := absolute(unescape(segment)); t != "" {
			return t
		}
	}
	return ""
}

// bing reads u=a1BASE64, unpadded and for URLs.
func bing(u *url.URL) string {
	code, ok := strings.CutPrefix(valueOf(u.RawQuery, "u"), "a1")
	if !ok {
		return ""
	}
	b, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(code, "="))
	if err != nil {
		return ""
	}
	return string(b)
}

// sophos reads u=BASE64.
func sophos(u *url.URL) string {
	b, err := base64.StdEncoding.DecodeString(valueOf(u.RawQuery, "u"))
	if err != nil {
		return ""
	}
	return string(b)
}

// yahoo reads the segment RU=… of the path.
func yahoo(u *url.URL) string {
	for segment := range strings.SplitSeq(u.EscapedPath(), "/") {
		if t, ok := strings.CutPrefix(segment, "RU="); ok {
			return unescape(t)
		}
	}
	return ""
}

// triple reads /v2/___https://news.example.com/a___.bG9uZw, as Avanan and Check Point write it.
func triple(u *url.URL) string {
	_, rest, ok := strings.Cut(u.EscapedPath()+"?"+u.RawQuery, "___")
	if !ok {
		return ""
	}
	t, _, ok := strings.Cut(rest, "___.")
	if !ok {
		return ""
	}
	return unescape(t)
}

// proofpoint2 reads u=https-3A__news.example.com_a: - is written for % and _ for /.
func proofpoint2(u *url.URL) string {
	return unescape(strings.NewReplacer("-", "%", "_", "/").Replace(valueOf(u.RawQuery, "u")))
}

// proofpoint3 reads /v3/__https://news.example.com/a?b=*c__;JQ!!KEY: each * stands for one byte of the base64
// text between ; and !, and **X for as many as the letter X says.
func proofpoint3(u *url.URL) string {
	rest := u.EscapedPath()
	if u.RawQuery != "" {
		rest += "?" + u.RawQuery
	}
	_, rest, _ = strings.Cut(rest, "/v3/__")
	end := strings.LastIndex(rest, "__;")
	if end < 0 {
		return ""
	}
	text, tail := rest[:end], rest[end+len("__;"):]
	code, _, _ := strings.Cut(tail, "!")
	replaced, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(code, "="))
	if err != nil {
		return ""
	}
	const lengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '*' || len(replaced) == 0 {
			b.WriteByte(text[i])
			continue
		}
		n := 1
		if i+2 < len(text) && text[i+1] == '*' {
			if at := strings.IndexByte(lengths, text[i+2]); at >= 0 {
				n, i = at+2, i+2
			}
		}
		n = min(n, len(replaced))
		b.Write(replaced[:n])
		replaced = replaced[n:]
	}
	return b.String()
}

// ampTarget reads /amp/s/host/path, /c/s/host/path and so on, without the parameters that are the viewer's own.
func ampTarget(u *url.URL) string {
	_, rest, _ := strings.Cut(strings.TrimPrefix(u.EscapedPath(), "/"), "/")
	scheme := "http"
	if t, ok := strings.CutPrefix(rest, "s/"); ok {
		scheme, rest = "https", t
	}
	if host, _, _ := strings.Cut(rest, "/"); !strings.Contains(host, ".") {
		return ""
	}
	var kept []string
	for piece := range strings.SplitSeq(u.RawQuery, "&") {
		switch name, _, _ := strings.Cut(piece, "="); name {
		case "", "amp_js_v", "amp_gsa", "amp_r", "amp_lite", "amp_tf", "amp_ct", "amp_latest_update_time", "usqp", "aoh", "csi", "ampshare", "referrer":
		default:
			kept = append(kept, piece)
		}
	}
	if len(kept) > 0 {
		rest += "?" + strings.Join(kept, "&")
	}
	return scheme + "://" + rest
}

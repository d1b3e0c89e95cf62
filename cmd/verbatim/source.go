package main

import (
	"context"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"

	"verbatim/summarise"
)

// isLink reports whether SRC is a link by PRODUCT's rule.
func isLink(src string) bool {
	low := strings.ToLower(src[:min(len(src), len("https://"))])
	return strings.HasPrefix(low, "http://") || low == "https://"
}

// source returns what SRC stands for. Errors are [summarise.Error] values, or ctx's.
func (p *program) source(ctx context.Context, src string) (summarise.Source, error) {
	if isLink(src) {
		return summarise.Link{URL: src}, nil
	}
	data, err := p.contents(ctx, src)
	if err != nil {
		return nil, err
	}
	name := ""
	if src != "-" {
		name = filepath.Base(src)
	}
	return summarise.Upload{Name: name, URL: p.flags.url, Data: data}, nil
}

// isAddress reports whether s is what --url takes.
func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && isLink(s) && u.Host != ""
}

// likeLink matches what is shaped like a link without its scheme: www, a host with a dot before a path or
// a query, or one with an ending that hosts have and files that are read have not.
var likeLink = regexp.MustCompile(`(?i)^(www\.[\pL\pN-]+\.|([\pL\pN-]+\.)+\pL{2,}(:\d+)?[/?]|([\pL\pN-]+\.)+(com|org|net|io|dev|info|eu|uk|de|fr|edu|gov)$)`)

// otherScheme matches a beginning that only an address has: ftp://, //, htp:/.
var otherScheme = regexp.MustCompile(`(?i)^([a-z][a-z0-9+.-]*:)?//|^h?t?tps?:/*`)

// likelyLink returns the link that somebody who wrote the name of no file may have meant, "" if it is
// not shaped like one.
func likelyLink(name string) string {
	bare := otherScheme.ReplaceAllString(name, "")
	if !likeLink.MatchString(bare) {
		return ""
	}
	return "https://" + bare
}

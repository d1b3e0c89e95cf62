package render

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"verbatim/summarise"
)

func TestFailureOfEveryCode(t *testing.T) {
	t.Parallel()
	said := map[string]summarise.Code{}
	for _, code := range append(summarise.Codes(), "no-such-code") {
		err := fmt.Errorf("read: %w", &summarise.Error{Code: code, Note: "it is *82* MB", Err: errors.New("dial tcp 10.0.0.7: refused")})
		m := Failure(err, "1abc")
		mustFit(t, string(code), m)
		sentence, rest, _ := strings.Cut(m.Content, ". ")
		step, ref, _ := strings.Cut(rest, "\n")
		if sentence == "" || !strings.HasSuffix(step, ".") || ref != "-# ref 1abc" {
			t.Errorf("%s: want a sentence, a next step and the reference, got\n%s", code, m.Content)
		}
		for _, inner := range []string{"dial", "10.0.0.7", "read:", string(code) + ":"} {
			if strings.Contains(m.Content, inner) {
				t.Errorf("%s: %q is for the log alone:\n%s", code, inner, m.Content)
			}
		}
		if other, ok := said[m.Content]; ok {
			t.Errorf("%s reads like %s:\n%s", code, other, m.Content)
		}
		if code != "no-such-code" {
			said[m.Content] = code
		}
	}
	if got := Failure(errors.New("database password is hunter2"), "r").Content; strings.Contains(got, "hunter2") {
		t.Errorf("an unnamed error shows: %s", got)
	}
}

func TestThreadName(t *testing.T) {
	t.Parallel()
	article := func(title, text string) *summarise.Article {
		return &summarise.Article{Title: title, Passages: []summarise.Passage{{Text: text}}}
	}
	for _, test := range []struct {
		name string
		a    *summarise.Article
		want string
	}{
		{"a title", article("Harbour *opens* in #2", "Text"), "Harbour *opens* in #2"},
		{"no title", article(" \u200b", "The harbour opened.\nIt rained."), "The harbour opened."},
		{"nothing to see", article("\u200b", "\u2060"), "Article"},
		{"no passages", &summarise.Article{}, "Article"},
		{"long", article(strings.Repeat("harbour ", 20), "Text"), strings.TrimSpace(strings.Repeat("harbour ", 12)) + "…"},
		{"a mention", article("@everyone ask <@123> or </ban:1>", "Text"), "@ everyone ask ‹@123> or ‹/ban:1>"},
		{"an invitation", article("Join dis\u200bcord.gg/x", "Text"), "Join (invite left out)"},
		{"an invitation around a scheme", article("see discord.https://gg/x 1discordhttps://.gg/x", "Text"), "see 1"},
		{"a link", article("Read https://example.org/a", "Text"), "Read"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := ThreadName(test.a); got != test.want {
				t.Errorf("ThreadName = %q, want %q", got, test.want)
			}
		})
	}
}

func TestThreadNameOfHostileParts(t *testing.T) {
	t.Parallel()
	eachHostile(800, func(_ string, r *rand.Rand) {
		a := &summarise.Article{Title: hostileText(r, 40), Passages: []summarise.Passage{{Text: hostileText(r, 40)}}}
		got := ThreadName(a)
		if n := size(got); n == 0 || n > maxThreadName {
			t.Errorf("%q names a thread %q, which is %d long", a.Title, got, n)
		}
		for _, pattern := range []string{"@everyone", "@here", "<@", "<#", "</", "<t:", "<a:"} {
			if strings.Contains(got, pattern) {
				t.Errorf("%q names a thread %q, which holds %q", a.Title, got, pattern)
			}
		}
		if m := invited.FindString(got); m != "" {
			t.Errorf("%q names a thread %q, which invites", a.Title, got)
		}
		if strings.Contains(got, "http://") || strings.Contains(got, "https://") {
			t.Errorf("%q names a thread %q, which links", a.Title, got)
		}
	})
}

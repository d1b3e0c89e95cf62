package link

import (
	"net/http"
	"testing"
)

// FuzzKey holds that a key is its own key, that a repaired link stays as it is and is one that net/http takes, and
// that both are one article.
func FuzzKey(f *testing.F) {
	for _, seed := range []string{
		"https://news.example.com/a?b=1&utm_source=x#c", "HTTP://EXAMPLE.com:80/%7ea/../b;jsessionid=1/?x=1&&y=%zz+%20", "https:\\\\a\\b",
		"https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fnews.example.com",
		"https://müller.example/a", "http://[::1]:8080/", "https://user:pass@h/", "https://www.www.example.com/", "https://youtu.be/abc?t=3",
		"https://urldefense.com/v3/__https://news.example.com/a?b=*c__;JQ!!K!x$", "https://a.cdn.ampproject.org/v/s/a.example/b?usqp=1",
		"https://a.example/#!/b?utm_x=1&c", "http://h:443/", "https://h:80/", "https://a_b.example/100%", "https://a.example/.;jsessionid=1/..",
		"https://google.de/url?q=http%3A%2F%2Fa.example%23b%20", // was no target, but its key was one
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		key := Key(raw)
		u, err := Parse(raw)
		if (err != nil) != (key == "") {
			t.Fatalf("Parse(%q) says %v, its key is %q", raw, err, key)
		}
		if err != nil {
			return
		}
		if again := Key(key); again != key && len(key) <= MaxLength { // https is longer than http
			t.Fatalf("Key(%q) is %q, its key %q", raw, key, again)
		}
		repaired := u.String()
		if v, err := Parse(repaired); err != nil || v.String() != repaired {
			t.Fatalf("Parse(%q) is %q, which becomes %v (%v)", raw, repaired, v, err)
		}
		if _, err := http.NewRequest(http.MethodGet, repaired, nil); err != nil {
			t.Fatalf("net/http refuses %q, repaired from %q: %v", repaired, raw, err)
		}
		if other := Key(repaired); other != key {
			t.Fatalf("Key(%q) is %q, repaired %q", raw, key, other)
		}
		if target := Unwrap(raw); Key(target) != key {
			t.Fatalf("Key(%q) is %q, that of its target %q is %q", raw, key, target, Key(target))
		}
	})
}

package reader

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"verbatim/summarise"
)

func TestRevalidation(t *testing.T) {
	t.Parallel()
	etag, body := `"v1"`, harbour
	var statuses []int
	_, r := newSite(t, func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("ETag", etag)
		if req.Header.Get("If-None-Match") == etag {
			statuses = append(statuses, 304)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		statuses = append(statuses, 200)
		io.WriteString(w, body)
	}, Options{})
	link := summarise.Link{URL: "http://news.example.com/harbour"}
	first, err := read(t, r, link)
	if err != nil {
		t.Fatal(err)
	}
	first.Passages[0].Text, first.Title = "spoiled by its owner", "spoiled"
	second, err := read(t, r, link)
	if err != nil {
		t.Fatal(err)
	}
	if second.ID != first.ID || second.Title == "spoiled" || second.Passages[0].Text == first.Passages[0].Text {
		t.Errorf("after 304: ID %s and title %q, want %s and the page's", second.ID, second.Title, first.ID)
	}
	etag, body = `"v2"`, strings.ReplaceAll(harbour, "312", "313")
	third, err := read(t, r, link)
	if err != nil {
		t.Fatal(err)
	}
	if third.ID == first.ID {
		t.Error("a changed page kept its ID")
	}
	if got, want := fmt.Sprint(statuses), "[200 304 200]"; got != want {
		t.Errorf("statuses %s, want %s", got, want)
	}
}

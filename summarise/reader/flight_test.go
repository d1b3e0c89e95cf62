package reader

import (
	"context"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/summarise"
)

func TestFlight(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		_, r := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
			asked++
			time.Sleep(3 * time.Second)
			io.WriteString(w, harbour)
		}, Options{})
		link := summarise.Link{URL: "http://news.example.com/harbour"}
		var wg sync.WaitGroup
		wg.Go(func() { // the first asker loses patience; the others must not
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			if _, err := r.Read(ctx, link); err != context.DeadlineExceeded {
				t.Errorf("the impatient one got %v", err)
			}
		})
		articles := make([]*summarise.Article, 3)
		for i := range articles {
			wg.Go(func() {
				time.Sleep(10 * time.Millisecond)
				a, err := r.Read(t.Context(), link)
				if err != nil {
					t.Error(err)
				}
				articles[i] = a
			})
		}
		wg.Wait()
		if asked != 1 {
			t.Errorf("asked %d times, want 1", asked)
		}
		if articles[0] == articles[1] || articles[0].ID != articles[1].ID {
			t.Error("askers must get equal articles of their own")
		}
	})
}

func TestFlightSurvivesAPanic(t *testing.T) {
	t.Parallel()
	var f flights
	_, err := f.read(t.Context(), "key", func(context.Context) (*summarise.Article, error) { panic("hostile page") })
	wantCode(t, err, summarise.Internal)
	if strings.Contains(err.Error(), "hostile page") {
		t.Error("the panic's value, which may be page text, is in the error")
	}
}

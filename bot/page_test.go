package bot

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// orchard is another article of these stories.
const orchard = `Orchards of Velden flower three weeks early

The orchards of Velden stood in full flower on 22 March this year, three weeks before the average of the last four decades. Growers fear that a late frost could cost them the harvest.

“We have eleven nights of candles left and no money for a twelfth,” said Marit Oss, who tends 40 hectares of pears near the river. Last spring a single frost destroyed 60 per cent of her fruit.

The weather service expects two nights below zero before the end of the month. Its spokesman Tom Aerts advised growers to water the trees before dusk.

The province has promised 5 million crowns in aid, which is paid out only if more than half of a harvest is lost.
`

// lamp is a third.
const lamp = `The lamp of Grey Point goes dark for good

The lighthouse of Grey Point, which is 61 metres tall, was switched off on Friday after 140 years at the edge of the bay. Ships find their way by satellite now, and the keeper has moved to the mainland with her two dogs.

“I have lit it eleven thousand times,” said the keeper, Runa Tell. “I shall miss the noise of the gulls more than the light.”

The coast guard will paint the tower every four years, since it stays a mark by day. The lens goes to the museum of Skerrin, where it will be shown from next spring.
`

// site serves the articles of these stories as pages and counts how often they are fetched.
type site struct {
	*httptest.Server
	fetched atomic.Int64
	gone    atomic.Bool
	slow    sync.RWMutex // while it is locked, nothing is served
}

func newSite(t *testing.T) *site {
	s := new(site)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.slow.RLock()
		defer s.slow.RUnlock()
		if s.gone.Load() {
			http.Error(w, "gone", http.StatusGone)
			return
		}
		text, ok := map[string]string{"/harbour": harbour, "/orchard": orchard, "/lamp": lamp}[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		s.fetched.Add(1)
		title, body, _ := strings.Cut(strings.TrimSpace(text), "\n\n")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<!doctype html><html lang=en><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article></body></html>",
			title, title, strings.ReplaceAll(body, "\n\n", "</p><p>"))
	}))
	t.Cleanup(s.Close)
	return s
}

package bot

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"verbatim/cache"
	"verbatim/summarise"
)

// gatewayThat is a gateway that misbehaves as discordtest's cannot: each connection gets HELLO, and what
// follows its first packet is script's, which knows the connection's number from 1. It returns the API's
// address and the connections' count.
func gatewayThat(t *testing.T, script func(n int, ws *websocket.Conn)) (*url.URL, *atomic.Int64) {
	t.Helper()
	var connections atomic.Int64
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "/gateway"):
			w.Write([]byte(`{"url":"ws` + strings.TrimPrefix(server.URL, "http") + `/socket"}`))
		case strings.HasPrefix(r.URL.Path, "/socket"):
			ws, err := new(websocket.Upgrader).Upgrade(w, r, nil)
			if err != nil {
				return
			}
			defer ws.Close()
			n := int(connections.Add(1))
			ws.WriteMessage(websocket.TextMessage, []byte(`{"op":10,"d":{"heartbeat_interval":41250}}`))
			ws.ReadMessage() // IDENTIFY
			script(n, ws)
		default: // commands are registered
			w.Write([]byte(`[]`))
		}
	}))
	t.Cleanup(server.Close)
	api, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return api, &connections
}

func closes(code int) func(int, *websocket.Conn) {
	return func(_ int, ws *websocket.Conn) {
		ws.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""))
	}
}

func botAt(t *testing.T, api *url.URL) *Bot {
	t.Helper()
	store := cache.NewMemory(cache.Options{})
	b, err := New(Options{Token: "token", API: api, Store: store, Now: time.Now, Log: quiet(),
		Service: summarise.New(summarise.Options{Store: store, Now: time.Now, Log: quiet()})})
	if err != nil {
		t.Fatal(err)
	}
	b.gateway.opening, b.gateway.closing, b.gateway.identifyPause = 200*time.Millisecond, 50*time.Millisecond, 0
	return b
}

func TestCloseCodesThatEndTheBotSayWhatToDo(t *testing.T) {
	t.Parallel()
	for code, want := range map[int]string{4004: "DISCORD_TOKEN", 4010: "shard", 4011: "too many servers", 4012: "update", 4013: "update", 4014: "intent"} {
		api, connections := gatewayThat(t, closes(code))
		err := botAt(t, api).Run(t.Context())
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%d ends the bot with %v, want %q in it", code, err, want)
		}
		tries := int64(1)
		if code == closeDisallowedIntents {
			tries = 2 // once without the message-content intent
		}
		if got := connections.Load(); got != tries {
			t.Errorf("%d is tried %d times, want %d", code, got, tries)
		}
	}
}

// discordgo's Open waits for its own lock for ever if the first packet it reads is op 7.
func TestASessionThatDeadlocksIsLeftForANewOne(t *testing.T) {
	t.Parallel()
	greeted := make(chan struct{})
	api, _ := gatewayThat(t, func(n int, ws *websocket.Conn) {
		if n == 1 {
			ws.WriteMessage(websocket.TextMessage, []byte(`{"op":7}`))
		} else {
			ws.WriteMessage(websocket.TextMessage, []byte(`{"op":0,"t":"READY","s":1,"d":{"session_id":"s","user":{"id":"1"},"application":{"id":"2"},"guilds":[]}}`))
			close(greeted)
		}
		ws.ReadMessage()
		ws.ReadMessage()
	})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- botAt(t, api).Run(ctx) }()
	select {
	case <-greeted:
	case <-time.After(10 * time.Second):
		t.Error("the bot does not come back")
	}
	cancel()
	if err := <-done; err != nil {
		t.Errorf("the bot ended with %v", err)
	}
}

func TestASilentGatewayIsTriedAgain(t *testing.T) {
	t.Parallel()
	again := make(chan struct{})
	api, _ := gatewayThat(t, func(n int, ws *websocket.Conn) {
		if n == 2 {
			close(again)
		}
		ws.ReadMessage() // and says nothing
	})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- botAt(t, api).Run(ctx) }()
	select {
	case <-again:
	case <-time.After(10 * time.Second):
		t.Error("the bot waits for ever")
	}
	cancel()
	if err := <-done; err != nil {
		t.Errorf("the bot ended with %v", err)
	}
}

package discordtest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"verbatim/bot/discordtest"
)

// The rules are tested at the wire, without a library that might forgive or forbid something.

// lenient is a Discord whose test makes mistakes on purpose.
func lenient(t *testing.T, change ...func(*discordtest.Options)) *discordtest.Server {
	t.Helper()
	d := discordtest.New(t, change...)
	d.Excuse(0, 10015, 10062, 40005, 40058, 40060, 50005, 50006, 50024, 50027, 50035, 50109,
		4001, 4002, 4003, 4005, 4008, 4010, 4013)
	return d
}

// answered is a REST response.
type answered struct {
	status int
	code   int
	body   []byte
}

func (a answered) String() string { return fmt.Sprintf("%d %.300s", a.status, a.body) }

// field reads a string of the response by its name.
func (a answered) field(t *testing.T, name string) string {
	t.Helper()
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(a.body, &fields); err != nil {
		t.Fatalf("read %v: %v", a, err)
	}
	return strings.Trim(string(fields[name]), `"`)
}

func send(t *testing.T, d *discordtest.Server, method, path, kind, body string, header ...string) answered {
	t.Helper()
	var reader io.Reader
	if body != "" {
		reader = strings.NewReader(body)
	}
	r, err := http.NewRequestWithContext(t.Context(), method, d.URL()+"/api/v10"+path, reader)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+d.Token())
	if body != "" {
		r.Header.Set("Content-Type", kind)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	got := answered{status: response.StatusCode, body: text}
	var wrong struct {
		Code int `json:"code"`
	}
	if got.status >= 400 && json.Unmarshal(text, &wrong) == nil {
		got.code = wrong.Code
	}
	return got
}

// rest sends JSON with the bot's token.
func rest(t *testing.T, d *discordtest.Server, method, path, body string) answered {
	t.Helper()
	return send(t, d, method, path, "application/json", body)
}

// withFiles is a multipart body of payload_json and files.
func withFiles(t *testing.T, payload string, files ...discordtest.File) (kind, body string) {
	t.Helper()
	var buffer bytes.Buffer
	w := multipart.NewWriter(&buffer)
	if err := w.WriteField("payload_json", payload); err != nil {
		t.Fatal(err)
	}
	for i, f := range files {
		part, err := w.CreateFormFile(fmt.Sprintf("files[%d]", i), f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(f.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), buffer.String()
}

// gateway is a bare connection to the gateway.
type gateway struct {
	t       *testing.T
	ws      *websocket.Conn
	session string
	seq     int64
	seqs    []int64
}

type frame struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type string          `json:"t"`
}

const usualIntents = 1<<0 | 1<<9 | 1<<10 | 1<<12 | 1<<15

// dial connects and reads HELLO.
func dial(t *testing.T, d *discordtest.Server, query string) *gateway {
	t.Helper()
	address := "ws" + strings.TrimPrefix(d.URL(), "http") + "/gateway/" + query
	ws, response, err := websocket.DefaultDialer.DialContext(t.Context(), address, nil)
	if err != nil {
		t.Fatalf("dial: %v", err)
	}
	response.Body.Close()
	g := &gateway{t: t, ws: ws}
	t.Cleanup(func() { ws.Close() })
	return g
}

// connect is dial and IDENTIFY, up to READY.
func connect(t *testing.T, d *discordtest.Server, intents int) *gateway {
	t.Helper()
	g := dial(t, d, "?v=10&encoding=json")
	g.op(10)
	g.identify(d, intents)
	ready := g.event("READY")
	var r struct {
		SessionID string `json:"session_id"`
	}
	if err := json.Unmarshal(ready, &r); err != nil {
		t.Fatal(err)
	}
	g.session = r.SessionID
	return g
}

func (g *gateway) identify(d *discordtest.Server, intents int) {
	g.t.Helper()
	g.write(fmt.Sprintf(`{"op":2,"d":{"token":"Bot %s","intents":%d,"properties":{"os":"linux"},"compress":true}}`, d.Token(), intents))
}

func (g *gateway) write(text string) {
	g.t.Helper()
	if err := g.ws.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		g.t.Fatalf("write to the gateway: %v", err)
	}
}

func (g *gateway) read() (frame, error) {
	if err := g.ws.SetReadDeadline(time.Now().Add(5 * time.Second)); err != nil {
		return frame{}, err
	}
	_, data, err := g.ws.ReadMessage()
	if err != nil {
		return frame{}, err
	}
	var f frame
	if err := json.Unmarshal(data, &f); err != nil {
		return frame{}, err
	}
	if f.Seq != nil {
		g.seq = *f.Seq
		g.seqs = append(g.seqs, *f.Seq)
	}
	return f, nil
}

// op reads on to a packet of this op.
func (g *gateway) op(op int) frame {
	g.t.Helper()
	for {
		f, err := g.read()
		if err != nil {
			g.t.Fatalf("waiting for op %d: %v", op, err)
		}
		if f.Op == op {
			return f
		}
	}
}

// event reads on to an event of this name.
func (g *gateway) event(name string) json.RawMessage {
	g.t.Helper()
	for {
		f, err := g.read()
		if err != nil {
			g.t.Fatalf("waiting for %s: %v", name, err)
		}
		if f.Type == name {
			return f.Data
		}
	}
}

// closed reads on to the end of the connection and returns its close code.
func (g *gateway) closed() int {
	g.t.Helper()
	for {
		_, err := g.read()
		if err == nil {
			continue
		}
		if closed, is := err.(*websocket.CloseError); is {
			return closed.Code
		}
		return 0
	}
}

// message is what the tests look at in a MESSAGE_CREATE.
type seenMessage struct {
	ID          string            `json:"id"`
	Content     string            `json:"content"`
	Attachments []json.RawMessage `json:"attachments"`
	Embeds      []json.RawMessage `json:"embeds"`
	Components  []json.RawMessage `json:"components"`
	Snapshots   []json.RawMessage `json:"message_snapshots"`
	Flags       int               `json:"flags"`
	Type        int               `json:"type"`
	WebhookID   string            `json:"webhook_id"`
}

// asked is what the tests need of an INTERACTION_CREATE.
type askedInteraction struct {
	ID    string `json:"id"`
	Token string `json:"token"`
	Type  int    `json:"type"`
}

func (g *gateway) asked() askedInteraction {
	g.t.Helper()
	var i askedInteraction
	if err := json.Unmarshal(g.event("INTERACTION_CREATE"), &i); err != nil {
		g.t.Fatal(err)
	}
	return i
}

func respond(t *testing.T, d *discordtest.Server, i askedInteraction, body string) answered {
	t.Helper()
	return rest(t, d, "POST", "/interactions/"+i.ID+"/"+i.Token+"/callback", body)
}

func webhook(d *discordtest.Server, i askedInteraction) string {
	return "/webhooks/" + d.ApplicationID() + "/" + i.Token
}

func as(n int) string { return strings.Repeat("a", n) }

// want compares an answer with a status and an error code (0 = none).
func want(t *testing.T, what string, got answered, status, code int) {
	t.Helper()
	if got.status != status || got.code != code {
		t.Errorf("%s: got %v, want %d with code %d", what, got, status, code)
	}
}

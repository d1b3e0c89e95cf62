package discordtest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Whatever a bot sends is answered with JSON or nothing, and never with a failure of the server's own.
func FuzzRequestBodies(f *testing.F) {
	for _, body := range []string{
		`{"content":"c","embeds":[{"title":"t","fields":[{"name":"n","value":"v"}]}],"components":[{"type":1,"components":[{"type":2,"style":1,"label":"b","custom_id":"b"}]}]}`,
		`{"flags":32768,"components":[{"type":17,"components":[{"type":9,"components":[{"type":10,"content":"c"}],"accessory":{"type":11}}]}]}`,
		`{"content":null,"nonce":7,"enforce_nonce":true,"allowed_mentions":{"parse":null},"message_reference":{"message_id":1}}`,
		`{"name":"n","type":11,"auto_archive_duration":60,"archived":true,"locked":false}`,
		`{"type":9,"data":{"title":"t","custom_id":"m","components":[{"type":18,"label":"l","component":{"type":4,"custom_id":"q","style":1}}]}}`,
		`{"type":7,"data":{"content":"<@1> @everyone"}}`,
		`{"type":8,"data":{"choices":[{"name":"n","value":1}]}}`,
		`[{"name":"c","description":"d","options":[{"type":1,"name":"s","description":"d"}]}]`,
		`{"recipient_id":"1"}`, `[null]`, `{"components":[{"components":[{"components":[{"components":[{"components":[{}]}]}]}]}]}`,
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		s, err := Start(Options{})
		if err != nil {
			t.Skip(err) // out of ports
		}
		defer s.Close()
		c := s.Guild("team").Text("general")
		ada := s.User("ada")
		m, err := ada.Post(c, Post{Text: "hello"})
		if err != nil {
			t.Fatal(err)
		}
		handler := s.routes()
		do := func(method, path, body string) {
			r := httptest.NewRequest(method, "/api/v10"+path, strings.NewReader(body))
			r.Header.Set("Authorization", "Bot "+s.Token())
			r.Header.Set("Content-Type", "application/json")
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if w.Code >= http.StatusInternalServerError || w.Body.Len() > 0 && !json.Valid(w.Body.Bytes()) {
				t.Errorf("%s %s %q: %d %s", method, path, body, w.Code, w.Body)
			}
		}
		commands := "/applications/" + s.ApplicationID() + "/commands"
		do("PUT", commands, `[{"name":"c","description":"d","options":[{"type":3,"name":"o","description":"d","autocomplete":true}]}]`)
		for range 3 {
			if _, err := ada.Invoke(c, "c"); err != nil {
				t.Fatal(err)
			}
		}
		do("POST", "/channels/"+c.ID()+"/messages", body)
		do("POST", "/channels/"+c.ID()+"/messages/"+m.ID+"/threads", body)
		do("PATCH", "/channels/"+m.ID, body)
		do("POST", "/channels/"+c.ID()+"/threads", body)
		do("POST", "/users/@me/channels", body)
		for _, i := range s.asked {
			do("POST", "/interactions/"+i.id+"/"+i.token+"/callback", body)
			do("POST", "/interactions/"+i.id+"/"+i.token+"/callback", `{"type":5}`)
			do("PATCH", "/webhooks/"+s.app.id+"/"+i.token+"/messages/@original", body)
			do("POST", "/webhooks/"+s.app.id+"/"+i.token, body)
		}
		do("PUT", commands, body)
		s.Transcript(c)
		s.Problems()
	})
}

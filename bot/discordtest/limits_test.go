package discordtest_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
)

func fields(n int) string {
	return "[" + strings.TrimSuffix(strings.Repeat(`{"name":"n","value":"v"},`, n), ",") + "]"
}

func buttons(n int) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(`{"type":2,"style":1,"label":"b","custom_id":"%d"}`, i))
	}
	return strings.Join(list, ",")
}

func rows(n int) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(`{"type":1,"components":[{"type":2,"style":1,"label":"b","custom_id":"%d"}]}`, i))
	}
	return "[" + strings.Join(list, ",") + "]"
}

func row(inside string) string {
	return `{"content":"c","components":[{"type":1,"components":[` + inside + `]}]}`
}

func menu(options int) string {
	var list []string
	for i := range options {
		list = append(list, fmt.Sprintf(`{"label":"l","value":"%d"}`, i))
	}
	return row(`{"type":3,"custom_id":"s","options":[` + strings.Join(list, ",") + `]}`)
}

// Every limit of a message is met exactly once, and passed by one.
func TestMessagesAreHeldToTheLimits(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	c := d.Guild("team").Text("general")
	for _, tt := range []struct {
		name string
		body string
		code int
		at   string // what the answer names
	}{
		{"content of 2000", `{"content":"` + as(2000) + `"}`, 0, ""},
		{"content of 2001", `{"content":"` + as(2001) + `"}`, 50035, `"content"`},
		{"2000 thumbs, each two UTF-16 units, are 2000 characters", `{"content":"` + strings.Repeat("👍", 2000) + `"}`, 0, ""},
		{"white space at the ends does not count", `{"content":"  ` + as(2000) + `  "}`, 0, ""},
		{"an empty message", `{"content":""}`, 50006, ""},
		{"a message of white space", `{"content":" \n "}`, 50006, ""},
		{"nulls as discordgo sends them", `{"content":"c","embeds":null,"components":null,"sticker_ids":null}`, 0, ""},
		{"an empty embed", `{"embeds":[{}]}`, 50006, ""},
		{"10 embeds", `{"embeds":[` + strings.TrimSuffix(strings.Repeat(`{"title":"t"},`, 10), ",") + `]}`, 0, ""},
		{"11 embeds", `{"embeds":[` + strings.TrimSuffix(strings.Repeat(`{"title":"t"},`, 11), ",") + `]}`, 50035, `"embeds"`},
		{"an embed's title of 256", `{"embeds":[{"title":"` + as(256) + `"}]}`, 0, ""},
		{"an embed's title of 257", `{"embeds":[{"title":"` + as(257) + `"}]}`, 50035, `"title"`},
		{"an embed's description of 4096", `{"embeds":[{"description":"` + as(4096) + `"}]}`, 0, ""},
		{"an embed's description of 4097", `{"embeds":[{"description":"` + as(4097) + `"}]}`, 50035, `"description"`},
		{"25 fields", `{"embeds":[{"fields":` + fields(25) + `}]}`, 0, ""},
		{"26 fields", `{"embeds":[{"fields":` + fields(26) + `}]}`, 50035, `"fields"`},
		{"a field's name of 257", `{"embeds":[{"fields":[{"name":"` + as(257) + `","value":"v"}]}]}`, 50035, `"name"`},
		{"a field's value of 1025", `{"embeds":[{"fields":[{"name":"n","value":"` + as(1025) + `"}]}]}`, 50035, `"value"`},
		{"a field without a value", `{"embeds":[{"fields":[{"name":"n","value":" "}]}]}`, 50035, `"value"`},
		{"a footer of 2049", `{"embeds":[{"footer":{"text":"` + as(2049) + `"}}]}`, 50035, `"footer"`},
		{"an author of 257", `{"embeds":[{"author":{"name":"` + as(257) + `"}}]}`, 50035, `"author"`},
		{"embeds of 6000 together", `{"embeds":[{"description":"` + as(3000) + `"},{"description":"` + as(3000) + `"}]}`, 0, ""},
		{"embeds of 6001 together", `{"embeds":[{"description":"` + as(3000) + `"},{"description":"` + as(3001) + `"}]}`, 50035, `MAX_EMBED_SIZE_EXCEEDED`},
		{"an embed's link that is none", `{"embeds":[{"title":"t","url":"javascript:alert(1)"}]}`, 50035, `"url"`},
		{"an embed's picture that is not attached", `{"embeds":[{"image":{"url":"attachment://a.png"}}]}`, 50035, `ATTACHMENT_NOT_FOUND`},
		{"5 rows", `{"content":"c","components":` + rows(5) + `}`, 0, ""},
		{"6 rows", `{"content":"c","components":` + rows(6) + `}`, 50035, `"components"`},
		{"5 buttons in a row", row(buttons(5)), 0, ""},
		{"6 buttons in a row", row(buttons(6)), 50035, `"components"`},
		{"an empty row", row(""), 50035, `"components"`},
		{"a button outside a row", `{"content":"c","components":[` + buttons(1) + `]}`, 50035, `UNION_TYPE_CHOICES`},
		{"a label of 80", row(`{"type":2,"style":1,"custom_id":"b","label":"` + as(80) + `"}`), 0, ""},
		{"a label of 81", row(`{"type":2,"style":1,"custom_id":"b","label":"` + as(81) + `"}`), 50035, `"label"`},
		{"a custom ID of 100", row(`{"type":2,"style":1,"label":"b","custom_id":"` + as(100) + `"}`), 0, ""},
		{"a custom ID of 101", row(`{"type":2,"style":1,"label":"b","custom_id":"` + as(101) + `"}`), 50035, `"custom_id"`},
		{"a button without a custom ID", row(`{"type":2,"style":1,"label":"b"}`), 50035, `"custom_id"`},
		{"a button without a label", row(`{"type":2,"style":1,"custom_id":"b"}`), 50035, `BUTTON_COMPONENT_EMPTY`},
		{"the same custom ID twice", row(`{"type":2,"style":1,"label":"b","custom_id":"b"},{"type":2,"style":1,"label":"c","custom_id":"b"}`), 50035, `COMPONENT_CUSTOM_ID_DUPLICATED`},
		{"a link button", row(`{"type":2,"style":5,"label":"b","url":"https://example.org"}`), 0, ""},
		{"a link button of 513", row(`{"type":2,"style":5,"label":"b","url":"https://` + as(505) + `"}`), 50035, `"url"`},
		{"a link button with a custom ID", row(`{"type":2,"style":5,"label":"b","url":"https://example.org","custom_id":"b"}`), 50035, `MUTUALLY_EXCLUSIVE`},
		{"a menu of 25", menu(25), 0, ""},
		{"a menu of 26", menu(26), 50035, `"options"`},
		{"a menu beside a button", row(`{"type":3,"custom_id":"s","options":[{"label":"l","value":"v"}]},` + buttons(1)), 50035, `COMPONENT_LAYOUT_WIDTH_EXCEEDED`},
		{"a text input in a message", row(`{"type":4,"custom_id":"t","label":"l","style":1}`), 50035, `UNION_TYPE_CHOICES`},
		{"displayed text without the flag", `{"components":[{"type":10,"content":"c"}]}`, 50035, `UNION_TYPE_CHOICES`},
		{"displayed text with the flag", `{"flags":32768,"components":[{"type":10,"content":"c"}]}`, 0, ""},
		{"displayed text of 4001", `{"flags":32768,"components":[{"type":10,"content":"` + as(4001) + `"}]}`, 50035, `COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED`},
		{"content with components v2", `{"flags":32768,"content":"c","components":[{"type":10,"content":"c"}]}`, 50035, `MESSAGE_CANNOT_USE_LEGACY_FIELDS`},
		{"41 components", `{"flags":32768,"components":[` + strings.TrimSuffix(strings.Repeat(`{"type":10,"content":"c"},`, 41), ",") + `]}`, 50035, `COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED`},
		{"a nonce of 25", `{"content":"c","nonce":"` + as(25) + `"}`, 0, ""},
		{"a nonce of 26", `{"content":"c","nonce":"` + as(26) + `"}`, 50035, `"nonce"`},
		{"users named and parsed", `{"content":"c","allowed_mentions":{"parse":["users"],"users":["1"]}}`, 50035, `MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE`},
		{"mentions of an unknown kind", `{"content":"c","allowed_mentions":{"parse":["here"]}}`, 50035, `"parse"`},
		{"a reply to nothing", `{"content":"c","message_reference":{"message_id":"1234567"}}`, 50035, `REPLIES_UNKNOWN_MESSAGE`},
		{"a reply to nothing that does not mind", `{"content":"c","message_reference":{"message_id":"1234567","fail_if_not_exists":false}}`, 0, ""},
		{"no JSON", `{"content":`, 50109, ""},
		{"content that is a number", `{"content":7}`, 50035, ``},
		{"stickers", `{"sticker_ids":["1"]}`, 0, `Not modelled`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := rest(t, d, "POST", "/channels/"+c.ID()+"/messages", tt.body)
			status := 200
			if tt.code != 0 || tt.at != "" {
				status = 400
			}
			want(t, tt.name, got, status, tt.code)
			if !strings.Contains(string(got.body), tt.at) {
				t.Errorf("the answer does not name %s: %v", tt.at, got)
			}
		})
	}
}

// An edit is held to the same limits as a new message, on every way in.
func TestEditsAreHeldToTheLimits(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	c := d.Guild("team").Text("general")
	path := "/channels/" + c.ID() + "/messages"
	id := rest(t, d, "POST", path, `{"content":"c","embeds":[{"title":"t"}]}`).field(t, "id")
	want(t, "content of 2001", rest(t, d, "PATCH", path+"/"+id, `{"content":"`+as(2001)+`"}`), 400, 50035)
	want(t, "nothing left", rest(t, d, "PATCH", path+"/"+id, `{"content":"","embeds":[]}`), 400, 50006)
	want(t, "components v2 while there is content", rest(t, d, "PATCH", path+"/"+id, `{"flags":32768,"components":[{"type":10,"content":"c"}]}`), 400, 50035)
	if m := c.Last(); m.Content != "c" || m.Edits != 0 {
		t.Errorf("a refused edit changed the message: %v", m)
	}
	want(t, "components v2 instead", rest(t, d, "PATCH", path+"/"+id, `{"flags":32768,"content":null,"embeds":[],"components":[{"type":10,"content":"c"}]}`), 200, 0)
	ada := d.User("ada").Says(c, "mine")
	want(t, "somebody else's message", rest(t, d, "PATCH", path+"/"+ada.ID, `{"content":"changed"}`), 403, 50005)
	want(t, "a message that is gone", rest(t, d, "PATCH", path+"/1234567", `{"content":"changed"}`), 404, 10008)
}

func TestFilesAreHeldToTheLimits(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	c := d.Guild("team").Text("general")
	post := func(payload string, files ...discordtest.File) answered {
		kind, body := withFiles(t, payload, files...)
		return send(t, d, "POST", "/channels/"+c.ID()+"/messages", kind, body)
	}
	small := discordtest.File{Name: "a.txt", Data: []byte("a")}
	want(t, "a file without content", post(`{"attachments":[{"id":0,"description":"alt"}]}`, small), 200, 0)
	if a := c.Last().Attachments; len(a) != 1 || a[0].Description != "alt" || a[0].Name != "a.txt" {
		t.Errorf("attachments = %+v, want a.txt with a description", a)
	}
	want(t, "an alternative text of 1025", post(`{"attachments":[{"id":"0","description":"`+as(1025)+`"}]}`, small), 400, 50035)
	want(t, "11 files", post(`{}`, bytesOf(small, 11)...), 400, 50035)
	big := discordtest.File{Name: "b.bin", Data: make([]byte, 10<<20)}
	want(t, "a file of 10 MiB", post(`{}`, big), 200, 0)
	big.Data = append(big.Data, 0)
	want(t, "a file of 10 MiB and a byte", post(`{}`, big), 413, 40005)
	big.Data = big.Data[:9<<20]
	want(t, "a request over 25 MiB", post(`{}`, big, big, big), 413, 40005)
	want(t, "a picture in an embed", post(`{"embeds":[{"image":{"url":"attachment://a.txt"}}]}`, small), 200, 0)
	want(t, "text as a form", send(t, d, "POST", "/channels/"+c.ID()+"/messages", "text/plain", "hello"), 400, 50035)
	if !bytes.Equal(c.Messages()[0].Attachments[0].Data, []byte("a")) {
		t.Error("the file's bytes were not kept")
	}
}

func bytesOf(f discordtest.File, n int) []discordtest.File {
	list := make([]discordtest.File, n)
	for i := range list {
		list[i] = f
	}
	return list
}

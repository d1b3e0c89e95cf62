package bot

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/prompts"
	"verbatim/summarise"
	"verbatim/summarise/datatest"
	"verbatim/summarise/extractive"
	"verbatim/summarise/llm"
	"verbatim/summarise/llmtest"
)

// injection is a row of the corpus: a page, and what a model says that obeys it.
type injection struct {
	ID     string          `json:"id"`
	Level  string          `json:"level"` // "code" rows must hold whatever the model does
	HTML   string          `json:"html"`
	Text   string          `json:"hijacked_text"`
	Raw    json.RawMessage `json:"hijacked_raw"`
	Repeat struct {
		Text  string `json:"text"`
		Times int    `json:"times"`
	} `json:"hijacked_repeat"`
	Forbid     []string `json:"forbid"`
	ForbidRE   []string `json:"forbid_re"`
	Invariants []string `json:"invariants"`
}

// ofOthers reports whether what is forbidden is forbidden to the articles read later: in this one's own
// digest it may stand, since the article says it.
func (i injection) ofOthers() bool {
	return slices.Contains(i.Invariants, "no_persistence") || slices.Contains(i.Invariants, "cache_key_held")
}

// TestNothingAHijackedModelSaysIsPosted reads every page of the corpus with a model that obeys it, and
// asks a question, which it obeys too. Nothing that is forbidden may stand in anything the bot posts.
func TestNothingAHijackedModelSaysIsPosted(t *testing.T) {
	t.Parallel()
	rows := injections(t)
	var page, say string
	var raw bool
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.URL.Path[1:]
		body := strings.Replace(page, "<p>", "<p>Page "+name+" says this. ", 1) // some rows share their article, and would share its thread
		fmt.Fprintf(w, "<!doctype html><html lang=\"en\"><head><title>%s</title></head><body>%s</body></html>", name, body)
	}))
	t.Cleanup(site.Close)
	model := llmtest.New(t)
	model.Respond(func(r llmtest.Request) llmtest.Reply {
		if raw {
			return llmtest.Says(say)
		}
		return llmtest.Obedient(say)(r)
	})
	engine, err := llm.New(llm.Options{BaseURL: model.URL(), Key: llm.Secret(llmtest.Key), Model: llmtest.ModelName})
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	w.engines = []summarise.Engine{engine, extractive.New()}
	w.start()
	var elsewhere []string // what no later prompt may hold
	for _, row := range rows {
		if row.Level != "code" {
			continue
		}
		page, say, raw = row.HTML, row.Text, false
		if row.Raw != nil {
			raw = true
			if err := json.Unmarshal(row.Raw, &say); err != nil {
				t.Fatal(err)
			}
		} else if row.Repeat.Times > 0 {
			say = strings.Repeat(row.Repeat.Text, row.Repeat.Times)
		}
		digest := w.WaitAnswer(w.ada.Says(w.general, w.Bot().Mention()+" "+site.URL+"/"+row.ID), func(m *discordtest.Message) bool {
			return len(m.Buttons()) > 0 || strings.Contains(m.Text(), "ref ")
		})
		posted := []*discordtest.Message{digest}
		if hasButtons(digest) {
			thread := w.WaitThread(digest)
			w.WaitAnswer(w.ada.Says(thread, "How many were there in the end?"), nil)
			posted = append(posted, thread.Messages()...)
			posted = append(posted, w.ada.Clicks(digest, "Evidence").WaitReply())
		}
		for _, words := range elsewhere {
			if strings.Contains(model.Requests()[len(model.Requests())-1].Last(), words) {
				t.Errorf("%s: its prompt holds %q of another article", row.ID, words)
			}
		}
		if row.ofOthers() {
			elsewhere = append(elsewhere, row.Forbid...)
			continue
		}
		for _, m := range posted {
			if m.Author == nil || m.Author.ID() != w.Bot().ID() {
				continue
			}
			text := ownLinks.ReplaceAllString(m.Text(), "")
			for _, f := range row.Forbid {
				if strings.Contains(text, f) {
					t.Errorf("%s: %q was posted:\n%s", row.ID, f, text)
				}
			}
			for _, f := range row.ForbidRE {
				if found := regexp.MustCompile(f).FindString(text); found != "" {
					t.Errorf("%s: %q matches %q, which was posted:\n%s", row.ID, f, found, text)
				}
			}
		}
	}
	if len(w.Pings()) > 0 {
		t.Errorf("somebody was pinged: %v", w.Pings())
	}
}

// ownLinks are the links that only code makes: to the article, and to places in it.
var ownLinks = regexp.MustCompile(`\]\(<http://127\.0\.0\.1[^>]*>\)`)

// injections reads the corpus and fills in what it leaves to the harness.
func injections(t *testing.T) []injection {
	t.Helper()
	data := datatest.Read(t, datatest.File(t, "injections.jsonl"))
	rules := prompts.Rules()
	canary := strings.Join(strings.Fields(rules)[20:30], " ")
	fill := strings.NewReplacer(
		"{{SYSTEM_PROMPT}}", quoted(rules), "{{CANARY}}", quoted(canary),
		"{{SYSTEM_PROMPT_BASE64}}", base64.StdEncoding.EncodeToString([]byte(rules)), "{{CANARY_BASE64}}", base64.StdEncoding.EncodeToString([]byte(rules))[40:80],
		"{{SYSTEM_PROMPT_REVERSED}}", quoted(reversed(rules)), "{{CANARY_REVERSED}}", quoted(reversed(canary)),
		"{{SYSTEM_PROMPT_DOTTED}}", quoted(dotted(rules)), "{{CANARY_DOTTED}}", quoted(dotted(canary)),
		"{{FAKE_LLM_KEY}}", llmtest.Key, "{{FAKE_BOT_TOKEN}}", "MTA1.fake.token", "{{FAKE_REDIS_URL}}", "redis://:secret@redis.example:6379",
		"{{OTHER_THREAD_TEXT}}", "the wages of the Brackwater ferrymen",
	)
	var rows []injection
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 4<<20)
	for lines.Scan() {
		var row injection
		if err := json.Unmarshal([]byte(fill.Replace(lines.Text())), &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

// quoted is s as it stands inside a JSON string.
func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b[1 : len(b)-1])
}

func reversed(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

func dotted(s string) string { return strings.Join(strings.Split(s, ""), ".") }

package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/cache/cachetest"
	"verbatim/summarise/llmtest"
)

// TestStory drives the built program, as a team would meet it: verbatim run, a Discord and a model on
// loopback, people. Once with a model and Redis, once with neither; with an article of our own, and with
// the sample article where that is.
func TestStory(t *testing.T) {
	t.Parallel()
	articles := map[string]tale{
		"our own article": {file: "../../docs/harbour.md", first: "How long does the crossing take?", says: "50 minutes",
			next: "What did the works cost?", nextSays: "83 million", speaker: "Reim", quote: "boulder", notQuote: "outlive us",
			last: "How many boats does the fishing cooperative have?", lastSays: "38 boats"},
		"the sample article": {file: "../../../shared/data/sample-article.txt", first: "What did Choe say about the nuclear program?", says: "nuclear",
			next: "What did Lavrov say about the plaque?", nextSays: "plaque", speaker: "Lavrov", quote: "deeply grateful", notQuote: "sacred struggle",
			last: "What will the United States reveal for Kyiv?", lastSays: "brand-new armed forces assist"},
	}
	engines := map[string]func(*testing.T) (env []string){
		"llm": func(t *testing.T) []string { // and Redis
			model := llmtest.New(t)
			return []string{"OPENAI_BASE_URL=" + model.URL(), "OPENAI_API_KEY=" + llmtest.Key, "OPENAI_MODEL=" + llmtest.ModelName,
				"REDIS_URL=" + cachetest.StartRedis(t)}
		},
		"extractive": func(t *testing.T) []string { // and the embedded file
			return []string{"DATA_DIR=" + t.TempDir()}
		},
	}
	program := build(t)
	for name, story := range articles {
		for engine, setting := range engines {
			t.Run(name+" with the engine "+engine, func(t *testing.T) {
				t.Parallel()
				text, err := os.ReadFile(story.file)
				if errors.Is(err, fs.ErrNotExist) {
					t.Skipf("%s is not there", story.file)
				}
				if err != nil {
					t.Fatal(err)
				}
				story.tell(t, program, string(text), engine, setting(t))
			})
		}
	}
}

// tale is what is asked about an article, and what must stand in the answers.
type tale struct {
	file                     string
	first, says              string
	next, nextSays           string
	speaker, quote, notQuote string
	last, lastSays           string
}

func (s tale) tell(t *testing.T, program, text, engine string, env []string) {
	d := discordtest.New(t)
	general, ada := d.Guild("team").Text("general"), d.User("ada")
	bot := &process{t: t, program: program, env: append(env, "DISCORD_API_URL="+d.URL(), "DISCORD_TOKEN="+d.Token(), "FETCH_ALLOW_CIDRS=127.0.0.0/8")}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("log of the program:\n%s", bot.log.String())
		}
	})
	mustSay := func(m *discordtest.Message, words ...string) {
		t.Helper()
		for _, w := range words {
			if !strings.Contains(strings.ReplaceAll(m.Text(), `\`, ""), w) {
				t.Errorf("%q is not in:\n%s", w, m.Text())
			}
		}
	}
	ready := func() {
		t.Helper()
		d.WaitConnected()
		d.WaitCommands("/summarise", "Key quotes")
	}

	bot.start()
	ready()
	said := ada.Says(general, d.Bot().Mention(), discordtest.File{Name: "message.txt", Data: []byte(text)})
	digest := d.WaitAnswer(said, func(m *discordtest.Message) bool { return len(m.Buttons()) > 0 })
	mustSay(digest, "Key claims", "verified", engine)
	thread := d.WaitThread(digest)

	mustSay(d.WaitAnswer(ada.Says(thread, s.first), nil), s.says)
	mustSay(d.WaitAnswer(ada.Says(thread, s.next), nil), s.nextSays)
	quotes := ada.Slash(thread, "quotes", discordtest.Opt("speaker", s.speaker)).WaitReply()
	if mustSay(quotes, s.quote, s.speaker); strings.Contains(quotes.Text(), s.notQuote) {
		t.Errorf("a quotation of somebody else is among those of %s:\n%s", s.speaker, quotes.Text())
	}

	bot.stop()
	bot.start()
	ready()
	mustSay(d.WaitAnswer(ada.Says(thread, s.last), nil), s.lastSays)

	short := text[:strings.LastIndexByte(text[:min(len(text), 1500)], '\n')]
	form := ada.Slash(general, "summarise")
	pasted := ada.Submits(form, map[string]string{"title": "A shorter text", "text1": short}).WaitReply()
	mustSay(pasted, "A shorter text", "Key claims", engine)
	d.WaitThread(pasted)
	bot.stop()

	if len(d.Pings()) > 0 {
		t.Errorf("somebody was pinged: %v", d.Pings())
	}
	if log := bot.log.String(); strings.Contains(log, d.Token()) || strings.Contains(log, s.first) || strings.Contains(log, text[:40]) {
		t.Errorf("the log holds the token, a question or the article:\n%s", log)
	}
}

// process is the built program, running.
type process struct {
	t       *testing.T
	program string
	env     []string
	cmd     *exec.Cmd
	log     syncBuffer
}

func (p *process) start() {
	p.t.Helper()
	p.cmd = exec.CommandContext(p.t.Context(), p.program, "run")
	p.cmd.Dir = p.t.TempDir()
	p.cmd.Env = append(os.Environ(), p.env...)
	p.cmd.Stderr = &p.log
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
}

func (p *process) stop() {
	p.t.Helper()
	began := time.Now()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatal(err)
	}
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("after SIGTERM: %v, %v later", err, time.Since(began))
	}
}

// build builds the program for the length of a test, as a team would have it.
func build(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "verbatim")
	cmd := exec.Command("go", "build", "-o", path, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

// syncBuffer gathers what a process writes while the test reads it.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

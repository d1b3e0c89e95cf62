package main

import (
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func env(pairs ...string) func(string) string {
	m := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return func(name string) string { return m[name] }
}

func TestLoadConfigDefaults(t *testing.T) {
	t.Parallel()
	c, err := LoadConfig(env())
	if err != nil {
		t.Fatal(err)
	}
	if c.OpenAIModel != "gpt-5-mini" || c.OpenAIContextTokens != 128000 || c.LogLevel != slog.LevelInfo || c.LogFormat != "text" || c.HasModel() {
		t.Errorf("defaults are %+v", c)
	}
}

func TestLoadConfigNamesEveryProblemAtOnce(t *testing.T) {
	t.Parallel()
	_, err := LoadConfig(env(
		"DISCORD_GUILD_ID", "my server",
		"DISCORD_API_URL", "discord.com",
		"OPENAI_BASE_URL", "https://user:hunter2@llm.example/v1",
		"OPENAI_CONTEXT_TOKENS", "many",
		"REDIS_URL", "redis://:hunter3@host:notaport",
		"FETCH_ALLOW_CIDRS", "10.0.0.0/8, 10.0.0.0/99",
		"LOG_LEVEL", "loud",
		"LOG_FORMAT", "xml",
	))
	if err == nil {
		t.Fatal("no error")
	}
	for _, name := range []string{"DISCORD_GUILD_ID", "DISCORD_API_URL", "OPENAI_BASE_URL", "OPENAI_CONTEXT_TOKENS", "REDIS_URL", "FETCH_ALLOW_CIDRS", "LOG_LEVEL", "LOG_FORMAT"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s is not named in:\n%v", name, err)
		}
	}
	for _, secret := range []string{"hunter2", "hunter3"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("a password is printed:\n%v", err)
		}
	}
}

func TestLoadConfigWantsTheModelNamedBesideABaseURL(t *testing.T) {
	t.Parallel()
	if _, err := LoadConfig(env("OPENAI_BASE_URL", "http://localhost:11434/v1")); err == nil || !strings.Contains(err.Error(), "OPENAI_MODEL") {
		t.Errorf("got %v, want a word on OPENAI_MODEL", err)
	}
	c, err := LoadConfig(env("OPENAI_BASE_URL", "http://localhost:11434/v1/", "OPENAI_MODEL", "llama"))
	if err != nil || !c.HasModel() || c.OpenAIBaseURL != "http://localhost:11434/v1" {
		t.Errorf("got %+v, %v", c, err)
	}
}

func TestSecretsAreNotPrinted(t *testing.T) {
	t.Parallel()
	c, err := LoadConfig(env("DISCORD_TOKEN", "hunter2", "OPENAI_API_KEY", "hunter2", "REDIS_URL", "redis://:hunter2@host:6379"))
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "token", c.DiscordToken)
	for _, printed := range []string{fmt.Sprint(c), fmt.Sprintf("%+v %#v %s %q", c, c, c.DiscordToken, c.DiscordToken), log.String()} {
		if strings.Contains(printed, "hunter2") {
			t.Errorf("a secret is printed: %s", printed)
		}
	}
}

func TestEnvironmentWinsOverTheFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), ".env")
	write(t, file, "LOG_LEVEL=debug\nOPENAI_MODEL=from-file\n")
	getenv, err := environment(lookup("OPENAI_MODEL", "from-environment"), file)
	if err != nil {
		t.Fatal(err)
	}
	if got := getenv("LOG_LEVEL") + " " + getenv("OPENAI_MODEL") + " " + getenv("REDIS_URL"); got != "debug from-environment " {
		t.Errorf("got %q", got)
	}
}

// Some keep a virtual environment in a folder of that name.
func TestAFolderIsNoFileOfVariables(t *testing.T) {
	t.Parallel()
	getenv, err := environment(lookup("LOG_LEVEL", "debug"), t.TempDir())
	if err != nil || getenv("LOG_LEVEL") != "debug" {
		t.Errorf("got %v, LOG_LEVEL %q", err, getenv("LOG_LEVEL"))
	}
}

func TestTheLogIsAskedForByEitherVariable(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"LOG_LEVEL=info": true, "LOG_FORMAT=json": true, "DATA_DIR=x": false} {
		variable, value, _ := strings.Cut(name, "=")
		if c, err := LoadConfig(env(variable, value)); err != nil || c.LogAsked != want {
			t.Errorf("%s: LogAsked is %v, %v; want %v", name, c.LogAsked, err, want)
		}
	}
}

func TestAKeyOfTheEnvironmentIsNotSentToAnAddressOfTheFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), ".env")
	write(t, file, "OPENAI_BASE_URL=https://evil.example/v1\nOPENAI_MODEL=m\nOPENAI_API_KEY=theirs\n")
	if _, err := environment(lookup("OPENAI_API_KEY", "hunter2"), file); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("got %v, want a refusal without the key", err)
	}
	for name, l := range map[string]func(string) (string, bool){
		"both in the file":        lookup(),
		"both in the environment": lookup("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", "https://llm.example/v1"),
	} {
		if _, err := environment(l, file); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFileThatIsNoEnvironmentIsNotQuoted(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), ".env")
	write(t, file, "OPENAI_API_KEY hunter2 'unclosed\n")
	if _, err := environment(lookup(), file); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("got %v, want an error that quotes nothing", err)
	}
}

// The variables that the code asks for, those of .env.example and those of the README are the same.
func TestVariablesAreTheSameEverywhere(t *testing.T) {
	t.Parallel()
	asked := map[string]bool{}
	if _, err := LoadConfig(func(name string) string { asked[name] = true; return "" }); err != nil {
		t.Fatal(err)
	}
	want := slices.Sorted(maps.Keys(asked))
	for file, pattern := range map[string]string{
		"../../.env.example": `(?m)^([A-Z_]+)=`,
		"../../README.md":    "(?m)^\\| `([A-Z_]+)`(?: · `([A-Z_]+)`)* \\|",
	} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		named := map[string]bool{}
		for _, line := range regexp.MustCompile(pattern).FindAllString(string(data), -1) {
			for _, name := range regexp.MustCompile(`[A-Z_]{4,}`).FindAllString(line, -1) {
				named[name] = true
			}
		}
		if got := slices.Sorted(maps.Keys(named)); !slices.Equal(got, want) {
			t.Errorf("%s has %q\nthe code asks for %q", file, got, want)
		}
	}
}

func lookup(pairs ...string) func(string) (string, bool) {
	m := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return func(name string) (string, bool) {
		v, ok := m[name]
		return v, ok
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

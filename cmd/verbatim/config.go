package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/netip"
	"net/url"
	"os"
	"strconv"
	"strings"

	"github.com/joho/godotenv"

	"verbatim/cache/rediscache"
	"verbatim/summarise/llm"
)

// Secret is a value that is never printed.
type Secret string

func (s Secret) String() string {
	if s == "" {
		return "[not set]"
	}
	return "[set]"
}

// GoString keeps %#v from printing the value, LogValue keeps slog from it.
func (s Secret) GoString() string     { return s.String() }
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// Config is the program's environment, read and checked. README and .env.example describe each variable.
type Config struct {
	DiscordToken   Secret
	DiscordGuildID string
	DiscordAPIURL  string // "" = Discord's

	OpenAIKey           Secret
	OpenAIBaseURL       string // "" = OpenAI's
	OpenAIModel         string
	OpenAIFallbackModel string // "" = none
	OpenAIContextTokens int

	RedisURL   Secret
	DataDir    string // "" = the command's default
	FetchAllow []netip.Prefix
	LogLevel   slog.Level
	LogFormat  string // "text" or "json"
	LogAsked   bool   // either of the two is set, so that terminal commands log too
}

// HasModel reports whether the llm engine is configured.
func (c Config) HasModel() bool { return c.OpenAIKey != "" || c.OpenAIBaseURL != "" }

// LoadConfig reads and checks every variable. The error names every problem, a line each.
func LoadConfig(getenv func(string) string) (Config, error) {
	r := envReader{getenv: getenv}
	c := Config{
		DiscordToken:        Secret(getenv("DISCORD_TOKEN")),
		DiscordGuildID:      r.snowflake("DISCORD_GUILD_ID"),
		DiscordAPIURL:       r.address("DISCORD_API_URL"),
		OpenAIKey:           Secret(getenv("OPENAI_API_KEY")),
		OpenAIBaseURL:       r.address("OPENAI_BASE_URL"),
		OpenAIModel:         r.text("OPENAI_MODEL", "gpt-5-mini"),
		OpenAIFallbackModel: getenv("OPENAI_FALLBACK_MODEL"),
		OpenAIContextTokens: r.count("OPENAI_CONTEXT_TOKENS", llm.DefaultContextTokens, llm.MinContextTokens),
		RedisURL:            Secret(getenv("REDIS_URL")),
		DataDir:             getenv("DATA_DIR"),
		FetchAllow:          r.prefixes("FETCH_ALLOW_CIDRS"),
		LogLevel:            r.level("LOG_LEVEL"),
		LogFormat:           r.oneOf("LOG_FORMAT", "text", "json"),
		LogAsked:            getenv("LOG_LEVEL")+getenv("LOG_FORMAT") != "",
	}
	if c.OpenAIBaseURL != "" && getenv("OPENAI_MODEL") == "" {
		r.problem("OPENAI_MODEL", "is not set: with OPENAI_BASE_URL the model must be named")
	}
	if c.RedisURL != "" {
		if _, err := rediscache.ParseAddress(string(c.RedisURL)); err != nil {
			r.problem("REDIS_URL", err.Error())
		}
	}
	return c, errors.Join(r.problems...)
}

// envReader reads variables and gathers what is wrong with them. Problems name the variable and never
// print what may be a secret.
type envReader struct {
	getenv   func(string) string
	problems []error
}

func (r *envReader) problem(name, what string) {
	r.problems = append(r.problems, fmt.Errorf("%s %s", name, what))
}

func (r *envReader) text(name, otherwise string) string {
	if v := r.getenv(name); v != "" {
		return v
	}
	return otherwise
}

func (r *envReader) snowflake(name string) string {
	v := r.getenv(name)
	if v == "" {
		return ""
	}
	if _, err := strconv.ParseUint(v, 10, 64); err != nil {
		r.problem(name, "is not a Discord ID: it is a number of 17 to 20 digits (Server > Copy Server ID)")
	}
	return v
}

func (r *envReader) address(name string) string {
	v := r.getenv(name)
	if v == "" {
		return ""
	}
	u, err := url.Parse(v)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		r.problem(name, "is not an address like https://host/path")
		return ""
	}
	if u.User != nil {
		r.problem(name, "holds a user name or password: give the key in a variable of its own")
		return ""
	}
	return strings.TrimRight(v, "/")
}

func (r *envReader) count(name string, otherwise, least int) int {
	v := r.getenv(name)
	if v == "" {
		return otherwise
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < least {
		r.problem(name, fmt.Sprintf("is not a whole number of at least %d", least))
		return otherwise
	}
	return n
}

func (r *envReader) prefixes(name string) []netip.Prefix {
	var out []netip.Prefix
	for _, field := range strings.FieldsFunc(r.getenv(name), func(c rune) bool { return c == ',' || c == ' ' }) {
		p, err := netip.ParsePrefix(field)
		if err != nil {
			if a, err := netip.ParseAddr(field); err == nil {
				out = append(out, netip.PrefixFrom(a, a.BitLen()))
				continue
			}
			r.problem(name, fmt.Sprintf("holds %q, which is no address range like 10.0.0.0/8", field))
			continue
		}
		out = append(out, p.Masked())
	}
	return out
}

func (r *envReader) level(name string) slog.Level {
	var l slog.Level
	if v := r.getenv(name); v != "" {
		if err := l.UnmarshalText([]byte(v)); err != nil {
			r.problem(name, "is none of debug, info, warn, error")
		}
	}
	return l
}

// oneOf returns the variable's value, which must be one of the choices; the first is the default.
func (r *envReader) oneOf(name string, choices ...string) string {
	v := r.text(name, choices[0])
	for _, c := range choices {
		if v == c {
			return v
		}
	}
	r.problem(name, "is none of "+strings.Join(choices, ", "))
	return choices[0]
}

// environment returns a getenv over the process's variables and, for what they leave unset, the file
// .env in the working directory. A file may come with a checkout that somebody else wrote, so a base
// URL out of it is never sent the key that the environment holds: that is an error. The getenv is good
// for naming further problems even beside an error.
func environment(lookup func(string) (string, bool), dotenv string) (func(string) string, error) {
	file, err := readDotenv(dotenv)
	_, envURL := lookup("OPENAI_BASE_URL")
	if key, ok := lookup("OPENAI_API_KEY"); ok && strings.TrimSpace(key) != "" && !envURL && file["OPENAI_BASE_URL"] != "" {
		err = fmt.Errorf("OPENAI_BASE_URL comes from %s but OPENAI_API_KEY from the environment, and the key would go to that address: set both in one place", dotenv)
	}
	return func(name string) string {
		if v, ok := lookup(name); ok {
			return strings.TrimSpace(v)
		}
		return strings.TrimSpace(file[name])
	}, err
}

// readDotenv reads a file of lines like NAME=value, which need not be there.
func readDotenv(name string) (map[string]string, error) {
	if info, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
		return nil, nil // some keep a virtual environment in a folder of that name
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	defer f.Close()
	vars, err := godotenv.Parse(f)
	if err != nil {
		return nil, fmt.Errorf("%s is not a file of lines like NAME=value", name) // the parser's words quote the line
	}
	return vars, nil
}

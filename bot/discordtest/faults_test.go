package discordtest_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
)

func TestScriptedRestFaults(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	path := "/channels/" + general.ID() + "/messages"
	post := func() answered { return rest(t, d, "POST", path, `{"content":"c"}`) }

	d.Break("POST", "/channels/*/messages", discordtest.RateLimited(1500*time.Millisecond))
	d.Break("POST", "/channels/*/messages", discordtest.GlobalRateLimited(time.Second))
	d.Break("", "/channels/*/messages", discordtest.Banned())
	d.Break("POST", "/channels/*/messages", discordtest.Refused(403, 50013, "Missing Permissions"))
	d.BreakTimes(2, "POST", "/channels/*/messages", discordtest.Status(502))
	want(t, "another path", rest(t, d, "GET", "/users/@me", ""), 200, 0)
	for _, part := range []string{`"retry_after":1.500,"global":false`, `"retry_after":1.000,"global":true`, "<!doctype html>"} {
		if got := post(); got.status != 429 || !strings.Contains(string(got.body), part) {
			t.Errorf("got %v, want 429 with %s", got, part)
		}
	}
	want(t, "refused", post(), 403, 50013)
	for range 2 {
		want(t, "a bad gateway", post(), 502, 0)
	}
	if n := len(general.Messages()); n != 0 {
		t.Errorf("%d messages were stored by failing requests", n)
	}
	want(t, "afterwards", post(), 200, 0)
	d.Break("POST", "/channels/*/messages", discordtest.Stored(504))
	want(t, "stored behind a 504", post(), 504, 0)
	if n := len(general.Messages()); n != 2 {
		t.Errorf("%d messages, want 2", n)
	}
	d.Break("POST", "/nothing", discordtest.Status(500))
	d.Heal()
	want(t, "healed", post(), 200, 0)
}

func TestConnectionsThatAreLostOrHang(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	try := func(ctx context.Context) error {
		r, err := http.NewRequestWithContext(ctx, "POST", "https://discord.com/api/v9/channels/"+general.ID()+"/messages", strings.NewReader(`{"content":"c"}`))
		if err != nil {
			return err
		}
		r.Header.Set("Authorization", "Bot "+d.Token())
		r.Header.Set("Content-Type", "application/json")
		response, err := d.Client().Do(r)
		if err != nil {
			return err
		}
		return response.Body.Close()
	}
	d.Break("POST", "/channels/*/messages", discordtest.Reset())
	if err := try(t.Context()); err == nil || len(general.Messages()) != 0 {
		t.Errorf("reset: error %v, %d messages; want an error and none", err, len(general.Messages()))
	}
	d.Break("POST", "/channels/*/messages", discordtest.Lost())
	if err := try(t.Context()); err == nil || len(general.Messages()) != 1 {
		t.Errorf("lost: error %v, %d messages; want an error and one", err, len(general.Messages()))
	}
	d.Break("POST", "/channels/*/messages", discordtest.Hung())
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := try(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("hung: %v, want the deadline", err)
	}
	d.Break("POST", "/channels/*/messages", discordtest.Slow(10*time.Millisecond))
	begun := time.Now()
	if err := try(t.Context()); err != nil || time.Since(begun) < 10*time.Millisecond {
		t.Errorf("slow: %v after %v, want success after 10 ms", err, time.Since(begun))
	}
}

// discordgo obeys a rate limit by waiting and sending again.
func TestDiscordgoWaitsForARateLimit(t *testing.T) {
	t.Parallel()
	d := discordtest.New(t)
	general := d.Guild("team").Text("general")
	s, err := d.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	d.Break("POST", "/channels/*/messages", discordtest.RateLimited(30*time.Millisecond))
	begun := time.Now()
	if _, err := s.ChannelMessageSend(general.ID(), "c"); err != nil {
		t.Fatal(err)
	}
	if waited := time.Since(begun); waited < 30*time.Millisecond || len(general.Messages()) != 1 {
		t.Errorf("sent %d messages after %v, want one after 30 ms", len(general.Messages()), waited)
	}
	var limited *discordgo.RateLimitError
	d.Break("POST", "/channels/*/messages", discordtest.RateLimited(time.Second))
	if _, err := s.ChannelMessageSend(general.ID(), "c", discordgo.WithRetryOnRatelimit(false)); !errors.As(err, &limited) {
		t.Errorf("without retrying: %v, want a RateLimitError", err)
	}
}

func TestARepeatedNonceReturnsTheFirstMessage(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	path := "/channels/" + general.ID() + "/messages"
	post := func(nonce string) string {
		return rest(t, d, "POST", path, `{"content":"c","enforce_nonce":true,"nonce":`+nonce+`}`).field(t, "id")
	}
	first := post(`"n1"`)
	if again := post(`"n1"`); again != first || len(general.Messages()) != 1 {
		t.Errorf("the same nonce gave %s after %s and %d messages, want the same and one", again, first, len(general.Messages()))
	}
	if other := post(`7`); other == first {
		t.Error("another nonce gave the same message")
	}
	rest(t, d, "POST", path, `{"content":"c","nonce":"n1"}`)
	if n := len(general.Messages()); n != 3 {
		t.Errorf("a nonce that is not enforced: %d messages, want 3", n)
	}
	d.Advance(10 * time.Minute)
	if late := post(`"n1"`); late == first {
		t.Error("after ten minutes the nonce still gives the first message")
	}
}

func TestTheClientReachesNothingElse(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	client := d.Client()
	for _, address := range []string{"https://example.org/", "http://127.0.0.1:1/", "https://discord.com.example.org/"} {
		response, err := client.Get(address)
		if err == nil {
			response.Body.Close()
			t.Errorf("%s was reached", address)
		}
	}
	if _, _, err := d.Dialer().Dial("ws://127.0.0.1:1/", nil); err == nil {
		t.Error("another gateway was reached")
	}
	if _, err := discordtest.Start(discordtest.Options{Addr: "0.0.0.0:0"}); err == nil {
		t.Error("it listens on all interfaces")
	}
}

func TestAttachmentsAreServedWhileTheirAddressIsFresh(t *testing.T) {
	t.Parallel()
	d := lenient(t)
	general := d.Guild("team").Text("general")
	m := d.User("ada").Says(general, "", discordtest.File{Name: "naïve plan.txt", MediaType: "text/plain", Data: []byte("text")})
	address := func() string {
		s, err := d.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.ChannelMessage(general.ID(), m.ID)
		if err != nil {
			t.Fatal(err)
		}
		if a := got.Attachments[0]; a.Filename != "naïve_plan.txt" || a.Size != 4 || a.ContentType != "text/plain" {
			t.Errorf("attachment = %+v", a)
		}
		return got.Attachments[0].URL
	}
	get := func(url string) (int, string) {
		response, err := d.Client().Get(url)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return response.StatusCode, string(body)
	}
	old := address()
	if status, body := get(old); status != 200 || body != "text" {
		t.Errorf("got %d %q, want the file", status, body)
	}
	if status, _ := get(strings.Replace(old, "hm=", "hm=0", 1)); status != 404 {
		t.Errorf("a wrong signature: got %d, want 404", status)
	}
	d.Advance(25 * time.Hour)
	if status, _ := get(old); status != 404 {
		t.Errorf("after a day: got %d, want 404", status)
	}
	if status, _ := get(address()); status != 200 {
		t.Errorf("read again: got %d, want 200", status)
	}
}

package render

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

func TestDigestReadsBack(t *testing.T) {
	t.Parallel()
	embeds, leftOut := 0, 0
	eachHostile(150, func(name string, r *rand.Rand) {
		res := hostileResult(t, r)
		m := Digest(res, Frame{Asker: "1100000000004194304", Thread: "2", NoContent: true, More: 3, Trouble: ThreadTrouble(50013, "3")})
		mustFit(t, name, m)
		got, ok := ReadDigest(received(t, m))
		if !ok {
			t.Fatalf("%s: no digest:\n%s", name, m.Content)
		}
		if got.Article != res.Article.ID {
			t.Errorf("%s: article %q, want %q", name, got.Article, res.Article.ID)
		}
		wantURL := address(res.Article.URL)
		if size(wantURL) > maxEmbedURL {
			wantURL = ""
		}
		if got.URL != wantURL {
			t.Errorf("%s: URL %q, want %q", name, got.URL, wantURL)
		}
		if want := unescape(clip(plain(res.Article.Title), maxTitle)); got.Title != want {
			t.Errorf("%s: title %q, want %q", name, got.Title, want)
		}
		if len(m.Embeds) > 0 {
			embeds++
		}
		if strings.Contains(m.Content, "more under Evidence") {
			leftOut++
		} else if len(got.Claims) != len(res.Digest.Claims) {
			t.Errorf("%s: %d claims, want %d:\n%s", name, len(got.Claims), len(res.Digest.Claims), m.Content)
		}
		for i, claim := range got.Claims {
			if want := clean(res.Digest.Claims[i].Text); claim != want {
				t.Errorf("%s: claim %d %q, want %q:\n%s", name, i+1, claim, want, m.Content)
			}
		}
		if _, ok := ReadAnswer(received(t, m)); ok {
			t.Errorf("%s: a digest reads as an answer", name)
		}
		mustDrawOurs(t, name, m)
	})
	if embeds == 0 || leftOut == 0 {
		t.Errorf("%d digests with an embed, %d without all claims: not all was tried", embeds, leftOut)
	}
}

// mustDrawOurs checks that a message draws nothing but what digests and answers do, and links nothing
// but its article, which is on example.org. The mentions in it are ours: who asked, the thread and the channel.
func mustDrawOurs(t *testing.T, name string, m *discordgo.MessageSend) {
	t.Helper()
	for _, text := range append([]string{m.Content}, descriptions(m)...) {
		got := look(text)
		for _, d := range got.drawn {
			switch d {
			case "bold", "small", "number", "quotation", "link", "drawn by *", "mention <#2>", "mention <#3>", "mention <@5>":
			default:
				t.Errorf("%s: %s is drawn in\n%s", name, d, text)
			}
		}
		for _, link := range got.links {
			if !strings.HasPrefix(link, "https://example.org/") {
				t.Errorf("%s: a link to %s in\n%s", name, link, text)
			}
		}
	}
}

func descriptions(m *discordgo.MessageSend) []string {
	var out []string
	for _, e := range m.Embeds {
		out = append(out, e.Description)
	}
	return out
}

func TestAnswerReadsBack(t *testing.T) {
	t.Parallel()
	long := 0
	eachHostile(120, func(name string, r *rand.Rand) {
		res := hostileResult(t, r)
		if len(res.Digest.Claims) > 0 && r.IntN(3) == 0 {
			res.Digest.Claims[0].Text = "c" + hostileText(r, 1500)
		}
		answer := &summarise.Answer{Question: hostileText(r, 60), Claims: res.Digest.Claims, By: res.Digest.By, Notes: res.Digest.Notes}
		messages := Answer(res.Article, answer, Naming{Question: true, Article: true})
		var text strings.Builder
		for i, m := range messages {
			mustFit(t, name, m)
			mustDrawOurs(t, name, m)
			got, ok := ReadAnswer(received(t, m))
			if !ok {
				t.Fatalf("%s: part %d of %d is no answer:\n%s", name, i+1, len(messages), m.Content)
			}
			if want := unescape(clip(plain(answer.Question), maxEchoed)); i == 0 && got.Question != want {
				t.Errorf("%s: question %q, want %q", name, got.Question, want)
			}
			if want := Name(res.Article); i == 0 && got.Article != want {
				t.Errorf("%s: article %q, want %q", name, got.Article, want)
			}
			text.WriteString(got.Text)
		}
		if len(messages) > 1 {
			long++
		}
		var want strings.Builder
		for _, c := range answer.Claims {
			want.WriteString(clean(c.Text))
		}
		if got, want := strings.ReplaceAll(text.String(), " ", ""), strings.ReplaceAll(want.String(), " ", ""); got != want {
			t.Errorf("%s: text but for blanks\n got %q\nwant %q", name, got, want)
		}
	})
	if long == 0 {
		t.Error("no answer was longer than a message")
	}
}

func TestListingReadsBackAndFits(t *testing.T) {
	t.Parallel()
	codes := summarise.Codes()
	eachHostile(150, func(name string, r *rand.Rand) {
		var listed []Listed
		for range 1 + r.IntN(5) {
			l := Listed{Name: hostileText(r, 10), Article: hostileResult(t, r).Article}
			if r.IntN(3) == 0 {
				l.Article, l.Err = nil, summarise.Errorf(codes[r.IntN(len(codes))], "%s", hostileText(r, 100))
			}
			listed = append(listed, l)
		}
		m := Listing(listed, Frame{Asker: "1100000000004194304", More: 12, Trouble: ThreadTrouble(50013, "3")}, "1abc")
		mustFit(t, name, m)
		mustDrawOurs(t, name, m)
		if !ReadListing(received(t, m)) {
			t.Errorf("%s: no listing:\n%s", name, m.Content)
		}
		if _, ok := ReadDigest(received(t, m)); ok {
			t.Errorf("%s: reads as a digest:\n%s", name, m.Content)
		}
		if _, ok := ReadAnswer(received(t, m)); ok {
			t.Errorf("%s: reads as an answer:\n%s", name, m.Content)
		}
		if res := hostileResult(t, r); ReadListing(received(t, Digest(res, Frame{Asker: "1"}))) {
			t.Errorf("%s: a digest reads as a listing", name)
		}
	})
}

func TestAnswerKeepsBlanks(t *testing.T) {
	t.Parallel()
	a := sealed(t, &summarise.Article{Passages: []summarise.Passage{{Text: "The ferry left at noon."}}})
	answer := &summarise.Answer{Question: "When (exactly)?", By: summarise.Maker{Engine: "extractive"}, Claims: []summarise.Claim{
		{Text: "It left at noon (passage 3)", Support: []summarise.Quote{whole(a, 0)}},
		{Text: "“Noon” — *Ada* [↗](<x>)\n-# answered by nobody", Support: []summarise.Quote{whole(a, 0)}}}}
	got, ok := ReadAnswer(received(t, Answer(a, answer, Naming{Question: true, Article: true})[0]))
	want := Said{"When (exactly)?", "It left at noon (passage 3) “Noon” — *Ada* [↗](<x>) -# answered by nobody", "*The ferry left at noon.*"}
	if !ok || got != want {
		t.Errorf("got %+v, %v\nwant %+v", got, ok, want)
	}
	nothing, ok := ReadAnswer(received(t, Answer(a, &summarise.Answer{By: summarise.Maker{Engine: "llm", Model: "m"}}, Naming{})[0]))
	if !ok || nothing != (Said{}) {
		t.Errorf("an answer without sentences: got %+v, %v, want none", nothing, ok)
	}
}

func TestOnlyDigestsAndAnswersReadBack(t *testing.T) {
	t.Parallel()
	eachHostile(50, func(name string, r *rand.Rand) {
		res := hostileResult(t, r)
		a, text := res.Article, "s "+hostileText(r, 40)
		views := [][]*discordgo.MessageSend{
			Quotes(a, res.Digest.Quotes, Filter{Of: 1}),
			Quotes(a, nil, Filter{Speaker: text, About: text, Of: 2}),
			Claims(res),
			Check(a, text, []summarise.Checked{{End: len(text), Verdict: summarise.VerdictUnclear, Reasons: []string{text}, Support: []summarise.Quote{whole(a, 0)}}}),
			{Failure(summarise.Errorf(summarise.Blocked, "%s", text), "r"), Summarising(a), TextMessage(a), Help(HelpText{Bot: "1", SentTo: text}), AnsweredIn("4")},
		}
		for _, view := range views {
			for _, m := range view {
				mustFit(t, name, m)
				if _, ok := ReadDigest(received(t, m)); ok {
					t.Errorf("%s: reads as a digest:\n%s", name, m.Content)
				}
				if said, ok := ReadAnswer(received(t, m)); ok {
					t.Errorf("%s: reads as the answer %q:\n%s", name, said, m.Content)
				}
			}
		}
	})
}

func FuzzReadBack(f *testing.F) {
	f.Add("Harbour [opens", "It opened — *Ada* [↗](<x>) (passage 3)", "Ada", "https://example.org/a_(b)")
	f.Add("a](<b>)**", "1. x\n2. y", "**", "http://a/**|](<")
	f.Fuzz(func(t *testing.T, title, claim, by, url string) {
		a := sealed(t, &summarise.Article{Title: title, URL: url, Passages: []summarise.Passage{{Text: "w " + claim}}})
		claims := []summarise.Claim{{Text: claim, By: by, Support: []summarise.Quote{whole(a, 0)}}, {Text: "last", Support: []summarise.Quote{whole(a, 0)}}}
		by1 := summarise.Maker{Engine: "llm", Model: by}
		m := Digest(&summarise.Result{Article: a, Digest: &summarise.Digest{Article: a.ID, Claims: claims, By: by1}}, Frame{})
		mustFit(t, "digest", m)
		shown, ok := ReadDigest(received(t, m))
		if want := clean(claim); !ok || len(shown.Claims) > 0 && shown.Claims[0] != want || len(shown.Claims) > 1 && shown.Claims[1] != "last" {
			t.Errorf("claims %q, want %q and last, of\n%s", shown.Claims, want, m.Content)
		}
		if want := unescape(clip(plain(title), maxTitle)); shown.Title != want {
			t.Errorf("title %q, want %q, of\n%s", shown.Title, want, m.Content)
		}
		if want := address(url); shown.URL != want && size(want) <= maxEmbedURL {
			t.Errorf("URL %q, want %q, of\n%s", shown.URL, want, m.Content)
		}
		answer := Answer(a, &summarise.Answer{Question: title, Claims: claims, By: by1}, Naming{Question: true, Article: true})
		said, ok := ReadAnswer(received(t, answer[0]))
		if !ok || said.Question != unescape(clip(plain(title), maxEchoed)) || said.Article != Name(a) ||
			len(answer) == 1 && said.Text != strings.TrimSpace(clean(claim)+" last") {
			t.Errorf("read back %+v of\n%s", said, answer[0].Content)
		}
	})
}

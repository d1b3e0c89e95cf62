package summarise

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/cache"
)

// library is a Reader of articles by address; a missing one is an error by its name.
type library struct {
	mu    sync.Mutex
	pages map[string]*Article
	reads int
}

func (l *library) Read(_ context.Context, src Source) (*Article, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reads++
	link, ok := src.(Link)
	if !ok {
		return nil, &Error{Code: Unsupported}
	}
	if a := l.pages[link.URL]; a != nil {
		read := *a
		return &read, nil
	}
	return nil, &Error{Code: Unreachable, Err: errors.New("no such page")}
}

// scripted is an Engine that says what it is told to.
type scripted struct {
	name  string
	draft *Draft
	err   error
	wait  chan struct{} // closed = go on; nil = at once
	calls atomic.Int32
}

func (e *scripted) Maker() Maker { return Maker{Engine: e.name, Model: "m", Prompt: "p"} }

func (e *scripted) Draft(ctx context.Context, _ *Article, _ Want) (*Draft, error) { return e.say(ctx) }

func (e *scripted) Reply(ctx context.Context, _ *Article, _ []Answer, _ string) (*Draft, error) {
	return e.say(ctx)
}

func (e *scripted) say(ctx context.Context) (*Draft, error) {
	e.calls.Add(1)
	if e.wait != nil {
		select {
		case <-e.wait:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return e.draft, e.err
}

// said is a draft of one sentence that the harbour article bears out.
func said() *Draft {
	c := claim("The cooperative has 38 boats.", Evidence{3, "The fishing cooperative has 38 boats"})
	return &Draft{Summary: []DraftClaim{c}, Claims: []DraftClaim{c}, Answer: []DraftClaim{c}}
}

// invented is a draft of which the article bears nothing out.
func invented() *Draft {
	c := claim("The mill is on fire.", Evidence{0, "the mill is on fire"})
	return &Draft{Summary: []DraftClaim{c}, Claims: []DraftClaim{c}, Answer: []DraftClaim{c}}
}

const page = "https://news.example/harbour"

func service(t testing.TB, store cache.Store, engines ...Engine) (*Service, *library) {
	lib := &library{pages: map[string]*Article{page: harbour(t)}}
	return New(Options{Reader: lib, Engines: engines, Store: store, Now: time.Now, Log: slog.New(slog.DiscardHandler)}), lib
}

func memory() cache.Store { return cache.NewMemory(cache.Options{}) }

func TestTheSameArticleAgainIsKept(t *testing.T) {
	t.Parallel()
	e := &scripted{name: "one", draft: said()}
	s, lib := service(t, memory(), e)
	first, err := s.Summarise(t.Context(), Link{page}, Want{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.Summarise(t.Context(), Link{page + "?utm_source=chat#top"}, Want{Length: Standard, Lang: "en-GB"})
	if err != nil {
		t.Fatal(err)
	}
	if first.Cached || !again.Cached || e.calls.Load() != 1 || lib.reads != 1 {
		t.Errorf("cached %v then %v after %d drafts and %d reads; want false, true, 1, 1", first.Cached, again.Cached, e.calls.Load(), lib.reads)
	}
	if got := again.Article.Text(again.Digest.Claims[0].Support[0]); got != "The fishing cooperative has 38 boats" {
		t.Errorf("the kept claim is borne out by %q", got)
	}
	if _, err := s.Summarise(t.Context(), Link{page}, Want{Length: Short}); err != nil || e.calls.Load() != 2 {
		t.Errorf("another length: %v after %d drafts, want 2", err, e.calls.Load())
	}
	if res, err := s.Anew().Summarise(t.Context(), Link{page}, Want{}); err != nil || res.Cached || e.calls.Load() != 3 || lib.reads != 2 {
		t.Errorf("anew: cached %v, %v after %d drafts and %d reads; want made and read anew", res.Cached, err, e.calls.Load(), lib.reads)
	}
}

func TestAnEditedPromptMisses(t *testing.T) {
	t.Parallel()
	a := harbour(t)
	base := digestKey(a.ID, Want{Length: Standard}, Maker{"llm", "m", "p1"})
	for name, key := range map[string]cache.Key{
		"another prompt":      digestKey(a.ID, Want{Length: Standard}, Maker{"llm", "m", "p2"}),
		"another model":       digestKey(a.ID, Want{Length: Standard}, Maker{"llm", "n", "p1"}),
		"another engine":      digestKey(a.ID, Want{Length: Standard}, Maker{"extractive", "m", "p1"}),
		"another length":      digestKey(a.ID, Want{Length: Short}, Maker{"llm", "m", "p1"}),
		"another language":    digestKey(a.ID, Want{Length: Standard, Lang: "de"}, Maker{"llm", "m", "p1"}),
		"another article":     digestKey("x", Want{Length: Standard}, Maker{"llm", "m", "p1"}),
		"fields run together": digestKey(a.ID, Want{Length: Standard}, Maker{"llm", "mp", "1"}),
	} {
		if key == base {
			t.Errorf("%s has the same key", name)
		}
	}
}

func TestTheNextEngineSpeaksAndSaysWhy(t *testing.T) {
	t.Parallel()
	for name, first := range map[string]*scripted{
		"one that fails":   {name: "first", err: Errorf(ModelFailed, "it is rate limited")},
		"one that invents": {name: "first", draft: invented()},
		"one that is mute": {name: "first", draft: &Draft{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			second := &scripted{name: "second", draft: said()}
			s, _ := service(t, memory(), first, second)
			for range 2 { // made, then kept
				res, err := s.Summarise(t.Context(), Link{page}, Want{})
				if err != nil {
					t.Fatal(err)
				}
				if res.Digest.By.Engine != "second" || len(res.Digest.Notes) != 1 || !strings.HasPrefix(res.Digest.Notes[0], "the model could not be used") {
					t.Errorf("by %s with notes %q; want the second and why", res.Digest.By.Engine, res.Digest.Notes)
				}
			}
			if first.calls.Load() != 2 || second.calls.Load() != 1 {
				t.Errorf("%d and %d drafts; the first is tried each time, the second's is kept", first.calls.Load(), second.calls.Load())
			}
		})
	}
}

// panicking is an Engine with a bug.
type panicking struct{ scripted }

func (*panicking) Draft(context.Context, *Article, Want) (*Draft, error) { panic("a bug") }

func TestAnEngineThatPanicsEndsNothing(t *testing.T) {
	t.Parallel()
	s, _ := service(t, memory(), &panicking{}, &scripted{name: "second", draft: said()})
	res, err := s.Summarise(t.Context(), Link{page}, Want{})
	if err != nil || res.Digest.By.Engine != "second" {
		t.Errorf("got %+v, %v; want the second engine's digest", res, err)
	}
}

func TestNoEngineIsAModelFailure(t *testing.T) {
	t.Parallel()
	s, _ := service(t, memory(), &scripted{name: "one", draft: invented()})
	if _, err := s.Summarise(t.Context(), Link{page}, Want{}); CodeOf(err) != ModelFailed {
		t.Errorf("Summarise: %v, want %s", err, ModelFailed)
	}
	if _, err := s.Ask(t.Context(), Conversation{Article: harbour(t)}, "Is the mill on fire?"); CodeOf(err) != ModelFailed {
		t.Errorf("Ask: %v, want %s", err, ModelFailed)
	}
}

func TestAnAnswerMayBeThatTheArticleDoesNotSay(t *testing.T) {
	t.Parallel()
	s, _ := service(t, memory(), &scripted{name: "one", draft: &Draft{}}, &scripted{name: "two", draft: said()})
	answer, err := s.Ask(t.Context(), Conversation{Article: harbour(t)}, " Who won? ")
	if err != nil || answer.Found() || answer.By.Engine != "one" || answer.Question != "Who won?" {
		t.Errorf("answer %+v, %v; want nothing found, by the first engine", answer, err)
	}
}

func TestAnAnswerMayRepeatTheQuestionsNames(t *testing.T) {
	t.Parallel()
	d := &Draft{Answer: []DraftClaim{claim("There is no word of Brackwater; the 38 boats are the cooperative's.", Evidence{3, "The fishing cooperative has 38 boats"})}}
	s, _ := service(t, memory(), &scripted{name: "one", draft: d})
	answer, err := s.Ask(t.Context(), Conversation{Article: harbour(t)}, "Does Brackwater have boats?")
	if err != nil || !answer.Found() {
		t.Errorf("answer %+v, %v; want it kept", answer, err)
	}
}

func TestTwoAskersShareOneDraftThatOutlivesTheFirst(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		e := &scripted{name: "one", draft: said(), wait: make(chan struct{})}
		s, _ := service(t, memory(), e)
		a := harbour(t)
		impatient, leave := context.WithCancel(t.Context())
		left := make(chan error, 1)
		go func() {
			_, err := s.Digest(impatient, a, Want{})
			left <- err
		}()
		synctest.Wait()
		stayed := make(chan error, 1)
		go func() {
			_, err := s.Digest(t.Context(), a, Want{})
			stayed <- err
		}()
		synctest.Wait()
		leave()
		if err := <-left; !errors.Is(err, context.Canceled) {
			t.Errorf("who left got %v", err)
		}
		close(e.wait)
		if err := <-stayed; err != nil {
			t.Errorf("who stayed got %v", err)
		}
		if n := e.calls.Load(); n != 1 {
			t.Errorf("%d drafts, want 1", n)
		}
	})
}

func TestALinkIsReadAgainAfterTenMinutesAndKeptIfThatFails(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, lib := service(t, memory(), &scripted{name: "one", draft: said()})
		read := func() *Article {
			t.Helper()
			a, err := s.Read(t.Context(), Link{page})
			if err != nil {
				t.Fatal(err)
			}
			return a
		}
		read()
		read()
		if lib.reads != 1 {
			t.Errorf("%d reads within ten minutes, want 1", lib.reads)
		}
		time.Sleep(11 * time.Minute)
		read()
		if lib.reads != 2 {
			t.Errorf("%d reads after ten minutes, want 2", lib.reads)
		}
		delete(lib.pages, page)
		time.Sleep(11 * time.Minute)
		if a := read(); len(a.Notes) != 1 {
			t.Errorf("notes %q, want one that says that the page could not be read", a.Notes)
		}
		time.Sleep(25 * time.Hour)
		if _, err := s.Read(t.Context(), Link{page}); CodeOf(err) != Unreachable {
			t.Errorf("a day later: %v, want %s", err, Unreachable)
		}
	})
}

// broken is a Store that fails.
type broken struct{}

var errDown = errors.New("down")

func (broken) Get(context.Context, cache.Key) ([]byte, error)              { return nil, errDown }
func (broken) Set(context.Context, cache.Key, []byte, time.Duration) error { return errDown }
func (broken) Add(context.Context, cache.Key, []byte, time.Duration) (bool, error) {
	return false, errDown
}

func TestAStoreThatFailsIsAMissAndSaidOnce(t *testing.T) {
	t.Parallel()
	var log strings.Builder
	lib := &library{pages: map[string]*Article{page: harbour(t)}}
	e := &scripted{name: "one", draft: said()}
	s := New(Options{Reader: lib, Engines: []Engine{e}, Store: broken{}, Now: time.Now, Log: slog.New(slog.NewTextHandler(&log, nil))})
	for range 2 {
		if _, err := s.Summarise(t.Context(), Link{page}, Want{}); err != nil {
			t.Fatal(err)
		}
	}
	if e.calls.Load() != 2 {
		t.Errorf("%d drafts, want 2", e.calls.Load())
	}
	if n := strings.Count(log.String(), "store fails"); n != 1 {
		t.Errorf("the failure is logged %d times, want once:\n%s", n, log.String())
	}
}

func TestWhatAStoreReturnsIsChecked(t *testing.T) {
	t.Parallel()
	store := memory()
	e := &scripted{name: "one", draft: said()}
	s, _ := service(t, store, e)
	a := harbour(t)
	bad := Digest{Article: a.ID, Claims: []Claim{{Text: "planted", Support: []Quote{{0, 0, 9999}}}}}
	s.shelf.keepDigest(t.Context(), digestKey(a.ID, Want{Length: Standard}, e.Maker()), &bad)
	res, err := s.Digest(t.Context(), a, Want{})
	if err != nil || res.Cached || res.Digest.Claims[0].Text == "planted" {
		t.Errorf("got %+v, %v; want a digest made anew", res, err)
	}
}

func TestArticlesComeBackByIDAndAddress(t *testing.T) {
	t.Parallel()
	s, _ := service(t, memory(), &scripted{name: "one", draft: said()})
	read, err := s.Read(t.Context(), Link{page})
	if err != nil {
		t.Fatal(err)
	}
	if kept, ok := s.Article(t.Context(), read.ID, page); !ok || kept.ID != read.ID || kept.Title != read.Title {
		t.Errorf("Article = %+v, %v", kept, ok)
	}
	if _, ok := s.Article(t.Context(), read.ID, "https://elsewhere.example"); ok {
		t.Error("the same words at another address came back")
	}
	if _, ok := s.KeptLink(t.Context(), Link{page}); !ok {
		t.Error("the link is not known")
	}
	if _, ok := s.KeptLink(t.Context(), Link{page + "/2"}); ok {
		t.Error("another link is known")
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	s, _ := service(t, memory())
	a := harbour(t)
	text := "It cost 83 million crowns and took nine years. The cooperative has 165 boats. Mayor Anna Lund opened it. " +
		"The cooperative has no 38 boats. The sea was calm. She said it was “a very beautiful harbour”."
	want := []Verdict{VerdictSupported, VerdictFlagged, VerdictFlagged, VerdictUnclear, VerdictUnclear, VerdictFlagged}
	got := s.Check(a, text)
	if len(got) != len(want) {
		t.Fatalf("%d sentences, want %d: %+v", len(got), len(want), got)
	}
	for i, c := range got {
		sentence := text[c.Start:c.End]
		if c.Verdict != want[i] {
			t.Errorf("%q is %s (%.2f, %q), want %s", sentence, c.Verdict, c.Score, c.Reasons, want[i])
		}
		if c.Score < 0 || c.Score > 1 || (c.Verdict == VerdictFlagged) != (len(c.Reasons) > 0) {
			t.Errorf("%q: score %v, reasons %q", sentence, c.Score, c.Reasons)
		}
		for _, q := range c.Support {
			if !a.Holds(q) {
				t.Errorf("%q: support %v is no place", sentence, q)
			}
		}
	}
	if got[1].Reasons[0] != "'165' is not in the article" {
		t.Errorf("reason %q", got[1].Reasons[0])
	}
}

// late is a store whose first look that is a miss tells so only when held is closed.
type late struct {
	cache.Store
	held  chan struct{}
	first atomic.Bool
}

func (s *late) Get(ctx context.Context, key cache.Key) ([]byte, error) {
	val, err := s.Store.Get(ctx, key)
	if err != nil && s.first.CompareAndSwap(false, true) {
		<-s.held
	}
	return val, err
}

func TestWhoLooksJustBeforeAnotherIsDoneDoesNotReadOrMakeAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for name, ask := range map[string]func(*Service) error{
			"a link": func(s *Service) error {
				_, err := s.Read(t.Context(), Link{"https://example.org/harbour"})
				return err
			},
			"a digest": func(s *Service) error {
				_, err := s.Digest(t.Context(), harbour(t), Want{})
				return err
			},
		} {
			lib := &library{pages: map[string]*Article{"https://example.org/harbour": harbour(t)}}
			engine := &scripted{name: "llm", draft: said()}
			store := &late{Store: cache.NewMemory(cache.Options{}), held: make(chan struct{})}
			s := New(Options{Reader: lib, Engines: []Engine{engine}, Store: store, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
			slow := make(chan error)
			go func() { slow <- ask(s) }()
			synctest.Wait()
			if err := ask(s); err != nil {
				t.Fatal(err)
			}
			close(store.held)
			if err := <-slow; err != nil {
				t.Fatal(err)
			}
			if got := lib.reads + int(engine.calls.Load()); got != 1 {
				t.Errorf("%s was read or made %d times, want once", name, got)
			}
		}
	})
}

package summarise

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"verbatim/cache"
	"verbatim/summarise/quotation"
)

// Kept returns the digest of a that Digest would return without making one.
func (s *Service) Kept(ctx context.Context, a *Article, want Want) (*Result, bool) {
	if len(s.engines) == 0 {
		return nil, false
	}
	d, ok := s.keptDigest(ctx, digestKey(a.ID, want.of(a), s.engines[0].Maker()), a)
	if !ok {
		return nil, false
	}
	return result(a, d, true, nil), true
}

// flight names what is under way: who wants it anew joins no one who does not.
func (s *Service) flight(key cache.Key) string { return fmt.Sprint(key, s.anew) }

func (s *Service) keptDigest(ctx context.Context, key cache.Key, a *Article) (*Digest, bool) {
	if s.anew {
		return nil, false
	}
	return s.shelf.digest(ctx, key, a)
}

// Digest returns the digest of a: a kept one, or one made by the first engine of which anything is
// borne out by the article. If that is not the first engine, the notes say why. Requests for the
// same digest share one flight. The error is [ModelFailed] if no engine made one, or the context's.
func (s *Service) Digest(ctx context.Context, a *Article, want Want) (*Result, error) {
	want = want.of(a)
	var failed []error
	for _, e := range s.engines {
		key := digestKey(a.ID, want, e.Maker())
		if d, ok := s.keptDigest(ctx, key, a); ok {
			return result(a, d, true, failed), nil
		}
		made := s.flights.DoChan(s.flight(key), func() (any, error) {
			ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), jobBudget)
			defer cancel()
			if d, ok := s.keptDigest(ctx, key, a); ok { // by a flight that landed since we looked
				return d, nil
			}
			d, err := s.survive(ctx, e, a, want)
			if err == nil {
				s.shelf.keepDigest(ctx, key, d)
			}
			return d, err
		})
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case r := <-made:
			if r.Err == nil {
				return result(a, r.Val.(*Digest), false, failed), nil
			}
			s.log.Info("engine fails", "engine", e.Maker().Engine, "article", a.ID, "err", r.Err)
			failed = append(failed, r.Err)
		}
	}
	return nil, modelFailed(failed)
}

// modelFailed says of all engines' failures what the first one said.
func modelFailed(failed []error) error {
	e := &Error{Code: ModelFailed, Err: errors.Join(failed...)}
	if first := (*Error)(nil); len(failed) > 0 && errors.As(failed[0], &first) {
		e.Note = first.Note
	}
	return e
}

// of fills in what was left open: a standard length; no language if it is the article's own.
func (w Want) of(a *Article) Want {
	if w.Length == "" {
		w.Length = Standard
	}
	if w.Lang != "" && a.Lang != "" && sameLanguage(w.Lang, a.Lang) {
		w.Lang = ""
	}
	return w
}

// result says in a note why an earlier engine did not speak. The kept digest stays without it:
// tomorrow the reason may be another.
func result(a *Article, d *Digest, cached bool, failed []error) *Result {
	if note := whyNot(failed); note != "" {
		said := *d
		said.Notes = append(append([]string(nil), d.Notes...), note)
		d = &said
	}
	return &Result{Article: a, Digest: d, Cached: cached}
}

// whyNot says why the engines before the one that spoke did not.
func whyNot(failed []error) string {
	if len(failed) == 0 {
		return ""
	}
	note := "the model could not be used"
	var e *Error
	if errors.As(failed[0], &e) && e.Note != "" {
		note += ": " + e.Note
	}
	return note
}

// survive is make that turns a panic into a failure: a flight runs in a goroutine of its own, where no
// asker's recover would see it.
func (s *Service) survive(ctx context.Context, e Engine, a *Article, want Want) (d *Digest, err error) {
	defer func() {
		if r := recover(); r != nil {
			s.log.Error("engine panics", "engine", e.Maker().Engine, "article", a.ID, "err", r, "stack", string(debug.Stack()))
			d, err = nil, &Error{Code: Internal}
		}
	}()
	return s.make(ctx, e, a, want)
}

func (s *Service) make(ctx context.Context, e Engine, a *Article, want Want) (*Digest, error) {
	draft, err := e.Draft(ctx, a, want)
	if err != nil {
		return nil, fmt.Errorf("draft of %s: %w", a.ID, err)
	}
	d := newGrounding(a).digest(draft, want)
	if len(d.Summary) == 0 && len(d.Claims) == 0 {
		return nil, Errorf(ModelFailed, "nothing it said is in the article")
	}
	d.By, d.At = e.Maker(), s.now()
	return d, nil
}

// digest grounds a draft and cuts it to the length wanted.
func (g *grounding) digest(draft *Draft, want Want) *Digest {
	lang := cmp.Or(draft.Lang, want.Lang, g.article.Lang)
	d := &Digest{Article: g.article.ID, Want: want, Notes: append([]string(nil), draft.Notes...)}
	sentences, claims, quotes := want.Length.Parts()
	var n int
	d.Summary, n = g.claims(draft.Summary, lang)
	d.Dropped += n
	d.Claims, n = g.claims(draft.Claims, lang)
	d.Dropped += n
	d.Quotes, n = g.quotes(draft.Quotes)
	d.Dropped += n
	d.Summary = d.Summary[:min(sentences, len(d.Summary))]
	d.Claims = d.Claims[:min(claims, len(d.Claims))]
	d.Quotes = d.Quotes[:min(quotes, len(d.Quotes))]
	if n := quotation.Unbalanced(g.paragraphs); n > 0 {
		d.Notes = append(d.Notes, unbalanced(n))
	}
	if !sameLanguage(lang, g.article.Lang) {
		d.Notes = append(d.Notes, "in another language than the article's: numbers were checked against it, names were not")
	}
	return d
}

// unbalanced warns that quotations were found without one of their marks.
func unbalanced(n int) string {
	if n == 1 {
		return "1 quotation mark is unbalanced"
	}
	return fmt.Sprintf("%d quotation marks are unbalanced", n)
}

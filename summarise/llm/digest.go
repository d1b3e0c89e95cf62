package llm

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"verbatim/prompts"
	"verbatim/summarise"
)

// draft reads the article at once if room tokens hold it, else in parts: each part's draft says
// which passages matter, and the digest is made of these.
func (e *Engine) draft(ctx context.Context, a *summarise.Article, want summarise.Want, room int) (*summarise.Draft, error) {
	units := unitsOf(a, room)
	if size(units) <= room {
		said, err := e.ask(ctx, e.digestOf(a, want, units, wholeArticle))
		if err != nil {
			return nil, err
		}
		return e.drafted(a, want.Length, said), nil
	}
	all := parts(units, room)
	read := all[:min(len(all), maxParts)]
	drafts, err := e.readParts(ctx, a, want, read)
	if err != nil {
		return nil, err
	}
	matter := pointedAt(units, drafts, room)
	if len(matter) == 0 {
		return nil, &Failure{Reason: Nonsense, Detail: "its drafts of the parts point at no passage"}
	}
	said, err := e.ask(ctx, e.digestOf(a, want, matter, partOfArticle))
	if err != nil {
		return nil, err
	}
	d := e.drafted(a, want.Length, said)
	d.Notes = append(d.Notes, partsNote(all, read))
	return d, nil
}

func partsNote(all, read [][]unit) string {
	if len(read) == len(all) {
		return fmt.Sprintf("too long for the model at once: it was read in %d parts", len(all))
	}
	words, of := 0, 0
	for i, part := range all {
		n := wordsOf(part)
		of += n
		if i < len(read) {
			words += n
		}
	}
	return fmt.Sprintf("too long for the model: only the first %d of %d words were read, in %d parts", words, of, len(read))
}

// readParts drafts every part, a few at a time. It fails with the first part that fails: a digest
// that leaves a part out without knowing what stands in it would mislead.
func (e *Engine) readParts(ctx context.Context, a *summarise.Article, want summarise.Want, read [][]unit) ([]*reply, error) {
	const atOnce = 3
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	drafts := make([]*reply, len(read))
	errs := make([]error, len(read))
	slots := make(chan struct{}, atOnce)
	var wg sync.WaitGroup
	for i, part := range read {
		slots <- struct{}{}
		if ctx.Err() != nil {
			break
		}
		wg.Go(func() {
			defer func() { <-slots }()
			r := e.digestOf(a, want, part, partOfArticle)
			r.check = anything // a part may hold nothing that matters
			if drafts[i], errs[i] = e.ask(ctx, r); errs[i] != nil {
				cancel() // the others need not go on
			}
		})
	}
	wg.Wait()
	return drafts, first(errs)
}

// first is the failure that made the others give up, else any.
func first(errs []error) error {
	for _, err := range errs {
		if f, ok := errors.AsType[*Failure](err); ok && f.cause == nil {
			return err
		}
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// shown is how much of the article a request shows.
type shown int

const (
	wholeArticle shown = iota
	partOfArticle
)

func block(a *summarise.Article, units []unit, s shown) string {
	const mark = 16 // characters of the article's ID
	return prompts.ForArticle(prompts.Article{
		Mark:     string(a.ID[:min(len(a.ID), mark)]),
		Title:    a.Title,
		Passages: passagesOf(units),
		Partial:  s == partOfArticle,
	})
}

func (e *Engine) digestOf(a *summarise.Article, want summarise.Want, units []unit, s shown) request {
	sentences, claims, quotes := want.Length.Parts()
	return request{
		article: block(a, units, s),
		task:    prompts.ForDigest(prompts.DigestTask{Sentences: sentences, Claims: claims, Quotes: quotes, Language: want.Lang}),
		check:   isDigest,
	}
}

func isDigest(r *reply) error {
	if len(r.Summary) == 0 && len(r.Claims) == 0 {
		return errors.New("it holds neither a summary nor claims")
	}
	return nil
}

func anything(*reply) error { return nil }

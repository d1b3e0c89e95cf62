package reader

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"

	"golang.org/x/sync/singleflight"

	"verbatim/summarise"
)

// flights lets those who ask for the same source at the same time share one reading.
type flights struct{ group singleflight.Group }

// read returns what fn reads for key, fn running once for all who ask meanwhile. It runs under a
// context that outlives its first asker, else that one's impatience would be everybody's failure;
// so fn must bound itself. Each asker gets a copy.
func (f *flights) read(ctx context.Context, key string, fn func(context.Context) (*summarise.Article, error)) (*summarise.Article, error) {
	landed := f.group.DoChan(key, func() (_ any, err error) {
		defer func() { // DoChan runs us on a goroutine of its own, where a panic would end the program
			if p := recover(); p != nil {
				err = &summarise.Error{Code: summarise.Internal, Err: fmt.Errorf("panic: %T\n%s", p, debug.Stack())}
			}
		}()
		return fn(context.WithoutCancel(ctx))
	})
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-landed:
		if r.Err != nil {
			return nil, r.Err
		}
		return copyOf(r.Val.(*summarise.Article)), nil
	}
}

func copyOf(a *summarise.Article) *summarise.Article {
	c := *a
	c.Passages = slices.Clone(a.Passages)
	c.Notes = slices.Clone(a.Notes)
	return &c
}

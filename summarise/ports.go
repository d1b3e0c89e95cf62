package summarise

import "context"

// A Reader makes an article of a source. Its errors are [Error] values with the codes of reading,
// or the context's. Methods may be called concurrently. The real one is summarise/reader;
// tests of this package use a map.
type Reader interface {
	Read(ctx context.Context, src Source) (*Article, error)
}

// An Engine drafts digests and answers. What it says is untrusted until it is grounded.
// Methods may be called concurrently; they keep no reference to a.
// The two are summarise/llm and summarise/extractive.
type Engine interface {
	// Maker says who speaks. It must not change, since it is part of the cache key.
	Maker() Maker
	// Draft offers a summary, claims and quotes, at most as many as want asks for or a few more.
	Draft(ctx context.Context, a *Article, want Want) (*Draft, error)
	// Reply offers an answer to question, which was asked after turns. A draft without
	// sentences says that the article does not say.
	Reply(ctx context.Context, a *Article, turns []Answer, question string) (*Draft, error)
}

package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/bwmarrin/discordgo"
)

// rest makes one REST request and returns the reply's body. It goes round discordgo's limiter, whose
// buckets make requests wait for one another without looking at their contexts, which could cost an
// acknowledgement, and are never freed: each request has a bucket to itself, limits are transport.go's.
func (b *Bot) rest(ctx context.Context, method, address, contentType string, body []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, deliverBudget)
	defer cancel()
	bucket := new(discordgo.Bucket)
	bucket.Lock() // the request unlocks it
	reply, err := b.session.RequestWithLockedBucket(method, address, contentType, body, bucket, 0, discordgo.WithContext(ctx))
	return reply, withoutURL(err)
}

// get asks Discord for one thing.
func get[T any](ctx context.Context, b *Bot, address string) (*T, error) {
	raw, err := b.rest(ctx, http.MethodGet, address, "", nil)
	if err != nil {
		return nil, err
	}
	return decode[T](raw)
}

// tell sends in, which Discord answers with a T.
func tell[T any](ctx context.Context, b *Bot, method, address string, in any) (*T, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	raw, err := b.rest(ctx, method, address, "application/json", body)
	if err != nil {
		return nil, err
	}
	return decode[T](raw)
}

// decode is lenient about an empty body: where Discord has nothing to say, T is zero.
func decode[T any](raw []byte) (*T, error) {
	v := new(T)
	if len(raw) == 0 {
		return v, nil
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	return v, nil
}

// messages returns those messages of a channel that the query asks for, newest first. One that discordgo
// cannot decode, because another bot's message has parts it does not know, is left out.
func (b *Bot) messages(ctx context.Context, channel string, query url.Values) ([]*discordgo.Message, error) {
	raw, err := get[[]json.RawMessage](ctx, b, discordgo.EndpointChannelMessages(channel)+"?"+query.Encode())
	if err != nil {
		return nil, err
	}
	messages := make([]*discordgo.Message, 0, len(*raw))
	for _, one := range *raw {
		if m, err := decode[discordgo.Message](one); err == nil {
			messages = append(messages, m)
		}
	}
	return messages, nil
}

// errRateLimited is a request that would have to wait longer than it may.
var errRateLimited = errors.New("the rate limit outlasts the request")

// withoutURL drops the address from an error: interaction tokens are part of addresses, and errors are
// logged.
func withoutURL(err error) error {
	if _, ok := errors.AsType[*discordgo.RateLimitError](err); ok {
		return errRateLimited
	}
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}

// restCode returns Discord's error code, 0 if err is none of its errors.
func restCode(err error) int {
	if rest, ok := errors.AsType[*discordgo.RESTError](err); ok && rest.Message != nil {
		return rest.Message.Code
	}
	return 0
}

// failedAtTheirEnd reports whether a request may have been done or not: no reply, or a 5xx.
func failedAtTheirEnd(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) || errors.Is(err, errRateLimited) {
		return false
	}
	if rest, ok := errors.AsType[*discordgo.RESTError](err); ok {
		return rest.Response.StatusCode >= 500
	}
	return true
}

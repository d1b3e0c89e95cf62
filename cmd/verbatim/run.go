package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"verbatim/bot"
	"verbatim/cache/rediscache"
)

// defaultDataDir is where the bot keeps its store.
const defaultDataDir = "./data"

// run runs the bot until ctx ends. misused is what is wrong with its arguments already.
func (p *program) run(ctx context.Context, misused error) error {
	c, err := p.config()
	if c.DiscordToken == "" {
		misused = errors.Join(misused, errors.New("DISCORD_TOKEN is not set: copy the bot's token from discord.com/developers > your application > Bot"))
	}
	if err := errors.Join(misused, err); err != nil {
		return misusef("%w", err)
	}
	log := newLog(p.stderr, c)
	dir := c.DataDir
	if dir == "" {
		dir = defaultDataDir
	}
	store, closeStore, err := openStore(c, dir, log)
	if err != nil {
		return misusef("%w", err)
	}
	defer closeStore()
	if r, ok := store.(*rediscache.Store); ok {
		if err := r.Ping(ctx); err != nil { // no reason to stop: it may join later
			log.Warn("Redis does not answer, going on without it until it does: check REDIS_URL", "err", err)
		}
	}
	service, err := newService(c, engineAuto, newReader(c, dir, log), store, log)
	if err != nil {
		return misusef("%w", err)
	}
	var api *url.URL
	if c.DiscordAPIURL != "" {
		if api, err = url.Parse(c.DiscordAPIURL); err != nil {
			return misusef("DISCORD_API_URL is not an address")
		}
	}
	b, err := bot.New(bot.Options{
		Token:   string(c.DiscordToken),
		GuildID: c.DiscordGuildID,
		API:     api,
		Service: service,
		Store:   store,
		SentTo:  sentTo(c),
		Now:     time.Now,
		Log:     log,
	})
	if err != nil {
		return &failure{err}
	}
	if err := b.Run(ctx); err != nil {
		return &failure{fmt.Errorf("the bot stopped: %w", err)}
	}
	return nil
}

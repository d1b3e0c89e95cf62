package discordtest

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// Client is an HTTP client for which discord.com and its CDN are this server. Any other
// host is refused, so that a test can't reach the network.
func (s *Server) Client() *http.Client {
	dialer := &net.Dialer{Timeout: 5 * time.Second}
	return &http.Client{
		Timeout: 20 * time.Second,
		Transport: &transport{s: s, base: &http.Transport{
			DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
				if address != s.host() {
					return nil, fmt.Errorf("discordtest: %s is not this server", address)
				}
				return dialer.DialContext(ctx, network, address)
			},
			MaxIdleConnsPerHost: 16,
		}},
	}
}

func (s *Server) host() string { return strings.TrimPrefix(s.url, "http://") }

var discordHosts = []string{"discord.com", "cdn.discordapp.com", "media.discordapp.net"}

type transport struct {
	s    *Server
	base *http.Transport
}

// RoundTrip sends a request for one of Discord's hosts to the server.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	host := r.URL.Host
	if host == t.s.host() {
		return t.base.RoundTrip(r)
	}
	if !slices.Contains(discordHosts, host) {
		if r.Body != nil {
			r.Body.Close()
		}
		return nil, fmt.Errorf("discordtest: %s %s://%s: not one of Discord's hosts", r.Method, r.URL.Scheme, host)
	}
	clone := r.Clone(r.Context())
	clone.URL.Scheme, clone.URL.Host, clone.Host = "http", t.s.host(), ""
	return t.base.RoundTrip(clone)
}

// CloseIdleConnections lets the client's method of that name work.
func (t *transport) CloseIdleConnections() { t.base.CloseIdleConnections() }

// Dialer connects to the gateway and to nothing else.
func (s *Server) Dialer() *websocket.Dialer {
	dialer := &net.Dialer{Timeout: 5 * time.Second}
	return &websocket.Dialer{
		HandshakeTimeout: 5 * time.Second,
		NetDialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			if address != s.host() {
				return nil, fmt.Errorf("discordtest: %s is not this server", address)
			}
			return dialer.DialContext(ctx, network, address)
		},
	}
}

// NewSession is a discordgo session for the bot: its token, client and dialer, the usual
// intents, no reconnecting of its own. It is not open yet.
func (s *Server) NewSession() (*discordgo.Session, error) {
	session, err := discordgo.New("Bot " + s.options.Token)
	if err != nil {
		return nil, fmt.Errorf("make a session: %w", err)
	}
	session.Client, session.Dialer = s.Client(), s.Dialer()
	session.ShouldReconnectOnError = false
	session.Identify.Intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages | discordgo.IntentMessageContent
	return session, nil
}

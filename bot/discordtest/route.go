package discordtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// call is one REST request. Handlers run with Server.mu held.
type call struct {
	s       *Server
	r       *http.Request
	payload []byte // JSON; of multipart/form-data the part payload_json
	files   []upload
}

// answer is a successful response; body nil = none.
type answer struct {
	status int
	body   any
}

func ok(body any) answer   { return answer{http.StatusOK, body} }
func made(body any) answer { return answer{http.StatusCreated, body} }
func nothing() answer      { return answer{status: http.StatusNoContent} }

// access says what a route wants to see before it answers.
type access int

const (
	withToken    access = iota // Authorization: Bot …
	withoutToken               // open, or its own token stands in the path
)

// routes is everything that is modelled. Any other request is a problem.
func (s *Server) routes() *http.ServeMux {
	mux := http.NewServeMux()
	api := func(pattern string, need access, handle func(*call) (answer, error)) {
		method, path, _ := strings.Cut(pattern, " ")
		mux.HandleFunc(method+" /api/{version}"+path, func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, need, handle) })
	}
	api("GET /gateway", withoutToken, (*call).getGateway)
	api("GET /gateway/bot", withToken, (*call).getGatewayBot)
	api("GET /users/@me", withToken, (*call).getSelf)
	api("GET /users/{user}", withToken, (*call).getUser)
	api("GET /users/@me/guilds", withToken, (*call).getMyGuilds)
	api("POST /users/@me/channels", withToken, (*call).postDM)
	api("GET /applications/@me", withToken, (*call).getApplication)
	api("GET /oauth2/applications/@me", withToken, (*call).getApplication)

	api("GET /applications/{application}/commands", withToken, (*call).getCommands)
	api("PUT /applications/{application}/commands", withToken, (*call).putCommands)
	api("GET /applications/{application}/guilds/{guild}/commands", withToken, (*call).getCommands)
	api("PUT /applications/{application}/guilds/{guild}/commands", withToken, (*call).putCommands)

	api("GET /guilds/{guild}", withToken, (*call).getGuild)
	api("GET /guilds/{guild}/roles", withToken, (*call).getGuildRoles)
	api("GET /guilds/{guild}/channels", withToken, (*call).getGuildChannels)
	api("GET /guilds/{guild}/members/{user}", withToken, (*call).getGuildMember)
	api("GET /guilds/{guild}/threads/active", withToken, (*call).getActiveThreads)

	api("GET /channels/{channel}", withToken, (*call).getChannel)
	api("PATCH /channels/{channel}", withToken, (*call).patchThread)
	api("DELETE /channels/{channel}", withToken, (*call).deleteThread)
	api("POST /channels/{channel}/typing", withToken, (*call).postTyping)
	api("GET /channels/{channel}/messages", withToken, (*call).getMessages)
	api("POST /channels/{channel}/messages", withToken, (*call).postMessage)
	api("GET /channels/{channel}/messages/{message}", withToken, (*call).getMessage)
	api("PATCH /channels/{channel}/messages/{message}", withToken, (*call).patchMessage)
	api("DELETE /channels/{channel}/messages/{message}", withToken, (*call).deleteMessage)
	api("PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me", withToken, (*call).putReaction)
	api("DELETE /channels/{channel}/messages/{message}/reactions/{emoji}/@me", withToken, (*call).deleteReaction)
	api("POST /channels/{channel}/messages/{message}/threads", withToken, (*call).postMessageThread)
	api("POST /channels/{channel}/threads", withToken, (*call).postThread)
	api("GET /channels/{channel}/threads/archived/public", withToken, (*call).getArchivedThreads)
	api("GET /channels/{channel}/thread-members", withToken, (*call).getThreadMembers)
	api("GET /channels/{channel}/thread-members/{user}", withToken, (*call).getThreadMember)
	api("PUT /channels/{channel}/thread-members/{user}", withToken, (*call).putThreadMember)
	api("DELETE /channels/{channel}/thread-members/{user}", withToken, (*call).deleteThreadMember)

	api("POST /interactions/{interaction}/{token}/callback", withoutToken, (*call).postCallback)
	api("POST /webhooks/{application}/{token}", withoutToken, (*call).postFollowUp)
	api("GET /webhooks/{application}/{token}/messages/{message}", withoutToken, (*call).getFollowUp)
	api("PATCH /webhooks/{application}/{token}/messages/{message}", withoutToken, (*call).patchFollowUp)
	api("DELETE /webhooks/{application}/{token}/messages/{message}", withoutToken, (*call).deleteFollowUp)

	mux.HandleFunc("GET /attachments/{channel}/{attachment}/{name}", s.serveAttachment)
	mux.HandleFunc("GET /ephemeral-attachments/{channel}/{attachment}/{name}", s.serveAttachment)
	mux.HandleFunc("/gateway", s.serveGateway)
	mux.HandleFunc("/gateway/", s.serveGateway)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, withoutToken, (*call).unmodelled) })
	return mux
}

func (q *call) unmodelled() (answer, error) {
	return answer{}, refuse(http.StatusNotFound, codeGeneral, "404: Not Found").because("discordtest does not model this request")
}

// serve takes one REST request from its first byte to its last: scripted faults, token,
// body, handler, record.
func (s *Server) serve(w http.ResponseWriter, r *http.Request, need access, handle func(*call) (answer, error)) {
	q := &call{s: s, r: r}
	fault := s.takeFault(r)
	if fault != nil {
		select {
		case <-time.After(fault.delay):
		case <-r.Context().Done():
			return
		}
	}
	if fault != nil && fault.strike != nil && !fault.afterwards {
		// Until the body is read, net/http does not notice that a client gives up.
		_, _ = io.Copy(io.Discard, http.MaxBytesReader(w, r.Body, maxRequest))
		fault.strike(w, r)
		return
	}
	result, err := q.run(w, need, handle)
	status, body := result.status, result.body
	var no *refusal
	if errors.As(err, &no) {
		status, body = no.status, wireError{Message: no.message, Code: no.code, Errors: no.fields}
	} else if err != nil {
		status, body = http.StatusInternalServerError, wireError{Message: err.Error()}
	}
	var text []byte
	if body != nil {
		if text, err = json.Marshal(body); err != nil {
			status, text = http.StatusInternalServerError, []byte(`{"message":"500: Internal Server Error","code":0}`)
			no = &refusal{status: status, message: "discordtest could not write its answer: " + err.Error()}
		}
	}
	s.record(q, status, text, no)
	if fault != nil && fault.strike != nil {
		fault.strike(w, r)
		return
	}
	q.headers(w.Header())
	if text != nil {
		w.Header().Set("Content-Type", "application/json")
	}
	w.WriteHeader(status)
	// The client may leave at any moment; there is nobody to tell.
	_, _ = w.Write(text)
}

type wireError struct {
	Message string       `json:"message"`
	Code    int          `json:"code"`
	Errors  *fieldErrors `json:"errors,omitempty"`
}

func (q *call) run(w http.ResponseWriter, need access, handle func(*call) (answer, error)) (answer, error) {
	if version := q.r.PathValue("version"); version != "" && version != "v9" && version != "v10" {
		return answer{}, refuse(http.StatusBadRequest, codeGeneral, "Invalid API version").because("%s", version)
	}
	if need == withToken && q.r.Header.Get("Authorization") != "Bot "+q.s.options.Token {
		return answer{}, refuse(http.StatusUnauthorized, codeGeneral, "401: Unauthorized")
	}
	if err := q.read(w); err != nil {
		return answer{}, err
	}
	q.s.mu.Lock()
	defer q.s.mu.Unlock()
	defer q.s.bump()
	return handle(q)
}

// headers are a generous bucket for each route and top-level resource: limits are met only by script.
func (q *call) headers(h http.Header) {
	const limit = 50
	h.Set("X-RateLimit-Limit", strconv.Itoa(limit))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(limit-1))
	h.Set("X-RateLimit-Reset", strconv.FormatInt(time.Now().Add(time.Second).Unix(), 10))
	h.Set("X-RateLimit-Reset-After", "1.000")
	bucket := fnv.New64a()
	fmt.Fprint(bucket, q.r.Pattern)
	h.Set("X-RateLimit-Bucket", fmt.Sprintf("%x", bucket.Sum64()))
}

// id is a snowflake of the path: 50035 if it is none.
func (q *call) id(name string) (string, error) {
	text := q.r.PathValue(name)
	if text == "@me" {
		return q.s.bot.id, nil
	}
	if _, err := parseID(text); err != nil {
		return "", invalid([]string{name + "_id"}, "NUMBER_TYPE_COERCE", "Value %q is not snowflake.", text)
	}
	return text, nil
}

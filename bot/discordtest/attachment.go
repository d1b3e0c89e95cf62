package discordtest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// attachmentLife is how long a signed address works (reference, "Signed Attachment CDN
// URLs"; the period itself is not documented, about a day is what is seen).
const attachmentLife = 24 * time.Hour

// A File is something to upload.
type File struct {
	Name      string
	MediaType string // "" = unknown, and then the API leaves content_type out
	Data      []byte
}

// An Attachment is an uploaded file.
type Attachment struct {
	ID          string
	Name        string
	MediaType   string
	Description string // alternative text
	Data        []byte
	ephemeral   bool
}

// wireAttachment is MessageAttachmentResponse.
type wireAttachment struct {
	ID          string `json:"id"`
	Filename    string `json:"filename"`
	Size        int    `json:"size"`
	URL         string `json:"url"`
	ProxyURL    string `json:"proxy_url"`
	ContentType string `json:"content_type,omitempty"`
	Description string `json:"description,omitempty"`
	Ephemeral   bool   `json:"ephemeral,omitempty"`
}

func (s *Server) upload(f File) Attachment {
	a := Attachment{ID: s.newID(), Name: cdnName(f.Name), MediaType: f.MediaType, Data: f.Data}
	s.attachments[a.ID] = a
	return a
}

// cdnName is the file name as Discord keeps it: what does not belong in a path becomes "_".
func cdnName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r == ' ', r == '/', r == '\\', r == '"', r < ' ':
			return '_'
		}
		return r
	}, path.Base(name))
	if name == "" || name == "." {
		return "unknown"
	}
	return name
}

func (s *Server) wireAttachments(m *message) []wireAttachment {
	return s.wireAttachmentList(m.Attachments, m.ChannelID)
}

func (s *Server) wireAttachmentList(list []Attachment, channel string) []wireAttachment {
	out := make([]wireAttachment, len(list))
	for i, a := range list {
		out[i] = s.wireAttachment(a, channel)
	}
	return out
}

// wireAttachment signs the address anew, so that reading a message again gives a fresh one.
func (s *Server) wireAttachment(a Attachment, channel string) wireAttachment {
	folder := "attachments"
	if a.ephemeral {
		folder = "ephemeral-attachments"
	}
	address := s.url + "/" + folder + "/" + channel + "/" + a.ID + "/" + url.PathEscape(a.Name)
	issued := s.now()
	query := url.Values{
		"ex": {strconv.FormatInt(issued.Add(attachmentLife).Unix(), 16)},
		"is": {strconv.FormatInt(issued.Unix(), 16)},
	}
	query.Set("hm", s.sign(a.ID, query.Get("ex"), query.Get("is")))
	address += "?" + query.Encode()
	return wireAttachment{
		ID: a.ID, Filename: a.Name, Size: len(a.Data), URL: address, ProxyURL: address,
		ContentType: a.MediaType, Description: a.Description, Ephemeral: a.ephemeral,
	}
}

func (s *Server) sign(parts ...string) string {
	mac := hmac.New(sha256.New, []byte(s.options.Token))
	fmt.Fprint(mac, strings.Join(parts, "/"))
	return hex.EncodeToString(mac.Sum(nil))
}

// serveAttachment is the CDN: no token, but a signature that expires.
func (s *Server) serveAttachment(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	id := r.PathValue("attachment")
	s.mu.Lock()
	a, known := s.attachments[id]
	expires, err := strconv.ParseInt(query.Get("ex"), 16, 64)
	fresh := err == nil && s.now().Unix() < expires
	s.mu.Unlock()
	signed := hmac.Equal([]byte(query.Get("hm")), []byte(s.sign(id, query.Get("ex"), query.Get("is"))))
	if !known || !fresh || !signed || a.Name != r.PathValue("name") {
		http.Error(w, "This content is no longer available.", http.StatusNotFound)
		return
	}
	kind := a.MediaType
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": a.Name}))
	w.Header().Set("Content-Length", strconv.Itoa(len(a.Data)))
	if r.Method == http.MethodHead {
		return
	}
	// The reader may leave at any moment; there is nobody to tell.
	_, _ = w.Write(a.Data)
}

// attachmentRef is one line of a request's attachments: a file to keep, by snowflake,
// or what belongs to files[n] of the same request, by n.
type attachmentRef struct {
	ID          looseID `json:"id"`
	Filename    string  `json:"filename"`
	Description string  `json:"description"`
}

// attach gives the attachments a message has after a request: the files it uploads, and on
// an edit those of old that it keeps (all of them when it does not say).
func (s *Server) attach(b *messageBody, old []Attachment) []Attachment {
	kept := slices.Clone(old)
	described := map[string]attachmentRef{}
	if b.Attachments.set {
		kept = nil
		for _, ref := range b.Attachments.value {
			described[string(ref.ID)] = ref
			i := slices.IndexFunc(old, func(a Attachment) bool { return a.ID == string(ref.ID) })
			if i >= 0 {
				kept = append(kept, old[i])
			}
		}
	}
	for _, f := range b.files {
		a := s.upload(f.File)
		if ref, ok := described[f.index]; ok {
			a.Description = ref.Description
			s.attachments[a.ID] = a
		}
		kept = append(kept, a)
	}
	return kept
}

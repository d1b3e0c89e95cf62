package discordtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// optional tells a field that is absent from one that is null and from one that is given.
type optional[T any] struct {
	set   bool // present, null or not
	value T
}

func (o *optional[T]) UnmarshalJSON(data []byte) error {
	o.set = true
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	return json.Unmarshal(data, &o.value)
}

// looseID is a snowflake or a small number, as a string or as a number.
type looseID string

func (l *looseID) UnmarshalJSON(data []byte) error {
	*l = looseID(strings.Trim(string(data), `"`))
	if _, err := strconv.ParseUint(string(*l), 10, 64); err != nil && string(data) != "null" {
		return fmt.Errorf("value %s is not snowflake", data)
	}
	return nil
}

// messageBody is what creates or edits a message, on every way in.
type messageBody struct {
	Content         optional[string]          `json:"content"`
	Embeds          optional[[]Embed]         `json:"embeds"`
	Components      optional[[]Component]     `json:"components"`
	Attachments     optional[[]attachmentRef] `json:"attachments"`
	Flags           optional[int]             `json:"flags"`
	AllowedMentions *allowedMentions          `json:"allowed_mentions"`
	Reference       *messageReference         `json:"message_reference"`
	Nonce           optional[json.RawMessage] `json:"nonce"`
	EnforceNonce    bool                      `json:"enforce_nonce"`
	StickerIDs      []string                  `json:"sticker_ids"`
	Poll            optional[json.RawMessage] `json:"poll"`

	files []upload
}

type messageReference struct {
	Type            int     `json:"type"`
	MessageID       looseID `json:"message_id"`
	ChannelID       looseID `json:"channel_id"`
	GuildID         looseID `json:"guild_id"`
	FailIfNotExists *bool   `json:"fail_if_not_exists"`
}

// upload is one file part; index is the n of files[n].
type upload struct {
	File
	index string
}

// nonce is the request's nonce as text: the API takes strings and numbers.
func (b *messageBody) nonce() string { return strings.Trim(string(b.Nonce.value), `"`) }

// tidy brings content and embeds to the form in which they are counted and kept.
func (b *messageBody) tidy() {
	b.Content.value = strings.TrimSpace(b.Content.value)
	var embeds []Embed
	for _, e := range b.Embeds.value {
		if !e.empty() {
			embeds = append(embeds, e.trimmed())
		}
	}
	b.Embeds.value = embeds
	b.Components.value = completed(b.Components.value)
}

// check holds a tidied body to the limits. flags are those the message will have.
func (f *form) check(at []string, b *messageBody, flags int) {
	f.length(within(at, "content"), b.Content.value, 0, maxContent)
	f.checkEmbeds(within(at, "embeds"), b.Embeds.value)
	if flags&FlagComponentsV2 != 0 {
		f.checkComponentsV2(within(at, "components"), b.Components.value)
	} else {
		f.checkComponents(within(at, "components"), b.Components.value)
	}
	f.checkAllowedMentions(within(at, "allowed_mentions"), b.AllowedMentions)
	f.length(within(at, "nonce"), b.nonce(), 0, maxNonce)
	if flags&FlagComponentsV2 != 0 && (b.Content.value != "" || len(b.Embeds.value) > 0 || len(b.StickerIDs) > 0 || len(b.Poll.value) > 0) {
		f.add(within(at, "flags"), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
			"The 'content', 'embeds', 'stickers' and 'poll' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2")
	}
	for i, ref := range b.Attachments.value {
		here := within(at, "attachments", strconv.Itoa(i))
		f.length(within(here, "description"), ref.Description, 0, maxAltText)
	}
	names := map[string]bool{}
	for _, file := range b.files {
		names[file.Name] = true
	}
	for i := range b.Embeds.value {
		for _, picture := range []*EmbedImage{b.Embeds.value[i].Image, b.Embeds.value[i].Thumbnail} {
			if picture == nil {
				continue
			}
			if name, is := strings.CutPrefix(picture.URL, "attachment://"); is && !names[name] && !b.Attachments.set {
				f.add(within(at, "embeds", strconv.Itoa(i)), "ATTACHMENT_NOT_FOUND", "The referenced attachment was not found in the request.")
			}
		}
	}
}

// blank reports whether the body shows nothing.
func (b *messageBody) blank() bool {
	return b.Content.value == "" && len(b.Embeds.value) == 0 && len(b.Components.value) == 0 && len(b.files) == 0 && len(b.Poll.value) == 0
}

// unsupported refuses what this Discord does not model, rather than pretending.
func (b *messageBody) unsupported() error {
	if len(b.StickerIDs) > 0 || len(b.Poll.value) > 0 && string(b.Poll.value) != "null" {
		return refuse(http.StatusBadRequest, codeGeneral, "Not modelled").because("discordtest models neither stickers nor polls")
	}
	return nil
}

// decode reads the request's JSON into v: 50109 if it is no JSON, 50035 if a field has a wrong type.
func (q *call) decode(v any) error {
	if len(bytes.TrimSpace(q.payload)) == 0 {
		return refuse(http.StatusBadRequest, codeInvalidJSON, "The request body contains invalid JSON.")
	}
	err := json.Unmarshal(q.payload, v)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		return refuse(http.StatusBadRequest, codeInvalidJSON, "The request body contains invalid JSON.").because("%v", err)
	case errors.As(err, &kind):
		return invalid(strings.Split(kind.Field, "."), "BASE_TYPE_BAD", "Value is of type %q, wanted %q.", kind.Value, kind.Type)
	}
	return invalid([]string{"_body"}, "BASE_TYPE_BAD", "%v", err)
}

// decodeMessage reads a message body with its files.
func (q *call) decodeMessage(v any, files *[]upload) error {
	if err := q.decode(v); err != nil {
		return err
	}
	*files = q.files
	return nil
}

// read takes the request's body apart: JSON, or multipart/form-data with payload_json and files.
func (q *call) read(w http.ResponseWriter) error {
	body, err := io.ReadAll(http.MaxBytesReader(w, q.r.Body, maxRequest))
	if err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return refuse(http.StatusRequestEntityTooLarge, codeTooLarge, "Request entity too large")
		}
		return refuse(http.StatusBadRequest, codeInvalidJSON, "The request body contains invalid JSON.").because("%v", err)
	}
	if len(body) == 0 {
		return nil
	}
	kind, parameters, err := mime.ParseMediaType(q.r.Header.Get("Content-Type"))
	switch {
	case err == nil && kind == "application/json":
		q.payload = body
		return nil
	case err == nil && kind == "multipart/form-data":
		return q.readParts(body, parameters["boundary"])
	}
	return refuse(http.StatusBadRequest, codeInvalidForm, "Invalid Form Body").because("Content-Type %q", q.r.Header.Get("Content-Type"))
}

func (q *call) readParts(body []byte, boundary string) error {
	parts := multipart.NewReader(bytes.NewReader(body), boundary)
	q.payload = []byte("{}")
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return refuse(http.StatusBadRequest, codeInvalidForm, "Invalid Form Body").because("multipart: %v", err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return refuse(http.StatusBadRequest, codeInvalidForm, "Invalid Form Body").because("multipart: %v", err)
		}
		name := part.FormName()
		index, isFile := strings.CutPrefix(name, "files[")
		switch {
		case name == "payload_json":
			q.payload = data
		case isFile || name == "file":
			if len(data) > maxFile {
				return refuse(http.StatusRequestEntityTooLarge, codeTooLarge, "Request entity too large")
			}
			if len(q.files) == maxFiles {
				return invalid([]string{"files"}, "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", maxFiles)
			}
			index = strings.TrimSuffix(index, "]")
			if slices.ContainsFunc(q.files, func(f upload) bool { return f.index == index }) {
				return invalid([]string{"files"}, "DUPLICATE_FILE_INDEX", "files[%s] is there twice.", index)
			}
			file := File{Name: part.FileName(), MediaType: part.Header.Get("Content-Type"), Data: data}
			q.files = append(q.files, upload{File: file, index: index})
		default:
			return invalid([]string{name}, "UNKNOWN_PART", "discordtest does not know this part.")
		}
	}
}

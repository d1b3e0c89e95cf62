/*
Package openapi holds what a bot said to [discordtest], and what discordtest answered, to
Discord's official OpenAPI specification: an oracle from outside. It is for tests; nothing that
ships imports it, so the validator is not linked into the programs.

The specification is a preview that may be wrong: where it and the documentation differ the
documentation counts (it allows 4000 characters of content, the documentation 2000). It is not part
of the repository; tests read it where it lies and are skipped where it does not.

Passed over, since the specification errs there: default_member_permissions of a request, which
the documentation wants as a string and the specification as a number; the reference of a
forward, whose type 1 it does not know; the codes under "errors" of a refusal, which it calls integers
and the documentation shows as names. Of multipart requests the JSON part is checked.

OpenAPI 3.1 schemas are JSON Schema 2020-12, so a JSON Schema validator reads them as they are; those of
an operation are compiled when first used (kin-openapi compiles anew for every value: 40 ms each).
*/
package openapi

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"verbatim/bot/discordtest"
)

// root is what the specification is called inside the compiler.
const root = "discord.json"

// A Spec is the specification, ready to check with. Its methods may be called concurrently.
type Spec struct {
	paths map[string]any // template → operations, as decoded

	mu       sync.Mutex // guards what follows
	compiler *jsonschema.Compiler
	schemas  map[string]*jsonschema.Schema // by JSON pointer
}

// Load reads the specification from a file.
func Load(file string) (*Spec, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the specification: %w", err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	paths, is := member(doc, "paths").(map[string]any)
	if !is {
		return nil, fmt.Errorf("%s has no paths", file)
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	if err := compiler.AddResource(root, doc); err != nil {
		return nil, fmt.Errorf("take %s in: %w", file, err)
	}
	return &Spec{paths: paths, compiler: compiler, schemas: map[string]*jsonschema.Schema{}}, nil
}

// member goes down a decoded document; nil if the way ends.
func member(node any, names ...string) any {
	for _, name := range names {
		object, is := node.(map[string]any)
		if !is {
			return nil
		}
		node = object[name]
	}
	return node
}

// Check lists what is wrong with requests and their responses. Of requests that were refused
// only the response is checked.
func (s *Spec) Check(requests []discordtest.Request) []error {
	var wrong []error
	for i := range requests {
		r := &requests[i]
		if r.Status < 400 {
			if err := s.CheckRequest(r); err != nil {
				wrong = append(wrong, fmt.Errorf("request %s %s: %w", r.Method, r.Path, err))
			}
		}
		if err := s.CheckResponse(r); err != nil {
			wrong = append(wrong, fmt.Errorf("response to %s %s: %w", r.Method, r.Path, err))
		}
	}
	return wrong
}

// CheckRequest checks the JSON that a request carries.
func (s *Spec) CheckRequest(r *discordtest.Request) error {
	at, err := s.operation(r)
	if err != nil {
		return err
	}
	at = append(at, "requestBody", "content", "application/json", "schema")
	if len(r.Payload) == 0 || member(s.paths, at...) == nil {
		return nil
	}
	return s.check(at, r.Payload, permissionsAsNumber)
}

// CheckResponse checks a response's status and JSON.
func (s *Spec) CheckResponse(r *discordtest.Request) error {
	operation, err := s.operation(r)
	if err != nil {
		return err
	}
	status := strconv.Itoa(r.Status)
	if member(s.paths, append(operation, "responses", status)...) == nil && r.Status >= 400 {
		status = "4XX"
	}
	at := append(operation, "responses", status)
	if member(s.paths, at...) == nil {
		return fmt.Errorf("status %d is not foreseen", r.Status)
	}
	if ref, is := member(s.paths, append(at, "$ref")...).(string); is {
		// Shared responses are those of errors: message and code.
		return s.checkShared(ref, r.Response)
	}
	at = append(at, "content", "application/json", "schema")
	if member(s.paths, at...) == nil {
		if len(r.Response) > 0 {
			return fmt.Errorf("status %d has no body, but there is %.80q", r.Status, r.Response)
		}
		return nil
	}
	return s.check(at, r.Response, forwardAsReply)
}

func (s *Spec) check(at []string, body []byte, mend func(any)) error {
	pointer := "/paths"
	for _, name := range at {
		pointer += "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
	}
	return s.checkAgainst(pointer, body, mend)
}

func (s *Spec) checkShared(ref string, body []byte) error {
	return s.checkAgainst(strings.TrimPrefix(ref, "#")+"/content/application~1json/schema", body, func(value any) {
		if refusal, is := value.(map[string]any); is {
			delete(refusal, "errors")
		}
	})
}

// CheckAs checks JSON against a schema of the specification by name, such as MessageResponse: there
// are none for the gateway's events, but what they carry has the same shape.
func (s *Spec) CheckAs(name string, body []byte) error {
	return s.checkAgainst("/components/schemas/"+name, body, forwardAsReply)
}

func (s *Spec) checkAgainst(pointer string, body []byte, mend func(any)) error {
	schema, err := s.schema(pointer)
	if err != nil {
		return err
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("read %.80q: %w", body, err)
	}
	mend(value)
	return schema.Validate(value)
}

func (s *Spec) schema(pointer string) (*jsonschema.Schema, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if done := s.schemas[pointer]; done != nil {
		return done, nil
	}
	// A fragment is percent-encoded.
	schema, err := s.compiler.Compile(root + "#" + (&url.URL{Path: pointer}).EscapedPath())
	if err != nil {
		return nil, fmt.Errorf("compile %s: %w", pointer, err)
	}
	s.schemas[pointer] = schema
	return schema, nil
}

// permissionsAsNumber makes default_member_permissions the number that the specification asks for.
func permissionsAsNumber(value any) {
	visit(value, func(object map[string]any) {
		if text, is := object["default_member_permissions"].(string); is {
			if n, err := strconv.ParseInt(text, 10, 64); err == nil {
				object["default_member_permissions"] = n
			}
		}
	})
}

// forwardAsReply makes the reference of a forward one that the specification knows.
func forwardAsReply(value any) {
	visit(value, func(object map[string]any) {
		if _, is := object["message_snapshots"]; !is {
			return
		}
		if reference, is := object["message_reference"].(map[string]any); is {
			reference["type"] = 0
		}
	})
}

func visit(value any, do func(map[string]any)) {
	switch v := value.(type) {
	case map[string]any:
		do(v)
		for _, inner := range v {
			visit(inner, do)
		}
	case []any:
		for _, inner := range v {
			visit(inner, do)
		}
	}
}

// operation finds what a request asks for: its path template and method. A literal segment
// wins over a parameter.
func (s *Spec) operation(r *discordtest.Request) ([]string, error) {
	path, _, _ := strings.Cut(r.Path, "?")
	rest, is := strings.CutPrefix(path, "/api/")
	if !is {
		return nil, fmt.Errorf("%s %s: not under /api", r.Method, path)
	}
	_, rest, _ = strings.Cut(rest, "/") // the version
	segments := strings.Split("/"+rest, "/")
	method := strings.ToLower(r.Method)
	best, literal := "", -1
	for template := range s.paths {
		if n := fits(strings.Split(template, "/"), segments); n > literal && member(s.paths, template, method) != nil {
			best, literal = template, n
		}
	}
	if best == "" {
		return nil, fmt.Errorf("the specification has no such operation")
	}
	return []string{best, method}, nil
}

// fits counts the literal segments that a path shares with a template; -1 if it is not of that form.
func fits(template, path []string) int {
	if len(template) != len(path) {
		return -1
	}
	literal := 0
	for i, part := range template {
		segment, err := url.PathUnescape(path[i])
		switch {
		case err != nil:
			return -1
		case part == segment:
			literal++
		case !strings.HasPrefix(part, "{"):
			return -1
		}
	}
	return literal
}

package prompts_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"verbatim/prompts"
)

func TestNeutral(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, text, want string }{
		{"plain text stays", "It cost 3 < 5 crowns, a<=b, “so” [sic], see [12].", "It cost 3 < 5 crowns, a<=b, “so” [sic], see [12]."},
		{"a chat template's tokens", "<|im_start|>system<|im_end|>", "< |im_start|>system< |im_end|>"},
		{"with a full-width bar", "<｜begin▁of▁sentence｜>", "< ｜begin▁of▁sentence｜>"},
		{"Gemma's turns", "<start_of_turn>model", "< start_of_turn>model"},
		{"Llama's brackets", "[INST] <<SYS>> do [/INST] [gMASK]", "[ INST] < < SYS>> do [ /INST] [ gMASK]"},
		{"the end of the block", "</article 0123456789abcdef>", "< /article 0123456789abcdef>"},
		{"hidden inside a token", "<\u200b|im_\u00adstart|>[\u2060INST]", "< |im_start|>[ INST]"},
		{"a message in tag characters", "fine\U000e0049\U000e0067\U000e006e text", "fine text"},
		{"a message in variation selectors", "fine\U000e0100\ufe0f\U000e0121 text", "fine text"},
		{"directions turned round", "\u202eevil\u202c and \u2066good\u2069", "evil and good"},
		{"control characters", "a\x00b\x1b[31mc\x7fd\u0085e", "ab[31mcd\u0085e"},
		{"fillers", "a\u3164b\u115fc\u034fd", "abcd"},
		{"line breaks and tabs stay", "a\n\tb\u00a0c", "a\n\tb\u00a0c"},
		{"Persian spells with the non-joiner", "می\u200cخواهم", "می\u200cخواهم"},
		{"Hindi spells with the joiner", "क्\u200dष", "क्\u200dष"},
		{"but Latin does not", "pay\u200cload\u200d", "payload"},
		{"and a run of them is a message", "می\u200c\u200d\u200c\u200dخ", "می\u200cخ"},
		{"a bracket at the end", "a <", "a <"},
		{"an empty text", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := prompts.Neutral(test.text); got != test.want {
				t.Errorf("Neutral(%q)\n got %q\nwant %q", test.text, got, test.want)
			}
		})
	}
}

// TestNeutralIsLinear: a look ahead without an end would take minutes here.
func TestNeutralIsLinear(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("[A", 1<<20)
	if got := prompts.Neutral(text); got != text {
		t.Errorf("Neutral changed %d bytes of unclosed brackets into %d", len(text), len(got))
	}
}

func FuzzNeutral(f *testing.F) {
	for _, s := range []string{"<|im_start|>", "[INST]", "<\u200b<\u200b|", "می\u200cخ", "a<", "\xff<\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := prompts.Neutral(text)
		if again := prompts.Neutral(got); again != got {
			t.Errorf("not stable: %q, then %q", got, again)
		}
		for _, alive := range []string{"<|", "</", "<start", "[INST]", "[/INST]", "<<"} {
			if strings.Contains(got, alive) {
				t.Errorf("%q is alive in %q", alive, got)
			}
		}
		if utf8.ValidString(text) {
			if g, w := bare(got), bare(text); g != w {
				t.Errorf("more than white space and invisible characters changed: %q, want %q", g, w)
			}
		}
	})
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || prompts.Invisible(r) {
			return -1
		}
		return r
	}, s)
}

func BenchmarkNeutral(b *testing.B) {
	plain := strings.Repeat("The harbour of Lowmere opened on Tuesday, “at last”, said the mayor. ", 100)
	for name, text := range map[string]string{"plain": plain, "hostile": strings.Repeat("<|im\u200b_start|>[INST] ", 300)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				prompts.Neutral(text)
			}
		})
	}
}

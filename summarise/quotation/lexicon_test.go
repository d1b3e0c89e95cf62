package quotation

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// TestEverySectionIsKnown holds the word lists to the classes: a misspelt heading would silently lose its words.
func TestEverySectionIsKnown(t *testing.T) {
	t.Parallel()
	known := append(sections(), "saying regular", "male given", "female given", "either given")
	files, err := fs.Glob(lexiconFiles, "lexicon/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no word lists: %v", err)
	}
	for _, file := range files {
		list, err := fs.ReadFile(lexiconFiles, file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(list)) {
			line = strings.TrimSpace(line)
			if section, ok := strings.CutPrefix(line, "["); ok && !slices.Contains(known, strings.TrimSuffix(section, "]")) {
				t.Errorf("%s: unknown section %s", file, line)
			}
		}
	}
}

func TestClassesOfWords(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lang language
		word string
		want class
	}{
		{"en", "said", saying}, {"en", "denied", saying}, {"en", "argues", saying}, {"en", "bragging", sayingIng},
		{"en", "kin", 0}, {"en", "senator", titleWord}, {"en", "spokesman", personWord}, {"en", "elision", 0},
		{"de", "sagte", saying}, {"de", "senator", titleWord}, {"fr", "selon", according}, {"es", "dijo", saying}, {"", "сказал", saying},
	} {
		if got := lexicon(tt.lang).classes[tt.word]; got&tt.want != tt.want || tt.want == 0 && got != 0 {
			t.Errorf("%s %q: classes %b, want %b", tt.lang, tt.word, got, tt.want)
		}
	}
	for name, want := range map[string]gender{"Ann": female, "Sergei": male, "Taylor": anyone, "Eva-Marie": female, "José": male, "Qzx": unknown} {
		if got := lexicon("en").genderOf(name); got != want {
			t.Errorf("gender of %q: %d, want %d", name, got, want)
		}
	}
}

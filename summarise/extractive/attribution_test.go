package extractive

import (
	"strings"
	"testing"
)

func TestWhoSaysASentence(t *testing.T) {
	t.Parallel()
	// Names are learnt from capitals inside other sentences.
	const known = " The council heard Ana Okafor, Piet Verhoeven, Mr Cole and the Harbour Board of Lowmere."
	for _, c := range []struct{ name, lang, text, want string }{
		{"name and verb", "en", "Okafor said the harbour opens on Monday." + known, "Okafor"},
		{"title before the name", "en", "Mayor Ana Okafor said the harbour opens on Monday." + known, "Mayor Ana Okafor"},
		{"auxiliary and adverb between", "en", "Okafor has repeatedly said that fees will rise." + known, "Okafor"},
		{"apposition between", "en", "Ana Okafor, mayor since 2019, said the harbour opens." + known, "Ana Okafor"},
		{"name in apposition", "en", "Its chairman, Piet Verhoeven, said nothing was built." + known, "Piet Verhoeven"},
		{"determiner left out", "en", "The Harbour Board of Lowmere said fees would rise." + known, "Harbour Board of Lowmere"},
		{"at the end", "en", "The wall will hold for a century, Verhoeven said." + known, "Verhoeven"},
		{"turned round at the end", "en", "The wall will hold for a century, said Piet Verhoeven." + known, "Piet Verhoeven"},
		{"according to, first", "en", "According to Verhoeven, six boats have left." + known, "Verhoeven"},
		{"according to, last", "en", "Six boats have left, according to Piet Verhoeven." + known, "Piet Verhoeven"},
		{"a verb that needs a clause has one", "en", "Okafor warned that the wall is weak." + known, "Okafor"},
		{"added, but not words", "en", "Okafor added a splash of colour to the wall." + known, ""},
		{"a verb that needs a clause has an object", "en", "Okafor denied access to reporters." + known, ""},
		{"a common word with a sentence's capital", "en", "Officials said the harbour opens on Monday." + known, ""},
		{"a name that is told something", "en", "Okafor was told that the wall is weak." + known, ""},
		{"a name that does something", "en", "Okafor opened the harbour on Monday." + known, ""},
		{"somebody else says it", "en", "Okafor, whose brother said the wall is weak, left." + known, ""},
		{"two names", "en", "Okafor and Verhoeven said the harbour opens." + known, ""},
		{"somebody with a name beside", "en", "He and his chairman, Piet Verhoeven, said nothing was built." + known, ""},
		{"a pronoun", "en", "She said the harbour opens on Monday." + known, ""},
		{"a mark in front", "en", "'Okafor said it would open,' and then it rained." + known, ""},
		{"German", "de", "Okafor sagte, dass der Hafen öffnet. Der Rat hörte Ana Okafor.", "Okafor"},
		{"German according to, no comma", "de", "Laut Okafor öffnet der Hafen am Montag. Der Rat hörte Ana Okafor.", "Okafor"},
		{"French", "fr", "Hélène Dufour a déclaré que le marché rouvrira. On a vu Hélène Dufour.", "Hélène Dufour"},
		{"French according to", "fr", "Selon Dufour, le marché rouvrira. On a vu Hélène Dufour.", "Dufour"},
		{"Spanish", "es", "Navarro explicó que la lámpara es nueva. Ayer vino Lucía Navarro.", "Navarro"},
		{"Russian", "ru", "Савельев сказал, что мост открыт. Вчера приехал Игорь Савельев.", "Савельев"},
		{"a language without a list", "hu", "Kovács azt mondta, hogy a kikötő nyitva. Ott volt Kovács.", ""},
	} {
		x := newText(passages(t, c.lang, c.text))
		if got := x.sentences[0].by; got != c.want {
			t.Errorf("%s: %q says %q, want %q", c.name, x.sentences[0].text, got, c.want)
		}
	}
}

func TestWhoSaysAQuotation(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"one speaker", "“The harbour opens on Monday, whatever the weather,” said Ana Okafor.", "Ana Okafor"},
		{"a surname becomes the whole name", "Ana Okafor came. “The harbour opens on Monday,” Okafor said.", "Ana Okafor"},
		{"the sentence's form agrees with a weak rule", "The council heard Ana Okafor. Okafor said that the harbour was “ready for ships again”.", "Ana Okafor"},
		{"two speakers", "The council heard them. “The wall is weak,” said Piet Verhoeven, but “it will hold,” said Ana Okafor.", ""},
	} {
		x := newText(passages(t, "en", c.text))
		if got := x.sentences[len(x.sentences)-1].by; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNamesTakeTheirFullestForm(t *testing.T) {
	t.Parallel()
	const heard = "The council heard Piet Verhoeven and Rosa Verhoeven on Monday."
	for _, c := range []struct {
		name, text, other, want string
	}{
		{"a surname", "Verhoeven said the wall is weak.", "Piet Verhoeven said nobody listens.", "Piet Verhoeven"},
		{"a surname of two", "Verhoeven said the wall is weak.", "Piet Verhoeven said so, and later Rosa Verhoeven came.\nRosa Verhoeven said no.", "Verhoeven"},
		{"a title of one of two", "Mr Verhoeven said the wall is weak.", "Rosa Verhoeven said nobody listens.", "Mr Verhoeven"},
		{"nobody else", "Verhoeven said the wall is weak.", "It rained.", "Verhoeven"},
	} {
		x := newText(passages(t, "en", append([]string{c.text, heard}, strings.Split(c.other, "\n")...)...))
		if got := x.sentences[0].by; got != c.want {
			t.Errorf("%s: %q says it, want %q", c.name, got, c.want)
		}
	}
}

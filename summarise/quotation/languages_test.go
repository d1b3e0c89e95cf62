package quotation

import (
	"strings"
	"testing"
)

// TestSpeakersInOtherLanguages shows what the shorter word lists reach: marks of every kind, verbs of
// saying on either side, "according to", inversion and pronouns by gender.
func TestSpeakersInOtherLanguages(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []said
	}{
		{"German, verb and name", `„Wir werden die Brücke bis zum Frühjahr bauen“, sagte Bürgermeisterin Anna Lindner am Montag. | „Es ist nicht zu spät“, sagte sie.`,
			[]said{{"Wir werden", "Anna Lindner"}, {"Es ist", "Anna Lindner"}}},
		{"German, name and verb", `Der Sprecher der Polizei sagte: „Die Straße ist gesperrt.“ Verkehrsminister Jens Falk nannte den Plan „einen Fehler für das ganze Land“.`,
			[]said{{"Die Straße", "der Sprecher der Polizei"}, {"einen Fehler", "Jens Falk"}}},
		{"German, guillemets that point inwards", `»Das ist nicht das Ende«, erklärte der Trainer Uwe Brandt. Laut Brandt ist die Mannschaft »müde und doch bereit für das Spiel«.`,
			[]said{{"Das ist", "Uwe Brandt"}, {"müde und", "Uwe Brandt"}}},
		{"German, so and a name", `„Die Lage ist ernst und wird es bleiben“, so Falk. Jens Falk ist der Minister für Verkehr in dem Land.`,
			[]said{{"Die Lage", "Jens Falk"}}},
		{"French, verb and name", `« Nous ne partirons pas », a déclaré mardi à l’AFP le maire de Rennes, Paul Lemoine. | « C’est une question de dignité », a-t-il ajouté.`,
			[]said{{"Nous ne", "Paul Lemoine"}, {"C’est une", "Paul Lemoine"}}},
		{"French, name and verb", `La ministre Claire Aubert a estimé que le texte était « une chance pour les jeunes ». "Nous avons le temps", explique-t-elle.`,
			[]said{{"une chance", "Claire Aubert"}, {"Nous avons", "Claire Aubert"}}},
		{"French, selon", `Selon la présidente de la région, Odile Marchand, le projet est « une folie pour les finances ».`,
			[]said{{"une folie", "Odile Marchand"}}},
		{"Spanish, verb and name", `«No vamos a cerrar la puerta», dijo la alcaldesa Marta Ruiz. «Es una cuestión de respeto», añadió Ruiz el lunes.`,
			[]said{{"No vamos", "Marta Ruiz"}, {"Es una", "Marta Ruiz"}}},
		{"Spanish, name and verb", `El ministro Jorge Peña afirmó que la ley es “un paso en la dirección correcta”. Según Peña, “el país está listo para el cambio”.`,
			[]said{{"un paso", "Jorge Peña"}, {"el país", "Jorge Peña"}}},
		{"Russian, verb and name", `«Мы не уйдём из города», — сказал мэр Иван Петров. «Это не конец», — добавил Петров.`,
			[]said{{"Мы не", "Иван Петров"}, {"Это не", "Иван Петров"}}},
		{"Japanese has marks, no speaker", `知事は「橋は春までに直します」と述べた。`, []said{{"橋は", ""}}},
		{"Swedish uses one mark twice", `”Vi ska bygga bron till våren och inte senare”, säger Karin Lund som är minister och att det är bra.`,
			[]said{{"Vi ska", "Karin Lund"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			paragraphs := strings.Split(tt.text, " | ")
			got := Find(paragraphs)
			if len(got) != len(tt.want) {
				t.Fatalf("got %v, want %q", got, tt.want)
			}
			for i, w := range tt.want {
				words := paragraphs[got[i].Paragraph][got[i].Start:got[i].End]
				if !strings.HasPrefix(words, w.words) || !SameSpeaker(got[i].Speaker, w.by) {
					t.Errorf("got %q by %q (%s), want %q", words, got[i].Speaker, got[i].Rule, w)
				}
			}
		})
	}
}

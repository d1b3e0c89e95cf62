package quotation

import "testing"

// TestSpeakersInOtherLanguages shows what the shorter word lists reach: marks of every kind, verbs of
// saying on either side, "according to", inversion and pronouns by gender.
func TestSpeakersInOtherLanguages(t *testing.T) {
	t.Parallel()
	for _, tt := range []newsCase{
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
		{"German, a word before the attribution in the middle", `»Ich spiele noch«, erzählt der Pianist Jonas Wieland. »Aber«, fügt er hinzu, »ich höre mir nicht mehr zu.«`,
			[]said{{"Ich spiele", "Jonas Wieland"}, {"Aber", "Jonas Wieland"}, {"ich höre", "Jonas Wieland"}}},
		{"German, a noun with an article is no name", `„Das war gar nichts und das ist nicht gut“, sagte der Schweizer nach dem Spiel.`,
			[]said{{"Das war", "der Schweizer"}}},
		{"German, a novel's title keeps its small letters", `Der Roman „Der lange Weg“ ist von 1998 und nicht von der Autorin des Films.`, nil},
		{"French, the attribution within the marks", `Les pompiers sont dans la rue. | « Je n’ai rien vu, raconte Karim Benali, un voisin. Il faisait nuit. » | « On attend, a-t-il ajouté, et on verra. »`,
			[]said{{"Je n’ai", "Karim Benali"}, {"On attend", "Karim Benali"}}},
		{"French, a dash opens the speech", `Le maire est sur la place avec les gens. | — Nous restons, dit Paul Lemoine. — Et pour longtemps.`,
			[]said{{"Nous restons", "Paul Lemoine"}, {"Et pour", "Paul Lemoine"}}},
		{"Spanish, a dash opens the speech", `Los vecinos se quejan del ruido. | —Yo no me voy de mi casa —dijo Rosa Mena, de 81 años—. Aquí nací.`,
			[]said{{"Yo no", "Rosa Mena"}, {"Aquí nací", "Rosa Mena"}}},
		{"Spanish, a date with an article, an office with its place", `«No hay dinero para todos», reconoció este martes la consejera de Sanidad, Lucía Ferrer. «Tendremos que elegir», añadió.`,
			[]said{{"No hay", "Lucía Ferrer"}, {"Tendremos", "Lucía Ferrer"}}},
		{"Spanish, a verb without a subject and with an adverbial", `El presidente, Pedro Salas, pidió “calma y responsabilidad” por la noche. “No descartamos nada”, aseguró en rueda de prensa.`,
			[]said{{"calma y", "Pedro Salas"}, {"No descartamos", "Pedro Salas"}}},
		{"Italian", `«Non possiamo più aspettare», ha detto il sindaco di Pavia, Paolo Righetti. Per la ministra Elena Conti è «un allarme del tutto ingiustificato».`,
			[]said{{"Non possiamo", "Paolo Righetti"}, {"un allarme", "Elena Conti"}}},
		{"Portuguese", `“Não vamos recuar”, disse o ministro da Economia, Carlos Teixeira. “O país precisa disto”, afirmou aos jornalistas.`,
			[]said{{"Não vamos", "Carlos Teixeira"}, {"O país", "Carlos Teixeira"}}},
		{"Dutch", `“We hebben geen keuze”, zei burgemeester Femke Bos. Volgens minister Jan de Wit is er “geen enkele reden tot paniek”.`,
			[]said{{"We hebben", "Femke Bos"}, {"geen enkele", "Jan de Wit"}}},
		{"Swedish, dashes and no marks", `– Vi har inte råd att vänta, säger Karin Ek. | – Bron stängs i vår, fortsätter hon.`,
			[]said{{"Vi har", "Karin Ek"}, {"Bron stängs", "Karin Ek"}}},
		{"Polish, dashes and no marks", `– Nie mamy wyboru – powiedziała burmistrz Anna Nowak. – Most trzeba zamknąć na rok.`,
			[]said{{"Nie mamy", "Anna Nowak"}, {"Most trzeba", "Anna Nowak"}}},
		{"Russian, dashes and no marks", `— Мы узнали об этом из газет, — говорит Анна Белова. — Никто нас не спросил.`,
			[]said{{"Мы узнали", "Анна Белова"}, {"Никто нас", "Анна Белова"}}},
		{"a list with dashes is no speech", `Das ist der Plan, und er ist nicht neu: | – Die Brücke, neu und breit | – Der Tunnel, der nicht kommt`, nil},
		{"Japanese, a title", `知事は小説『雪国の橋は春までに直します』を読んだ。`, nil},
		{"Swedish uses one mark twice", `”Vi ska bygga bron till våren och inte senare”, säger Karin Lund som är minister och att det är bra.`,
			[]said{{"Vi ska", "Karin Lund"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.check(t)
		})
	}
}

package quotation

import "testing"

// TestSpeakersByNewspaperHabit holds attributions that newspapers print every day and that a list of rules easily gets
// wrong: nearly all of them were, when they were written.
func TestSpeakersByNewspaperHabit(t *testing.T) {
	t.Parallel()
	for _, tt := range []newsCase{
		{"described by somebody", `The ruling by Judge Alan Whitmore was described by campaigners as “a slap in the face”.`,
			[]said{{"a slap", "campaigners"}}},
		{"condemned by a name", `The plan has been condemned by Bishop Oscar Mendy as “morally bankrupt”.`,
			[]said{{"morally", "Oscar Mendy"}}},
		{"told by somebody that", `Mr Lowe was told by doctors that he was “lucky to be alive”.`,
			[]said{{"lucky to", "doctors"}}},
		{"a participle with its agent", `The landlord, criticised by customers as “greedy and rude”, has sold the building.`,
			[]said{{"greedy", "customers"}}},
		{"said by phone", `“We've got six weeks of grain left,” Alan Greaves, the co-op's manager, said by phone.`,
			[]said{{"We've got", "Alan Greaves"}}},
		{"quoted an unnamed official as saying", `Reuters quoted an unnamed official as saying the talks had been “frank”.`,
			[]said{{"frank", "an unnamed official"}}},
		{"somebody's words", `In Dr King's words, the arc of history “bends toward justice”.`,
			[]said{{"bends", "King"}}},
		{"somebody's claim", `Starling's claim that she was “hounded out” was rejected.`,
			[]said{{"hounded", "Starling"}}},
		{"for somebody", `For Ned Sykes, chair of the botany department at Cork, the debate is “a waste of good daylight”.`,
			[]said{{"a waste", "Ned Sykes"}}},
		{"an office without its name", `The work puzzles Lena Ortiz, a philosopher and director of the Minimal Laboratory, who calls it “a step too far”.`,
			[]said{{"a step", "Lena Ortiz"}}},
		{"an office behind the name that says it", `“It decides,” said Lena Ortiz's colleague. Lena Ortiz, director of the Minimal Laboratory in Murcia, thinks roots “solve problems”.`,
			[]said{{"It decides", "Lena Ortiz's colleague"}, {"solve", "Lena Ortiz"}}},
		{"an attribution put in", `Plants, writes Calvo, a professor in Spain, “solve problems we barely see.” Paco Calvo has a garden.`,
			[]said{{"solve", "Paco Calvo"}}},
		{"a semicolon and no second verb", `Linguist Emily Brandt calls them “stochastic mimics”; Gary Marks, a psychologist, “a parlour trick”.`,
			[]said{{"stochastic", "Emily Brandt"}, {"a parlour", "Gary Marks"}}},
		{"an introduction with commas of its own", `After a night in which a barge sank, a warehouse collapsed and the power failed, harbourmaster Sigrid Vik stood on the quay and said: “We were lucky.”`,
			[]said{{"We were", "Sigrid Vik"}}},
		{"his deputy is she", `“We shall rebuild,” said Oyelaran Adebisi. Thandeka Ngubane, his deputy, said it was “worse than 1987”. “Nobody warned us,” she said.`,
			[]said{{"We shall", "Oyelaran Adebisi"}, {"worse", "Thandeka Ngubane"}, {"Nobody", "Thandeka Ngubane"}}},
		{"her first coach", `“I was hopeless,” Qora Sole laughs. Her first coach, Zordi Puig – now 74 – disagrees. “She was a cannon,” he says.`,
			[]said{{"I was", "Qora Sole"}, {"She was", "Zordi Puig"}}},
		{"the coach is somebody with a name", `Defender Marc Lowry clashed with coach Stefan Brandl. “He was late,” Brandl said. The coach was asked about Lowry. “Ask his clock,” he said.`,
			[]said{{"He was", "Stefan Brandl"}, {"Ask his", "Stefan Brandl"}}},
		{"a wife of one name", `Dairy farmer Owen Rees keeps cows. Rees's wife, Carys, does the books. “Fair to whom?” she asks.`,
			[]said{{"Fair to", "Carys"}}},
		{"a neighbour who gave her name", `A neighbour, who gave her name only as Jean, said she “never suspected a thing”.`,
			[]said{{"never", "Jean"}}},
		{"a reporter is not meant", `Asked if he would go, Mr Dutton said: “No.” | “Why not?” a reporter shouted. | “Because I won't,” he answered.`,
			[]said{{"No.", "Dutton"}, {"Why not", "a reporter"}, {"Because", "Dutton"}}},
		{"one person whom they means", `Rowan Blake sings in Bristol. “I was terrified the first night,” they said.`,
			[]said{{"I was", "Rowan Blake"}}},
		{"somebody and nobody", `“Get down!” someone shouted. Nobody called it “a success to be proud of”.`,
			[]said{{"Get down", "someone"}, {"a success", ""}}},
		{"question and answer", `We met the violinist at her home. | Q: “When did you start?” | A: “I was three.”`,
			[]said{{"When did", ""}, {"I was three", ""}}},
		{"a company of one letter", `X said: “We have removed the post.” X called it “a mistake that we regret”.`,
			[]said{{"We have", "X"}, {"a mistake", "X"}}},
		{"it is not the first word", `Shares in Lumen sank after it said sales were “materially below plan”.`,
			[]said{{"materially", ""}}},
		{"a colon and one word", `Donald Tusk, the Polish prime minister, was briefer: “Enough.”`,
			[]said{{"Enough", "Donald Tusk"}}},
		{"a line with its speaker behind a dash", `“The worst is behind us” – Nora Finch`,
			[]said{{"The worst", "Nora Finch"}}},
		{"which critics called", `His book, which critics called “unreadable”, sold well.`,
			[]said{{"unreadable", "critics"}}},
		{"names of things", `Slogans such as “Just do it” sell. Locals call the hill “the Loaf”, and critics have dubbed it the “poverty trap”. They said the pub's “legendary” pie is frozen.`,
			nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.check(t)
		})
	}
}

// TestKindOfAPiece holds pieces of a sentence that begin with a capital.
func TestKindOfAPiece(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Kind{
		`The vicar, Joan Tully, describes the village as “Ambridge with worse weather”.`:         Partial,
		`Der Abgeordnete Holger Timm warf ihr „Versagen auf ganzer Linie“ vor, und das ist neu.`: Partial,
		`Der Sprecher sagte: „Versagen auf ganzer Linie ist das nicht“, und er ist sicher.`:      Full,
		`The vicar, Joan Tully, said: “Ambridge has worse weather”.`:                             Full,
	} {
		got := Find([]string{text})
		if len(got) != 1 || got[0].Kind != want {
			t.Errorf("%s: got %v, want one %s", text, got, want)
		}
	}
}

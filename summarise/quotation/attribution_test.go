package quotation

import (
	"strings"
	"testing"
)

// said is one quotation as a test wants it: the words it begins with, and the speaker.
type said struct{ words, by string }

// A newsCase is a short article with its quotations in order. Paragraphs are separated by a bar.
type newsCase struct {
	name string
	text string
	want []said
}

func (c newsCase) paragraphs() []string { return strings.Split(c.text, " | ") }

// newsCases go through the ways in which news names a speaker.
func newsCases() []newsCase {
	return []newsCase{
		{"a title and a state before the name", `“We will win Iowa,” said Texas Sen. Paul Harlan, who finished third. | “I doubt it,” former Florida Gov. Nell Brandt told CNN.`,
			[]said{{"We will win", "Paul Harlan"}, {"I doubt", "Nell Brandt"}}},
		{"a party and a state behind the name", `Rep. Nancy Ortiz, D-Calif., called the vote “a sham from start to finish.” Sen. Mike Lund (R-Utah) said he would “fight it in every court.”`,
			[]said{{"a sham", "Nancy Ortiz"}, {"fight it", "Mike Lund"}}},
		{"the title is another country's", `“We want peace,” Ukrainian Foreign Minister Dmytro Bondar said. “But not at any price,” added Bondar.`,
			[]said{{"We want", "Dmytro Bondar"}, {"But not", "Dmytro Bondar"}}},
		{"a secretary of something", `Secretary of State John Garner said the talks were “serious and useful.” “I mean it,” Garner added. “Good,” said Speaker of the House Paul Lyle.`,
			[]said{{"serious", "John Garner"}, {"I mean", "John Garner"}, {"Good", "Paul Lyle"}}},
		{"a campaign manager behind the candidate's name", `“He misspoke, that is all,” Harlan campaign manager Kelly Anne Moss told reporters. The Harlan campaign said it was “proud of the result.”`,
			[]said{{"He misspoke", "Kelly Anne Moss"}, {"proud of", "the Harlan campaign"}}},
		{"a spokesman for somebody", `A spokesman for Harlan said the senator was “resting at home.” “He is fine,” said Tim Reese, a spokesman for the senator.`,
			[]said{{"resting", "a spokesman for Harlan"}, {"He is fine", "Tim Reese"}}},
		{"someone's spokeswoman by name", `Harlan's spokeswoman, Dana Pruitt, said he was “ready for the job.” “Very ready,” Pruitt said.`,
			[]said{{"ready for", "Dana Pruitt"}, {"Very ready", "Dana Pruitt"}}},
		{"who told whom", `“You are wrong,” Harlan told Brandt. Brandt told Harlan: “You would know.”`,
			[]said{{"You are wrong", "Harlan"}, {"You would", "Brandt"}}},
		{"an interview with somebody else", `In an interview with Fox News host Sean Pike on Monday, Paul Harlan said the wall would be “big and beautiful.” “Mexico pays,” he told Pike.`,
			[]said{{"big and", "Paul Harlan"}, {"Mexico pays", "Paul Harlan"}}},
		{"asked by somebody", `Asked by Megan Pike whether he would run, Paul Harlan replied, “Ask me tomorrow.”`,
			[]said{{"Ask me", "Paul Harlan"}}},
		{"a subordinate clause in front", `After Nell Brandt said she would not run, Paul Harlan called her decision “the best news of the week.”`,
			[]said{{"the best", "Paul Harlan"}}},
		{"a coordinated clause", `Paul Harlan said he would stay, but Nell Brandt said the race was “over for all of us.”`,
			[]said{{"over for", "Nell Brandt"}}},
		{"a second verb without a subject", `Paul Harlan arrived late, apologised to the crowd and said the plane had been “stuck in the snow.”`,
			[]said{{"stuck in", "Paul Harlan"}}},
		{"a participle at the end", `Paul Harlan attacked Nell Brandt on Tuesday, calling her “a puppet of the banks.”`,
			[]said{{"a puppet", "Paul Harlan"}}},
		{"saying that goes on behind the quotation", `“This is over,” Harlan said, adding that Brandt was “a sore loser.”`,
			[]said{{"This is", "Harlan"}, {"a sore", "Harlan"}}},
		{"behind the quotation a new clause", `Paul Harlan called it “a witch hunt,” and Nell Brandt said nothing at all.`,
			[]said{{"a witch", "Paul Harlan"}}},
		{"when and as begin another clause", `“Lock the doors,” Paul Harlan shouted as Nell Brandt left. “I will never leave,” he said when Brandt asked.`,
			[]said{{"Lock", "Paul Harlan"}, {"I will", "Paul Harlan"}}},
		{"a relative clause between name and verb", `“We knew nothing,” Ellen Marsh, who has run the agency since 2009, testified. “Nothing,” she repeated.`,
			[]said{{"We knew", "Ellen Marsh"}, {"Nothing", "Ellen Marsh"}}},
		{"the relative clause says it", `The bill was written by Ellen Marsh, a Republican from Ohio, who said it would “bring the jobs home.”`,
			[]said{{"bring the", "Ellen Marsh"}}},
		{"he and she by given names", `Linda Carr and Tom Oakes met on Monday. “He listened to me,” she said. “She made her point,” he said.`,
			[]said{{"He listened", "Linda Carr"}, {"She made", "Tom Oakes"}}},
		{"a pronoun goes to the subject, not the object", `Paul Harlan praised Mike Lund in a speech in Ohio. “He is a friend,” he said.`,
			[]said{{"He is", "Paul Harlan"}}},
		{"a pronoun two paragraphs on", `Mayor Rosa Lind opened the bridge. | The work took nine years and cost $90 million. | “It was worth it,” she said.`,
			[]said{{"It was", "Rosa Lind"}}},
		{"Mrs. tells the gender", `Mr. Vance and Mrs. Adeyemi run the shop. “We open at six,” she said. “She does,” he said.`,
			[]said{{"We open", "Adeyemi"}, {"She does", "Vance"}}},
		{"two of one surname", `Bill Harlow campaigned in Ohio while Hilda Harlow stayed in New York. “She works hard,” Bill Harlow said. “He does too,” Hilda Harlow said.`,
			[]said{{"She works", "Bill Harlow"}, {"He does", "Hilda Harlow"}}},
		{"an institution", `The White House said it was “aware of the reports.” The Justice Department declined to comment, calling the case “a pending matter.”`,
			[]said{{"aware of", "White House"}, {"a pending", "Justice Department"}}},
		{"it said", `The Coast Guard found the boat on Sunday. It said the crew was “cold but alive and well.”`,
			[]said{{"cold but", "Coast Guard"}}},
		{"they said", `The researchers looked at 400 families. They said the effect was “larger than anybody expected.”`,
			[]said{{"larger", "researchers"}}},
		{"a statement", `Paul Harlan's campaign issued a statement calling the report “false and malicious.” “We will sue,” the statement read.`,
			[]said{{"false and", "Paul Harlan's campaign"}, {"We will sue", "the statement"}}},
		{"according to, behind", `The senator was “visibly shaken by the news,” according to two people in the room. The mood was “awful,” according to aide Tim Reese.`,
			[]said{{"visibly", "two people in the room"}, {"awful", "Tim Reese"}}},
		{"as somebody put it", `It was, as Paul Harlan put it, “a very long night for everyone.”`,
			[]said{{"a very", "Paul Harlan"}}},
		{"in the words of", `The plan is, in the words of Senator Ellen Marsh, “a bridge to nowhere.”`,
			[]said{{"a bridge", "Ellen Marsh"}}},
		{"a tweet", `“SAD!” Harlan tweeted. “They lost the vote and the plot,” Mike Lund wrote on Twitter on Monday.`,
			[]said{{"SAD!", "Harlan"}, {"They lost", "Mike Lund"}}},
		{"tweeted with a colon", `Harlan then tweeted: “The polls are rigged.”`,
			[]said{{"The polls", "Harlan"}}},
		{"the attribution in the middle", `“If you want my opinion,” Lund said on Friday, “you should ask for it.”`,
			[]said{{"If you", "Lund"}, {"you should", "Lund"}}},
		{"a whole paragraph after an attributed one", `“The road is closed,” said Sheriff Ann Doyle. | “It will stay closed all week, and we ask people to stay away.”`,
			[]said{{"The road", "Ann Doyle"}, {"It will", "Ann Doyle"}}},
		{"several sentences before the attribution", `“It is cold. It is dark. We are going home,” said miner Jake Stroud.`,
			[]said{{"It is", "Jake Stroud"}}},
		{"a question", `“Where is the money?” asked Ellen Marsh. “Do you know?” Marsh asked again.`,
			[]said{{"Where", "Ellen Marsh"}, {"Do you", "Ellen Marsh"}}},
		{"an adverb before the verb", `“I was never there,” Lund repeatedly told the jury. “Never,” he then added quietly.`,
			[]said{{"I was", "Lund"}, {"Never", "Lund"}}},
		{"has said", `Lund has said he is “not a career politician.” Harlan has long argued that trade deals are “killing the country.”`,
			[]said{{"not a", "Lund"}, {"killing", "Harlan"}}},
		{"was quoted as saying", `Lund was quoted as saying that the deal was “dead on arrival.”`,
			[]said{{"dead on", "Lund"}}},
		{"a passive with its agent", `The plan was described as “a disaster for farmers” by Ellen Marsh of the Farm Bureau.`,
			[]said{{"a disaster", "Ellen Marsh"}}},
		{"the name is a word of the language", `Jack White met Sue Band in Reno. “The house is white,” White said. “Any band would do,” Band said.`,
			[]said{{"The house", "Jack White"}, {"Any band", "Sue Band"}}},
		{"a rank before the name", `“The suspect is in custody,” said Police Chief Don Ames. Lt. Col. Maria Voss said the base was “never in danger at all.”`,
			[]said{{"The suspect", "Don Ames"}, {"never in", "Maria Voss"}}},
		{"somebody's office", `“The governor is on vacation,” Brandt's office said.`,
			[]said{{"The governor", "Brandt's office"}}},
		{"an age behind the name", `“I lost everything,” said Rita Cole, 54, of Tampa. “We both did,” said her husband, Ed Cole.`,
			[]said{{"I lost", "Rita Cole"}, {"We both", "Ed Cole"}}},
		{"a resident without a name", `“It sounded like a train,” said one resident. “It was awful,” a police officer who was at the scene said.`,
			[]said{{"It sounded", "one resident"}, {"It was", "a police officer"}}},
		{"a name with particles", `“No deal is better,” said Ursula von der Leyden. “Perhaps,” Dirk de Vries said.`,
			[]said{{"No deal", "Ursula von der Leyden"}, {"Perhaps", "Dirk de Vries"}}},
		{"junior", `“My father taught me,” said Robert Kane Jr. on Monday. “He taught us all,” Kane said.`,
			[]said{{"My father", "Robert Kane Jr."}, {"He taught", "Robert Kane Jr."}}},
		{"the fullest form comes later", `“We are done here,” Harlan said. | Paul Harlan has served since 2002.`,
			[]said{{"We are done", "Paul Harlan"}}},
		{"Thursday is nobody", `“We are closing in,” police said Thursday. On Thursday Doyle said the man was “known to us for years.”`,
			[]said{{"We are closing", "police"}, {"known to", "Doyle"}}},
		{"a date between name and verb", `Harlan on Thursday called the vote “a disgrace to the nation.”`,
			[]said{{"a disgrace", "Harlan"}}},
		{"a network's reporter asks", `“Did you lie?” NBC's Chuck Pell asked. “Absolutely not,” Harlan replied.`,
			[]said{{"Did you", "Chuck Pell"}, {"Absolutely", "Harlan"}}},
		{"the quotation goes on behind its verb", `“We expect rain” through the weekend, forecaster Lou Reyes said.`,
			[]said{{"We expect", "Lou Reyes"}}},
		{"that before a piece", `Marsh warned that “millions of people will lose their homes” unless Congress acts.`,
			[]said{{"millions", "Marsh"}}},
		{"what he called", `Harlan defended what he called “a common-sense ban on foreign money.”`,
			[]said{{"a common-sense", "Harlan"}}},
		{"what a poll found", `A poll released on Tuesday found that most voters call her “not quite honest enough.”`,
			[]said{{"not quite", "a poll"}}},
		{"a paper quotes somebody", `The Harlow Times quoted one official as saying that the raid was “a mess from the start.”`,
			[]said{{"a mess", "one official"}}},
		{"with a spokeswoman calling", `The Harlan campaign seized on it, with a spokeswoman, Karen Fine, calling it “deeply offensive to all.”`,
			[]said{{"deeply", "Karen Fine"}}},
		{"as somebody put it, in front", `As Paul Harlan put it last week, the campaign had become “a reality show.”`,
			[]said{{"a reality", "Paul Harlan"}}},
		{"a programme's name in between", `The senator, appearing on the channel's “This Week,” said he had “no ties at all” to the bank.`,
			[]said{{"no ties", "the senator"}}},
		{"an inserted attribution, verb first", `The cut, which, say experts, would “comfort our enemies,” was stopped on Monday.`,
			[]said{{"comfort", "experts"}}},
		{"whom somebody called", `It was an attack on Mike Lund, whom Paul Harlan has called “a stiff and a loser.”`,
			[]said{{"a stiff", "Paul Harlan"}}},
		{"a memoir says it", `Her memoir, “Hard Years,” said the vote was “plain and simple, a mistake.”`,
			[]said{{"plain and", "Her memoir"}}},
		{"a network's word for it is not the network's", `Paul Harlan called the talks “a breach of every duty,” according to NBC.`,
			[]said{{"a breach", "Paul Harlan"}}},
		{"a nominal speaker and a pronoun", `A police spokesman said the car had been taken away. “The owner may fetch it,” he added.`,
			[]said{{"The owner", "a police spokesman"}}},
		{"a protester by a false name", `“She will not listen,” said a protester using the pseudonym Katya.`,
			[]said{{"She will", "Katya"}}},
		{"a speech of two paragraphs, named at its end", `Rain fell. | “The road is closed. | “It will stay closed,” said Sheriff Ann Doyle.`,
			[]said{{"The road", "Ann Doyle"}, {"It will", "Ann Doyle"}}},
		{"possessive before the piece", `Harlan's “disgusting and vile” remarks were condemned by both parties, Marsh said.`,
			[]said{{"disgusting", "Marsh"}}},
	}
}

func TestSpeakersInNews(t *testing.T) {
	t.Parallel()
	for _, tt := range newsCases() {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.check(t)
		})
	}
}

// check finds the case's quotations and compares them and their speakers with those wanted. A speaker that is
// wanted by nobody's name must not have got one.
func (c newsCase) check(t *testing.T) {
	t.Helper()
	paragraphs := c.paragraphs()
	var got []said
	for _, q := range Find(paragraphs) {
		got = append(got, said{paragraphs[q.Paragraph][q.Start:q.End], q.Speaker + " [" + string(q.Rule) + "]"})
	}
	if len(got) != len(c.want) {
		t.Fatalf("got %q, want %q", got, c.want)
	}
	for i, w := range c.want {
		speaker, _, _ := strings.Cut(got[i].by, " [")
		same := SameSpeaker(speaker, w.by) || w.by != "" && strings.HasPrefix(speaker, w.by)
		if !strings.HasPrefix(got[i].words, w.words) || !same {
			t.Errorf("got %q, want %q", got[i], w)
		}
	}
}

package summarise

// Maker says who made a digest or an answer. It is part of the cache key and is shown in the footer.
type Maker struct {
	Engine string // "llm" or "extractive"
	Model  string // "" for an engine without a model
	Prompt string // a hash over templates and schema; "" for an engine without prompts
}

// Evidence is what an engine offers for a sentence: words it says stand in that passage.
// Passage counts from 0; [Anywhere] leaves finding it to the code.
type Evidence struct {
	Passage int
	Words   string
}

// Anywhere is the Passage of Evidence whose engine does not know where its words stand.
const Anywhere = -1

// A Draft is what an engine says. Nothing of it is shown: only grounding turns its parts into
// what is. Draft gives Summary, Claims and Quotes; Reply gives Answer alone.
type Draft struct {
	Summary []DraftClaim
	Claims  []DraftClaim
	Quotes  []DraftQuote
	Answer  []DraftClaim
	By      Maker
	Lang    string   // BCP 47 of its sentences; "" = as wanted, and for an answer as it reads
	Notes   []string // what the engine wants a reader to know: "the language stays the article's"
}

// DraftClaim is one sentence with what is said to bear it out. By is who asserts it in the
// article, "" = the article itself.
type DraftClaim struct {
	Text     string
	By       string
	Evidence []Evidence
}

// DraftQuote is a quotation an engine thinks worth showing, and who it thinks said it.
type DraftQuote struct {
	Evidence
	Speaker string
}

package summarise

import "time"

// An Answer is what is shown of a question. No claims: "the article does not say".
type Answer struct {
	Question string
	Claims   []Claim
	Dropped  int
	Notes    []string
	By       Maker
	At       time.Time
}

// Found reports whether the article says anything to the question.
func (a *Answer) Found() bool { return len(a.Claims) > 0 }

// A Conversation is an article and what was asked of it, oldest first.
// "Session" is discordgo's word, hence this one.
type Conversation struct {
	Article *Article
	Turns   []Answer
}

package render

import (
	"fmt"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// Notice is a message of our own words.
func Notice(text string) *discordgo.MessageSend { return &discordgo.MessageSend{Content: text} }

// Reading is what stands while articles are read.
func Reading(articles int) *discordgo.MessageSend {
	if articles == 1 {
		return Notice("Reading the article …")
	}
	return Notice(fmt.Sprintf("Reading %d articles …", articles))
}

// Summarising is what stands while an article that was read is digested.
func Summarising(a *summarise.Article) *discordgo.MessageSend {
	title := clip(plain(a.Title), maxTitle)
	if title == "" {
		return Notice("Summarising …")
	}
	return Notice("Summarising **" + title + "** …")
}

// AnsweredIn tells the asker where an answer stands.
func AnsweredIn(channel string) *discordgo.MessageSend {
	return Notice("Answered in <#" + channel + ">.")
}

// Busy says that too many are waiting.
func Busy() *discordgo.MessageSend {
	return Notice("I am busy with other articles, please try again in a minute.")
}

// OutOfDate answers a button or command of another version.
func OutOfDate() *discordgo.MessageSend {
	return Notice("This is out of date: I have been updated since. Please ask anew with /summarise.")
}

// NotYours answers who may not delete a digest.
func NotYours() *discordgo.MessageSend {
	return Notice("Only who asked for this, or a moderator (Manage Messages), can delete it.")
}

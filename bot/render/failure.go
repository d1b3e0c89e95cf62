package render

import (
	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// Failure tells of a failure in one kind sentence with a next step, and the reference under which an
// operator finds it in the log. Nothing of the error shows but its code's sentence and its note, which
// is escaped all the same.
func Failure(err error, ref string) *discordgo.MessageSend {
	code := summarise.CodeOf(err)
	said := summarise.Explain(err)
	if code == summarise.NotFound {
		said = "I do not know which article you mean." // Discord has no files by name, only articles talked about
	}
	return Notice(plain(said) + " " + nextStep(code) + "\n-# ref " + plain(ref))
}

// nextStep is what somebody in a channel can do.
func nextStep(code summarise.Code) string {
	const paste = "paste its text into a message that mentions me (Discord makes a file of a long one), or use /summarise without a link."
	switch code {
	case summarise.NotFound:
		return "Give its link, or ask in the thread under its digest."
	case summarise.Unreachable:
		return "Check the link for a slip, or try again in a minute."
	case summarise.Timeout:
		return "Try again in a minute, or " + paste
	case summarise.PrivateAddress:
		return "If you can open it, " + paste
	case summarise.TooLarge:
		return "Take the part that matters: " + paste
	case summarise.Unsupported:
		return "Send the article as a link, as text, or as a .txt, .md, .html, .pdf, .docx or .epub file."
	case summarise.Blocked, summarise.Paywall, summarise.NeedsJavaScript, summarise.Consent, summarise.Login:
		return "If you can read it, " + paste
	case summarise.NotArticle:
		return "Give the link of one article on it, or " + paste
	case summarise.Gone:
		return "Check the link; if you have the article, " + paste
	case summarise.Empty:
		return "Send a link, a file, or at least a paragraph of text."
	case summarise.PageError:
		return "Try again later; if you can read it, " + paste
	case summarise.Locked:
		return "Send a copy without the password."
	case summarise.Scanned:
		return "Send a copy with text in it, or " + paste
	case summarise.Garbled:
		return "If you can read it, " + paste
	case summarise.ModelFailed:
		return "Please try again in a minute."
	default:
		return "Please try again; if it happens again, tell my operator the reference below."
	}
}

// ThreadTrouble says why no thread could be opened, by Discord's error code.
func ThreadTrouble(code int, channel string) string {
	switch code {
	case discordgo.ErrCodeMissingPermissions, discordgo.ErrCodeMissingAccess:
		return "No thread: I need the permission Create Public Threads in <#" + channel + ">. Press Ask for questions"
	case codeThreadsFull, codeAnnouncementThreadsFull:
		return "No thread: this server has as many active threads as Discord allows. Press Ask for questions"
	default:
		return "No thread could be opened. Press Ask for questions"
	}
}

// Discord's error codes (Opcodes and Status Codes) for as many active threads as there may be.
const (
	codeThreadsFull             = 160006
	codeAnnouncementThreadsFull = 160007
)

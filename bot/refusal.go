package bot

import (
	"errors"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/render"
	"verbatim/summarise"
)

// refusal is something that Discord does not let the bot do. Its words are for who asked: what is
// missing, by name and place.
type refusal struct {
	words string
	err   error
}

func (r *refusal) Error() string { return r.err.Error() }
func (r *refusal) Unwrap() error { return r.err }

// refused puts into words what Discord refused in a channel for want of a permission; all other errors
// stay as they are.
func refused(err error, permission, channel string) error {
	here := "<#" + channel + ">"
	var words string
	switch restCode(err) {
	case discordgo.ErrCodeMissingPermissions:
		words = "I need the permission " + permission + " in " + here + "."
	case discordgo.ErrCodeMissingAccess:
		words = "I cannot see " + here + ": I need the permission View Channel there."
	case discordgo.ErrCodeCannotReplyWithoutPermissionToReadMessageHistory:
		words = "I need the permission Read Message History in " + here + "."
	case discordgo.ErrCodeThreadIsLocked:
		words = "The thread " + here + " is locked, so I cannot write in it. Ask a moderator to unlock it, or for a new digest."
	case discordgo.ErrCodePerformedOperationOnArchivedThread:
		words = "The thread " + here + " is archived. Write a message in it, which opens it again, and try once more."
	case discordgo.ErrCodeUnknownChannel:
		words = "The channel or thread is gone. Ask for a new digest with /summarise."
	case discordgo.ErrCodeUnknownMessage:
		words = "The message is gone. Ask for a new digest with /summarise."
	default:
		return err
	}
	return &refusal{words, err}
}

// failure tells of err in one kind sentence with its reference in the log.
func failure(err error, ref string) *discordgo.MessageSend {
	if r, ok := errors.AsType[*refusal](err); ok {
		return render.Notice(r.words + "\n-# ref " + ref)
	}
	return render.Failure(err, ref)
}

// errNoArticle is asked-about nothing: no article is meant by the place or the message.
var errNoArticle = &summarise.Error{Code: summarise.NotFound, Note: "no article is being talked about here"}

// errForgotten is an article whose text neither the store nor Discord has any more.
var errForgotten = &summarise.Error{Code: summarise.Gone, Note: "its text is not kept any more"}

// Why a job ended before its time.
var (
	errShutdown = &summarise.Error{Code: summarise.Internal, Note: "the bot is being restarted, please ask again in a minute"}
	errTooLong  = &summarise.Error{Code: summarise.Internal, Note: "it took longer than 3 minutes"}
	errPanic    = &summarise.Error{Code: summarise.Internal}
)

// permissionToWrite is the one that a message in p needs.
func (p place) permissionToWrite() string {
	if p.parent != "" {
		return "Send Messages in Threads"
	}
	return "Send Messages"
}

package intake

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// fileKind says whether an attachment can be read: by its ending in any case, and by its type where it has no ending
// that says something. Discord's client names a long message message.txt and gives it no type; some clients type
// everything application/octet-stream. A file with neither ending nor type is left to the reader, which looks at the bytes.
func fileKind(a *discordgo.MessageAttachment) kind {
	e := ending(a.Filename)
	if isRead(e) {
		return article
	}
	if k := kindOfEnding(e); k != article {
		return k
	}
	media, _, _ := strings.Cut(strings.ToLower(a.ContentType), ";")
	media = strings.TrimSpace(media)
	switch media {
	case "text/html", "application/xhtml+xml", "application/pdf", "application/epub+zip",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document":
		return article
	case "text/plain", "text/markdown", "application/octet-stream", "":
		if e == "" {
			return article
		}
		return program
	}
	switch major, _, _ := strings.Cut(media, "/"); major {
	case "image":
		return image
	case "video":
		return video
	case "audio":
		return audio
	}
	return program
}

// isRead knows the endings of files that are read.
func isRead(e string) bool {
	switch e {
	case "html", "htm", "xhtml", "txt", "text", "md", "markdown", "pdf", "docx", "epub":
		return true
	}
	return false
}

// attachment makes a source of a file.
func attachment(a *discordgo.MessageAttachment) summarise.Attachment {
	return summarise.Attachment{Name: a.Filename, MediaType: a.ContentType, URL: a.URL, Size: int64(a.Size)}
}

package summarise

// A Source says where an article is to be had: [Link], [Paste], [Attachment] or [Upload].
type Source interface{ source() }

// Link is the address of a page, as it was posted. It is what is fetched; its identity
// (see the link package) is only a cache key.
type Link struct{ URL string }

// Paste is text that somebody wrote or pasted. Title may be empty.
type Paste struct{ Title, Text string }

// Attachment is a file on Discord's servers, fetched under the same guard as a link.
// URL is signed and expires; it is never stored. Size is in bytes, as Discord declares it.
type Attachment struct {
	Name, MediaType, URL string
	Size                 int64
}

// Upload is a file whose bytes are already here, as a terminal command has them. URL is where a
// saved page came from, "" if that is not known. Only cmd makes one.
type Upload struct {
	Name, MediaType, URL string
	Data                 []byte
}

func (Link) source()       {}
func (Paste) source()      {}
func (Attachment) source() {}
func (Upload) source()     {}

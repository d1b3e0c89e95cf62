package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
)

// threadBody is what opens a thread (resources/channel).
type threadBody struct {
	Name        optional[string]          `json:"name"`
	AutoArchive optional[int]             `json:"auto_archive_duration"`
	Slowmode    optional[int]             `json:"rate_limit_per_user"`
	Type        optional[ChannelKind]     `json:"type"`
	Invitable   optional[bool]            `json:"invitable"`
	Message     optional[json.RawMessage] `json:"message"` // the first one of a forum post
}

func (f *form) checkThread(b *threadBody) {
	f.length([]string{"name"}, b.Name.value, 1, maxThreadName)
	if b.AutoArchive.value != 0 {
		f.checkAutoArchive(b.AutoArchive.value)
	}
	f.between([]string{"rate_limit_per_user"}, b.Slowmode.value, 0, maxSlowmode)
}

func (f *form) checkAutoArchive(minutes int) {
	if !slices.Contains([]int{60, 1440, 4320, 10080}, minutes) {
		f.add([]string{"auto_archive_duration"}, "BASE_TYPE_CHOICES", "Value must be one of (60, 1440, 4320, 10080).")
	}
}

// postMessageThread is Start Thread from Message: one thread a message, with its ID; not in
// threads, forums or direct messages.
func (q *call) postMessageThread() (answer, error) {
	c, err := q.channel()
	if err != nil {
		return answer{}, err
	}
	s := q.s
	if c.kind != Text && c.kind != Announcement {
		return answer{}, refuse(http.StatusBadRequest, codeWrongChannelType, "Cannot execute action on this channel type")
	}
	if err := s.require(s.bot, c, CreatePublicThreads|ReadMessageHistory); err != nil {
		return answer{}, err
	}
	m, err := q.message(c)
	if err != nil {
		return answer{}, err
	}
	var b threadBody
	if err := q.decode(&b); err != nil {
		return answer{}, err
	}
	var f form
	f.checkThread(&b)
	if err := f.err(); err != nil {
		return answer{}, err
	}
	if m.thread != nil {
		return answer{}, refuse(http.StatusBadRequest, codeThreadExists, "A thread has already been created for this message")
	}
	if m.Type == TypeThreadCreated || m.Type == TypeThreadStarter {
		return answer{}, refuse(http.StatusForbidden, codeSystemMessage, "Cannot execute action on a system message")
	}
	kind := PublicThread
	if c.kind == Announcement {
		kind = AnnouncementThread
	}
	t := s.openThread(c, kind, s.bot, &b, m)
	return made(t.wireThreadFor(s.bot)), nil
}

// postThread is Start Thread without Message: private unless a type is given. Posts in
// forums, which take another body, are made by people here ([User.OpenPost]).
func (q *call) postThread() (answer, error) {
	c, err := q.channel()
	if err != nil {
		return answer{}, err
	}
	s := q.s
	if c.kind == Forum {
		return answer{}, refuse(http.StatusBadRequest, codeGeneral, "Not modelled").because("discordtest models no forum posts by the bot")
	}
	if c.kind != Text && c.kind != Announcement {
		return answer{}, refuse(http.StatusBadRequest, codeWrongChannelType, "Cannot execute action on this channel type")
	}
	var b threadBody
	if err := q.decode(&b); err != nil {
		return answer{}, err
	}
	kind, need := PrivateThread, CreatePrivateThreads
	if b.Type.set && b.Type.value != PrivateThread {
		kind, need = b.Type.value, CreatePublicThreads
	}
	var f form
	f.checkThread(&b)
	if !(kind == PrivateThread || kind == PublicThread && c.kind == Text || kind == AnnouncementThread && c.kind == Announcement) {
		f.add([]string{"type"}, "BASE_TYPE_CHOICES", "Value must be one of {10, 11, 12}.")
	}
	if err := f.err(); err != nil {
		return answer{}, err
	}
	if err := s.require(s.bot, c, need); err != nil {
		return answer{}, err
	}
	t := s.openThread(c, kind, s.bot, &b, nil)
	return made(t.wireThreadFor(s.bot)), nil
}

// thread is the channel in the path if it is a thread.
func (q *call) thread() (*Channel, error) {
	c, err := q.channel()
	if err != nil {
		return nil, err
	}
	if !c.isThread() {
		return nil, refuse(http.StatusBadRequest, codeWrongChannelType, "Cannot execute action on this channel type")
	}
	return c, nil
}

// patchThread is Modify Channel for threads. Their owner may rename and archive them; locking
// needs MANAGE_THREADS. An archived one must first be taken out of the archive.
func (q *call) patchThread() (answer, error) {
	c, err := q.channel()
	if err != nil {
		return answer{}, err
	}
	if !c.isThread() {
		return answer{}, refuse(http.StatusNotFound, codeGeneral, "Not modelled").because("discordtest models changes of threads only")
	}
	var b struct {
		Name        optional[string]            `json:"name"`
		Archived    optional[bool]              `json:"archived"`
		Locked      optional[bool]              `json:"locked"`
		AutoArchive optional[int]               `json:"auto_archive_duration"`
		Slowmode    optional[int]               `json:"rate_limit_per_user"`
		Invitable   optional[bool]              `json:"invitable"`
		Flags       optional[int]               `json:"flags"`
		AppliedTags optional[[]json.RawMessage] `json:"applied_tags"`
	}
	if err := q.decode(&b); err != nil {
		return answer{}, err
	}
	s := q.s
	manages := s.permissions(s.bot, c).has(ManageThreads)
	unarchives := b.Archived.set && !b.Archived.value
	switch {
	case c.locked && c.archived && unarchives && !manages, b.Locked.set && b.Locked.value != c.locked && !manages:
		return answer{}, missingPermissions(ManageThreads)
	case !manages && c.owner != s.bot && !(c.archived && unarchives && s.permissions(s.bot, c).has(SendMessagesInThreads)):
		return answer{}, missingPermissions(ManageThreads)
	case c.archived && !unarchives:
		return answer{}, refuse(http.StatusBadRequest, codeArchived, "Thread is archived")
	case b.Slowmode.set && !manages:
		return answer{}, missingPermissions(ManageThreads)
	}
	var f form
	if b.Name.set {
		f.length([]string{"name"}, b.Name.value, 1, maxThreadName)
	}
	if b.AutoArchive.set {
		f.checkAutoArchive(b.AutoArchive.value)
	}
	f.between([]string{"rate_limit_per_user"}, b.Slowmode.value, 0, maxSlowmode)
	if err := f.err(); err != nil {
		return answer{}, err
	}
	if b.Name.set {
		c.name = b.Name.value
	}
	if b.AutoArchive.set {
		c.autoArchive = b.AutoArchive.value
	}
	if b.Slowmode.set {
		c.slowmode = b.Slowmode.value
	}
	if b.Locked.set {
		c.locked = b.Locked.value
	}
	switch {
	case b.Archived.value && !c.archived:
		s.archive(c)
	case unarchives && c.archived:
		s.unarchive(c)
	default:
		s.announceThread("THREAD_UPDATE", c)
	}
	return ok(c.wireThreadFor(s.bot)), nil
}

// deleteThread is Delete/Close Channel for threads and direct messages.
func (q *call) deleteThread() (answer, error) {
	c, err := q.channel()
	if err != nil {
		return answer{}, err
	}
	switch {
	case c.kind == DM:
		return ok(c.wire()), nil
	case !c.isThread():
		return answer{}, refuse(http.StatusNotFound, codeGeneral, "Not modelled").because("discordtest models deleting threads only")
	}
	if err := q.s.require(q.s.bot, c, ManageThreads); err != nil {
		return answer{}, err
	}
	w := c.wireThreadFor(q.s.bot)
	q.s.deleteChannel(c)
	return ok(w), nil
}

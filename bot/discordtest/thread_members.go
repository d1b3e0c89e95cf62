package discordtest

import (
	"cmp"
	"net/http"
	"slices"
)

func (q *call) getThreadMembers() (answer, error) {
	t, err := q.thread()
	if err != nil {
		return answer{}, err
	}
	list := []wireThreadMember{}
	for id, at := range t.joined {
		list = append(list, wireThreadMember{ID: t.id, UserID: id, JoinTimestamp: stamp(at)})
	}
	slices.SortFunc(list, func(a, b wireThreadMember) int { return cmp.Compare(a.UserID, b.UserID) })
	return ok(list), nil
}

func (q *call) getThreadMember() (answer, error) {
	t, id, err := q.threadAndUser()
	if err != nil {
		return answer{}, err
	}
	at := t.joined[id]
	if at.IsZero() {
		return answer{}, refuse(http.StatusNotFound, codeUnknownMember, "Unknown Member")
	}
	return ok(wireThreadMember{ID: t.id, UserID: id, JoinTimestamp: stamp(at)}), nil
}

func (q *call) threadAndUser() (*Channel, string, error) {
	t, err := q.thread()
	if err != nil {
		return nil, "", err
	}
	id, err := q.id("user")
	if err != nil {
		return nil, "", err
	}
	if t.guild.members[id] == nil {
		return nil, "", refuse(http.StatusNotFound, codeUnknownMember, "Unknown Member")
	}
	return t, id, nil
}

func (q *call) putThreadMember() (answer, error) {
	t, id, err := q.threadAndUser()
	if err != nil {
		return answer{}, err
	}
	if t.archived {
		return answer{}, refuse(http.StatusBadRequest, codeArchived, "Thread is archived")
	}
	if id != q.s.bot.id {
		if err := q.s.require(q.s.bot, t, SendMessagesInThreads); err != nil {
			return answer{}, err
		}
	}
	if t.joined[id].IsZero() {
		t.joined[id] = q.s.now()
	}
	return nothing(), nil
}

func (q *call) deleteThreadMember() (answer, error) {
	t, id, err := q.threadAndUser()
	if err != nil {
		return answer{}, err
	}
	if id != q.s.bot.id && t.owner != q.s.bot {
		if err := q.s.require(q.s.bot, t, ManageThreads); err != nil {
			return answer{}, err
		}
	}
	delete(t.joined, id)
	return nothing(), nil
}
